//! The facts of the chart of Sobol indices: which uncertainty the differences between runs come from.

use crate::charts::known::{Known, known};
use crate::charts::measure::{Measure, measure, question};
use crate::probability::Interval;
use crate::sweep::{Index, Outcome};

/// The facts of the chart of Sobol indices: which uncertainty the differences between runs come from.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolFacts {
    /// The question, as the file or the user puts it.
    pub question: Option<String>,
    /// The measure.
    pub measure: Measure,
    /// One row per uncertain number, in file order.
    pub rows: Vec<SobolRow>,
    /// The base points of the design.
    pub points: u64,
    /// The total number of runs.
    pub runs: u64,
}

/// The indices of one uncertain number: shares of the variance, which estimates may take outside 0-1.
#[derive(Debug, Clone, PartialEq)]
pub struct SobolRow {
    /// Its name.
    pub label: String,
    /// Its effect alone, with a bootstrap interval.
    pub first: Known,
    /// Its effect alone and together with others, with a bootstrap interval.
    pub total: Known,
}

pub(super) fn sobol(outcome: &Outcome<'_>) -> Option<SobolFacts> {
    let indices = outcome.indices.as_ref()?;
    let known = |index: Index| {
        let point = Interval {
            low: index.value,
            high: index.value,
        };
        known(index.value, index.interval.unwrap_or(point))
    };
    let rows: Option<Vec<SobolRow>> = indices
        .axes
        .iter()
        .zip(&outcome.axes)
        .map(|(index, &axis)| {
            Some(SobolRow {
                label: outcome.label(axis).into_owned(),
                first: known(index.first?),
                total: known(index.total?),
            })
        })
        .collect();
    Some(SobolFacts {
        question: question(outcome),
        measure: measure(outcome),
        rows: rows?,
        points: indices.base as u64,
        runs: outcome.played.summary.runs().0,
    })
}
