//! Bayesian model: updates the probability of every order of the issues, and of every favourite on each, with the offers.
//!
//! **Formula.** Hypotheses on weights: an order of the n issues, the issue of rank k (1 the least) weighing
//! 2k/(n(n+1)). Hypotheses on each issue: a favourite option, values falling in a straight line from 1 at it to 0 at
//! the farthest one, in file order. All are equally likely at first. An offer at relative time t is expected to be
//! worth 1 − t/2 to its maker; a hypothesis that gives it u has likelihood exp(−(u − (1 − t/2))²/(2·0.15²)), the other
//! parts taken at their expected values.
//! **Parameters.** none. Up to 6 issues all orders are considered, above that 720 of them, chosen by a fixed rule.
//! **Deviates** from the source in the favourites (there downhill, uphill and triangular shapes) and in the concession
//! assumed.

use crate::draws::{Luck, PathKey, Purpose};
use crate::game::About;
use crate::scenario::OptionId;
use crate::sources::{Citation, HINDRIKS_2008};

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "bayesian",
    title: "Bayesian model",
    sentence: "Weighs every order of the issues, and every favourite option on each, against what is offered.",
    formula: "likelihood of an offer exp(-(u - (1-t/2))^2/(2*0.15^2)); weights 2k/(n(n+1)) by rank k; values fall in a straight \
              line from the favourite",
    parameters: &[],
    assumptions: "Options stand in a meaningful order; the other concedes evenly to half of its worth. Above 6 issues 720 orders \
                  are weighed instead of all.",
    sources: &[Citation::Of(&HINDRIKS_2008)],
    example: "logrolling",
};

/// Orders considered: all of them up to 6 issues.
const ORDERS: usize = 720;
/// The standard deviation of an offer's worth around its expected value.
const SPREAD: f64 = 0.15;

/// The current beliefs.
#[derive(Debug, Clone)]
pub(in crate::talks) struct Bayesian {
    /// One row per order, one column per issue: its weight.
    orders: Vec<Vec<f64>>,
    /// One probability per order.
    likely: Vec<f64>,
    /// One row per issue, one column per option: the probability that it is the favourite.
    favourite: Vec<Vec<f64>>,
}

impl Bayesian {
    pub(super) fn new(sizes: &[u16]) -> Self {
        let orders = orders(sizes.len());
        let even = |n: usize| vec![1.0 / n as f64; n];
        Bayesian {
            likely: even(orders.len()),
            orders,
            favourite: sizes.iter().map(|&n| even(usize::from(n))).collect(),
        }
    }

    pub(super) fn hear(&mut self, text: &[OptionId], t: f64) {
        let expected = 1.0 - t / 2.0;
        let likelihood = |u: f64| {
            let apart = (u - expected) / SPREAD;
            libm::exp(-apart * apart / 2.0)
        };
        let (weights, values) = (self.weights(), self.values());
        let offered: Vec<f64> = values
            .iter()
            .zip(text)
            .map(|(row, option)| row[option.index()])
            .collect();
        for (chance, order) in self.likely.iter_mut().zip(&self.orders) {
            let u: f64 = order.iter().zip(&offered).map(|(w, v)| w * v).sum();
            *chance *= likelihood(u);
        }
        normalise(&mut self.likely);
        let whole: f64 = weights.iter().zip(&offered).map(|(w, v)| w * v).sum();
        for (issue, chances) in self.favourite.iter_mut().enumerate() {
            let others = whole - weights[issue] * offered[issue];
            let size = chances.len();
            for (favourite, chance) in chances.iter_mut().enumerate() {
                let own = value(size, favourite, text[issue].index());
                *chance *= likelihood(others + weights[issue] * own);
            }
            normalise(chances);
        }
    }

    pub(super) fn weights(&self) -> Vec<f64> {
        let mut weights = vec![0.0; self.favourite.len()];
        for (chance, order) in self.likely.iter().zip(&self.orders) {
            for (weight, w) in weights.iter_mut().zip(order) {
                *weight += chance * w;
            }
        }
        weights
    }

    pub(super) fn values(&self) -> Vec<Vec<f64>> {
        let rows = self.favourite.iter().map(|chances| {
            let size = chances.len();
            let expected = |option: usize| -> f64 {
                let each = chances.iter().enumerate();
                each.map(|(f, chance)| chance * value(size, f, option))
                    .sum()
            };
            (0..size).map(expected).collect()
        });
        rows.collect()
    }
}

/// The value of an option to a party with this favourite.
fn value(size: usize, favourite: usize, option: usize) -> f64 {
    let farthest = favourite.max(size - 1 - favourite).max(1);
    1.0 - favourite.abs_diff(option) as f64 / farthest as f64
}

/// Scales to a sum of 1. Likelihoods are above 0, but their products can underflow: then all are equally likely again.
fn normalise(chances: &mut [f64]) {
    let sum: f64 = chances.iter().sum();
    let even = 1.0 / chances.len() as f64;
    for chance in chances {
        *chance = if sum > 0.0 { *chance / sum } else { even };
    }
}

/// Weights by rank, for all orders of up to 6 issues, or for 720 orders.
fn orders(issues: usize) -> Vec<Vec<f64>> {
    let weight = |rank: usize| 2.0 * rank as f64 / (issues * (issues + 1)) as f64;
    let mut order: Vec<usize> = (1..=issues).collect();
    let mut all = Vec::new();
    if issues <= 6 {
        permute(&mut order, 0, &mut |order| {
            all.push(order.iter().map(|&rank| weight(rank)).collect());
        });
        return all;
    }
    let luck = Luck { seed: 0, run: 0 };
    let key = PathKey::of("bayesian.orders");
    for n in 0..ORDERS as u64 {
        for place in (1..issues).rev() {
            let index = n * issues as u64 + place as u64;
            let u = luck.uniform(Purpose::Tactic, key, index);
            order.swap(place, (u * (place + 1) as f64) as usize);
        }
        all.push(order.iter().map(|&rank| weight(rank)).collect());
    }
    all
}

fn permute(order: &mut [usize], from: usize, each: &mut impl FnMut(&[usize])) {
    if from == order.len() {
        each(order);
        return;
    }
    for place in from..order.len() {
        order.swap(from, place);
        permute(order, from + 1, each);
        order.swap(from, place);
    }
}
