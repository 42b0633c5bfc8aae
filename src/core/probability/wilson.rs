//! The confidence interval of a counted share.
//!
//! **Source.** E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", *Journal of
//! the American Statistical Association* 22(158), 209-212. doi:10.1080/01621459.1927.10502953

/// An interval of a share (0 ≤ low ≤ high ≤ 1) or of a difference between two (−1 ≤ low ≤ high ≤ 1).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Φ⁻¹(0.975).
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// The 95% Wilson interval of `hits` among `runs`. Without runs it is 0-1: nothing is known.
pub fn wilson(hits: u64, runs: u64) -> Interval {
    wilson_share(hits as f64 / runs as f64, runs as f64)
}

/// The same for a share, 0-1, that is known as precisely as one from `runs` independent runs; `runs` need not be an
/// integer.
pub fn wilson_share(share: f64, runs: f64) -> Interval {
    if runs <= 0.0 {
        return Interval {
            low: 0.0,
            high: 1.0,
        };
    }
    let (n, p) = (runs, share);
    let z2 = Z * Z;
    let centre = p + z2 / (2.0 * n);
    let half = Z * libm::sqrt(p * (1.0 - p) / n + z2 / (4.0 * n * n));
    let scale = 1.0 + z2 / n;
    // At the ends the formula gives exactly 0 and 1, up to rounding.
    let low = if p <= 0.0 {
        0.0
    } else {
        ((centre - half) / scale).max(0.0)
    };
    let high = if p >= 1.0 {
        1.0
    } else {
        ((centre + half) / scale).min(1.0)
    };
    Interval { low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        // Newcombe (1998), Table I: 81 of 263 and 15 of 148, method 3 (Wilson without continuity correction).
        for (hits, runs, low, high) in [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605)] {
            let got = wilson(hits, runs);
            assert!(
                (got.low - low).abs() < 5e-5 && (got.high - high).abs() < 5e-5,
                "{got:?}"
            );
        }
    }

    #[test]
    fn never_leaves_the_unit_interval_and_holds_the_share() {
        for runs in [1, 2, 10, 1000] {
            for hits in 0..=runs {
                let i = wilson(hits, runs);
                let p = hits as f64 / runs as f64;
                assert!(0.0 <= i.low && i.low <= p && p <= i.high && i.high <= 1.0);
            }
        }
    }
}
