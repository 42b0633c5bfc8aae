//! The facts of the tornado: each number set to both its ends, one at a time.

use crate::charts::known::{Known, change, level};
use crate::charts::measure::{Measure, measure, question, runs};
use crate::sweep::{ComparedCell, Outcome, clear_pairs, shown_value};

/// The facts of the tornado: each number set to both its ends, one at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoFacts {
    /// The question, as the file or the user puts it.
    pub question: Option<String>,
    /// The measure.
    pub measure: Measure,
    /// The measure with the file as it is.
    pub base: Known,
    /// One row per number, in file order.
    pub rows: Vec<TornadoRow>,
    /// The largest number of runs that an end was given; 0 if nothing is random, so that every bar is exact.
    pub runs: u64,
}

/// A number set to both its ends.
#[derive(Debug, Clone, PartialEq)]
pub struct TornadoRow {
    /// Its name.
    pub label: String,
    /// The two ends tried, as written: `48`, `boulware`.
    pub ends: [String; 2],
    /// The measure at each.
    pub at: [Option<Known>; 2],
    /// The change from the base at each, run by run with the same random draws.
    pub change: [Option<Known>; 2],
    /// True if the answer at an end is distinguishable from the file's own, or from that at the other end.
    pub clear: bool,
}

/// Up to this number of listed values of an axis, every pair of them is compared.
const PAIRED: usize = 12;

/// Two ends of each axis, one at a time: the ends of a range, or the listed values with the lowest and the highest answer.
pub(super) fn tornado(outcome: &Outcome<'_>) -> Option<TornadoFacts> {
    let axes = outcome.task.cells().one_at_a_time();
    let base = outcome.level(0)?;
    let mut rows = Vec::new();
    for ((axis, cells), clear) in axes.iter().zip(clear_axes(outcome, &axes)) {
        let found = |cell: &u64| outcome.moves.get(cell.checked_sub(1)? as usize);
        let moves: Vec<&ComparedCell> = cells.iter().filter_map(found).collect();
        let ends = match moves.as_slice() {
            [] => continue,
            [first, last] => [*first, *last],
            several => lowest_and_highest(several),
        };
        let end = |cell: u64| {
            let value = outcome.task.cells().cell(cell).set[*axis].1.clone();
            value.as_ref().map_or_else(String::new, shown_value)
        };
        rows.push(TornadoRow {
            label: outcome.label(*axis).into_owned(),
            ends: ends.map(|found| end(found.cell)),
            at: ends.map(|found| found.level.map(level)),
            change: ends.map(|found| found.change.map(change)),
            clear,
        });
    }
    (!axes.is_empty()).then(|| TornadoFacts {
        question: question(outcome),
        measure: measure(outcome),
        base: level(base),
        rows,
        runs: runs(outcome),
    })
}

/// The values of an axis with the lowest and the highest answer; of equals, the first.
fn lowest_and_highest<'m>(moves: &[&'m ComparedCell]) -> [&'m ComparedCell; 2] {
    let at = |found: &ComparedCell| found.level.map(|level| level.value);
    let mut ends = [moves[0]; 2];
    for found in moves {
        let Some(value) = at(found) else { continue };
        if at(ends[0]).is_none_or(|low| value < low) {
            ends[0] = found;
        }
        if at(ends[1]).is_none_or(|high| value > high) {
            ends[1] = found;
        }
    }
    // If all give the same answer, two different values represent them.
    if let ([one, other], Some(last)) = (ends, moves.last())
        && std::ptr::eq(one, other)
    {
        ends[1] = last;
    }
    ends
}

/// For each axis, whether the answers along it can be told apart: the file against every value, and these against each other,
/// in one test over all pairs.
fn clear_axes(outcome: &Outcome<'_>, axes: &[(usize, Vec<u64>)]) -> Vec<bool> {
    let tally = |cell: u64| outcome.tally(cell);
    let mut pairs = Vec::new();
    let mut counts = Vec::with_capacity(axes.len());
    for (_, cells) in axes {
        let before = pairs.len();
        for (n, &cell) in cells.iter().enumerate() {
            pairs.extend(tally(0).zip(tally(cell)));
            let others = cells[..n].iter().filter(|_| cells.len() <= PAIRED);
            pairs.extend(others.filter_map(|&other| tally(other).zip(tally(cell))));
        }
        counts.push(pairs.len() - before);
    }
    let mut told = clear_pairs(&pairs, outcome.shown).into_iter();
    let row = |count: usize| told.by_ref().take(count).filter(|clear| *clear).count() > 0;
    counts.into_iter().map(row).collect()
}
