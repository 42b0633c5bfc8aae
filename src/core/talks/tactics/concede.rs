//! The interface of tactics: each says what to ask for, and may listen and choose its own offers.

use crate::game::{Deal, Game, Points};
use crate::scenario::PartyId;
use crate::space::Walk;
use crate::talks::agenda::Scope;
use crate::talks::opponent::Guess;

/// What a party sees when it decides what to ask for.
pub(in crate::talks) struct Now<'a, 'g> {
    pub(in crate::talks) game: &'g Game,
    pub(in crate::talks) party: PartyId,
    pub(in crate::talks) round: u32,
    pub(in crate::talks) rounds: u32,
    /// The most that it can get; at least `no_deal`.
    pub(in crate::talks) best: Points,
    pub(in crate::talks) no_deal: Points,
    /// The deals that are still open.
    pub(in crate::talks) own: &'a Walk<'g>,
    pub(in crate::talks) guesses: &'a [(PartyId, Guess)],
}

/// The ask of a party.
pub(in crate::talks) enum Ask {
    /// The no-deal value plus this share of the way from there to `top`. Deadline pressure lowers the share.
    Share { top: Points, share: f64 },
    /// Exactly this, whatever the deadline pressure; `None`: it offers and accepts nothing.
    Exactly(Option<Points>),
}

impl Ask {
    pub(super) fn all_of(top: Points) -> Self {
        Ask::Share { top, share: 1.0 }
    }
}

/// The offer of a party.
pub(in crate::talks) enum Offer {
    /// One of the deals that are worth at least its ask, by the offer rule of its tactic.
    ByRule,
    /// This deal.
    Own(Option<Deal>),
}

/// A tactic during the talks, with its memory.
pub(in crate::talks) trait Concede<'g> {
    /// Decides what to ask for now.
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask;

    /// Decides what to offer, where it does not leave that to the offer rule.
    fn offer(&self, _no_deal: Points, _aspiration: Points) -> Offer {
        Offer::ByRule
    }

    /// Starts a round with these no-deal values, by party.
    fn turn(&mut self, _no_deal: &[Option<Points>]) {}

    /// Hears a deal that another party would sign, and its worth to oneself.
    fn hear(&mut self, _from: PartyId, _deal: &Deal, _worth: Points) {}

    /// Notes the deal that it has just asked for or offered.
    fn made(&mut self, _deal: &Deal) {}

    /// Limits the talks to this from now on; `best` is the best deal for it now.
    fn limit(
        &mut self,
        _game: &'g Game,
        _party: PartyId,
        _scope: &Scope,
        _best: Option<&(Points, Deal)>,
    ) {
    }
}
