//! Nash solution: the deal with the largest product of gains.
//!
//! **Formula.** argmax of (number of strictly positive gains, product of those), compared in this order, with gains
//! `gᵢ(d) = uᵢ(d) − rᵢ` over deals that nobody would refuse. The first part decides only where somebody cannot gain.
//! **Units.** none: it does not change when one party's points are rescaled.
//! **Ties.** all; products are compared exactly.
//! **Deviates** from the convex setting of the source: on a discrete set there can be several maximisers.

use super::powers::Product;
use super::{Arena, Chosen, NoSolution, Solution};
use crate::game::{About, Points, Unit};
use crate::scenario::PartyId;
use crate::sources::{Citation, NASH_1950};
use crate::space::{Aim, FloatWorth};

static ABOUT: About = About {
    name: "nash",
    title: "Nash",
    sentence: "The deal with the largest product of everybody's gains over no deal.",
    formula: "argmax (number of gains > 0, product of the gains > 0), gain = worth - no_deal",
    parameters: &[],
    assumptions: "Points measure strength of preference; rescaling one party's points changes nothing. On a discrete \
                  set there can be several maximisers: all are returned.",
    sources: &[Citation::Of(&NASH_1950)],
    example: "logrolling",
};

/// The Nash bargaining solution.
pub struct Nash;

impl Solution for Nash {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution> {
        largest_product(arena, &vec![1; arena.players.len()])
    }
}

/// The most sets of players that are tried if not all can gain at once.
const MOST_SETS: usize = 4_096;

/// The deals with the most positive gains and among them the largest product of these, each raised to its power.
pub(super) fn largest_product(arena: &Arena<'_>, powers: &[u64]) -> Result<Chosen, NoSolution> {
    let rational = arena.rational_deals()?;
    let gaining = |set: &[usize]| {
        let mut deals = rational.clone();
        for &place in set {
            let player = arena.players[place];
            deals.raise(player, arena.reservation(player) + Points(1));
        }
        deals
    };
    let product = |set: &[usize]| ProductOfGains {
        unit: arena.game.unit(),
        players: set.iter().map(|&place| arena.players[place]).collect(),
        reservation: set
            .iter()
            .map(|&place| arena.reservation(arena.players[place]))
            .collect(),
        powers: set.iter().map(|&place| powers[place]).collect(),
    };
    // Everybody can nearly always gain at once.
    let everyone: Vec<usize> = (0..arena.players.len()).collect();
    let of_all = product(&everyone);
    let all = arena.choose(&gaining(&everyone), &of_all);
    if !matches!(all, Err(NoSolution::Empty)) {
        return all;
    }
    let able: Vec<usize> = everyone
        .into_iter()
        .filter(|&place| arena.may_exist(gaining(&[place])))
        .collect();
    for size in (0..=able.len()).rev() {
        let mut found: Vec<(Product, u64, Chosen)> = Vec::new();
        let mut tried = 0;
        let mut places: Vec<usize> = (0..size).collect();
        loop {
            let set: Vec<usize> = places.iter().map(|&at| able[at]).collect();
            match arena.choose(&gaining(&set), &product(&set)) {
                Ok(chosen) => {
                    let worth = arena.game.worths(&chosen.deals[0]);
                    // No larger set can gain, so the others gain nothing and count as one point: one measure for all sets.
                    let power = set.iter().map(|&place| powers[place]).sum();
                    found.push((of_all.key(&worth), power, chosen));
                }
                Err(NoSolution::Empty) => {}
                Err(other) => return Err(other),
            }
            tried += 1;
            // The next set of this size, in the order of places.
            let turned = (0..size)
                .rev()
                .find(|&at| places[at] + size < able.len() + at);
            match turned {
                Some(at) if tried < MOST_SETS => {
                    let next = places[at] + 1;
                    for (step, place) in places[at..].iter_mut().enumerate() {
                        *place = next + step;
                    }
                }
                Some(_) => return Err(NoSolution::Undecided),
                None => break,
            }
        }
        if let Some(best) = largest_of(found) {
            return Ok(best);
        }
    }
    Err(NoSolution::Empty)
}

/// The best of the results for several sets of players, each with its product, the sum of its powers and its deals. A search
/// that was stopped may have missed a product larger than the best known: then its bound is the bound of all.
fn largest_of(found: Vec<(Product, u64, Chosen)>) -> Option<Chosen> {
    let (best, power, measure) = found
        .iter()
        .max_by(|a, b| a.0.cmp(&b.0))
        .map(|(key, power, chosen)| (key.clone(), *power, chosen.measure))?;
    let bounds = found.iter().filter_map(|(_, own, chosen)| {
        // Converts one geometric mean to the other: the product is the same.
        let bound = chosen.at_most?;
        Some(match *own == power {
            true => bound,
            false => libm::pow(bound, *own as f64 / power as f64),
        })
    });
    let at_most = bounds
        .filter(|bound| *bound >= measure * (1.0 - 1e-9))
        .reduce(f64::max);
    let winners = found.into_iter().filter(|(key, _, _)| *key == best);
    let mut chosen = winners.map(|(_, _, chosen)| chosen).reduce(Chosen::and)?;
    chosen.at_most = at_most;
    Some(chosen)
}

/// The product of gains, each raised to a whole power, of players who all gain.
struct ProductOfGains {
    players: Vec<PartyId>,
    reservation: Vec<Points>,
    powers: Vec<u64>,
    unit: Unit,
}

impl ProductOfGains {
    /// Σ power, and Σ power·ln(weight/power): with gains whose logarithms add up to L (each times its power) Σ
    /// weight·gain is at least total·exp((L + logs)/total), by the inequality of arithmetic and geometric means.
    fn means(&self, weights: &[i64]) -> (f64, f64) {
        let pairs = self.players.iter().zip(&self.powers);
        pairs.fold((0.0, 0.0), |(total, logs), (player, &power)| {
            let (weight, power) = (weights[player.index()] as f64, power as f64);
            (total + power, logs + power * libm::log(weight / power))
        })
    }

    /// Σ weight·reservation.
    fn given(&self, weights: &[i64]) -> i64 {
        let pairs = self.players.iter().zip(&self.reservation);
        pairs.map(|(player, r)| weights[player.index()] * r.0).sum()
    }
}

impl Aim for ProductOfGains {
    type Key = Product;

    fn players(&self) -> &[PartyId] {
        &self.players
    }

    fn key(&self, worth: &[Points]) -> Product {
        let places = self.players.iter().zip(&self.reservation).zip(&self.powers);
        Product::of(places.map(|((player, reservation), &power)| {
            let gain = worth[player.index()] - *reservation;
            let gain = if gain > Points::ZERO {
                gain
            } else {
                self.unit.one()
            };
            (gain.0.unsigned_abs(), power)
        }))
    }

    /// λ = power/gain at the lottery that maximises the product, found step by step, and some weights near it.
    fn sums(&self, relaxed: &FloatWorth, _: &[Points]) -> Vec<Vec<i64>> {
        let (count, all) = (self.players.len(), relaxed.parties().len());
        if count == 0 {
            return vec![relaxed.whole(&vec![0.0; all])];
        }
        let ranges: Vec<f64> = relaxed.ranges().take(count).collect();
        let power = |p: usize| self.powers[p] as f64;
        let total: f64 = (0..count).map(power).sum();
        let mut weights = vec![0.0; all];
        let mut point = vec![0.0; all];
        let mut gains: Vec<f64> = Vec::new();
        let mut found = (f64::INFINITY, weights.clone());
        for step in 0..relaxed.rounds(STEPS) {
            for p in 0..count {
                weights[p] = match gains.get(p) {
                    Some(gain) => power(p) / gain.max(ranges[p] * 1e-6),
                    None => power(p) / ranges[p],
                };
            }
            relaxed.best(&weights, &mut point);
            let new: Vec<f64> = (0..count)
                .map(|p| point[p] - self.reservation[p].0 as f64)
                .collect();
            let sum: f64 = (0..count).map(|p| weights[p] * new[p]).sum();
            let logs: f64 = (0..count)
                .map(|p| power(p) * libm::log(weights[p] / power(p)))
                .sum();
            let bound = total * libm::log(sum.max(1.0) / total) - logs;
            if bound < found.0 {
                found = (bound, weights.clone());
            }
            let pace = 2.0 / (f64::from(step) + 2.0);
            if gains.is_empty() {
                gains = new;
            } else {
                for (gain, new) in gains.iter_mut().zip(&new) {
                    *gain += pace * (new - *gain);
                }
            }
        }
        let best = found.1;
        let mut sums = vec![relaxed.whole(&best)];
        if count > 1 {
            for p in 0..count.min(BESIDE) {
                for factor in ASIDE {
                    let mut aside = best.clone();
                    aside[p] *= factor;
                    sums.push(relaxed.whole(&aside));
                }
            }
        }
        sums
    }

    fn least(&self, key: &Product, weights: &[i64], _: &[Points]) -> i64 {
        let (total, logs) = self.means(weights);
        if total <= 0.0 {
            return 0;
        }
        let sum = total * libm::exp(key.log() + logs / total);
        // A little less, to allow for the rounding of logarithms.
        self.given(weights) + (sum * (1.0 - 1e-9)) as i64 - 1
    }

    fn promising(&self, key: &Product, upper: &[Points]) -> bool {
        let mut log = 0.0;
        let mut total = 0.0;
        for ((player, reservation), &power) in
            self.players.iter().zip(&self.reservation).zip(&self.powers)
        {
            let gain = (upper[player.index()] - *reservation).0.max(1);
            log += power as f64 * libm::log(gain as f64);
            total += power as f64;
        }
        log >= (key.log() - 1e-9) * total
    }

    fn ceiling(&self, weights: &[i64], most: i64, _: &[Points]) -> f64 {
        let (total, logs) = self.means(weights);
        let sum = (most - self.given(weights)).max(1) as f64;
        libm::exp(libm::log(sum / total) - logs / total) / self.unit.size() as f64
    }

    fn measure(&self, key: &Product) -> f64 {
        // Where nobody can gain, there is nothing to multiply.
        if self.players.is_empty() {
            return 0.0;
        }
        libm::exp(key.log()) / self.unit.size() as f64
    }
}

/// Steps in the search for weights.
const STEPS: u32 = 100;
/// The most players for whom weights near the best ones are used as well, and how near these are.
const BESIDE: usize = 4;
const ASIDE: [f64; 2] = [0.6, 1.6];
