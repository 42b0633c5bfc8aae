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

/// The fraction that a double is.
pub fn double(x: f64) -> Fraction {
    let bits = x.to_bits();
    let exponent = (bits >> 52 & 0x7ff) as i32;
    let part = (bits & ((1 << 52) - 1)) as i64;
    let (digits, power) = match exponent {
        0 => (part, -1074),
        _ => (part | 1 << 52, exponent - 1075),
    };
    let digits = BigInt::from(if x < 0.0 { -digits } else { digits });
    match power {
        0.. => Fraction::from_integer(digits << power.unsigned_abs()),
        _ => Fraction::new(digits, BigInt::from(1) << power.unsigned_abs()),
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

/// Rounded to a whole number, halves away from zero.
pub fn rounded(x: &Fraction) -> BigInt {
    let (over, under) = (x.numer(), x.denom());
    let half: BigInt = (over.magnitude().clone() * 2_u32 + under.magnitude()).into();
    let near: BigInt = half / (under * 2);
    if *over < BigInt::ZERO { -near } else { near }
}

#[test]
fn digits_and_doubles_are_read_exactly() {
    assert_eq!(written("-0.05e1"), Fraction::new((-1).into(), 2.into()));
    assert_eq!(written("1_000"), whole(1000));
    assert_eq!(written("2.5e3"), whole(2500));
    assert_eq!(double(0.75), written("0.75"));
    assert_eq!(double(-3.0), whole(-3));
    assert_ne!(double(0.1), written("0.1"));
    assert_eq!(rounded(&written("2.5")), BigInt::from(3));
    assert_eq!(rounded(&written("-2.5")), BigInt::from(-3));
    assert_eq!(rounded(&written("2.4999")), BigInt::from(2));
    assert_eq!(common(&12.into(), &18.into()), BigInt::from(36));
}
