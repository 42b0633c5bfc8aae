//! Effect curves: how an outcome changes along each axis, whatever the others do.
//!
//! **Formula.** For each axis, the cells are put into bins by their value on it, and each bin has the mean of its cells'
//! outcomes. Each category has its own bin; so has each number of a grid, up to 10,000 on an axis, or of any design with at
//! most 30 different numbers; otherwise bins of equal width reach from one end of the axis to the other: one for every ten
//! cells, but at least 4 and at most 10. Cells without a coordinate (the axis does not vary in them) are in no bin.
//! **Assumes** that the design spreads the other axes evenly over every bin (as grids, Latin hypercubes, Sobol points and
//! random points do): the mean of a bin is over whatever the other axes do. How precisely it is known depends on the design,
//! see [`Effect`](crate::sweep::Effect).
//! **Source.** J. H. Friedman (2001), "Greedy function approximation: a gradient boosting machine", *Annals of Statistics*
//! 29(5), 1189-1232, section 8.2 (partial dependence). doi:10.1214/aos/1013203451

use super::{AxisKind, mean_of};
use crate::probability::student_t;
use crate::trials::each;

/// Up to this many different numbers, each has its own bin.
const DISTINCT: usize = 30;
/// The same on a grid.
const ON_A_GRID: usize = 10_000;
/// Otherwise: cells per bin, approximately, and the fewest and the most bins.
const CELLS: usize = 10;
const BINS: (usize, usize) = (4, 10);

/// The cells with similar values on an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// The lower end, included.
    pub low: f64,
    /// The upper end; included if it equals the lower one, or in the last bin.
    pub high: f64,
    /// How many cells.
    pub cells: usize,
    /// The number of cells with an outcome.
    pub told: usize,
    /// The mean of these outcomes; `None` if there are none.
    pub mean: Option<f64>,
    /// The squared standard error of the mean, judged by the spread of its cells; `None` with fewer than two.
    pub error: Option<f64>,
}

impl Bin {
    /// Its middle.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.low, self.high)
    }
}

/// How the outcome changes along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct AxisCurve {
    /// The axis by number.
    pub axis: usize,
    /// From low to high.
    pub bins: Vec<Bin>,
}

impl AxisCurve {
    /// Whether a bin contains several numbers.
    pub fn is_binned(&self) -> bool {
        self.bins.iter().any(|bin| bin.high > bin.low)
    }

    /// The bin of a coordinate; `None` where the axis does not vary.
    pub fn bin_of(&self, x: f64) -> Option<usize> {
        // The last bin that does not begin beyond it.
        let after = self.bins.partition_point(|bin| bin.low <= x);
        (x.is_finite() && !self.bins.is_empty()).then_some(after.max(1) - 1)
    }
}

/// The cells of a design, as its axes see them.
#[derive(Debug, Clone, Copy)]
pub struct DesignView<'s> {
    /// For each axis its kind.
    pub kinds: &'s [AxisKind],
    /// For each axis of numbers its two ends, if known.
    pub ends: &'s [Option<(f64, f64)>],
    /// Whether the cells are a grid: then every value has its own bin.
    pub grid: bool,
    /// The coordinates of the cells in the axes' own units, cell by cell; NaN where an axis does not vary.
    pub coordinates: &'s [f64],
}

impl DesignView<'_> {
    /// The coordinates of all cells on one axis.
    pub fn column(&self, axis: usize) -> impl Iterator<Item = f64> {
        let all = self.coordinates.iter().skip(axis);
        all.step_by(self.kinds.len().max(1)).copied()
    }
}

/// The curves of all axes. `values` contains the outcome of each cell, if it has one.
///
/// # Panics
/// Unless there are as many coordinates as cells times axes.
pub fn effect_curves(spread: &DesignView<'_>, values: &[Option<f64>]) -> Vec<AxisCurve> {
    let axes = spread.kinds.len();
    assert_eq!(
        spread.coordinates.len(),
        axes * values.len(),
        "a point a cell"
    );
    each(axes, |axis| {
        let column: Vec<f64> = spread.column(axis).collect();
        let mut distinct: Vec<f64> = column.iter().copied().filter(|x| x.is_finite()).collect();
        let varied = distinct.len();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup_by(|a, b| a.total_cmp(b).is_eq());
        let most = if spread.grid { ON_A_GRID } else { DISTINCT };
        let few = spread.kinds[axis] == AxisKind::Category || distinct.len() <= most;
        let ends: Vec<(f64, f64)> = if few {
            distinct.iter().map(|&x| (x, x)).collect()
        } else {
            let found = (distinct[0], distinct[distinct.len() - 1]);
            let (from, to) = spread.ends.get(axis).copied().flatten().unwrap_or(found);
            let bins = (varied / CELLS).clamp(BINS.0, BINS.1);
            let edge = |k: usize| from + (to - from) * (k as f64 / bins as f64);
            (0..bins).map(|k| (edge(k), edge(k + 1))).collect()
        };
        let blank = |&(low, high): &(f64, f64)| Bin {
            low,
            high,
            cells: 0,
            told: 0,
            mean: None,
            error: None,
        };
        let mut curve = AxisCurve {
            axis,
            bins: ends.iter().map(blank).collect(),
        };
        fill(&mut curve, &column, values);
        curve
    })
}

fn fill(curve: &mut AxisCurve, column: &[f64], values: &[Option<f64>]) {
    let mut told = vec![Vec::new(); curve.bins.len()];
    for (&x, value) in column.iter().zip(values) {
        if let Some(bin) = curve.bin_of(x) {
            curve.bins[bin].cells += 1;
            told[bin].extend(value);
        }
    }
    for (bin, told) in curve.bins.iter_mut().zip(told) {
        bin.told = told.len();
        let found = mean_of(&told);
        bin.mean = found.map(|(mean, _)| mean);
        bin.error = found.and_then(|(_, interval)| interval).map(|interval| {
            let times = student_t(told.len() as u64 - 1);
            let error = (interval.high - interval.low) / 2.0 / times;
            error * error
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep::design::Sampler;

    fn curves(coordinates: &[f64], kinds: &[AxisKind], values: &[Option<f64>]) -> Vec<AxisCurve> {
        let spread = DesignView {
            kinds,
            ends: &vec![None; kinds.len()],
            grid: false,
            coordinates,
        };
        effect_curves(&spread, values)
    }

    #[test]
    fn a_grid_has_a_bin_for_every_value() {
        // Outcome 10·x + (0, 1 or 2 by word).
        let points = [1.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 0.0, 2.0, 1.0, 2.0, 2.0];
        let values: Vec<Option<f64>> = points.chunks(2).map(|p| Some(10.0 * p[0] + p[1])).collect();
        let got = curves(&points, &[AxisKind::Number, AxisKind::Category], &values);
        let means = |axis: usize| -> Vec<f64> {
            let bins = got[axis].bins.iter();
            bins.map(|bin| bin.mean.unwrap()).collect()
        };
        assert_eq!(means(0), [11.0, 21.0]);
        assert_eq!(means(1), [15.0, 16.0, 17.0]);
        // 10, 11, 12: s² = 1.
        assert!((got[0].bins[0].error.unwrap() - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn many_numbers_share_ten_bins() {
        let design = Sampler::latin_hypercube(1000, 2, 42).unwrap();
        let points: Vec<f64> = (0..1000).flat_map(|i| design.point(i)).collect();
        let values: Vec<Option<f64>> = points.chunks(2).map(|p| Some(p[0])).collect();
        let got = curves(&points, &[AxisKind::Number; 2], &values);
        assert_eq!((got[0].bins.len(), got[1].bins.len()), (10, 10));
        for (k, bin) in got[0].bins.iter().enumerate() {
            assert!((bin.mean.unwrap() - (k as f64 + 0.5) / 10.0).abs() < 0.002);
            assert!((99..=101).contains(&bin.cells), "{bin:?}");
        }
        let all: usize = got[1].bins.iter().map(|bin| bin.cells).sum();
        assert_eq!(all, 1000);
        // The other axis does nothing: nearly all means are within two standard errors of one half.
        let held = got[1].bins.iter().filter(|bin| {
            let error = bin.error.unwrap().sqrt();
            (bin.mean.unwrap() - 0.5).abs() <= 2.0 * error
        });
        assert!(held.count() >= 8);
    }

    #[test]
    fn cells_without_an_outcome_are_counted_and_not_averaged() {
        let got = curves(
            &[1.0, 1.0, 2.0, f64::NAN],
            &[AxisKind::Number],
            &[Some(4.0), None, None, Some(9.0)],
        );
        let [one, two] = got[0].bins[..] else {
            panic!("two values");
        };
        assert_eq!((one.cells, one.told, one.mean), (2, 1, Some(4.0)));
        assert_eq!(one.error, None);
        assert_eq!((two.cells, two.told, two.mean), (1, 0, None));
        assert!(curves(&[], &[AxisKind::Number], &[])[0].bins.is_empty());
    }

    #[test]
    fn few_cells_have_few_bins_from_end_to_end() {
        let points: Vec<f64> = (0..40).map(|i| 2.0 + f64::from(i)).collect();
        let values = vec![Some(1.0); 40];
        let spread = DesignView {
            kinds: &[AxisKind::Number],
            ends: &[Some((0.0, 100.0))],
            grid: false,
            coordinates: &points,
        };
        let got = effect_curves(&spread, &values);
        let lows: Vec<f64> = got[0].bins.iter().map(|bin| bin.low).collect();
        assert_eq!(lows, [0.0, 25.0, 50.0, 75.0]);
        assert!(got[0].is_binned() && got[0].bin_of(f64::NAN).is_none());
        // Case 11: 25 values of an axis have a bin each.
        let points: Vec<f64> = (0..50).map(|i| f64::from(i % 25)).collect();
        let got = curves(&points, &[AxisKind::Number], &[Some(1.0); 50]);
        assert!(got[0].bins.len() == 25 && !got[0].is_binned());
    }
}
