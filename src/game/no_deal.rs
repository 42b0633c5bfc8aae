//! What a party has without a deal, round by round.

use super::Points;

/// The worth of no agreement to one party (its reservation value, BATNA or walk-away value) over the rounds of the
/// talks. The one owner of its drift: everything that needs a walk-away value asks here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDealPath {
    base: Points,
    change: Points,
}

impl NoDealPath {
    /// Worth `base` on day one and `change` more each round.
    #[must_use]
    pub fn new(base: Points, change: Points) -> Self {
        NoDealPath { base, change }
    }

    /// Its worth in `round`; 0 is day one, before anyone speaks.
    #[must_use]
    pub fn at(&self, round: u32) -> Points {
        Points(self.base.0 + self.change.0 * i64::from(round))
    }

    /// Whether it never rises, so that what passes in one round passes in every later one.
    #[must_use]
    pub fn never_rises(&self) -> bool {
        self.change <= Points::ZERO
    }
}
