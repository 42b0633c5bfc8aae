//! A party's no-deal value, round by round.

use super::{About, Points, parameters};
use crate::sources::{Citation, FEARON_1995};
use std::sync::Arc;

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "no-deal",
    title: "Worth without a deal",
    sentence: "What a party has if there is no agreement (its reservation value, BATNA or walk-away): no deal worth less \
               is accepted.",
    formula: "worth in round r = base + r * change_per_round + random walk + shocks and levers so far; base = points, or \
              the worth of a package, or the lottery win*if_win + (1-win)*if_lose - cost",
    parameters: parameters! {
        "value": "points", "any", default "0 for signatories and guarantors";
        "package": "options", "one for every issue", default "none";
        "war": "chance and points", "win 0-1", default "none";
        "change_per_round": "points a round", "any", default "0";
        "volatility": "points a round", ">= 0", default "0";
    },
    assumptions: "Volatility is the standard deviation of a step of a random walk, in drawn runs only. A package is worth what it \
                  would be as a deal, links included, but free of the cost of public commitments. A deal is compared with the worth of no \
                  deal in the same round, undiscounted. A mediator that states none is not a gate.",
    sources: &[Citation::Part("the lottery", &FEARON_1995)],
    example: "mar-a-lago",
};

/// The worth of no agreement to one party (its reservation value, BATNA or walk-away value) over the rounds of the talks.
/// The only place that knows its drift, its random walk, and the effects of shocks and levers: everything that needs a
/// walk-away value asks here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoDealPath {
    pub(super) base: Points,
    change: Points,
    /// The total that events had added by each round, from round 0; the last entry applies to all later rounds. Empty:
    /// nothing.
    moved: Arc<[Points]>,
}

impl NoDealPath {
    /// Worth `base` on day one and `change` more each round.
    pub fn new(base: Points, change: Points) -> Self {
        NoDealPath {
            base,
            change,
            moved: Arc::new([]),
        }
    }

    /// The same path with the total that events had added by each round, from round 0; the last entry applies to all later
    /// rounds.
    pub fn moved_by(&self, moved: impl Into<Arc<[Points]>>) -> Self {
        NoDealPath {
            moved: moved.into(),
            ..*self
        }
    }

    /// Its worth in `round`; 0 is day one, before anyone speaks.
    pub fn at(&self, round: u32) -> Points {
        let events = self.moved.get(round as usize).or(self.moved.last());
        Points(self.base.0 + self.change.0 * i64::from(round)) + events.copied().unwrap_or_default()
    }

    /// True if nothing but its drift moves it.
    pub fn is_straight(&self) -> bool {
        self.moved.is_empty()
    }

    /// True if it never rises, so that what passes in one round passes in every later one.
    pub fn never_rises(&self) -> bool {
        let steps =
            || (1..self.moved.len() as u32).map(|round| self.at(round) - self.at(round - 1));
        self.change <= Points::ZERO && steps().all(|step| step <= Points::ZERO)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_add_to_the_drift_and_the_last_one_stays() {
        let plain = NoDealPath::new(Points(100), Points(-2));
        let moved = plain.moved_by([0, -5, 3].map(Points));
        let at = |path: &NoDealPath| (0..5).map(|r| path.at(r).0).collect::<Vec<_>>();
        assert_eq!(at(&plain), [100, 98, 96, 94, 92]);
        assert_eq!(at(&moved), [100, 93, 99, 97, 95]);
        assert!(plain.never_rises() && !moved.never_rises());
        assert!(plain.moved_by([0, -5, -5].map(Points)).never_rises());
    }
}
