//! What is typed wrongly on the command line is shown as it was typed, with examples from the file at hand.

use crate::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("titles.toml", include_str!("../cases/titles.toml"));
    desk
}

// case 66
#[test]
fn the_command_line_is_a_source_of_its_own() {
    let desk = desk();
    let lines = desk.read("titles.toml").lines().count();
    for (typed, marked, words) in [
        (
            "party.max.nodeal=0..60/13",
            "^^^^^^^^^^^^^^^^ leads nowhere",
            "did you mean 'party.max.no_deal.value'?",
        ),
        ("party.max.no_deal.value=60..0/13", "^", "must be larger"),
        ("party.max.tactic=soft,hard", "^", "not one of the choices"),
    ] {
        let said = desk.types(&[
            "sweep",
            "titles.toml",
            "--vary",
            "time.rounds=5,6,7",
            "--vary",
            typed,
        ]);
        let shown = format!("| --vary {typed}\n");
        assert!(said.err.contains(&shown), "{}", said.err);
        let said = said.fails(3, &["--> the command line", marked, words]);
        assert!(
            !said.err.contains(&format!(":{}:", lines + 3)),
            "{}",
            said.err
        );
        assert!(!said.err.contains("sweep.varied"), "{}", said.err);
    }
    desk.types(&["sweep", "titles.toml", "--vary", "time.rounds"])
        .fails(2, &["for instance party.lena.no_deal.value=0..60/13"]);
    for flags in [["--target", "seat"], ["--fix", "seat"]] {
        let said = desk.types(&["explain", "titles.toml", flags[0], flags[1]]);
        let said = said.fails(2, &["'seat'", "meetings=weekly"]);
        assert!(!said.err.contains("donbas"), "{}", said.err);
    }
}

#[test]
fn blanks_around_the_equals_sign_of_a_setting_are_told() {
    let desk = desk();
    for typed in [
        &["time.rounds", "=", "5"][..],
        &["time.rounds=", "5"],
        &["time.rounds", "=5"],
    ] {
        let arguments = [&["run", "titles.toml", "--set"], typed].concat();
        let whole = "write --set PATH=VALUE without blanks: --set time.rounds=5";
        desk.types(&arguments).fails(2, &[whole]);
    }
    let said = desk.types(&["run", "titles.toml", "--set", "time.rounds=5", "--nothing"]);
    assert!(!said.err.contains("without blanks"), "{}", said.err);
}

// case 50
#[test]
fn nothing_typed_reaches_the_terminal_raw() {
    let desk = desk();
    let odd = "a\u{1b}[31mb\u{7}";
    let sweep = format!("{odd}=1,2");
    let fix = format!("{odd}=weekly");
    for arguments in [
        &["explain", "titles.toml", "--target", odd][..],
        &["run", "titles.toml", "--fix", &fix],
        &["sweep", "titles.toml", "--vary", &sweep],
        &["sweep", "titles.toml", odd],
        &["run", odd],
        &["new", odd],
        &[odd],
        &["run", "titles.toml", "--runs", odd],
    ] {
        let said = desk.types(arguments);
        assert_ne!(said.code, 0, "{arguments:?}");
        for text in [&said.err, &said.out] {
            assert!(
                !text.contains(['\u{1b}', '\u{7}']),
                "{arguments:?}: {text:?}"
            );
        }
    }
    // A name with such a sign is refused where it stands.
    let file = desk
        .read("titles.toml")
        .replace("\"Max\"", "\"Max\\u001b[31m\"");
    desk.write("odd.toml", file);
    let said = desk
        .types(&["run", "odd.toml"])
        .fails(3, &["E059", "U+001B"]);
    assert!(!said.err.contains('\u{1b}'));
}
