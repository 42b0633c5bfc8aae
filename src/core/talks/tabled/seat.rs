//! What a signatory brings to one negotiation: its tactic and what it has without a deal.

use super::curve::CurveId;
use crate::game::NoDealPath;
use crate::scenario::Imitates;

/// A signatory's tactic and no-deal value for one negotiation, ready to be played by the [`Tabled`](super::Tabled) that
/// made it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seat {
    pub(super) manner: Manner,
    pub(super) choice: Choice,
    pub(super) accepts_by_next: bool,
    pub(super) curve: CurveId,
    pub(super) no_deal: i64,
    /// What is added to its no-deal value each round.
    pub(super) drift: i64,
    /// Whether it asks for less and less by the clock alone, and offers what is worth least to itself.
    pub(super) slides: bool,
}

/// How a seat comes by what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// By the round alone.
    Clock,
    /// By what the others' offers were worth to it.
    Echo { imitates: Imitates, steps: u32 },
    /// MiCRO: a new offer for each new offer.
    Micro,
}

/// Which acceptable deal a seat offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The nearest to the last offer of the others.
    Nearest,
    /// The one worth least to itself.
    Lowest,
    /// The one worth most to the others.
    BestForOther,
}

impl Seat {
    /// The same with another no-deal value; `None` if that moves otherwise than by its drift.
    pub(super) fn with_no_deal(self, path: &NoDealPath) -> Option<Self> {
        path.is_straight().then(|| Seat {
            no_deal: path.at(0).0,
            drift: path.at(1).0 - path.at(0).0,
            ..self
        })
    }

    /// What it has without a deal in a round.
    pub(super) fn no_deal_at(&self, round: u32) -> i64 {
        self.no_deal + self.drift * i64::from(round)
    }
}
