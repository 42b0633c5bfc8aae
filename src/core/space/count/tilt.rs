//! The one weighted sum over parties that keeps out most deals that fail.
//!
//! **Formula.** With λ ≥ 0 every deal that gives each party its need gives Σ λ_p u_p ≥ Σ λ_p need_p, and among all deals
//! the share that does is at most exp(K(λ)), K(λ) = Σ over blocks of ln(mean over choices of exp(Σ λ_p u_p)) − Σ λ_p
//! need_p. K is convex; its minimum over λ is found party by party with Newton's steps. The number of deals that reach
//! that one sum can be bracketed closely, so it bounds from above those that reach every need.
//! **Source.** H. Chernoff (1952), "A measure of asymptotic efficiency for tests of a hypothesis based on the sum of
//! observations", *Annals of Mathematical Statistics* 23(4), 493-507. doi:10.1214/aoms/1177729330

use crate::space::descent::Lane;
use crate::space::dual::FloatWorth;
use crate::space::set::DealSet;

/// Rounds of Newton's steps over all parties.
const ROUNDS: usize = 40;
/// The most numbers looked at in all rounds: fewer rounds are taken if few fit, and if none fits, no sum is sought.
const MOST_LOOKS: usize = 1 << 27;

/// The sum, for a region that binds at least two parties; `None` where no sum keeps out anything.
pub(super) fn lane(set: &DealSet, region: usize, bound: &[usize]) -> Option<Lane> {
    let all = |block: usize| (0..set.rows(block).len() as u32).collect();
    let relaxed = FloatWorth::of(set, region, bound, all);
    let need: Vec<f64> = bound.iter().map(|&p| set.need(region, p) as f64).collect();
    // In units of each party's span, so that steps are of one size.
    let units: Vec<f64> = relaxed.ranges().collect();
    let lanes = bound.len();
    let mut weights = vec![0.0_f64; lanes];
    let numbers: usize = relaxed.blocks().iter().map(Vec::len).sum();
    let rounds = MOST_LOOKS / (numbers * lanes).max(1);
    if rounds == 0 {
        return None;
    }
    for _ in 0..rounds.min(ROUNDS) {
        for lane in 0..lanes {
            let (mut slope, mut bend) = (-need[lane] / units[lane], 0.0);
            for rows in relaxed.blocks() {
                let (mean, variance) = moments(rows, &weights, &units, lane);
                slope += mean;
                bend += variance;
            }
            if bend > 0.0 {
                // Steps are kept short: far from the minimum the curvature of K is misleading.
                let step = (slope / bend).clamp(-10.0, 10.0);
                weights[lane] = (weights[lane] - step).clamp(0.0, 1e4);
            }
        }
    }
    let weights: Vec<f64> = weights.iter().zip(&units).map(|(w, u)| w / u).collect();
    let whole = relaxed.whole(&weights);
    whole
        .iter()
        .any(|&weight| weight > 0)
        .then_some(Lane::Sum(whole))
}

/// Mean and variance of what a block gives one lane, its choices weighted by exp(Σ λu).
fn moments(rows: &[f64], weights: &[f64], units: &[f64], lane: usize) -> (f64, f64) {
    let lanes = weights.len();
    let tilt = |row: &[f64]| -> f64 {
        let terms = row.iter().zip(weights).zip(units);
        terms.map(|((u, w), unit)| w * u / unit).sum()
    };
    let most = rows
        .chunks_exact(lanes)
        .map(&tilt)
        .fold(f64::NEG_INFINITY, f64::max);
    let (mut total, mut sum, mut squares) = (0.0, 0.0, 0.0);
    for row in rows.chunks_exact(lanes) {
        let share = libm::exp(tilt(row) - most);
        let worth = row[lane] / units[lane];
        total += share;
        sum += share * worth;
        squares += share * worth * worth;
    }
    let mean = sum / total;
    (mean, (squares / total - mean * mean).max(0.0))
}
