//! What the cells of a sweep say about its axes, one analysis per file.
//!
//! Every analysis takes one number per cell, such as the share of its runs that end in a deal: no deal is an outcome like any
//! other, and no number here is ever NaN. What is undefined (a share of no variance, a mean of no cells) is `None`.

mod effect;
mod elementary;
mod explained;
mod prim;
mod shuffled;
mod variance;

pub use effect::{AxisCurve, Bin, DesignView, effect_curves};
pub use elementary::{ElementaryEffects, elementary_effects};
pub use explained::{Explained, Part, explained};
pub use prim::{
    BoxSide, BoxStep, FoundBox, HeldOut, Peeling, Region, Restriction, Search, SweptCells, prim,
};
pub use shuffled::{Shuffling, shuffled_p};
pub use variance::{AxisIndices, Index, Indices, Resampling, sobol_indices};

use crate::probability::{Interval, student_t};

/// The kind of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AxisKind {
    /// Numbers: their order means something.
    Number,
    /// Words, given by their number 0, 1, 2, …: their order means nothing.
    Category,
}

/// The mean, and for two or more numbers its 95% t interval, which is a point if all are equal.
fn mean_of(numbers: &[f64]) -> Option<(f64, Option<Interval>)> {
    let first = *numbers.first()?;
    let n = numbers.len() as f64;
    // Measured from the first number, equal numbers stay equal to the last digit.
    let shift = numbers.iter().map(|x| x - first).sum::<f64>() / n;
    let squares: f64 = numbers
        .iter()
        .map(|x| (x - first - shift) * (x - first - shift))
        .sum();
    let mean = first + shift;
    let interval = (numbers.len() > 1).then(|| {
        let half = student_t(numbers.len() as u64 - 1) * libm::sqrt(squares / (n - 1.0) / n);
        Interval {
            low: mean - half,
            high: mean + half,
        }
    });
    Some((mean, interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_of_none_one_equal_and_several() {
        assert_eq!(mean_of(&[]), None);
        assert_eq!(mean_of(&[0.1]), Some((0.1, None)));
        let equal = mean_of(&[0.1; 7]).unwrap();
        assert_eq!(equal.0.to_bits(), 0.1_f64.to_bits());
        let point = equal.1.unwrap();
        assert_eq!(point.low.to_bits(), point.high.to_bits());
        // Mean 5, variance 10, n = 5: 5 ± 2.776445·√2.
        let (mean, interval) = mean_of(&[1.0, 3.0, 5.0, 7.0, 9.0]).unwrap();
        assert!((mean - 5.0).abs() < 1e-15);
        let high = interval.unwrap().high;
        assert!((high - 5.0 - 2.776_445_105 * 2_f64.sqrt()).abs() < 1e-8);
    }
}
