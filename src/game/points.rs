//! `Points`: what a deal is worth, as an exact integer.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A utility in units of 10⁻⁹ of a point, so that sums are exact, ties are real ties and the order of addition never
/// matters. People see points, mostly 0-100; links may lead outside.
///
/// ```
/// use zopa::game::Points;
/// let third = Points::from_points(0.1) + Points::from_points(0.2);
/// assert_eq!(third, Points::from_points(0.3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

impl Points {
    /// Nothing.
    pub const ZERO: Points = Points(0);
    /// One point.
    pub const ONE: Points = Points(1_000_000_000);
    /// Below every worth that a scenario can reach: a floor that nothing fails.
    pub const LOWEST: Points = Points(i64::MIN / 4);

    /// From points as people write them, rounded half away from zero. Numbers up to ±2.3·10⁹ points fit;
    /// larger ones saturate there.
    #[must_use]
    pub fn from_points(points: f64) -> Self {
        let end = Self::LOWEST.0 as f64;
        let units = (points * 1e9).clamp(end, -end);
        // Towards zero, and the rest is exact: from 2^52 units on there is none.
        let whole = units as i64;
        let rest = units - whole as f64;
        Points(whole + i64::from(rest >= 0.5) - i64::from(rest <= -0.5))
    }

    /// In points, for people and for formulas on reals.
    #[must_use]
    pub fn as_points(self) -> f64 {
        self.0 as f64 / 1e9
    }
}

impl Add for Points {
    type Output = Points;
    fn add(self, other: Points) -> Points {
        Points(self.0 + other.0)
    }
}

impl Sub for Points {
    type Output = Points;
    fn sub(self, other: Points) -> Points {
        Points(self.0 - other.0)
    }
}

impl Neg for Points {
    type Output = Points;
    fn neg(self) -> Points {
        Points(-self.0)
    }
}

impl AddAssign for Points {
    fn add_assign(&mut self, other: Points) {
        self.0 += other.0;
    }
}

impl SubAssign for Points {
    fn sub_assign(&mut self, other: Points) {
        self.0 -= other.0;
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Points>>(all: I) -> Points {
        all.fold(Points::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    /// One decimal by default; `{:.3}` for more, up to all nine. Halves are rounded away from zero, as everywhere on screen:
    /// 81.25 is shown as 81.3.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision().unwrap_or(1).min(9);
        let kept = (0..digits).fold(1_u64, |kept, _| kept * 10);
        let step = Points::ONE.0.unsigned_abs() / kept;
        let rounded = (self.0.unsigned_abs() + step / 2) / step;
        let whole = rounded / kept;
        let plain = if digits == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{:0digits$}", rounded % kept)
        };
        // −0.04 is shown as 0.0, not as −0.0.
        f.pad_integral(rounded == 0 || self.0 >= 0, "", &plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(Points::from_points(0.5e-9), Points(1));
        assert_eq!(Points::from_points(-0.5e-9), Points(-1));
        assert_eq!(Points::from_points(0.4e-9), Points(0));
    }

    #[test]
    fn rounds_as_the_slow_way_does() {
        let mut x = 0.37_f64;
        for step in 0..20_000 {
            x = (x * 1.37 + 0.11) % 1e4;
            for points in [x, -x, x * 1e-9, x * 1e5, f64::from(step) * 0.5e-9] {
                assert_eq!(
                    Points::from_points(points).0,
                    libm::round(points * 1e9) as i64,
                    "{points}"
                );
            }
        }
        assert_eq!(Points::from_points(f64::NAN), Points::ZERO);
    }

    #[test]
    fn shows_one_decimal_and_no_negative_zero() {
        assert_eq!(Points::from_points(74.27).to_string(), "74.3");
        assert_eq!(Points::from_points(-0.04).to_string(), "0.0");
        assert_eq!(format!("{:+.1}", Points::from_points(9.0)), "+9.0");
        assert_eq!(format!("{:+.1}", Points::from_points(-2.25)), "-2.3");
        assert_eq!(format!("{:>7.2}", Points::from_points(-2.25)), "  -2.25");
        assert_eq!(Points::from_points(81.25).to_string(), "81.3");
        assert_eq!(format!("{:.0}", Points::from_points(0.5)), "1");
        assert_eq!(format!("{:.9}", Points(-1)), "-0.000000001");
        assert_eq!(Points::from_points(9.96).to_string(), "10.0");
    }

    #[test]
    fn saturates_instead_of_wrapping() {
        assert_eq!(Points::from_points(f64::NEG_INFINITY), Points::LOWEST);
        assert!(Points::from_points(1e300) > Points::from_points(2e9));
    }
}
