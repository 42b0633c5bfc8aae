//! The effect of each single change on the base: cells compared with the first one, run by run with the same luck.
//!
//! **Formula.** For shares (gained − lost)/runs with Bonett and Price's 95% interval; a change is *clear* if McNemar's exact
//! p-value, after Holm's correction over all changes, is at most 5%. For means the difference with an interval whose half-width
//! is the root of the sum of both squared half-widths, which is too wide where shared luck makes the two rise and fall
//! together; it is clear if the interval excludes 0. Where nothing is drawn in either cell, the difference is exact, and clear
//! if it is not 0.
//! **Source.** D. G. Bonett & R. M. Price (2012), doi:10.3102/1076998611411915; S. Holm (1979), "A simple sequentially
//! rejective multiple test procedure", *Scandinavian Journal of Statistics* 6(2), 65-70.

use super::tally::{CellTally, Level, Status};
use crate::probability::{Interval, holm, mcnemar, paired_difference};
use crate::scenario::Shown;

/// A cell compared with the base.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedCell {
    /// The cell.
    pub cell: u64,
    /// What is shown in it; `None` where there is nothing to count.
    pub level: Option<Level>,
    /// How it differs from the base.
    pub change: Option<Difference>,
    /// Whether the change is distinguishable from zero.
    pub clear: bool,
}

/// A difference with its 95% interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The new level minus that of the base.
    pub value: f64,
    /// Its interval.
    pub interval: Interval,
}

impl Difference {
    /// The interval; `None` if it is a point, as nothing is drawn or one run says nothing about its error.
    pub fn known(&self) -> Option<Interval> {
        (self.interval.high > self.interval.low).then_some(self.interval)
    }
}

/// Every cell except the first, compared with the first.
pub fn moves(tallies: &[CellTally], shown: Shown) -> Vec<ComparedCell> {
    let Some((base, others)) = tallies.split_first() else {
        return Vec::new();
    };
    let mut moves = Vec::with_capacity(others.len());
    let mut p_values = Vec::new();
    for other in others {
        let level = other.level(shown);
        let (change, p) = match (base.level(shown), level) {
            _ if other.status != Status::Played => (None, None),
            (Some(from), Some(to)) => between(base, other, (from, to)),
            _ => (None, None),
        };
        p_values.push(p);
        moves.push(ComparedCell {
            cell: other.cell,
            level,
            clear: change.is_some_and(|c| c.interval.low > 0.0 || c.interval.high < 0.0),
            change,
        });
    }
    let told: Vec<f64> = p_values.iter().copied().flatten().collect();
    let mut corrected = holm(&told).into_iter();
    for (found, p) in moves.iter_mut().zip(p_values) {
        if p.is_some() {
            found.clear = corrected.next().is_some_and(|p| p <= 0.05);
        }
    }
    moves
}

/// For pairs of cells, whether each pair differs clearly: by the same test, corrected over all pairs.
pub fn clear_pairs(pairs: &[(&CellTally, &CellTally)], shown: Shown) -> Vec<bool> {
    let told = pairs.iter().map(|(one, other)| {
        let levels = one.level(shown).zip(other.level(shown));
        levels.map_or((None, None), |levels| between(one, other, levels))
    });
    let told: Vec<(Option<Difference>, Option<f64>)> = told.collect();
    let raw: Vec<f64> = told.iter().filter_map(|(_, p)| *p).collect();
    let mut corrected = holm(&raw).into_iter();
    told.iter()
        .map(|(change, p)| match p {
            Some(_) => corrected.next().is_some_and(|p| p <= 0.05),
            None => change.is_some_and(|c| c.interval.low > 0.0 || c.interval.high < 0.0),
        })
        .collect()
}

fn between(
    base: &CellTally,
    other: &CellTally,
    (from, to): (Level, Level),
) -> (Option<Difference>, Option<f64>) {
    if base.exact && other.exact {
        // Nothing is drawn in either: the difference is exact.
        let value = to.value - from.value;
        let interval = Interval {
            low: value,
            high: value,
        };
        return (Some(Difference { value, interval }), None);
    }
    if base.answers.is_empty() || other.answers.is_empty() {
        let half = libm::sqrt(from.half() * from.half() + to.half() * to.half());
        let value = to.value - from.value;
        let interval = Interval {
            low: value - half,
            high: value + half,
        };
        return (Some(Difference { value, interval }), None);
    }
    let (mut gained, mut lost, mut runs) = (0, 0, 0);
    // A run in which a search took too long says nothing about the difference.
    for pair in answers(base).zip(answers(other)).take(longer(base, other)) {
        match pair {
            (b'?', _) | (_, b'?') => {}
            (old, new) => {
                runs += 1;
                gained += u64::from(old == b'0' && new == b'1');
                lost += u64::from(old == b'1' && new == b'0');
            }
        }
    }
    if runs == 0 {
        return (None, None);
    }
    let change = Difference {
        value: (gained as f64 - lost as f64) / runs as f64,
        interval: paired_difference(gained, lost, runs),
    };
    (Some(change), Some(mcnemar(gained, lost)))
}

/// The answers of the runs of a cell: where nothing is drawn, its one answer repeated.
fn answers(tally: &CellTally) -> Box<dyn Iterator<Item = u8> + '_> {
    let kept = tally.answers.bytes();
    if tally.exact {
        Box::new(kept.cycle())
    } else {
        Box::new(kept)
    }
}

/// As many runs as both have, at most.
fn longer(one: &CellTally, other: &CellTally) -> usize {
    one.answers.len().max(other.answers.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Claim;

    #[test]
    fn what_is_not_drawn_is_compared_with_every_run_of_the_other() {
        let drawn = cell(0, &("0".repeat(30) + &"1".repeat(10)));
        let mut sure = cell(1, "1");
        sure.exact = true;
        let found = moves(&[drawn, sure.clone()], Shown::Share(Claim::PossibleDayOne));
        assert!((found[0].change.unwrap().value - 0.75).abs() < 1e-12 && found[0].clear);
        let mut other = cell(2, "0");
        other.exact = true;
        let found = moves(&[sure, other], Shown::Share(Claim::PossibleDayOne));
        let change = found[0].change.unwrap();
        assert!(found[0].clear && (change.interval.high + 1.0).abs() < 1e-12);
    }

    fn cell(number: u64, answers: &str) -> CellTally {
        let mut tally = CellTally::empty(number, 0, &[]);
        for letter in answers.chars() {
            let answer = (letter != '?').then_some(letter == '1');
            tally.runs += 1;
            tally.answer(Claim::PossibleDayOne, answer);
            tally.keep(answer);
        }
        tally
    }

    #[test]
    fn runs_are_compared_one_by_one() {
        let base = "0".repeat(40) + &"1".repeat(40);
        let same_share = "1".repeat(40) + &"0".repeat(40);
        let better = "1".repeat(20) + &"0".repeat(20) + &"1".repeat(40);
        let cells = [
            cell(0, &base),
            cell(1, &same_share),
            cell(2, &better),
            cell(3, &base),
        ];
        let moves = moves(&cells, Shown::Share(Claim::PossibleDayOne));
        let value = |n: usize| moves[n].change.unwrap().value;
        assert_eq!(moves.len(), 3);
        assert!(value(0).abs() < 1e-12 && !moves[0].clear);
        assert!((value(1) - 0.25).abs() < 1e-12 && moves[1].clear);
        assert!(value(2).abs() < 1e-12 && !moves[2].clear);
        let ends = [(&cells[0], &cells[2]), (&cells[0], &cells[3])];
        assert_eq!(
            clear_pairs(&ends, Shown::Share(Claim::PossibleDayOne)),
            [true, false]
        );
        // Runs whose answer is unknown in either cell are left out.
        let half = cell(1, "??11");
        let found = super::moves(
            &[cell(0, "0001"), half],
            Shown::Share(Claim::PossibleDayOne),
        );
        assert!((found[0].change.unwrap().value - 0.5).abs() < 1e-12);
    }
}
