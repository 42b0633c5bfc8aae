//! Asymmetric Nash solution: the Nash solution with bargaining powers.
//!
//! **Formula.** argmax Π gᵢ^wᵢ over deals that nobody would refuse, first by the number of positive gains.
//! **Parameters.** `wᵢ`: bargaining power, a whole number from 1 to 1,000 for each player, or a fraction of such; only ratios
//! matter.
//! **Units.** none. **Assumes** what Nash assumes, without symmetry. **Ties.** all; products compare exactly.
//! **Source.** J. C. Harsanyi & R. Selten (1972), "A generalized Nash solution for two-person bargaining games with
//! incomplete information", *Management Science* 18(5, Part 2), P80-P106. doi:10.1287/mnsc.18.5.80

use super::nash::largest_product;
use super::powers::over_one_denominator;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Parameter};
use crate::sources::{HARSANYI_1972, Source};

/// The Nash solution with a bargaining power for each player.
pub struct AsymmetricNash {
    /// Over one denominator.
    powers: Vec<u64>,
}

impl AsymmetricNash {
    /// One power a player, in the order of the arena's players; a missing one counts 1. Powers are kept in 1-1,000.
    pub fn new(powers: &[u32]) -> Self {
        AsymmetricNash {
            powers: powers
                .iter()
                .map(|&w| u64::from(w.clamp(1, 1000)))
                .collect(),
        }
    }

    /// Powers as fractions over/under, each part kept in 1-1,000. `None` if they have no common denominator below 10^15.
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

static ABOUT: About = About {
    name: "asymmetric-nash",
    title: "Asymmetric Nash",
    sentence: "The Nash solution where some parties have more bargaining power.",
    formula: "argmax product of gain^power",
    parameters: &[Parameter {
        name: "power",
        unit: "none",
        range: "whole numbers 1-1000, one a player, or fractions of such",
        default: "1",
    }],
    assumptions: "What Nash assumes, without symmetry.",
    sources: &[Source::Of(&HARSANYI_1972)],
    example: "logrolling",
};

impl Solution for AsymmetricNash {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        largest_product(arena, &self.powers_of(arena.players.len()))
    }
}
