//! A mean or a share over plays with its interval, where several plays share the luck of a run.
//!
//! **Formula.** ȳ = Σ S / Σ m over runs with a number, where S is the sum of a run's numbers and m their count; its standard
//! error is √(n/(n−1) · Σ (S − ȳ·m)²) / Σ m, with n such runs, and the interval is ȳ ± t·s.e. with Student's t for n − 1
//! degrees of freedom. With one number per run that is the usual t interval of a mean. A share p has Wilson's interval
//! for as many independent plays as would be as precise: p·(1 − p)·(Σ m)²/Σ (S − p·m)², at most all plays; for p = 0 and
//! p = 1 the number of runs. With one play per run that is the usual Wilson interval.
//! **Assumes** runs are independent; plays of one run are not. Sums are exact integers, so the order does not matter, and where
//! all numbers are equal the interval is exactly a point.
//! **Source.** W. G. Cochran (1977), *Sampling Techniques*, 3rd edition, Wiley, sections 2.11 and 6.3 (ratio of two sums).
//! ISBN 978-0-471-16240-7. Student (1908), doi:10.1093/biomet/6.1.1. Shares: E. L. Korn & B. I. Graubard (1998), "Confidence
//! intervals for proportions with small expected number of positive counts estimated from survey data", *Survey
//! Methodology* 24(2), 193-201, with Wilson's interval in place of the exact one.

use crate::probability::{Interval, student_t, wilson_share};
use num_bigint::BigInt;

/// A mean and its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean; `None` where there is no number.
    pub mean: Option<f64>,
    /// Its interval; `None` where fewer than two runs have a number.
    pub interval: Option<Interval>,
    /// The number of plays it is taken over.
    pub plays: u64,
}

/// A share of plays with its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    /// The number of hits.
    pub hits: u64,
    /// The number of plays.
    pub plays: u64,
    /// hits/plays.
    pub share: f64,
    /// Its interval.
    pub interval: Interval,
}

/// The numbers of one run: their count, and their sum in whole units.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Batch {
    plays: u64,
    sum: i128,
}

impl Batch {
    pub(super) fn add(&mut self, number: i64) {
        self.plays += 1;
        self.sum += i128::from(number);
    }
}

/// The sums over many runs.
#[derive(Debug, Clone, Default)]
pub(super) struct Moments {
    runs: u64,
    plays: u64,
    sum: BigInt,
    /// Σ S², Σ S·m and Σ m².
    sums: BigInt,
    mixed: BigInt,
    squares: BigInt,
}

impl Moments {
    pub(super) fn add(&mut self, batch: Batch) {
        if batch.plays == 0 {
            return;
        }
        let (plays, sum) = (BigInt::from(batch.plays), BigInt::from(batch.sum));
        self.runs += 1;
        self.plays += batch.plays;
        self.sums += &sum * &sum;
        self.mixed += &sum * &plays;
        self.squares += &plays * &plays;
        self.sum += sum;
    }

    pub(super) fn merge(&mut self, other: &Moments) {
        self.runs += other.runs;
        self.plays += other.plays;
        self.sum += &other.sum;
        self.sums += &other.sums;
        self.mixed += &other.mixed;
        self.squares += &other.squares;
    }

    /// The sum of all numbers, for comparing means over equally many.
    pub(super) fn sum(&self) -> &BigInt {
        &self.sum
    }

    /// The mean, where the number one is stored as `unit` whole units.
    pub(super) fn estimate(&self, unit: f64) -> Estimate {
        if self.plays == 0 {
            return Estimate {
                mean: None,
                interval: None,
                plays: 0,
            };
        }
        let plays = self.plays as f64;
        let mean = real(&self.sum) / unit / plays;
        let interval = (self.runs > 1).then(|| {
            let runs = self.runs as f64;
            let error = libm::sqrt(real(&self.rest()) * runs / (runs - 1.0)) / plays / plays / unit;
            let half = student_t(self.runs - 1) * error;
            Interval {
                low: mean - half,
                high: mean + half,
            }
        });
        Estimate {
            mean: Some(mean),
            interval,
            plays: self.plays,
        }
    }

    /// The share of plays, where each number is 1 or 0.
    pub(super) fn rate(&self) -> Rate {
        let hits = u64::try_from(&self.sum).unwrap_or_default();
        let plays = self.plays as f64;
        let share = if hits == 0 { 0.0 } else { hits as f64 / plays };
        let sure = hits == 0 || hits == self.plays;
        let as_good_as = if sure {
            self.runs as f64
        } else {
            let spread = real(&self.rest()) / plays / plays;
            (share * (1.0 - share) * plays * plays / spread).min(plays)
        };
        Rate {
            hits,
            plays: self.plays,
            share,
            interval: wilson_share(share, as_good_as),
        }
    }

    /// Σ (S − ȳ·m)², times (Σ m)².
    fn rest(&self) -> BigInt {
        let plays = BigInt::from(self.plays);
        &plays * &plays * &self.sums - BigInt::from(2) * &self.sum * &plays * &self.mixed
            + &self.sum * &self.sum * &self.squares
    }
}

/// A whole number as the nearest floating-point number.
fn real(n: &BigInt) -> f64 {
    n.to_string().parse().unwrap_or(f64::INFINITY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::probability::wilson;

    fn of(runs: &[&[i64]]) -> Moments {
        let mut moments = Moments::default();
        for run in runs {
            let mut batch = Batch::default();
            run.iter().for_each(|&number| batch.add(number));
            moments.add(batch);
        }
        moments
    }

    #[test]
    fn one_number_a_run_is_the_usual_interval() {
        // Mean 5, variance 10, n = 5: 5 ± 2.776445·√2.
        let got = of(&[&[1], &[3], &[5], &[7], &[9]]).estimate(1.0);
        let interval = got.interval.unwrap();
        assert!((got.mean.unwrap() - 5.0).abs() < 1e-15);
        assert!((interval.high - 5.0 - 2.776_445_105 * 2_f64.sqrt()).abs() < 1e-8);
        assert!((interval.low + interval.high - 10.0).abs() < 1e-12);
    }

    #[test]
    fn plays_of_one_run_count_as_one_observation() {
        let once = of(&[&[1], &[4], &[4]]).estimate(1.0).interval.unwrap();
        let often = of(&[&[1, 1, 1], &[4, 4, 4], &[4, 4, 4]]).estimate(1.0);
        let often = often.interval.unwrap();
        assert!((once.low - often.low).abs() < 1e-12 && (once.high - often.high).abs() < 1e-12);
    }

    #[test]
    fn the_slow_way_agrees_where_runs_have_unlike_numbers() {
        let runs: [&[i64]; 5] = [&[3, 8], &[], &[7], &[1, 2, 6], &[9, 9]];
        let got = of(&runs).estimate(1.0);
        let some: Vec<&[i64]> = runs.into_iter().filter(|run| !run.is_empty()).collect();
        let plays: f64 = some.iter().map(|run| run.len() as f64).sum();
        let sum = |run: &[i64]| run.iter().sum::<i64>() as f64;
        let mean = some.iter().map(|run| sum(run)).sum::<f64>() / plays;
        let rest = some.iter().map(|run| sum(run) - mean * run.len() as f64);
        let rest: f64 = rest.map(|r| r * r).sum();
        let half = student_t(3) * (rest * 4.0 / 3.0).sqrt() / plays;
        assert!((got.mean.unwrap() - mean).abs() < 1e-12 && got.plays == 8);
        assert!((got.interval.unwrap().high - mean - half).abs() < 1e-12);
    }

    #[test]
    fn equal_numbers_are_known_exactly_and_few_are_not_known() {
        let third = 33_333_333_333;
        let same = of(&[&[third, third], &[third], &[third]]).estimate(1e9);
        let interval = same.interval.unwrap();
        assert_eq!(interval.low.to_bits(), interval.high.to_bits());
        assert_eq!(of(&[&[1, 2]]).estimate(1.0).interval, None);
        assert_eq!(of(&[&[], &[]]).estimate(1.0).mean, None);
    }

    #[test]
    fn a_share_of_independent_plays_is_wilsons_and_others_are_known_less_well() {
        let one_each = of(&[&[1], &[0], &[0], &[1], &[1]]).rate();
        let (got, usual) = (one_each.interval, wilson(3, 5));
        assert!((got.low - usual.low).abs() < 1e-12 && (got.high - usual.high).abs() < 1e-12);
        assert_eq!((one_each.hits, one_each.plays), (3, 5));
        // Plays that always end alike count as one.
        let together = of(&[&[1, 1], &[0, 0], &[0, 0], &[1, 1], &[1, 1]]).rate();
        let got = together.interval;
        assert!((got.low - usual.low).abs() < 1e-12 && (got.high - usual.high).abs() < 1e-12);
        // Where runs do not differ, all plays count.
        assert_eq!(of(&[&[1, 0], &[1, 0]]).rate().interval, wilson(2, 4));
        assert_eq!(of(&[&[1, 1], &[1, 1]]).rate().interval, wilson(2, 2));
        assert_eq!(of(&[]).rate().interval, wilson(0, 0));
    }

    #[test]
    fn merged_parts_are_the_whole() {
        let mut part = of(&[&[1, 5], &[2]]);
        part.merge(&of(&[&[7], &[], &[8, 8]]));
        let whole = of(&[&[1, 5], &[2], &[7], &[], &[8, 8]]);
        assert_eq!(part.estimate(1.0), whole.estimate(1.0));
    }
}
