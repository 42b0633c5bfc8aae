//! Bodies that ratify to draw in tests: the flagship's, and everything that could break a page.

use super::rounds::Dice;
use super::*;
use crate::game::{Unit, Votes};
use crate::probability::{binomial_tail, normal_cdf};

/// A body with the vote that follows from its members.
fn body(name: &str, eyes: (&str, usize), votes: Votes, worth: Option<f64>) -> Body {
    let needs = Unit::BILLIONTH.of(votes.threshold(Unit::BILLIONTH));
    let share = |worth: f64| match votes.spread {
        spread if spread > 0.0 => normal_cdf((worth - votes.value) / spread),
        _ => f64::from(u8::from(worth >= votes.value)),
    };
    Body {
        name: name.into(),
        eyes: named(eyes.0, eyes.1),
        value: votes.value,
        spread: votes.spread,
        yes: votes.yes,
        of: votes.of,
        needs,
        no_deal: Some(40.0),
        vetoed_by: vec![],
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
    }
}

/// The flagship's.
pub fn winset() -> WinsetFacts {
    let votes = |value, spread, yes, of| Votes {
        value,
        spread,
        yes,
        of,
    };
    WinsetFacts {
        voted: Voted::Handshake,
        round: 9,
        sample: None,
        bodies: vec![
            body(
                "US Senate",
                ("United States", 2),
                votes(70.0, 8.0, 67, 100),
                Some(83.5),
            ),
            body(
                "Verkhovna Rada",
                ("Ukraine", 0),
                votes(48.0, 10.0, 226, 450),
                Some(62.7),
            ),
            body(
                "EU member states",
                ("European allies", 3),
                votes(55.0, 15.0, 20, 27),
                Some(55.4),
            ),
        ],
    }
}

/// So many bodies with long names, of all kinds.
fn busy(bodies: usize, dice: &mut Dice) -> WinsetFacts {
    let mut any = |n: usize| {
        let of: u32 = [1, 2, 27, 450, 100_000][dice.below(5)];
        let votes = Votes {
            value: dice.below(120) as f64 - 10.0,
            spread: [0.0, 0.4, 8.0, 60.0][dice.below(4)],
            yes: [1, of.div_ceil(2), of][dice.below(3)],
            of,
        };
        let worth = (dice.below(5) > 0).then(|| dice.below(110) as f64);
        let mut body = body(LONG[n % 8], (LONG[(n + 1) % 8], n), votes, worth);
        match dice.below(6) {
            0 => body.vote = Some(Vote::Unconcerned),
            1 => body.cells.clear(),
            2 => body.won = None,
            3 => body.no_deal = None,
            4 => body.won = Some((0, 0)),
            _ => body.won = Some((u64::MAX, u64::MAX)),
        }
        body
    };
    WinsetFacts {
        voted: Voted::LastText,
        round: 400,
        sample: Some(20_000),
        bodies: (0..bodies).map(&mut any).collect(),
    }
}

/// As little as the types allow, and numbers that are none.
pub fn hollow() -> WinsetFacts {
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

/// Bodies of all kinds and numbers, with a name each.
pub fn all() -> Vec<(String, Facts)> {
    let mut dice = Dice(5);
    let mut hopeless = winset();
    hopeless.voted = Voted::Nothing;
    for body in &mut hopeless.bodies {
        body.vote = None;
        body.cells.clear();
        body.won = Some((0, 0));
    }
    let mut single = winset();
    single.bodies.truncate(1);
    let mut all = vec![
        ("flagship".to_owned(), winset()),
        ("hopeless".to_owned(), hopeless),
        ("single".to_owned(), single),
        ("hollow".to_owned(), hollow()),
    ];
    for bodies in [1, 2, 4, 5, 7, 12, 30] {
        for _ in 0..3 {
            all.push((format!("{bodies}"), busy(bodies, &mut dice)));
        }
    }
    let with = |winset| Facts {
        winset: Some(winset),
        ..flagship_talk()
    };
    all.into_iter()
        .map(|(name, facts)| (name, with(facts)))
        .collect()
}
