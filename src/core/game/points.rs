//! `Points`: what a deal is worth, as an exact integer.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

/// A utility in whole units of a game ([`Unit`](super::Unit)), so that sums are exact, ties are real ties and the order of
/// addition never matters. Points of two games can be compared only if the games have the same unit.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::game::Unit;
/// let unit = Unit::BILLIONTH;
/// assert_eq!(unit.points(0.1) + unit.points(0.2), unit.points(0.3));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

impl Points {
    /// Nothing.
    pub const ZERO: Points = Points(0);
    /// Below every worth that a scenario can reach: a floor that nothing fails.
    pub const LOWEST: Points = Points(i64::MIN / 4);
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
