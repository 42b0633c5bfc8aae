//! Products of whole numbers raised to whole powers, compared exactly.
//!
//! **Formula.** Π aᵢ^wᵢ against Π bᵢ^wᵢ. Logarithms in double precision nearly always decide. Where they are too close,
//! equality is decided without multiplying: over a set of pairwise coprime divisors of all factors, two products are equal
//! if and only if all exponents are; unequal ones are distinguished by logarithms with as many digits as it takes.
//! **Source.** Coprime bases: D. J. Bernstein (2005), "Factoring into coprimes in essentially linear time", *Journal of
//! Algorithms* 54(1), 1-30. doi:10.1016/j.jalgor.2004.04.009 (ours is the simple quadratic way).

use num_bigint::BigInt;
use std::cmp::Ordering;

/// A product of whole numbers ≥ 1 raised to whole powers.
#[derive(Debug, Clone)]
pub(super) struct Product {
    factors: Vec<(u64, u64)>,
    /// Its natural logarithm divided by the sum of the powers, within a few units of the last place.
    log: f64,
}

/// Logarithms that differ by less than this are not trusted.
const CLOSE: f64 = 1e-11;

impl Product {
    /// The product of these (number ≥ 1, power) pairs.
    pub(super) fn of(factors: impl Iterator<Item = (u64, u64)>) -> Self {
        let factors: Vec<(u64, u64)> = factors.collect();
        let total: f64 = factors.iter().map(|(_, power)| *power as f64).sum();
        let log = factors
            .iter()
            .map(|(number, power)| *power as f64 / total * libm::log(*number as f64))
            .sum();
        Product { factors, log }
    }

    /// The natural logarithm divided by the sum of the powers: that of the geometric mean.
    pub(super) fn log(&self) -> f64 {
        self.log
    }

    /// Compares exactly. Only for products of the same powers, so that their logarithms are comparable.
    fn compare(&self, other: &Self) -> Ordering {
        let apart = self.log - other.log;
        if apart.abs() > CLOSE * (1.0 + self.log.abs()) {
            return self.log.total_cmp(&other.log);
        }
        if self.factors == other.factors {
            return Ordering::Equal;
        }
        let signed = self.exponents(other);
        if signed.iter().all(|(_, power)| *power == BigInt::ZERO) {
            return Ordering::Equal;
        }
        let mut bits = 128_u32;
        loop {
            let (sum, error) = log_of(&signed, bits);
            if sum > error {
                return Ordering::Greater;
            }
            if sum < -error {
                return Ordering::Less;
            }
            bits *= 2;
        }
    }

    /// The quotient of two products over pairwise coprime numbers.
    fn exponents(&self, other: &Self) -> Vec<(u64, BigInt)> {
        let both = self.factors.iter().chain(&other.factors);
        let base = coprime(both.map(|(number, _)| *number));
        let signs = [(self, 1_i8), (other, -1)];
        let exponent = |divisor: u64| {
            let mut sum = BigInt::ZERO;
            for (product, sign) in signs {
                for &(number, power) in &product.factors {
                    let mut rest = number;
                    while rest.is_multiple_of(divisor) {
                        rest /= divisor;
                        sum += BigInt::from(sign) * power;
                    }
                }
            }
            sum
        };
        base.into_iter()
            .map(|divisor| (divisor, exponent(divisor)))
            .collect()
    }
}

impl PartialEq for Product {
    fn eq(&self, other: &Self) -> bool {
        self.compare(other).is_eq()
    }
}

impl Eq for Product {}

impl PartialOrd for Product {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Product {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare(other)
    }
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Fractions over/under, each part clamped to 1-1,000, as whole numbers in the same proportions. `None` if their common
/// denominator is 10^15 or more.
pub(super) fn over_one_denominator(fractions: &[(u32, u32)]) -> Option<Vec<u64>> {
    let kept = |part: u32| u64::from(part.clamp(1, 1000));
    let common = fractions.iter().try_fold(1_u64, |common, &(_, under)| {
        let under = kept(under);
        let common = (common / gcd(common, under)).checked_mul(under)?;
        (common < 1_000_000_000_000_000).then_some(common)
    })?;
    let whole = fractions
        .iter()
        .map(|&(over, under)| kept(over) * (common / kept(under)));
    Some(whole.collect())
}

/// Pairwise coprime numbers > 1 of whose powers each of the given numbers is a product.
fn coprime(numbers: impl Iterator<Item = u64>) -> Vec<u64> {
    let mut base: Vec<u64> = Vec::new();
    let mut left: Vec<u64> = numbers.filter(|&n| n > 1).collect();
    while let Some(number) = left.pop() {
        let common = base.iter().position(|&known| gcd(known, number) > 1);
        let Some(place) = common else {
            base.push(number);
            continue;
        };
        let known = base[place];
        if known == number {
            continue;
        }
        let common = gcd(known, number);
        base.swap_remove(place);
        left.extend(
            [known / common, number / common, common]
                .into_iter()
                .filter(|&n| n > 1),
        );
    }
    base
}

/// Σ power·ln(number) in units of 2^−bits, with a bound on its error.
fn log_of(factors: &[(u64, BigInt)], bits: u32) -> (BigInt, BigInt) {
    let mut sum = BigInt::ZERO;
    let mut error = BigInt::ZERO;
    let two = artanh_twice(&BigInt::from(1), &BigInt::from(3), bits);
    for (number, power) in factors {
        // number = m·2^k with m in [3/4, 3/2): ln m = 2·artanh((m − 1)/(m + 1)).
        let mut k = 63 - number.leading_zeros();
        if u128::from(*number) * 2 >= 3_u128 << k {
            k += 1;
        }
        let (number, scale) = (BigInt::from(*number), BigInt::from(1) << k);
        let log = artanh_twice(&(&number - &scale), &(&number + &scale), bits) + &two * k;
        sum += &log * power;
        // Each series is off by less than one unit per term; there are fewer terms than bits.
        error += BigInt::from(power.magnitude().clone()) * u64::from(bits) * u64::from(k + 1);
    }
    (sum, error)
}

/// 2·artanh(over/under) in units of 2^−bits, for |over/under| ≤ 1/3: the error is below one unit for every bit.
fn artanh_twice(over: &BigInt, under: &BigInt, bits: u32) -> BigInt {
    let mut term: BigInt = (over << (bits + 1)) / under;
    let (over, under) = (over * over, under * under);
    let mut sum = BigInt::ZERO;
    let mut n = 1_u32;
    while term != BigInt::ZERO {
        sum += &term / n;
        term = term * &over / &under;
        n += 2;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;

    fn product(factors: &[(u64, u64)]) -> Product {
        Product::of(factors.iter().copied())
    }

    #[test]
    fn agrees_with_multiplying_out() {
        let mut seed = 1_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % below
        };
        let mut equal = 0;
        for _ in 0..5_000 {
            let powers = [1 + next(4), 1 + next(4), 1 + next(4)];
            let numbers =
                |next: &mut dyn FnMut(u64) -> u64| [1 + next(6), 1 + next(6), 1 + next(6)];
            let (a, b) = (numbers(&mut next), numbers(&mut next));
            let out = |numbers: [u64; 3]| -> BigUint {
                let pairs = numbers.iter().zip(powers);
                pairs
                    .map(|(&n, w)| BigUint::from(n).pow(w as u32))
                    .product()
            };
            let whole = |numbers: [u64; 3]| Product::of(numbers.into_iter().zip(powers));
            let want = out(a).cmp(&out(b));
            equal += usize::from(want.is_eq());
            assert_eq!(whole(a).cmp(&whole(b)), want, "{a:?} {b:?} {powers:?}");
        }
        assert!(equal > 50);
    }

    #[test]
    fn tells_the_closest_apart() {
        // (n − 1)(n + 1) is one less than n·n.
        let n = 3_000_000_000_u64;
        assert!(product(&[(n, 1), (n, 1)]) > product(&[(n - 1, 1), (n + 1, 1)]));
        let w = 999_999_937;
        assert!(product(&[(n, w), (n, w)]) > product(&[(n - 1, w), (n + 1, w)]));
        assert_eq!(product(&[(4, w), (9, w)]), product(&[(6, w), (6, w)]));
        assert_eq!(product(&[(2, 2), (8, 1)]), product(&[(4, 2), (2, 1)]));
    }
}
