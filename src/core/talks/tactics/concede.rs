//! What every tactic does: it says what to ask for, and may listen and choose its own offers.

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
    /// The deals that are still talked about.
    pub(in crate::talks) own: &'a Walk<'g>,
    pub(in crate::talks) guesses: &'a [(PartyId, Guess)],
}

/// What a party asks for.
pub(in crate::talks) enum Ask {
    /// No deal and this share of the way from there to `top`. Deadline pressure lowers the share.
    Share { top: Points, share: f64 },
    /// Exactly this, whatever the deadline; `None`: it offers and accepts nothing.
    Exactly(Option<Points>),
}

impl Ask {
    pub(super) fn all_of(top: Points) -> Self {
        Ask::Share { top, share: 1.0 }
    }
}

/// What a party offers.
pub(in crate::talks) enum Offer {
    /// One of the deals that are worth what it asks for, by the offer rule of its tactic.
    ByRule,
    /// This one.
    Own(Option<Deal>),
}

/// A tactic under way: what it remembers, and what it makes of that.
pub(in crate::talks) trait Concede<'g> {
    /// What to ask for now.
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask;

    /// Whether it answers what the others say. Those who do not are not told.
    fn listens(&self) -> bool;

    /// What to offer, where it does not leave that to the offer rule.
    fn offer(&self, _no_deal: Points, _aspiration: Points) -> Offer {
        Offer::ByRule
    }

    /// A round begins, in which everybody has this without a deal.
    fn turn(&mut self, _no_deal: &[Option<Points>]) {}

    /// Hears what somebody else would sign, and what that is worth to oneself.
    fn hear(&mut self, _from: PartyId, _deal: &Deal, _worth: Points) {}

    /// What it has just asked for or offered.
    fn made(&mut self, _deal: &Deal) {}

    /// From now on the talks are about this only; `best` is what is best for it now.
    fn limit(
        &mut self,
        _game: &'g Game,
        _party: PartyId,
        _scope: &Scope,
        _best: Option<&(Points, Deal)>,
    ) {
    }
}
