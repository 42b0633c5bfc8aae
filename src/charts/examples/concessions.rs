//! Concessions to draw in tests: the flagship's with invented shares, and everything that could break a page.

use super::rounds::{Dice, ladder};
use super::*;

/// A share of so many runs with about its 95% interval.
fn known(share: f64, runs: f64) -> Known {
    let half = 1.96 * (share * (1.0 - share) / runs).max(0.0).sqrt() + 1.0 / runs;
    Known {
        share,
        low: share - half,
        high: share + half,
    }
}

fn played(share: f64, base: f64, runs: f64) -> Effect {
    let change = Known {
        share: share - base,
        low: share - base - 0.04,
        high: share - base + 0.04,
    };
    Effect::Played {
        share: known(share, runs),
        change,
        clear: change.low > 0.0 || change.high < 0.0,
    }
}

/// The chance of a ratified deal, in percent, with each option of the lanes of the ladder; below 0 it crosses a red line:
/// −1 of Ukraine, −2 of Russia, −3 of the European allies.
const FLAGSHIP: [&[i32]; 10] = [
    &[-2, 24, 49, -1],
    &[31, 48, -1],
    &[71, 4, -1],
    &[-2, 37, 50],
    &[29, 38, 47, 49, 52],
    &[44, 51, 46, 39],
    &[26, 49, 53, -3],
    &[7, 47, 45],
    &[50, 49, 42, 33],
    &[-2, 48, 30],
];

/// The flagship's.
pub fn concessions() -> ConcessionsFacts {
    let issues = ladder().lanes.into_iter().zip(FLAGSHIP);
    let settled = |percent: i32| match percent {
        0.. => played(f64::from(percent) / 100.0, 0.48, 400.0),
        _ => Effect::Impossible {
            why: format!(
                "a red line of {}",
                ["Ukraine", "Russia", "European allies"][(-percent - 1) as usize]
            ),
        },
    };
    ConcessionsFacts {
        claim: "ratified".into(),
        base: known(0.48, 400.0),
        runs: 400,
        issues: issues
            .map(|(lane, shares)| SettledIssue {
                title: lane.title,
                options: lane
                    .options
                    .into_iter()
                    .zip(shares)
                    .map(|(label, &percent)| SettledOption {
                        label,
                        effect: settled(percent),
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// Issues with so many options each and long names.
fn busy(issues: usize, options: usize, base: f64, dice: &mut Dice) -> ConcessionsFacts {
    let settled = |dice: &mut Dice| match dice.below(6) {
        0 => Effect::Impossible {
            why: format!("a red line of {}", LONG[dice.below(8)]),
        },
        1 => played(base, base, 40.0),
        _ => played(dice.below(101) as f64 / 100.0, base, 40.0),
    };
    ConcessionsFacts {
        claim: ["possible", "reached", "ratified"][dice.below(3)].into(),
        base: known(base, 40.0),
        runs: 1_000_000,
        issues: (0..issues)
            .map(|n| SettledIssue {
                title: format!("{} {}", LONG[n % 8], ["", LONG[(n + 3) % 8]][n % 2]),
                options: (0..options)
                    .map(|place| SettledOption {
                        label: [format!("{place}"), LONG[place % 8].to_owned()][n % 2].clone(),
                        effect: settled(dice),
                    })
                    .collect(),
            })
            .collect(),
    }
}

/// As little as the types allow, and numbers that are none.
pub fn hollow() -> ConcessionsFacts {
    let none = [f64::NAN, f64::INFINITY, -7.0];
    let known = |n: usize| Known {
        share: none[n % 3],
        low: none[(n + 1) % 3],
        high: none[(n + 2) % 3],
    };
    let option = |n: usize| SettledOption {
        label: String::new(),
        effect: Effect::Played {
            share: known(n),
            change: known(n + 1),
            clear: n.is_multiple_of(2),
        },
    };
    let empty = |options| SettledIssue {
        title: String::new(),
        options,
    };
    let nothing = Effect::Impossible { why: String::new() };
    ConcessionsFacts {
        claim: String::new(),
        base: known(0),
        runs: 0,
        issues: vec![
            empty(vec![]),
            empty((0..4).map(option).collect()),
            empty(vec![SettledOption {
                label: String::new(),
                effect: nothing,
            }]),
        ],
    }
}

/// Concessions of all sizes, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(7);
    let mut all = vec![("hollow".to_owned(), hollow())];
    let mut unclear = concessions();
    let mut impossible = concessions();
    for issue in &mut unclear.issues {
        for option in &mut issue.options {
            if let Effect::Played { clear, .. } = &mut option.effect {
                *clear = false;
            }
        }
    }
    for issue in &mut impossible.issues {
        for option in &mut issue.options {
            option.effect = Effect::Impossible {
                why: "a rule of the file".into(),
            };
        }
    }
    all.extend([
        ("unclear".to_owned(), unclear),
        ("impossible".to_owned(), impossible),
    ]);
    for (issues, options, base) in [
        (1, 1, 0.5),
        (1, 3, 0.0),
        (2, 5, 1.0),
        (3, 4, 0.97),
        (1, 300, 0.03),
        (6, 4, 0.4),
        (30, 10, 0.6),
        (60, 2, 0.99),
    ] {
        let facts = busy(issues, options, base, &mut dice);
        all.push((format!("{issues}-{options}-{base}"), facts));
    }
    let with = |concessions| Facts {
        concessions: Some(concessions),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
