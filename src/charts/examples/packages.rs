//! Packages of concessions to draw in tests: the flagship's with invented costs, and everything that could break a page.

use super::rounds::{Dice, ladder};
use super::*;

fn package(issues: &[usize], cost: f64) -> Package {
    Package {
        issues: issues.to_vec(),
        cost,
    }
}

/// The flagship's: Russia must move on Donbas, Ukraine on nothing in particular.
pub fn packages() -> PackagesFacts {
    PackagesFacts {
        issues: ladder().lanes.into_iter().map(|lane| lane.title).collect(),
        moment: "in week 9".into(),
        parties: vec![
            PartyPackages {
                party: named("Ukraine", 0),
                packages: vec![
                    package(&[0, 3, 6], 16.4),
                    package(&[0, 1, 7], 19.0),
                    package(&[3, 4, 5, 7], 21.7),
                ],
                complete: true,
            },
            PartyPackages {
                party: named("Russia", 1),
                packages: vec![
                    package(&[0, 2], 11.1),
                    package(&[0, 1, 9], 13.9),
                    package(&[0, 4, 6, 7], 18.2),
                    package(&[0, 1, 5, 6], 20.3),
                    package(&[0, 3, 5, 6, 7], 27.6),
                ],
                complete: true,
            },
        ],
    }
}

/// Parties with so many packages of issues with long names.
fn busy(issues: usize, parties: usize, packages: usize, dice: &mut Dice) -> PackagesFacts {
    let party = |n: usize, dice: &mut Dice| {
        let mut packages: Vec<Package> = (0..1 + dice.below(packages))
            .map(|_| {
                let mut moved: Vec<usize> = (0..1 + dice.below(issues))
                    .map(|_| dice.below(issues))
                    .collect();
                moved.sort_unstable();
                moved.dedup();
                package(&moved, dice.below(1000) as f64 / 10.0)
            })
            .collect();
        packages.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        if dice.below(5) == 0 {
            packages = vec![package(&[], 0.0)];
        }
        PartyPackages {
            party: named(LONG[n % 8], n),
            packages,
            complete: dice.below(2) == 0,
        }
    };
    PackagesFacts {
        issues: (0..issues)
            .map(|n| format!("{} {}", LONG[n % 8], ["", LONG[(n + 3) % 8]][n % 2]))
            .collect(),
        moment: "in Verhandlungsrunde 9".into(),
        parties: (0..parties).map(|n| party(n, dice)).collect(),
    }
}

/// As little as the types allow, numbers that are none, and places that are no issues.
pub fn hollow() -> PackagesFacts {
    let party = |packages: Vec<Package>, complete| PartyPackages {
        party: named("", 9),
        packages,
        complete,
    };
    PackagesFacts {
        issues: vec![String::new()],
        moment: String::new(),
        parties: vec![
            party(vec![], true),
            party(vec![], false),
            party(
                vec![package(&[0, 7, usize::MAX], f64::NAN), package(&[], -4.0)],
                true,
            ),
            party(
                vec![package(&[0, 0], f64::INFINITY), package(&[0], 1e300)],
                false,
            ),
        ],
    }
}

/// Packages of all sizes, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(5);
    let mut free = packages();
    free.parties[0].packages = vec![package(&[], 0.0)];
    let mut single = packages();
    single.parties.truncate(1);
    single.parties[0].packages.truncate(1);
    let mut unknown = packages();
    for party in &mut unknown.parties {
        party.complete = false;
    }
    let mut none = packages();
    none.issues.clear();
    for party in &mut none.parties {
        party.packages.clear();
    }
    let mut all: Vec<(String, PackagesFacts)> = [
        ("hollow", hollow()),
        ("free", free),
        ("single", single),
        ("unknown", unknown),
        ("none", none),
    ]
    .map(|(name, facts)| (name.to_owned(), facts))
    .into();
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
            all.push((
                format!("{issues}-{parties}-{packages}-{}", all.len()),
                facts,
            ));
        }
    }
    let with = |packages| Facts {
        packages: Some(packages),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
