//! `zopa check`, and what every command does with a file that cannot be read.

use crate::Desk;

/// Two parties, two issues, and a rule that leaves nothing.
const NOTHING_LEFT: &str = r#"schema = 1
[party.ann]
no_deal = 10
[party.ben]
no_deal = 10
[issue.place]
options = ["here", "there"]
ann = [100, 0]
ben = [0, 100]
[rule.not-here]
not = { place = ["here"] }
[rule.not-there]
not = { place = ["there"] }
"#;

#[test]
fn a_right_file_is_told_so_with_its_size_and_fingerprints() {
    let desk = Desk::with("buyer-seller");
    let said = desk.types(&["check", "buyer-seller.toml"]).succeeds();
    assert_eq!(said.err, "");
    said.says(&[
        "buyer-seller.toml is right.",
        "2 parties, 1 issue, 21 deals",
        "meaning #",
    ]);
    let said = desk.types(&["check", "buyer-seller.toml", "-q"]).succeeds();
    assert_eq!(said.out, "buyer-seller.toml is right.\n");
}

#[test]
fn a_warning_goes_to_stderr_and_stops_nothing() {
    let desk = Desk::with("mar-a-lago");
    let text = desk.read("mar-a-lago.toml");
    desk.write(
        "warned.toml",
        text.replace(
            "role     = \"mediator\" ",
            "role     = \"mediator\"\ntactic = \"linear\" ",
        ),
    );
    let said = desk.types(&["check", "warned.toml"]).succeeds();
    assert!(said.err.contains("warning[W"), "{}", said.err);
    said.says(&["can be run, with 1 warning"]);
    let json = desk
        .types(&["check", "warned.toml", "--json"])
        .succeeds()
        .json();
    assert_eq!(json["ok"], true);
    assert_eq!(json["problems"][0]["severity"], "warning");
    let quiet = desk.types(&["check", "warned.toml", "-q"]).succeeds();
    assert_eq!(quiet.err, "");
}

#[test]
fn all_errors_are_shown_at_once_with_their_lines() {
    let desk = Desk::with("buyer-seller");
    let text = desk.read("buyer-seller.toml");
    let wrong = text
        .replace("boulware", "bulware")
        .replace("rounds = 12", "rounds = 0");
    desk.write("wrong.toml", wrong);
    for command in ["check", "run", "solve"] {
        desk.types(&[command, "wrong.toml"]).fails(
            3,
            &[
                "error[E",
                "wrong.toml:",
                "bulware",
                "boulware",
                "rounds = 0",
            ],
        );
    }
    assert!(!desk.has("output"));
}

#[test]
fn errors_for_programs_have_codes_lines_and_columns() {
    let desk = Desk::with("buyer-seller");
    let text = desk
        .read("buyer-seller.toml")
        .replace("rounds = 12", "rounds = 0");
    let line = text.lines().position(|line| line == "rounds = 0").unwrap() + 1;
    desk.write("wrong.toml", text);
    let said = desk.types(&["check", "wrong.toml", "--json"]);
    assert_eq!(said.code, 3);
    let json = said.json();
    assert_eq!(
        (&json["format"], &json["ok"]),
        (&"zopa.check/1".into(), &false.into())
    );
    let problem = &json["problems"][0];
    assert_eq!(
        (&problem["code"], &problem["severity"]),
        (&"E020".into(), &"error".into())
    );
    assert_eq!(problem["line"], line);
    assert_eq!(problem["column"], 10);
    assert!(!problem["message"].as_str().unwrap().is_empty());
}

#[test]
fn codes_are_explained_with_an_example() {
    let desk = Desk::new();
    desk.types(&["check", "--explain", "E014"])
        .succeeds()
        .says(&["E014:", "Wrong:", "Right:"]);
    desk.types(&["check", "--explain", "e014"])
        .succeeds()
        .says(&["E014:"]);
    desk.types(&["check", "--explain", "E999"])
        .fails(2, &["E999", "zopa list codes"]);
    desk.types(&["check", "--explain", "soup"])
        .fails(2, &["soup"]);
    desk.types(&["check"]).fails(2, &["FILE"]);
}

#[test]
fn rules_that_leave_no_text_are_an_error_for_every_command() {
    let desk = Desk::new();
    desk.write("none.toml", NOTHING_LEFT);
    for command in ["check", "run", "solve"] {
        desk.types(&[command, "none.toml"])
            .fails(3, &["error[E045]", "not-here", "not-there"]);
    }
}

#[test]
fn a_draft_that_breaks_a_rule_is_an_error() {
    let desk = Desk::new();
    let text = NOTHING_LEFT.replace("[rule.not-there]\nnot = { place = [\"there\"] }\n", "");
    desk.write(
        "draft.toml",
        format!("{text}\n[draft.mine]\ntext = {{ place = \"here\" }}\n"),
    );
    desk.types(&["check", "draft.toml"])
        .fails(3, &["error[E046]", "draft 'mine' breaks rule 'not-here'"]);
}

#[test]
fn rules_and_red_lines_that_leave_a_party_no_text_are_an_error() {
    let desk = Desk::new();
    let text = NOTHING_LEFT.replace("[rule.not-there]\nnot = { place = [\"there\"] }\n", "");
    desk.write(
        "own.toml",
        text.replace(
            "[party.ben]",
            "[party.ben]\nnever = { place = [\"there\"] }",
        ),
    );
    desk.types(&["check", "own.toml"])
        .fails(3, &["error[E045]", "'ben'"]);
    // One party's red line and another's on different options is a matter for talks, not an error.
    desk.write("fine.toml", text);
    desk.types(&["check", "fine.toml"]).succeeds();
}

#[test]
fn files_that_are_no_scenario_are_refused_in_words() {
    let desk = Desk::with("buyer-seller");
    desk.write("empty.toml", "");
    desk.write("blank.toml", "# nothing\n\n");
    desk.write("latin1.toml", b"schema = 1\n# caf\xe9\n");
    desk.write("soup.toml", "schema = = 1\n");
    desk.write("huge.toml", vec![b'#'; 4 * 1024 * 1024 + 1]);
    std::fs::create_dir(desk.path("folder")).unwrap();
    for (file, code) in [
        ("nowhere.toml", "E001"),
        ("folder", "E002"),
        ("huge.toml", "E004"),
        ("latin1.toml", "E005"),
        ("empty.toml", "E006"),
        ("blank.toml", "E006"),
        ("soup.toml", "E007"),
    ] {
        for command in ["check", "run", "solve"] {
            let said = desk
                .types(&[command, file])
                .fails(3, &[&format!("error[{code}]")]);
            assert!(
                said.err.contains("help"),
                "{file}: what to do?\n{}",
                said.err
            );
        }
        desk.types(&["list", "paths", file]).fails(3, &[code]);
    }
    assert!(!desk.has("output"));
}

#[test]
fn byte_order_marks_and_windows_line_ends_are_accepted() {
    let desk = Desk::with("buyer-seller");
    let text = desk.read("buyer-seller.toml");
    desk.write(
        "windows.toml",
        format!("\u{feff}{}", text.replace('\n', "\r\n")),
    );
    desk.types(&["check", "windows.toml"])
        .succeeds()
        .says(&["is right"]);
}

#[test]
fn the_smallest_scenario_that_an_error_shows_can_be_run() {
    let desk = Desk::new();
    desk.write("empty.toml", "");
    let json = desk.types(&["check", "empty.toml", "--json"]).json();
    let help = json["problems"][0]["help"].as_str().unwrap();
    let (_, smallest) = help.split_once("scenario:\n").unwrap();
    desk.write("smallest.toml", smallest);
    desk.types(&["run", "smallest.toml", "--no-charts"])
        .succeeds();
}
