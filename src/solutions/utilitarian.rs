//! Utilitarian solution: the deal worth most to all players together.
//!
//! **Formula.** argmax Σ uᵢ(d) over the deals inside the gates; inside `anything` it is the unconstrained optimum.
//! **Parameters.** none. **Units.** points, summed: it *does* change when one party's scores are rescaled.
//! **Assumes** that points may be added between parties. **Ties.** all.
//! **Source.** J. C. Harsanyi (1955), "Cardinal welfare, individualistic ethics, and interpersonal comparisons of
//! utility", *Journal of Political Economy* 63(4), 309-321. doi:10.1086/257678

use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points};
use crate::scenario::PartyId;
use crate::space::{Aim, Relaxed};

/// The utilitarian bargaining solution.
pub struct Utilitarian;

static ABOUT: About = About {
    name: "utilitarian",
    title: "Utilitarian",
    sentence: "The deal worth most to all players together, whoever gets it.",
    formula: "argmax sum of worth",
    parameters: &[],
    assumptions: "Points may be added between parties.",
    source: "J. C. Harsanyi (1955), Cardinal welfare, individualistic ethics, and interpersonal comparisons of utility, \
             Journal of Political Economy 63(4), 309-321. doi:10.1086/257678",
    example: "logrolling",
};

impl Solution for Utilitarian {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        let total = Total {
            players: arena.players.clone(),
        };
        arena.choose(&arena.deals()?, &total)
    }
}

/// The sum of the players' worth.
pub(super) struct Total {
    pub(super) players: Vec<PartyId>,
}

/// The weight of each player in the sums of a search; what a floor adds to it is in the same unit.
const WHOLE: f64 = 64.0;
/// The most that a floor adds to it, in whole weights.
const DEAREST: f64 = 16.0;
/// Steps in the search for prices of floors.
const STEPS: u32 = 60;

impl Total {
    /// What a floor adds to the weight of its party.
    fn price(&self, weights: &[i64], party: usize) -> i64 {
        let own = self.players.iter().any(|player| player.index() == party);
        weights[party] - if own { WHOLE as i64 } else { 0 }
    }

    /// Σ price·floor.
    fn prices(&self, weights: &[i64], floors: &[Points]) -> i64 {
        let parties = floors.iter().enumerate();
        parties
            .map(|(party, floor)| match self.price(weights, party) {
                0 => 0,
                price => price * floor.0,
            })
            .sum()
    }
}

impl Aim for Total {
    type Key = i128;

    fn players(&self) -> &[PartyId] {
        &self.players
    }

    fn key(&self, worth: &[Points]) -> i128 {
        let own = self.players.iter().map(|p| i128::from(worth[p.index()].0));
        own.sum()
    }

    /// Lagrange multipliers of the floors, by projected subgradient, on top of the players' own weight.
    fn sums(&self, relaxed: &Relaxed, floors: &[Points]) -> Vec<Vec<i64>> {
        let parties = relaxed.parties();
        let count = self.players.len();
        let ranges: Vec<f64> = relaxed.ranges().collect();
        let widest = ranges.iter().copied().fold(1.0, f64::max);
        let own = |lane: usize| if lane < count { 1.0 } else { 0.0 };
        let mut price = vec![0.0_f64; parties.len()];
        let mut point = vec![0.0; parties.len()];
        let mut found = (f64::INFINITY, price.clone());
        for step in 1..=STEPS {
            let weights: Vec<f64> = (0..parties.len()).map(|p| own(p) + price[p]).collect();
            relaxed.best(&weights, &mut point);
            let mut bound = 0.0;
            for (lane, &party) in parties.iter().enumerate() {
                let over =
                    (point[lane] - floors[party].0 as f64) * f64::from(u8::from(price[lane] > 0.0));
                bound += own(lane) * point[lane] + price[lane] * over;
            }
            if bound < found.0 {
                found = (bound, price.clone());
            }
            for (lane, &party) in parties.iter().enumerate() {
                if floors[party] > Points::LOWEST {
                    let over = (point[lane] - floors[party].0 as f64) / widest;
                    price[lane] = (price[lane] - 2.0 * over / libm::sqrt(f64::from(step))).max(0.0);
                }
            }
        }
        let mut sums = Vec::new();
        for price in [found.1, vec![0.0; parties.len()]] {
            let mut whole = vec![0; floors.len()];
            for (lane, &party) in parties.iter().enumerate() {
                whole[party] = libm::round(WHOLE * (own(lane) + price[lane].min(DEAREST))) as i64;
            }
            sums.push(whole);
        }
        sums.dedup();
        sums
    }

    fn least(&self, key: &i128, weights: &[i64], floors: &[Points]) -> i64 {
        let least = *key * WHOLE as i128 + i128::from(self.prices(weights, floors));
        least.clamp(i64::MIN as i128 / 2, i64::MAX as i128 / 2) as i64
    }

    fn ceiling(&self, weights: &[i64], most: i64, floors: &[Points]) -> f64 {
        let total = (most - self.prices(weights, floors)) as f64 / WHOLE;
        total / Points::ONE.0 as f64
    }

    fn measure(&self, key: &i128) -> f64 {
        *key as f64 / Points::ONE.0 as f64
    }
}
