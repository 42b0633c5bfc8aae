//! Student's t: how far the mean of a few numbers can be off.
//!
//! **Formula.** The t with P(|T| ≤ t) = 0.95 for ν degrees of freedom. Up to 200 the finite sum for integer ν (Abramowitz &
//! Stegun 26.7.3 and 26.7.4), solved by bisection; beyond that the expansion around the normal quantile (26.7.5).
//! **Source.** Student (1908), "The probable error of a mean", *Biometrika* 6(1), 1-25. doi:10.1093/biomet/6.1.1.
//! M. Abramowitz & I. A. Stegun (1964), *Handbook of Mathematical Functions*, section 26.7.

use super::wilson::Z;

/// Degrees of freedom up to which the finite sum is used.
const SUMMED: u64 = 200;

/// The t that a variable of Student's distribution exceeds with chance 2.5%; infinite for 0 degrees of freedom.
pub fn student_t(freedom: u64) -> f64 {
    match freedom {
        0 => f64::INFINITY,
        1..=SUMMED => summed(freedom),
        _ => expanded(freedom as f64),
    }
}

/// Solves for the angle whose tangent is t/√ν, by bisection.
fn summed(freedom: u64) -> f64 {
    let (mut low, mut high) = (0.0, std::f64::consts::FRAC_PI_2);
    // Enough steps to tell neighbouring doubles apart.
    for _ in 0..64 {
        let angle = f64::midpoint(low, high);
        if inside(freedom, angle) < 0.95 {
            low = angle;
        } else {
            high = angle;
        }
    }
    libm::sqrt(freedom as f64) * libm::sin(low) / libm::cos(low)
}

/// P(|T| ≤ √ν·tan(angle)).
fn inside(freedom: u64, angle: f64) -> f64 {
    let (sine, cosine) = (libm::sin(angle), libm::cos(angle));
    let odd = freedom % 2 == 1;
    let mut power = if odd { cosine } else { 1.0 };
    let mut sum = 0.0;
    // Powers of the cosine up to ν − 2, every other one.
    let mut exponent = u64::from(odd);
    while exponent + 2 <= freedom {
        sum += power;
        power *= cosine * cosine * (exponent + 1) as f64 / (exponent + 2) as f64;
        exponent += 2;
    }
    if odd {
        (angle + sine * sum) * std::f64::consts::FRAC_2_PI
    } else {
        sine * sum
    }
}

/// The normal quantile and four terms in 1/ν.
fn expanded(freedom: f64) -> f64 {
    let x = Z;
    let x2 = x * x;
    let terms = [
        x * (x2 + 1.0) / 4.0,
        x * ((5.0 * x2 + 16.0) * x2 + 3.0) / 96.0,
        x * (((3.0 * x2 + 19.0) * x2 + 17.0) * x2 - 15.0) / 384.0,
        x * ((((79.0 * x2 + 776.0) * x2 + 1482.0) * x2 - 1920.0) * x2 - 945.0) / 92_160.0,
    ];
    x + terms
        .iter()
        .rev()
        .fold(0.0, |sum, term| (sum + term) / freedom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        for (freedom, t) in [
            (1, 12.706_204_736),
            (2, 4.302_652_730),
            (3, 3.182_446_305),
            (10, 2.228_138_852),
            (30, 2.042_272_456),
            (99, 1.984_216_952),
            (100, 1.983_971_519),
            (999, 1.962_341_461),
        ] {
            let got = student_t(freedom);
            assert!((got - t).abs() < 2e-9, "{freedom}: {got} is not {t}");
        }
        assert!(student_t(0).is_infinite());
    }

    #[test]
    fn both_ways_agree_and_end_at_the_normal() {
        for freedom in [100, 150, 200] {
            let (sum, expansion) = (summed(freedom), expanded(freedom as f64));
            assert!((sum - expansion).abs() < 1e-9, "{sum} is not {expansion}");
        }
        assert!((student_t(u64::MAX) - Z).abs() < 1e-15);
        assert!((1..1000).all(|freedom| student_t(freedom) > student_t(freedom + 1)));
    }
}
