//! Lottery Nash solution: the lottery with the largest product of expected gains.
//!
//! **Formula.** argmax Π gᵢ^wᵢ over lotteries of deals that nobody would refuse, `gᵢ` the expected gain over no deal, `wᵢ`
//! the power of player i, 1 if none is given.
//! On the chain the product rises and then falls; on a stretch from P to Q with `dy·x + dx·y = C` it is largest at `x =
//! w₁C/((w₁+w₂)·dy)`, an exact fraction, or at the nearer end.
//! **Units.** none: it does not change when one party's points are rescaled.
//! **Ties.** none: the worth is unique. A player who cannot gain is left out. For three players the product is found in
//! floating point, with a proof that no lottery's logarithm is larger by more than 10⁻¹⁰; more are not supported.

use super::{ConvexSet, Lottery, LotterySolution, product};
use crate::game::{About, parameters};
use crate::solutions::NoSolution;
use crate::solutions::exact::{BigFraction, whole};
use crate::sources::{Citation, HARSANYI_1972, NASH_1950};

static ABOUT: About = About {
    name: "lottery-nash",
    title: "Nash, with lotteries",
    sentence: "The lottery over deals with the largest product of everybody's expected gains over no deal.",
    formula: "argmax product of expected gain, over lotteries of deals that nobody would refuse",
    parameters: &[],
    assumptions: "A lottery is worth the average of its deals. Rescaling one party's points changes nothing. For two \
                  players, exact, and for three, to 10 digits.",
    sources: &[Citation::Of(&NASH_1950)],
    example: "logrolling",
};

static ABOUT_ASYMMETRIC: About = About {
    name: "lottery-asymmetric-nash",
    title: "Asymmetric Nash, with lotteries",
    sentence: "The lottery version of the Nash solution where some parties have more bargaining power.",
    formula: "argmax product of expected gain^power, over lotteries of deals that nobody would refuse",
    parameters: parameters! {
        "power": "none", "whole numbers 1-1000, one per player", default "1";
    },
    assumptions: "What the lottery Nash solution assumes, without symmetry.",
    sources: &[Citation::Of(&HARSANYI_1972)],
    example: "logrolling",
};

/// The Nash bargaining solution on lotteries.
pub struct LotteryNash;

/// The Nash bargaining solution on lotteries with a whole bargaining power for each player.
pub struct AsymmetricLotteryNash {
    powers: Vec<u32>,
}

impl AsymmetricLotteryNash {
    /// One power per player, in the order of the set's players; a missing one counts as 1. Powers are clamped to 1-1,000.
    pub fn new(powers: &[u32]) -> Self {
        AsymmetricLotteryNash {
            powers: powers.iter().map(|&w| w.clamp(1, 1000)).collect(),
        }
    }
}

impl LotterySolution for LotteryNash {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        best_product(set, &|_| 1)
    }
}

impl LotterySolution for AsymmetricLotteryNash {
    fn about(&self) -> &'static About {
        &ABOUT_ASYMMETRIC
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        let power = |place: usize| self.powers.get(place).copied().unwrap_or(1);
        best_product(set, &power)
    }
}

fn best_product(set: &ConvexSet, power: &dyn Fn(usize) -> u32) -> Result<Lottery, NoSolution> {
    if set.players() != 3 {
        return best_of_two(set, [power(0), power(1)]);
    }
    let gains = set.gains::<3>(3)?;
    let able: Vec<usize> = (0..3)
        .filter(|&n| gains.iter().any(|gain| gain[n] > 0))
        .collect();
    match able[..] {
        [_, _, _] => product::largest(set, [power(0), power(1), power(2)]),
        [a, b] => {
            // The third gets its no-deal value in all of them: a game of two.
            let two = best_of_two(&set.project([a, b]), [power(a), power(b)])?;
            let drawn = two.tickets.into_iter().filter_map(|ticket| {
                let chance = ticket.chance.exact()?.clone();
                let place = set.corners().iter().position(|c| c.deal == ticket.deal)?;
                Some((place, chance))
            });
            Ok(set.draw(drawn.collect()))
        }
        // If only one player can gain, at most one deal is best for that player, and its worth comes first.
        _ => Ok(set.draw(vec![(set.best_for(able.first().copied()), whole(1))])),
    }
}

fn best_of_two(set: &ConvexSet, powers: [u32; 2]) -> Result<Lottery, NoSolution> {
    let gains = set.gains::<2>(3)?;
    let powers = powers.map(|power| whole(power.into()));
    for (place, pair) in gains.windows(2).enumerate() {
        let [x, y] = pair[0].map(whole);
        let [to_x, to_y] = pair[1].map(whole);
        let (dx, dy) = (&x - &to_x, &to_y - &y);
        // Along the stretch w₁·ln x + w₂·ln y changes with the sign of w₂·dy·x − w₁·dx·y.
        let rise = |x: &BigFraction, y: &BigFraction| &powers[1] * &dy * x - &powers[0] * &dx * y;
        if rise(&x, &y) <= whole(0) {
            return Ok(set.mix(place, whole(1)));
        }
        if rise(&to_x, &to_y) < whole(0) {
            let sum = &dy * &x + &dx * &y;
            let best_x = &powers[0] * sum / ((&powers[0] + &powers[1]) * &dy);
            return Ok(set.mix(place, (best_x - to_x) / dx));
        }
    }
    Ok(set.mix(gains.len() - 1, whole(1)))
}
