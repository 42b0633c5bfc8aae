//! Exact fractions, and numbers that are fractions if a solution is rational and reals if it is not.

use num_bigint::BigInt;
use num_rational::Ratio;

/// An exact fraction of whole numbers of any size.
pub type BigFraction = Ratio<BigInt>;

/// A number in an answer: exact where the solution is a fraction, a real otherwise.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// Exactly this.
    Exact(BigFraction),
    /// This to about 12 digits.
    Real(f64),
}

impl Amount {
    /// The nearest real.
    pub fn as_f64(&self) -> f64 {
        match self {
            Amount::Exact(exact) => nearest(exact),
            Amount::Real(real) => *real,
        }
    }

    /// The fraction, where it is one.
    pub fn exact(&self) -> Option<&BigFraction> {
        match self {
            Amount::Exact(exact) => Some(exact),
            Amount::Real(_) => None,
        }
    }
}

/// The real nearest to a fraction, to the last digit or the one before.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::solutions::{BigFraction, nearest};
/// let third = BigFraction::new(1.into(), 3.into());
/// assert!((nearest(&third) - 1.0 / 3.0).abs() < 1e-16);
/// ```
pub fn nearest(fraction: &BigFraction) -> f64 {
    let (over, under) = (fraction.numer(), fraction.denom());
    let bits = |n: &BigInt| i64::try_from(n.bits()).unwrap_or(i64::MAX);
    // A shift that leaves 63 to 65 bits of quotient: more than a float has, and few enough for an i128.
    let shift = 64 - bits(over).saturating_sub(bits(under));
    let quotient = if shift >= 0 {
        (over << shift.unsigned_abs()) / under
    } else {
        over / (under << shift.unsigned_abs())
    };
    let digits = i128::try_from(quotient).unwrap_or_default() as f64;
    let power = i32::try_from(-shift).unwrap_or(i32::MAX);
    libm::ldexp(digits, power)
}

/// A whole number.
pub(super) fn whole(number: i128) -> BigFraction {
    BigFraction::from_integer(number.into())
}

/// `over/under`; `under` is not 0.
pub(super) fn fraction(over: i128, under: i128) -> BigFraction {
    BigFraction::new(over.into(), under.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reals_are_near_their_fractions() {
        for (over, under) in [
            (1, 3),
            (-7, 23),
            (0, 5),
            (i128::MAX, 3),
            (3, i128::MAX),
            (1, 1),
        ] {
            let want = over as f64 / under as f64;
            let got = nearest(&fraction(over, under));
            assert!(
                (got - want).abs() <= want.abs() * 4e-16,
                "{over}/{under}: {got}"
            );
        }
    }
}
