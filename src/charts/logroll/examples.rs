//! Stakes to test the chart on.

use super::Logroll;
use super::facts::{IssueStakes, LogrollFacts};
use crate::charts::examples::{Dice, Example, LONG, example, examples, gathered, named, title};
use crate::charts::party::Named;

pub(super) fn flagship() -> LogrollFacts {
    gathered::<Logroll>()
}

/// The stakes of two parties: title, stake of each in any unit, and whether they want different options.
fn stakes(parties: [Named; 2], rows: Vec<(String, [f64; 2], bool)>) -> LogrollFacts {
    let sum = |party: usize| rows.iter().map(|(_, stake, _)| stake[party]).sum::<f64>();
    let sums = [sum(0).max(1e-9), sum(1).max(1e-9)];
    let issues = rows.into_iter().map(|(title, stake, opposed)| IssueStakes {
        title,
        shares: [stake[0] / sums[0], stake[1] / sums[1]],
        opposed,
    });
    of(parties, issues.collect())
}

pub(super) fn of(parties: [Named; 2], issues: Vec<IssueStakes>) -> LogrollFacts {
    let most = issues
        .iter()
        .map(|issue| issue.shares[0].max(issue.shares[1]));
    LogrollFacts {
        parties,
        potential: most.sum::<f64>() - 1.0,
        issues,
    }
}

fn plain(rows: &[(&str, [f64; 2], bool)]) -> LogrollFacts {
    let rows = rows
        .iter()
        .map(|&(title, stake, opposed)| (title.to_owned(), stake, opposed));
    stakes([named("Ann", 0), named("Ben", 1)], rows.collect())
}

/// The given number of issues with long names.
fn busy(issues: usize, dice: &mut Dice) -> LogrollFacts {
    let rows = (0..issues).map(|n| {
        let stake = [0, 1].map(|_| dice.below([3, 40, 1000][n % 3]) as f64);
        (title(n), stake, dice.below(4) > 0)
    });
    stakes([named(LONG[0], 4), named(LONG[1], 11)], rows.collect())
}

/// The smallest facts that the types allow, and invalid numbers.
pub(super) fn hollow() -> LogrollFacts {
    let stake = |shares| IssueStakes {
        title: String::new(),
        shares,
        opposed: true,
    };
    LogrollFacts {
        parties: [named("", 0), named("", 0)],
        issues: [[f64::NAN, 0.4], [f64::INFINITY, -3.0], [1e300, 0.0]]
            .map(stake)
            .into(),
        potential: f64::NAN,
    }
}

pub(super) fn all() -> Vec<Example<LogrollFacts>> {
    let project = [
        ("Who leads the project?", [70.0, 30.0], true),
        ("Days a week in the office", [30.0, 70.0], true),
    ];
    let alike = [
        ("Price", [50.0, 51.0], true),
        ("Quantity", [50.0, 49.0], true),
        ("Quality", [50.0, 50.0], false),
    ];
    let mut all = examples([
        ("flagship", flagship()),
        ("hollow", hollow()),
        ("project", plain(&project)),
        ("one", plain(&[("Price", [1.0, 1.0], true)])),
        (
            "nearly one",
            plain(&[("Price", [88.0, 60.0], true), ("Time", [12.0, 40.0], true)]),
        ),
        ("alike", plain(&alike)),
        ("heap", plain(&[("A", [1.0, 1.0], true); 12])),
    ]);
    let mut dice = Dice(3);
    for issues in [1, 3, 10, 10, 30, 60] {
        all.push(example(issues, busy(issues, &mut dice)));
    }
    all
}
