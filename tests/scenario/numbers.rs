//! Numbers set in a scenario that has been read: the same as reading its file with the setting.

use zopa::format::{Domain, Prepared, Setting, Source, domain, read};
use zopa::scenario::{Path, PathValue, Scenario, list, meaning};

/// Every shipped scenario, and one that says everything.
fn files() -> Vec<Source> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = std::fs::read_dir(root.join("scenarios")).expect("scenarios are shipped");
    let mut files: Vec<_> = folder
        .map(|entry| entry.expect("a file of the folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files.push(root.join("tests/scenario/everything.toml"));
    assert!(files.len() > 6);
    files
        .iter()
        .map(|path| Source::load(path).expect("a shipped scenario can be read"))
        .collect()
}

/// Values inside a domain, its ends among them.
fn values(path: &str, now: f64) -> Vec<f64> {
    match domain(path) {
        Some(Domain::Number { min, max, above }) => {
            let low = if above { min + 1e-3 } else { min };
            vec![low, now, 0.37, (low + max) / 3.0, max, -0.0]
        }
        Some(Domain::Whole { min, max }) => {
            vec![f64::from(min), now, now + 1.0, f64::from(max)]
        }
        _ => vec![now],
    }
}

/// Where the file has to be read again.
fn is_read_again(path: &str) -> bool {
    matches!(
        Path::parse(path).expect("listed paths can be read"),
        Path::Rounds
            | Path::OpeningOption { .. }
            | Path::Range { .. }
            | Path::DraftOption { .. }
            | Path::Tentative { .. }
            | Path::NoDealOption { .. }
            | Path::MemberSeats { .. }
            | Path::MemberPeople { .. }
    )
}

#[track_caller]
fn same(one: &Scenario, other: &Scenario, what: &str) {
    assert_eq!(one, other, "{what}");
    assert_eq!(meaning(one), meaning(other), "{what}");
}

#[test]
fn a_number_set_is_the_file_read_with_it() {
    for source in files() {
        let file = Prepared::of(&source).unwrap();
        let (mut set, mut not) = (0, 0);
        for (path, value) in list(file.base()) {
            assert_eq!(Path::parse(&path).unwrap().to_string(), path);
            let PathValue::Number(now) = value else {
                assert_eq!(file.base().with_number(&path, 1.0), None, "{path}");
                continue;
            };
            let mut ever = false;
            for value in values(&path, now) {
                let what = format!("{} {path}={value}", source.name());
                let Some(quick) = file.base().with_number(&path, value) else {
                    not += 1;
                    continue;
                };
                let again = file.scenario(&[Setting::new(path.as_str(), value)]);
                let again = again.unwrap_or_else(|problems| {
                    panic!("{what}: {}", problems.render(Default::default()))
                });
                same(&quick, &again, &what);
                ever = true;
                set += 1;
            }
            assert_eq!(ever, !is_read_again(&path), "{} {path}", source.name());
        }
        assert!(set > 2 * not && set > 30, "{} {set} {not}", source.name());
    }
}

#[test]
fn what_cannot_stand_there_is_not_set() {
    let source = super::load(super::FILES[0]);
    let base = read(&source, &[]).unwrap().scenario;
    for (path, value) in [
        ("talks.breakdown", 1.5),
        ("talks.breakdown", f64::NAN),
        ("party.russia.patience", 0.0),
        ("ratifier.rada.quota.yes", 451.0),
        ("ratifier.rada.quota.yes", 10.5),
        ("time.deadline.round", 11.0),
        ("time.rounds", 8.0),
        ("party.russia.no_deal", 50.0),
        ("party.russia.cost_of_delay", 1.0),
        ("party.russia.tactic.fixed.share", 1.0),
        ("party.us.tactic.time-dependent.exponent", 1.0),
        ("issue.army.range.step", 50.0),
        ("weights.russia.donbas", -1.0),
        ("no.such.path", 1.0),
    ] {
        assert_eq!(base.with_number(path, value), None, "{path}={value}");
    }
}

#[test]
fn a_prepared_file_reads_as_the_file_does() {
    let sets: [&[&str]; 6] = [
        &[],
        &["time.rounds=9"],
        &["weights.russia.donbas=50", "weights.russia.nato=30"],
        &[
            "party.us.role=observer",
            "talks.protocol=alternating-offers",
        ],
        &["weights.russia.donbas=150", "no.such.path=1"],
        &["party.russia.no_deal=nan", "issue.army.russia.to=101"],
    ];
    for source in files() {
        let file = Prepared::of(&source).unwrap();
        for set in sets {
            let settings: Vec<Setting> = set
                .iter()
                .map(|typed| Setting::parse(typed).unwrap())
                .collect();
            let (one, other) = (file.with(&settings), read(&source, &settings));
            assert_eq!(one, other);
            match file.scenario(&settings) {
                Ok(scenario) => assert_eq!(Some(scenario), other.ok().map(|read| read.scenario)),
                Err(problems) => assert_eq!(Some(problems), other.err()),
            }
        }
    }
    let wrong = Source::from_text("x.toml", "schema = 1\n[party.a]\npatiense = 1\n");
    assert_eq!(Prepared::of(&wrong).err(), read(&wrong, &[]).err());
}
