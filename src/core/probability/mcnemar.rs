//! The exact test of McNemar: do two shares that were counted in the same runs differ?
//!
//! **Formula.** Of b runs that turned from no to yes and c that turned back, if only chance turns them, each way is equally
//! likely: p = min(1, 2·P(X ≥ max(b, c))) with X binomial(b + c, ½). Runs that did not turn carry no information.
//! **Source.** Q. McNemar (1947), "Note on the sampling error of the difference between correlated proportions or
//! percentages", *Psychometrika* 12(2), 153-157. doi:10.1007/BF02295996

use super::binomial_tail;

/// The two-sided p-value if `gained` runs turned from no to yes and `lost` from yes to no; 1 if none turned.
pub fn mcnemar(gained: u64, lost: u64) -> f64 {
    let turned = u32::try_from(gained + lost).unwrap_or(u32::MAX);
    let more = u32::try_from(gained.max(lost)).unwrap_or(u32::MAX);
    (2.0 * binomial_tail(turned, more, 0.5)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        // By hand: 2·11/2^10, and 2·(27,405 + 4,060 + 435 + 30 + 1)/2^30.
        assert!((mcnemar(9, 1) - 0.021_484_375).abs() < 1e-12);
        assert!((mcnemar(1, 9) - 0.021_484_375).abs() < 1e-12);
        assert!((mcnemar(4, 26) - 63_862.0 / 1_073_741_824.0).abs() < 1e-12);
        assert!((mcnemar(0, 0) - 1.0).abs() < f64::EPSILON);
        assert!((mcnemar(3, 3) - 1.0).abs() < f64::EPSILON);
    }
}
