//! Who shook hands, and who was outvoted.

use super::Account;
use crate::scenario::{PartyId, Protocol};

impl Account<'_> {
    /// The names of those who said yes to the agreed deal, and of those whom a quota left out, in file order.
    pub(super) fn hands(&self) -> (Vec<&str>, Vec<&str>) {
        let outvoted = self.outvoted();
        let signatories = self.game.signatories().iter().copied();
        let (out, hands): (Vec<PartyId>, Vec<PartyId>) =
            signatories.partition(|party| outvoted.contains(party));
        let names = |parties: Vec<PartyId>| -> Vec<&str> {
            let names = parties
                .into_iter()
                .map(|party| self.game.frame().party_name(party));
            names.collect()
        };
        (names(hands), names(out))
    }

    /// The outvoted parties for which the agreed deal is worse than no deal, and which the quota binds to it.
    pub fn imposed_on(&self) -> Vec<PartyId> {
        let Some((deal, round)) = self.settlement.handshake() else {
            return Vec::new();
        };
        let game = &self.game;
        let worth = |party| game.worth(party, deal);
        let loses = |party: &PartyId| {
            let floor = game.no_deal_at(*party, round);
            game.can_be_outvoted(*party) && floor.is_some_and(|floor| worth(*party) < floor)
        };
        if game.can_impose(worth, round) {
            self.outvoted().into_iter().filter(loses).collect()
        } else {
            Vec::new()
        }
    }

    /// The signatories left out of the handshake by a quota, in file order.
    pub fn outvoted(&self) -> Vec<PartyId> {
        let signatories = self.game.signatories();
        let quota = matches!(
            self.scenario.talks.protocol,
            Protocol::AlternatingOffers { quota: Some(_), .. }
        );
        let Some((deal, _)) = self.settlement.handshake().filter(|_| quota) else {
            return Vec::new();
        };
        // After it was last tabled, everything said about it is a yes.
        let rounds = self.trace.rounds.iter().rev();
        let mut yes = Vec::new();
        for said in rounds.flat_map(|round| round.moves.iter().rev()) {
            yes.extend(said.party.filter(|_| said.deal == *deal));
            if said.is_on_the_table() && said.deal == *deal {
                break;
            }
        }
        let out = signatories.iter().filter(|party| !yes.contains(party));
        out.copied().collect()
    }
}
