//! The numbers of a file as fractions: decimals exactly as they are written, and the values computed from ranges.

/// A fraction over/under in 128 bits, `under` > 0, not always in lowest terms. Operations return `None` where the result does
/// not fit.
#[derive(Debug, Clone, Copy)]
pub struct Fraction {
    /// The numerator.
    pub over: i128,
    /// The denominator, > 0.
    pub under: i128,
}

impl Fraction {
    /// A whole number.
    pub const fn whole(number: i128) -> Self {
        Fraction {
            over: number,
            under: 1,
        }
    }

    /// The decimal that a number was written as: the shortest one that reads as this double. `None` below 10⁻²⁸ and from 10³⁶
    /// up.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::scenario::Fraction;
    /// let number = Fraction::decimal(32.895039).unwrap();
    /// assert_eq!((number.over, number.under), (32_895_039, 1_000_000));
    /// ```
    pub fn decimal(number: f64) -> Option<Self> {
        const WHOLE: f64 = 9_007_199_254_740_992.0;
        if !number.is_finite() {
            return None;
        }
        // Decimals of up to 15 digits each read as a different double, so the first decimal that reads as this double is the
        // one written.
        for (scale, &power) in POWERS.iter().enumerate() {
            let scaled = (number * power).round();
            if scaled.abs() > WHOLE / 9.0 {
                break;
            }
            if (scaled / power).to_bits() == number.to_bits() {
                return Some(Fraction {
                    over: scaled as i128,
                    under: TENS[scale],
                });
            }
        }
        Fraction::read(&format!("{number:e}"))
    }

    /// From digits with an exponent, as Rust writes doubles.
    fn read(written: &str) -> Option<Self> {
        let (digits, exponent) = written.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
        let over: i128 = format!("{before}{after}").parse().ok()?;
        let scale = exponent - i32::try_from(after.len()).ok()?;
        let power = 10_i128.checked_pow(scale.unsigned_abs())?;
        Some(if scale < 0 {
            Fraction { over, under: power }
        } else {
            Fraction::whole(over.checked_mul(power)?)
        })
    }

    /// In lowest terms.
    pub fn reduced(self) -> Self {
        let common = gcd(self.over, self.under);
        Fraction {
            over: self.over / common,
            under: self.under / common,
        }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        if self.under == other.under {
            let over = self.over.checked_add(other.over)?;
            return Some(Fraction { over, ..self });
        }
        let under = lcm(self.under, other.under)?;
        let here = self.over.checked_mul(under / self.under)?;
        let there = other.over.checked_mul(under / other.under)?;
        let over = here.checked_add(there)?;
        Some(Fraction { over, under })
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(Fraction {
            over: -other.over,
            ..other
        })
    }

    /// The product.
    pub fn times(self, other: Self) -> Option<Self> {
        let product = |a: Self, b: Self| {
            Some(Fraction {
                over: a.over.checked_mul(b.over)?,
                under: a.under.checked_mul(b.under)?,
            })
        };
        product(self, other).or_else(|| {
            let (a, b) = (self.reduced(), other.reduced());
            let crossed = |over: i128, under: i128| Fraction { over, under }.reduced();
            let (left, right) = (crossed(a.over, b.under), crossed(b.over, a.under));
            product(left, right)
        })
    }

    /// The quotient; also `None` for division by zero.
    pub fn divided_by(self, other: Self) -> Option<Self> {
        if other.over == 0 {
            return None;
        }
        self.times(Fraction {
            over: other.under * other.over.signum(),
            under: other.over.abs(),
        })
    }
}

/// 10⁰ to 10¹⁵, which doubles hold exactly, and the same as whole numbers.
const POWERS: [f64; 16] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];
const TENS: [i128; 16] = {
    let mut tens = [1; 16];
    let mut n = 1;
    while n < 16 {
        tens[n] = tens[n - 1] * 10;
        n += 1;
    }
    tens
};

/// The greatest common divisor, ≥ 1.
pub fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a.max(1)).unwrap_or(1)
}

/// The least common multiple of two numbers > 0, if it fits.
pub fn lcm(a: i128, b: i128) -> Option<i128> {
    (a / gcd(a, b)).checked_mul(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: f64) -> Option<(i128, i128)> {
        let fraction = Fraction::decimal(number)?.reduced();
        Some((fraction.over, fraction.under))
    }

    #[test]
    fn decimals_are_what_was_written() {
        assert_eq!(written(40.0), Some((40, 1)));
        assert_eq!(written(-0.1), Some((-1, 10)));
        assert_eq!(written(33.3), Some((333, 10)));
        assert_eq!(written(0.0), Some((0, 1)));
        assert_eq!(written(-0.0), Some((0, 1)));
        assert_eq!(written(1e20), Some((10_i128.pow(20), 1)));
        assert_eq!(written(1e-12), Some((1, 10_i128.pow(12))));
        assert_eq!(
            written(0.123_456_789_012_345_67),
            Some((6_172_839_450_617_283, 50_000_000_000_000_000))
        );
        for odd in [f64::NAN, f64::INFINITY, 1e300, 1e-300] {
            assert_eq!(written(odd), None);
        }
    }

    #[test]
    fn every_short_decimal_comes_back() {
        let mut state = 7_u64;
        for _ in 0..20_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let digits = (state >> 33) as i64 % 1_000_000;
            let places = (state >> 20) % 10;
            let text = format!("{digits}e-{places}");
            let number: f64 = text.parse().unwrap();
            let want = Fraction {
                over: i128::from(digits),
                under: 10_i128.pow(places as u32),
            }
            .reduced();
            assert_eq!(written(number), Some((want.over, want.under)), "{text}");
        }
    }

    #[test]
    fn arithmetic_is_that_of_fractions() {
        let of = |over, under| Fraction { over, under };
        let same = |a: Option<Fraction>, over, under| {
            let a = a.unwrap().reduced();
            assert_eq!((a.over, a.under), (over, under));
        };
        same(of(1, 6).plus(of(1, 10)), 4, 15);
        same(of(1, 6).minus(of(1, 6)), 0, 1);
        same(of(2, 3).times(of(9, 4)), 3, 2);
        same(of(2, 3).divided_by(of(-4, 9)), -3, 2);
        assert!(of(1, 2).divided_by(of(0, 5)).is_none());
        assert!(of(i128::MAX, 1).times(of(2, 1)).is_none());
        same(of(i128::MAX, 1).times(of(2, i128::MAX)), 2, 1);
        assert!(of(1, i128::MAX).plus(of(1, i128::MAX - 1)).is_none());
    }
}
