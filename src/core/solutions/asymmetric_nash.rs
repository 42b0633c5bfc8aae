//! Asymmetric Nash solution: the Nash solution with bargaining powers.
//!
//! **Formula.** argmax Π gᵢ^wᵢ over deals that nobody would refuse, first by the number of positive gains; wᵢ is the
//! power of player i, 1 where none is given. Only ratios of powers matter.
//! **Ties.** all; products are compared exactly.

use super::nash::largest_product;
use super::powers::over_one_denominator;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, parameters};
use crate::sources::{Citation, HARSANYI_1972};

static ABOUT: About = About {
    name: "asymmetric-nash",
    title: "Asymmetric Nash",
    sentence: "The Nash solution where some parties have more bargaining power.",
    formula: "argmax product of gain^power",
    parameters: parameters! {
        "power": "none", "whole numbers 1-1000, one per player, or fractions of such", default "1";
    },
    assumptions: "What Nash assumes, without symmetry.",
    sources: &[Citation::Of(&HARSANYI_1972)],
    example: "logrolling",
};

/// The Nash solution with a bargaining power for each player.
pub struct AsymmetricNash {
    /// Numerators over a common denominator.
    powers: Vec<u64>,
}

impl AsymmetricNash {
    /// One power per player, in the order of the arena's players; a missing one counts as 1. Powers are clamped to 1-1,000.
    pub fn new(powers: &[u32]) -> Self {
        AsymmetricNash {
            powers: powers
                .iter()
                .map(|&w| u64::from(w.clamp(1, 1000)))
                .collect(),
        }
    }

    /// Powers as fractions over/under, each part clamped to 1-1,000. `None` if they have no common denominator below 10^15.
    pub fn fractions(powers: &[(u32, u32)]) -> Option<Self> {
        let powers = over_one_denominator(powers)?;
        Some(AsymmetricNash { powers })
    }

    fn powers_of(&self, players: usize) -> Vec<u64> {
        (0..players)
            .map(|place| self.powers.get(place).copied().unwrap_or(1))
            .collect()
    }
}

impl Solution for AsymmetricNash {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        largest_product(arena, &self.powers_of(arena.players.len()))
    }
}
