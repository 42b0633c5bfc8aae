//! Independent uniform points.
//!
//! **Formula.** uⱼ(i) uniform over 0-1, keyed by seed, point and axis: point i does not depend on the number of points, so a
//! longer sweep contains the shorter one.
//! **Assumes** nothing; the mean of n points is off by σ/√n.
//! **Source.** N. Metropolis & S. Ulam (1949), "The Monte Carlo method", *Journal of the American Statistical Association*
//! 44(247), 335-341. doi:10.1080/01621459.1949.10483310

use super::unfit::{Unfit, sized};
use crate::draws::{Luck, PathKey, Purpose};

/// Points drawn one by one.
#[derive(Debug, Clone)]
pub struct Random {
    points: u64,
    dims: usize,
    seed: u64,
    path: PathKey,
}

impl Random {
    /// Prepares the draws.
    ///
    /// # Errors
    /// Without points or axes.
    pub fn new(points: u64, dims: usize, seed: u64) -> Result<Self, Unfit> {
        sized(points, dims)?;
        Ok(Random {
            points,
            dims,
            seed,
            path: PathKey::of("random"),
        })
    }

    pub(super) fn points(&self) -> u64 {
        self.points
    }

    pub(super) fn dims(&self) -> usize {
        self.dims
    }

    pub(super) fn fill(&self, index: u64, point: &mut [f64]) {
        let luck = Luck {
            seed: self.seed,
            run: index,
        };
        for (axis, x) in point.iter_mut().enumerate() {
            *x = luck.uniform(Purpose::Design, self.path, axis as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_sample_holds_the_shorter_one_and_seeds_differ() {
        let point = |points, seed| {
            let mut point = [0.0; 3];
            Random::new(points, 3, seed).unwrap().fill(5, &mut point);
            point.map(f64::to_bits)
        };
        assert_eq!(point(10, 42), point(1000, 42));
        assert_ne!(point(10, 42), point(10, 43));
    }

    #[test]
    fn even_over_a_square() {
        let design = Random::new(64_000, 2, 7).unwrap();
        let mut cells = [0_f64; 64];
        for index in 0..64_000 {
            let mut point = [0.0; 2];
            design.fill(index, &mut point);
            cells[(point[0] * 8.0) as usize * 8 + (point[1] * 8.0) as usize] += 1.0;
        }
        // 63 degrees of freedom: beyond 120 once in 100,000.
        let chi: f64 = cells.iter().map(|c| (c - 1000.0) * (c - 1000.0)).sum();
        assert!(chi / 1000.0 < 120.0, "{chi}");
    }
}
