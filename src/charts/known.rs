//! A number estimated from runs, with its uncertainty.

use crate::probability::Interval;
use crate::sweep::{Difference, Level};

/// A number with its 95% interval: a share of runs (0-1), or a number in the unit of whatever is measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The share, or the number.
    pub share: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

pub(super) fn known(value: f64, interval: Interval) -> Known {
    Known {
        share: value,
        low: interval.low,
        high: interval.high,
    }
}

pub(super) fn level(level: Level) -> Known {
    known(level.value, level.interval)
}

pub(super) fn change(change: Difference) -> Known {
    known(change.value, change.interval)
}
