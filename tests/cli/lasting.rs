//! The years after: does a ratified deal last?

use crate::Desk;
use serde_json::{Value, json};

/// Two who settle on the only deal that both prefer, and what it has to outlive.
const PACT: &str = r#"
schema = 1
[party.north]
no_deal = 40
[party.south]
no_deal = 40
[issue.pact]
options = ["treaty", "pledge"]
north = [60, 60]
south = [60, 50]
[issue.watch]
options = ["none", "joint"]
north = [60, 60]
south = [60, 60]
[talks]
protocol = "simultaneous"
[durability]
years = 10
breach_risk = 0.2
deterrence = { pact = { treaty = 0.8, pledge = 0.4 }, watch = { joint = 0.3 } }
"#;

fn played(desk: &Desk, more: &[&str]) -> Value {
    let mut typed = vec!["run", "pact.toml", "--json", "--no-charts"];
    typed.extend(more);
    desk.types(&typed).succeeds().json()
}

fn near(found: &Value, right: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - right).abs() < 1e-12, "{found} {right}");
}

#[test]
fn the_chance_to_last_is_a_product_over_years() {
    let desk = Desk::new();
    desk.write("pact.toml", PACT);
    let json = played(&desk, &[]);
    assert_eq!(json["text"], json!({ "pact": "treaty", "watch": "none" }));
    let lasting = &json["lasting"];
    for (year, alive) in (1..).zip(lasting["survival"].as_array().unwrap()) {
        near(alive, 0.96_f64.powi(year));
    }
    near(&lasting["chance"], 0.96_f64.powi(10));
    let years: f64 = (1..=10).map(|year| 0.96_f64.powi(year)).sum();
    near(&lasting["expected_years"], years);
    // Whole in the first year, and in each later one if it has come that far; no deal after that.
    let share = (1.0 + years - 0.96_f64.powi(10)) / 10.0;
    near(&lasting["expected_worth"]["north"], 40.0 + 20.0 * share);
    assert_eq!(lasting["shortened_by"], json!([]));
    assert_eq!(lasting["broken_in"], Value::Null);
}

#[test]
fn what_shortens_it_and_the_cheapest_change_that_adds_a_year_are_told() {
    let desk = Desk::new();
    let election = "[durability.election.north]\ntitle = \"Northern election\"\nparty = \"north\"\nyear = 3\nchance = 0.4\n\
                    cancels = { pact = \"treaty\" }\n";
    desk.write("pact.toml", format!("{PACT}{election}"));
    let lasting = played(&desk, &[])["lasting"].clone();
    let stays: f64 = 0.96_f64.powi(10);
    let goes: f64 = 0.96_f64.powi(2) * 0.8_f64.powi(8);
    near(&lasting["chance"], 0.6 * stays + 0.4 * goes);
    let worst = &lasting["shortened_by"][0];
    assert_eq!(worst["by"], "durability.election.north");
    near(&worst["chance_without"], stays);
    // With joint monitors the risk is 0.7 times as high, for nothing.
    let longer = &lasting["longer"];
    let (mut with, mut without) = (0.0, 0.0);
    for year in 1..=10_i32 {
        let after = (year - 2).max(0);
        let risks = |watch: f64| {
            let before = (1.0 - 0.04 * watch).powi(year.min(2));
            before
                * (0.6 * (1.0 - 0.04 * watch).powi(after) + 0.4 * (1.0 - 0.2 * watch).powi(after))
        };
        with += risks(0.7);
        without += risks(1.0);
    }
    near(&lasting["expected_years"], without);
    if with - without >= 1.0 {
        assert_eq!(longer["changes"], json!({ "watch": "joint" }));
        near(&longer["expected_years"], with);
        assert_eq!(longer["loses"], json!({ "north": 0.0, "south": 0.0 }));
    } else {
        assert_eq!(longer, &Value::Null);
    }
    let said = desk.types(&["run", "pact.toml", "--no-charts"]).succeeds();
    said.says(&[
        "its chance to last 10 years is",
        "what shortens it most: Northern election",
    ]);
    // A treaty that ends after five years.
    let ends = PACT.replace(
        "breach_risk = 0.2",
        "breach_risk = 0.5\nends = { pact = { treaty = 5 } }",
    );
    desk.write("pact.toml", &ends);
    let lasting = played(&desk, &[])["lasting"].clone();
    near(&lasting["chance"], 0.9_f64.powi(5) * 0.5_f64.powi(5));
    assert_eq!(
        lasting["shortened_by"][0]["by"],
        "durability.ends.pact.treaty"
    );
    let paths = [
        "durability.ends.pact.treaty=10",
        "durability.deterrence.watch.joint=0.9",
    ];
    let set = played(&desk, &["--set", paths[0], "--set", paths[1]])["lasting"].clone();
    near(&set["chance"], 0.9_f64.powi(10));
}

#[test]
fn spoilers_are_risks_of_their_own() {
    let desk = Desk::new();
    let spoiler = "[durability.spoiler.militias]\ntitle = \"Militias\"\nchance = 0.1\nstopped_by = { watch = { joint = 0.6 } }\n";
    desk.write("pact.toml", format!("{PACT}{spoiler}"));
    let lasting = played(&desk, &[])["lasting"].clone();
    near(&lasting["chance"], (0.96_f64 * 0.9).powi(10));
    assert_eq!(
        lasting["shortened_by"][0]["by"],
        "durability.spoiler.militias"
    );
    near(
        &lasting["shortened_by"][0]["chance_without"],
        0.96_f64.powi(10),
    );
    // Joint monitors cost nobody anything here, and keep both away.
    let longer = &lasting["longer"];
    assert_eq!(longer["changes"], json!({ "watch": "joint" }));
    near(&longer["chance"], (0.972_f64 * 0.96).powi(10));
    assert_eq!(longer["loses"], json!({ "north": 0.0, "south": 0.0 }));
    let path = "durability.spoiler.militias.stopped_by.watch.joint=1";
    let set = played(&desk, &["--set", path])["lasting"].clone();
    near(&set["longer"]["chance"], 0.972_f64.powi(10));
    let said = desk.types(&["run", "pact.toml", "--no-charts"]).succeeds();
    said.says(&[
        "what shortens it most: Militias",
        "nobody who signs loses by it",
    ]);
}

#[test]
fn over_many_draws_it_lasts_as_often_as_the_chance_says() {
    let desk = Desk::new();
    desk.write("pact.toml", PACT);
    let json = played(&desk, &["--runs", "4000", "--out", "many"]);
    let (chance, runs) = (0.96_f64.powi(10), &json["runs"]);
    near(&runs["lasting_chance"]["mean"], chance);
    let [low, high] = ["low", "high"].map(|end| runs["lasting"][end].as_f64().unwrap());
    assert!(low < chance && chance < high, "{low} {chance} {high}");
    assert_eq!(runs["ratified"]["share"], 1.0);
    // The same in every row, and no deal is broken that lasts.
    let rows = desk.read("many/runs.csv");
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let mut broken = [0_u32; 11];
    for row in rows.deserialize::<std::collections::BTreeMap<String, String>>() {
        let row = row.unwrap();
        let year = row["broken_in"].parse::<usize>().unwrap_or(0);
        assert_eq!(row["lasting"] == "1", year == 0, "{row:?}");
        broken[year] += 1;
    }
    assert!(broken.iter().all(|&runs| runs > 50), "{broken:?}");
    // A run is the same alone: the year is told.
    let alone = played(&desk, &["--run-id", "7"]);
    assert!(alone["lasting"]["broken_in"].is_u64() || alone["lasting"]["broken_in"].is_null());
}

#[test]
fn whether_deals_last_is_a_claim_like_others() {
    let desk = Desk::new();
    desk.write("pact.toml", PACT);
    let vary = "durability.breach_risk=0..1/3";
    let typed = [
        "sweep",
        "pact.toml",
        "--vary",
        vary,
        "--show",
        "lasting",
        "--runs",
        "400",
        "--out",
        "swept",
        "--no-charts",
    ];
    desk.types(&typed).succeeds();
    let cells = desk.read("swept/cells.csv");
    let mut cells = csv::Reader::from_reader(cells.as_bytes());
    let shares: Vec<f64> = cells
        .deserialize::<std::collections::BTreeMap<String, String>>()
        .map(|row| row.unwrap()["lasting"].parse().unwrap())
        .collect();
    // Nothing breaks it; 0.9 to the tenth; a treaty alone holds a certain breach off one year in five.
    assert!(shares[0] > 1.0 - 1e-12);
    assert!(
        (shares[1] - 0.9_f64.powi(10)).abs() < 0.08 && (shares[2] - 0.8_f64.powi(10)).abs() < 0.06,
        "{shares:?}"
    );
    let explained = desk
        .types(&[
            "explain",
            "pact.toml",
            "--runs",
            "200",
            "--claim",
            "lasting",
            "--json",
            "--no-charts",
        ])
        .succeeds()
        .json();
    assert!(explained.to_string().contains("\"lasting\""));
    // Where nothing says what a deal must outlive, it is not asked.
    let plain = PACT.split("[durability]").next().unwrap();
    desk.write("plain.toml", plain);
    for typed in [
        ["explain", "plain.toml", "--claim", "lasting", "--no-charts"].as_slice(),
        &[
            "sweep",
            "plain.toml",
            "--vary",
            "party.north.no_deal.value=0..50/3",
            "--show",
            "lasting",
        ],
    ] {
        let said = desk.types(typed);
        assert_eq!(said.code, 2, "{}", said.err);
        assert!(
            said.err.contains("add a section [durability]"),
            "{}",
            said.err
        );
    }
}

/// Without the section, results have nothing of it; with it, only what it adds.
#[test]
fn what_a_deal_must_outlive_changes_nothing_else() {
    let desk = Desk::new();
    let text = include_str!("../../scenarios/mar-a-lago.toml");
    let start = text.find("[durability]").unwrap();
    let end = text[start..].find("# ----------").unwrap() + start;
    desk.write("with.toml", text);
    desk.write(
        "without.toml",
        format!("{}{}", &text[..start], &text[end..]),
    );
    let [with, without] = ["with", "without"].map(|name| {
        let file = format!("{name}.toml");
        let typed = [
            "run",
            &file,
            "--runs",
            "200",
            "--json",
            "--no-charts",
            "--out",
            name,
        ];
        desk.types(&typed).succeeds().json()
    });
    assert!(!without.to_string().contains("lasting"));
    let mut told = with;
    told.as_object_mut().unwrap().remove("lasting");
    let runs = told["runs"].as_object_mut().unwrap();
    assert!(runs.remove("lasting").is_some() && runs.remove("lasting_chance").is_some());
    let strip = |value: &Value| {
        let mut value = value.clone();
        value["scenario"] = Value::Null;
        if let Some(deal) = value["alternative"].as_object_mut() {
            deal.remove("lasting_chance");
        }
        value
    };
    assert!(
        strip(&told) == strip(&without),
        "more is different than what is said of the years after"
    );
}
