//! Lottery egalitarian solution: equal expected gains for everybody, as large as they can be.
//!
//! **Units.** points (0-100), so it *does* change when one party's scores are rescaled.
//! **Assumes** that points may be compared between parties, and that worth may be thrown away: where the chain ends
//! before gains are equal the point is only weakly Pareto-optimal, and the deal that exceeds it is named.
//! **Deviates** from the leximin of the discrete version: here equality comes first, as in the source.

use super::{ConvexSet, Lottery, LotterySolution, Reach, level};
use crate::game::About;
use crate::solutions::NoSolution;
use crate::solutions::exact::{Amount, BigFraction, fraction, whole};
use crate::sources::{Citation, KALAI_1977};

static ABOUT: About = About {
    name: "lottery-egalitarian",
    title: "Egalitarian, with lotteries",
    sentence: "The lottery that gives everybody the same expected gain, as much as there is for all.",
    formula: "the largest t with expected gain >= t for everybody; the point is no_deal + t",
    parameters: &[],
    assumptions: "Points may be compared between parties; worth may be thrown away to make gains equal. For two \
                  or three players; exact.",
    sources: &[Citation::Of(&KALAI_1977)],
    example: "logrolling",
};

/// The egalitarian bargaining solution on lotteries.
pub struct LotteryEgalitarian;

impl LotterySolution for LotteryEgalitarian {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        if set.players() == 3 {
            return level::highest(set, [1, 1, 1]);
        }
        along(set, [1, 1])
    }
}

/// The point where the ray from no deal in this direction (both entries above 0) leaves the convex set and all below it.
pub(super) fn along(set: &ConvexSet, direction: [i128; 2]) -> Result<Lottery, NoSolution> {
    let gains = set.gains::<2>(3)?;
    let [a, b] = direction;
    // Above 0 to the right of the ray, below 0 to the left; it falls along the chain.
    let side = |[x, y]: [i128; 2]| whole(x) * whole(b) - whole(y) * whole(a);
    let [first, last] = [gains[0], gains[gains.len() - 1]];
    if side(first) < whole(0) {
        return Ok(below(set, 0, fraction(first[0], a), direction));
    }
    if side(last) > whole(0) {
        return Ok(below(set, gains.len() - 1, fraction(last[1], b), direction));
    }
    // The first deal that is not to the right of the ray; there is one, or the last would be to the right.
    let end = gains.partition_point(|&gain| side(gain) > whole(0));
    if end == 0 {
        return Ok(set.mix(0, whole(1)));
    }
    let (right, left) = (side(gains[end - 1]), side(gains[end]));
    let chance = -&left / (right - left);
    Ok(set.mix(end - 1, chance))
}

/// The point at `length` directions from no deal, which the deal at `place` of the chain weakly dominates.
fn below(set: &ConvexSet, place: usize, length: BigFraction, direction: [i128; 2]) -> Lottery {
    let point: Vec<BigFraction> = direction
        .into_iter()
        .zip(set.reservation())
        .map(|(part, r)| whole(r.0.into()) + &length * whole(part))
        .collect();
    Lottery {
        all_gain: set.all_gain(&point),
        worth: point.into_iter().map(Amount::Exact).collect(),
        reach: Reach::Exceeded,
        ..set.mix(place, whole(1))
    }
}
