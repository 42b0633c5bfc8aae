//! `zopa run --against` and `--against-set`.

use crate::{Desk, flagship};
use serde_json::{Value, json};

const HARDER: &str = "party.russia.no_deal.value=70";

/// The document of `zopa run` with some more arguments.
fn document(desk: &Desk, more: &[&str]) -> Value {
    let typed = [&["run", "--no-charts", "--json"][..], more].concat();
    desk.types(&typed).succeeds().json()
}

#[test]
fn settings_on_top_are_the_new_and_the_file_is_the_old() {
    let desk = Desk::new();
    let file = flagship();
    let said = desk.types(&["run", &file, "--no-charts", "--against-set", HARDER]);
    said.succeeds().says(&[
        "mar-a-lago.toml → mar-a-lago.toml with party.russia.no_deal.value=70\n",
        "  old   NO DEAL: Ukraine and Russia shake hands in week 9, blocked by EU member states\n",
        "  new   ",
        "talks end in",
        "possible",
        "handshake",
        "reached",
        "ratified",
        "deal worth",
        "no deal",
        "Illustrative numbers, not estimates",
        "against.csv",
    ]);
}

#[test]
fn both_sides_are_what_two_runs_say() {
    let desk = Desk::new();
    let file = flagship();
    let common = ["--set", "time.rounds=9"];
    let base = [&[file.as_str()][..], &common].concat();
    let both = document(
        &desk,
        &[&base[..], &["--runs", "30", "--against-set", HARDER]].concat(),
    );
    let old = document(&desk, &[&base[..], &["--runs", "30"]].concat());
    let new = document(
        &desk,
        &[&base[..], &["--runs", "30", "--set", HARDER]].concat(),
    );
    assert!(old.get("against").is_none());
    let mut first = both.clone();
    let against = first
        .as_object_mut()
        .unwrap()
        .shift_remove("against")
        .unwrap();
    assert_eq!(first, old);
    assert_eq!(against["run"], new);
    let change = &against["change"];
    for (n, claim) in ["possible", "handshake", "reached", "ratified"]
        .iter()
        .enumerate()
    {
        assert_eq!(
            change["claims"][n],
            json!({ "claim": claim, "old": old[claim], "new": new[claim] })
        );
    }
    for (n, party) in change["parties"].as_array().unwrap().iter().enumerate() {
        for key in ["worth", "no_deal", "ends_with"] {
            assert_eq!(party[key]["old"], old["parties"][n][key], "{key}");
            assert_eq!(party[key]["new"], new["parties"][n][key], "{key}");
        }
    }
    let differ = |issue: &&String| old["text"][issue] != new["text"][issue];
    let issues: Vec<&String> = old["text"].as_object().unwrap().keys().collect();
    let told: Vec<&str> = change["text"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["issue"].as_str().unwrap())
        .collect();
    assert_eq!(
        told,
        issues.iter().copied().filter(differ).collect::<Vec<_>>()
    );
    assert_eq!(change["same_on"], issues.len() - told.len());
    for share in change["shares"].as_array().unwrap() {
        let claim = share["claim"].as_str().unwrap();
        assert_eq!(share["old"], old["runs"][claim], "{claim}");
        assert_eq!(share["new"], new["runs"][claim], "{claim}");
        let number = |key: &str| share[key].as_f64().unwrap();
        let turned = (number("gained") - number("lost")) / 30.0;
        assert!((number("difference") - turned).abs() < 1e-12, "{claim}");
        assert!(
            number("low") <= turned && turned <= number("high"),
            "{claim}"
        );
    }
}

#[test]
fn draws_that_turn_are_counted_one_by_one() {
    let desk = Desk::new();
    let file = flagship();
    let own = "talks.protocol.single-text.own_wishes=0.9";
    let typed = [
        "run",
        &file,
        "--no-charts",
        "--runs",
        "40",
        "--out",
        "x",
        "--against-set",
        own,
    ];
    desk.types(&typed).succeeds().says(&[
        "over 40 draws, same seed",
        "no → yes",
        "ratified",
        "Bonett & Price 2012",
    ]);
    let rows = |name: &str| {
        let text = desk.read(&format!("x/{name}.csv"));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows = reader.deserialize::<std::collections::BTreeMap<String, String>>();
        rows.map(|row| row.unwrap()).collect::<Vec<_>>()
    };
    let (old, new) = (rows("runs"), rows("against-runs"));
    let turned = |from: &str| {
        let pairs = old.iter().zip(&new);
        let turned = pairs.filter(|(old, new)| old["ratified"] == from && new["ratified"] != from);
        turned.count().to_string()
    };
    let table = rows("against");
    let share = table
        .iter()
        .find(|row| row["kind"] == "share" && row["of"] == "ratified")
        .unwrap();
    assert_eq!(
        (&share["gained"], &share["lost"]),
        (&turned("0"), &turned("1"))
    );
    assert_eq!(share["runs"], "40");
    let header = desk.read("x/against.codebook.csv");
    assert!(header.contains("gained") && header.contains("Bonett"));
}

#[test]
fn another_file_may_have_other_parties_and_issues() {
    let desk = Desk::with("buyer-seller");
    desk.types(&["new", "--from", "logrolling", "-q"])
        .succeeds();
    let run = [
        "run",
        "buyer-seller.toml",
        "--against",
        "logrolling.toml",
        "--runs",
        "3",
    ];
    let said = desk.types(&run).succeeds();
    said.says(&[
        "buyer-seller.toml → logrolling.toml\n",
        "only in the old: party buyer, party seller, issue price",
        "only in the new: party ann",
        "90 → -",
        "all 3 drawn runs are this run",
    ]);
    let chart = desk.read("output/buyer-seller/dance.svg");
    assert!(!chart.contains("Pale and dashed"));
    // A drawn run of both, and a file against itself.
    let drawn = [
        "run",
        "buyer-seller.toml",
        "--against",
        "logrolling.toml",
        "--run-id",
        "5",
        "-v",
    ];
    desk.types(&drawn).succeeds().says(&["--- logrolling.toml"]);
    let itself = [
        "run",
        "buyer-seller.toml",
        "--against",
        "buyer-seller.toml",
        "--runs",
        "3",
    ];
    let said = desk.types(&itself).succeeds();
    said.says(&[
        "the same on 1 issue",
        "handshake     yes, as before",
        "+0.0",
    ]);
}

#[test]
fn the_dance_shows_both_where_they_share_parties_and_issues() {
    let desk = Desk::with("buyer-seller");
    let set = "party.buyer.tactic=conceder";
    desk.types(&[
        "run",
        "buyer-seller.toml",
        "--format",
        "svg",
        "--against-set",
        set,
    ])
    .succeeds();
    let chart = desk.read("output/buyer-seller/dance.svg");
    assert!(chart.contains("with party.buyer.tactic=conceder"));
    let table = desk.read("output/buyer-seller/dance.csv");
    assert!(table.contains("handshake, compared") && table.contains("ask, compared"));
}

// case 52
#[test]
fn files_of_one_name_are_told_apart_and_what_is_written_does_not_tell_where_they_lie() {
    let desk = Desk::with("buyer-seller");
    let other = desk.read("buyer-seller.toml");
    std::fs::create_dir(desk.path("lent")).unwrap();
    desk.write("lent/buyer-seller.toml", other + "\n# lent\n");
    for (out, typed) in [
        ("a", "lent/buyer-seller.toml"),
        ("b", "./lent/../lent/buyer-seller.toml"),
    ] {
        let run = "run buyer-seller.toml --format svg --against";
        let run: Vec<&str> = run.split(' ').chain([typed, "--out", out]).collect();
        let title = format!("buyer-seller.toml → {typed}\n");
        desk.types(&run).succeeds().says(&[&title]);
    }
    let chart = desk.read("a/dance.svg");
    assert!(chart.contains("the other buyer-seller.toml"));
    for name in [
        "run.json",
        "dance.svg",
        "dance.csv",
        "against.csv",
        "index.html",
        "manifest.json",
    ] {
        let written = desk.read(&format!("a/{name}"));
        assert!(!written.contains("lent"), "{name}");
        assert_eq!(written, desk.read(&format!("b/{name}")), "{name}");
    }
}

#[test]
fn one_of_the_two_and_nothing_wrong_in_it() {
    let desk = Desk::with("buyer-seller");
    let with =
        |more: &[&str]| desk.types(&[&["run", "buyer-seller.toml", "--no-charts"], more].concat());
    with(&["--against", "x.toml", "--against-set", "time.rounds=3"])
        .fails(2, &["cannot be used with"]);
    with(&["--against", "nowhere.toml"]).fails(3, &["nowhere.toml"]);
    with(&["--against-set", "time.rounds=0"]).fails(3, &["error[E020]", "time.rounds=0"]);
    with(&["--against-set", "party.bwyer.tactic=linear"]).fails(3, &["did you mean"]);
    assert!(!desk.has("output"));
    let quiet = with(&["-q", "--against-set", "time.rounds=3", "--runs", "4"]).succeeds();
    assert_eq!((quiet.out.lines().count(), quiet.err.as_str()), (4, ""));
}

// case 68
#[test]
fn what_both_share_is_told_once_and_the_dance_says_what_changes() {
    let desk = Desk::with("buyer-seller");
    let run = ["run", "buyer-seller.toml", "--against-set"];
    let said = desk
        .types(&[&run[..], &["party.buyer.no_deal=90"]].concat())
        .succeeds();
    assert_eq!(said.out.matches("Tactics: ").count(), 1, "{}", said.out);
    assert!(!said.out.contains("new: Tactics"));
    assert_eq!(said.out.matches("old: seed 42").count(), 1);
    let title = |desk: &Desk| {
        let svg = desk.read("output/buyer-seller/dance.svg");
        let start = svg.find("<title").unwrap();
        svg[start..svg[start..].find("</title>").unwrap() + start].to_owned()
    };
    let json: Value = serde_json::from_str(&desk.read("output/buyer-seller/run.json")).unwrap();
    let new = json["against"]["run"]["ratified"] == true;
    let told = title(&desk);
    let news = if new { "instead of" } else { "A deal becomes" };
    assert!(told.contains(news), "{told}");
    assert!(told.contains("with party.buyer.no_deal=90"), "{told}");
    let other = desk
        .types(&[&run[..], &["party.buyer.tactic=conceder"]].concat())
        .succeeds();
    other.says(&["  old: Tactics: buyer", "  new: Tactics: buyer conceder"]);
}
