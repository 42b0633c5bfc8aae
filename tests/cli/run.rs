//! `zopa run`.

use crate::{Desk, flagship};
use serde_json::Value;
use std::path::Path;

/// The rows of a CSV file by the names of its columns.
fn rows(text: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn a_deal_and_no_deal_are_both_results() {
    let desk = Desk::with("buyer-seller");
    let said = desk
        .types(&["run", "buyer-seller.toml", "--no-charts"])
        .succeeds();
    assert!(
        said.out
            .starts_with("DEAL: buyer and seller shake hands in round 11\n")
    );
    let said = desk.types(&["run", &flagship(), "--no-charts"]).succeeds();
    let blocked =
        "NO DEAL: Ukraine and Russia shake hands in week 9, blocked by EU member states\n";
    assert!(said.out.starts_with(blocked), "{}", said.out);
    said.says(&[
        "On day one 45 of 311,040 deals pass every gate; in week 9, 289.",
        "14 would vote",
    ]);
}

#[test]
fn quiet_is_one_line_and_verbose_tells_the_talks() {
    let desk = Desk::with("buyer-seller");
    let run = ["run", "buyer-seller.toml", "--no-charts"];
    let quiet = desk.types(&[&run[..], &["-q"]].concat()).succeeds();
    assert_eq!((quiet.out.lines().count(), quiet.err.as_str()), (1, ""));
    let said = desk.types(&[&run[..], &["-v"]].concat()).succeeds();
    said.says(&[
        "Round 1\n",
        "Round 11\n",
        "buyer asks for at least",
        "seller offers",
        "Handshake.",
    ]);
}

#[test]
fn results_go_to_files_with_codebooks_beside_the_tables() {
    let desk = Desk::with("buyer-seller");
    let said = desk
        .types(&["run", "buyer-seller.toml", "--runs", "20"])
        .succeeds();
    let folder = "output/buyer-seller/";
    for file in [
        "run.json",
        "trace.csv",
        "trace.codebook.csv",
        "runs.csv",
        "runs.codebook.csv",
    ] {
        assert!(desk.has(&format!("{folder}{file}")), "{file}");
    }
    for chart in ["dance", "ladder", "tracker", "funnel", "worth"] {
        for ending in ["png", "svg", "csv"] {
            assert!(
                desk.has(&format!("{folder}{chart}.{ending}")),
                "{chart}.{ending}"
            );
            assert!(said.out.contains(chart));
        }
    }
    for table in ["trace", "runs"] {
        let header = desk.read(&format!("{folder}{table}.csv"));
        let columns: Vec<&str> = header.lines().next().unwrap().split(',').collect();
        let book = rows(&desk.read(&format!("{folder}{table}.codebook.csv")));
        let described: Vec<&str> = book.iter().map(|row| row["column"].as_str()).collect();
        assert_eq!(described, columns, "{table}");
        assert!(book.iter().all(|row| !row["meaning"].is_empty()), "{table}");
    }
}

#[test]
fn places_formats_and_canvases_can_be_chosen() {
    let desk = Desk::with("buyer-seller");
    let run = [
        "run",
        "buyer-seller.toml",
        "--out",
        "here",
        "--format",
        "svg",
        "--style",
        "paper",
    ];
    desk.types(&run)
        .succeeds()
        .says(&["Files in here:\n    run.json, run.scenario.toml, trace.csv"]);
    assert!(desk.has("here/dance.svg") && !desk.has("here/dance.png") && !desk.has("output"));
    desk.types(&["run", "buyer-seller.toml", "--out", "plain", "--no-charts"])
        .succeeds();
    assert!(desk.has("plain/run.json") && !desk.has("plain/dance.svg"));
    desk.types(&["run", "buyer-seller.toml", "--format", "gif"])
        .fails(2, &["png", "svg"]);
}

#[test]
fn the_document_for_programs_has_its_keys() {
    let desk = Desk::with("buyer-seller");
    let said = desk.types(&[
        "run",
        "buyer-seller.toml",
        "--json",
        "--no-charts",
        "--runs",
        "10",
    ]);
    let said = said.succeeds();
    assert_eq!(said.out, desk.read("output/buyer-seller/run.json"));
    let json = said.json();
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
            "run_id",
            "verdict",
            "headline",
            "ending",
            "unit",
            "round",
            "possible_day_one",
            "possible",
            "missed",
            "handshake",
            "reached",
            "ratified",
            "ratified_chance",
            "text",
            "alternative",
            "efficient",
            "better",
            "left_out",
            "came_too_late",
            "blocked_by",
            "would_also_fail",
            "parties",
            "ratifiers",
            "frontier",
            "day_one",
            "at_the_end",
            "protocol",
            "quota",
            "quota_binds",
            "outvoted",
            "trace",
            "runs"
        ]
    );
    assert_eq!(json["format"], "zopa.run/1");
    assert_eq!(
        (&json["verdict"], &json["round"]),
        (&"deal".into(), &11.into())
    );
    assert_eq!(json["text"]["price"], "90");
    // Nothing is drawn in it, so that one run tells all ten.
    assert_eq!(
        (&json["runs"]["n"], &json["runs"]["exact"]),
        (&1.into(), &true.into())
    );
    assert_eq!(json["trace"].as_array().unwrap().len(), 11);
}

#[test]
fn no_deal_names_who_is_in_the_way() {
    let desk = Desk::new();
    let json = desk
        .types(&["run", &flagship(), "--json", "--no-charts"])
        .succeeds()
        .json();
    assert_eq!(json["verdict"], "no-deal");
    let by: Vec<&str> = json["blocked_by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gate| gate["of"].as_str().unwrap())
        .collect();
    assert_eq!(by, ["eu-states"]);
    assert_eq!(
        (&json["reached"], &json["ratified"]),
        (&true.into(), &false.into())
    );
}

#[test]
fn the_gate_that_lets_no_deal_through_is_told_with_what_is_left_before_it() {
    let desk = Desk::new();
    let strong = "party.russia.no_deal.value=75";
    let said = desk.types(&["run", &flagship(), "--set", strong, "--no-charts"]);
    let left = "neither of the 2 deals left would pass EU member states.";
    said.succeeds().says(&[left]);
}

#[test]
fn what_charts_say_of_signatories_stands_in_the_document() {
    let desk = Desk::new();
    let json = desk
        .types(&["run", &flagship(), "--json", "--no-charts"])
        .succeeds()
        .json();
    for party in json["parties"].as_array().unwrap() {
        let signs = party["role"] == "signatory";
        assert_eq!(party["half_way"].as_u64(), signs.then_some(5));
        for key in ["best", "given_up"] {
            assert_eq!(party[key].is_f64(), signs, "{key}");
        }
    }
    let frontier = &json["frontier"];
    assert_eq!(
        frontier["parties"],
        serde_json::json!(["ukraine", "russia"])
    );
    assert_eq!(frontier["complete"], true);
    let points = frontier["points"].as_array().unwrap();
    assert!(points.len() > 1);
    for pair in points.windows(2) {
        let [old, new] = [&pair[0], &pair[1]].map(|at| [0, 1].map(|n| at[n].as_f64().unwrap()));
        assert!(old[0] < new[0] && old[1] > new[1], "{old:?} {new:?}");
    }
}

/// A column of runs.csv as the run's own document has it.
fn told_by(document: &Value, run: &std::collections::BTreeMap<String, String>) {
    let flag = |name: &str| u8::from(document[name].as_bool().unwrap()).to_string();
    for name in [
        "possible_day_one",
        "possible",
        "handshake",
        "reached",
        "ratified",
    ] {
        assert_eq!(flag(name), run[name], "{name} of run {}", run["run_id"]);
    }
    let handshake = document["handshake"].as_bool().unwrap();
    let round = document["round"].to_string();
    assert_eq!(if handshake { round } else { String::new() }, run["round"]);
    let number = |value: &Value| value.as_f64().unwrap();
    for party in document["parties"].as_array().unwrap() {
        let id = party["id"].as_str().unwrap();
        let ends_with: f64 = run[&format!("worth_{id}_points")].parse().unwrap();
        assert!((number(&party["ends_with"]) - ends_with).abs() < 1e-12);
        if handshake {
            let worth: f64 = run[&format!("text_worth_{id}_points")].parse().unwrap();
            assert!((number(&party["worth"]) - worth).abs() < 1e-12);
        }
    }
    if handshake {
        let chance: f64 = run["ratified_chance"].parse().unwrap();
        assert!((number(&document["ratified_chance"]) - chance).abs() < 1e-12);
        for (issue, option) in document["text"].as_object().unwrap() {
            assert_eq!(option, &run[&format!("text_{issue}")]);
        }
    }
}

#[test]
fn a_run_of_the_table_is_played_again_by_its_number() {
    let desk = Desk::new();
    let file = flagship();
    let drawn = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenario/drawn.toml");
    for file in [drawn.to_str().unwrap(), &file] {
        let base = ["run", file, "--no-charts", "--seed", "7", "-q", "--force"];
        desk.types(&[&base[..], &["--runs", "30", "--out", "many"]].concat())
            .succeeds();
        let runs = rows(&desk.read("many/runs.csv"));
        assert_eq!(runs.len(), 30);
        for number in [0, 3, 17, 29] {
            let id = number.to_string();
            let one = [&base[..], &["--run-id", &id, "--out", "one", "--json"]].concat();
            let document = desk.types(&one).succeeds().json();
            assert_eq!(document["run_id"], number);
            told_by(&document, &runs[number]);
        }
    }
    let base = ["run", file.as_str(), "--no-charts", "--seed", "7"];
    let runs = rows(&desk.read("many/runs.csv"));
    let breakdowns = runs.iter().position(|run| run["breakdown"] == "1").unwrap();
    let id = breakdowns.to_string();
    let said = desk
        .types(&[&base[..], &["--run-id", &id]].concat())
        .succeeds();
    said.says(&["NO DEAL: the talks break down after week"]);
}

#[test]
fn many_draws_are_told_with_their_intervals() {
    let desk = Desk::new();
    let run = [
        "run",
        &flagship(),
        "--no-charts",
        "--runs",
        "40",
        "--jobs",
        "2",
    ];
    let said = desk.types(&run).succeeds();
    said.says(&[
        "over 40 draws",
        "95% interval",
        "ratified",
        "talks broke down",
        "stopped by",
    ]);
    let offers = desk.types(&[
        "run",
        &flagship(),
        "--no-charts",
        "--runs",
        "20",
        "--set",
        "talks.protocol=alternating-offers",
    ]);
    offers.succeeds().says(&["deal depends on who is first"]);
}

#[test]
fn what_is_set_is_used_and_recorded() {
    let desk = Desk::with("buyer-seller");
    let set = [
        "--set",
        "time.rounds=6",
        "--set",
        "party.buyer.no_deal.price=120",
    ];
    let run = [
        &["run", "buyer-seller.toml", "--json", "--no-charts"],
        &set[..],
    ]
    .concat();
    let json = desk.types(&run).succeeds().json();
    let settings = serde_json::json!(["time.rounds=6", "party.buyer.no_deal.price=120"]);
    assert_eq!(json["scenario"]["settings"], settings);
    assert!(json["round"].as_u64().unwrap() <= 6);
    let plain = desk
        .types(&["run", "buyer-seller.toml", "--json", "--no-charts"])
        .json();
    assert_eq!(
        json["scenario"]["file_hash"],
        plain["scenario"]["file_hash"]
    );
    assert_ne!(
        json["scenario"]["meaning_hash"],
        plain["scenario"]["meaning_hash"]
    );
}

#[test]
fn settings_that_lead_nowhere_are_refused() {
    let desk = Desk::with("buyer-seller");
    let with = |setting: &str| desk.types(&["run", "buyer-seller.toml", "--set", setting]);
    with("party.bwyer.no_deal=3").fails(3, &["party.bwyer.no_deal", "did you mean", "buyer"]);
    with("time.rounds").fails(3, &["PATH=VALUE"]);
    with("time.rounds=soon").fails(3, &["time.rounds", "soon"]);
    with("time.rounds=0").fails(3, &["error[E020]", "time.rounds=0"]);
    assert!(!desk.has("output"));
}

#[test]
fn wrong_numbers_on_the_command_line_are_wrong_usage() {
    let desk = Desk::with("buyer-seller");
    let with = |more: &[&str]| desk.types(&[&["run", "buyer-seller.toml"], more].concat());
    with(&["--runs", "0"]).fails(2, &["--runs"]);
    with(&["--runs", "many"]).fails(2, &["--runs"]);
    with(&["--jobs", "0"]).fails(2, &["--jobs"]);
    with(&["--seed", "-1"]).fails(2, &["seed"]);
    with(&["--run-id", "1", "--runs", "2"]).fails(2, &["cannot be used with"]);
}

#[test]
fn a_large_space_is_counted_and_played() {
    let desk = Desk::new();
    let mut text =
        String::from("schema = 1\n[party.ann]\nno_deal = 10\n[party.ben]\nno_deal = 10\n");
    for issue in 0..8 {
        text += &format!(
            "[issue.i{issue}]\nrange = {{ from = 1, to = 10, step = 1 }}\n\
             ann = {{ from = 0, to = 100 }}\nben = {{ from = 100, to = 0 }}\n"
        );
    }
    desk.write("large.toml", text);
    // All but the 2·C(15, 8) texts whose digits add up to less than a tenth of 72, for one or the other.
    let exact = "99,987,130 of";
    desk.types(&["run", "large.toml", "--no-charts"])
        .succeeds()
        .says(&[exact, "of 100,000,000 deals pass every gate"]);
    desk.types(&["check", "large.toml"])
        .succeeds()
        .says(&["100,000,000 deals", "of them pass every gate"]);
    desk.types(&["solve", "large.toml"])
        .succeeds()
        .says(&["100,000,000  deals can be written", "Pareto frontier"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let desk = Desk::with("buyer-seller");
    desk.write("taken", "a file");
    let run = ["run", "buyer-seller.toml", "--no-charts", "--out", "taken"];
    let said = desk.types(&run);
    // case 33: the result is told, and then why it could not be written.
    assert!(said.out.starts_with("DEAL: "), "{}", said.out);
    said.exits(2, &["'taken' is a file; --out takes a folder"]);
    assert_eq!(desk.read("taken"), "a file");
    let said = desk.types(&[&run[..], &["--json"]].concat());
    assert_eq!(said.json()["format"], "zopa.run/1");
    said.exits(2, &["'taken' is a file"]);
}

#[test]
fn talks_that_run_out_of_time_say_whether_a_text_existed() {
    let desk = Desk::with("buyer-seller");
    let run = ["run", "buyer-seller.toml", "--no-charts"];
    let none = [&run[..], &["--set", "party.seller.no_deal.price=140"]].concat();
    let said = desk.types(&none).succeeds();
    said.says(&["NO DEAL: no handshake in 12 rounds, and no deal passes every gate"]);
}

/// Two signatories and a mediator; everything is worth more than no deal to everybody.
const EASY: &str = r#"schema = 1
[time]
rounds = 4
[party.ann]
tactic = "boulware"
[party.ben]
tactic = "boulware"
[party.moe]
role = "mediator"
[issue.place]
options = ["here", "between", "there"]
ann = [100, 50, 10]
ben = [10, 50, 100]
moe = [0, 100, 0]
"#;

#[test]
fn no_handshake_is_told_apart_by_who_held_out_and_by_what_came_too_late() {
    let desk = Desk::new();
    desk.write(
        "drafted.toml",
        format!("{EASY}[talks]\nprotocol = \"single-text\"\nbreakdown = 1\n"),
    );
    let said = desk
        .types(&["run", "drafted.toml", "--run-id", "0", "--no-charts"])
        .succeeds();
    let said = said.says(&[
        "the talks break down after round 1",
        "held out",
        "points more than the last deal on the table gives",
    ]);
    assert!(!said.out.contains("too late"));

    desk.write("offered.toml", format!("{EASY}[talks]\nbreakdown = 1\n"));
    let said = desk
        .types(&["run", "offered.toml", "--run-id", "0", "--no-charts"])
        .succeeds();
    // Ben's own offer stands, and Ann has not answered it.
    let said = said.says(&["the talks break down after round 1", "too late"]);
    assert!(!said.out.contains("held out"));
}

#[test]
fn where_nothing_is_drawn_one_run_tells_all() {
    // Case 9.
    let desk = Desk::new();
    desk.write("sure.toml", include_str!("../cases/fewdraws.toml"));
    let said = desk
        .types(&["run", "sure.toml", "--runs", "1000"])
        .succeeds();
    let told = said.out.clone();
    said.says(&["Nothing in the file is drawn, so all 1,000 drawn runs are this run"]);
    assert!(
        !told.contains("95% interval") && !told.contains("96%"),
        "{told}"
    );
    let document: serde_json::Value =
        serde_json::from_str(&desk.read("output/sure/run.json")).unwrap();
    let runs = &document["runs"];
    assert_eq!((&runs["n"], &runs["exact"]), (&1.into(), &true.into()));
    assert_eq!(runs["handshake"]["low"], runs["handshake"]["high"]);
    assert_eq!(rows(&desk.read("output/sure/runs.csv")).len(), 1);
    let old_to_new = [
        "run",
        "sure.toml",
        "--against-set",
        "party.host.tactic=linear",
        "--runs",
        "50",
    ];
    let said = desk.types(&old_to_new).succeeds();
    said.says(&["Nothing in the file is drawn, so all 50 drawn runs are this run"]);
}
