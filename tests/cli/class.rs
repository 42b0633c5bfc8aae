//! `zopa class`.

use crate::{Desk, flagship};
use std::collections::BTreeMap;

/// A class of twelve.
const DEALS: &str = "\
group;Who leads the project?;days;round;notes
Group 1;ann;1;3;traded at once
Group 2;together;3;9;split the difference
Group 3;together;3;;
Group 4;no deal;;10;shouting
Group 5;ben;1;;
Group 6;ann;2;5;
Group 7;together;3;8;\"met in the middle; twice\"
Group 8;ben;5;;
Group 9;together;2;;
Group 10;ann;1;;
Group 11;;;;never came
Group 12;together;4;;
";

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn classroom() -> Desk {
    let desk = Desk::with("logrolling");
    desk.write("deals.csv", DEALS);
    desk
}

#[test]
fn a_class_is_debriefed() {
    let desk = classroom();
    let said = desk
        .types(&["class", "logrolling.toml", "deals.csv", "--format", "svg"])
        .succeeds();
    said.says(&[
        // case 21: first how many deals would stand, and each group once.
        "CLASS: 10 of 12 groups agreed; 9 of the 10 deals would stand, and 6 of these left value on the table",
        // case 72: what becomes of each issue.
        "lead together → ann, days 3 → 1: Ann +20.0, Ben +20.0",
        "SIGNED, THOUGH IT FAILS A GATE",
        "Ann: worth 0.0 to it, no deal 30.0",
        "WHO DID BEST IN EACH ROLE?",
        "Groups 2, 3 and 7   lead together → ann",
        "Groups 2, 3 and 7 signed the same deal.",
        "2 groups left without a deal",
        "groups.csv",
        "Invented numbers for a lesson",
    ]);
    let folder = "output/logrolling";
    let groups = rows(&desk.read(&format!("{folder}/groups.csv")));
    assert_eq!(groups.len(), 12);
    assert_eq!(groups[6]["notes"], "met in the middle; twice");
    assert_eq!(groups[0]["efficient"], "1");
    assert_eq!(groups[1]["same_deal"], "3");
    assert_eq!(groups[3]["worth_ann_points"], "30");
    for table in ["groups", "improvements"] {
        let book = rows(&desk.read(&format!("{folder}/{table}.codebook.csv")));
        let columns =
            csv::Reader::from_reader(desk.read(&format!("{folder}/{table}.csv")).as_bytes())
                .headers()
                .unwrap()
                .len();
        assert_eq!(book.len(), columns, "{table}");
        assert!(book.iter().all(|row| !row["meaning"].is_empty()), "{table}");
    }
    let finding = "10 of 12 groups agreed; 9 of the 10 deals would stand";
    let chart = desk.read(&format!("{folder}/class.svg"));
    assert!(chart.contains(finding), "{chart}");
    let json: serde_json::Value =
        serde_json::from_str(&desk.read(&format!("{folder}/class.json"))).unwrap();
    assert!(json["finding"].as_str().unwrap().starts_with(finding));
}

#[test]
fn the_document_has_stable_keys() {
    let desk = classroom();
    let typed = [
        "class",
        "logrolling.toml",
        "deals.csv",
        "--json",
        "--no-charts",
    ];
    let said = desk.types(&typed).succeeds();
    let json = said.json();
    assert_eq!(json["format"], "zopa.class/1");
    assert_eq!(json["counts"]["agreed"], 10);
    assert_eq!(json["counts"]["improvable"], 6);
    assert_eq!(json["counts"]["standing"], 9);
    assert_eq!(json["counts"]["standing_improvable"], 6);
    assert_eq!(json["groups"][1]["agreed"]["same_as"][0], "Group 3");
    assert_eq!(
        json["groups"][1]["agreed"]["better"]["increases"]["ann"],
        20.0
    );
    assert_eq!(json["groups"][3]["agreed"], serde_json::Value::Null);
    assert_eq!(json["groups"][3]["judged_in_round"], 10);
    assert_eq!(json["roles"][0]["party"], "ann");
    assert_eq!(json["scenario"]["seed"], serde_json::Value::Null);
    assert_eq!(desk.read("output/logrolling/class.json"), said.out);
    assert_eq!(desk.types(&typed).succeeds().out, said.out);
}

#[test]
fn a_template_can_be_filled_in_and_read_again() {
    let desk = Desk::with("logrolling");
    let said = desk
        .types(&["class", "logrolling.toml", "--template"])
        .succeeds();
    let head = "group,round,lead,days,notes\n";
    let remarks =
        "# option 1,,ann,1,lines that begin with # are not read\n# option 2,,together,2,\n";
    assert!(
        said.out.starts_with(&format!("{head}{remarks}")),
        "{}",
        said.out
    );
    let typed = ["class", "logrolling.toml", "--template", "-o", "deals.csv"];
    desk.types(&typed).succeeds().says(&["Wrote deals.csv"]);
    assert_eq!(desk.read("deals.csv"), said.out);
    let read = ["class", "logrolling.toml", "deals.csv", "-q", "--no-charts"];
    // The options that it lists are nobody's deal.
    desk.types(&read).fails(3, &["has columns, but no group"]);
    let filled = format!("{}Group 1,,ann,1,\n", said.out);
    desk.write("deals.csv", &filled);
    desk.types(&read)
        .succeeds()
        .says(&["CLASS: The group agreed; the deal is efficient"]);
    // A class that was written down is never lost.
    desk.types(&typed)
        .fails(5, &["to keep it, write to another place; --force"]);
    let forced = [&typed[..], &["--force"]].concat();
    desk.types(&forced)
        .succeeds()
        .says(&["What was there before is in deals.before.csv"]);
    assert_eq!(desk.read("deals.before.csv"), filled);
    assert_eq!(desk.read("deals.csv"), said.out);
    desk.write("deals.csv", "another");
    desk.types(&forced).succeeds().says(&["deals.before-2.csv"]);
    assert_eq!(desk.read("deals.before.csv"), filled);
}

#[test]
fn everybody_is_judged_as_in_the_same_round_unless_the_table_says_otherwise() {
    let desk = Desk::with("logrolling");
    let text = desk.read("logrolling.toml");
    // Working alone is worth less from day to day.
    let text = text.replacen(
        "no_deal = 30 ",
        "no_deal = { value = 30, change_per_round = -2 } ",
        1,
    );
    desk.write("drift.toml", text);
    let class = |table: &str| {
        desk.write("deals.csv", format!("group,lead,days,round\n{table}"));
        let typed = [
            "class",
            "drift.toml",
            "deals.csv",
            "--format",
            "svg",
            "--out",
            "drifted",
        ];
        desk.types(&typed).succeeds().out
    };
    let out = class("Group 1,together,3,\nGroup 2,no deal,,\n");
    assert!(out.contains("Judged as on day one"), "{out}");
    let groups = rows(&desk.read("drifted/groups.csv"));
    assert!(groups.iter().all(|row| row["judged_in_round"] == "0"));
    let chart = desk.read("drifted/class.svg");
    assert!(chart.contains("Judged as on day one."), "{chart}");
    let out = class("Group 1,together,3,5\nGroup 2,ann,1,5\nGroup 3,together,2,9\n");
    assert!(
        out.contains("Each group is judged as in the round of the table"),
        "{out}"
    );
    // The chart's walk-aways are those of most deals, and it says so.
    let chart = desk.read("drifted/class.svg");
    assert!(chart.contains("1 deal is judged as in another"), "{chart}");
}

#[test]
fn only_roles_that_are_played_have_columns_and_win_prizes() {
    let desk = classroom();
    let typed = [
        "class",
        "logrolling.toml",
        "deals.csv",
        "--roles",
        "ben",
        "--no-charts",
    ];
    let said = desk.types(&typed).succeeds();
    assert!(!said.out.contains("  Ann  "), "{}", said.out);
    let groups = rows(&desk.read("output/logrolling/groups.csv"));
    assert!(groups[0].contains_key("worth_ben_points"));
    assert!(!groups[0].contains_key("worth_ann_points"));
    desk.types(&["class", "logrolling.toml", "deals.csv", "--roles", "bob"])
        .fails(2, &["there is no party 'bob'"]);
}

#[test]
fn wrong_tables_are_told_with_every_problem_where_it_stands() {
    let desk = Desk::with("logrolling");
    desk.write(
        "deals.csv",
        "group,lead,days\nReds,anne,1\nBlues,ann,7\nReds,ben,\n",
    );
    desk.types(&["class", "logrolling.toml", "deals.csv"])
        .fails(
            3,
            &[
                "error[E018]: issue 'lead' has no option 'anne'",
                "--> deals.csv:2:6",
                " 2 | Reds,anne,1",
                "^^^^ not an option",
                "did you mean 'ann'?",
                "error[E028]: issue 'days' has no value '7'",
                "--> deals.csv:3:11",
                "error[E058]: group 'Reds' has two rows",
                "says nothing on 'days'",
            ],
        );
    desk.types(&["class", "logrolling.toml", "deal.csv"]).fails(
        3,
        &["there is no file 'deal.csv'", "--template -o deal.csv"],
    );
    desk.types(&["class", "logrolling.toml"])
        .fails(2, &["name the table of deals too", "--template"]);
    desk.types(&["class", "logrolling.toml", "deals.csv", "--pair", "ann,bob"])
        .fails(2, &["there is no party 'bob'"]);
    desk.types(&["class", "logrolling.toml", "deals.csv", "--pair", "ann"])
        .fails(2, &["two different parties"]);
    assert!(!desk.has("output"));
}

// case 63
#[test]
fn the_file_of_a_spreadsheet_program_says_how_to_get_a_table_out_of_it() {
    let desk = Desk::with("logrolling");
    desk.write("deals.xlsx", b"PK\x03\x04\x14\0");
    desk.write("old.xls", b"\xd0\xcf\x11\xe0\xa1");
    for table in ["deals.xlsx", "old.xls"] {
        desk.types(&["class", "logrolling.toml", table]).fails(
            3,
            &["is a file of a spreadsheet program", "type “CSV", "Save As"],
        );
    }
    desk.write("latin.csv", b"group,lead,days\nM\xfcller,ann,1\n");
    desk.types(&["class", "logrolling.toml", "latin.csv"])
        .fails(3, &["is not UTF-8 text", "type “CSV"]);
}

#[test]
fn more_parties_red_lines_and_bodies() {
    let desk = Desk::new();
    let file = flagship();
    let template = desk.types(&["class", &file, "--template"]).succeeds().out;
    let mut lines = template.lines();
    let (head, row) = (lines.next().unwrap(), lines.next().unwrap());
    let row = &row.replacen("# option 1", "Group 1", 1);
    let place = head.split(',').position(|name| name == "assets").unwrap();
    let mut cells: Vec<&str> = row.split(',').collect();
    cells[0] = "Group 2";
    cells[place] = "returned";
    let long = "\"A group with a name of no less than sixty letters, or so it seems\"";
    let third = row.replacen("Group 1", long, 1);
    let table = format!("{head}\n{row}\n{}\n{third}\n", cells.join(","));
    desk.write("deals.csv", table);
    let said = desk
        .types(&[
            "class",
            &file,
            "deals.csv",
            "--pair",
            "ukraine,europe",
            "--format",
            "svg",
        ])
        .succeeds();
    let said = said.says(&["All 3 groups agreed", "never accepts assets = returned"]);
    assert!(
        said.out.lines().all(|line| line.chars().count() <= 150),
        "{}",
        said.out
    );
}

#[test]
fn the_help_shows_how_the_table_is_written() {
    let desk = Desk::new();
    desk.types(&["class", "--help"]).succeeds().says(&[
        "Group 2,together,3,split the difference",
        "--template",
        "--pair",
    ]);
    desk.types(&["--help"]).succeeds().says(&["class "]);
    desk.types(&["list", "models", "post-settlement"])
        .succeeds()
        .says(&["Raiffa (1985)"]);
}

#[test]
fn only_a_deal_that_stands_left_value_on_the_table() {
    let desk = Desk::with("logrolling");
    // Ben would walk away from the first; the second stands.
    desk.write(
        "deals.csv",
        "group,lead,days\nGroup 1,together,5\nGroup 2,together,3\n",
    );
    let said = desk
        .types(&["class", "logrolling.toml", "deals.csv", "--format", "svg"])
        .succeeds();
    let out = &said.out;
    let place = |text: &str| {
        out.find(text)
            .unwrap_or_else(|| panic!("no “{text}” in {out}"))
    };
    let instead = place("INSTEAD OF A DEAL THAT FAILS A GATE");
    let better = place("WOULD HAVE BEEN BETTER");
    let under = &out[better..instead];
    assert!(
        under.contains("Group 2") && !under.contains("Group 1"),
        "{out}"
    );
    // Arrows on the chart start at deals that stand.
    let arrows = rows(&desk.read("output/logrolling/class.csv"));
    let arrows: Vec<&str> = (arrows.iter())
        .filter(|row| row["kind"] == "better")
        .map(|row| row["groups"].as_str())
        .collect();
    assert_eq!(arrows, ["Group 2"]);
}
