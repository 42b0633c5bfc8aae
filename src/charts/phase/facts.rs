//! The facts of the phase chart: a measure over two axes.

use crate::charts::known::{Known, level};
use crate::charts::measure::{DRAWN, Measure, SweptAxis, axis, lines, measure, question, runs};
use crate::scenario::Design;
use crate::sweep::{self, Outcome, TOLD};

/// The facts of the phase chart: a measure over two axes.
#[derive(Debug, Clone, PartialEq)]
pub struct PhaseFacts {
    /// The question, as the file or the user puts it.
    pub question: Option<String>,
    /// The measure.
    pub measure: Measure,
    /// The horizontal axis.
    pub x: SweptAxis,
    /// The vertical axis.
    pub y: SweptAxis,
    /// The cells, y outer and x inner; `None` if nothing was computed or there was nothing to count.
    pub cells: Vec<Option<Known>>,
    /// The largest number of runs that a cell was given; 0 if nothing is random, so that every cell is exact.
    pub runs: u64,
    /// The shares of the differences between cells that x, y and both together explain; they sum to 1. `None` if not
    /// computed.
    pub explained: Option<[f64; 3]>,
    /// The level of the boundary, if only that was traced and most cells are missing on purpose.
    pub traced: Option<f64>,
}

/// True if a sweep has a phase diagram: two axes, neither of which is better drawn as curves, and not too many cells.
pub fn is_drawn(outcome: &Outcome<'_>) -> bool {
    let sizes = outcome.task.cells().grid();
    sizes.is_some_and(|sizes| match sizes[..] {
        [across, up] => lines(outcome, &sizes).is_none() && across.saturating_mul(up) <= DRAWN,
        _ => false,
    })
}

/// Two axes: all cells as they were played.
pub(super) fn phase(outcome: &Outcome<'_>) -> Option<PhaseFacts> {
    let cells = outcome.task.cells();
    let sizes = cells.grid()?;
    let [across, up] = sizes[..] else {
        return None;
    };
    if !is_drawn(outcome) {
        return None;
    }
    let (x, xs) = axis(outcome, 0, across)?;
    let (y, ys) = axis(outcome, 1, up)?;
    let mut field = Vec::with_capacity(xs.len() * ys.len());
    for &row in &ys {
        for &column in &xs {
            let cell = cells.at_places(&[column, row])?;
            field.push(outcome.level(cell).map(level));
        }
    }
    // Which axis decides is said only if that is established.
    let told = |explained: &&sweep::Explained| {
        outcome.tells_an_effect() || explained.interplay().is_some_and(|p| p <= TOLD)
    };
    let explained = outcome.explained.as_ref().filter(told);
    let explained = explained.and_then(|explained| {
        let [x, y] = [0, 1].map(|axis| explained.alone[axis].share);
        Some([x?, y?, (1.0 - x? - y?).max(0.0)])
    });
    let traced = match (&outcome.played.traced, &outcome.task.sweep().design) {
        (Some(_), Design::Boundary { level }) if outcome.shown.is_share() => Some(level / 100.0),
        (Some(_), Design::Boundary { level }) => Some(*level),
        _ => None,
    };
    Some(PhaseFacts {
        question: question(outcome),
        measure: measure(outcome),
        x,
        y,
        cells: field,
        runs: runs(outcome),
        explained,
        traced,
    })
}
