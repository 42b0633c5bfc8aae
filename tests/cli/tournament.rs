//! `zopa tournament`.

use crate::{Desk, flagship};
use serde_json::Value;
use std::collections::BTreeMap;
use zopa::scenario::Concession;

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn every_named_tactic_plays_every_other_and_itself() {
    let desk = Desk::with("buyer-seller");
    let named = Concession::NAMED.len();
    let said = desk
        .types(&["tournament", "buyer-seller.toml", "--runs", "3"])
        .succeeds();
    said.says(&[
        "TOURNAMENT: micro ends with most",
        &format!(
            "{} pairings of {named} tactics, 3 draws of each",
            named * named
        ),
        "hardliner",
        "Numbers are the file's own assumptions",
    ]);
    let folder = "output/buyer-seller";
    let pairings = rows(&desk.read(&format!("{folder}/tournament.csv")));
    assert_eq!(pairings.len(), named * named);
    let first = pairings[..named].iter();
    let order: Vec<&str> = first.map(|row| row["tactic_seller"].as_str()).collect();
    let some = [
        "boulware",
        "linear",
        "hardliner",
        "micro",
        "zeuthen",
        "random",
    ];
    let places = some.map(|name| order.iter().position(|known| *known == name));
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{order:?}"
    );
    let standings = rows(&desk.read(&format!("{folder}/standings.csv")));
    assert_eq!(standings.len(), named);
    for table in ["tournament", "standings"] {
        let header = desk.read(&format!("{folder}/{table}.csv"));
        let columns: Vec<&str> = header.lines().next().unwrap().split(',').collect();
        let book = rows(&desk.read(&format!("{folder}/{table}.codebook.csv")));
        let described: Vec<&str> = book.iter().map(|row| row["column"].as_str()).collect();
        assert_eq!(described, columns, "{table}");
        assert!(book.iter().all(|row| !row["meaning"].is_empty()), "{table}");
    }
    // Best first, equal ones by name.
    let order: Vec<(f64, &str)> = standings
        .iter()
        .map(|row| {
            (
                -row["utility_points"].parse::<f64>().unwrap(),
                row["tactic"].as_str(),
            )
        })
        .collect();
    assert!(order.is_sorted_by(|a, b| a <= b), "{order:?}");
}

#[test]
fn one_play_of_a_pairing_is_one_run_with_these_tactics() {
    let desk = Desk::new();
    let file = flagship();
    let typed = [
        "tournament",
        &file,
        "--tactics",
        "boulware,conceder",
        "--seed",
        "7",
        "--runs",
        "4",
        "--json",
    ];
    let document = desk.types(&typed).succeeds().json();
    assert_eq!(document["format"], "zopa.tournament/1");
    assert_eq!(document["seats"], serde_json::json!(["ukraine", "russia"]));
    for pairing in document["pairings"].as_array().unwrap() {
        let set: Vec<String> = pairing["seats"]
            .as_array()
            .unwrap()
            .iter()
            .map(|seat| {
                format!(
                    "party.{}.tactic={}",
                    seat["party"].as_str().unwrap(),
                    seat["tactic"].as_str().unwrap()
                )
            })
            .collect();
        let runs: Vec<Value> = (0..4)
            .map(|run| {
                let id = run.to_string();
                let mut typed = vec![
                    "run",
                    &file,
                    "--no-charts",
                    "--json",
                    "--seed",
                    "7",
                    "--run-id",
                    &id,
                ];
                set.iter()
                    .for_each(|setting| typed.extend(["--set", setting]));
                desk.types(&typed).succeeds().json()
            })
            .collect();
        let share = |claim: &str| runs.iter().filter(|run| run[claim] == true).count() as f64 / 4.0;
        for claim in ["handshake", "reached", "ratified"] {
            assert_eq!(pairing[claim]["share"], share(claim), "{claim} of {set:?}");
        }
        for (seat, told) in pairing["seats"].as_array().unwrap().iter().enumerate() {
            let mean = |of: &dyn Fn(&Value) -> f64| runs.iter().map(of).sum::<f64>() / 4.0;
            let agreed = |run: &Value| run["handshake"] == true;
            let party = |run: &Value, key: &str| run["parties"][seat][key].as_f64().unwrap();
            let utility = mean(&|run| party(run, if agreed(run) { "worth" } else { "ends_with" }));
            let gain = mean(&|run| if agreed(run) { party(run, "gain") } else { 0.0 });
            assert!(
                (told["utility"]["mean"].as_f64().unwrap() - utility).abs() < 1e-9,
                "{set:?}"
            );
            assert!(
                (told["gain"]["mean"].as_f64().unwrap() - gain).abs() < 1e-9,
                "{set:?}"
            );
        }
    }
}

#[test]
fn a_tactic_may_be_written_out_and_a_wrong_one_is_told_as_in_the_file() {
    let desk = Desk::with("buyer-seller");
    let with = |tactics: &str| {
        desk.types(&[
            "tournament",
            "buyer-seller.toml",
            "--runs",
            "2",
            "--tactics",
            tactics,
        ])
    };
    let written = "linear,{ time-dependent = { exponent = 7, accept = \"next\" } }";
    with(written)
        .succeeds()
        .says(&["4 pairings of 2 tactics", "{ time-dependent"]);
    let table = desk.read("output/buyer-seller/standings.csv");
    assert!(
        rows(&table)
            .iter()
            .any(|row| row["tactic"].ends_with("accept = \"next\" } }"))
    );
    with("linaer").fails(3, &["error[E022]", "did you mean 'linear'"]);
    with("{ time-dependent = { exponent = -1 } }").fails(3, &["error[E020]", "exponent"]);
    with("linear,").fails(2, &["empty tactic"]);
    with("linear,boulware,linear").fails(2, &["'linear' twice"]);
    desk.types(&["tournament", "buyer-seller.toml", "--runs", "0"])
        .fails(2, &["--runs"]);
    desk.types(&["tournament", "buyer-seller.toml", "--set", "time.rounds=0"])
        .fails(3, &["error[E020]"]);
}

#[test]
fn too_many_pairings_are_refused_and_three_sign_in_every_tuple() {
    let desk = Desk::new();
    let mut text = String::from("schema = 1\n");
    for party in 0..5 {
        text += &format!("[party.p{party}]\nno_deal = 10\n");
    }
    text += "[issue.i]\noptions = [\"a\", \"b\", \"c\"]\n";
    for party in 0..5 {
        let scores = ["[100, 50, 0]", "[0, 50, 100]", "[50, 100, 0]"][party % 3];
        text += &format!("p{party} = {scores}\n");
    }
    desk.write("five.toml", &text);
    let all = format!("{} tactics for 5 signatories", Concession::NAMED.len());
    desk.types(&["tournament", "five.toml"])
        .fails(2, &[&all, "1000 pairings", "--tactics"]);
    let said = desk.types(&[
        "tournament",
        "five.toml",
        "--tactics",
        "linear,boulware",
        "--runs",
        "2",
    ]);
    said.succeeds().says(&["32 pairings of 2 tactics"]);
    let pairings = rows(&desk.read("output/five/tournament.csv"));
    assert_eq!(pairings.len(), 32);
    assert_eq!(pairings[1]["tactic_p4"], "boulware");
}

#[test]
fn threads_do_not_matter_and_quiet_is_one_line() {
    let desk = Desk::new();
    let file = flagship();
    let base = [
        "tournament",
        &file,
        "--tactics",
        "boulware,linear,hardliner",
        "--runs",
        "13",
    ];
    let with = |jobs: &str, out: &str| {
        let typed = [&base[..], &["--jobs", jobs, "--out", out, "--json"]].concat();
        desk.types(&typed).succeeds().out
    };
    assert_eq!(with("1", "one"), with("8", "eight"));
    for file in ["tournament.csv", "standings.csv", "tournament.json"] {
        let (one, eight) = (format!("one/{file}"), format!("eight/{file}"));
        assert_eq!(desk.read(&one), desk.read(&eight), "{file}");
    }
    let quiet = desk.types(&[&base[..], &["-q"]].concat()).succeeds();
    assert_eq!((quiet.out.lines().count(), quiet.err.as_str()), (1, ""));
}
