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
fn explain_names_the_two_red_lines_as_what_cannot_hold_together() {
    let desk = desk(RED_LINES);
    let said = desk.types(&["explain", "x.toml", "--no-charts"]).succeeds();
    said.says(&[
        "No text passes every gate",
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

#[test]
fn every_command_has_an_answer() {
    for text in [RED_LINES, TWO_ISSUES] {
        let desk = desk(text);
        let run = desk.types(&["run", "x.toml"]).succeeds();
        assert!(run.out.starts_with("NO DEAL: no handshake"), "{}", run.out);
        let json = desk.types(&["run", "x.toml", "--json"]).succeeds().json();
        assert_eq!(
            (&json["possible"], &json["handshake"]),
            (&json!(false), &json!(false))
        );
        let told = desk.types(&["solve", "x.toml"]).succeeds();
        told.says(&["0  inside everyone's red lines"]);
        desk.types(&["solve", "x.toml", "--within", "anything"])
            .succeeds();
        desk.types(&["run", "x.toml", "--runs", "10", "--out", "runs"])
            .succeeds();
        desk.types(&["explain", "x.toml", "--runs", "5", "--out", "explained"])
            .succeeds();
        desk.types(&["report", "x.toml", "-o", "page.html"])
            .succeeds();
        desk.types(&["sheet", "x.toml"]).succeeds();
        desk.types(&["tournament", "x.toml", "--tactics", "boulware,conceder"])
            .succeeds();
        let vary = [
            "sweep",
            "x.toml",
            "--vary",
            "party.ann.no_deal.value=0..40/3",
            "--runs",
            "3",
        ];
        let swept = desk
            .types(&[&vary[..], &["--json"]].concat())
            .succeeds()
            .json();
        assert!(swept.is_object());
        let boundary = [
            "--vary",
            "party.ben.no_deal.value=0..40/3",
            "--boundary",
            "--out",
            "line",
        ];
        desk.types(&[&vary[..], &boundary[..]].concat()).succeeds();
    }
}
