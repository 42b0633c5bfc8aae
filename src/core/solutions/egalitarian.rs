//! Egalitarian solution: raise the worst-off party's gain as far as it goes, then the next.
//!
//! **Units.** points (0-100), so it *does* change when one party's scores are rescaled.
//! **Ties.** all maximisers, lowest deal first.
//! **Deviates** from maximin, which may pick a Pareto-dominated deal.

use super::leximin::Leximin;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points};
use crate::sources::{Citation, KALAI_1977};

static ABOUT: About = About {
    name: "egalitarian",
    title: "Egalitarian",
    sentence: "The deal that gives the party who gains least as much as possible, then the next, and so on.",
    formula: "argmax in leximin order of the gains, gain = worth - no_deal",
    parameters: &[],
    assumptions: "Points may be compared between parties. Leximin rather than maximin, so that no chosen deal is \
                  Pareto-dominated.",
    sources: &[Citation::Of(&KALAI_1977)],
    example: "logrolling",
};

/// The egalitarian bargaining solution.
pub struct Egalitarian;

impl Solution for Egalitarian {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let gains = Leximin {
            players: arena.players.clone(),
            reservation: arena.reservations(),
            wholes: vec![1; arena.players.len()],
            unit: arena.game.real(Points(1)),
        };
        arena.choose(&arena.rational_deals()?, &gains)
    }
}
