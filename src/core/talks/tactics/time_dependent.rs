//! Time-dependent tactics: concede by the clock, whatever the others do.
//!
//! **Deviates** from the source in taking the range from the party's own walk-away to its own best deal, both private to it,
//! and in choosing among acceptable offers by nearness to the deal on the table. The exponent x is 1/β there; with one round
//! only, t is 1.

use super::concede::{Ask, Concede, Now};
use crate::game::{About, parameters};
use crate::sources::{Citation, FARATIN_1998};

static SOURCES: &[Citation] = &[Citation::Of(&FARATIN_1998)];

const ASSUMES: &str = "Looks at the clock and at its own worth only. In the last round it accepts, and offers, anything \
                       worth at least no deal. Deadline pressure lowers what it asks for above no deal.";

const FORMULA: &str =
    "aspiration = no_deal + (best - no_deal) * (1 - t^x), t = (round - 1)/(rounds - 1)";

/// The whole family.
pub static ABOUT: About = About {
    name: "time-dependent",
    title: "Time-dependent",
    sentence: "Asks for its best in round 1 and comes down to its walk-away by the last round, along t^x.",
    formula: FORMULA,
    parameters: parameters! {
        "exponent": "none", "0.001-1000", default "1";
        also super::parameters::OFFER, super::parameters::ACCEPT
    },
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "buyer-seller",
};

/// Exponent 4.
pub static BOULWARE: About = About {
    name: "boulware",
    title: "Boulware",
    sentence: "Hardly moves until the deadline is near, then quickly (time-dependent with exponent 4).",
    formula: FORMULA,
    parameters: &[],
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "mar-a-lago",
};

/// Exponent 1.
pub static LINEAR: About = About {
    name: "linear",
    title: "Linear",
    sentence: "Concedes the same amount every round (time-dependent with exponent 1).",
    formula: FORMULA,
    parameters: &[],
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "buyer-seller",
};

/// Exponent 0.25.
pub static CONCEDER: About = About {
    name: "conceder",
    title: "Conceder",
    sentence: "Gives most of it away in the first rounds (time-dependent with exponent 0.25).",
    formula: FORMULA,
    parameters: &[],
    assumptions: ASSUMES,
    sources: SOURCES,
    example: "logrolling",
};

/// The state of a tactic that looks at the clock alone.
pub(in crate::talks) struct Clock {
    pub(super) exponent: f64,
}

impl<'g> Concede<'g> for Clock {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        let share = toughness(self.exponent, now.round, now.rounds);
        Ask::Share {
            top: now.best,
            share,
        }
    }
}

/// The share of the way from no deal to the best that is still asked for, 1 in round 1 and 0 in the last.
pub fn toughness(exponent: f64, round: u32, rounds: u32) -> f64 {
    let t = if rounds <= 1 {
        1.0
    } else {
        f64::from(round - 1) / f64::from(rounds - 1)
    };
    1.0 - libm::pow(t, exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_the_best_to_the_walk_away() {
        for exponent in [0.25, 1.0, 4.0] {
            assert!((toughness(exponent, 1, 10) - 1.0).abs() < 1e-15);
            assert!(toughness(exponent, 10, 10).abs() < 1e-15);
            assert!(toughness(exponent, 1, 1).abs() < 1e-15);
            assert!((2..=10).all(|r| toughness(exponent, r, 10) < toughness(exponent, r - 1, 10)));
        }
    }

    #[test]
    fn boulware_is_tougher_than_linear_than_conceder_in_between() {
        for round in 2..10 {
            let [b, l, c] = [4.0, 1.0, 0.25].map(|x| toughness(x, round, 10));
            assert!(b > l && l > c);
        }
    }
}
