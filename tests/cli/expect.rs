//! `zopa check` holds the model against what the file expects of it.

use crate::{Desk, flagship};
use serde_json::Value;

/// Two who haggle over a price: 145 is worth 5 to the buyer, who has 20 without a deal, and 95 to the seller.
const HAGGLE: &str = r#"schema = 1
[party.buyer]
name = "Ann"
no_deal = 20
[party.seller]
no_deal = 30
[issue.price]
range = { from = 50, to = 150, step = 5 }
buyer  = { from = 100, to = 0 }
seller = { from = 0, to = 100 }
[draft.first]
title = "Her first offer"
text  = { price = 145 }
"#;

const SHARES: [&str; 5] = [
    "possible_day_one",
    "possible",
    "handshake",
    "reached",
    "ratified",
];

fn expected(json: &Value, name: &str) -> Value {
    let all = json["expectations"].as_array().unwrap();
    let found = all.iter().find(|expected| expected["name"] == name);
    found
        .unwrap_or_else(|| panic!("{name} is not in {json}"))
        .clone()
}

/// The text without the line breaks of a screen.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The flagship without its own expectations, and with one of each share.
fn with_shares(desk: &Desk) -> String {
    let template = desk.read("mar-a-lago.toml");
    let (model, _) = template.split_once("[expect.").unwrap();
    let shares = SHARES.map(|what| {
        format!(
            "[expect.{}]\nwhat = \"{what}\"\nat_least = 0.5\n",
            what.replace('_', "-")
        )
    });
    let early = "[expect.early]\nwhat = \"handshake\"\nby = { round = 9 }\nat_most = 0.5\n";
    format!("{model}{}{early}", shares.concat())
}

#[test]
fn a_worth_is_exact_and_what_would_change_it_is_computed() {
    let desk = Desk::new();
    let unfit =
        "[expect.good]\nwhat = \"worth\"\nof = \"buyer\"\ndraft = \"first\"\nabove = \"no_deal\"\n";
    let fit = "[expect.bad]\nwhat = \"worth\"\nof = \"buyer\"\ndraft = \"first\"\nat_least = 5\nbelow = \"no_deal\"\n";
    desk.write("haggle.toml", format!("{HAGGLE}{unfit}{fit}"));
    let said = desk.types(&["check", "haggle.toml"]).succeeds();
    let told = squeezed(&said.out);
    for words in [
        "1 of 2 expectations fit, 1 does not",
        "good: Her first offer is worth 5.0 to Ann; no deal is worth 20.0; expected: above no deal",
        "it would have to be worth more by more than 15 points",
        "or party.buyer.no_deal.value would have to be below 5 ·",
        "price = 125 (25.0), price = 120 (30.0), price = 115 (35.0), and 13 more",
        "expected: at least 5 points and below no deal",
        "A model that fits is not a forecast",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    let json = desk
        .types(&["check", "haggle.toml", "--json"])
        .succeeds()
        .json();
    let good = expected(&json, "good");
    assert_eq!(
        (&good["verdict"], &good["worth"]),
        (&"does_not_fit".into(), &5.0.into())
    );
    // Above 20 is every price below 130.
    let options = good["options"].as_array().unwrap();
    let prices: Vec<&str> = options.iter().map(|o| o["to"].as_str().unwrap()).collect();
    let below: Vec<String> = (0..16).map(|n| (125 - 5 * n).to_string()).collect();
    assert_eq!(prices, below);
    assert_eq!(expected(&json, "bad")["verdict"], "fits");
    // No run was played.
    assert_eq!(json["seed"], Value::Null);
    let told = desk.types(&["check", "haggle.toml", "--strict", "-q"]);
    let told = told.exits(4, &["1 expectation that does not fit"]);
    assert_eq!(
        told.out,
        "haggle.toml is right.\n1 of 2 expectations fit, 1 does not\n"
    );
    // The same after the change that was said to be enough.
    for change in [
        "party.buyer.no_deal.value=4.99",
        "draft.first.text.price=125",
    ] {
        let json = desk
            .types(&["check", "haggle.toml", "--json", "--set", change])
            .json();
        assert_eq!(expected(&json, "good")["verdict"], "fits", "{change}");
    }
}

#[test]
fn shares_are_those_of_as_many_runs() {
    let desk = Desk::with("mar-a-lago");
    desk.write("shares.toml", with_shares(&desk));
    for seed in ["42", "7"] {
        let runs = ["shares.toml", "--runs", "50", "--seed", seed];
        let checked = desk
            .types(&[&["check", "--json"], &runs[..]].concat())
            .succeeds();
        let played = desk
            .types(&[&["run", "--no-charts", "--json"], &runs[..]].concat())
            .succeeds();
        let (checked, played) = (checked.json(), played.json());
        assert_eq!(checked["seed"].to_string(), seed);
        for what in SHARES {
            let expected = expected(&checked, &what.replace('_', "-"));
            assert_eq!(expected["share"], played["runs"][what], "{what}");
            assert_eq!(expected["unknown"], 0);
            let [low, high] = ["low", "high"].map(|end| expected["share"][end].as_f64().unwrap());
            let verdict = match (low >= 0.5, high < 0.5) {
                (true, _) => "fits",
                (_, true) => "does_not_fit",
                _ => "cannot_be_told",
            };
            assert_eq!(expected["verdict"], verdict, "{what}");
        }
        // Which of them had shaken hands by week 9, run by run.
        let rows = desk.read("output/mar-a-lago/runs.csv");
        let mut rows = rows.lines().map(|row| row.split(',').collect::<Vec<_>>());
        let head = rows.next().unwrap();
        let column = |name: &str| head.iter().position(|cell| *cell == name).unwrap();
        let (shook, round) = (column("handshake"), column("round"));
        let early = rows.filter(|row| row[shook] == "1" && row[round].parse::<u32>().unwrap() <= 9);
        let expected = expected(&checked, "early");
        assert_eq!(expected["share"]["hits"], early.count());
        assert_eq!(expected["by"], 9);
    }
    // Threads decide nothing.
    let one = desk
        .types(&["check", "shares.toml", "--runs", "50", "--jobs", "1"])
        .succeeds();
    let two = desk
        .types(&["check", "shares.toml", "--runs", "50", "--jobs", "2"])
        .succeeds();
    assert_eq!(one.out, two.out);
}

#[test]
fn too_few_runs_tell_nothing_and_say_how_many_would() {
    let desk = Desk::with("mar-a-lago");
    let template = desk.read("mar-a-lago.toml");
    let (model, _) = template.split_once("[expect.").unwrap();
    let near = "[expect.near]\ntitle = \"Nearly always\"\nwhat = \"possible\"\nat_least = 0.9\n";
    desk.write("near.toml", format!("{model}{near}"));
    let typed = ["check", "near.toml", "--strict", "--runs"];
    let said = desk.types(&[&typed[..], &["10"]].concat()).succeeds();
    said.says(&[
        "0 of 1 expectation fits, 1 cannot be told",
        "Nearly always: possible in some week",
        "runs would tell",
    ]);
    desk.types(&[&typed[..], &["400"]].concat())
        .succeeds()
        .says(&["fits"]);
}

#[test]
fn where_nothing_is_drawn_one_run_is_all() {
    let desk = Desk::new();
    let always = "[expect.settled]\nwhat = \"handshake\"\nat_least = 1\n[expect.soon]\nwhat = \"handshake\"\nby = { round = 1 }\nabove = 0\n";
    desk.write("haggle.toml", format!("{HAGGLE}{always}"));
    desk.types(&["check", "haggle.toml"]).succeeds().says(&[
        "handshake in every run: nothing is drawn, so all are the same",
        "handshake by round 1 in no run",
        "no single no-deal value",
    ]);
    let rare = "[expect.rare]\nwhat = \"handshake\"\nbelow = 0.5\n";
    desk.write("rare.toml", format!("{HAGGLE}{rare}"));
    let said = desk.types(&["check", "rare.toml"]).succeeds();
    let moved = "party.buyer.no_deal.value = 71 instead of 20 (in no run)";
    assert!(squeezed(&said.out).contains(moved), "{}", said.out);
    let json = desk.types(&["check", "haggle.toml", "--json"]).json();
    assert_eq!(expected(&json, "settled")["share"]["runs"], 1);
    assert_eq!(expected(&json, "settled")["share"]["low"], 1.0);
    assert_eq!(expected(&json, "soon")["verdict"], "does_not_fit");
}

#[test]
fn no_result_depends_on_what_is_expected() {
    let desks = [Desk::new(), Desk::new()];
    let model = std::fs::read_to_string(flagship()).unwrap();
    let expected = "[expect.x]\nwhat = \"possible\"\nby = { round = 8 }\nat_least = 0.5\n\
                    [expect.y]\nwhat = \"worth\"\nof = \"russia\"\ndraft = \"kyiv-washington\"\nbelow = \"no_deal\"\n";
    desks[0].write("case.toml", &model);
    desks[1].write("case.toml", format!("{model}\n{expected}"));
    for typed in [
        "run case.toml --run-id 3 --no-charts --json",
        "solve case.toml --json",
        "explain case.toml --no-flips --no-charts --json",
        "run case.toml --set time.rounds=5 --no-charts --json",
        "list paths case.toml",
        "run case.toml --runs 10 --no-charts --json",
    ] {
        let words: Vec<&str> = typed.split(' ').collect();
        let [plain, expecting] = desks
            .each_ref()
            .map(|desk| desk.types(&words).succeeds().out);
        let hash = |text: &str| {
            let json: Value = serde_json::from_str(text).unwrap_or_default();
            json["scenario"]["file_hash"].as_str().map(str::to_owned)
        };
        if let (Some(old), Some(new)) = (hash(&plain), hash(&expecting)) {
            assert_ne!(old, new);
            assert_eq!(plain, expecting.replace(&new, &old), "{typed}");
        } else {
            assert_eq!(plain, expecting, "{typed}");
        }
    }
    let rows = desks
        .each_ref()
        .map(|desk| desk.read("output/mar-a-lago/runs.csv"));
    assert_eq!(rows[0], rows[1]);
}

#[test]
fn settings_leave_what_is_expected_as_it_is() {
    let desk = Desk::with("mar-a-lago");
    let typed = ["check", "mar-a-lago.toml", "--runs", "20", "--set"];
    // Fewer rounds than an expectation names are no mistake of the file.
    desk.types(&[&typed[..], &["time.rounds=1"]].concat())
        .fails(3, &["deadline"]);
    desk.write(
        "haggle.toml",
        format!(
            "{HAGGLE}[expect.x]\nwhat = \"handshake\"\nby = {{ round = 12 }}\nat_least = 0.1\n"
        ),
    );
    desk.types(&["check", "haggle.toml", "--set", "time.rounds=5"])
        .succeeds();
    desk.types(&[
        "run",
        "haggle.toml",
        "--set",
        "time.rounds=5",
        "--no-charts",
    ])
    .succeeds();
    let path = "expect.x.at_least=0.2";
    desk.types(&["check", "haggle.toml", "--set", path])
        .fails(3, &["E041", "is no part of it"]);
}

#[test]
fn the_flagship_fits_what_it_expects() {
    let desk = Desk::with("mar-a-lago");
    let said = desk
        .types(&["check", "mar-a-lago.toml", "--strict"])
        .succeeds();
    said.says(&[
        "4 of 4 expectations fit",
        "moscow-not-there",
        "is worth 42.5 to Russia",
    ]);
}
