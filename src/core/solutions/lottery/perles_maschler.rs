//! Perles–Maschler solution: the point that halves the edge, with length measured by what both players give and take.
//!
//! **Formula.** The point z of the chain with `∫ √(−du₁·du₂)` from one end to z the same as from z to the other end. On
//! a straight stretch with sides dx and dy the integral is `√(dx·dy)`, so that it is found stretch by stretch.
//! **Units.** none: it does not change when one party's points are rescaled.
//! **Assumes** that worth is expected utility, and that agreeing now on what to do in either of two games should be
//! worth at least as much to both as settling each when it comes (super-additivity); for two players, to 10⁻¹⁰ of the
//! range.
//! **Deviates** in nothing; where somebody cannot gain there is one best deal, and it is taken.

use super::reals::{Edge, Reals};
use super::{ConvexSet, Lottery, LotterySolution};
use crate::game::About;
use crate::solutions::{Arena, Chosen, NoSolution, Solution};
use crate::sources::{Citation, PERLES_1981};

static ABOUT: About = About {
    name: "perles-maschler",
    title: "Perles–Maschler",
    sentence: "The lottery in the middle between both players' best ones, if both walk towards each other at speeds \
               whose product is the same.",
    formula: "the point that halves the integral of sqrt(-du1 du2) along the edge of what lotteries can reach",
    parameters: &[],
    assumptions: "A lottery is worth the average of its deals. Settling two games at once should not be worse for \
                  anybody than settling each when it comes. For two players.",
    sources: &[Citation::Of(&PERLES_1981)],
    example: "logrolling",
};

/// The super-additive solution of Perles and Maschler.
pub struct PerlesMaschler;

impl LotterySolution for PerlesMaschler {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        let chain = match Reals::of(set)? {
            Edge::One(lottery) => return Ok(lottery),
            Edge::Chain(chain) => chain,
        };
        let stretches = chain.corners.windows(2);
        let lengths: Vec<f64> = stretches
            .map(|pair| libm::sqrt((pair[0][0] - pair[1][0]) * (pair[1][1] - pair[0][1])))
            .collect();
        let half = lengths.iter().sum::<f64>() / 2.0;
        let mut walked = 0.0;
        for (place, &length) in lengths.iter().enumerate() {
            if walked + length >= half {
                return Ok(chain.mix(place, 1.0 - (half - walked) / length));
            }
            walked += length;
        }
        // Only rounding can lead here: the whole is not longer than its half.
        Ok(chain.mix(lengths.len() - 1, 0.0))
    }
}

impl Solution for PerlesMaschler {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, _: &Arena<'_>) -> Result<Chosen, NoSolution> {
        Err(NoSolution::NeedsLotteries)
    }
}
