//! The upper tail of the chi-squared distribution, the distribution of a sum of squared normal errors.
//!
//! **Formula.** P(X ≥ x) with k degrees of freedom is a finite sum: e^(−h)·Σ hʲ/j! over j < k/2 for even k, with h = x/2;
//! erfc(√h) + e^(−h)·Σ h^(j−½)/Γ(j+½) over 1 ≤ j ≤ (k−1)/2 for odd k. Beyond 1,000 degrees of freedom the cube root of
//! x/k is taken as normal with mean 1 − 2/(9k) and variance 2/(9k).
//! **Source.** M. Abramowitz & I. A. Stegun (1964), *Handbook of Mathematical Functions*, 26.4.4 and 26.4.5. E. B. Wilson &
//! M. M. Hilferty (1931), "The distribution of chi-square", *Proceedings of the National Academy of Sciences* 17(12),
//! 684-688. doi:10.1073/pnas.17.12.684

use super::normal_cdf;

/// Degrees of freedom up to which the sum is computed term by term.
const EXACT: u64 = 1000;

/// The chance that a chi-squared variable with `freedom` degrees of freedom is at least `x`; 1 if `freedom` is 0 or `x` ≤
/// 0.
pub fn chi_squared_tail(x: f64, freedom: u64) -> f64 {
    if freedom == 0 || x <= 0.0 {
        return 1.0;
    }
    if freedom > EXACT {
        let spread = 2.0 / (9.0 * freedom as f64);
        let root = libm::cbrt(x / freedom as f64);
        return normal_cdf((1.0 - spread - root) / libm::sqrt(spread));
    }
    let half = x / 2.0;
    let odd = freedom % 2 == 1;
    let mut tail = if odd {
        libm::erfc(libm::sqrt(half))
    } else {
        0.0
    };
    // Terms by their logarithms, since e^(−h) alone may underflow.
    let (mut at, first) = if odd { (0.5, 1) } else { (0.0, 0) };
    let mut log = at * libm::log(half) - half - libm::lgamma(at + 1.0);
    for _ in first..first + freedom / 2 {
        tail += libm::exp(log);
        at += 1.0;
        log += libm::log(half / at);
    }
    tail.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabled_quantiles() {
        // Abramowitz & Stegun, table 26.8: the 5% points.
        for (freedom, x) in [
            (1, 3.841_46),
            (2, 5.991_46),
            (3, 7.814_73),
            (9, 16.918_98),
            (10, 18.307_04),
            (30, 43.772_97),
            (100, 124.342_11),
        ] {
            let tail = chi_squared_tail(x, freedom);
            assert!((tail - 0.05).abs() < 1e-6, "{freedom}: {tail}");
        }
    }

    #[test]
    fn many_degrees_of_freedom_agree_where_the_two_formulas_meet() {
        for x in [900.0, 1000.0, 1074.7, 1107.0] {
            let (one, other) = (chi_squared_tail(x, EXACT), chi_squared_tail(x, EXACT + 1));
            assert!((one - other).abs() < 0.01, "{x}: {one} and {other}");
        }
        assert!((chi_squared_tail(1_074.679, EXACT) - 0.05).abs() < 1e-4);
        assert!(chi_squared_tail(0.0, 5) >= 1.0 && chi_squared_tail(3.0, 0) >= 1.0);
        assert!(chi_squared_tail(5_000.0, 10) < 1e-300);
    }
}
