//! A number of deals: exact if possible, otherwise a bracket that is guaranteed to contain it.

use crate::probability::Interval;
use num_bigint::BigUint;

/// A number of deals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DealCount {
    /// It is this.
    Exact(BigUint),
    /// It is between two numbers.
    Between(Box<Bracket>),
}

/// What is known about a number that could not be counted within the limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bracket {
    /// A guaranteed lower bound.
    pub at_least: BigUint,
    /// A guaranteed upper bound.
    pub at_most: BigUint,
    /// What a sample of deals says it is, kept inside the bracket.
    pub estimate: BigUint,
    /// Lower end of the estimate's 95% interval, kept inside the bracket.
    pub low: BigUint,
    /// Upper end of it.
    pub high: BigUint,
}

/// A share of all deals, 0-1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share; where the number is not exact, its estimate.
    pub share: f64,
    /// Guaranteed bounds of the share: equal if the number is exact.
    pub bounds: Interval,
}

impl DealCount {
    /// Zero.
    pub fn zero() -> Self {
        DealCount::Exact(BigUint::ZERO)
    }

    /// A number between two others, which is exact if they are equal. `estimate` and its interval are kept inside.
    pub fn between(at_least: BigUint, at_most: BigUint, estimate: [BigUint; 3]) -> Self {
        if at_least >= at_most {
            return DealCount::Exact(at_most);
        }
        let [low, estimate, high] = estimate.map(|n| n.clamp(at_least.clone(), at_most.clone()));
        DealCount::Between(Box::new(Bracket {
            at_least,
            at_most,
            estimate,
            low,
            high,
        }))
    }

    /// The number with what is known about it if it is at least this.
    pub fn with_at_least(self, least: u64) -> Self {
        match self {
            DealCount::Between(bracket) if bracket.at_least < BigUint::from(least) => {
                let Bracket {
                    at_most,
                    estimate,
                    low,
                    high,
                    ..
                } = *bracket;
                DealCount::between(BigUint::from(least), at_most, [low, estimate, high])
            }
            known => known,
        }
    }

    /// The number, where it is known exactly.
    pub fn exact(&self) -> Option<&BigUint> {
        match self {
            DealCount::Exact(n) => Some(n),
            DealCount::Between(_) => None,
        }
    }

    /// The bracket, where the number is not known exactly.
    pub fn bracket(&self) -> Option<&Bracket> {
        match self {
            DealCount::Exact(_) => None,
            DealCount::Between(bracket) => Some(bracket),
        }
    }

    /// A guaranteed lower bound.
    pub fn at_least(&self) -> &BigUint {
        match self {
            DealCount::Exact(n) => n,
            DealCount::Between(bracket) => &bracket.at_least,
        }
    }

    /// A guaranteed upper bound.
    pub fn at_most(&self) -> &BigUint {
        match self {
            DealCount::Exact(n) => n,
            DealCount::Between(bracket) => &bracket.at_most,
        }
    }

    /// The number, or what a sample says it is.
    pub fn about(&self) -> &BigUint {
        match self {
            DealCount::Exact(n) => n,
            DealCount::Between(bracket) => &bracket.estimate,
        }
    }

    /// True if it is certain that there is none.
    pub fn is_none(&self) -> bool {
        *self.at_most() == BigUint::ZERO
    }

    /// True if it is certain that there is at least one.
    pub fn is_some(&self) -> bool {
        *self.at_least() > BigUint::ZERO
    }

    /// The share of a whole that is known exactly; 0 of nothing.
    pub fn share_of(&self, whole: &BigUint) -> Share {
        let of = |part: &BigUint| ratio(part, whole);
        Share {
            share: of(self.about()),
            bounds: Interval {
                low: of(self.at_least()),
                high: of(self.at_most()),
            },
        }
    }

    /// The difference between a number that is certainly not smaller and this one: what falls away between them.
    pub fn less_than(&self, wider: &DealCount) -> DealCount {
        let minus = |a: &BigUint, b: &BigUint| if a > b { a - b } else { BigUint::ZERO };
        match (self, wider) {
            (DealCount::Exact(n), DealCount::Exact(all)) => DealCount::Exact(minus(all, n)),
            _ => {
                let (low, high) = match self.bracket() {
                    Some(bracket) => (&bracket.low, &bracket.high),
                    None => (self.about(), self.about()),
                };
                let (all_low, all_high) = match wider.bracket() {
                    Some(bracket) => (&bracket.low, &bracket.high),
                    None => (wider.about(), wider.about()),
                };
                DealCount::between(
                    minus(wider.at_least(), self.at_most()),
                    minus(wider.at_most(), self.at_least()),
                    [
                        minus(all_low, high),
                        minus(wider.about(), self.about()),
                        minus(all_high, low),
                    ],
                )
            }
        }
    }
}

impl From<BigUint> for DealCount {
    fn from(n: BigUint) -> Self {
        DealCount::Exact(n)
    }
}

impl From<u64> for DealCount {
    fn from(n: u64) -> Self {
        DealCount::Exact(n.into())
    }
}

impl From<u128> for DealCount {
    fn from(n: u128) -> Self {
        DealCount::Exact(n.into())
    }
}

impl PartialEq<u64> for DealCount {
    fn eq(&self, other: &u64) -> bool {
        self.exact().is_some_and(|n| *n == BigUint::from(*other))
    }
}

impl PartialEq<u64> for &DealCount {
    fn eq(&self, other: &u64) -> bool {
        **self == *other
    }
}

/// part/whole as a float, however large both are.
fn ratio(part: &BigUint, whole: &BigUint) -> f64 {
    if *whole == BigUint::ZERO {
        return 0.0;
    }
    // Reals end at about 2^1023: both numbers lose the same digits.
    let lost = whole.bits().saturating_sub(1_000);
    real(&(part >> lost)) / real(&(whole >> lost))
}

/// The number as a float. It has at most 1,000 bits.
fn real(n: &BigUint) -> f64 {
    let top = n.bits().saturating_sub(64);
    let head = (n >> top).iter_u64_digits().next().unwrap_or(0);
    libm::ldexp(head as f64, top as i32)
}

/// A share of a whole number of deals, rounded down. The share is 0-1.
pub(super) fn part(whole: &BigUint, share: f64) -> BigUint {
    const ONE: f64 = 9_007_199_254_740_992.0;
    (whole * BigUint::from((share.clamp(0.0, 1.0) * ONE) as u64)) >> 53
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_bracket_is_exact() {
        let three = || BigUint::from(3_u8);
        let closed = DealCount::between(three(), three(), [three(), three(), three()]);
        assert_eq!(closed, 3);
        let open = DealCount::between(
            three(),
            BigUint::from(9_u8),
            [0_u8, 1, 200].map(BigUint::from),
        );
        let bracket = open.bracket().unwrap();
        assert_eq!(bracket.low, three());
        assert_eq!(bracket.high, BigUint::from(9_u8));
    }

    #[test]
    fn what_is_surely_there_is_counted() {
        let n = |n: u8| BigUint::from(n);
        let open = DealCount::between(n(0), n(9), [n(0), n(0), n(4)]).with_at_least(1);
        let bracket = open.bracket().unwrap();
        assert_eq!(
            (&bracket.at_least, &bracket.estimate, &bracket.at_most),
            (&n(1), &n(1), &n(9))
        );
        assert_eq!(
            DealCount::between(n(0), n(1), [n(0), n(0), n(1)]).with_at_least(1),
            1
        );
        assert_eq!(DealCount::from(3_u64).with_at_least(1), 3);
    }

    #[test]
    fn shares_of_numbers_beyond_the_machine_word() {
        let whole = BigUint::from(10_u8).pow(400);
        let tenth = DealCount::Exact(BigUint::from(10_u8).pow(40));
        assert!((tenth.share_of(&BigUint::from(10_u8).pow(41)).share - 0.1).abs() < 1e-12);
        assert!(tenth.share_of(&whole).share < 1e-200);
        assert_eq!(part(&BigUint::from(8_u8), 0.5), BigUint::from(4_u8));
    }
}
