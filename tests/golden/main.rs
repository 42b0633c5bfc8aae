//! Whole negotiations, kept as people read them. A change of course shows here line by line.
//!
//! `ZOPA_BLESS=1 cargo test --test golden` writes the transcripts anew: read the difference before you keep it.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// What a command says about a scenario (`run -v` unless another is named), without what differs from place to place and
/// time to time.
fn told(arguments: &[&str]) -> String {
    let out = tempfile::tempdir().unwrap();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("zopa");
    command.current_dir(folder()).env_remove("COLUMNS");
    if !matches!(arguments.first(), Some(&"explain" | &"sweep")) {
        command.args(["run", "-v"]);
    }
    command.args(arguments).arg("--no-charts");
    let output = command.arg("--out").arg(out.path()).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let text = text.replace(out.path().to_str().unwrap(), "OUT");
    let lines = text.lines().map(|line| match line.rsplit_once(" · ") {
        Some((rest, seconds)) if seconds.ends_with(" s") => format!("{rest} · TIME\n"),
        // How many are tried grows with every tactic.
        _ => match line.split_once(" values of ") {
            Some((_, rest)) if rest.contains(" numbers and words were tried") => {
                format!("    MANY values of {rest}\n")
            }
            _ => format!("{line}\n"),
        },
    });
    lines.collect()
}

#[track_caller]
fn golden(name: &str, arguments: &[&str]) {
    let path = folder().join("golden").join(name);
    let told = told(arguments);
    if std::env::var_os("ZOPA_BLESS").is_some() {
        std::fs::write(&path, &told).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(&path).expect("ZOPA_BLESS=1 writes it");
    let pairs = told.lines().zip(kept.lines());
    if let Some((n, (new, old))) = pairs.enumerate().find(|(_, (new, old))| new != old) {
        panic!("{name}:{}\n  kept: {old}\n  told: {new}", n + 1);
    }
    assert_eq!(told.lines().count(), kept.lines().count(), "{name}");
}

#[test]
fn the_flagship_with_a_mediator() {
    golden("mar-a-lago.txt", &["known/mar-a-lago.toml"]);
}

#[test]
fn the_flagship_face_to_face() {
    golden(
        "mar-a-lago-alternating-offers.txt",
        &[
            "known/mar-a-lago.toml",
            "--set",
            "talks.protocol=alternating-offers",
        ],
    );
}

#[test]
fn the_flagship_with_everything_around_it() {
    golden(
        "mar-a-lago-drawn.txt",
        &["../scenarios/mar-a-lago.toml", "--run-id", "3"],
    );
}

#[test]
fn a_run_with_numbers_drawn_by_themselves() {
    golden("drawn.txt", &["scenario/drawn.toml", "--run-id", "3"]);
}

#[test]
fn a_strike_with_levers_and_promises() {
    let tough = "party.company.tactic=hardliner";
    golden("strike.txt", &["../scenarios/strike.toml", "--set", tough]);
}

#[test]
fn a_strike_voted_on_change_by_change() {
    let klein = "talks.protocol=klein";
    golden(
        "strike-klein.txt",
        &["../scenarios/strike.toml", "--set", klein],
    );
}

#[test]
fn two_who_answer_each_other_at_the_same_time() {
    golden(
        "logrolling-simultaneous.txt",
        &[
            "../scenarios/logrolling.toml",
            "--set",
            "talks.protocol=simultaneous",
            "--set",
            "party.ann.tactic=micro",
            "--set",
            "party.ben.tactic=zeuthen",
        ],
    );
}

#[test]
fn one_issue_after_the_other() {
    golden(
        "logrolling-issue-by-issue.txt",
        &[
            "../scenarios/logrolling.toml",
            "--set",
            "talks.rule=issue-by-issue",
        ],
    );
}

#[test]
fn an_offer_to_take_or_leave() {
    golden(
        "buyer-seller-take-it-or-leave-it.txt",
        &[
            "../scenarios/buyer-seller.toml",
            "--set",
            "talks.protocol=take-it-or-leave-it",
        ],
    );
}

#[test]
fn a_question_and_its_answer() {
    let file = "../scenarios/mar-a-lago.toml";
    golden(
        "sweep-leverage.txt",
        &["sweep", file, "leverage", "--runs", "50"],
    );
    golden(
        "sweep-guesses.txt",
        &["sweep", file, "guesses", "--runs", "5"],
    );
    golden(
        "sweep-one-change.txt",
        &["sweep", file, "one-change", "--runs", "60"],
    );
}

#[test]
fn a_line_that_is_traced() {
    let file = "../scenarios/mar-a-lago.toml";
    let traced = ["sweep", file, "leverage", "--runs", "100", "--boundary"];
    golden("sweep-boundary.txt", &traced);
}

#[test]
fn what_unlocks_a_deal() {
    golden(
        "explain-mar-a-lago.txt",
        &[
            "explain",
            "../scenarios/mar-a-lago.toml",
            "--runs",
            "40",
            "--pairs",
            "4",
        ],
    );
}

#[test]
fn what_forbids_every_deal() {
    let tough = "party.russia.no_deal.value=75";
    golden(
        "explain-deadlock.txt",
        &["explain", "known/mar-a-lago.toml", "--set", tough],
    );
}

#[test]
fn why_not_this_text() {
    golden(
        "explain-target.txt",
        &[
            "explain",
            "known/mar-a-lago.toml",
            "--target",
            "kyiv-washington",
            "--target",
            "donbas=freeze-line",
            "--target",
            "donbas=ukraine-withdraws",
        ],
    );
}

#[test]
fn what_a_haggle_hangs_on() {
    golden(
        "explain-buyer-seller.txt",
        &["explain", "../scenarios/buyer-seller.toml"],
    );
}
