//! Help, completions, the schema, colours and closed pipes.

use crate::{Desk, Said, flagship};
use std::process::Stdio;

#[test]
fn help_names_the_commands_that_are_built_and_no_other() {
    let said = Desk::new().types(&["--help"]).succeeds();
    let commands = said.out.split("Commands:").nth(1).unwrap();
    let commands = commands.split("Options:").next().unwrap();
    let names: Vec<&str> = commands
        .lines()
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(
        names,
        [
            "new",
            "check",
            "run",
            "solve",
            "explain",
            "tournament",
            "sweep",
            "shard",
            "missing",
            "merge",
            "chart",
            "report",
            "sheet",
            "class",
            "schema",
            "list",
            "licences",
            "completions",
            "help"
        ]
    );
}

#[test]
fn every_command_has_help() {
    let desk = Desk::new();
    for command in [
        "new",
        "check",
        "run",
        "solve",
        "tournament",
        "sweep",
        "shard",
        "missing",
        "merge",
        "chart",
        "report",
        "sheet",
        "class",
        "schema",
        "list",
        "licences",
        "completions",
    ] {
        desk.types(&[command, "--help"])
            .succeeds()
            .says(&["Usage: zopa", command]);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let said = Desk::new().types(&["--version"]).succeeds();
    assert_eq!(said.out, format!("zopa {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn nothing_or_nonsense_is_wrong_usage() {
    let desk = Desk::new();
    desk.types(&[]).fails(2, &["Usage: zopa"]);
    desk.types(&["frobnicate"])
        .fails(2, &["unrecognized", "frobnicate"]);
    desk.types(&["run"]).fails(2, &["<FILE>"]);
    desk.types(&["run", "x.toml", "--quiet", "--verbose"])
        .fails(2, &["cannot be used with"]);
}

#[test]
fn the_schema_is_json() {
    let schema = Desk::new().types(&["schema"]).succeeds().json();
    assert!(
        schema["$schema"]
            .as_str()
            .unwrap()
            .contains("json-schema.org")
    );
    assert!(schema["properties"]["party"].is_object());
}

#[test]
fn every_shell_gets_its_completions() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        desk.types(&["completions", shell])
            .succeeds()
            .says(&["zopa", "COMPLETE"]);
    }
    desk.types(&["completions", "tin-can"])
        .fails(2, &["bash", "zsh", "fish", "powershell"]);
}

#[test]
fn names_complete_with_what_there_is() {
    let desk = Desk::with("strike");
    // As the script of bash asks: the word to complete is the last.
    let offers = |line: &[&str]| {
        let index = line.len().to_string();
        let mut command = desk.command(&["--", "zopa"]);
        command
            .args(line)
            .env("COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", index);
        Said::of(&command.output().unwrap()).succeeds().out
    };
    for (line, offered) in [
        (&["so"][..], "solve"),
        (&["run", "--run-"], "--run-id"),
        (&["new", "--from", "log"], "logrolling"),
        (&["chart", "strike.toml", "fun"], "funnel"),
        (
            &["solve", "strike.toml", "--at", "kalai"],
            "kalai-smorodinsky",
        ),
        (&["list", "tactics", "boul"], "boulware"),
        (&["list", "sources", "nash"], "nash-1950"),
        (
            &["run", "strike.toml", "--set", "party.union.no_deal.v"],
            "party.union.no_deal.value=",
        ),
        (&["sweep", "strike.toml", "f"], "fund"),
        (&["schema", "tourn"], "tournament"),
    ] {
        let out = offers(line);
        assert!(out.contains(offered), "{line:?}: {out}");
    }
    assert_eq!(offers(&["chart", "strike.toml", "zzz"]).trim(), "");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::with("buyer-seller");
    let commands: [&[&str]; 5] = [
        &["run", "buyer-seller.toml", "-v", "--no-charts"],
        &["run", "buyer-seller.toml", "--json", "--no-charts"],
        &["completions", "bash"],
        &["schema"],
        &["list", "codes"],
    ];
    for args in commands {
        let mut child = std::process::Command::new(desk.command(args).get_program())
            .args(args)
            .current_dir(desk.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let said = Said::of(&child.wait_with_output().unwrap());
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    let desk = Desk::with("buyer-seller");
    let run = ["run", "buyer-seller.toml", "--no-charts"];
    let coloured = |said: Said| said.out.contains('\u{1b}') || said.err.contains('\u{1b}');
    let with = |more: &[&str]| desk.types(&[&run[..], more].concat()).succeeds();
    // Into a file or a pipe: none.
    assert!(!coloured(with(&[])));
    assert!(coloured(with(&["--color", "always"])));
    assert!(!coloured(with(&["--color", "never"])));
    let quiet = desk.command(&run).env("NO_COLOR", "1").output().unwrap();
    assert!(!coloured(Said::of(&quiet)));
    let wrong = ["check", "nowhere.toml"];
    assert!(!desk.types(&wrong).err.contains('\u{1b}'));
    let painted = desk.types(&["check", "nowhere.toml", "--color", "always"]);
    assert!(painted.err.contains('\u{1b}'));
}

#[test]
fn illustrative_numbers_are_called_so_wherever_they_are_shown() {
    let desk = Desk::new();
    let file = flagship();
    let note = "Illustrative numbers, not estimates";
    desk.types(&["run", &file, "--format", "svg"])
        .succeeds()
        .says(&[note]);
    desk.types(&["solve", &file]).succeeds().says(&[note]);
    let json = desk
        .types(&["run", &file, "--json", "--no-charts"])
        .succeeds()
        .json();
    assert_eq!(json["scenario"]["note"], note);
    for chart in ["dance", "funnel", "worth"] {
        assert!(
            desk.read(&format!("output/mar-a-lago/{chart}.svg"))
                .contains(note),
            "{chart}"
        );
    }
}
