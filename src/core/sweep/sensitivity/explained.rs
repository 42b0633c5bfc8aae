//! Explained variance of a grid: the effect of each axis alone, of each two together, and of the rest.
//!
//! **Formula.** With one value y for every cell of an n₁ × … × n_D grid, m its mean, mᵢ(a) the mean of the cells with value
//! a on axis i and mᵢⱼ(a, b) of those with values a and b: Vᵢ = mean of (mᵢ − m)², Vᵢⱼ = mean of (mᵢⱼ − mᵢ − mⱼ + m)², V =
//! mean of (y − m)². Shares are Vᵢ/V, Vᵢⱼ/V and the rest 1 − ΣVᵢ/V − ΣVᵢⱼ/V: what three or more axes do together. On a full
//! grid the parts are orthogonal, so that shares are exact and sum to 1.
//! **Noise.** If the cells' values are themselves estimates, with mean sampling variance s², chance alone adds on average
//! s²·(nᵢ − 1)/N to Vᵢ, s²·(nᵢ − 1)(nⱼ − 1)/N to Vᵢⱼ and s²·(N − 1)/N to V, for N cells with independent errors. Where cells
//! share their luck run by run, errors move together and the true noise is less: then the figure is an upper bound. A part no
//! larger than its noise shows nothing.
//! **Assumes** that every value of an axis counts equally.
//! **Source.** R. A. Fisher (1925), *Statistical Methods for Research Workers*, Oliver & Boyd, chapter 7. As shares of an
//! outcome: B. Efron & C. Stein (1981), "The jackknife estimate of variance", *Annals of Statistics* 9(3), 586-596.
//! doi:10.1214/aos/1176345462

use crate::probability::chi_squared_tail;
use crate::trials::each;

/// The part of the variance between cells due to one or two axes, or to the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The axes by number: one, two, or none for the rest.
    pub axes: Vec<usize>,
    /// The share of the variance, 0-1; `None` if no cell differs from another.
    pub share: Option<f64>,
    /// The share that chance alone would add on average; `None` without sampling variances or without variance.
    pub noise: Option<f64>,
}

/// The variance between the cells of a grid, broken down.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// How many cells there are.
    pub cells: usize,
    /// The mean of all cells.
    pub mean: f64,
    /// The variance between cells (divided by their number).
    pub variance: f64,
    /// The effect of each axis alone.
    pub alone: Vec<Part>,
    /// The effect of each pair of axes beyond that, in order: 0 and 1, 0 and 2, …, 1 and 2, …
    pub pairs: Vec<Part>,
    /// The joint effect of three or more axes.
    pub rest: Part,
    /// The share of the whole variance due to sampling noise, at most.
    pub noise: Option<f64>,
    /// Degrees of freedom of all joint effects.
    freedom: u64,
}

impl Explained {
    /// Whether joint effects of axes exceed sampling noise, after the effects of each alone are taken off: the p-value of the
    /// chi-squared test; 0 if nothing is drawn and there are joint effects. `None` without variance or without sampling
    /// variances.
    pub fn interplay(&self) -> Option<f64> {
        let together = self.pairs.iter().chain([&self.rest]);
        let share: f64 = together.filter_map(|part| part.share).sum();
        // The variance that noise adds for each degree of freedom, as a share of all.
        let each = self.noise? / (self.cells as f64 - 1.0).max(1.0);
        if share <= 1e-12 {
            return Some(1.0);
        }
        if each <= 0.0 {
            return Some(0.0);
        }
        Some(chi_squared_tail(share / each, self.freedom))
    }
}

/// Breaks down the variance of a full grid. `values` are in the grid's order, the last axis changing fastest; `noise` is the
/// sampling variance of each cell, if known. `None` if a cell has no value, or if the number of values is not the product of
/// the axes' `sizes`.
pub fn explained(
    sizes: &[usize],
    values: &[Option<f64>],
    noise: Option<&[f64]>,
) -> Option<Explained> {
    let values: Vec<f64> = values.iter().copied().collect::<Option<_>>()?;
    let cells: usize = sizes.iter().product();
    let first = *values.first().filter(|_| values.len() == cells)?;
    let n = cells as f64;
    // Measured from the first value, equal values differ by exactly 0.
    let shift = values.iter().map(|y| y - first).sum::<f64>() / n;
    let grid = Grid {
        sizes,
        values: values.iter().map(|y| y - first - shift).collect(),
    };
    let variance = grid.values.iter().map(|y| y * y).sum::<f64>() / n;
    let chance = noise.map(|each| each.iter().sum::<f64>() / each.len().max(1) as f64 / n);
    let part = |axes: Vec<usize>, of: f64, freedom: f64| Part {
        axes,
        share: (variance > 0.0).then(|| (of / variance).clamp(0.0, 1.0)),
        noise: chance
            .filter(|_| variance > 0.0)
            .map(|chance| chance * freedom / variance),
    };
    let degrees = |axis: usize| sizes[axis] as f64 - 1.0;

    let means = each(sizes.len(), |axis| grid.means(axis));
    let alone: Vec<Part> = (0..sizes.len())
        .map(|axis| part(vec![axis], mean_square(&means[axis]), degrees(axis)))
        .collect();
    let two: Vec<(usize, usize)> = (0..sizes.len())
        .flat_map(|i| (i + 1..sizes.len()).map(move |j| (i, j)))
        .collect();
    let pairs = each(two.len(), |pair| {
        let (i, j) = two[pair];
        let of = grid.together(i, j, &means);
        part(vec![i, j], of, degrees(i) * degrees(j))
    });
    let told: f64 = alone.iter().chain(&pairs).filter_map(|p| p.share).sum();
    let known: f64 = (0..sizes.len()).map(degrees).sum::<f64>()
        + two
            .iter()
            .map(|&(i, j)| degrees(i) * degrees(j))
            .sum::<f64>();
    let whole = part(Vec::new(), variance, n - 1.0);
    Some(Explained {
        cells,
        mean: first + shift,
        variance,
        rest: part(Vec::new(), (1.0 - told) * variance, n - 1.0 - known),
        noise: whole.noise,
        freedom: (n - 1.0 - (0..sizes.len()).map(degrees).sum::<f64>()).max(0.0) as u64,
        alone,
        pairs,
    })
}

/// A full grid of values with mean 0.
struct Grid<'s> {
    sizes: &'s [usize],
    values: Vec<f64>,
}

impl Grid<'_> {
    /// The distance in cells of two neighbours on an axis.
    fn stride(&self, axis: usize) -> usize {
        self.sizes[axis + 1..].iter().product()
    }

    /// For each value of an axis the mean of its cells.
    fn means(&self, axis: usize) -> Vec<f64> {
        let (size, stride) = (self.sizes[axis], self.stride(axis));
        let mut sums = vec![0.0; size];
        for (cell, y) in self.values.iter().enumerate() {
            sums[cell / stride % size] += y;
        }
        let cells = (self.values.len() / size) as f64;
        sums.iter().map(|sum| sum / cells).collect()
    }

    /// The mean square of the effect of two axes beyond the effects of each alone.
    fn together(&self, i: usize, j: usize, means: &[Vec<f64>]) -> f64 {
        let (rows, columns) = (self.sizes[i], self.sizes[j]);
        let (down, across) = (self.stride(i), self.stride(j));
        let mut sums = vec![0.0; rows * columns];
        for (cell, y) in self.values.iter().enumerate() {
            sums[cell / down % rows * columns + cell / across % columns] += y;
        }
        let cells = (self.values.len() / rows / columns) as f64;
        let beyond = sums.iter().enumerate().map(|(at, sum)| {
            let by_both = means[i][at / columns] + means[j][at % columns];
            sum / cells - by_both
        });
        mean_square(&beyond.collect::<Vec<f64>>())
    }
}

fn mean_square(numbers: &[f64]) -> f64 {
    numbers.iter().map(|x| x * x).sum::<f64>() / numbers.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Luck, PathKey, Purpose};

    fn uniform(seed: u64, at: usize) -> f64 {
        let luck = Luck { seed, run: 0 };
        luck.uniform(Purpose::Tactic, PathKey::of("test"), at as u64)
    }

    /// All cells of a grid by their places.
    fn places(sizes: &[usize]) -> Vec<Vec<usize>> {
        sizes.iter().fold(vec![Vec::new()], |places, &size| {
            let longer = |place: Vec<usize>| {
                (0..size).map(move |at| {
                    let mut place = place.clone();
                    place.push(at);
                    place
                })
            };
            places.into_iter().flat_map(longer).collect()
        })
    }

    fn of(sizes: &[usize], f: impl Fn(&[usize]) -> f64) -> Explained {
        let values: Vec<Option<f64>> = places(sizes).iter().map(|place| Some(f(place))).collect();
        explained(sizes, &values, None).unwrap()
    }

    #[test]
    fn two_by_two_by_hand() {
        // 0 1 / 1 4: means 0.5 and 2.5 both ways, m = 1.5; V = 2.25, Vᵢ = 1, Vᵢⱼ = 0.25.
        let got = of(&[2, 2], |at| [[0.0, 1.0], [1.0, 4.0]][at[0]][at[1]]);
        let share = |part: &Part| part.share.unwrap();
        assert!((got.mean - 1.5).abs() < 1e-15 && (got.variance - 2.25).abs() < 1e-15);
        assert!((share(&got.alone[0]) - 1.0 / 2.25).abs() < 1e-15);
        assert!((share(&got.alone[1]) - 1.0 / 2.25).abs() < 1e-15);
        assert!((share(&got.pairs[0]) - 0.25 / 2.25).abs() < 1e-15);
        assert!(share(&got.rest) < 1e-15 && got.noise.is_none());
    }

    #[test]
    fn a_sum_is_all_alone_and_a_parity_is_all_rest() {
        let sum = of(&[3, 4, 2], |at| {
            (at[0] * at[0]) as f64 + 3.0 * at[1] as f64 - at[2] as f64
        });
        let alone: f64 = sum.alone.iter().filter_map(|part| part.share).sum();
        assert!((alone - 1.0).abs() < 1e-12);
        let parity = of(&[2, 2, 2], |at| (at.iter().sum::<usize>() % 2) as f64);
        assert!((parity.rest.share.unwrap() - 1.0).abs() < 1e-12);
        let product = of(&[2, 2, 3], |at| ((at[0] + at[1]) % 2) as f64);
        assert!((product.pairs[0].share.unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(product.pairs[0].axes, [0, 1]);
    }

    #[test]
    fn the_slow_way_agrees_and_shares_sum_to_1() {
        for (case, sizes) in [&[4][..], &[3, 5], &[2, 3, 4], &[3, 1, 2, 4]]
            .iter()
            .enumerate()
        {
            let places = places(sizes);
            let y: Vec<f64> = (0..places.len())
                .map(|at| uniform(case as u64, at))
                .collect();
            let values: Vec<Option<f64>> = y.iter().copied().map(Some).collect();
            let got = explained(sizes, &values, None).unwrap();
            // Means over the cells that stand where this one does, on some axes.
            let mean = |cell: usize, axes: &[usize]| {
                let same = |other: &usize| {
                    axes.iter()
                        .all(|&axis| places[*other][axis] == places[cell][axis])
                };
                let cells: Vec<usize> = (0..places.len()).filter(same).collect();
                cells.iter().map(|&cell| y[cell]).sum::<f64>() / cells.len() as f64
            };
            let average = |f: &dyn Fn(usize) -> f64| {
                (0..places.len()).map(|cell| f(cell) * f(cell)).sum::<f64>() / places.len() as f64
            };
            let variance = average(&|cell| y[cell] - mean(cell, &[]));
            for part in got.alone.iter().chain(&got.pairs) {
                let slow = match part.axes[..] {
                    [i] => average(&|cell| mean(cell, &[i]) - mean(cell, &[])),
                    [i, j] => average(&|cell| {
                        let alone = mean(cell, &[i]) + mean(cell, &[j]);
                        mean(cell, &[i, j]) - alone + mean(cell, &[])
                    }),
                    _ => unreachable!(),
                };
                assert!((part.share.unwrap() - slow / variance).abs() < 1e-12);
            }
            let parts = got.alone.iter().chain(&got.pairs).chain([&got.rest]);
            let all: f64 = parts.filter_map(|part| part.share).sum();
            assert!((all - 1.0).abs() < 1e-12 && (got.variance - variance).abs() < 1e-12);
        }
    }

    #[test]
    fn noise_alone_is_told_as_noise() {
        // Uniform errors of variance 1/12 in 4 × 5 × 3 cells, and nothing else: means over 2,000 grids.
        let sizes = [4, 5, 3];
        let known = [1.0 / 12.0; 60];
        let mut means = [[0.0; 2]; 4];
        for seed in 0..2000 {
            let values: Vec<Option<f64>> = (0..60).map(|at| Some(uniform(seed, at))).collect();
            let got = explained(&sizes, &values, Some(&known)).unwrap();
            let told = [&got.alone[0], &got.pairs[2], &got.rest];
            for (mean, part) in means.iter_mut().zip(told) {
                mean[0] += got.variance * part.share.unwrap() / 2000.0;
                mean[1] += got.variance * part.noise.unwrap() / 2000.0;
            }
            means[3][0] += got.variance / 2000.0;
            means[3][1] += got.variance * got.noise.unwrap() / 2000.0;
        }
        for [seen, expected] in means {
            assert!(
                (seen / expected - 1.0).abs() < 0.05,
                "{seen} is not {expected}"
            );
        }
    }

    #[test]
    fn what_cannot_be_said() {
        assert_eq!(explained(&[2, 2], &[Some(1.0); 3], None), None);
        assert_eq!(explained(&[2], &[Some(1.0), None], None), None);
        assert_eq!(explained(&[0, 3], &[], None), None);
        let flat = of(&[3, 3], |_| 0.1);
        assert_eq!(flat.variance.to_bits(), 0.0_f64.to_bits());
        assert!(flat.alone.iter().all(|part| part.share.is_none()));
        assert_eq!(flat.rest.share, None);
    }
}
