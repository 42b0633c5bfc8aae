//! Latin hypercube: with n points, every axis is divided into n equal strata, and each stratum contains one point.
//!
//! **Formula.** xⱼ(i) = (πⱼ(i) + u)/n, with πⱼ a random order of the strata 0…n−1 for each axis j and u uniform over 0-1.
//! The orders are shuffles by Fisher & Yates, keyed by seed and axis; u is keyed by seed, point and axis.
//! **Parameters.** points (1 to 2²⁷ divided by the number of axes, since the orders are kept in memory), seed.
//! **Assumes** nothing; reduces the error of means as far as the axes act additively. The axes are matched at random, not by
//! distance or correlation. A point depends on the number of points.
//! **Source.** M. D. McKay, R. J. Beckman & W. J. Conover (1979), "A comparison of three methods for selecting values of
//! input variables in the analysis of output from a computer code", *Technometrics* 21(2), 239-245. doi:10.2307/1268522

use super::shuffle::shuffled;
use super::unfit::{Unfit, sized};
use crate::draws::{Luck, PathKey, Purpose};
use crate::trials::each;

/// A Latin hypercube.
#[derive(Debug, Clone)]
pub struct LatinHypercube {
    points: u64,
    seed: u64,
    /// For each axis the stratum of every point.
    strata: Vec<Vec<u32>>,
    place: PathKey,
}

impl LatinHypercube {
    /// The largest points × axes: 512 MiB of orders.
    pub const MOST: u64 = 1 << 27;

    /// Shuffles the strata of every axis.
    ///
    /// # Errors
    /// Without points or axes, or beyond [`LatinHypercube::MOST`].
    pub fn new(points: u64, dims: usize, seed: u64) -> Result<Self, Unfit> {
        sized(points, dims)?;
        let most = LatinHypercube::MOST / dims as u64;
        if points > most {
            return Err(Unfit::TooManyPoints { points, most });
        }
        let order = PathKey::of("latin-hypercube.order");
        Ok(LatinHypercube {
            points,
            seed,
            strata: each(dims, |axis| {
                let luck = Luck {
                    seed,
                    run: axis as u64,
                };
                shuffled(points as u32, |k| luck.uniform(Purpose::Design, order, k))
            }),
            place: PathKey::of("latin-hypercube.place"),
        })
    }

    pub(super) fn points(&self) -> u64 {
        self.points
    }

    pub(super) fn dims(&self) -> usize {
        self.strata.len()
    }

    pub(super) fn fill(&self, index: u64, point: &mut [f64]) {
        let luck = Luck {
            seed: self.seed,
            run: index,
        };
        let n = self.points as f64;
        for (axis, (x, strata)) in point.iter_mut().zip(&self.strata).enumerate() {
            let stratum = f64::from(strata[index as usize]);
            let within = luck.uniform(Purpose::Design, self.place, axis as u64);
            // Rounding must not lift a point into the next stratum.
            let below = ((stratum + 1.0) / n).next_down();
            *x = ((stratum + within) / n).min(below);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_point_in_every_stratum_of_every_axis() {
        for (points, dims) in [(1, 1), (2, 5), (7, 3), (1000, 8)] {
            let design = LatinHypercube::new(points, dims, 42).unwrap();
            let mut seen = vec![vec![0; points as usize]; dims];
            let mut point = vec![0.0; dims];
            for index in 0..points {
                design.fill(index, &mut point);
                for (x, seen) in point.iter().zip(&mut seen) {
                    let n = points as f64;
                    let at = (0..points).find(|&k| *x < (k + 1) as f64 / n).unwrap();
                    assert!(*x >= at as f64 / n);
                    seen[at as usize] += 1;
                }
            }
            assert!(seen.iter().flatten().all(|&count| count == 1));
        }
    }

    #[test]
    fn all_orders_are_as_likely() {
        // 24 orders of four strata over 24,000 seeds: 23 degrees of freedom, beyond 61 once in 30,000.
        let mut counts = std::collections::BTreeMap::new();
        for seed in 0..24_000 {
            let design = LatinHypercube::new(4, 1, seed).unwrap();
            *counts.entry(design.strata[0].clone()).or_insert(0.0) += 1.0;
        }
        assert_eq!(counts.len(), 24);
        let chi: f64 = counts.values().map(|c: &f64| (c - 1e3) * (c - 1e3)).sum();
        assert!(chi / 1000.0 < 61.0, "{chi}");
    }

    #[test]
    fn axes_and_seeds_do_not_follow_each_other() {
        // Correlation of 2,000 pairs: standard error 0.022.
        let correlation = |a: &[u32], b: &[u32]| {
            let centred = |x: u32| f64::from(x) - 999.5;
            let sum: f64 = a
                .iter()
                .zip(b)
                .map(|(&x, &y)| centred(x) * centred(y))
                .sum();
            sum * 12.0 / 2000.0 / (2000.0 * 2000.0 - 1.0)
        };
        let (one, two) = (
            LatinHypercube::new(2000, 2, 1).unwrap(),
            LatinHypercube::new(2000, 2, 2).unwrap(),
        );
        for r in [
            correlation(&one.strata[0], &one.strata[1]),
            correlation(&one.strata[0], &two.strata[0]),
        ] {
            assert!(r.abs() < 0.1, "{r}");
        }
    }
}
