//! The interval of the difference between two shares that were counted in the same runs.
//!
//! **Formula.** With `b` runs that turned from no to yes, `c` that turned from yes to no, of `n`: p = (b + 1)/(n + 2), q =
//! (c + 1)/(n + 2), and the interval is p − q ± z·√((p + q − (p − q)²)/(n + 2)), kept within −1 to 1. Runs that did not
//! turn count only by their number: the effect of a change that touches few runs is known precisely, however uncertain both
//! shares are.
//! **Source.** D. G. Bonett & R. M. Price (2012), "Adjusted Wald confidence interval for a difference of binomial
//! proportions based on paired data", *Journal of Educational and Behavioral Statistics* 37(4), 479-488.
//! doi:10.3102/1076998611411915. Recommended by M. W. Fagerland, S. Lydersen & P. Laake (2014), *Statistics in Medicine*
//! 33(16), 2850-2875. doi:10.1002/sim.6148

use super::wilson::{Interval, Z};

/// The 95% interval of the difference (new share − old share), if `gained` of `runs` turned from no to yes and `lost` from
/// yes to no. Without runs it is −1 to 1: nothing is known.
pub fn paired_difference(gained: u64, lost: u64, runs: u64) -> Interval {
    if runs == 0 {
        return Interval {
            low: -1.0,
            high: 1.0,
        };
    }
    let n = runs as f64 + 2.0;
    let (p, q) = ((gained as f64 + 1.0) / n, (lost as f64 + 1.0) / n);
    let centre = p - q;
    let half = Z * libm::sqrt((p + q - centre * centre) / n);
    Interval {
        low: (centre - half).max(-1.0),
        high: (centre + half).min(1.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_intervals() {
        // The example of ci.prop.ps in the R package statpsych, by one of the authors: 0.2548067 to 0.6251933.
        let got = paired_difference(26, 4, 48);
        assert!((got.low - 0.254_806_7).abs() < 5e-8, "{got:?}");
        assert!((got.high - 0.625_193_3).abs() < 5e-8, "{got:?}");
    }

    #[test]
    fn holds_the_difference_and_turns_with_it() {
        for runs in 1..40_u64 {
            for gained in 0..=runs {
                for lost in 0..=runs - gained {
                    let i = paired_difference(gained, lost, runs);
                    let change = (gained as f64 - lost as f64) / runs as f64;
                    assert!(-1.0 <= i.low && i.low <= change && change <= i.high && i.high <= 1.0);
                    let back = paired_difference(lost, gained, runs);
                    assert!((i.low + back.high).abs() < 1e-15 && (i.high + back.low).abs() < 1e-15);
                }
            }
        }
    }
}
