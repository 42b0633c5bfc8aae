//! Alternating offers: each in turn accepts the offer on the table or makes another.
//!
//! **Rules.** In each round each signatory in turn either says yes to the standing offer or makes its own, which counts
//! as its yes. There is a handshake when all signatories in a row have said yes to the same offer. A signatory that can make no
//! offer (nothing is as good for it as no deal) takes the standing offer off the table. The first offer of each is its
//! best deal inside its own red lines; later ones approach the last offer that anyone else made. An offer lapses at
//! the start of a round if its maker, or one who said yes to it, now prefers no deal to it: a yes counts only while it
//! gives the signatory at least its no-deal value of the round.
//! **Parameters.** `quota`: signatories in a row who must say yes, the maker of the offer included; default all. A
//! signatory with a `veto` must be one of them. Those who were not asked are outvoted. Where the quota `binds`, they must
//! live with the deal; else every no-deal value stays a gate, and a deal that is worth less than no deal to one of them is
//! not reached.
//! **When nobody moves** the same offers are repeated until the last round.

use crate::game::{About, Deal, parameters};
use crate::scenario::PartyId;
use crate::sources::{AYDOGAN_2017, Citation};
use crate::talks::agenda::Scope;
use crate::talks::session::{Session, Step};
use crate::talks::speaker::{Speaker, tell, turn_to};
use crate::talks::surroundings::Moment;
use crate::talks::trace::{Answer, Event, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "alternating-offers",
    title: "Alternating offers",
    sentence: "In turn, each signatory accepts the offer on the table or makes its own; all must accept the same one.",
    formula: "handshake when all signatories have said yes to the same offer in a row",
    parameters: parameters! {
        "quota": "signatories", "2 to all", default "all";
    },
    assumptions: "Needs a channel between every two signatories. With a quota the talks end when that many have said yes in a row, \
                  those with a veto among them; every signatory's walk-away stays a gate unless the quota binds. The first offer of each is its own best; later ones come near to the last \
                  offer that anyone else made. When a round begins, an offer whose maker, or one who said yes to it, now \
                  prefers no deal is off the table. The last offer of the last round comes too late to be answered. Who speaks \
                  first can matter: runs report how often.",
    sources: &[Citation::Of(&AYDOGAN_2017)],
    example: "buyer-seller",
};

/// The standing offer and who said yes to it.
pub(in crate::talks) struct Table<'g> {
    speakers: Vec<Speaker<'g>>,
    standing: Option<Deal>,
    /// Who said yes to it, its maker included.
    yes: Vec<bool>,
    /// The number of yeses needed.
    quota: usize,
    /// Those whose yes is needed in any case.
    veto: Vec<bool>,
    /// The last offer of each speaker, with its place in the sequence of all offers.
    offers: Vec<Option<(u64, Deal)>>,
    clock: u64,
}

impl<'g> Table<'g> {
    pub(in crate::talks) fn new(
        speakers: Vec<Speaker<'g>>,
        quota: Option<u32>,
        veto: impl Fn(PartyId) -> bool,
    ) -> Self {
        let offers = vec![None; speakers.len()];
        Table {
            veto: speakers.iter().map(|speaker| veto(speaker.party)).collect(),
            yes: vec![false; speakers.len()],
            speakers,
            standing: None,
            quota: quota.map_or(offers.len(), |quota| quota as usize),
            offers,
            clock: 0,
        }
    }

    /// The last offer that anyone but this speaker made.
    fn last_of_others(&self, speaker: usize) -> Option<Deal> {
        let others = self
            .offers
            .iter()
            .enumerate()
            .filter(|(n, _)| *n != speaker);
        let latest = others
            .filter_map(|(_, offer)| offer.as_ref())
            .max_by_key(|(time, _)| *time);
        latest.map(|(_, deal)| deal.clone())
    }

    /// Takes an offer of the previous round off the table if its maker, or somebody who said yes to it, now
    /// prefers no deal.
    fn let_lapse(&mut self) {
        let bound = self.speakers.iter().zip(&self.yes).filter(|(_, yes)| **yes);
        let stands = |deal: &Deal| bound.into_iter().all(|(s, _)| s.stands_by(deal));
        self.standing = self.standing.take().filter(stands);
    }

    /// True if enough signatories have said yes.
    fn agreed(&self) -> bool {
        let enough = self.yes.iter().filter(|yes| **yes).count() >= self.quota;
        enough
            && self
                .veto
                .iter()
                .zip(&self.yes)
                .all(|(veto, yes)| !veto || *yes)
    }

    /// The deal that the speaker would put on the table now.
    fn next_offer(&mut self, speaker: usize, moment: &Moment<'_>) -> Option<Deal> {
        let party = self.speakers[speaker].party;
        if let Some(text) = moment.tabled_by(party)
            && self.speakers[speaker].can_offer(text)
        {
            return Some(text.clone());
        }
        let reference = if self.offers[speaker].is_none() {
            None
        } else {
            self.last_of_others(speaker)
        };
        self.speakers[speaker].offer(reference.as_deref())
    }
}

impl Session for Table<'_> {
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step {
        turn_to(moment, &mut self.speakers, witness);
        self.let_lapse();
        for turn in 0..self.speakers.len() {
            let party = self.speakers[turn].party;
            self.speakers[turn].look_again(witness);
            if let Some(deal) = self.standing.clone() {
                let own = self.speakers[turn]
                    .accepts_by_next()
                    .then(|| self.next_offer(turn, moment))
                    .flatten();
                let answer = self.speakers[turn].answer(&deal, own.as_ref());
                witness.note(Event::Answer {
                    party,
                    answer,
                    deal: &deal,
                });
                if answer == Answer::Yes {
                    self.yes[turn] = true;
                    if self.agreed() {
                        return Step::Agreed(deal);
                    }
                    continue;
                }
            }
            self.standing = self.next_offer(turn, moment);
            self.yes.fill(false);
            self.yes[turn] = true;
            if let Some(deal) = &self.standing {
                witness.note(Event::Offer { party, deal });
                self.speakers[turn].tell_unproved(witness);
                self.speakers[turn].made(deal);
                tell(moment, party, deal, &mut self.speakers);
                self.clock += 1;
                self.offers[turn] = Some((self.clock, deal.clone()));
            }
        }
        Step::Open
    }

    fn limit(&mut self, scope: &Scope) {
        self.speakers.iter_mut().for_each(|s| s.limit(scope));
        if scope.item.is_some() {
            // On a new item each starts again with its best. What is settled early, all ask for already.
            self.standing = None;
            self.offers.fill(None);
        }
    }
}
