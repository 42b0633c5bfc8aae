//! The share of runs in which a claim holds, with its interval, and how many runs would tell.

use super::verdict::Verdict;
use crate::probability::{Interval, wilson, wilson_share};
use crate::scenario::{Bound, Claim, Expectation, Level};
use crate::trials::{Count, Run, Trials, each};

/// The most runs that are advised: the most that `zopa check --runs` plays.
const MOST_RUNS: u64 = 1_000_000;

/// How often a claim holds.
#[derive(Debug, Clone, PartialEq)]
pub struct ShareFound {
    /// The claim.
    pub claim: Claim,
    /// By the end of which round; `None`: of the talks.
    pub by: Option<u32>,
    /// The runs in which it holds, of those in which that is known.
    pub count: Count,
    /// The runs in which a search was too long to know.
    pub open: u64,
    /// True if nothing is drawn: all runs are the same, one was played, and the share has no sampling error.
    pub exact: bool,
    /// Where it cannot be told: the fewest runs that would tell if the share stays as it is; `None` if a million would not.
    pub runs_needed: Option<u64>,
    /// Where it does not fit: single numbers of the file that would move the estimate to where it is expected.
    pub moves: Vec<Move>,
}

/// Another value of one number, at which the estimate is as expected.
#[derive(Debug, Clone, PartialEq)]
pub struct Move {
    /// The path of the number.
    pub path: String,
    /// Its value in the file.
    pub from: f64,
    /// The nearest value found.
    pub to: f64,
    /// The share of runs there.
    pub share: f64,
    /// The number of runs behind it.
    pub runs: u64,
}

impl ShareFound {
    /// Counts the runs in which a claim holds.
    pub(super) fn of(trials: &Trials<'_>, runs: &[Run], claim: Claim, by: Option<u32>) -> Self {
        let answers = answers(trials, runs, claim, by);
        let known = || answers.iter().flatten();
        let count = Count {
            hits: known().filter(|holds| **holds).count() as u64,
            runs: known().count() as u64,
        };
        ShareFound {
            claim,
            by,
            count,
            open: runs.len() as u64 - count.runs,
            exact: trials.scenario().draws_nothing(),
            runs_needed: None,
            moves: Vec::new(),
        }
    }

    /// The 95% Wilson interval of the share; the share itself where nothing is drawn.
    pub fn interval(&self) -> Interval {
        match self.exact && self.open == 0 {
            true => point(self.count.share()),
            false => self.count.interval(),
        }
    }

    /// It fits, or does not, if the whole interval does, whatever the answer in runs that were left open.
    pub(super) fn verdict(&self, expected: &Expectation) -> Verdict {
        let Count { hits, runs } = self.count;
        let all = runs + self.open;
        let interval = match self.open {
            0 => self.interval(),
            open => Interval {
                low: wilson(hits, all).low,
                high: wilson(hits + open, all).high,
            },
        };
        verdict(interval, expected)
    }

    /// The fewest runs at which the interval around this share would lie on one side of each bound.
    pub(super) fn runs_that_tell(&self, expected: &Expectation) -> Option<u64> {
        if self.exact || self.open > 0 {
            return None;
        }
        let share = self.count.share();
        let tell = |runs: u64| {
            let interval = wilson_share(share, runs as f64);
            verdict(interval, expected) != Verdict::CannotBeTold
        };
        let (mut few, mut enough) = (self.count.runs, MOST_RUNS);
        if few >= enough || !tell(enough) {
            return None;
        }
        while enough - few > 1 {
            let middle = few + (enough - few) / 2;
            if tell(middle) {
                enough = middle;
            } else {
                few = middle;
            }
        }
        Some(enough)
    }
}

/// Whether a claim holds in each run by the end of a round; `None` where a search was too long.
pub(super) fn answers(
    trials: &Trials<'_>,
    runs: &[Run],
    claim: Claim,
    by: Option<u32>,
) -> Vec<Option<bool>> {
    let last = trials.scenario().time.rounds;
    let Some(by) = by.filter(|&by| by < last) else {
        return runs.iter().map(|run| run.answers[claim]).collect();
    };
    match claim {
        Claim::Possible => each(runs.len(), |n| trials.possible_by(&runs[n], by)),
        // Every other claim comes true when the talks end.
        _ => {
            let in_time = |run: &Run| run.ended.is_some_and(|round| round <= by);
            let holds = |run: &Run| run.answers[claim].map(|holds| holds && in_time(run));
            runs.iter().map(holds).collect()
        }
    }
}

fn point(share: f64) -> Interval {
    Interval {
        low: share,
        high: share,
    }
}

/// Of a share that lies somewhere in an interval.
fn verdict(Interval { low, high }: Interval, expected: &Expectation) -> Verdict {
    let at = |bound: Bound| match bound.at {
        Level::Number(share) => Some((share, bound.strict)),
        Level::NoDeal => None,
    };
    let lower = expected.lower.and_then(at);
    let upper = expected.upper.and_then(at);
    let enough =
        |share: f64| lower.is_none_or(|(bound, strict)| share > bound || share >= bound && !strict);
    let little =
        |share: f64| upper.is_none_or(|(bound, strict)| share < bound || share <= bound && !strict);
    Verdict::of(enough(low) && little(high), !enough(high) || !little(low))
}

/// Whether a share is as expected.
pub(super) fn is_inside(share: f64, expected: &Expectation) -> bool {
    verdict(point(share), expected) == Verdict::Fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Fact;

    fn expecting(lower: Option<(f64, bool)>, upper: Option<(f64, bool)>) -> Expectation {
        let bound = |(share, strict)| Bound {
            at: Level::Number(share),
            strict,
        };
        Expectation {
            id: "x".to_owned(),
            title: None,
            source: None,
            fact: Fact::Share {
                claim: Claim::Handshake,
                by: None,
            },
            lower: lower.map(bound),
            upper: upper.map(bound),
        }
    }

    fn found(hits: u64, runs: u64, open: u64) -> ShareFound {
        ShareFound {
            claim: Claim::Handshake,
            by: None,
            count: Count { hits, runs },
            open,
            exact: false,
            runs_needed: None,
            moves: Vec::new(),
        }
    }

    #[test]
    fn only_a_whole_interval_tells() {
        let half = expecting(Some((0.5, false)), None);
        for (hits, verdict) in [
            (90, Verdict::Fits),
            (55, Verdict::CannotBeTold),
            (50, Verdict::CannotBeTold),
            (10, Verdict::DoesNotFit),
        ] {
            assert_eq!(found(hits, 100, 0).verdict(&half), verdict, "{hits}");
        }
        let band = expecting(Some((0.4, false)), Some((0.6, false)));
        assert_eq!(found(500, 1000, 0).verdict(&band), Verdict::Fits);
        assert_eq!(found(50, 100, 0).verdict(&band), Verdict::Fits);
        assert_eq!(found(20, 40, 0).verdict(&band), Verdict::CannotBeTold);
        assert_eq!(found(90, 100, 0).verdict(&band), Verdict::DoesNotFit);
        assert_eq!(found(0, 0, 0).verdict(&half), Verdict::CannotBeTold);
    }

    #[test]
    fn runs_that_are_left_open_count_either_way() {
        let half = expecting(Some((0.5, false)), None);
        assert_eq!(found(70, 70, 30).verdict(&half), Verdict::Fits);
        assert_eq!(found(50, 50, 50).verdict(&half), Verdict::CannotBeTold);
    }

    #[test]
    fn what_is_exact_needs_no_interval() {
        let sure = |hits, strict| {
            let found = ShareFound {
                exact: true,
                ..found(hits, 1, 0)
            };
            found.verdict(&expecting(Some((0.5, strict)), None))
        };
        assert_eq!(sure(1, true), Verdict::Fits);
        assert_eq!(sure(0, false), Verdict::DoesNotFit);
    }

    #[test]
    fn the_number_of_runs_that_tell_is_the_fewest() {
        let half = expecting(Some((0.5, false)), None);
        let found = found(55, 100, 0);
        let runs = found.runs_that_tell(&half).unwrap();
        let low = |runs: u64| wilson_share(0.55, runs as f64).low;
        assert!(low(runs) >= 0.5 && low(runs - 1) < 0.5, "{runs}");
        // A share that is the bound itself is never told from it.
        let even = self::found(50, 100, 0);
        assert_eq!(even.runs_that_tell(&half), None);
    }
}
