//! What help shows can be typed, every command knows `--json` or says what to do instead, and output fits the screen.

use crate::{Desk, Said};
use std::collections::BTreeSet;

/// The commands, as the program lists them.
pub(crate) fn commands() -> Vec<String> {
    let said = Desk::new().types(&["--help"]).succeeds();
    let commands = said.out.split("Commands:").nth(1).unwrap();
    let commands = commands.split("Options:").next().unwrap();
    let lines = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names = lines.filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

/// Each command once, in the order of the list, in a folder with all templates, `deals.csv` and the sweep `big`.
pub(crate) const EACH_COMMAND: &[&str] = &[
    "new other --from trade",
    "check strike.toml",
    "run buyer-seller.toml --no-charts",
    "solve logrolling.toml",
    "explain river.toml --no-charts",
    "tournament logrolling.toml --tactics boulware,linear --runs 1",
    "sweep strike.toml --runs 2 --no-charts",
    "shard big 0",
    "missing big --words",
    "merge big --no-charts",
    "chart buyer-seller.toml dance",
    "report buyer-seller.toml",
    "sheet logrolling.toml",
    "class logrolling.toml deals.csv --no-charts",
    "schema run",
    "list models",
    "licences",
    "completions bash",
    "help run",
];

#[test]
fn every_help_has_examples_and_they_work() {
    for command in commands() {
        let help = Desk::new().types(&[&command, "--help"]).succeeds().out;
        let examples = help.split("Examples:").nth(1);
        let examples = examples.unwrap_or_else(|| panic!("no examples in {command} --help"));
        let desk = Desk::with_all_templates();
        let group = "group,round,lead,days,notes\nGroup 1,,ann,1,\n";
        if command != "class" {
            desk.write("deals.csv", group);
        }
        let mut own = 0;
        for line in examples
            .lines()
            .filter_map(|line| line.trim().strip_prefix("zopa "))
        {
            let typed: Vec<&str> = line
                .split(" #")
                .next()
                .unwrap()
                .split_whitespace()
                .collect();
            // Those that every folder has are written again by nobody.
            if typed == ["new", "--from", "logrolling"] {
                std::fs::remove_file(desk.path("logrolling.toml")).unwrap();
            }
            let said = desk.types(&typed).succeeds();
            assert_eq!(said.err, "", "{line}");
            own += usize::from(typed[0] == command);
            // A teacher writes down what was agreed.
            if typed.contains(&"--template") {
                desk.write("deals.csv", group);
            }
        }
        assert!(own > 0, "{command} --help has no example of itself");
    }
}

#[test]
fn help_is_the_same_both_ways() {
    let desk = Desk::new();
    for command in commands() {
        let one = desk.types(&["help", &command]).succeeds();
        assert_eq!(one.out, desk.types(&[&command, "--help"]).succeeds().out);
    }
    assert_eq!(
        desk.types(&["help"]).succeeds().out,
        desk.types(&["--help"]).succeeds().out
    );
    desk.types(&["help", "sovle"])
        .fails(2, &["Did you mean 'solve'?"]);
}

#[test]
fn exit_codes_are_explained() {
    let said = Desk::new().types(&["help", "exit-codes"]).succeeds();
    said.says(&[
        "  0  Done",
        "  2  Wrong usage",
        "  3  The scenario",
        "130  Interrupted",
    ]);
    let help = Desk::new().types(&["--help"]).succeeds();
    help.says(&["zopa help exit-codes"]);
}

#[test]
fn json_works_or_is_refused_everywhere() {
    let desk = Desk::with_all_templates();
    desk.write("deals.csv", "group,lead,days\nGroup 1,ann,1\n");
    desk.types(&[
        "sweep",
        "strike.toml",
        "--runs",
        "2",
        "--out",
        "big",
        "--no-charts",
    ])
    .succeeds();
    let mut seen = Vec::new();
    for typed in EACH_COMMAND {
        let words: Vec<&str> = typed.split_whitespace().chain(["--json"]).collect();
        let said = desk.types(&words);
        seen.push(words[0].to_owned());
        if said.code == 0 {
            assert!(said.json().is_object(), "{typed}");
            assert_eq!(said.err, "", "{typed}");
        } else {
            said.fails(2, &["--json does not go with this command", "help: "]);
        }
    }
    assert_eq!(seen, commands(), "each command is tried once");
    for typed in [
        &["check", "--explain", "E014", "--json"][..],
        &["class", "logrolling.toml", "--template", "--json"],
    ] {
        let said = desk.types(typed);
        said.fails(2, &["--json does not go with this command", "help: "]);
    }
}

#[test]
fn numbers_with_separators_are_explained() {
    let desk = Desk::with("buyer-seller");
    for (flag, typed, write) in [
        ("--runs", "1,000", "write 1000"),
        ("--runs", "10.000", "write 10000"),
        ("--seed", "1_000", "write 1000"),
        ("--runs", "2000000", "from 1 to 1000000"),
        ("--runs", "many", "a whole number"),
    ] {
        desk.types(&["run", "buyer-seller.toml", flag, typed])
            .fails(2, &[typed, flag, write]);
    }
    desk.types(&[
        "explain",
        "buyer-seller.toml",
        "--runs",
        "10",
        "--width",
        "2,5",
    ])
    .fails(2, &["write 2.5"]);
}

#[test]
fn what_is_missing_is_said_in_words_or_in_ranges() {
    let desk = Desk::with("strike");
    desk.types(&[
        "sweep",
        "strike.toml",
        "--runs",
        "2",
        "--out",
        "big",
        "--plan",
    ])
    .succeeds();
    // Into a pipe: as schedulers take it.
    let piped = desk.types(&["missing", "big"]).succeeds().out;
    assert!(
        piped
            .trim()
            .chars()
            .all(|c| c.is_ascii_digit() || "-,".contains(c)),
        "{piped}"
    );
    assert_eq!(
        desk.types(&["missing", "big", "--ranges"]).succeeds().out,
        piped
    );
    desk.types(&["missing", "big", "--words"])
        .succeeds()
        .says(&["missing", "zopa shard big 0"]);
    desk.types(&["missing", "big", "--words", "--ranges"])
        .fails(2, &["cannot be used with"]);
}

#[test]
fn output_fits_the_screen_and_loses_nothing() {
    let desk = Desk::with_all_templates();
    // A table that is cut names its rows again, so words are counted once.
    let words = |said: &Said| {
        said.out
            .split_whitespace()
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    for typed in [
        "run mar-a-lago.toml -v --no-charts",
        "solve mar-a-lago.toml",
        "explain river.toml --no-charts",
        "list words",
        "list sources",
        "list models nash",
        "list format party",
        "help exit-codes",
    ] {
        let typed: Vec<&str> = typed.split_whitespace().collect();
        let on = |columns: usize| {
            let mut command = desk.command(&typed);
            command.env("COLUMNS", columns.to_string());
            Said::of(&command.output().unwrap()).succeeds()
        };
        let whole = on(200);
        for columns in [60, 80, 132, 200] {
            let said = on(columns);
            for line in said.out.lines() {
                assert!(
                    line.chars().count() <= columns,
                    "{typed:?} at {columns}: {line}"
                );
            }
            let time = |word: &String| !word.parse::<f64>().is_ok_and(|_| word.contains('.'));
            let without_time =
                |words: BTreeSet<String>| words.into_iter().filter(time).collect::<Vec<_>>();
            assert_eq!(
                without_time(words(&said)),
                without_time(words(&whole)),
                "{typed:?} at {columns}"
            );
        }
        // Narrower than 60 columns is read as 60.
        assert_eq!(words(&on(20)).len(), words(&on(60)).len());
    }
}
