//! A party as charts name it.

use crate::account::Account;
use crate::game::Game;
use crate::scenario::PartyId;

/// A party and its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The display name.
    pub name: String,
    /// Its place in the scenario file, from 0.
    pub index: usize,
}

pub(super) fn named(account: &Account<'_>, party: PartyId) -> Named {
    named_in(&account.game, party)
}

pub(super) fn named_in(game: &Game, party: PartyId) -> Named {
    Named {
        name: game.frame().party_name(party).to_owned(),
        index: party.index(),
    }
}
