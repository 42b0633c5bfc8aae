//! Utilitarian solution: the deal worth most to all players together.
//!
//! **Formula.** argmax Σ uᵢ(d) over the deals inside the gates; inside `anything` it is the unconstrained optimum.
//! **Parameters.** none. **Units.** points, summed: it *does* change when one party's scores are rescaled.
//! **Assumes** that points may be added between parties. **Ties.** all.
//! **Source.** J. C. Harsanyi (1955), "Cardinal welfare, individualistic ethics, and interpersonal comparisons of
//! utility", *Journal of Political Economy* 63(4), 309-321. doi:10.1086/257678

use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::About;
use crate::sources::{HARSANYI_1955, Source};
use crate::space::Total;

/// The utilitarian bargaining solution.
pub struct Utilitarian;

static ABOUT: About = About {
    name: "utilitarian",
    title: "Utilitarian",
    sentence: "The deal worth most to all players together, whoever gets it.",
    formula: "argmax sum of worth",
    parameters: &[],
    assumptions: "Points may be added between parties.",
    sources: &[Source::Of(&HARSANYI_1955)],
    example: "logrolling",
};

impl Solution for Utilitarian {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let total = Total::of(arena.game, arena.players.clone());
        arena.choose(&arena.deals()?, &total)
    }
}
