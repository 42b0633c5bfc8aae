//! The unit of a game's [`Points`]: how many of them make one point.

use super::Points;
use crate::scenario::Fraction;
use std::fmt;

/// The number of units that make one point: the common denominator of a game's numbers, so that all of them are integers.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::game::Unit;
/// let thirds = Unit::per_point(3_000_000_000);
/// let third = thirds.ratio(1, 3).unwrap();
/// assert_eq!(third + third + third, thirds.one());
/// assert_eq!(thirds.of(third + third), 2.0 / 3.0);
/// assert_eq!(format!("{:.2}", thirds.show(third)), "0.33");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Unit(i64);

impl Unit {
    /// 10⁻⁹ of a point: the unit of games whose numbers fit it, and of those that are built by hand.
    pub const BILLIONTH: Unit = Unit(1_000_000_000);

    /// This many units per point; below 1 counts as 1.
    pub const fn per_point(units: i64) -> Self {
        Unit(if units < 1 { 1 } else { units })
    }

    /// The number of units that make one point, ≥ 1.
    pub const fn size(self) -> i64 {
        self.0
    }

    /// One point.
    pub const fn one(self) -> Points {
        Points(self.0)
    }

    /// This many whole points.
    pub const fn whole(self, points: i64) -> Points {
        Points(self.0.saturating_mul(points))
    }

    /// Converts computed or drawn points, rounding half away from zero to whole units. Values that are too large saturate
    /// at [`Points::LOWEST`] and its opposite.
    pub fn points(self, points: f64) -> Points {
        let end = Points::LOWEST.0 as f64;
        let units = (points * self.0 as f64).clamp(end, -end);
        // Truncated; the remainder is exact, because from 2^52 units on there is none.
        let whole = units as i64;
        let rest = units - whole as f64;
        Points(whole + i64::from(rest >= 0.5) - i64::from(rest <= -0.5))
    }

    /// Converts a number given in a file: the decimal itself if it is a whole number of units, else the nearest one.
    pub fn given(self, number: f64) -> Points {
        let exact = Fraction::decimal(number).and_then(|decimal| self.exactly(decimal));
        exact.unwrap_or_else(|| self.points(number))
    }

    /// A fraction of a point; `None` if it is not a whole number of units, or too large.
    pub fn exactly(self, fraction: Fraction) -> Option<Points> {
        self.ratio(fraction.over, fraction.under).or_else(|| {
            let fraction = fraction.reduced();
            self.ratio(fraction.over, fraction.under)
        })
    }

    /// The fraction over/under of a point; `None` if it is not a whole number of units, or too large.
    pub fn ratio(self, over: i128, under: i128) -> Option<Points> {
        let units = over.checked_mul(i128::from(self.0))?;
        if under == 0 || units % under != 0 {
            return None;
        }
        i64::try_from(units / under).ok().map(Points)
    }

    /// Converts to points, for people and for formulas on reals: the nearest double.
    pub fn of(self, points: Points) -> f64 {
        self.of_sum(i128::from(points.0))
    }

    /// Converts a sum of many to points: the nearest double.
    pub fn of_sum(self, units: i128) -> f64 {
        const EXACT: u128 = 1 << 53;
        let (size, whole) = (self.0.unsigned_abs(), units.unsigned_abs());
        if whole <= EXACT && u128::from(size) <= EXACT {
            return units as f64 / self.0 as f64;
        }
        // As many binary places as fit, with the last bit set if anything is left behind them: the conversion to a double
        // is then the only rounding.
        let places = whole.leading_zeros();
        let scaled = whole << places;
        let size = u128::from(size);
        let held = (scaled / size) | u128::from(scaled % size != 0);
        let points = libm::scalbn(held as f64, -i32::try_from(places).unwrap_or(0));
        if units < 0 { -points } else { points }
    }

    /// A number of points for display: one decimal by default, `{:.3}` for more.
    pub const fn show(self, points: Points) -> ShownPoints {
        ShownPoints { points, unit: self }
    }

    /// The difference between a worth in this unit and one in another, in points.
    pub fn above(self, here: Points, other: Unit, there: Points) -> f64 {
        if self == other {
            return self.of(here - there);
        }
        let over =
            i128::from(here.0) * i128::from(other.0) - i128::from(there.0) * i128::from(self.0);
        // Both parts of the quotient are rounded: an error of a few units of the last place.
        over as f64 / (i128::from(self.0) * i128::from(other.0)) as f64
    }
}

/// Converts fractions to whole units one after another: most have the denominator of the one before.
#[derive(Debug)]
pub(super) struct InUnits {
    unit: Unit,
    /// A denominator that divides a point, and the number of units in one such part.
    under: i128,
    each: i128,
}

impl InUnits {
    pub(super) fn of(unit: Unit) -> Self {
        InUnits {
            unit,
            under: 1,
            each: unit.0.into(),
        }
    }

    /// The same as [`Unit::exactly`].
    pub(super) fn take(&mut self, fraction: Fraction) -> Option<Points> {
        let Fraction { over, under } = fraction;
        if under != self.under {
            let point = i128::from(self.unit.0);
            if point % under != 0 {
                return self.unit.exactly(fraction);
            }
            (self.under, self.each) = (under, point / under);
        }
        let units = over.checked_mul(self.each)?;
        i64::try_from(units).ok().map(Points)
    }
}

impl Default for Unit {
    fn default() -> Self {
        Unit::BILLIONTH
    }
}

/// A number of points for display. Halves are rounded away from zero, as everywhere on screen: 81.25 is shown as 81.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownPoints {
    points: Points,
    unit: Unit,
}

impl fmt::Display for ShownPoints {
    /// One decimal by default; `{:.3}` for more, up to fifteen.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = f.precision().unwrap_or(1).min(15);
        let kept = (0..digits).fold(1_u128, |kept, _| kept * 10);
        let size = u128::from(self.unit.0.unsigned_abs());
        let units = u128::from(self.points.0.unsigned_abs());
        let rounded = (2 * units * kept + size) / (2 * size);
        let whole = rounded / kept;
        let plain = if digits == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{:0digits$}", rounded % kept)
        };
        // −0.04 is shown as 0.0, not as −0.0.
        f.pad_integral(rounded == 0 || self.points.0 >= 0, "", &plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BILLIONTH: Unit = Unit::BILLIONTH;

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(BILLIONTH.points(0.5e-9), Points(1));
        assert_eq!(BILLIONTH.points(-0.5e-9), Points(-1));
        assert_eq!(BILLIONTH.points(0.4e-9), Points(0));
    }

    #[test]
    fn rounds_as_the_slow_way_does() {
        let mut x = 0.37_f64;
        for step in 0..20_000 {
            x = (x * 1.37 + 0.11) % 1e4;
            for points in [x, -x, x * 1e-9, x * 1e5, f64::from(step) * 0.5e-9] {
                let slow = libm::round(points * 1e9) as i64;
                assert_eq!(BILLIONTH.points(points).0, slow, "{points}");
            }
        }
        assert_eq!(BILLIONTH.points(f64::NAN), Points::ZERO);
    }

    #[test]
    fn shows_one_decimal_and_no_negative_zero() {
        let show = |points: f64| BILLIONTH.show(BILLIONTH.points(points));
        assert_eq!(show(74.27).to_string(), "74.3");
        assert_eq!(show(-0.04).to_string(), "0.0");
        assert_eq!(format!("{:+.1}", show(9.0)), "+9.0");
        assert_eq!(format!("{:+.1}", show(-2.25)), "-2.3");
        assert_eq!(format!("{:>7.2}", show(-2.25)), "  -2.25");
        assert_eq!(show(81.25).to_string(), "81.3");
        assert_eq!(format!("{:.0}", show(0.5)), "1");
        assert_eq!(format!("{:.9}", BILLIONTH.show(Points(-1))), "-0.000000001");
        assert_eq!(show(9.96).to_string(), "10.0");
        let sixths = Unit::per_point(6);
        assert_eq!(format!("{:.1}", sixths.show(Points(3))), "0.5");
        assert_eq!(format!("{:.0}", sixths.show(Points(3))), "1");
        assert_eq!(format!("{:.3}", sixths.show(Points(-7))), "-1.167");
    }

    #[test]
    fn saturates_instead_of_wrapping() {
        assert_eq!(BILLIONTH.points(f64::NEG_INFINITY), Points::LOWEST);
        assert!(BILLIONTH.points(1e300) > BILLIONTH.points(2e9));
    }

    #[test]
    fn fractions_fit_or_do_not() {
        let sevenths = Unit::per_point(7);
        assert_eq!(sevenths.ratio(3, 7), Some(Points(3)));
        assert_eq!(sevenths.ratio(-6, 14), Some(Points(-3)));
        assert_eq!(sevenths.ratio(1, 3), None);
        assert_eq!(sevenths.ratio(1, 0), None);
        assert_eq!(sevenths.ratio(i128::MAX, 1), None);
    }

    /// One after the other, with denominators that divide a point, that do not, and that do once reduced.
    #[test]
    fn fractions_in_a_row_are_those_one_by_one() {
        for size in [1, 7, 12, 1_000_000_000, i64::MAX] {
            let unit = Unit::per_point(size);
            let mut row = InUnits::of(unit);
            for under in [1, 1, 3, 3, 7, 14, 4, 21, 2, 1_000_000, 1 << 70] {
                for over in [0, 1, -3, 14, 1 << 62, 1 << 70, i128::MAX] {
                    let fraction = Fraction { over, under };
                    assert_eq!(row.take(fraction), unit.exactly(fraction), "{fraction:?}");
                }
            }
        }
    }

    #[test]
    fn large_units_give_the_nearest_double() {
        // Sizes beyond 2^53, which doubles cannot represent exactly.
        for size in [
            9_007_199_254_740_993_i64,
            7_777_777_777_777_777_777 / 30,
            3_000_000_000,
        ] {
            let unit = Unit::per_point(size);
            for whole in [1_i64, -3, 7, 29] {
                let points = Points(size.saturating_mul(whole));
                if size.checked_mul(whole).is_some() {
                    assert!(
                        unit.of(points).to_bits() == (whole as f64).to_bits(),
                        "{size} {whole}"
                    );
                }
            }
            let half = unit.of(Points(size / 2));
            assert!((half - 0.5).abs() < 1e-9);
        }
    }

    #[test]
    fn differences_between_units_are_those_of_fractions() {
        let (thirds, tenths) = (Unit::per_point(3), Unit::per_point(10));
        let far = thirds.above(Points(4), tenths, Points(13));
        assert!((far - 1.0 / 30.0).abs() < 1e-16);
        assert!(thirds.above(Points(3), tenths, Points(10)).abs() < f64::EPSILON);
    }
}
