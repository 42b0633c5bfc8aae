//! Stakes to draw in tests: the flagship's from its own scores, and everything that could break a page.

use super::deals::ISSUES;
use super::rounds::{Dice, ladder};
use super::*;

/// The stakes of two parties: title, what is at stake for each in any unit, and whether they want different options.
fn stakes(parties: [Named; 2], raw: Vec<(String, [f64; 2], bool)>) -> LogrollFacts {
    let sums = [0, 1].map(|party| {
        raw.iter()
            .map(|(_, stake, _)| stake[party])
            .sum::<f64>()
            .max(1e-9)
    });
    let issues: Vec<Stake> = raw
        .into_iter()
        .map(|(title, stake, opposed)| Stake {
            title,
            shares: [stake[0] / sums[0], stake[1] / sums[1]],
            opposed,
        })
        .collect();
    let most = issues
        .iter()
        .map(|issue| issue.shares[0].max(issue.shares[1]));
    LogrollFacts {
        parties,
        potential: most.sum::<f64>() - 1.0,
        issues,
    }
}

/// The flagship's.
pub fn logroll() -> LogrollFacts {
    let issues = ladder().lanes.into_iter().zip(ISSUES);
    let raw = issues.map(|(lane, options)| {
        let scores = |party: usize| options.iter().map(move |scores| scores[party]);
        let best = |party: usize| scores(party).max().unwrap_or(0);
        let range = |party: usize| f64::from(best(party) - scores(party).min().unwrap_or(0));
        let both = options
            .iter()
            .any(|scores| scores[0] == best(0) && scores[1] == best(1));
        (lane.title, [range(0), range(1)], !both)
    });
    stakes([named("Ukraine", 0), named("Russia", 1)], raw.collect())
}

/// Issues with long names anywhere.
fn busy(issues: usize, dice: &mut Dice) -> LogrollFacts {
    let raw = (0..issues).map(|n| {
        let title = format!("{} {}", LONG[n % 8], ["", LONG[(n + 3) % 8]][n % 2]);
        let stake = [0, 1].map(|_| dice.below([3, 40, 1000][n % 3]) as f64);
        (title, stake, dice.below(4) > 0)
    });
    let raw = raw.collect();
    stakes([named(LONG[0], 4), named(LONG[1], 11)], raw)
}

/// As little as the types allow, and numbers that are none.
pub fn hollow() -> LogrollFacts {
    let stake = |a, b| Stake {
        title: String::new(),
        shares: [a, b],
        opposed: true,
    };
    LogrollFacts {
        parties: [named("", 0), named("", 0)],
        issues: vec![
            stake(f64::NAN, 0.4),
            stake(f64::INFINITY, -3.0),
            stake(1e300, 0.0),
        ],
        potential: f64::NAN,
    }
}

/// Stakes of all sizes, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(3);
    let plain = |rows: &[(&str, [f64; 2], bool)]| {
        let raw = rows
            .iter()
            .map(|&(title, stake, opposed)| (title.to_owned(), stake, opposed));
        stakes([named("Ann", 0), named("Ben", 1)], raw.collect())
    };
    let mut all: Vec<(String, LogrollFacts)> = [
        ("hollow", hollow()),
        (
            "project",
            plain(&[
                ("Who leads the project?", [70.0, 30.0], true),
                ("Days a week in the office", [30.0, 70.0], true),
            ]),
        ),
        ("one", plain(&[("Price", [1.0, 1.0], true)])),
        (
            "nearly one",
            plain(&[("Price", [88.0, 60.0], true), ("Time", [12.0, 40.0], true)]),
        ),
        (
            "alike",
            plain(&[
                ("Price", [50.0, 51.0], true),
                ("Quantity", [50.0, 49.0], true),
                ("Quality", [50.0, 50.0], false),
            ]),
        ),
        ("heap", plain(&[("A", [1.0, 1.0], true); 12])),
    ]
    .map(|(name, facts)| (name.to_owned(), facts))
    .into();
    for issues in [1, 3, 10, 10, 30, 60] {
        let facts = busy(issues, &mut dice);
        all.push((format!("{issues}-{}", all.len()), facts));
    }
    let with = |logroll| Facts {
        logroll: Some(logroll),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
