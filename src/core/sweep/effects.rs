//! What may be said of an axis: the one rule for sentences, JSON, tables, chart titles and reports.
//!
//! **Rule.** An effect of an axis is reported if what is shown differs along it by more than chance accounts for.
//! - *Exact.* A grid contains all settings there are; where nothing is drawn in any of its cells, every difference is real.
//! - *Draws.* On a grid whose runs are drawn, T = Σ(mᵦ − m)²/v with the means mᵦ of the axis's B values, their mean m and v
//!   the mean sampling variance of an mᵦ, against chi-squared with B − 1 degrees of freedom. If every cell has its own luck, this
//!   is the usual test of equal means. If cells share their luck, an axis that changes no run has T = 0 exactly.
//! - *Cells.* Designs that sample say something only about the cells they drew: [`shuffled_p`] tests how often a difference
//!   between bins as large as this arises if the outcomes are dealt to the cells at random. It tests the same for the residuals
//!   of the outcomes after the bins of all other axes with an effect are taken off (an additive model, fitted by turns), since in
//!   a few cells an axis may match another by chance. The larger p counts.
//!
//! p-values are corrected over all axes (Holm); an effect is reported at 5% or less, and if it is large enough to be seen in
//! the numbers shown; nothing is reported if there are too few draws. Rows of a list may move two axes together: an axis whose
//! bins distinguish the values of another axis (the same test, 5%) is not reported, as it is impossible to say which of the two
//! it is.
//!
//! **Intervals** (95%) of the means. On a grid: the sampling error of the draws, that of one cell where cells share their luck.
//! Otherwise: shares by Wilson's interval for as many independent cells as would be as precise, others by Student's t, both
//! widened by the error of the draws that cells share.
//! **Source.** S. Holm (1979), "A simple sequentially rejective multiple test procedure", *Scandinavian Journal of
//! Statistics* 6(2), 65-70. B. L. Welch (1938), "The significance of the difference between two means when the population
//! variances are unequal", *Biometrika* 29, 350-362, for tests of means with variances that are known from elsewhere.

use super::course::{AxisCourse, course};
use super::sensitivity::{AxisCurve, Bin, DesignView, Shuffling, shuffled_p};
use super::tally::Level;
use crate::probability::{Interval, chi_squared_tail, holm, student_t, wilson_share};
use crate::trials::each;

/// The largest p-value at which an effect is reported.
pub const TOLD: f64 = 0.05;
/// The least number of assignments of a permutation test.
const SHUFFLES: u64 = 999;
/// Turns of fitting the bins of several axes.
const TURNS: usize = 12;
/// Φ⁻¹(0.975).
const Z: f64 = 1.959_963_984_540_054;

/// The basis for deciding whether an effect is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// All settings there are, without draws.
    Exact,
    /// All settings there are, with drawn runs.
    Draws,
    /// A sample of settings: a permutation test over cells.
    Cells,
}

/// Why an effect is not reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// There are too few draws for anything to be concluded.
    Draws,
    /// There is no difference at all.
    None,
    /// The difference is too small to be seen in the numbers shown.
    Small,
    /// Chance may produce a difference as large.
    Chance,
    /// In a list, the axis moves together with this one (by its place among the curves).
    Together(usize),
}

/// The effect of an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The basis of the decision.
    pub basis: Basis,
    /// The p-value, corrected over all axes; `None` where it is exact.
    pub p_value: Option<f64>,
    /// Why it is not reported; `None` if it is.
    pub silence: Option<Silence>,
    /// The mean of each bin with its interval; `n` counts its cells.
    pub levels: Vec<Option<Level>>,
    /// How it changes along the axis, if it is reported.
    pub course: Option<AxisCourse>,
}

impl Effect {
    /// Whether it may be reported.
    pub fn is_told(&self) -> bool {
        self.silence.is_none()
    }
}

/// How the cells were chosen and played.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'c> {
    pub spread: &'c DesignView<'c>,
    /// What is shown of each cell.
    pub levels: &'c [Option<Level>],
    /// Whether the cells are rows of a list, so that axes may move together.
    pub listed: bool,
    /// Whether every run of every cell has its own luck.
    pub independent: bool,
    /// Whether what is shown is a share.
    pub share: bool,
    /// Whether there are too few draws for anything to be concluded.
    pub few: bool,
    pub seed: u64,
    /// The paths of the axes.
    pub paths: &'c [&'c str],
}

/// Levels closer than this are shown as the same number.
pub(super) fn step(share: bool) -> f64 {
    if share { 0.01 } else { 0.1 }
}

/// The effects of all axes, one per curve.
pub(super) fn effects(chosen: &Chosen<'_>, curves: &[AxisCurve]) -> Vec<Effect> {
    let mut raw = each(curves.len(), |axis| {
        chosen.judge(&curves[axis], curves.len())
    });
    chosen.hold_against_others(&mut raw, curves);
    let tested: Vec<f64> = raw.iter().filter_map(|(_, p)| *p).collect();
    let mut corrected = holm(&tested).into_iter();
    let mut effects = Vec::with_capacity(curves.len());
    for ((basis, p), curve) in raw.into_iter().zip(curves) {
        let p_value = p.and_then(|_| corrected.next());
        let levels = chosen.means(curve);
        let course = course(&levels, step(chosen.share));
        let silence = if chosen.few {
            Some(Silence::Draws)
        } else if p_value.is_some_and(|p| p > TOLD) {
            Some(Silence::Chance)
        } else if spread_of(&levels) <= 1e-12 {
            Some(Silence::None)
        } else if course.is_none() {
            Some(Silence::Small)
        } else {
            chosen.together(curve, curves).map(Silence::Together)
        };
        effects.push(Effect {
            basis,
            p_value,
            levels,
            course: course.filter(|_| silence.is_none()),
            silence,
        });
    }
    effects
}

/// How far the highest mean is from the lowest.
fn spread_of(levels: &[Option<Level>]) -> f64 {
    let values = || levels.iter().flatten().map(|level| level.value);
    let (low, high) = (
        values().fold(f64::INFINITY, f64::min),
        values().fold(f64::NEG_INFINITY, f64::max),
    );
    (high - low).max(0.0)
}

/// Whether levels differ by more than the error of their runs: the p-value of the test of equal means, 0 where something exact
/// differs; `None` where errors are not known. `averaged` is the number of independent cells that each level is a mean of.
pub(super) fn beyond_draws(levels: &[Option<Level>]) -> Option<f64> {
    let levels = levels.iter().flatten();
    let variances: Option<Vec<f64>> = levels.clone().map(Level::variance).collect();
    tested(levels.map(|level| level.value), &variances?)
}

fn tested(means: impl Iterator<Item = f64> + Clone, variances: &[f64]) -> Option<f64> {
    let n = variances.len() as f64;
    let mean = means.clone().sum::<f64>() / n;
    let squares: f64 = means.map(|m| (m - mean) * (m - mean)).sum();
    let variance = variances.iter().sum::<f64>() / n;
    if squares <= 1e-18 {
        return Some(1.0);
    }
    if variance <= 0.0 {
        return Some(0.0);
    }
    Some(chi_squared_tail(
        squares / variance,
        (variances.len() as u64).saturating_sub(1),
    ))
}

impl Chosen<'_> {
    /// The basis for the effect of an axis, and its p-value before correction.
    fn judge(&self, curve: &AxisCurve, axes: usize) -> (Basis, Option<f64>) {
        if !self.spread.grid {
            return (
                Basis::Cells,
                Some(self.shuffled(curve, axes, |cell| {
                    self.levels[cell].map(|level| level.value)
                })),
            );
        }
        if self.levels.iter().flatten().all(|level| level.exact) {
            return (Basis::Exact, None);
        }
        // The variance of a bin's mean, as if each cell had its own luck.
        let mut noise = vec![(0.0, 0_u64); curve.bins.len()];
        for (x, level) in self.spread.column(curve.axis).zip(self.levels) {
            if let (Some(bin), Some(level)) = (curve.bin_of(x), level) {
                noise[bin].0 += level.variance().unwrap_or(f64::INFINITY);
                noise[bin].1 += 1;
            }
        }
        let told = curve.bins.iter().zip(&noise);
        let told: Vec<(f64, f64)> = told
            .filter_map(|(bin, (sum, n))| Some((bin.mean?, sum / (*n * *n) as f64)))
            .collect();
        let variances: Vec<f64> = told.iter().map(|(_, variance)| *variance).collect();
        let p = tested(told.iter().map(|(mean, _)| *mean), &variances);
        (Basis::Draws, Some(p.unwrap_or(1.0)))
    }

    /// Designs that sample: an axis has no effect of its own if no difference remains beside the other axes that have one.
    fn hold_against_others(&self, raw: &mut [(Basis, Option<f64>)], curves: &[AxisCurve]) {
        // In a list, axes that move together are reported as such.
        if self.spread.grid || self.listed {
            return;
        }
        let p: Vec<f64> = raw.iter().map(|(_, p)| p.unwrap_or(1.0)).collect();
        let strong: Vec<usize> = holm(&p)
            .iter()
            .enumerate()
            .filter(|(_, p)| **p <= TOLD)
            .map(|(axis, _)| axis)
            .collect();
        let left = each(strong.len(), |n| {
            let others: Vec<&AxisCurve> = strong
                .iter()
                .filter(|other| **other != strong[n])
                .map(|&other| &curves[other])
                .collect();
            let left = self.without(&others);
            self.shuffled(&curves[strong[n]], curves.len(), |cell| left[cell])
        });
        for (&axis, left) in strong.iter().zip(&left) {
            raw[axis].1 = raw[axis].1.map(|p| p.max(*left));
        }
    }

    /// The residuals of the outcomes after the means of the bins of some axes are taken off, by turns until they settle.
    fn without(&self, curves: &[&AxisCurve]) -> Vec<Option<f64>> {
        let mut left: Vec<Option<f64>> = self
            .levels
            .iter()
            .map(|level| level.map(|level| level.value))
            .collect();
        let bins: Vec<Vec<Option<usize>>> = curves
            .iter()
            .map(|curve| {
                let column = self.spread.column(curve.axis);
                column.map(|x| curve.bin_of(x)).collect()
            })
            .collect();
        let turns = if curves.len() > 1 { TURNS } else { 1 };
        for _ in 0..turns {
            for (curve, bins) in curves.iter().zip(&bins) {
                let mut sums = vec![(0.0, 0_u64); curve.bins.len()];
                for (bin, y) in bins.iter().zip(&left) {
                    if let (Some(bin), Some(y)) = (bin, y) {
                        sums[*bin].0 += y;
                        sums[*bin].1 += 1;
                    }
                }
                for (bin, y) in bins.iter().zip(&mut left) {
                    if let (Some(bin), Some(y)) = (bin, y) {
                        *y -= sums[*bin].0 / sums[*bin].1 as f64;
                    }
                }
            }
        }
        left
    }

    /// How often chance makes the bins of a curve differ in `of` as much as they do.
    fn shuffled(&self, curve: &AxisCurve, axes: usize, of: impl Fn(usize) -> Option<f64>) -> f64 {
        let (mut groups, mut outcomes) = (Vec::new(), Vec::new());
        for (cell, x) in self.spread.column(curve.axis).enumerate() {
            if let (Some(bin), Some(outcome)) = (curve.bin_of(x), of(cell)) {
                groups.push(bin);
                outcomes.push(outcome);
            }
        }
        let how = Shuffling {
            seed: self.seed,
            path: self.paths[curve.axis],
            // Enough for the smallest p-value to survive its correction.
            most: SHUFFLES.max(40 * axes as u64),
        };
        shuffled_p(&groups, &outcomes, &how)
    }

    /// In a list: the first other axis whose values the bins of this one distinguish.
    fn together(&self, curve: &AxisCurve, curves: &[AxisCurve]) -> Option<usize> {
        if !self.listed {
            return None;
        }
        let axes = self.spread.kinds.len();
        let at = |cell: usize, axis: usize| self.spread.coordinates[cell * axes + axis];
        let others = (0..curves.len()).filter(|other| *other != curve.axis);
        others.into_iter().find(|&other| {
            let of = |cell: usize| Some(at(cell, other)).filter(|x| x.is_finite());
            self.shuffled(curve, 1, of) <= TOLD
        })
    }

    /// The mean of each bin, with its interval.
    fn means(&self, curve: &AxisCurve) -> Vec<Option<Level>> {
        let mut draws = vec![(0.0, 0_u64); curve.bins.len()];
        let mut alone: Vec<Option<Level>> = vec![None; curve.bins.len()];
        let mut exact = true;
        for (x, level) in self.spread.column(curve.axis).zip(self.levels) {
            if let (Some(bin), Some(level)) = (curve.bin_of(x), level) {
                draws[bin].0 += level.variance().unwrap_or_default();
                draws[bin].1 += 1;
                alone[bin] = Some(*level);
                exact &= level.exact;
            }
        }
        let bins = curve.bins.iter().zip(&draws).zip(alone);
        bins.map(|((bin, (noise, n)), alone)| {
            let value = bin.mean?;
            if self.spread.grid && bin.told == 1 {
                return alone;
            }
            let cells = (*n).max(1) as f64;
            let draws = noise / cells;
            let interval = match (self.spread.grid, self.independent) {
                (true, true) => around(value, Z * libm::sqrt(draws / cells)),
                (true, false) => around(value, Z * libm::sqrt(draws)),
                // If each cell has its own luck, the spread of the cells includes it.
                (false, true) => self.sampled(bin, value, 0.0),
                (false, false) => self.sampled(bin, value, draws),
            };
            let kept = |x: f64| if self.share { x.clamp(0.0, 1.0) } else { x };
            Some(Level {
                value,
                interval: Interval {
                    low: kept(interval.low).min(value),
                    high: kept(interval.high).max(value),
                },
                n: *n,
                exact: exact && self.spread.grid,
            })
        })
        .collect()
    }

    /// The interval of the mean of a bin of sampled cells, whose runs share an error of variance `draws`.
    fn sampled(&self, bin: &Bin, value: f64, draws: f64) -> Interval {
        let error = bin.error.unwrap_or_default();
        let cells = if self.share {
            let as_many = if error > 0.0 && value > 0.0 && value < 1.0 {
                value * (1.0 - value) / error
            } else {
                bin.told as f64
            };
            wilson_share(value.clamp(0.0, 1.0), as_many)
        } else if bin.told > 1 {
            around(value, student_t(bin.told as u64 - 1) * libm::sqrt(error))
        } else {
            around(value, 0.0)
        };
        let wider = |end: f64| libm::sqrt((end - value) * (end - value) + Z * Z * draws);
        Interval {
            low: value - wider(cells.low),
            high: value + wider(cells.high),
        }
    }
}

fn around(value: f64, by: f64) -> Interval {
    Interval {
        low: value - by,
        high: value + by,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sensitivity::{AxisKind, effect_curves};
    use super::*;

    fn level(value: f64, by: f64) -> Level {
        Level {
            value,
            interval: around(value, by),
            n: 100,
            exact: by <= 0.0,
        }
    }

    fn of(grid: bool, coordinates: &[f64], levels: &[Level]) -> Vec<Effect> {
        let axes = coordinates.len() / levels.len();
        let spread = DesignView {
            kinds: &vec![AxisKind::Number; axes],
            ends: &vec![None; axes],
            grid,
            coordinates,
        };
        let levels: Vec<Option<Level>> = levels.iter().copied().map(Some).collect();
        let values: Vec<Option<f64>> = levels.iter().map(|l| l.map(|l| l.value)).collect();
        let chosen = Chosen {
            spread: &spread,
            levels: &levels,
            listed: !grid,
            independent: true,
            share: true,
            few: false,
            seed: 1,
            paths: &["a", "b"][..axes],
        };
        effects(&chosen, &effect_curves(&spread, &values))
    }

    #[test]
    fn an_exact_grid_tells_every_difference_and_has_no_interval() {
        let points = [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0];
        let levels = [1.0, 1.0, 0.0, 0.0].map(|value| level(value, 0.0));
        let found = of(true, &points, &levels);
        assert!(found[0].is_told() && found[0].basis == Basis::Exact);
        assert_eq!(found[0].p_value, None);
        assert!(found[0].levels.iter().flatten().all(|level| level.exact));
        assert_eq!(found[1].silence, Some(Silence::None));
    }

    #[test]
    fn a_drawn_grid_tells_what_is_beyond_its_error() {
        let points: Vec<f64> = (0..10).map(f64::from).collect();
        let noise = [0.48, 0.52, 0.55, 0.5, 0.47, 0.51, 0.44, 0.5, 0.53, 0.49];
        let found = of(true, &points, &noise.map(|value| level(value, 0.1)));
        assert_eq!(
            (found[0].basis, found[0].silence),
            (Basis::Draws, Some(Silence::Chance))
        );
        let rise: Vec<Level> = points.iter().map(|x| level(0.2 + x * 0.05, 0.1)).collect();
        let found = of(true, &points, &rise);
        assert!(found[0].is_told() && found[0].p_value.is_some_and(|p| p < 1e-6));
        assert!(matches!(
            found[0].course,
            Some(AxisCourse::Straight { first: 0, last: 9 })
        ));
    }

    #[test]
    fn axes_that_a_list_moves_together_are_not_told() {
        let points: Vec<f64> = (0..40)
            .flat_map(|i| [f64::from(i), f64::from(i) * 2.0])
            .collect();
        let levels: Vec<Level> = (0..40)
            .map(|i| level(f64::from(u8::from(i > 20)), 0.0))
            .collect();
        let found = of(false, &points, &levels);
        assert_eq!(found[0].silence, Some(Silence::Together(1)));
        assert_eq!(found[1].silence, Some(Silence::Together(0)));
    }
}
