//! Sobol sequence: points that fill the cube evenly, whatever their number.
//!
//! **Formula.** Point i is, on each axis, the exclusive or of the direction numbers v(b) for every bit b of the Gray code
//! i ⊕ ⌊i/2⌋ (Antonov & Saleev), over 2³². So any point costs as many operations as i has bits, and no other point is
//! needed.
//! **Direction numbers** of Joe & Kuo (2008), search criterion 6, as tabled by the crate `sobol`; the points are the rows of
//! SciPy's `qmc.Sobol(d, scramble=False)`, its first row of zeros included.
//! **Parameters.** points (1 to 2³², best a power of two), axes (1 to 21,201).
//! **Assumes** that few axes matter at once: with n points, projections on many axes are not filled. Not random, so its own
//! spread is not an estimate of the error.
//! **Source.** I. M. Sobol' (1967), "On the distribution of points in a cube and the approximate evaluation of integrals",
//! *USSR Computational Mathematics and Mathematical Physics* 7(4), 86-112. doi:10.1016/0041-5553(67)90144-9. S. Joe & F. Y.
//! Kuo (2008), "Constructing Sobol sequences with better two-dimensional projections", *SIAM Journal on Scientific
//! Computing* 30(5), 2635-2654. doi:10.1137/070709359. I. A. Antonov & V. M. Saleev (1979), "An economic method of
//! computing LPτ-sequences", *USSR Computational Mathematics and Mathematical Physics* 19(1), 252-256.
//! doi:10.1016/0041-5553(79)90085-5

use super::unfit::{Unfit, sized};
use ::sobol::Sobol as Sequence;
use ::sobol::params::JoeKuoD6;

/// Bits of a coordinate.
const BITS: usize = 32;

/// The first points of the sequence.
#[derive(Debug, Clone)]
pub struct Sobol {
    points: u64,
    /// For each axis v(0), v(1), …
    directions: Vec<[u32; BITS]>,
}

impl Sobol {
    /// The most points.
    pub const MOST_POINTS: u64 = 1 << BITS;
    /// The most axes.
    pub const MOST_AXES: usize = 21_201;

    /// Reads the direction numbers.
    ///
    /// # Errors
    /// Without points or axes, or beyond [`Sobol::MOST_POINTS`] or [`Sobol::MOST_AXES`].
    pub fn new(points: u64, dims: usize) -> Result<Self, Unfit> {
        sized(points, dims)?;
        if points > Sobol::MOST_POINTS {
            return Err(Unfit::TooManyPoints {
                points,
                most: Sobol::MOST_POINTS,
            });
        }
        if dims > Sobol::MOST_AXES {
            return Err(Unfit::TooManyAxes {
                dims,
                most: Sobol::MOST_AXES,
            });
        }
        // One table, in three lengths: the shortest is read fastest.
        let table = match dims {
            0..=100 => JoeKuoD6::minimal(),
            101..=1000 => JoeKuoD6::standard(),
            _ => JoeKuoD6::extended(),
        };
        let directions = Sequence::<u32>::init_direction_vals(dims, BITS, &table);
        Ok(Sobol {
            points,
            directions: directions
                .into_iter()
                .map(|axis| std::array::from_fn(|bit| axis[bit]))
                .collect(),
        })
    }

    pub(super) fn points(&self) -> u64 {
        self.points
    }

    pub(super) fn dims(&self) -> usize {
        self.directions.len()
    }

    pub(super) fn fill(&self, index: u64, point: &mut [f64]) {
        for (axis, x) in point.iter_mut().enumerate() {
            *x = self.coordinate(index, axis);
        }
    }

    /// One coordinate of one point, below 2³².
    pub(super) fn coordinate(&self, index: u64, axis: usize) -> f64 {
        let directions = &self.directions[axis];
        let mut gray = (index ^ (index >> 1)) as u32;
        let mut x = 0;
        while gray != 0 {
            x ^= directions[gray.trailing_zeros() as usize];
            gray &= gray - 1;
        }
        f64::from(x) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coordinates in units of 2⁻ᵇⁱᵗˢ.
    fn row(dims: usize, index: u64, bits: i32) -> Vec<f64> {
        let design = Sobol::new(Sobol::MOST_POINTS, dims).unwrap();
        let mut point = vec![0.0; dims];
        design.fill(index, &mut point);
        point.iter().map(|x| x * f64::from(1 << bits)).collect()
    }

    #[test]
    fn the_rows_of_scipy() {
        // scipy.stats.qmc.Sobol(8, scramble=False).random(2**14) of SciPy 1.17.1, times 2^14.
        for (index, known) in [
            (0, [0; 8]),
            (1, [8192; 8]),
            (2, [12288, 4096, 4096, 4096, 12288, 12288, 4096, 12288]),
            (3, [4096, 12288, 12288, 12288, 4096, 4096, 12288, 4096]),
            (4, [6144, 6144, 10240, 14336, 6144, 2048, 6144, 14336]),
            (5, [14336, 14336, 2048, 6144, 14336, 10240, 14336, 6144]),
            (100, [6784, 4224, 12672, 11904, 14464, 12160, 384, 7808]),
            (1000, [3600, 1584, 8496, 11088, 4592, 14864, 752, 14736]),
            (16383, [1, 13107, 12327, 11523, 7153, 14281, 6625, 8005]),
        ] {
            assert_eq!(row(8, index, 14), known.map(f64::from), "row {index}");
        }
        // Row 2^20 + 12345 in three dimensions, times 2^21.
        let far = row(3, (1 << 20) + 12_345, 21);
        assert_eq!(far, [1_344_131.0, 1_378_191.0, 1_089_167.0]);
    }

    #[test]
    fn the_far_axes_of_scipy_in_all_three_tables() {
        // Rows 1, 2, 777 and 4095 of Sobol(1000) and Sobol(2000), times 2^12.
        for (axis, known) in [
            (8, [2048.0, 3072.0, 1428.0, 785.0]),
            (99, [2048.0, 3072.0, 2092.0, 3943.0]),
            (499, [2048.0, 1024.0, 1316.0, 3845.0]),
            (999, [2048.0, 3072.0, 1572.0, 1263.0]),
            (1000, [2048.0, 1024.0, 444.0, 3569.0]),
            (1999, [2048.0, 1024.0, 1964.0, 2669.0]),
        ] {
            let got = [1, 2, 777, 4095].map(|index| row(axis + 1, index, 12)[axis]);
            assert_eq!(
                got.map(f64::to_bits),
                known.map(f64::to_bits),
                "axis {axis}"
            );
        }
    }

    #[test]
    fn every_block_of_a_power_of_two_is_balanced_on_every_axis() {
        let design = Sobol::new(1 << 12, 50).unwrap();
        for (from, length) in [(0, 256), (256, 256), (1024, 1024)] {
            for axis in 0..50 {
                let mut seen = vec![false; length];
                for index in from..from + length as u64 {
                    seen[(design.coordinate(index, axis) * length as f64) as usize] = true;
                }
                assert!(seen.into_iter().all(|one| one), "axis {axis} from {from}");
            }
        }
    }
}
