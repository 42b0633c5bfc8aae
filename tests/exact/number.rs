//! Exact fractions from the digits that a file has.

use num_bigint::BigInt;
use num_rational::Ratio;

/// A fraction of whole numbers of any size.
pub type Fraction = Ratio<BigInt>;

pub fn whole(number: i64) -> Fraction {
    Fraction::from_integer(number.into())
}

/// The number that these digits write, with a sign, a point and an exponent or without.
pub fn written(digits: &str) -> Fraction {
    let digits = digits.replace('_', "");
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().unwrap()),
        None => (digits.as_str(), 0),
    };
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all: BigInt = format!("{before}{after}")
        .trim_start_matches('+')
        .parse()
        .unwrap();
    let places = after.len() as i32 - exponent;
    let power = BigInt::from(10).pow(places.unsigned_abs());
    if places >= 0 {
        Fraction::new(all, power)
    } else {
        Fraction::from_integer(all * power)
    }
}

/// Near enough to look at.
pub fn real(x: &Fraction) -> f64 {
    let part = |n: &BigInt| n.to_string().parse::<f64>().unwrap();
    part(x.numer()) / part(x.denom())
}

/// The least number that both divide.
pub fn common(a: &BigInt, b: &BigInt) -> BigInt {
    let (mut high, mut low) = (a.clone(), b.clone());
    while low != BigInt::ZERO {
        (high, low) = (low.clone(), high % low);
    }
    a / high * b
}

#[test]
fn digits_are_read_exactly() {
    assert_eq!(written("-0.05e1"), Fraction::new((-1).into(), 2.into()));
    assert_eq!(written("1_000"), whole(1000));
    assert_eq!(written("2.5e3"), whole(2500));
    assert_eq!(common(&12.into(), &18.into()), BigInt::from(36));
}
