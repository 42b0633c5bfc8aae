//! Take it or leave it: the first signatory makes one offer; the others accept it, or there is no deal.
//!
//! **Rules.** In round 1 the first signatory in the order of speaking offers the deal that is best for itself among
//! those inside everybody's red lines that are at least as good as no deal for every signatory (ties: worth most to the others
//! together, then the lowest); if there is none, its own best. The others say yes to an offer inside their red lines that is
//! at least as good as no deal: there is nothing else to wait for. Any no ends the talks. Issue by issue, each item is such
//! an offer, one round each.
//! **Assumes** full information: the proposer knows the others' worth and no-deal values, and that they accept when
//! they are indifferent: this is the subgame-perfect play of the ultimatum game.
//! **When nobody moves**: there are no moves after the offer.

use crate::game::{About, Deal, Game, Points};
use crate::scenario::PartyId;
use crate::sources::{Citation, GUTH_1982};
use crate::space::{Walk, best_within};
use crate::talks::agenda::Scope;
use crate::talks::session::{Session, Step};
use crate::talks::speaker::{Speaker, tell, turn_to};
use crate::talks::surroundings::Moment;
use crate::talks::trace::{Answer, Event, Unwatched, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "take-it-or-leave-it",
    title: "Take it or leave it",
    sentence: "The first signatory makes one offer; the others accept it, or there is no deal.",
    formula: "offer = best for the proposer among deals worth no deal to all; accepted if worth no deal",
    parameters: &[],
    assumptions: "Full information, and acceptance when indifferent: the subgame-perfect play of the ultimatum game. Tactics play no \
                  part. A no ends the talks. On very large spaces the offer is the best found in 1,000,000 branches.",
    sources: &[Citation::Of(&GUTH_1982)],
    example: "buyer-seller",
};

/// Branches of the search for the offer.
const BRANCHES: u64 = 1_000_000;

/// The proposer first.
pub(in crate::talks) struct Table<'g> {
    game: &'g Game,
    speakers: Vec<Speaker<'g>>,
    scope: Option<Scope>,
}

impl<'g> Table<'g> {
    pub(in crate::talks) fn new(game: &'g Game, speakers: Vec<Speaker<'g>>) -> Self {
        Table {
            game,
            speakers,
            scope: None,
        }
    }

    fn best_offer(&mut self, moment: &Moment<'_>) -> Option<Deal> {
        let proposer = &self.speakers[0];
        if let Some(text) = moment.tabled_by(proposer.party)
            && proposer.can_offer(text)
        {
            return Some(text.clone());
        }
        let lanes: Vec<PartyId> = self.speakers.iter().map(|s| s.party).collect();
        let everyone: Vec<PartyId> = self.game.party_ids().collect();
        let mut walk = Walk::new(self.game, &lanes, &everyone);
        if let Some(scope) = &self.scope {
            scope.keep(&mut walk, proposer.opening());
        }
        for (lane, speaker) in self.speakers.iter().enumerate() {
            // Issue by issue, the others count later items at their own best.
            let ahead = self.scope.as_ref().map_or(Points::ZERO, |scope| {
                speaker.counts_ahead(scope, proposer.best())
            });
            walk.set_floor(lane, speaker.no_deal - ahead);
        }
        let own_then_others =
            |worth: &[Points]| (worth[0], worth[1..].iter().copied().sum::<Points>());
        let (best, proved) = best_within(&walk, own_then_others, BRANCHES);
        let best = best.or_else(|| proposer.opening().cloned());
        self.speakers[0].unproved = !proved;
        best
    }
}

impl Session for Table<'_> {
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step {
        turn_to(moment, &mut self.speakers, &mut Unwatched);
        for speaker in &mut self.speakers {
            // There is nothing else to wait for, and nothing else to ask for.
            speaker.aspiration = speaker.aspiration.map(|_| speaker.no_deal);
            speaker.tell_aspiration(witness);
        }
        let Some(deal) = self.best_offer(moment) else {
            return Step::Impasse;
        };
        let proposer = self.speakers[0].party;
        witness.note(Event::Offer {
            party: proposer,
            deal: &deal,
        });
        self.speakers[0].tell_unproved(witness);
        tell(moment, proposer, &deal, &mut self.speakers);
        let mut all = true;
        for speaker in &self.speakers[1..] {
            let answer = speaker.answer(&deal, None);
            witness.note(Event::Answer {
                party: speaker.party,
                answer,
                deal: &deal,
            });
            all &= answer == Answer::Yes;
        }
        if all {
            Step::Agreed(deal)
        } else {
            Step::Impasse
        }
    }

    fn limit(&mut self, scope: &Scope) {
        self.speakers.iter_mut().for_each(|s| s.limit(scope));
        self.scope = Some(scope.clone());
    }
}
