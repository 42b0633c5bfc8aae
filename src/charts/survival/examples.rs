//! Many runs to test the chart on.

use super::facts::{Ended, SurvivalFacts};
use crate::charts::examples::{Dice, Example, example};

fn ended(round: u32, [ratified, blocked, broken, impasse]: [u64; 4]) -> Ended {
    Ended {
        round,
        ratified,
        blocked,
        broken,
        impasse,
    }
}

/// The flagship's facts, if its talks could break down by chance.
pub(super) fn flagship() -> SurvivalFacts {
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
        .map(|round| ended(round, [(); 4].map(|()| take(dice))));
    SurvivalFacts {
        runs,
        last,
        ended: ended.collect(),
    }
}

pub(super) fn all() -> Vec<Example<SurvivalFacts>> {
    let endless = SurvivalFacts {
        ended: vec![],
        ..flagship()
    };
    let at_once = SurvivalFacts {
        ended: vec![ended(1, [50; 4])],
        ..flagship()
    };
    let hollow = SurvivalFacts {
        runs: 1,
        last: 0,
        ended: vec![ended(0, [0; 4]), ended(7, [9; 4])],
    };
    let mut all = vec![
        example("flagship", flagship()),
        example("endless", endless),
        example("at-once", at_once),
        example("hollow", hollow),
    ];
    let mut dice = Dice(13);
    for (runs, last) in [
        (1, 1),
        (2, 3),
        (20, 12),
        (1_000, 60),
        (1_000_000, 400),
        (50, 10_000),
    ] {
        for unit in ["week", "Verhandlungsrunde"] {
            let mut some = example(format!("{runs}-{last}"), busy(runs, last, &mut dice));
            some.talk.unit = unit.into();
            all.push(some);
        }
    }
    all
}
