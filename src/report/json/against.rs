//! The key `against` of `zopa.run/1`: another negotiation, and what changes from the one to the other.

use super::change::{
    BothReport, ChangeReport, ClaimChangeReport, PartyChangeReport, TermChangeReport,
};
use super::names::each;
use super::run::{AgainstReport, RunReport};
use crate::account::Change;
use crate::trials::Pairs;

/// Another negotiation and what changes.
pub fn against(new: RunReport, change: &Change<'_, '_>, pairs: Option<&[Pairs]>) -> AgainstReport {
    AgainstReport {
        run: Box::new(new),
        change: changes(change, pairs),
    }
}

/// What changes.
pub(in crate::report) fn changes(change: &Change<'_, '_>, pairs: Option<&[Pairs]>) -> ChangeReport {
    let only = change.only_in_one();
    let (same, text): (Vec<_>, Vec<_>) = change
        .terms()
        .into_iter()
        .partition(|term| term.said.same());
    ChangeReport {
        only_old: only.old,
        only_new: only.new,
        round: change.both(|account| account.round).into(),
        claims: Change::CLAIMS
            .map(|claim| ClaimChangeReport {
                claim: claim.word(),
                holds: change.claim(claim).into(),
            })
            .into(),
        text: each(text, |term| TermChangeReport {
            issue: term.id.to_owned(),
            says: BothReport {
                old: term.said.old.map(str::to_owned),
                new: term.said.new.map(str::to_owned),
            },
        }),
        same_on: same.len() as u64,
        parties: each(change.parties(), |party| PartyChangeReport {
            id: party.id.to_owned(),
            name: party.name.to_owned(),
            worth: party.worth.into(),
            no_deal: party.no_deal.into(),
            ends_with: party.ends_with.into(),
        }),
        shares: pairs.map(|pairs| each(pairs, Into::into)),
    }
}
