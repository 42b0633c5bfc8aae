//! The rows with the numbers that can be drawn, and their order.

use super::super::measured::seen;
use crate::charts::known::Known;
use crate::charts::tornado::facts::{TornadoFacts, TornadoRow};

/// A row with the numbers that can be drawn.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Moved<'a> {
    pub(super) row: &'a TornadoRow,
    pub(super) at: [Option<Known>; 2],
    /// The measure with the file as it is.
    pub(super) base: Option<Known>,
}

impl Moved<'_> {
    /// The lowest and the highest of the file's own answer and those at both ends; `None` unless both ends are known.
    pub(super) fn span(&self) -> Option<(f64, f64)> {
        let [first, second] = [self.at[0]?.share, self.at[1]?.share];
        let base = self.base.map_or(first, |base| base.share);
        Some((first.min(second).min(base), first.max(second).max(base)))
    }

    /// The swing: the distance between these two. A number that moves the answer the same way at both its ends also has one.
    pub(super) fn swing(&self) -> Option<f64> {
        self.span().map(|(low, high)| high - low)
    }

    /// Half the interval of the difference between its ends, estimated from the changes; with the same random draws it tends
    /// to be smaller.
    pub(super) fn doubt(&self) -> f64 {
        let half = |place: usize| {
            let known = self.row.change[place].or(self.at[place]);
            let half = known.map_or(0.0, |known| (known.high - known.low) / 2.0);
            if half.is_finite() { half.max(0.0) } else { 0.0 }
        };
        half(0).hypot(half(1))
    }

    /// True if its swing is distinguishable from zero.
    pub(super) fn is_clear(&self) -> bool {
        self.row.clear && self.swing().is_some_and(|swing| swing > 0.0)
    }
}

/// The rows, largest swing first; those without one last.
pub(super) fn ranked(tornado: &TornadoFacts) -> Vec<Moved<'_>> {
    let mut rows: Vec<Moved<'_>> = tornado
        .rows
        .iter()
        .map(|row| Moved {
            row,
            at: row
                .at
                .each_ref()
                .map(|at| seen(&tornado.measure, at.as_ref())),
            base: seen(&tornado.measure, Some(&tornado.base)),
        })
        .collect();
    let key = |moved: &Moved<'_>| moved.swing().unwrap_or(-1.0);
    rows.sort_by(|a, b| key(b).total_cmp(&key(a)));
    rows
}
