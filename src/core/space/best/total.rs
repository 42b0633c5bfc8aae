//! The sum of the worth to some parties, as an aim.
//!
//! **Method.** The floors of all parties enter the sums of the search with Lagrange multipliers, found by projected
//! subgradient: any multipliers ≥ 0 bound the sum from above.

use super::Aim;
use crate::game::{Game, Points, Unit};
use crate::scenario::PartyId;
use crate::space::dual::FloatWorth;

/// The sum of the players' worth, each counted a given number of times.
#[derive(Debug, Clone)]
pub struct Total {
    players: Vec<PartyId>,
    times: Vec<i64>,
    unit: Unit,
}

/// The weight of each player in the sums of a search; what a floor adds to it is in the same unit.
const WHOLE: f64 = 64.0;
/// The most that a floor adds to it, in whole weights.
const DEAREST: f64 = 16.0;
/// Steps in the search for prices of floors.
const STEPS: u32 = 60;

impl Total {
    /// The plain sum.
    pub fn of(game: &Game, players: Vec<PartyId>) -> Self {
        let times = vec![1; players.len()];
        let unit = game.unit();
        Total {
            players,
            times,
            unit,
        }
    }

    /// A sum in which each player counts the given number of times: at least once, few enough not to overflow.
    pub fn weighed(game: &Game, players: impl IntoIterator<Item = (PartyId, u16)>) -> Self {
        let weighed = players
            .into_iter()
            .map(|(p, times)| (p, i64::from(times.max(1))));
        let (players, times) = weighed.unzip();
        let unit = game.unit();
        Total {
            players,
            times,
            unit,
        }
    }

    /// The number of times that a party counts.
    fn times(&self, party: usize) -> i64 {
        let place = self
            .players
            .iter()
            .position(|player| player.index() == party);
        place.map_or(0, |place| self.times[place])
    }

    /// What a floor adds to the weight of its party.
    fn price(&self, weights: &[i64], party: usize) -> i64 {
        weights[party] - WHOLE as i64 * self.times(party)
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
        let own = self.players.iter().zip(&self.times);
        own.map(|(p, &times)| i128::from(worth[p.index()].0) * i128::from(times))
            .sum()
    }

    /// Lagrange multipliers of the floors, by projected subgradient, on top of the players' own weight.
    fn sums(&self, relaxed: &FloatWorth, floors: &[Points]) -> Vec<Vec<i64>> {
        let parties = relaxed.parties();
        let ranges: Vec<f64> = relaxed.ranges().collect();
        let widest = ranges.iter().copied().fold(1.0, f64::max);
        let own = |lane: usize| self.times(parties[lane]) as f64;
        let mut price = vec![0.0_f64; parties.len()];
        let mut point = vec![0.0; parties.len()];
        let mut found = (f64::INFINITY, price.clone());
        for step in 1..=relaxed.rounds(STEPS) {
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
        total / self.unit.size() as f64
    }

    fn measure(&self, key: &i128) -> f64 {
        self.unit.of_sum(*key)
    }
}
