//! Ratifiers to test the chart on.

use super::Winset;
use super::facts::{Body, Vote, Voted, WinsetFacts};
use crate::charts::examples::{Dice, Example, LONG, example, examples, gathered, many, named};
use crate::game::{Unit, Votes};
use crate::probability::{binomial_tail, normal_cdf};

pub(super) fn flagship() -> WinsetFacts {
    gathered::<Winset>()
}

/// A ratifier with the vote that follows from its members.
fn voting(body: &mut Body, votes: Votes, worth: Option<f64>) {
    let needs = Unit::BILLIONTH.of(votes.threshold(Unit::BILLIONTH));
    let share = |worth: f64| match votes.spread {
        spread if spread > 0.0 => normal_cdf((worth - votes.value) / spread),
        _ => f64::from(u8::from(worth >= votes.value)),
    };
    *body = Body {
        value: votes.value,
        spread: votes.spread,
        yes: votes.yes,
        of: votes.of,
        needs,
        no_deal: Some(40.0),
        vote: worth.map(|worth| Vote::Cast {
            worth,
            expected: f64::from(votes.of) * share(worth),
            chance: binomial_tail(votes.of, votes.yes, share(worth)),
            passes: worth >= needs,
        }),
        cells: (-30..20)
            .map(|cell| (needs + f64::from(cell), 1 + (cell * cell) as u64 % 37))
            .collect(),
        won: Some((45, 268)),
        ..body.clone()
    };
}

/// The given number of ratifiers with long names, of all kinds.
fn busy(bodies: usize, dice: &mut Dice) -> WinsetFacts {
    let change = |n: usize, body: &mut Body| {
        (body.name, body.eyes) = (LONG[n % 8].into(), named(LONG[(n + 1) % 8], n));
        let of: u32 = [1, 2, 27, 450, 100_000][dice.below(5)];
        let votes = Votes {
            value: dice.below(120) as f64 - 10.0,
            spread: [0.0, 0.4, 8.0, 60.0][dice.below(4)],
            yes: [1, of.div_ceil(2), of][dice.below(3)],
            of,
        };
        let worth = (dice.below(5) > 0).then(|| dice.below(110) as f64);
        voting(body, votes, worth);
        match dice.below(6) {
            0 => body.vote = Some(Vote::Unconcerned),
            1 => body.cells.clear(),
            2 => body.won = None,
            3 => body.no_deal = None,
            4 => body.won = Some((0, 0)),
            _ => body.won = Some((u64::MAX, u64::MAX)),
        }
    };
    WinsetFacts {
        voted: Voted::LastText,
        round: 400,
        sample: Some(20_000),
        bodies: many(&flagship().bodies, bodies, change),
    }
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> WinsetFacts {
    let none = [f64::NAN, f64::INFINITY, -7e300];
    let body = |n: usize| Body {
        name: String::new(),
        eyes: named("", 9),
        value: none[n],
        spread: none[(n + 1) % 3],
        yes: n as u32,
        of: 0,
        needs: none[(n + 2) % 3],
        no_deal: Some(none[n]),
        vetoed_by: vec![],
        vote: Some(Vote::Cast {
            worth: none[n],
            expected: none[(n + 1) % 3],
            chance: none[n],
            passes: n == 1,
        }),
        cells: vec![(none[n], 0)],
        won: Some((1, 1)),
    };
    WinsetFacts {
        voted: Voted::LastText,
        round: 0,
        sample: Some(0),
        bodies: (0..3).map(body).collect(),
    }
}

pub(super) fn all() -> Vec<Example<WinsetFacts>> {
    let mut hopeless = flagship();
    hopeless.voted = Voted::Nothing;
    for body in &mut hopeless.bodies {
        body.vote = None;
        body.cells.clear();
        body.won = Some((0, 0));
    }
    let mut single = flagship();
    single.bodies.truncate(1);
    let mut all = examples([
        ("flagship", flagship()),
        ("hopeless", hopeless),
        ("single", single),
        ("hollow", hollow()),
    ]);
    let mut dice = Dice(5);
    for bodies in [1, 2, 4, 5, 7, 12, 30] {
        all.extend((0..3).map(|_| example(bodies, busy(bodies, &mut dice))));
    }
    all
}
