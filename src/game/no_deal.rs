//! What a party has without a deal, round by round.

use super::{About, Parameter, Points};

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "no-deal",
    title: "Worth without a deal",
    sentence: "What a party has if there is no agreement (its reservation value, BATNA or walk-away): no deal worth less \
               is accepted.",
    formula: "worth in round r = base + r * change_per_round; base = points, or the worth of a package, or the lottery \
              win*if_win + (1-win)*if_lose - cost",
    parameters: &[
        Parameter {
            name: "value",
            unit: "points",
            range: "any",
            default: "0 for signatories and guarantors",
        },
        Parameter {
            name: "package",
            unit: "options",
            range: "one for every issue",
            default: "none",
        },
        Parameter {
            name: "war",
            unit: "chance and points",
            range: "win 0-1",
            default: "none",
        },
        Parameter {
            name: "change_per_round",
            unit: "points a round",
            range: "any",
            default: "0",
        },
    ],
    assumptions: "The base and the change are each rounded once to 10^-9 points. A deal is compared with the worth of no \
                  deal in the same round, undiscounted. A mediator that states none is no gate.",
    source: "J. D. Fearon (1995), Rationalist explanations for war, International Organization 49(3), 379-414 (the \
             lottery). doi:10.1017/S0020818300033324",
    example: "mar-a-lago",
};

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
