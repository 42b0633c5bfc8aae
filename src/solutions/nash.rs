//! Nash solution: the deal with the largest product of gains.
//!
//! **Formula.** argmax of (number of strictly positive gains, product of those), compared in this order, with gains
//! `gᵢ(d) = uᵢ(d) − rᵢ` over deals that nobody would refuse. The first part decides only where somebody cannot gain.
//! **Parameters.** none. **Units.** none: it does not change when one party's points are rescaled.
//! **Assumes** that points measure strength of preference. Products are compared as big integers. **Ties.** all.
//! **Deviates** from the convex setting of the source: on a discrete set there can be several maximisers.
//! **Source.** J. F. Nash (1950), "The bargaining problem", *Econometrica* 18(2), 155-162. doi:10.2307/1907266

use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points};
use crate::space::Objective;
use num_bigint::BigUint;

/// The Nash bargaining solution.
pub struct Nash;

static ABOUT: About = About {
    name: "nash",
    title: "Nash",
    sentence: "The deal with the largest product of everybody's gains over no deal.",
    formula: "argmax (number of gains > 0, product of the gains > 0), gain = worth - no_deal",
    parameters: &[],
    assumptions: "Points measure strength of preference; rescaling one party's points changes nothing. On a discrete \
                  set there can be several maximisers: all are returned.",
    source: "J. F. Nash (1950), The bargaining problem, Econometrica 18(2), 155-162. doi:10.2307/1907266",
    example: "logrolling",
};

impl Solution for Nash {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        arena.choose(
            &arena.rational_deals(),
            &ProductOfGains {
                arena,
                power: &|_| 1,
            },
        )
    }
}

/// The product of positive gains, each raised to a whole power.
pub(super) struct ProductOfGains<'a> {
    pub(super) arena: &'a Arena<'a>,
    /// The power of the player at this place.
    pub(super) power: &'a dyn Fn(usize) -> u32,
}

impl Objective for ProductOfGains<'_> {
    type Key = (usize, BigUint);

    fn key(&self, worth: &[Points]) -> Self::Key {
        let gains = self
            .arena
            .gains(worth)
            .enumerate()
            .filter(|(_, gain)| *gain > Points::ZERO);
        gains.fold(
            (0, BigUint::from(1_u8)),
            |(count, product), (place, gain)| {
                let factor = BigUint::from(gain.0.unsigned_abs()).pow((self.power)(place));
                (count + 1, product * factor)
            },
        )
    }
}
