//! `zopa solve`.

use crate::{Desk, flagship};

#[test]
fn all_solutions_stand_side_by_side() {
    let desk = Desk::with("buyer-seller");
    let said = desk.types(&["solve", "buyer-seller.toml"]).succeeds();
    assert_eq!(said.err, "");
    said.says(&[
        "Where should they settle? buyer and seller on day one",
        "21  deals can be written",
        "Nash",
        "Kalai–Smorodinsky",
        "Egalitarian",
        "Utilitarian",
        "Pareto frontier: 7 points",
    ]);
}

#[test]
fn the_flagship_gate_by_gate() {
    let said = Desk::new().types(&["solve", &flagship()]).succeeds();
    said.says(&[
        "311,040  deals",
        "23,040  inside everyone's red lines",
        "268  no worse than no deal",
        "45  pass EU member states",
    ]);
}

#[test]
fn one_solution_tells_its_text() {
    let desk = Desk::with("buyer-seller");
    let said = desk
        .types(&["solve", "buyer-seller.toml", "--at", "nash"])
        .succeeds();
    said.says(&["Nash on day one", "price   95", "Passes every gate"]);
    for solution in ["kalai-smorodinsky", "egalitarian", "utilitarian"] {
        desk.types(&["solve", "buyer-seller.toml", "--at", solution])
            .succeeds()
            .says(&["price   "]);
    }
    desk.types(&["solve", "buyer-seller.toml", "--at", "nsh"])
        .fails(2, &["nsh", "Did you mean 'nash'?", "utilitarian"]);
}

#[test]
fn players_gates_and_round_can_be_chosen() {
    let desk = Desk::new();
    let file = flagship();
    desk.types(&["solve", &file, "--players", "ukraine,russia,us"])
        .succeeds()
        .says(&["Ukraine, Russia and United States"]);
    for within in ["anything", "red-lines", "zopa", "consents", "all"] {
        let json = desk
            .types(&["solve", &file, "--within", within, "--json"])
            .succeeds()
            .json();
        assert_eq!(json["within"], within);
    }
    desk.types(&["solve", &file, "--round", "9"])
        .succeeds()
        .says(&["in week 9", "289  pass EU member states"]);
    desk.types(&["solve", &file, "--round", "11"])
        .fails(2, &["after the last round", "10"]);
    desk.types(&["solve", &file, "--players", "ukraine,rusia"])
        .fails(2, &["rusia", "Did you mean 'russia'?"]);
    desk.types(&["solve", &file, "--players", "us,us"])
        .fails(2, &["twice"]);
    desk.types(&["solve", &file, "--within", "soup"])
        .fails(2, &["zopa", "consents"]);
}

#[test]
fn a_smaller_set_of_deals_has_no_more_deals() {
    let desk = Desk::with("logrolling");
    let mut last = u64::MAX;
    let json = desk
        .types(&["solve", "logrolling.toml", "--json"])
        .succeeds()
        .json();
    for stage in json["gates"].as_array().unwrap() {
        let deals = stage["deals"].as_u64().unwrap();
        assert!(deals <= last);
        last = deals;
    }
}

#[test]
fn the_document_for_programs_has_its_keys() {
    let desk = Desk::with("logrolling");
    let json = desk
        .types(&["solve", "logrolling.toml", "--json"])
        .succeeds()
        .json();
    let keys: Vec<&str> = json
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "format",
            "scenario",
            "precision",
            "players",
            "within",
            "round",
            "gates",
            "solutions",
            "complete",
            "frontier",
            "frontier_points",
            "raw_frontier_points",
            "frontier_epsilon",
            "frontier_complete",
            "raw_frontier_epsilon",
            "raw_frontier_complete",
            "lotteries",
            "adjusted_winner",
            "trade",
            "drafts"
        ]
    );
    assert_eq!(json["format"], "zopa.solve/1");
    for solution in json["solutions"].as_array().unwrap() {
        assert!(
            !solution["deals"].as_array().unwrap().is_empty(),
            "{solution}"
        );
    }
}

#[test]
fn nothing_to_choose_from_is_an_answer_and_no_failure() {
    let desk = Desk::with("buyer-seller");
    let set = ["--set", "party.seller.no_deal.price=140"];
    let said = desk
        .types(&[&["solve", "buyer-seller.toml"], &set[..]].concat())
        .succeeds();
    said.says(&["No deal is left"]);
    let at = [&["solve", "buyer-seller.toml", "--at", "nash"], &set[..]].concat();
    desk.types(&at)
        .succeeds()
        .says(&["no deal through these gates gives every player"]);
}

#[test]
fn ten_to_the_twenty_texts_are_solved_exactly() {
    let desk = Desk::with("trade");
    let said = desk.types(&["solve", "trade.toml"]).succeeds();
    assert_eq!(said.err, "");
    said.says(&[
        "6.7·10^20  deals can be written",
        "79.8%; between 5.3·10^20",
        "207 points (474 deals)",
        "draft split",
        "can be improved for all players: another deal on 20 issues",
        "Perles–Maschler",
        "logrolling potential 0.42",
    ]);
    let json = desk
        .types(&["solve", "trade.toml", "--json"])
        .succeeds()
        .json();
    assert_eq!(json["gates"][0]["deals"], "672749994932560009201");
    assert_eq!(json["frontier_epsilon"], 0.0);
    assert_eq!(json["frontier_complete"], true);
    for solution in json["solutions"].as_array().unwrap() {
        assert!(solution["at_most"].is_null(), "{solution}");
    }
    // A draft's improvement is as much better as it says, for nobody worse.
    let draft = &json["drafts"][0];
    let worth = |deal: &serde_json::Value, party: &str| deal["worth"][party].as_f64().unwrap();
    let gains = ["aldora", "brevia"].map(|p| worth(&draft["better"], p) - worth(&draft["deal"], p));
    assert!(gains.iter().all(|gain| *gain >= 0.0));
    assert!((gains.iter().sum::<f64>() - draft["improvement"].as_f64().unwrap()).abs() < 1e-6);
}

#[test]
fn every_solution_tells_its_text_by_name() {
    let desk = Desk::with("trade");
    let at = |name: &'static str| {
        desk.types(&["solve", "trade.toml", "--at", name])
            .succeeds()
    };
    at("lottery-egalitarian").says(&["With chance", "Worth on average: Aldora"]);
    at("perles-maschler").says(&["With chance 21%", "With chance 79%"]);
    at("raiffa").says(&["Raiffa, continuous on day one"]);
    at("adjusted-winner").says(&[
        "Adjusted Winner",
        "85% of software",
        "each has 70.9 of its 100 points",
    ]);
    at("asymmetric-nash").says(&["Asymmetric Nash on day one"]);
    at("proportional").says(&["Proportional on day one"]);
}

#[test]
fn a_lottery_tells_what_its_tickets_give() {
    let desk = Desk::new();
    let file = flagship();
    let three = [
        "solve",
        &file,
        "--players",
        "ukraine,russia,us",
        "--within",
        "anything",
    ];
    let json = desk
        .types(&[&three[..], &["--json"]].concat())
        .succeeds()
        .json();
    let mut exceeded = 0;
    for lottery in json["lotteries"].as_array().unwrap() {
        let Some(gives) = lottery["gives"].as_object() else {
            assert!(
                lottery["none"].as_str().unwrap().contains("two players"),
                "{lottery}"
            );
            continue;
        };
        let mut more = 0.0_f64;
        for (party, gives) in gives {
            let tickets = lottery["tickets"].as_array().unwrap().iter();
            let mean: f64 = tickets
                .map(|t| {
                    t["chance"].as_f64().unwrap() * t["deal"]["worth"][party].as_f64().unwrap()
                })
                .sum();
            let gives = gives.as_f64().unwrap();
            assert!((gives - mean).abs() < 1e-6, "{party} {lottery}");
            more = more.max(gives - lottery["worth"][party].as_f64().unwrap());
        }
        assert_eq!(lottery["attained"], more < 1e-6, "{lottery}");
        exceeded += usize::from(more > 1e-6);
    }
    assert!(exceeded > 0);
    let said = desk
        .types(&[&three[..], &["--at", "lottery-egalitarian"]].concat())
        .succeeds();
    said.says(&[
        "United States 66.1.",
        "asks for Ukraine 66.1, Russia 68.1, United States 41.1",
    ]);
    desk.types(&three)
        .succeeds()
        .says(&["For two players only: Raiffa, continuous"]);
}

#[test]
fn asked_for_one_solution_the_document_keeps_everything_else() {
    let desk = Desk::with("trade");
    let all = desk
        .types(&["solve", "trade.toml", "--json"])
        .succeeds()
        .json();
    let one = desk
        .types(&["solve", "trade.toml", "--json", "--at", "nash"])
        .succeeds()
        .json();
    for key in [
        "gates",
        "frontier",
        "frontier_complete",
        "raw_frontier_points",
        "drafts",
    ] {
        assert_eq!(all[key], one[key], "{key}");
    }
    assert_eq!(one["solutions"].as_array().unwrap().len(), 1);
    assert_eq!(one["solutions"][0], all["solutions"][0]);
    desk.types(&["solve", "trade.toml", "--at", "lottery-asymmetric-nash"])
        .succeeds()
        .says(&["Worth on average: Aldora"]);
}

#[test]
fn powers_are_fractions_of_players() {
    let desk = Desk::with("logrolling");
    let solve = |power: &'static str| desk.types(&["solve", "logrolling.toml", "--power", power]);
    solve("ann=2")
        .succeeds()
        .says(&["Asymmetric Nash", "Proportional", "77.5"]);
    solve("ann=3/2,ben=1").succeeds().says(&["Asymmetric Nash"]);
    solve("ann").fails(2, &["PARTY=POWER", "3/2"]);
    solve("ann=0").fails(2, &["1 to 1000"]);
    solve("anne=2").fails(2, &["Did you mean 'ann'?"]);
    desk.types(&[
        "solve",
        "logrolling.toml",
        "--players",
        "ann",
        "--power",
        "ben=2",
    ])
    .fails(2, &["does not play"]);
}

#[test]
fn a_search_that_is_cut_short_says_so() {
    let desk = Desk::new();
    let file = flagship();
    let cut = ["solve", file.as_str(), "--steps", "12"];
    desk.types(&cut).succeeds().says(&[
        "the search was stopped",
        "none measures more than",
        "undecided",
        "not found, the search was stopped",
        "≥ ",
        "--steps allows more",
    ]);
    let json = desk
        .types(&[&cut[..], &["--json"]].concat())
        .succeeds()
        .json();
    let bounded = json["solutions"].as_array().unwrap().iter();
    let bounded: Vec<_> = bounded
        .filter(|solution| !solution["at_most"].is_null())
        .collect();
    assert!(!bounded.is_empty());
    for solution in bounded {
        assert!(solution["at_most"].as_f64().unwrap() >= solution["measure"].as_f64().unwrap());
    }
    assert_eq!(json["frontier_complete"], false);
}

#[test]
fn tables_and_document_go_to_a_folder_on_request() {
    let desk = Desk::with("logrolling");
    let said = desk
        .types(&["solve", "logrolling.toml", "--out", "results"])
        .succeeds();
    said.says(&["Files in results:\n    solve.json, solutions.csv"]);
    let table = desk.read("results/solutions.csv");
    let header = table.lines().next().unwrap();
    assert!(
        header.starts_with("solution,kind,chance,texts,exact,worth_ann_points"),
        "{header}"
    );
    assert!(
        table
            .lines()
            .any(|line| line.starts_with("nash,text,1,1,1,70,70,140,0,1,1,ann,1")),
        "{table}"
    );
    assert_eq!(desk.read("results/frontier.csv").lines().count(), 5);
    assert!(desk.has("results/frontier.codebook.csv"));
    let written: serde_json::Value =
        serde_json::from_str(&desk.read("results/solve.json")).unwrap();
    let printed = desk
        .types(&["solve", "logrolling.toml", "--json"])
        .succeeds()
        .json();
    assert_eq!(written, printed);
    // Without --out nothing is written.
    assert!(!desk.has("output"));
}

#[test]
fn links_that_tie_too_much_together_are_refused_with_their_place() {
    let knot = |issues: usize| {
        let mut text =
            String::from("schema = 1\n[party.ann]\nno_deal = 10\n[party.ben]\nno_deal = 10\n");
        for i in 0..issues {
            text += &format!(
                "[issue.i{i}]\noptions = [\"a\", \"b\"]\nann = [0, 100]\nben = [100, 0]\n"
            );
        }
        for i in 0..issues {
            for j in i + 1..issues {
                text += &format!(
                    "[link.l{i}-{j}]\nparty = \"ann\"\nwhen = {{ i{i} = [\"a\"], i{j} = [\"b\"] }}\nchange = 1\n"
                );
            }
        }
        text
    };
    let desk = Desk::new();
    // Fourteen issues that all hang together fall into a few pieces; thirty are too many for an exact answer.
    desk.write("small.toml", knot(14));
    desk.types(&["solve", "small.toml"])
        .succeeds()
        .says(&["16,384  deals"]);
    desk.write("large.toml", knot(30));
    for command in ["check", "solve", "run"] {
        desk.types(&[command, "large.toml"]).fails(
            3,
            &[
                "E047",
                "tie too many issues together",
                "link.l0-1",
                "fewer issues together",
            ],
        );
    }
}

/// So many parties, issues and options, all with scores of their own.
pub fn giant(parties: usize, issues: usize, options: usize) -> String {
    let mut text = String::from("schema = 1\ntime.rounds = 5\n");
    for party in 0..parties {
        text += &format!("party.p{party} = {{ no_deal = 30 }}\n");
    }
    let names: Vec<String> = (0..options).map(|o| format!("\"o{o}\"")).collect();
    for issue in 0..issues {
        text += &format!("[issue.i{issue}]\noptions = [{}]\n", names.join(", "));
        for party in 0..parties {
            let score = |o: usize| {
                (o * 37 + issue * 11 + party * 53 + o * o * (party + 2) * (issue + 3)) % 101
            };
            let scores: Vec<String> = (0..options).map(|o| score(o).to_string()).collect();
            text += &format!("p{party} = [{}]\n", scores.join(", "));
        }
    }
    text
}

// case 47
#[test]
fn a_giant_ends_with_what_is_known() {
    let desk = Desk::new();
    desk.write("giant.toml", giant(20, 60, 6));
    let asked = ["solve", "giant.toml", "--steps", "500"];
    let said = desk.types(&asked).succeeds();
    assert!(
        said.err.contains("ended after 5,000 steps together") && said.err.contains("--steps 5000"),
        "{}",
        said.err
    );
    let json = desk
        .types(&[&asked[..], &["--json"]].concat())
        .succeeds()
        .json();
    assert_eq!(json["complete"], false);
    for solution in json["solutions"].as_array().unwrap() {
        // Without a bound it is exact.
        let (bound, measure) = (&solution["at_most"], solution["measure"].as_f64());
        assert!(bound.is_null() || bound.as_f64() >= measure, "{solution}");
    }
}
