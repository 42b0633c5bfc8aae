//! The largest product of expected gains of three players, in floating point, with a proof of its accuracy.
//!
//! **Formula.** argmax Π Gᵢ^pᵢ over lotteries. If `Σ pᵢ gᵢₖ/Gᵢ ≤ Σ pᵢ + ε` for every deal k, no lottery has a larger
//! `Σ pᵢ ln Gᵢ` by more than ε; the search goes on until ε is 10⁻¹⁰ at most.
//! **Method.** Keep the deals that are drawn (at most three), add the deal that breaks the inequality most, and solve
//! exactly what is best with these four: on a triangle with `w·g = 1` it is `Gᵢ = pᵢ/(wᵢ·Σp)`, on a stretch between
//! two the root of a falling function. The product rises with every step, so that no set of deals comes twice.

use super::{ConvexSet, Lottery};
use crate::solutions::NoSolution;

type Triple = [f64; 3];

/// The lottery over the deals of a set of three players, all of whom can gain, with the largest product.
pub(super) fn largest(set: &ConvexSet, powers: [u32; 3]) -> Result<Lottery, NoSolution> {
    let gains = set.gains::<3>(3)?;
    let best = [0, 1, 2].map(|n| gains.iter().map(|g| g[n]).max().unwrap_or_default());
    // In shares of the best, so that all are of similar size; this does not change the maximiser.
    let share = |gain: &[i128; 3]| [0, 1, 2].map(|n| gain[n] as f64 / best[n] as f64);
    let search = Search {
        deals: gains.iter().map(share).collect(),
        powers: powers.map(f64::from),
    };
    let firsts = [0, 1, 2].map(|n| gains.iter().position(|g| g[n] == best[n]));
    let mut among: Vec<usize> = firsts.into_iter().flatten().collect();
    for _ in 0..10_000 {
        among.sort_unstable();
        among.dedup();
        let Some(mix) = search.best_of(&among) else {
            break;
        };
        let all = 0..search.deals.len();
        let worst = all.max_by(|&a, &b| search.excess(a, &mix).total_cmp(&search.excess(b, &mix)));
        let Some(worst) = worst else { break };
        if search.excess(worst, &mix) <= 1e-10 {
            return Ok(set.draw_real(&mix.chances));
        }
        among = mix.chances.iter().map(|(place, _)| *place).collect();
        among.push(worst);
    }
    Err(NoSolution::Accuracy)
}

struct Search {
    deals: Vec<Triple>,
    powers: Triple,
}

/// A lottery: chances of deals by their places, and the expected gains.
struct Mix {
    chances: Vec<(usize, f64)>,
    gains: Triple,
}

impl Search {
    fn mix(&self, chances: Vec<(usize, f64)>) -> Mix {
        let gain = |n: usize| chances.iter().map(|(k, c)| c * self.deals[*k][n]).sum();
        Mix {
            gains: [0, 1, 2].map(gain),
            chances,
        }
    }

    /// By how much a deal violates the inequality that all deals satisfy at the maximum.
    fn excess(&self, deal: usize, at: &Mix) -> f64 {
        let parts = (0..3).map(|n| self.powers[n] * (self.deals[deal][n] / at.gains[n] - 1.0));
        parts.sum()
    }

    /// The best lottery over up to four deals. Of the candidates it is the one with which none of the deals conflicts: a
    /// more sensitive test than the products, which hardly differ near the maximum.
    fn best_of(&self, deals: &[usize]) -> Option<Mix> {
        let mut candidates: Vec<Mix> = Vec::new();
        for (n, &a) in deals.iter().enumerate() {
            candidates.push(self.mix(vec![(a, 1.0)]));
            for (m, &b) in deals.iter().enumerate().skip(n + 1) {
                candidates.push(self.best_of_two(a, b));
                let thirds = deals.iter().skip(m + 1);
                candidates.extend(thirds.filter_map(|&c| self.best_of_three([a, b, c])));
            }
        }
        candidates.retain(|mix| mix.gains.iter().all(|gain| *gain > 0.0));
        let against = |mix: &Mix| {
            let excess = deals.iter().map(|&deal| self.excess(deal, mix));
            excess.fold(f64::NEG_INFINITY, f64::max)
        };
        candidates
            .into_iter()
            .min_by(|a, b| against(a).total_cmp(&against(b)))
    }

    fn best_of_two(&self, a: usize, b: usize) -> Mix {
        let [from, to] = [self.deals[a], self.deals[b]];
        let rises = |part: f64| {
            let slope = (0..3).map(|n| {
                let step = to[n] - from[n];
                self.powers[n] * step / (from[n] + part * step)
            });
            slope.sum::<f64>() > 0.0
        };
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..64 {
            let middle = f64::midpoint(low, high);
            if rises(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        self.mix(vec![(a, 1.0 - high), (b, high)])
    }

    /// The best lottery inside a triangle of deals, if it is inside.
    fn best_of_three(&self, places: [usize; 3]) -> Option<Mix> {
        let rows = places.map(|place| self.deals[place]);
        let normal = solved(rows, [1.0; 3])?;
        let total: f64 = self.powers.iter().sum();
        let gains = [0, 1, 2].map(|n| self.powers[n] / (normal[n] * total));
        let columns = [0, 1, 2].map(|n| [0, 1, 2].map(|k| rows[k][n]));
        let chances = solved(columns, gains)?;
        let inside = normal.iter().chain(&chances).all(|part| *part > 0.0);
        inside.then(|| self.mix(places.into_iter().zip(chances).collect()))
    }
}

/// The solution of three linear equations by Cramer's rule; `None` if they are dependent.
fn solved(rows: [Triple; 3], right: Triple) -> Option<Triple> {
    let determinant = |m: &[Triple; 3]| {
        let minor = |a: usize, b: usize| m[1][a] * m[2][b] - m[1][b] * m[2][a];
        m[0][0] * minor(1, 2) - m[0][1] * minor(0, 2) + m[0][2] * minor(0, 1)
    };
    let whole = determinant(&rows);
    let solution = [0, 1, 2].map(|n| {
        let mut replaced = rows;
        for (row, value) in replaced.iter_mut().zip(right) {
            row[n] = value;
        }
        determinant(&replaced) / whole
    });
    solution.iter().all(|x| x.is_finite()).then_some(solution)
}
