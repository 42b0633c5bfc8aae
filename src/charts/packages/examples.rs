//! Packages of concessions to test the chart on: issues of the flagship with invented costs.

use super::facts::{MinimalPackage, PackagesFacts, PartyPackages};
use crate::charts::examples::{Dice, Example, LONG, example, examples, gathered, named, title};
use crate::charts::ladder::Ladder;

pub(super) fn party(name: &str, index: usize, packages: &[(&[usize], f64)]) -> PartyPackages {
    let package = |&(issues, cost): &(&[usize], f64)| MinimalPackage {
        issues: issues.to_vec(),
        cost,
    };
    PartyPackages {
        party: named(name, index),
        packages: packages.iter().map(package).collect(),
        complete: true,
    }
}

/// The flagship's: Russia must move on Donbas, Ukraine on no particular issue.
pub(super) fn flagship() -> PackagesFacts {
    let ukraine: &[(&[usize], f64)] = &[
        (&[0, 3, 6], 16.4),
        (&[0, 1, 7], 19.0),
        (&[3, 4, 5, 7], 21.7),
    ];
    let russia: &[(&[usize], f64)] = &[
        (&[0, 2], 11.1),
        (&[0, 1, 9], 13.9),
        (&[0, 4, 6, 7], 18.2),
        (&[0, 1, 5, 6], 20.3),
        (&[0, 3, 5, 6, 7], 27.6),
    ];
    let lanes = gathered::<Ladder>().lanes.into_iter();
    PackagesFacts {
        issues: lanes.map(|lane| lane.title).collect(),
        moment: "in week 9".into(),
        parties: vec![party("Ukraine", 0, ukraine), party("Russia", 1, russia)],
    }
}

/// The given number of parties and packages of issues with long names.
fn busy(issues: usize, parties: usize, packages: usize, dice: &mut Dice) -> PackagesFacts {
    let some = |n: usize| {
        let mut some: Vec<MinimalPackage> = (0..1 + dice.below(packages))
            .map(|_| {
                let moved = 1 + dice.below(issues);
                let mut issues: Vec<usize> = (0..moved).map(|_| dice.below(issues)).collect();
                issues.sort_unstable();
                issues.dedup();
                let cost = dice.below(1000) as f64 / 10.0;
                MinimalPackage { issues, cost }
            })
            .collect();
        some.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let free = party(LONG[n % 8], n, &[(&[], 0.0)]);
        PartyPackages {
            complete: dice.below(2) == 0,
            ..if dice.below(5) == 0 {
                free
            } else {
                PartyPackages {
                    packages: some,
                    ..free
                }
            }
        }
    };
    PackagesFacts {
        parties: (0..parties).map(some).collect(),
        issues: (0..issues).map(title).collect(),
        moment: "in Verhandlungsrunde 9".into(),
    }
}

/// The smallest facts that the types allow, invalid numbers, and indices that match no issue.
pub(super) fn hollow() -> PackagesFacts {
    let party = |packages, complete| PartyPackages {
        complete,
        ..party("", 9, packages)
    };
    PackagesFacts {
        issues: vec![String::new()],
        moment: String::new(),
        parties: vec![
            party(&[], true),
            party(&[], false),
            party(&[(&[0, 7, usize::MAX], f64::NAN), (&[], -4.0)], true),
            party(&[(&[0, 0], f64::INFINITY), (&[0], 1e300)], false),
        ],
    }
}

pub(super) fn all() -> Vec<Example<PackagesFacts>> {
    let mut free = flagship();
    free.parties[0] = party("Ukraine", 0, &[(&[], 0.0)]);
    let mut single = flagship();
    single.parties.truncate(1);
    single.parties[0].packages.truncate(1);
    let (mut unknown, mut none) = (flagship(), flagship());
    none.issues.clear();
    for (unknown, none) in unknown.parties.iter_mut().zip(&mut none.parties) {
        unknown.complete = false;
        none.packages.clear();
    }
    let mut all = examples([
        ("flagship", flagship()),
        ("hollow", hollow()),
        ("free", free),
        ("single", single),
        ("unknown", unknown),
        ("none", none),
    ]);
    let mut dice = Dice(5);
    for (issues, parties, packages) in [
        (1, 1, 1),
        (3, 2, 2),
        (10, 2, 60),
        (10, 3, 6),
        (30, 4, 10),
        (30, 12, 12),
        (60, 8, 300),
    ] {
        for _ in 0..2 {
            let facts = busy(issues, parties, packages, &mut dice);
            all.push(example(format!("{issues}-{parties}-{packages}"), facts));
        }
    }
    all
}
