//! The twin: everything that a file's numbers decide, a second time and in exact fractions. Worth, gates, counts, solutions and
//! talks of random files must be the same, to the last tie.
//!
//! `cargo test` looks at a few hundred files; `ZOPA_TWIN=10000` at ten thousand.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod cases;
mod compare;
mod files;
mod lottery;
mod number;
mod reading;
mod solved;
mod talk;
mod twin;

use compare::{Outcome, compare};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Files looked at without `ZOPA_TWIN`.
const FEW: u64 = 300;

/// How many files.
fn files() -> u64 {
    let asked = std::env::var("ZOPA_TWIN").ok();
    asked.map_or(FEW, |n| n.parse().expect("ZOPA_TWIN is a number of files"))
}

/// What was found in many files.
#[derive(Default)]
struct Tally {
    exact: u64,
    rounded: u64,
    too_fine: u64,
    refused: BTreeMap<String, u64>,
    /// By kind: the files with such a difference, and what it is in the first of them.
    different: BTreeMap<&'static str, (Vec<u64>, String)>,
    any: u64,
}

impl Tally {
    fn of(numbers: u64, file: impl Fn(u64) -> String + Sync) -> Self {
        let outcomes: Vec<(u64, Outcome)> = (0..numbers)
            .into_par_iter()
            .map(|n| (n, compare(&file(n))))
            .collect();
        let mut tally = Tally::default();
        for (number, outcome) in outcomes {
            let found = match outcome {
                Outcome::Refused(why) => {
                    *tally.refused.entry(why).or_default() += 1;
                    continue;
                }
                Outcome::TooFine => {
                    tally.too_fine += 1;
                    continue;
                }
                Outcome::Exact(found) => {
                    tally.exact += 1;
                    found
                }
                Outcome::Rounded(found) => {
                    tally.rounded += 1;
                    found
                }
            };
            let mut kinds: BTreeMap<&'static str, String> = BTreeMap::new();
            for (kind, what) in found {
                kinds.entry(kind).or_insert(what);
            }
            tally.any += u64::from(!kinds.is_empty());
            for (kind, what) in kinds {
                tally
                    .different
                    .entry(kind)
                    .or_insert((Vec::new(), what))
                    .0
                    .push(number);
            }
        }
        tally
    }

    fn told(&self) -> String {
        let mut lines = vec![format!(
            "{} files compared to the last tie, {} within rounding, {} too fine, refused: {:?}; {} differ",
            self.exact, self.rounded, self.too_fine, self.refused, self.any
        )];
        let kinds = self.different.iter();
        lines.extend(kinds.map(|(kind, (files, what))| {
            let first = &files[..files.len().min(5)];
            format!("  {kind}: {} files {first:?}: {what}", files.len())
        }));
        lines.join("\n")
    }
}

#[test]
fn random_files_are_told_as_in_fractions() {
    let tally = Tally::of(files(), files::anything);
    assert!(tally.different.is_empty(), "{}", tally.told());
    // Few are refused or too fine, or nothing is looked at.
    assert!(tally.exact * 2 > files(), "{}", tally.told());
}

// case 36
#[test]
fn files_of_students_are_told_as_in_fractions() {
    for (issues, options) in [(3, 3), (3, 4), (6, 2), (7, 2)] {
        let tally = Tally::of(files() / 4, |n| files::student(n, issues, options));
        assert!(
            tally.different.is_empty(),
            "{issues} issues of {options}: {}",
            tally.told()
        );
        assert_eq!(tally.exact, files() / 4);
    }
}
