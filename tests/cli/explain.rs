//! `zopa explain`.

use crate::{Desk, flagship};

#[test]
fn what_unlocks_a_deal_in_the_first_flagship() {
    let desk = Desk::new();
    let said = desk
        .types(&["explain", &flagship(), "--no-charts"])
        .succeeds();
    assert_eq!(said.err, "");
    // What it says fits on a screen; the rest stands under -v. // case 59
    let first = said.out.split("  More: ").next().unwrap();
    assert!(first.lines().count() <= 45, "{}", said.out);
    said.says(&[
        "WHAT UNLOCKS A DEAL? 45 of 311,040 deals pass every gate on day one.",
        "Every deal has      guarantees = binding-treaty, monitoring = joint-monitors",
        "Nearly every deal   donbas = demilitarised-zone (44 of 45 deals)",
        "What kills a deal   red lines of Russia: donbas = russia-withdraws",
        "Ukraine must give up at least 33.7 of the 100.0 points of its opening",
        "for Russia: donbas from russia-withdraws to freeze-line (8.8), nato",
        "Russia's walk-away: 3,175 deals pass without it; it asks for 62, and above 66.7 none passes",
        "The smallest single changes found that would bring a ratified deal",
        "try it: zopa run",
        "--runs 1000",
    ]);
    for file in [
        "explain.json",
        "options.csv",
        "concession-packages.csv",
        "gates.csv",
        "substitutions.csv",
        "flips.csv",
    ] {
        assert!(desk.has(&format!("output/mar-a-lago/{file}")), "{file}");
    }
    let codebook = desk.read("output/mar-a-lago/concession-packages.codebook.csv");
    assert!(codebook.contains("cost_points"));
}

#[test]
fn a_deadlock_names_cores_and_corrections() {
    let set = "party.russia.no_deal.value=75";
    let desk = Desk::new();
    let file = flagship();
    let typed = ["explain", &file, "--set", set, "--no-flips", "--no-charts"];
    desk.types(&typed).succeeds().says(&[
        "deals passes every gate on day one",
        "What cannot all hold together",
        "Ukraine's walk-away and Russia's walk-away",
        "1. Russia's walk-away down from 75 to 66.7: 8.3 points",
        "it asks for 75; at 66.7 or less",
    ]);
    let json = desk
        .types(&[&typed[..], &["--json"]].concat())
        .succeeds()
        .json();
    assert_eq!(json["passes"], false);
    assert_eq!(json["deadlock"]["cores"].as_array().unwrap().len(), 3);
    assert_eq!(json["deadlock"]["corrections"].as_array().unwrap().len(), 6);
    assert_eq!(json["positions"].as_array().unwrap().len(), 0);
    assert!(desk.has("output/mar-a-lago/corrections.csv"));
}

#[test]
fn why_not_this_and_not_that() {
    let desk = Desk::new();
    let file = flagship();
    let asks = |target: &str| desk.types(&["explain", &file, "--no-charts", "--target", target]);
    asks("kyiv-washington").succeeds().says(&[
        "Why not kyiv-washington? This deal fails 1 gate on day one.",
        "Russia's walk-away   worth 42.5, no deal 62.0: 19.5 short",
        "would pass with donbas = demilitarised-zone, nato = renounced, army = 500",
        "no fewer than 3 changes will do",
    ]);
    asks("donbas=freeze-line")
        .succeeds()
        .says(&["1 has it", "best with it: Ukraine 60.2"]);
    asks("donbas=ukraine-withdraws").succeeds().says(&[
        "No deal with it passes every gate",
        "Ukraine's red line on donbas",
    ]);
    asks("donbas=freeze-lines").fails(
        2,
        &[
            "no option of donbas 'freeze-lines'",
            "Did you mean 'freeze-line'?",
        ],
    );
    asks("dombas=freeze-line").fails(2, &["no issue 'dombas'", "Did you mean 'donbas'?"]);
    asks("kiev-washington").fails(
        2,
        &[
            "is not ISSUE=OPTION, nor the name of a draft",
            "kyiv-washington",
        ],
    );
    asks("donbas=freeze-line,donbas=freeze-line").fails(2, &["names donbas twice"]);
}

#[test]
fn the_played_part_is_asked_for() {
    let desk = Desk::new();
    let file = flagship();
    let played = [
        "explain",
        &file,
        "--no-flips",
        "--no-charts",
        "--runs",
        "30",
    ];
    let said = desk.types(&played).succeeds();
    said.says(&["the chance of a ratified deal", "30 runs"]);
    let reached = desk
        .types(&[&played[..], &["--claim", "reached"]].concat())
        .succeeds();
    reached.says(&["chance of a reached deal"]);
    let json = desk
        .types(&[&played[..], &["--json", "--pairs", "2"]].concat())
        .succeeds()
        .json();
    let options = json["effects"]["options"].as_array().unwrap();
    assert_eq!(options.len(), 36);
    assert_eq!(options[0]["impossible"], "red-line");
    assert_eq!(json["effects"]["base"]["ratified"]["runs"], 30);
    assert!(json["pairs"]["pairs"].as_array().unwrap().len() > 300);
    assert_eq!(json["flips"], serde_json::Value::Null);
    desk.types(&["explain", &file, "--width", "3"])
        .fails(2, &["--runs"]);
    desk.types(&[&played[..], &["--width", "0"]].concat())
        .fails(2, &["--width 0", "± 3 points"]);
    desk.types(&["explain", &file, "--round", "11"])
        .fails(2, &["after the last round", "10"]);
}

#[test]
fn the_same_bytes_on_any_number_of_threads() {
    let desk = Desk::new();
    let file = flagship();
    let on = |jobs: &str| {
        let typed = [
            "explain",
            &file,
            "--no-charts",
            "--json",
            "--runs",
            "20",
            "--jobs",
            jobs,
        ];
        desk.types(&typed).succeeds().out
    };
    assert_eq!(on("1"), on("3"));
}

#[test]
fn another_round_and_an_opening_of_its_own() {
    let desk = Desk::with("buyer-seller");
    let file = "buyer-seller.toml";
    desk.types(&[
        "explain",
        &flagship(),
        "--round",
        "9",
        "--no-flips",
        "--no-charts",
        "-q",
    ])
    .succeeds()
    .says(&["289 of 311,040 deals pass every gate in week 9."]);
    let text = desk.read(file);
    desk.write(
        file,
        text.replace(
            "party.buyer  = {",
            "party.buyer  = { opening = { price = 70 },",
        ),
    );
    desk.types(&["explain", file, "--no-flips", "--no-charts"])
        .succeeds()
        .says(&["buyer must give up at least 10.0 of the 80.0 points of its opening"]);
    desk.write(
        file,
        text.replace(
            "party.buyer  = {",
            "party.buyer  = { never = { price = 150 }, opening = { price = 150 },",
        ),
    );
    desk.types(&["explain", file])
        .fails(3, &["error[E053]", "the party's own red line"]);
}

/// A space that nobody can list: what is bounded is said.
#[test]
fn a_large_space_says_what_it_bounds() {
    let mut text = String::from(
        "schema = 1\n[party.a]\nno_deal = 66\n[party.b]\nno_deal = 66\n[party.c]\nno_deal = 66\n",
    );
    for issue in 0..20 {
        let options: Vec<String> = (0..10).map(|o| format!("\"o{o}\"")).collect();
        text += &format!("[issue.i{issue}]\noptions = [{}]\n", options.join(", "));
        for party in 0..3 {
            let score = |o: usize| {
                (o * 37 + issue * 11 + party * 53 + o * o * (party + 2) * (issue + 3)) % 101
            };
            let scores: Vec<String> = (0..10).map(|o| score(o).to_string()).collect();
            text += &format!("{} = [{}]\n", ["a", "b", "c"][party], scores.join(", "));
        }
    }
    let desk = Desk::new();
    desk.write("large.toml", text);
    let said = desk
        .types(&[
            "explain",
            "large.toml",
            "--no-flips",
            "--no-charts",
            "--steps",
            "200000",
            "-v",
        ])
        .succeeds();
    said.says(&[
        "WHAT UNLOCKS A DEAL? Some of 10^20 deals pass every gate on day one",
        "certainly at least 1",
        "there may be more, and smaller ones",
    ]);
}

/// What `explain` says of an option is what `run --fix` plays.
#[test]
fn a_settled_option_can_be_played_by_itself() {
    let desk = Desk::new();
    let file = flagship();
    let explained = desk
        .types(&[
            "explain",
            &file,
            "--runs",
            "25",
            "--no-flips",
            "--no-charts",
            "--json",
        ])
        .succeeds()
        .json();
    let options = explained["effects"]["options"].as_array().unwrap();
    let option = options
        .iter()
        .find(|o| o["option"] == "freeze-line")
        .unwrap();
    let fixed = [
        "run",
        &file,
        "--fix",
        "donbas=freeze-line",
        "--runs",
        "25",
        "--no-charts",
        "--json",
    ];
    let played = desk.types(&fixed).succeeds().json();
    for (claim, name) in ["possible", "reached", "ratified"].iter().enumerate() {
        assert_eq!(
            option["claims"][claim]["after"]["hits"], played["runs"][name]["hits"],
            "{name}"
        );
    }
    assert_eq!(played["scenario"]["settings"][0], "fix donbas=freeze-line");
    let plain = desk
        .types(&["run", &file, "--no-charts", "--json"])
        .succeeds()
        .json();
    assert_ne!(
        plain["scenario"]["meaning_hash"],
        played["scenario"]["meaning_hash"]
    );
    desk.types(&["run", &file, "--fix", "donbas=ukraine-withdraws"])
        .fails(
            2,
            &[
                "no deal inside the rules and everybody's red lines",
                "zopa explain",
            ],
        );
    desk.types(&["run", &file, "--fix", "donbas"])
        .fails(2, &["is not ISSUE=OPTION"]);
    desk.types(&[
        "run",
        &file,
        "--fix",
        "donbas=freeze-line",
        "--fix",
        "donbas=demilitarised-zone",
    ])
    .fails(2, &["names donbas twice"]);
}

#[test]
fn what_cannot_vary_is_not_drawn_and_what_is_settled_is_told() {
    let desk = Desk::with("buyer-seller");
    // Nothing is drawn: exact, without intervals.
    let typed = [
        "explain",
        "buyer-seller.toml",
        "--runs",
        "10",
        "--pairs",
        "3",
    ];
    let said = desk.types(&typed).succeeds();
    let said = said.says(&["Whether a deal is reached, nothing settled"]);
    assert!(!said.out.contains("95% interval"), "{}", said.out);
    let json = desk
        .types(&[&typed[..], &["--json"]].concat())
        .succeeds()
        .json();
    assert_eq!(json["effects"]["exact"], true);
    assert_eq!(json["effects"]["runs"], 1);
    let claims = &json["effects"]["options"][5]["claims"];
    assert_eq!(claims[1]["low"], serde_json::Value::Null);
    desk.types(&[
        "run",
        "buyer-seller.toml",
        "--fix",
        "price=95",
        "--no-charts",
    ])
    .succeeds()
    .says(&["settled before anybody speaks: price=95", "price   95"]);
    // One who ratifies nothing makes no ratified deal.
    desk.types(&["explain", "buyer-seller.toml", "--no-charts", "-v"])
        .succeeds()
        .says(&[
            "found that would prevent the reached deal",
            "party.buyer.no_deal.price from 110 to ",
        ]);
    desk.types(&["run", "buyer-seller.toml", "--fix", "price=951"])
        .fails(2, &["--fix: there is no option of price '951'"]);
    desk.types(&["solve", "buyer-seller.toml", "--fix", "price=100"])
        .succeeds()
        .says(&["1  "]);
}

/// What an earlier command wrote and this one does not is removed, and that is said.
#[test]
fn files_of_an_earlier_command_are_removed() {
    let desk = Desk::with("river");
    desk.types(&["explain", "river.toml", "--no-flips", "--no-charts"])
        .succeeds();
    desk.types(&[
        "explain",
        "river.toml",
        "--round",
        "6",
        "--no-flips",
        "--no-charts",
    ])
    .succeeds()
    .says(&["Removed there, from an earlier command: corrections.codebook.csv, corrections.csv"]);
    assert!(!desk.has("output/river/corrections.csv"));
}
