//! The same seed gives the same bytes on any number of threads, and what is added moves nothing that was there.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

use std::collections::BTreeMap;
use std::path::Path;
use zopa::draws::{Luck, Uncertain};
use zopa::format::{Setting, Source, read};
use zopa::game::{Game, compile};
use zopa::scenario::Scenario;
use zopa::trials::{Run, Trials};

const FLAGSHIP: &str = include_str!("known/mar-a-lago.toml");
const OFFERS: &str = "talks.protocol=alternating-offers";

/// Every file that `zopa run` writes, and what it says on stdout (without the line that tells seconds and folder).
fn results(seed: u64, jobs: u32, settings: &[&str], formats: &str) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/known/mar-a-lago.toml");
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("zopa");
    command
        .arg("run")
        .arg(file)
        .args(["--runs", "40", "--format", formats]);
    command.args(["--seed", &seed.to_string(), "--jobs", &jobs.to_string()]);
    command.arg("--out").arg(folder.path()).arg("--json");
    settings.iter().for_each(|setting| {
        command.args(["--set", setting]);
    });
    let output = command.output().unwrap();
    assert!(output.status.success());
    let mut files = BTreeMap::from([("stdout".to_owned(), output.stdout)]);
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        files.insert(name, std::fs::read(entry.path()).unwrap());
    }
    files
}

#[track_caller]
fn same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (name, bytes) in one {
        assert!(bytes == &other[name], "{name} differs");
    }
}

#[test]
fn the_same_bytes_at_1_2_and_8_threads_and_twice() {
    for settings in [&[][..], &[OFFERS]] {
        let one = results(7, 1, settings, "svg");
        for name in [
            "run.json",
            "trace.csv",
            "runs.csv",
            "dance.svg",
            "funnel.svg",
            "worth.svg",
        ] {
            assert!(one.contains_key(name), "{name}");
        }
        for jobs in [2, 8, 2] {
            same(&one, &results(7, jobs, settings, "svg"));
        }
    }
}

#[test]
fn the_same_pixels_twice() {
    let (one, other) = (results(42, 1, &[], "png"), results(42, 2, &[], "png"));
    assert!(one.contains_key("dance.png"));
    same(&one, &other);
}

#[test]
fn another_seed_gives_other_draws_and_the_same_central_course() {
    let (one, other) = (results(7, 2, &[], "svg"), results(8, 2, &[], "svg"));
    assert_ne!(one["runs.csv"], other["runs.csv"]);
    assert_eq!(one["trace.csv"], other["trace.csv"]);
}

fn scenario(text: &str, settings: &[&str]) -> Scenario {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).unwrap())
        .collect();
    read(&Source::from_text("x.toml", text), &settings)
        .unwrap()
        .scenario
}

const EXTRA: &str = r#"
[issue.flags]
title   = "Which flag stands in the room"
options = ["both", "neither", "a-third"]
ukraine = [100, 30, 0]
russia  = [20, 60, 100]
us      = [50, 0, 70]
europe  = [5, 95, 45]

"#;

/// The flagship with an issue that weighs nothing, in front of the others, among them, or after them.
fn with_an_issue_of_no_weight(before: &str) -> String {
    let at = FLAGSHIP.find(before).unwrap();
    let text = format!("{}{EXTRA}{}", &FLAGSHIP[..at], &FLAGSHIP[at..]);
    let more = text.replace(
        ", monitoring = \"joint-monitors\" }",
        ", monitoring = \"joint-monitors\", flags = \"neither\" }",
    );
    assert_ne!(more, text, "the draft names the new issue too");
    more
}

const PLACES: [&str; 3] = ["[issue.donbas]", "[issue.army]", "# ---------- LINKS"];

#[test]
fn an_added_issue_of_no_weight_changes_no_drawn_number() {
    let plain = scenario(FLAGSHIP, &[]);
    for place in PLACES {
        let more = scenario(&with_an_issue_of_no_weight(place), &[]);
        let new = more
            .issues
            .iter()
            .position(|issue| issue.id == "flags")
            .unwrap();
        let slots: Vec<usize> = more.issues.iter().map(|issue| issue.len()).collect();
        let from: usize = slots[..new].iter().sum();
        let (plain, more) = (Uncertain::new(&plain), Uncertain::new(&more));
        for run in 0..100 {
            let luck = Luck { seed: 42, run };
            let (mut values, known) = (more.values(luck), plain.values(luck));
            for row in &mut values.weights {
                assert!(row.remove(new).abs() < f64::MIN_POSITIVE);
            }
            for row in &mut values.scores {
                row.drain(from..from + 3);
            }
            assert_eq!(values, known, "run {run}, {place}");
        }
    }
}

/// The agreed text on the issues of the plain flagship.
fn text(game: &Game, run: &Run) -> Option<BTreeMap<String, String>> {
    let deal = run.deal.as_ref()?;
    let terms = game
        .frame()
        .terms(deal)
        .filter(|(issue, _)| issue.id != "flags");
    Some(
        terms
            .map(|(issue, option)| (issue.id.clone(), option.to_owned()))
            .collect(),
    )
}

#[test]
fn an_added_issue_of_no_weight_changes_no_outcome() {
    for settings in [&[][..], &[OFFERS], &["talks.start=none"]] {
        let plain = scenario(FLAGSHIP, settings);
        let game = compile(&plain);
        let runs = Trials::new(&plain, 42).unwrap().all(60, &|_| {});
        for place in PLACES {
            let more = scenario(&with_an_issue_of_no_weight(place), settings);
            let larger = compile(&more);
            for (known, run) in runs
                .iter()
                .zip(Trials::new(&more, 42).unwrap().all(60, &|_| {}))
            {
                assert_eq!(
                    text(&larger, &run),
                    text(&game, known),
                    "run {} {settings:?}",
                    run.id
                );
                // Everything but the text itself and the numbers of issues in gates.
                let bare = |run: &Run| {
                    let mut bare = run.clone();
                    bare.deal = None;
                    bare.failed.clear();
                    (
                        bare,
                        run.failed
                            .iter()
                            .map(|gate| gate.word())
                            .collect::<Vec<_>>(),
                    )
                };
                assert_eq!(
                    bare(&run),
                    bare(known),
                    "run {} {settings:?} {place}",
                    run.id
                );
            }
        }
    }
}

#[test]
fn fixing_one_number_changes_no_other_draw() {
    let plain = scenario(FLAGSHIP, &[]);
    let moved = scenario(
        FLAGSHIP,
        &[
            "party.russia.no_deal.value=50",
            "issue.donbas.us.freeze-line=10",
        ],
    );
    for run in 0..50 {
        let luck = Luck { seed: 42, run };
        let (a, b) = (
            Uncertain::new(&plain).values(luck),
            Uncertain::new(&moved).values(luck),
        );
        assert_eq!(
            (&a.weights, &a.no_deal_shift),
            (&b.weights, &b.no_deal_shift)
        );
        let differ: Vec<(usize, usize)> = (0..a.scores.len())
            .flat_map(|p| (0..a.scores[p].len()).map(move |s| (p, s)))
            .filter(|&(p, s)| a.scores[p][s].total_cmp(&b.scores[p][s]).is_ne())
            .collect();
        assert_eq!(
            differ,
            [(2, 1)],
            "only the United States on the frozen line"
        );
    }
}

#[test]
fn a_shorter_table_is_the_beginning_of_a_longer_one() {
    let flagship = scenario(FLAGSHIP, &[]);
    let trials = Trials::new(&flagship, 42).unwrap();
    let (few, many) = (trials.all(20, &|_| {}), trials.all(50, &|_| {}));
    assert_eq!(few, many[..20]);
    assert_eq!(many[33], trials.one(33));
}
