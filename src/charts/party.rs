//! A party as charts name it.

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

impl Named {
    pub(super) fn of(game: &Game, party: PartyId) -> Self {
        Named {
            name: game.frame().party_name(party).to_owned(),
            index: party.index(),
        }
    }
}
