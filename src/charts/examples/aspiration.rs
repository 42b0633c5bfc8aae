//! Aspirations to draw in tests: the flagship's, and everything that could break a page.

use super::rounds::Dice;
use super::*;

/// A party that gives up these percentages of its way.
fn stance(name: &str, index: usize, (best, no_deal): (f64, f64), given_up: &[f64]) -> Stance {
    let rounds = (1_u32..).zip(given_up).map(|(round, percent)| {
        let no_deal = no_deal - 0.4 * f64::from(round);
        let aspiration = best - (best - no_deal) * percent / 100.0;
        Level {
            round,
            aspiration: Some(aspiration),
            no_deal: Some(no_deal),
            own: Some((aspiration + 1.3).min(best)),
            offered: Some((no_deal - 8.0 + 1.5 * f64::from(round)).min(best)),
        }
    });
    Stance {
        party: named(name, index),
        best: Some(best),
        agreed: Some(63.0),
        rounds: rounds.collect(),
    }
}

/// The flagship's, with approximate numbers.
pub fn aspiration() -> AspirationFacts {
    let pace = [12.0, 24.0, 36.4, 49.1, 61.6, 71.3, 80.0, 87.4, 93.8];
    let late = [0.0, 0.0, 3.0, 9.0, 21.0, 39.0, 58.0, 77.0, 93.0];
    AspirationFacts {
        last: 9,
        parties: vec![
            stance("Ukraine", 0, (98.0, 60.0), &pace),
            stance("Russia", 1, (100.0, 62.0), &late),
        ],
    }
}

/// So many parties with long names over so many rounds.
fn busy(parties: usize, last: u32, dice: &mut Dice) -> AspirationFacts {
    let mut any = |n: usize| {
        let mut given: Vec<f64> = (0..last).map(|_| dice.below(130) as f64 - 10.0).collect();
        if dice.below(2) == 0 {
            given.sort_by(f64::total_cmp);
        }
        let ends = (60.0 + dice.below(60) as f64, dice.below(60) as f64 - 20.0);
        let mut stance = stance(LONG[n % 8], n, ends, &given);
        let silent = dice.below(5);
        for level in &mut stance.rounds {
            if silent == 0 || dice.below(9) == 0 {
                level.aspiration = None;
            }
            if dice.below(4) == 0 {
                level.own = None;
            }
            if dice.below(4) == 0 {
                level.offered = None;
            }
        }
        if dice.below(4) == 0 {
            stance.agreed = None;
        }
        stance
    };
    AspirationFacts {
        last,
        parties: (0..parties).map(&mut any).collect(),
    }
}

/// As little as the types allow, and numbers that are none.
pub fn hollow() -> AspirationFacts {
    let none = [f64::NAN, f64::INFINITY, -7e300];
    let party = |n: usize| Stance {
        party: named("", 9 + n),
        best: Some(none[n]),
        agreed: Some(none[(n + 1) % 3]),
        rounds: [0, 4, u32::MAX - 9]
            .map(|round| Level {
                round,
                aspiration: Some(none[(n + 1) % 3]),
                no_deal: Some(none[(n + 2) % 3]),
                own: Some(none[n]),
                offered: Some(none[n]),
            })
            .to_vec(),
    };
    let mut parties: Vec<Stance> = (0..3).map(party).collect();
    parties[2].rounds.clear();
    AspirationFacts { last: 0, parties }
}

/// Aspirations of all kinds, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(3);
    let mut silent = aspiration();
    for stance in &mut silent.parties {
        for level in &mut stance.rounds {
            level.aspiration = None;
        }
    }
    let mut all = vec![
        ("flagship".to_owned(), aspiration()),
        ("silent".to_owned(), silent),
        ("hollow".to_owned(), hollow()),
    ];
    for (parties, last) in [
        (1, 1),
        (2, 1),
        (2, 30),
        (3, 12),
        (4, 9),
        (6, 60),
        (12, 10),
        (12, 400),
        (30, 10_000),
    ] {
        for _ in 0..2 {
            let facts = busy(parties, last, &mut dice);
            all.push((format!("{parties}-{last}"), facts));
        }
    }
    let with = |aspiration| Facts {
        aspiration: Some(aspiration),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
