//! Lottery Kalai–Smorodinsky solution: everybody expects the same share of the most that they could hope for.
//!
//! **Formula.** The largest `t` such that some lottery over deals that nobody would refuse gives everybody an expected
//! gain of at least `t·(bᵢ − rᵢ)`, `bᵢ` the best of those deals for party i; the point is `r + t·(b − r)`. A party with
//! `bᵢ = rᵢ` is left out: it cannot gain.
//! **Units.** shares 0-1: rescaling one party's points changes nothing.
//! **Assumes** that the best rational deal is a fair yardstick. For two players equal shares are always on the chain;
//! for three the point may be only weakly Pareto-optimal, and then the lottery exceeds it. More are not supported.
//! **Deviates** from the source where somebody cannot gain: it leaves such sets out.

use super::egalitarian::along;
use super::{ConvexSet, Lottery, LotterySolution, level};
use crate::game::About;
use crate::solutions::NoSolution;
use crate::solutions::exact::whole;
use crate::sources::{Citation, KALAI_1975};

static ABOUT: About = About {
    name: "lottery-kalai-smorodinsky",
    title: "Kalai–Smorodinsky, with lotteries",
    sentence: "The lottery that gives everybody the same share of the most that it could gain.",
    formula: "the largest t with expected gain >= t (best rational worth - no_deal) for everybody",
    parameters: &[],
    assumptions: "The best deal that nobody would refuse is a fair yardstick. Parties that cannot gain are left out. \
                  For two or three players; exact.",
    sources: &[Citation::Of(&KALAI_1975)],
    example: "logrolling",
};

/// The Kalai–Smorodinsky bargaining solution on lotteries.
pub struct LotteryKalaiSmorodinsky;

impl LotterySolution for LotteryKalaiSmorodinsky {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution> {
        if set.players() == 3 {
            let gains = set.gains::<3>(3)?;
            let best = |n: usize| gains.iter().map(|gain| gain[n]).max().unwrap_or_default();
            return level::highest(set, [best(0), best(1), best(2)]);
        }
        let gains = set.gains::<2>(3)?;
        let best = [gains[0][0], gains[gains.len() - 1][1]];
        if best.contains(&0) {
            // One player cannot gain, so the chain is the single deal that is best for the other.
            return Ok(set.mix(0, whole(1)));
        }
        along(set, best)
    }
}
