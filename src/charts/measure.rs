//! The measures of sweeps and the axes along which charts show them.

use crate::scenario::Shown;
use crate::sweep::{Outcome, phrase};

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its name. For a chance, the words after "chance that": `a deal is possible on day one`, `a deal is reached`, `it is
    /// ratified`; on other scales a noun phrase: `worth to Ukraine`, `round of the handshake`.
    pub phrase: String,
    /// Its scale.
    pub scale: MeasureScale,
    /// True if there were too few draws to conclude anything.
    pub few_draws: bool,
}

/// The scale of a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasureScale {
    /// 0-1, shown as 0-100%.
    Chance,
    /// A party's points.
    Points,
    /// Rounds.
    Rounds,
}

/// A number or name of the file that is varied, and the values tried.
#[derive(Debug, Clone, PartialEq)]
pub struct SweptAxis {
    /// Its name.
    pub label: String,
    /// The values, ascending; for names 0 to n − 1.
    pub values: Vec<f64>,
    /// The names of the values; empty for numbers.
    pub names: Vec<String>,
    /// The file's own place on this axis, if it is on it.
    pub here: Option<f64>,
}

/// The largest number of values of an axis that are drawn as curves of one chart.
const SERIES: u64 = 6;

/// The largest number of cells that are drawn individually: more than a page has dots for.
pub(super) const DRAWN: u64 = 250_000;

pub(super) fn measure(outcome: &Outcome<'_>) -> Measure {
    Measure {
        phrase: phrase(outcome.shown, outcome.task.scenario()),
        scale: match outcome.shown {
            Shown::Round => MeasureScale::Rounds,
            shown if shown.is_share() => MeasureScale::Chance,
            _ => MeasureScale::Points,
        },
        few_draws: outcome.has_too_few_draws(),
    }
}

/// The number of draws per cell; 0 if nothing is random.
pub(super) fn runs(outcome: &Outcome<'_>) -> u64 {
    if outcome.is_certain() {
        0
    } else {
        outcome.task.how().runs
    }
}

pub(super) fn question(outcome: &Outcome<'_>) -> Option<String> {
    outcome.task.sweep().question.clone()
}

/// An axis of a grid with its values ascending, and the position on the grid of each value.
pub(super) fn axis(outcome: &Outcome<'_>, axis: usize, size: u64) -> Option<(SweptAxis, Vec<u64>)> {
    let cells = outcome.task.cells();
    let names = outcome.names(axis);
    let mut values: Vec<(f64, u64)> = Vec::with_capacity(size as usize);
    for place in 0..size {
        let value = cells.value_at(axis, place as u32)?;
        let at = match value.number() {
            Some(number) if names.is_empty() => number,
            _ => place as f64,
        };
        values.push((at, place));
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let swept = SweptAxis {
        label: outcome.label(axis).into_owned(),
        values: values.iter().map(|(value, _)| *value).collect(),
        names,
        here: outcome.here(axis),
    };
    Some((swept, values.into_iter().map(|(_, place)| place).collect()))
}

/// The axes where curves say more than a phase diagram (one axis, or one and a few names): the axis that is drawn, and the
/// one whose values get a curve each.
pub(super) fn lines(outcome: &Outcome<'_>, sizes: &[u64]) -> Option<(usize, Option<usize>)> {
    let named = |axis: usize| !outcome.names(axis).is_empty() && sizes[axis] <= SERIES;
    match sizes.len() {
        1 => Some((0, None)),
        2 if named(1) && !named(0) => Some((0, Some(1))),
        2 if named(0) && !named(1) => Some((1, Some(0))),
        _ => None,
    }
}
