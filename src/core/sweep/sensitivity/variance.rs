//! Sobol indices: which share of the variance of an outcome is due to each axis, alone and with others.
//!
//! **Formula.** With f at the rows A, AB₁ … AB_D, B of a Saltelli design of n base points:
//! - first order: Sᵢ = 1 − Σ (f(B) − f(ABᵢ))² / Σ (f(A) − f(B))², the share by which the variance would fall on average if
//!   axis i were known;
//! - total: Tᵢ = Σ (f(A) − f(ABᵢ))² / Σ (f(A) − f(B))², the share that would be left if all other axes were known.
//!
//! The numerators are those of Jansen (1999); both are divided by the variance of the same points, ½·mean of (f(A) − f(B))², so
//! that errors cancel. An axis that does nothing has indices of exactly 0, one that alone decides exactly 1, however few the
//! points; a first-order index is never above 1, a total never below 0.
//! Tᵢ − Sᵢ is the effect of the axis together with others.
//! **Intervals** are the 2.5% and 97.5% percentiles over resamples of base points with their whole rows. As a Sobol sequence is
//! more even than the independent points that a resample imitates, they are too wide rather than too narrow.
//! Resamples in which hardly any pair of base points differs (less than 10⁻¹² of the variance) say nothing and are left out;
//! if they are more than half, there is no interval.
//! **Parameters.** resamples (0 or more; 100 to 1,000 are usual), seed.
//! **Assumes** independent axes and a finite number for every row. An estimate may leave 0-1 by its error: a small negative
//! first-order index means 0, a total above 1 means 1; a first-order index above the total says how large the error is.
//! Along listed values and words, every value has an equal slice of the axis; with few points, the slices may be hit unequally
//! often. Without variance there is nothing to apportion, and no index.
//! **Source.** I. M. Sobol' (2001), "Global sensitivity indices for nonlinear mathematical models and their Monte Carlo
//! estimates", *Mathematics and Computers in Simulation* 55, 271-280. doi:10.1016/S0378-4754(00)00270-6. M. J. W. Jansen
//! (1999), "Analysis of variance designs for model output", *Computer Physics Communications* 117, 35-43.
//! doi:10.1016/S0010-4655(98)00154-4. A. Saltelli et al. (2010), "Variance based sensitivity analysis of model output",
//! *Computer Physics Communications* 181(2), 259-270, table 2 (c) and (f). doi:10.1016/j.cpc.2009.09.018. Dividing both by
//! Σ (f(A) − f(B))² is ours. Resamples: G. E. B. Archer, A. Saltelli &
//! I. M. Sobol (1997), "Sensitivity measures, ANOVA-like techniques and the use of bootstrap", *Journal of Statistical
//! Computation and Simulation* 58(2), 99-120. doi:10.1080/00949659708811825

use crate::draws::{Luck, PathKey, Purpose};
use crate::probability::Interval;
use crate::trials::each;

/// How intervals are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resampling {
    /// The number of resamples; 0 for no intervals.
    pub resamples: u32,
    /// The seed of their draws.
    pub seed: u64,
}

/// An index and its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// The share of the variance.
    pub value: f64,
    /// Its interval; `None` without resamples, or if most of them have no variance.
    pub interval: Option<Interval>,
}

/// The indices of one axis; `None` where the outcome does not vary at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AxisIndices {
    /// The effect of the axis alone.
    pub first: Option<Index>,
    /// The effect of the axis alone and with others.
    pub total: Option<Index>,
}

/// The indices of all axes.
#[derive(Debug, Clone, PartialEq)]
pub struct Indices {
    /// The number of base points.
    pub base: usize,
    /// The mean of the outcome; `None` if there are no base points.
    pub mean: Option<f64>,
    /// Its variance.
    pub variance: f64,
    /// One for each axis.
    pub axes: Vec<AxisIndices>,
}

/// The indices of `dims` axes, from one value for each row of a Saltelli design, in its order: A, AB₁ … AB_D, B for each
/// base point. Rows beyond the last whole base point are not read.
pub fn sobol_indices(values: &[f64], dims: usize, how: Resampling) -> Indices {
    let rows = Rows::new(values, dims);
    let base = rows.len();
    let sums = rows.sums(|_| 1.0);
    let variance = sums.variance();
    let varies = variance.is_some_and(|v| v > 0.0);
    let point = sums.indices(0.0);
    let path = PathKey::of("sobol-indices");
    let resampled = if varies { how.resamples as usize } else { 0 };
    let again: Vec<Option<Vec<[f64; 2]>>> = each(resampled, |number| {
        let luck = Luck {
            seed: how.seed,
            run: number as u64,
        };
        let mut times = vec![0_u32; base];
        for draw in 0..base {
            let at = luck.uniform(Purpose::Bootstrap, path, draw as u64) * base as f64;
            times[(at as usize).min(base - 1)] += 1;
        }
        let least = 1e-12 * variance.unwrap_or(0.0);
        rows.sums(|row| f64::from(times[row])).indices(least)
    });
    let index = |axis: usize, order: usize| {
        let value = point.as_ref()?[axis][order];
        let told = again.iter().flatten();
        let resamples: Vec<f64> = told.map(|indices| indices[axis][order]).collect();
        let enough = !resamples.is_empty() && 2 * resamples.len() >= again.len();
        let interval = enough.then(|| percentiles(resamples));
        Some(Index { value, interval })
    };
    Indices {
        base,
        mean: (base > 0).then_some(rows.centre),
        variance: variance.unwrap_or(0.0),
        axes: (0..dims)
            .map(|axis| AxisIndices {
                first: index(axis, 0),
                total: index(axis, 1),
            })
            .collect(),
    }
}

/// The values, and the value they are measured from.
struct Rows<'v> {
    values: &'v [f64],
    dims: usize,
    centre: f64,
}

impl<'v> Rows<'v> {
    fn new(values: &'v [f64], dims: usize) -> Self {
        let whole = values.len() / (dims + 2);
        let values = &values[..whole * (dims + 2)];
        let ends = values.chunks_exact(dims + 2);
        // Measured from the first value, equal values sum to exactly 0.
        let first = values.first().copied().unwrap_or(0.0);
        let sum: f64 = ends
            .map(|row| (row[0] - first) + (row[dims + 1] - first))
            .sum();
        Rows {
            values,
            dims,
            centre: first + sum / (2 * whole.max(1)) as f64,
        }
    }

    fn len(&self) -> usize {
        self.values.len() / (self.dims + 2)
    }

    /// All sums needed for the indices, with a weight for each base point.
    fn sums(&self, weight: impl Fn(usize) -> f64) -> Sums {
        let mut sums = Sums {
            weight: 0.0,
            both: 0.0,
            squares: 0.0,
            apart: 0.0,
            from_a: vec![0.0; self.dims],
            from_b: vec![0.0; self.dims],
        };
        for (number, row) in self.values.chunks_exact(self.dims + 2).enumerate() {
            let w = weight(number);
            if w <= 0.0 {
                continue;
            }
            let (a, b) = (row[0] - self.centre, row[self.dims + 1] - self.centre);
            sums.weight += w;
            sums.both += w * (a + b);
            sums.squares += w * (a * a + b * b);
            sums.apart += w * (a - b) * (a - b);
            let mixed = row[1..=self.dims].iter();
            let sums = sums.from_a.iter_mut().zip(&mut sums.from_b);
            for (ab, (from_a, from_b)) in mixed.zip(sums) {
                let (by_a, by_b) = (ab - row[0], ab - row[self.dims + 1]);
                *from_a += w * by_a * by_a;
                *from_b += w * by_b * by_b;
            }
        }
        sums
    }
}

/// Weighted sums over base points, of values measured from the centre of the sample.
struct Sums {
    weight: f64,
    both: f64,
    squares: f64,
    /// Σ (f(A) − f(B))².
    apart: f64,
    /// For each axis Σ (f(ABᵢ) − f(A))².
    from_a: Vec<f64>,
    /// And Σ (f(ABᵢ) − f(B))².
    from_b: Vec<f64>,
}

impl Sums {
    fn mean(&self) -> f64 {
        self.both / (2.0 * self.weight)
    }

    fn variance(&self) -> Option<f64> {
        (self.weight > 0.0).then(|| {
            let mean = self.mean();
            (self.squares / (2.0 * self.weight) - mean * mean).max(0.0)
        })
    }

    /// First-order and total index of each axis, if the variance between base points is beyond `least`.
    fn indices(&self, least: f64) -> Option<Vec<[f64; 2]>> {
        let varies = self.weight > 0.0 && self.apart / (2.0 * self.weight) > least;
        let axes = self.from_a.iter().zip(&self.from_b);
        varies.then(|| {
            axes.map(|(from_a, from_b)| [1.0 - from_b / self.apart, from_a / self.apart])
                .collect()
        })
    }
}

/// The 2.5% and 97.5% percentiles of some numbers, between neighbours in proportion (R's type 7).
fn percentiles(mut numbers: Vec<f64>) -> Interval {
    numbers.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let place = share * (numbers.len() - 1) as f64;
        let below = place as usize;
        let above = (below + 1).min(numbers.len() - 1);
        numbers[below] + (place - below as f64) * (numbers[above] - numbers[below])
    };
    Interval {
        low: at(0.025),
        high: at(0.975),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep::design::Sampler;
    use crate::trials::on_threads;

    const NONE: Resampling = Resampling {
        resamples: 0,
        seed: 42,
    };

    fn of(n: u64, dims: usize, f: impl Fn(&[f64]) -> f64, how: Resampling) -> Indices {
        let design = Sampler::saltelli(n, dims).unwrap();
        let values: Vec<f64> = (0..design.points()).map(|i| f(&design.point(i))).collect();
        sobol_indices(&values, dims, how)
    }

    fn values(indices: &Indices) -> Vec<[f64; 2]> {
        let both = |axis: &AxisIndices| [axis.first.unwrap().value, axis.total.unwrap().value];
        indices.axes.iter().map(both).collect()
    }

    fn close(got: &Indices, known: &[[f64; 2]], within: f64) {
        for (got, known) in values(got).iter().zip(known) {
            for (got, known) in got.iter().zip(known) {
                assert!((got - known).abs() < within, "{got} is not {known}");
            }
        }
    }

    fn ishigami(u: &[f64]) -> f64 {
        let x: Vec<f64> = u
            .iter()
            .map(|u| std::f64::consts::PI * (2.0 * u - 1.0))
            .collect();
        let sine = libm::sin(x[1]);
        libm::sin(x[0]) * (1.0 + 0.1 * libm::pow(x[2], 4.0)) + 7.0 * sine * sine
    }

    #[test]
    fn ishigami_and_homma() {
        // Exact, for a = 7 and b = 0.1.
        let got = of(1 << 14, 3, ishigami, NONE);
        let known = [[0.3139, 0.5576], [0.4424, 0.4424], [0.0, 0.2437]];
        close(&got, &known, 0.002);
        assert!((got.mean.unwrap() - 3.5).abs() < 1e-3);
        assert!((got.variance - 13.8446).abs() < 0.02);
        // The results of an independent program for the same 1,024 base points (NumPy, SciPy's sequence).
        let other = [
            [0.313_836_053_268_501_4, 0.550_503_471_958_881_5],
            [0.434_147_116_447_482_16, 0.437_639_666_798_313_7],
            [0.012_113_169_916_042_832, 0.242_317_542_477_074_38],
        ];
        close(&of(1024, 3, ishigami, NONE), &other, 1e-9);
    }

    #[test]
    fn a_sum_shares_by_its_squared_weights() {
        let got = of(1 << 12, 3, |u| 3.0 * u[0] + 2.0 * u[1] - u[2], NONE);
        let [a, b, c] = [9.0 / 14.0, 4.0 / 14.0, 1.0 / 14.0];
        close(&got, &[[a, a], [b, b], [c, c]], 1e-3);
    }

    #[test]
    fn the_product_of_sobol() {
        // g = Π (|4x − 2| + a)/(1 + a): Vᵢ = 1/(3(1 + a)²), V = Π(1 + Vᵢ) − 1, Tᵢ = Vᵢ·Π(1 + Vⱼ), j ≠ i.
        let a = [0.0, 1.0, 4.5, 9.0];
        let g = |u: &[f64]| -> f64 {
            let factors = u.iter().zip(a);
            factors
                .map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a))
                .product()
        };
        let parts = a.map(|a| 1.0 / (3.0 * (1.0 + a) * (1.0 + a)));
        let all: f64 = parts.iter().map(|v| 1.0 + v).product();
        let known = parts.map(|v| [v / (all - 1.0), v * all / (1.0 + v) / (all - 1.0)]);
        close(&of(1 << 14, 4, g, NONE), &known, 2e-3);
    }

    fn uniform(seed: u64, at: usize) -> f64 {
        let luck = Luck { seed, run: 0 };
        luck.uniform(Purpose::Tactic, PathKey::of("test"), at as u64)
    }

    /// The formulas written out literally.
    fn twin(values: &[f64], dims: usize) -> Vec<[f64; 2]> {
        let rows: Vec<&[f64]> = values.chunks(dims + 2).collect();
        let squares = |one: usize, other: usize| -> f64 {
            rows.iter()
                .map(|r| (r[one] - r[other]) * (r[one] - r[other]))
                .sum()
        };
        let (a, b) = (0, dims + 1);
        let axis = |i: usize| {
            let whole = squares(a, b);
            [1.0 - squares(b, i + 1) / whole, squares(a, i + 1) / whole]
        };
        (0..dims).map(axis).collect()
    }

    // case 7
    #[test]
    fn what_decides_alone_has_all_of_the_variance_from_any_number_of_points() {
        // One of five listed values decides; the other axis does nothing.
        for n in [16, 32, 64, 256] {
            for bad in 0..5_u32 {
                let f = |x: &[f64]| f64::from(u8::from((x[0] * 5.0) as u32 == bad));
                let how = Resampling {
                    resamples: 200,
                    seed: 3,
                };
                let got = of(n, 2, f, how);
                close(&got, &[[1.0, 1.0], [0.0, 0.0]], 1e-12);
                let interval = got.axes[0].total.unwrap().interval.unwrap();
                assert!((interval.low - 1.0).abs() < 1e-12 && (interval.high - 1.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_slow_way_agrees_and_so_do_its_resamples() {
        for case in 0..50_usize {
            let (dims, n) = (1 + case % 4, 2 + case % 7);
            let offset = if case % 2 == 0 { 0.0 } else { 1e6 };
            let values: Vec<f64> = (0..n * (dims + 2))
                .map(|at| offset + uniform(case as u64, at))
                .collect();
            let how = Resampling {
                resamples: 20,
                seed: 7,
            };
            let got = sobol_indices(&values, dims, how);
            close(&got, &twin(&values, dims), 1e-7);
            if n < 5 {
                continue; // may draw one base point only
            }
            let again: Vec<Vec<[f64; 2]>> = (0..20)
                .map(|run| {
                    let luck = Luck { seed: 7, run };
                    let path = PathKey::of("sobol-indices");
                    let drawn = (0..n as u64).flat_map(|k| {
                        let at = luck.uniform(Purpose::Bootstrap, path, k) * n as f64;
                        values[at as usize * (dims + 2)..][..dims + 2].to_vec()
                    });
                    twin(&drawn.collect::<Vec<f64>>(), dims)
                })
                .collect();
            for (axis, indices) in got.axes.iter().enumerate() {
                let slow = percentiles(again.iter().map(|one| one[axis][1]).collect());
                let fast = indices.total.unwrap().interval.unwrap();
                let scale = 1e-7 * slow.high.abs().max(1.0);
                assert!((slow.low - fast.low).abs() < scale, "{slow:?} {fast:?}");
                assert!((slow.high - fast.high).abs() < scale, "{slow:?} {fast:?}");
            }
        }
    }

    #[test]
    fn intervals_hold_what_they_should_as_often_as_they_should() {
        // Independent base points of x₁ + x₂/2: the true indices are 0.8 and 0.2.
        let how = |seed| Resampling {
            resamples: 200,
            seed,
        };
        let mut held = 0;
        for seed in 0..200 {
            let f = |x: f64, y: f64| x + y / 2.0;
            let row = |k: usize| {
                let [a, b, c, d] = [0, 1, 2, 3].map(|at| uniform(seed, 4 * k + at));
                [f(a, b), f(c, b), f(a, d), f(c, d)]
            };
            let values: Vec<f64> = (0..128).flat_map(row).collect();
            let got = sobol_indices(&values, 2, how(seed)).axes;
            for (index, truth) in [
                (got[0].first, 0.8),
                (got[1].first, 0.2),
                (got[0].total, 0.8),
                (got[1].total, 0.2),
            ] {
                let interval = index.unwrap().interval.unwrap();
                held += u32::from(interval.low <= truth && truth <= interval.high);
            }
        }
        assert!((720..=790).contains(&held), "{held} of 800");
    }

    #[test]
    fn an_outcome_that_never_varies_has_no_index() {
        let how = Resampling {
            resamples: 50,
            seed: 1,
        };
        for constant in [0.0, 0.1, 1e9] {
            let got = of(64, 3, |_| constant, how);
            assert_eq!(got.variance.to_bits(), 0.0_f64.to_bits());
            assert_eq!(got.mean.map(f64::to_bits), Some(constant.to_bits()));
            let none = |axis: &AxisIndices| axis.first.is_none() && axis.total.is_none();
            assert!(got.axes.iter().all(none));
        }
        let empty = sobol_indices(&[], 3, how);
        assert_eq!((empty.base, empty.mean, empty.axes.len()), (0, None, 3));
    }

    #[test]
    fn an_outcome_that_hardly_varies_has_no_nan() {
        // One base point of 64 differs: a third of the resamples do not have it.
        let mut values = vec![0.0; 64 * 5];
        values[0] = 1.0;
        let how = Resampling {
            resamples: 100,
            seed: 1,
        };
        let got = sobol_indices(&values, 3, how);
        for axis in got.axes {
            let total = axis.total.unwrap();
            let interval = total.interval.unwrap();
            assert!(total.value.is_finite() && interval.low <= interval.high);
        }
    }

    #[test]
    fn the_same_to_the_last_digit_on_any_number_of_threads() {
        let how = Resampling {
            resamples: 40,
            seed: 42,
        };
        let on = |threads| {
            let all = on_threads(threads, || of(256, 3, ishigami, how)).unwrap();
            format!("{all:?}")
        };
        assert_eq!(on(1), on(4));
    }
}
