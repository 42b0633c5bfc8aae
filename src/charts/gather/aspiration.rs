//! From the trace to the facts of the aspiration chart.

use super::named::named;
use crate::account::Account;
use crate::charts::facts::{AspirationFacts, Level, Stance};
use crate::game::Deal;
use crate::scenario::PartyId;
use crate::space::{self, Walk};
use crate::talks::{MoveKind, RoundTrace};

/// The facts of the aspiration chart; none where nobody signs or no round was talked.
pub(super) fn aspiration(account: &Account<'_>) -> Option<AspirationFacts> {
    let signatories = account.game.signatories();
    if signatories.is_empty() || account.trace.rounds.is_empty() {
        return None;
    }
    let stance = |&party: &PartyId| {
        let own = Walk::new(&account.game, &[party], &[party]);
        let rounds = account.trace.rounds.iter();
        Stance {
            party: named(account, party),
            best: space::highest(&own, 0).map(|(best, _)| account.game.real(best)),
            agreed: account
                .settlement
                .handshake()
                .map(|(deal, _)| account.game.real(account.game.worth(party, deal))),
            rounds: rounds.map(|round| level(account, party, round)).collect(),
        }
    };
    Some(AspirationFacts {
        last: account.round,
        parties: signatories.iter().map(stance).collect(),
    })
}

fn level(account: &Account<'_>, party: PartyId, round: &RoundTrace) -> Level {
    let game = &account.game;
    let worth = |deal: &Deal| game.real(game.worth(party, deal));
    let mut stated = round.aspirations.iter();
    let stated = stated.find(|(who, ..)| *who == party);
    let own = round.moves.iter().rev().find(|said| {
        said.party == Some(party)
            && matches!(said.kind, MoveKind::Ask | MoveKind::Offer | MoveKind::Draft)
    });
    let offered = round
        .moves
        .iter()
        .filter(|said| said.is_on_the_table() && said.party != Some(party));
    Level {
        round: round.round,
        aspiration: stated
            .and_then(|(_, aspiration, _)| *aspiration)
            .map(|points| game.real(points)),
        no_deal: stated
            .map(|(.., no_deal)| *no_deal)
            .or_else(|| game.no_deal_at(party, round.round))
            .map(|points| game.real(points)),
        own: own.map(|said| worth(&said.deal)),
        offered: offered.map(|said| worth(&said.deal)).max_by(f64::total_cmp),
    }
}
