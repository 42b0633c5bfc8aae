//! Simultaneous offers: all put an offer on the table at once, then all answer all of them.
//!
//! **Rules.** Each round every signatory makes one offer without knowing the others' of that round. Then each answers
//! every other's offer, in the order of speaking; a deal that all accept is agreed, of several the one of whoever
//! speaks first. The first offer of each is its best deal inside its own red lines; later ones approach the last
//! offer of the signatory that speaks right before.
//! **When nobody moves** the same offers are repeated until the last round: the source ends the talks in conflict instead.
//! **Deviates** from the source in that offers may also be taken back: the tactic decides what a party may offer.

use crate::game::{About, Deal};
use crate::sources::{Citation, ROSENSCHEIN_1994};
use crate::talks::agenda::Scope;
use crate::talks::session::{Session, Step};
use crate::talks::speaker::{Speaker, tell, turn_to};
use crate::talks::surroundings::Moment;
use crate::talks::trace::{Answer, Event, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "simultaneous",
    title: "Simultaneous offers",
    sentence: "All signatories put an offer on the table at once; then all answer all of them.",
    formula: "handshake on a deal that all accept; of several, on that of whoever speaks first",
    parameters: &[],
    assumptions: "Needs a channel between every two signatories. None knows the others' offers of the round when it makes its own. \
                  Where nobody moves the same offers are repeated to the last round.",
    sources: &[Citation::Part(
        "the monotonic concession protocol",
        &ROSENSCHEIN_1994,
    )],
    example: "logrolling",
};

/// The offers of the previous round.
pub(in crate::talks) struct Table<'g> {
    speakers: Vec<Speaker<'g>>,
    last: Vec<Option<Deal>>,
}

impl<'g> Table<'g> {
    pub(in crate::talks) fn new(speakers: Vec<Speaker<'g>>) -> Self {
        Table {
            last: vec![None; speakers.len()],
            speakers,
        }
    }

    /// The offer of a speaker: of the others' last offers it approaches that of the one who speaks right before it.
    fn next_offer(&mut self, at: usize, moment: &Moment<'_>) -> Option<Deal> {
        let speaker = &mut self.speakers[at];
        if let Some(text) = moment.tabled_by(speaker.party)
            && speaker.can_offer(text)
        {
            return Some(text.clone());
        }
        let all = self.last.len();
        let others = (1..all).map(|back| (at + all - back) % all);
        let mut references = others.filter_map(|other| self.last[other].as_deref());
        speaker.offer(references.next())
    }
}

impl Session for Table<'_> {
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step {
        turn_to(moment, &mut self.speakers, witness);
        let all = 0..self.speakers.len();
        let offers: Vec<_> = all.map(|at| self.next_offer(at, moment)).collect();
        for (at, offer) in offers.iter().enumerate() {
            let Some(deal) = offer else { continue };
            let party = self.speakers[at].party;
            witness.note(Event::Offer { party, deal });
            self.speakers[at].tell_unproved(witness);
            self.speakers[at].made(deal);
        }
        for (at, offer) in offers.iter().enumerate() {
            if let Some(deal) = offer {
                let party = self.speakers[at].party;
                tell(moment, party, deal, &mut self.speakers);
            }
        }
        let mut agreed = None;
        for (at, offer) in offers.iter().enumerate() {
            let Some(deal) = offer else { continue };
            let mut all = true;
            for (speaker, own) in self.speakers.iter().zip(&offers) {
                if speaker.party == self.speakers[at].party {
                    continue;
                }
                let answer = speaker.answer(deal, own.as_ref());
                witness.note(Event::Answer {
                    party: speaker.party,
                    answer,
                    deal,
                });
                all &= answer == Answer::Yes;
            }
            if all && agreed.is_none() {
                agreed = Some(deal.clone());
            }
        }
        self.last = offers;
        agreed.map_or(Step::Open, Step::Agreed)
    }

    fn limit(&mut self, scope: &Scope) {
        self.speakers.iter_mut().for_each(|s| s.limit(scope));
        if scope.item.is_some() {
            self.last.fill(None);
        }
    }
}
