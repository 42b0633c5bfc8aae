//! Many runs to draw in tests: the flagship's, and everything that could break a page.

use super::rounds::Dice;
use super::*;

fn ended(round: u32, [ratified, blocked, broken, impasse]: [u64; 4]) -> Ended {
    Ended {
        round,
        ratified,
        blocked,
        broken,
        impasse,
    }
}

/// The flagship's with chance breakdowns.
pub fn survival() -> SurvivalFacts {
    SurvivalFacts {
        runs: 200,
        last: 10,
        ended: vec![
            ended(2, [0, 0, 4, 0]),
            ended(4, [0, 0, 4, 0]),
            ended(6, [1, 3, 3, 0]),
            ended(7, [4, 16, 2, 0]),
            ended(8, [20, 21, 4, 0]),
            ended(9, [46, 40, 3, 0]),
            ended(10, [10, 4, 0, 2]),
        ],
    }
}

fn busy(runs: u64, last: u32, dice: &mut Dice) -> SurvivalFacts {
    let mut left = runs;
    let mut take = |dice: &mut Dice| {
        let most = (left / 3).max(1).min(left);
        let some = dice.below(most as usize + 1) as u64;
        let some = if dice.below(3) == 0 { some } else { 0 };
        left -= some;
        some
    };
    let rounds: Vec<u32> = (1..=last).filter(|_| dice.below(4) > 0).collect();
    let ended = rounds
        .into_iter()
        .map(|round| ended(round, [(); 4].map(|()| take(dice))))
        .collect();
    SurvivalFacts { runs, last, ended }
}

/// As little as the types allow.
pub fn hollow() -> SurvivalFacts {
    SurvivalFacts {
        runs: 1,
        last: 0,
        ended: vec![ended(0, [0; 4]), ended(7, [9, 9, 9, 9])],
    }
}

/// Runs of all kinds and numbers, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(13);
    let endless = SurvivalFacts {
        ended: vec![],
        ..survival()
    };
    let at_once = SurvivalFacts {
        ended: vec![ended(1, [50, 50, 50, 50])],
        ..survival()
    };
    let mut all = vec![
        ("flagship".to_owned(), survival()),
        ("endless".to_owned(), endless),
        ("at-once".to_owned(), at_once),
        ("hollow".to_owned(), hollow()),
    ];
    for (runs, last) in [
        (1, 1),
        (2, 3),
        (20, 12),
        (1_000, 60),
        (1_000_000, 400),
        (50, 10_000),
    ] {
        for _ in 0..2 {
            let facts = busy(runs, last, &mut dice);
            all.push((format!("{runs}-{last}"), facts));
        }
    }
    let mut long = flagship_talk();
    long.talk.unit = "Verhandlungsrunde".into();
    let with = |(n, survival): (usize, SurvivalFacts)| Facts {
        survival: Some(survival),
        ..if n.is_multiple_of(2) {
            flagship_talk()
        } else {
            long.clone()
        }
    };
    all.into_iter()
        .enumerate()
        .map(|(n, (name, facts))| (name, with((n, facts))))
        .collect()
}
