//! Weights for surrogate lanes: a sum over parties that no deal can make large enough when all must be satisfied at once.
//!
//! **Formula.** For any λ ≥ 0 a deal that gives every party its need gives Σ λ_p u_p ≥ Σ λ_p need_p; so a branch whose
//! best Σ λ_p u_p is below that is closed, however much each party alone could still get. The weights minimise
//! D(λ) = Σ over blocks of max over choices of Σ λ_p u_p − Σ λ_p need_p over Σ λ_p·range_p = 1, by exponentiated
//! subgradient. Every λ is valid: better ones only close more.
//! **Source.** F. Glover (1968), "Surrogate constraints", *Operations Research* 16(4), 741-749. doi:10.1287/opre.16.4.741

use super::set::DealSet;

/// Steps of the subgradient search.
const STEPS: u32 = 60;
/// Fewer steps are taken if together they would look at more numbers than this, but at least a tenth.
const MOST_LOOKS: usize = 1 << 26;
/// The largest weight as a whole number.
const SCALE: f64 = 1_048_576.0;
/// The largest value that sums may reach.
const ROOM: f64 = 1e18;

/// Worth in floating point, for the search for weights: what a region gives to the parties that a search follows.
#[derive(Debug)]
pub struct FloatWorth {
    /// The parties that are followed, by their number among all parties of the game.
    parties: Vec<usize>,
    all: usize,
    /// Their worth apart from the blocks.
    base: Vec<f64>,
    /// For each block its choices, one row each, one entry per party of `parties`.
    blocks: Vec<Vec<f64>>,
    /// The span between the most and the least that each party can get.
    range: Vec<f64>,
}

impl FloatWorth {
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
                let ends = (f64::INFINITY, f64::NEG_INFINITY);
                let (low, high) = column.fold(ends, |(low, high), &u| (low.min(u), high.max(u)));
                *range += high - low;
            }
            blocks.push(rows);
        }
        let base = &set.regions[region].base;
        FloatWorth {
            base: parties.iter().map(|&p| base[p] as f64).collect(),
            parties: parties.to_vec(),
            all: set.parties,
            blocks,
            range,
        }
    }

    /// The parties that are followed: first the players, in their order, then all others with a floor.
    pub fn parties(&self) -> &[usize] {
        &self.parties
    }

    /// The span between the most and the least that each of them can get, at least one unit.
    pub fn ranges(&self) -> impl Iterator<Item = f64> {
        self.range.iter().map(|range| range.max(1.0))
    }

    /// For each block its choices, one row each, one entry per followed party.
    pub fn blocks(&self) -> &[Vec<f64>] {
        &self.blocks
    }

    /// The point of the relaxed set that is best by these weights, one per followed party.
    pub fn best(&self, weights: &[f64], point: &mut [f64]) {
        point.copy_from_slice(&self.base);
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

    /// The number of steps of a search for weights, at most `most`: fewer if there are very many choices, as any weights
    /// are valid.
    pub fn rounds(&self, most: u32) -> u32 {
        let numbers: usize = self.blocks.iter().map(Vec::len).sum();
        let affordable = MOST_LOOKS / numbers.max(1);
        u32::try_from(affordable)
            .unwrap_or(most)
            .clamp(most / 10, most)
    }

    /// Weights with a sum of weight/unit of 1 for which the maximum of Σ weight·(worth − zero) is low, the best
    /// found. One `zero` and one `unit` > 0 per followed party; a unit of 0 leaves a party out.
    pub fn lowest_sum(&self, zero: &[f64], unit: &[f64]) -> Vec<f64> {
        let lanes = self.parties.len();
        let count = unit.iter().filter(|&&unit| unit > 0.0).count().max(1);
        let start = |unit: &f64| if *unit > 0.0 { 1.0 / count as f64 } else { 0.0 };
        let mut share: Vec<f64> = unit.iter().map(start).collect();
        let mut point = vec![0.0; lanes];
        let mut found = (f64::INFINITY, Vec::new());
        for step in 1..=self.rounds(STEPS) {
            let weights: Vec<f64> = share.iter().zip(unit).map(|(s, u)| s * u).collect();
            self.best(&weights, &mut point);
            let surplus: Vec<f64> = (0..lanes).map(|p| (point[p] - zero[p]) * unit[p]).collect();
            let bound: f64 = surplus.iter().zip(&share).map(|(s, w)| s * w).sum();
            if bound < found.0 {
                found = (bound, weights);
            }
            let pace = 4.0 / libm::sqrt(f64::from(step));
            for (share, surplus) in share.iter_mut().zip(&surplus) {
                *share *= libm::exp((-pace * (surplus - bound)).clamp(-20.0, 20.0));
            }
            let total: f64 = share.iter().sum();
            for (share, unit) in share.iter_mut().zip(unit) {
                *share = if *unit > 0.0 {
                    (*share / total).max(1e-9)
                } else {
                    0.0
                };
            }
        }
        found.1
    }

    /// These weights, one per followed party, as whole numbers, one per party of the game. A weight above 0 stays above 0.
    pub fn whole(&self, weights: &[f64]) -> Vec<i64> {
        let largest = weights.iter().copied().fold(0.0, f64::max);
        let mut whole = vec![0; self.all];
        if largest <= 0.0 || !largest.is_finite() {
            return whole;
        }
        let most: f64 = self
            .blocks
            .iter()
            .map(|rows| rows.iter().fold(0.0_f64, |most, u| most.max(u.abs())))
            .sum::<f64>()
            + self.base.iter().fold(0.0_f64, |most, u| most.max(u.abs()));
        let scale = (ROOM / (most.max(1.0) * weights.len() as f64)).clamp(1.0, SCALE);
        for (&party, &weight) in self.parties.iter().zip(weights) {
            if weight > 0.0 {
                whole[party] = (libm::round(weight / largest * scale) as i64).max(1);
            }
        }
        whole
    }
}
