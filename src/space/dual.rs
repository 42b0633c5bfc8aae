//! Weights for surrogate lanes: one sum over parties that no deal can lift when all must be satisfied at once.
//!
//! **Formula.** For any λ ≥ 0 a deal that gives every party its need gives Σ λ_p u_p ≥ Σ λ_p need_p; so a branch whose
//! best Σ λ_p u_p is below that is closed, however much each party alone could still get. The weights minimise
//! D(λ) = Σ over blocks of max over choices of Σ λ_p u_p − Σ λ_p need_p over Σ λ_p·range_p = 1, by exponentiated
//! subgradient. Every λ is valid: better ones only close more.
//! **Source.** F. Glover (1968), "Surrogate constraints", *Operations Research* 16(4), 741-749. doi:10.1287/opre.16.4.741

use super::descent::Lane;
use super::set::DealSet;

/// Steps of the subgradient search.
const STEPS: u32 = 60;
/// The largest weight in whole numbers.
const SCALE: f64 = 1_024.0;

/// Worth as reals, for searching weights: what a region gives to the parties that it binds.
#[derive(Debug)]
pub(super) struct Relaxed {
    /// The parties, by number.
    pub(super) parties: Vec<usize>,
    /// For each block its choices, one row each, one entry a party of `parties`.
    pub(super) blocks: Vec<Vec<f64>>,
    /// The span between the most and the least that each party can get.
    pub(super) range: Vec<f64>,
}

impl Relaxed {
    pub(super) fn of(
        set: &DealSet,
        region: usize,
        parties: &[usize],
        choices: impl Fn(usize) -> Vec<u32>,
    ) -> Self {
        let mut range = vec![0.0; parties.len()];
        let mut blocks = Vec::new();
        for (block, _) in set.blocks(region) {
            let choices = choices(block);
            let rows = choices.iter().flat_map(|&choice| {
                let row = set.row(block, choice as usize);
                parties.iter().map(|&p| row[p] as f64)
            });
            let rows: Vec<f64> = rows.collect();
            for (lane, range) in range.iter_mut().enumerate() {
                let column = rows.iter().skip(lane).step_by(parties.len());
                let (low, high) = column
                    .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &u| {
                        (low.min(u), high.max(u))
                    });
                *range += high - low;
            }
            blocks.push(rows);
        }
        Relaxed {
            parties: parties.to_vec(),
            blocks,
            range,
        }
    }

    /// The point of the relaxed set that is best by these weights.
    pub(super) fn best(&self, weights: &[f64], point: &mut [f64]) {
        point.fill(0.0);
        for rows in &self.blocks {
            let mut best = f64::NEG_INFINITY;
            let mut best_row: &[f64] = &[];
            for row in rows.chunks_exact(weights.len()) {
                let sum: f64 = row.iter().zip(weights).map(|(u, w)| u * w).sum();
                if sum > best {
                    (best, best_row) = (sum, row);
                }
            }
            for (sum, u) in point.iter_mut().zip(best_row) {
                *sum += u;
            }
        }
    }

    /// Weights for which the bound on what all can get at once is low, the best found.
    pub(super) fn weights(&self, need: &[f64]) -> Vec<f64> {
        let lanes = self.parties.len();
        let unit: Vec<f64> = self
            .range
            .iter()
            .map(|&range| 1.0 / range.max(1.0))
            .collect();
        let mut share = vec![1.0 / lanes as f64; lanes];
        let mut point = vec![0.0; lanes];
        let mut found = (f64::INFINITY, Vec::new());
        for step in 1..=STEPS {
            let weights: Vec<f64> = share.iter().zip(&unit).map(|(s, u)| s * u).collect();
            self.best(&weights, &mut point);
            let surplus: Vec<f64> = (0..lanes).map(|p| (point[p] - need[p]) * unit[p]).collect();
            let bound: f64 = surplus.iter().zip(&share).map(|(s, w)| s * w).sum();
            if bound < found.0 {
                found = (bound, weights);
            }
            let pace = 4.0 / libm::sqrt(f64::from(step));
            for (share, surplus) in share.iter_mut().zip(&surplus) {
                *share *= libm::exp((-pace * surplus).clamp(-20.0, 20.0));
            }
            let total: f64 = share.iter().sum();
            for share in &mut share {
                *share = (*share / total).max(1e-9);
            }
        }
        found.1
    }

    /// These weights as a lane in whole numbers; `None` if the sums would not fit.
    pub(super) fn lane(&self, weights: &[f64], parties: usize) -> Option<Lane> {
        let largest = weights.iter().copied().fold(0.0, f64::max);
        if largest <= 0.0 || !largest.is_finite() {
            return None;
        }
        let mut whole = vec![0; parties];
        for (&party, weight) in self.parties.iter().zip(weights) {
            whole[party] = libm::round(weight / largest * SCALE) as i64;
        }
        let most: f64 = self
            .blocks
            .iter()
            .map(|rows| rows.iter().fold(0.0_f64, |most, u| most.max(u.abs())))
            .sum();
        let sums = whole.iter().map(|&w| w as f64).sum::<f64>() * most;
        (sums < 1e18).then_some(Lane::Sum(whole))
    }
}
