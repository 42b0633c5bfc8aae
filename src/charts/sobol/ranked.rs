//! The indices that can be drawn, and the order of the rows.

use crate::charts::known::Known;
use crate::charts::sobol::facts::{SobolFacts, SobolRow};
use std::cmp::Ordering;

/// An index that can be drawn: estimates may be outside 0-1, but not without limit.
pub(super) fn index(known: &Known) -> Option<Known> {
    const STRAY: f64 = 5.0;
    let fits = |n: f64| n.is_finite() && n.abs() <= STRAY;
    let end = |n: f64| if fits(n) { n } else { known.share };
    fits(known.share).then(|| Known {
        share: known.share,
        low: end(known.low).min(known.share),
        high: end(known.high).max(known.share),
    })
}

/// The rows by their totals, the largest first; those without one last.
pub(super) fn ranked(sobol: &SobolFacts) -> Vec<&SobolRow> {
    let total = |row: &SobolRow| index(&row.total).map(|known| known.share);
    let mut rows: Vec<&SobolRow> = sobol.rows.iter().collect();
    rows.sort_by(|a, b| total(b).partial_cmp(&total(a)).unwrap_or(Ordering::Equal));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wild_estimates_are_not_drawn() {
        let known = |share, low, high| Known { share, low, high };
        assert_eq!(index(&known(f64::NAN, 0.0, 1.0)), None);
        assert_eq!(index(&known(-7.0, 0.0, 1.0)), None);
        let seen = index(&known(-0.1, f64::NEG_INFINITY, 0.1)).unwrap();
        assert!((seen.low + 0.1).abs() < 1e-9 && (seen.high - 0.1).abs() < 1e-9);
    }
}
