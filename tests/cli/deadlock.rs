//! Red lines that leave no option between them: an answer, and not an error. // case 41

use crate::Desk;
use serde_json::{Value, json};

const RED_LINES: &str = include_str!("../cases/red-lines.toml");

/// Two issues are closed, each by two parties; a mediator drafts, chance draws.
const TWO_ISSUES: &str = "schema = 1\n[time]\nrounds = 4\n\
    [party.ann]\nno_deal = 20\nnever = { land = \"hers\", water = [\"low\", \"mid\"] }\n\
    [party.ben]\nno_deal = 20\nnever = { land = \"his\" }\n\
    [party.cat]\nrole = \"guarantor\"\nno_deal = 10\nnever = { water = \"high\" }\n\
    [party.med]\nrole = \"mediator\"\n\
    [issue.land]\noptions = [\"his\", \"hers\"]\nann = [100, 0]\nben = [0, 100]\ncat = [50, 50]\nmed = [50, 40]\n\
    [issue.water]\noptions = [\"low\", \"mid\", \"high\"]\nann = [0, 50, 100]\nben = [100, 40, 0]\ncat = [50, 50, 0]\n\
    med = [10, 40, 90]\n[uncertainty]\nno_deal = 5\n";

fn desk(text: &str) -> Desk {
    let desk = Desk::new();
    desk.write("x.toml", text);
    desk
}

#[test]
fn check_warns_and_names_who_closes_what() {
    let said = desk(RED_LINES).types(&["check", "x.toml"]).succeeds();
    said.says(&["can be run, with 1 warning", "0 of them pass every gate"]);
    let json = desk(RED_LINES)
        .types(&["check", "x.toml", "--json"])
        .succeeds()
        .json();
    let problem = &json["problems"][0];
    assert_eq!(problem["code"], "W012");
    let message = problem["message"].as_str().unwrap();
    assert_eq!(
        message,
        "red lines close every option of 'land' between them: no deal can pass"
    );
    // One who refuses everything by itself has made a mistake.
    let alone = RED_LINES.replace(
        "never = { land = \"hers\" }",
        "never = { land = [\"his\", \"hers\"] }",
    );
    desk(&alone)
        .types(&["run", "x.toml"])
        .fails(3, &["E039", "'ann' refuses every option of 'land'"]);
}

#[test]
fn solve_offers_only_gates_that_bring_texts_back() {
    let said = desk(RED_LINES).types(&["solve", "x.toml"]).succeeds();
    said.says(&["widen the gates with --within anything, or look"]);
}

#[test]
fn explain_names_the_two_red_lines_as_what_cannot_hold_together() {
    let desk = desk(RED_LINES);
    let said = desk.types(&["explain", "x.toml", "--no-charts"]).succeeds();
    said.says(&[
        "None of the 2 deals passes every gate",
        "ann's red line on land and ben's red line on land",
        "ann's red line on land lifted for hers",
        "ben's red line on land lifted for his",
    ]);
    let json = desk
        .types(&["explain", "x.toml", "--json"])
        .succeeds()
        .json();
    let cores = json["deadlock"]["cores"].as_array().unwrap();
    assert_eq!(cores.len(), 1, "{cores:?}");
    let gates = cores[0].as_array().unwrap().iter();
    let gates: Vec<[&Value; 3]> = gates.map(|g| [&g["gate"], &g["of"], &g["issue"]]).collect();
    let line = |party: &str| [json!("red-line"), json!(party), json!("land")];
    assert_eq!(gates, [line("ann").each_ref(), line("ben").each_ref()]);
}

/// Charts are drawn once, as lines, which is quick.
#[test]
fn every_command_has_an_answer() {
    for (text, charts) in [
        (RED_LINES, &["--format", "svg"][..]),
        (TWO_ISSUES, &["--no-charts"]),
    ] {
        let desk = desk(text);
        let types = |args: &[&str]| desk.types(args).succeeds();
        let run = types(&[&["run", "x.toml"], charts].concat());
        assert!(run.out.starts_with("NO DEAL: no handshake"), "{}", run.out);
        let json = types(&["run", "x.toml", "--json", "--no-charts"]).json();
        assert_eq!(
            (&json["possible"], &json["handshake"]),
            (&json!(false), &json!(false))
        );
        let told = types(&["solve", "x.toml"]);
        told.says(&["0  inside everyone's red lines"]);
        types(&["solve", "x.toml", "--within", "anything"]);
        types(&[
            "run",
            "x.toml",
            "--runs",
            "5",
            "--no-charts",
            "--out",
            "runs",
        ]);
        types(&[
            "explain",
            "x.toml",
            "--runs",
            "3",
            "--no-flips",
            "--no-charts",
            "--out",
            "told",
        ]);
        types(&["report", "x.toml", "-o", "page.html"]);
        types(&["sheet", "x.toml"]);
        types(&[
            "tournament",
            "x.toml",
            "--tactics",
            "boulware,conceder",
            "--runs",
            "3",
        ]);
        let ann = "party.ann.no_deal.value=0..40/3";
        let swept = types(&[
            "sweep",
            "x.toml",
            "--vary",
            ann,
            "--runs",
            "3",
            "--no-charts",
            "--json",
        ]);
        assert!(swept.json().is_object());
        let ben = "party.ben.no_deal.value=0..40/3";
        let line = [
            "--vary",
            ann,
            "--vary",
            ben,
            "--boundary",
            "--runs",
            "3",
            "--no-charts",
        ];
        types(&[&["sweep", "x.toml", "--out", "line"], &line[..]].concat());
    }
}
