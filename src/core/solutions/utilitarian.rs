//! Utilitarian solution: the deal with the largest total worth to all players.
//!
//! **Formula.** argmax Σ uᵢ(d) over the deals inside the gates, including those that a player would refuse; inside
//! "anything" it is the unconstrained optimum.
//! **Units.** points, summed: it *does* change when one party's scores are rescaled.
//! **Ties.** all.

use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::About;
use crate::sources::{Citation, HARSANYI_1955};
use crate::space::Total;

static ABOUT: About = About {
    name: "utilitarian",
    title: "Utilitarian",
    sentence: "The deal worth most to all players together, whoever gets it.",
    formula: "argmax sum of worth",
    parameters: &[],
    assumptions: "Points may be added between parties.",
    sources: &[Citation::Of(&HARSANYI_1955)],
    example: "logrolling",
};

/// The utilitarian bargaining solution.
pub struct Utilitarian;

impl Solution for Utilitarian {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let total = Total::of(arena.game, arena.players.clone());
        arena.choose(&arena.deals()?, &total)
    }
}
