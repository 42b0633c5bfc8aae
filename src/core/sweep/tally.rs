//! Totals over the runs of a cell. Everything is a whole number, so parts can be combined in any order.

use crate::probability::{Interval, student_t};
use crate::scenario::{ByClaim, Claim, PartyId, Shown};
use crate::trials::Count;
use serde::{Deserialize, Serialize};

/// Sums of numbers: their count, their sum and the sum of their squares, in whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sums {
    /// The count of numbers.
    pub n: u64,
    /// Their sum.
    #[serde(with = "digits")]
    pub sum: i128,
    /// The sum of their squares.
    #[serde(with = "digits")]
    pub squares: i128,
}

/// Whole numbers beyond 64 bits as text, because JSON has no such numbers.
mod digits {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(super) fn serialize<S: Serializer>(number: &i128, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(number)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<i128, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

impl Sums {
    /// Adds a number.
    pub fn add(&mut self, number: i64) {
        let number = i128::from(number);
        self.n += 1;
        self.sum += number;
        self.squares += number * number;
    }

    /// Adds all numbers of another sum.
    pub fn merge(&mut self, other: &Sums) {
        self.n += other.n;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The mean with its 95% interval (Student's t; a point if there is one number, or if all are equal), where the number one
    /// is stored as `unit` whole units; `None` if there are no numbers.
    pub fn estimate(&self, unit: f64) -> Option<Level> {
        if self.n == 0 {
            return None;
        }
        let n = self.n as f64;
        let mean = self.sum as f64 / n / unit;
        // n·Σx² − (Σx)² is exact: points have 11 digits, a million runs 6.
        let rest = i128::from(self.n) * self.squares - self.sum * self.sum;
        let half = if self.n < 2 {
            0.0
        } else {
            student_t(self.n - 1) * libm::sqrt(rest as f64 / n / n / (n - 1.0)) / unit
        };
        Some(Level {
            value: mean,
            interval: Interval {
                low: mean - half,
                high: mean + half,
            },
            n: self.n,
            exact: false,
        })
    }
}

/// A share or a mean, with its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The share (0-1) or the mean.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
    /// The number of runs it is taken over.
    pub n: u64,
    /// Whether nothing is drawn, so that there is no sampling error: the interval is a point.
    pub exact: bool,
}

impl Level {
    /// The interval; `None` where nothing is drawn, or for one drawn number, which says nothing about its error.
    pub fn known(&self) -> Option<Interval> {
        let wide = self.interval.high > self.interval.low;
        (!self.exact && (self.n > 1 || wide)).then_some(self.interval)
    }

    /// The sampling variance, from the interval: 0 where nothing is drawn; `None` for one drawn number, which says nothing
    /// about it.
    pub fn variance(&self) -> Option<f64> {
        if self.exact {
            return Some(0.0);
        }
        self.known()?;
        let deviation = self.half() / 1.959_963_984_540_054;
        Some(deviation * deviation)
    }

    /// The same without a sampling error.
    fn as_exact(self) -> Level {
        let point = Interval {
            low: self.value,
            high: self.value,
        };
        Level {
            interval: point,
            exact: true,
            ..self
        }
    }

    /// Half the width of the interval.
    pub fn half(&self) -> f64 {
        (self.interval.high - self.interval.low) / 2.0
    }
}

/// The status of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Its runs were played.
    Played,
    /// No deal can pass in it, so nothing was played, for this reason.
    Impossible(String),
    /// The scenario is not valid with the cell's values, for this reason.
    Invalid(String),
}

impl Status {
    /// Why nothing was played, if nothing was.
    pub fn why(&self) -> Option<&str> {
        match self {
            Status::Played => None,
            Status::Impossible(why) | Status::Invalid(why) => Some(why),
        }
    }
}

/// Everything that is kept of a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellTally {
    /// Its number.
    pub cell: u64,
    /// How it ended up.
    pub status: Status,
    /// How many runs were played.
    pub runs: u64,
    /// Whether nothing that is asked for is drawn in it: then one run was played, which is enough.
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    pub exact: bool,
    /// Of these, how many failed: an internal error, which becomes a row instead of ending the sweep.
    pub failed: u64,
    /// For each claim: the number of runs in which it holds, and the number for which this is known.
    pub claims: ByClaim<(u64, u64)>,
    /// Round of the handshake.
    pub round: Sums,
    /// The chance of ratification of agreed deals, in 10⁻⁹.
    pub ratified_chance: Sums,
    /// The utility each party ends with, in 10⁻⁹ points.
    pub worth: Vec<Sums>,
    /// The distance of agreed deals from the Pareto frontier, in 10⁻⁹ points.
    pub to_frontier: Sums,
    /// Their distance from the Nash deal of day one.
    pub to_nash: Sums,
    /// For each issue, the number of agreed deals with each option.
    pub texts: Vec<Vec<u64>>,
    /// If cells are compared run by run: the answer of each run to the foremost claim, `1`, `0` or `?`.
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub answers: String,
}

/// Whole units in one point, and in a chance of 1.
pub(super) const NANO: f64 = 1e9;

impl CellTally {
    /// An empty tally.
    pub fn empty(cell: u64, parties: usize, sizes: &[u16]) -> Self {
        CellTally {
            cell,
            status: Status::Played,
            runs: 0,
            exact: false,
            failed: 0,
            claims: ByClaim::default(),
            round: Sums::default(),
            ratified_chance: Sums::default(),
            worth: vec![Sums::default(); parties],
            to_frontier: Sums::default(),
            to_nash: Sums::default(),
            answers: String::new(),
            texts: sizes.iter().map(|&n| vec![0; usize::from(n)]).collect(),
        }
    }

    /// Counts an answer to a claim.
    pub fn answer(&mut self, claim: Claim, answer: Option<bool>) {
        if let Some(answer) = answer {
            self.claims[claim].0 += u64::from(answer);
            self.claims[claim].1 += 1;
        }
    }

    /// Keeps the answer of a run, for comparison with that of the same run in another cell.
    pub fn keep(&mut self, answer: Option<bool>) {
        self.answers.push(match answer {
            Some(true) => '1',
            Some(false) => '0',
            None => '?',
        });
    }

    /// Adds later runs of the same cell.
    pub fn merge(&mut self, other: &CellTally) {
        self.runs += other.runs;
        self.failed += other.failed;
        for (claim, (hits, runs)) in other.claims.iter() {
            self.claims[claim].0 += hits;
            self.claims[claim].1 += runs;
        }
        self.round.merge(&other.round);
        self.ratified_chance.merge(&other.ratified_chance);
        for (own, more) in self.worth.iter_mut().zip(&other.worth) {
            own.merge(more);
        }
        self.answers.push_str(&other.answers);
        self.to_frontier.merge(&other.to_frontier);
        self.to_nash.merge(&other.to_nash);
        for (own, more) in self.texts.iter_mut().zip(&other.texts) {
            own.iter_mut()
                .zip(more)
                .for_each(|(own, more)| *own += more);
        }
    }

    /// The count of a claim.
    pub fn count(&self, claim: Claim) -> Count {
        let (hits, runs) = self.claims[claim];
        Count { hits, runs }
    }

    /// The value of what is shown: a share 0-1, points or rounds; `None` where there is nothing to count.
    pub fn level(&self, shown: Shown) -> Option<Level> {
        let share = |claim| {
            let count = self.count(claim);
            (count.runs > 0).then(|| Level {
                value: count.share(),
                interval: count.interval(),
                n: count.runs,
                exact: false,
            })
        };
        let level = match shown {
            Shown::Share(claim) => share(claim),
            Shown::Round => self.round.estimate(1.0),
            Shown::Worth(PartyId(party)) => self
                .worth
                .get(usize::from(party))
                .and_then(|sums| sums.estimate(NANO)),
            Shown::ToFrontier => self.to_frontier.estimate(NANO),
            Shown::ToNash => self.to_nash.estimate(NANO),
        };
        level.map(|level| if self.exact { level.as_exact() } else { level })
    }
}
