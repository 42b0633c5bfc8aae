//! A number that runs tell, and how surely.

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
