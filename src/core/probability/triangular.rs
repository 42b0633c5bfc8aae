//! The triangular distribution.
//!
//! **Formula.** With lowest a, likeliest m and highest b, F(x) = (x − a)²/((b − a)(m − a)) up to m and
//! 1 − (b − x)²/((b − a)(b − m)) above it; the quantile solves these for x.
//! **Moments.** Mean (a + m + b)/3, variance (a² + m² + b² − am − ab − mb)/18.
//! **Source.** S. Kotz & J. R. van Dorp (2004), *Beyond Beta*, World Scientific, chapter 1. doi:10.1142/5720

/// The value that a triangular variable with this lowest, likeliest and highest value exceeds with chance 1 − p. `p` in
/// 0-1.
pub fn triangular_quantile([lowest, likeliest, highest]: [f64; 3], p: f64) -> f64 {
    let width = highest - lowest;
    if p * width <= likeliest - lowest {
        lowest + libm::sqrt(p * width * (likeliest - lowest))
    } else {
        highest - libm::sqrt((1.0 - p) * width * (highest - likeliest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// SciPy 1.17.1: `triang.ppf(p, (m - a) / (b - a), a, b - a)`.
    #[test]
    fn known_values() {
        for (shape, p, x) in [
            ([50.0, 60.0, 75.0], 1e-12, 50.000_015_811_388_3),
            ([50.0, 60.0, 75.0], 0.1, 55.0),
            ([50.0, 60.0, 75.0], 0.4, 60.0),
            ([50.0, 60.0, 75.0], 0.5, 61.306_936_062_370_85),
            ([50.0, 60.0, 75.0], 0.9, 68.876_275_643_042_05),
            ([0.0, 0.0, 1.0], 0.1, 0.051_316_701_949_486_23),
            ([0.0, 0.0, 1.0], 0.9, 0.683_772_233_983_162_1),
            ([0.0, 1.0, 1.0], 0.4, 0.632_455_532_033_675_9),
            ([-5.0, 2.0, 3.0], 0.4, -0.267_136_173_520_307_3),
            ([-5.0, 2.0, 3.0], 0.999_999_999, 2.999_910_557_282_165),
        ] {
            let got = triangular_quantile(shape, p);
            assert!((got - x).abs() < 1e-12, "{shape:?} {p}: {got} is not {x}");
        }
    }
}
