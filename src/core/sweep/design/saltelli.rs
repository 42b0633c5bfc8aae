//! Saltelli layout: two base samples A and B, and for each axis A with that axis's values from B.
//!
//! **Formula.** Base point j is a point of a Sobol sequence of 2·D axes: its first half is A's point, its second half B's.
//! Rows come base point by base point: A, AB₁ … AB_D, B, where AB_k is A but with coordinate k of B. That is
//! n·(D + 2) points, in the row order of SALib's `saltelli.sample(…, calc_second_order=False)`.
//! **First points.** Taken from point max(n, 16) of the sequence on, as SALib does, because in the first two points of the
//! sequence (0 everywhere, ½ everywhere) A, B and all AB are one and the same, which says nothing about any axis. The n
//! points from n on are the first n with a fixed digital shift: as evenly spread (leaving out any other number of points
//! would break that, Owen 2022), and for n of 16 or more each coordinate takes the middle of each of n strata once, so
//! that no axis's mean is off.
//! **Parameters.** base points n (a power of two to 2³¹), axes (1 to 10,600).
//! **Assumes** that the axes vary independently.
//! **Source.** A. Saltelli (2002), "Making best use of model evaluations to compute sensitivity indices", *Computer Physics
//! Communications* 145(2), 280-297. doi:10.1016/S0010-4655(02)00280-1. A. Saltelli et al. (2010), "Variance based
//! sensitivity analysis of model output", *Computer Physics Communications* 181(2), 259-270. doi:10.1016/j.cpc.2009.09.018.
//! A. B. Owen (2022), "On dropping the first Sobol' point", in *Monte Carlo and Quasi-Monte Carlo Methods 2020*, Springer,
//! 71-86. doi:10.1007/978-3-030-98319-2_4

use super::sobol::Sobol;
use super::unfit::Unfit;

/// The points for variance-based sensitivity.
#[derive(Debug, Clone)]
pub struct Saltelli {
    base: u64,
    dims: usize,
    /// The number of the first base point in the sequence.
    first: u64,
    sequence: Sobol,
}

impl Saltelli {
    /// Reads the sequence of both base samples.
    ///
    /// # Errors
    /// Without axes, if `base` is not a power of two, or beyond half of what [`Sobol`] allows.
    pub fn new(base: u64, dims: usize) -> Result<Self, Unfit> {
        let halved = |unfit| match unfit {
            Unfit::TooManyAxes { dims, most } => Unfit::TooManyAxes {
                dims: dims / 2,
                most: most / 2,
            },
            other => other,
        };
        let most = Sobol::MOST_POINTS / 2;
        if base > most {
            return Err(Unfit::TooManyPoints { points: base, most });
        }
        if base > 0 && !base.is_power_of_two() {
            let above = base.next_power_of_two();
            return Err(Unfit::NoPowerOfTwo {
                points: base,
                below: above / 2,
                above,
            });
        }
        Ok(Saltelli {
            base,
            dims,
            first: base.max(16),
            sequence: Sobol::new(base, dims.saturating_mul(2)).map_err(halved)?,
        })
    }

    /// How many base points there are.
    pub fn base(&self) -> u64 {
        self.base
    }

    pub(super) fn points(&self) -> u64 {
        self.base * self.block()
    }

    pub(super) fn dims(&self) -> usize {
        self.dims
    }

    /// Points for each base point: A, AB₁ … AB_D, B.
    fn block(&self) -> u64 {
        self.dims as u64 + 2
    }

    pub(super) fn fill(&self, index: u64, point: &mut [f64]) {
        let base = self.first + index / self.block();
        let row = (index % self.block()) as usize;
        for (axis, x) in point.iter_mut().enumerate() {
            let from_b = row == axis + 1 || row == self.dims + 1;
            let column = if from_b { axis + self.dims } else { axis };
            *x = self.sequence.coordinate(base, column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(base: u64, dims: usize, scale: f64) -> Vec<Vec<f64>> {
        let design = Saltelli::new(base, dims).unwrap();
        let row = |index| {
            let mut point = vec![0.0; dims];
            design.fill(index, &mut point);
            point.iter().map(|x| x * scale).collect()
        };
        (0..design.points()).map(row).collect()
    }

    #[test]
    fn the_rows_of_salib() {
        // saltelli.sample(problem, n, calc_second_order=False) with its own skip, three axes from 0 to 1; the same as
        // sobol.sample(…, scramble=False, skip_values=max(n, 16)). Times 64.
        let four = rows(4, 3, 64.0);
        let known = [
            [6.0, 30.0, 30.0],
            [42.0, 30.0, 30.0],
            [6.0, 18.0, 30.0],
            [6.0, 30.0, 62.0],
            [42.0, 18.0, 62.0],
            [38.0, 62.0, 62.0],
            [10.0, 62.0, 62.0],
            [38.0, 50.0, 62.0],
            [38.0, 62.0, 30.0],
            [10.0, 50.0, 30.0],
        ];
        assert_eq!(four[..10], known);
        // n = 64, times 128: the first and the last base point.
        let many = rows(64, 3, 128.0);
        let known = [
            [3.0, 51.0, 105.0],
            [107.0, 51.0, 105.0],
            [3.0, 83.0, 105.0],
            [3.0, 51.0, 57.0],
            [107.0, 83.0, 57.0],
        ];
        assert_eq!(many[..5], known);
        let known = [
            [1.0, 85.0, 71.0],
            [81.0, 85.0, 71.0],
            [1.0, 61.0, 71.0],
            [1.0, 85.0, 43.0],
            [81.0, 61.0, 43.0],
        ];
        assert_eq!(many[many.len() - 5..], known);
    }

    #[test]
    fn both_samples_take_the_middle_of_every_stratum_once() {
        for (n, dims) in [(16, 4), (256, 9)] {
            let rows = rows(n, dims, 2.0 * n as f64);
            for (offset, axis) in (0..dims).flat_map(|axis| [(0, axis), (dims + 1, axis)]) {
                let column = rows.iter().skip(offset).step_by(dims + 2);
                let mut values: Vec<u64> = column.map(|row| row[axis] as u64).collect();
                values.sort_unstable();
                let middles: Vec<u64> = (0..n).map(|k| 2 * k + 1).collect();
                assert_eq!(values, middles);
            }
        }
    }

    #[test]
    fn a_mixed_point_differs_from_the_first_on_its_own_axis_only() {
        let (dims, n) = (5, 32);
        let rows = rows(n, dims, 1.0);
        for block in rows.chunks(dims + 2) {
            for (axis, mixed) in block[1..=dims].iter().enumerate() {
                for other in 0..dims {
                    let from = if other == axis {
                        &block[dims + 1]
                    } else {
                        &block[0]
                    };
                    assert_eq!(mixed[other].to_bits(), from[other].to_bits());
                }
            }
            assert_ne!(block[0], block[dims + 1]);
        }
    }
}
