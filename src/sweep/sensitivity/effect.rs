//! Effect curves: how an outcome goes along each axis, whatever the others do.
//!
//! **Formula.** For each axis, the cells are put into bins by their value on it, and each bin has the mean of its cells'
//! outcomes with the 95% t interval over them. A category has a bin of its own; so has every number where there are at most
//! 20 different ones; else ten bins as wide as each other reach from the smallest to the largest.
//! **Assumes** that the design spreads the other axes alike over every bin (as grids, Latin hypercubes, Sobol points and
//! random points do). The interval says how well the mean over *all* settings of the other axes is known from these cells;
//! their spread is much wider. On a grid the cells are all settings there are, and the interval is what chance would do with
//! as many random ones.
//! **Source.** J. H. Friedman (2001), "Greedy function approximation: a gradient boosting machine", *Annals of Statistics*
//! 29(5), 1189-1232, section 8.2 (partial dependence). doi:10.1214/aos/1013203451. Student (1908),
//! doi:10.1093/biomet/6.1.1

use super::{Kind, mean_of};
use crate::probability::Interval;
use crate::trials::each;

/// Up to how many different numbers each has a bin of its own.
const DISTINCT: usize = 20;
/// How many bins there are otherwise.
const BINS: usize = 10;

/// The cells with similar values on an axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bin {
    /// The lower end, included.
    pub low: f64,
    /// The upper end; included if it equals the lower one, or in the last bin.
    pub high: f64,
    /// How many cells.
    pub cells: usize,
    /// How many of them have an outcome.
    pub told: usize,
    /// The mean of these outcomes; `None` without one.
    pub mean: Option<f64>,
    /// Its interval; `None` with fewer than two.
    pub interval: Option<Interval>,
}

/// How the outcome goes along one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// The axis by number.
    pub axis: usize,
    /// From low to high.
    pub bins: Vec<Bin>,
}

/// The curves of all axes. `points` holds the coordinates of the cells in the axes' own units, cell by cell; `values` the
/// outcome of each cell, which it may lack.
///
/// # Panics
/// If there are not as many coordinates as cells times axes.
#[must_use]
pub fn effect_curves(points: &[f64], kinds: &[Kind], values: &[Option<f64>]) -> Vec<Curve> {
    assert_eq!(points.len(), kinds.len() * values.len(), "a point a cell");
    each(kinds.len(), |axis| {
        let column: Vec<f64> = points
            .iter()
            .skip(axis)
            .step_by(kinds.len())
            .copied()
            .collect();
        let mut distinct = column.clone();
        distinct.sort_by(f64::total_cmp);
        distinct.dedup_by(|a, b| a.total_cmp(b).is_eq());
        let ends: Vec<(f64, f64)> = if kinds[axis] == Kind::Category || distinct.len() <= DISTINCT {
            distinct.iter().map(|&x| (x, x)).collect()
        } else {
            let (from, to) = (distinct[0], distinct[distinct.len() - 1]);
            let edge = |k: usize| from + (to - from) * (k as f64 / BINS as f64);
            (0..BINS).map(|k| (edge(k), edge(k + 1))).collect()
        };
        Curve {
            axis,
            bins: bins(&ends, &column, values),
        }
    })
}

fn bins(ends: &[(f64, f64)], column: &[f64], values: &[Option<f64>]) -> Vec<Bin> {
    let mut cells = vec![0; ends.len()];
    let mut told = vec![Vec::new(); ends.len()];
    for (x, value) in column.iter().zip(values) {
        // The last bin that does not begin beyond it.
        let bin = ends.partition_point(|(low, _)| low <= x).max(1) - 1;
        cells[bin] += 1;
        told[bin].extend(value);
    }
    let bins = ends.iter().zip(cells).zip(told);
    bins.map(|((&(low, high), cells), told)| {
        let mean = mean_of(&told);
        Bin {
            low,
            high,
            cells,
            told: told.len(),
            mean: mean.map(|(mean, _)| mean),
            interval: mean.and_then(|(_, interval)| interval),
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep::design::Sampler;

    #[test]
    fn a_grid_has_a_bin_for_every_value() {
        // Outcome 10·x + (0, 1 or 2 by word).
        let points = [1.0, 0.0, 1.0, 1.0, 1.0, 2.0, 2.0, 0.0, 2.0, 1.0, 2.0, 2.0];
        let values: Vec<Option<f64>> = points.chunks(2).map(|p| Some(10.0 * p[0] + p[1])).collect();
        let got = effect_curves(&points, &[Kind::Number, Kind::Category], &values);
        let means = |axis: usize| -> Vec<f64> {
            let bins = got[axis].bins.iter();
            bins.map(|bin| bin.mean.unwrap()).collect()
        };
        assert_eq!(means(0), [11.0, 21.0]);
        assert_eq!(means(1), [15.0, 16.0, 17.0]);
        // 10, 11, 12: s = 1, t = 4.302653 with two degrees of freedom.
        let interval = got[0].bins[0].interval.unwrap();
        assert!((interval.high - 11.0 - 4.302_652_730 / 3_f64.sqrt()).abs() < 1e-8);
    }

    #[test]
    fn many_numbers_share_ten_bins() {
        let design = Sampler::latin_hypercube(1000, 2, 42).unwrap();
        let points: Vec<f64> = (0..1000).flat_map(|i| design.point(i)).collect();
        let values: Vec<Option<f64>> = points.chunks(2).map(|p| Some(p[0])).collect();
        let got = effect_curves(&points, &[Kind::Number; 2], &values);
        assert_eq!((got[0].bins.len(), got[1].bins.len()), (10, 10));
        for (k, bin) in got[0].bins.iter().enumerate() {
            assert!((bin.mean.unwrap() - (k as f64 + 0.5) / 10.0).abs() < 0.002);
            assert!((99..=101).contains(&bin.cells), "{bin:?}");
        }
        let all: usize = got[1].bins.iter().map(|bin| bin.cells).sum();
        assert_eq!(all, 1000);
        // The other axis does nothing: nearly all intervals hold one half.
        let held = got[1].bins.iter().filter(|bin| {
            let interval = bin.interval.unwrap();
            interval.low <= 0.5 && 0.5 <= interval.high
        });
        assert!(held.count() >= 8);
    }

    #[test]
    fn cells_without_an_outcome_are_counted_and_not_averaged() {
        let got = effect_curves(&[1.0, 1.0, 2.0], &[Kind::Number], &[Some(4.0), None, None]);
        let [one, two] = got[0].bins[..] else {
            panic!("two values");
        };
        assert_eq!((one.cells, one.told, one.mean), (2, 1, Some(4.0)));
        assert_eq!(one.interval, None);
        assert_eq!((two.cells, two.told, two.mean), (1, 0, None));
        assert!(effect_curves(&[], &[Kind::Number], &[])[0].bins.is_empty());
    }
}
