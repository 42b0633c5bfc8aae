//! Proportional solution: gains in fixed proportions, as large as they can be.
//!
//! **Formula.** argmax in leximin order of gᵢ/pᵢ, pᵢ the proportion of player i, 1 where none is given. Only ratios matter.
//! **Units.** points (0-100), so it *does* change when one party's scores are rescaled.
//! **Ties.** all; quotients are compared as exact fractions.
//! **Deviates** from the convex setting: on a discrete set exact proportions may not exist, and leximin comes closest
//! without ever choosing a dominated deal.

use super::leximin::Leximin;
use super::powers::over_one_denominator;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points, parameters};
use crate::sources::{Citation, KALAI_1977};

static ABOUT: About = About {
    name: "proportional",
    title: "Proportional",
    sentence: "The deal that raises everybody's gain in fixed proportions, as nearly and as far as possible.",
    formula: "argmax in leximin order of gain / proportion",
    parameters: parameters! {
        "proportion": "none", "whole numbers 1-1000, one per player", default "1";
    },
    assumptions: "Points may be compared between parties. With equal proportions it is the egalitarian solution.",
    sources: &[Citation::Of(&KALAI_1977)],
    example: "logrolling",
};

/// The egalitarian solution with a whole proportion for each player.
pub struct Proportional {
    /// Numerators over a common denominator.
    proportions: Vec<u64>,
}

impl Proportional {
    /// One proportion per player, in the order of the arena's players; a missing one counts as 1. They are clamped to 1-1,000.
    pub fn new(proportions: &[u32]) -> Self {
        let whole = proportions.iter().map(|&p| u64::from(p.clamp(1, 1000)));
        Proportional {
            proportions: whole.collect(),
        }
    }

    /// Proportions as fractions over/under, each part clamped to 1-1,000. `None` if they have no common denominator below
    /// 10^15.
    pub fn fractions(proportions: &[(u32, u32)]) -> Option<Self> {
        let proportions = over_one_denominator(proportions)?;
        Some(Proportional { proportions })
    }
}

impl Solution for Proportional {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let proportion = |place: usize| self.proportions.get(place).copied().unwrap_or(1);
        let quotients = Leximin {
            players: arena.players.clone(),
            reservation: arena.reservations(),
            wholes: (0..arena.players.len())
                .map(|place| proportion(place) as i64)
                .collect(),
            unit: arena.game.real(Points(1)),
        };
        arena.choose(&arena.rational_deals()?, &quotients)
    }
}
