//! A signatory's settings for one negotiation: its tactic and its no-deal value.

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
    /// The amount added to its no-deal value each round.
    pub(super) drift: i64,
    /// True if it asks for less and less by the clock alone, and offers the acceptable deal worth least to itself.
    pub(super) slides: bool,
}

/// The way in which a seat finds its ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// By the round alone.
    Clock,
    /// By the worth of the others' offers to it.
    Echo { imitates: Imitates, steps: u32 },
    /// MiCRO: a new offer for each new offer.
    Micro,
}

/// The acceptable deal that a seat offers.
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
    /// The same with another no-deal value; `None` if that moves other than by its drift.
    pub(super) fn with_no_deal(self, path: &NoDealPath) -> Option<Self> {
        path.is_straight().then(|| Seat {
            no_deal: path.at(0).0,
            drift: path.at(1).0 - path.at(0).0,
            ..self
        })
    }

    /// Its no-deal value in a round.
    pub(super) fn no_deal_at(&self, round: u32) -> i64 {
        self.no_deal + self.drift * i64::from(round)
    }
}
