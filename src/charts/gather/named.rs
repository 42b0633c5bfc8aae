//! Parties as charts name them.

use super::super::facts::Named;
use crate::account::Account;
use crate::game::Game;
use crate::scenario::PartyId;

pub(super) fn named(account: &Account<'_>, party: PartyId) -> Named {
    named_in(&account.game, party)
}

pub(super) fn named_in(game: &Game, party: PartyId) -> Named {
    Named {
        name: game.frame().party_name(party).to_owned(),
        index: party.index(),
    }
}
