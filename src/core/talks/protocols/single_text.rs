//! Single negotiating text: a mediator drafts one text for all, again and again.
//!
//! **Rules.** Each round: (1) every signatory states its ask, the deal nearest to the text on the table that it would
//! sign; (2) the mediator drafts; (3) each signatory says yes or no. If all say yes, there is a handshake.
//! **Formula.** The draft maximises (1 − w)·mean of sᵢ over signatories + w·u_mediator/100, where sᵢ = 1 if uᵢ ≥ aᵢ,
//! else (uᵢ − nᵢ)/max(aᵢ − nᵢ, 1 point); aᵢ is the party's aspiration and nᵢ its no-deal value in this round. Only
//! texts inside the rules and the red lines of all whom the mediator hears (everybody without `channels`), and worth at
//! least its own no-deal value to the mediator if it states one; in the round of a meeting with guarantors also inside
//! their red lines and at least as good as no deal for them. Evaluated in f64, summed over signatories in file order, ties
//! to the lowest deal. A draft of the file with `tabled` takes the place of the mediator's in its round.
//! **Issue by issue** only the current item counts; every party counts the items to come at its own best, links across
//! items as in its own best deal.
//! **Neutral** is a mediator whose `own_wishes` (w) are 0.
//! **When nobody moves** the mediator drafts the same text again until the last round.

use super::drafting::{Drafted, Want, draft};
use crate::game::{About, Deal, Game, Points, parameters};
use crate::scenario::{PartyId, Role};
use crate::sources::{Citation, RAIFFA_1982};
use crate::space::{self, Walk};
use crate::talks::agenda::Scope;
use crate::talks::plan::Plan;
use crate::talks::session::{Session, Step};
use crate::talks::speaker::{Speaker, tell, turn_to};
use crate::talks::surroundings::Moment;
use crate::talks::trace::{Answer, Event, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "single-text",
    title: "Single negotiating text",
    sentence: "A mediator drafts one text for all, hears what each would sign, and drafts again.",
    formula: "draft = argmax (1-w)*mean(s_i) + w*u_mediator/100, s_i = 1 if u_i >= a_i else (u_i-n_i)/max(a_i-n_i, 1)",
    parameters: parameters! {
        "own_wishes": "share", "0-1", default "0";
    },
    assumptions: "Of equally good drafts the lowest is taken, even where all ask for another. Full information: the mediator \
                  knows what everybody would sign (a_i) and has without a deal (n_i). It \
                  drafts only inside the rules and the red lines of those with a channel to it (of everybody without \
                  channels), of a guarantor who meets it in that round, and what is worth no deal to it if it states \
                  one. In round 1 the draft of `start` is on the table instead, in its round a draft that somebody \
                  tables. Without a deal that it may draft nobody answers in that round. The drafting rule is ours. \
                  On very large spaces a draft may be the best deal found only; then that is said, with a bound.",
    sources: &[Citation::Part("the Camp David chapter", &RAIFFA_1982)],
    example: "mar-a-lago",
};

/// The text on the table.
pub(in crate::talks) struct Table<'g> {
    speakers: Vec<Speaker<'g>>,
    mediator: PartyId,
    own_wishes: f64,
    start: Option<Deal>,
    /// The last text that was on the table.
    text: Option<Deal>,
    drafts: Drafts<'g>,
    /// Signatories in file order, then the mediator, then the guarantors, whose consent it seeks in a meeting.
    lanes: Vec<PartyId>,
    guarantors: Vec<PartyId>,
    /// Those whose red lines the mediator knows in every round.
    known: Vec<PartyId>,
    scope: Option<Scope>,
    game: &'g Game,
}

/// The texts that a mediator may draft.
struct Drafts<'g> {
    walk: Walk<'g>,
    /// Issue by issue: the worth that each signatory gives to the items to come beyond what the mediator counts.
    ahead: Vec<Points>,
}

impl<'g> Drafts<'g> {
    /// The texts inside the rules and the red lines of those who are `known`, on the issues that are still open.
    fn of(
        game: &'g Game,
        lanes: &[PartyId],
        known: &[PartyId],
        scope: Option<&Scope>,
        speakers: &[Speaker<'_>],
    ) -> Self {
        let mut walk = Walk::new(game, lanes, known);
        let mut ahead = vec![Points::ZERO; speakers.len()];
        if let Some(scope) = scope {
            scope.keep(&mut walk, None);
            let best = space::highest(&walk, speakers.len()).map(|(_, best)| best);
            scope.keep(&mut walk, best.as_ref());
            for (ahead, speaker) in ahead.iter_mut().zip(speakers) {
                *ahead = speaker.counts_ahead(scope, best.as_ref());
            }
        }
        Drafts { walk, ahead }
    }
}

impl<'g> Table<'g> {
    pub(in crate::talks) fn new(
        game: &'g Game,
        mut speakers: Vec<Speaker<'g>>,
        mediator: PartyId,
        own_wishes: f64,
        plan: &Plan,
    ) -> Self {
        // All speak at once, so the order of speaking must not move a sum.
        speakers.sort_by_key(|speaker| speaker.party);
        let guarantors = game
            .party_ids()
            .filter(|&p| plan.calendar.has_meetings() && game.role(p) == Role::Guarantor);
        let guarantors: Vec<PartyId> = guarantors.collect();
        let mut lanes: Vec<PartyId> = speakers.iter().map(|s| s.party).collect();
        lanes.push(mediator);
        lanes.extend(&guarantors);
        let known = |&party: &PartyId| party == mediator || plan.calendar.channel(party, mediator);
        let known: Vec<PartyId> = game.party_ids().filter(known).collect();
        Table {
            drafts: Drafts::of(game, &lanes, &known, None, &speakers),
            lanes,
            known,
            scope: None,
            text: plan.start_in(game),
            start: plan.start_in(game),
            speakers,
            mediator,
            own_wishes,
            guarantors,
            game,
        }
    }

    fn next_draft(&mut self, moment: &Moment<'_>) -> Option<Drafted> {
        let comes = |party: &PartyId| moment.diary.meet(self.mediator, *party);
        // Only in a meeting does it learn the red lines of a guarantor without a channel to it.
        let strangers = self.guarantors.iter().filter(|&g| !self.known.contains(g));
        let met: Vec<PartyId> = strangers.copied().filter(comes).collect();
        let mut meeting = (!met.is_empty()).then(|| {
            let known = [self.known.as_slice(), &met].concat();
            let scope = self.scope.as_ref();
            Drafts::of(self.game, &self.lanes, &known, scope, &self.speakers)
        });
        let Drafts { walk, ahead } = meeting.as_mut().unwrap_or(&mut self.drafts);
        let floor = |party: PartyId| moment.no_deal[party.index()].unwrap_or(Points::LOWEST);
        let signatories = self.speakers.len();
        walk.set_floor(signatories, floor(self.mediator));
        for (n, guarantor) in self.guarantors.iter().enumerate() {
            let least = if comes(guarantor) {
                floor(*guarantor)
            } else {
                Points::LOWEST
            };
            walk.set_floor(signatories + 1 + n, least);
        }
        let unit = self.game.unit();
        let wants = self.speakers.iter().zip(ahead.iter());
        let wants = wants.map(|(speaker, &ahead)| {
            let aspiration = speaker.aspiration.map(|aspiration| aspiration - ahead);
            Want::of(unit, speaker.no_deal - ahead, aspiration)
        });
        draft(walk, wants.collect(), self.own_wishes, self.text.as_ref())
    }

    /// The text on the table in this round, and the party that put it there.
    fn next_text(&mut self, moment: &Moment<'_>) -> Option<(Option<PartyId>, Drafted)> {
        let tabled = |deal: &Deal| Drafted {
            deal: deal.clone(),
            short: None,
        };
        if let Some(deal) = self.start.take() {
            return Some((None, tabled(&deal)));
        }
        if let Some((by, deal)) = moment.tabled() {
            return Some((Some(by), tabled(deal)));
        }
        let drafted = self.next_draft(moment)?;
        Some((Some(self.mediator), drafted))
    }

    /// Puts a text to all signatories except those who have already said yes to it.
    fn put_to_all(
        &self,
        deal: &Deal,
        maker: Option<PartyId>,
        asks: &[Option<Deal>],
        witness: &mut dyn Witness,
    ) -> bool {
        let mut all = true;
        for (speaker, ask) in self.speakers.iter().zip(asks) {
            if Some(speaker.party) == maker {
                continue;
            }
            let answer = speaker.answer(deal, ask.as_ref());
            witness.note(Event::Answer {
                party: speaker.party,
                answer,
                deal,
            });
            all &= answer == Answer::Yes;
        }
        all
    }
}

impl Session for Table<'_> {
    fn round(&mut self, moment: &Moment<'_>, witness: &mut dyn Witness) -> Step {
        turn_to(moment, &mut self.speakers, witness);
        let text = self.text.as_deref();
        let asks: Vec<Option<Deal>> = self
            .speakers
            .iter_mut()
            .map(|speaker| speaker.offer(text))
            .collect();
        for (n, ask) in asks.iter().enumerate() {
            if let Some(deal) = ask {
                let party = self.speakers[n].party;
                witness.note(Event::Ask { party, deal });
                self.speakers[n].tell_unproved(witness);
                self.speakers[n].made(deal);
                tell(moment, party, deal, &mut self.speakers);
            }
        }
        let Some((by, Drafted { deal, short })) = self.next_text(moment) else {
            return Step::Open;
        };
        witness.note(Event::Draft {
            by,
            deal: &deal,
            short,
        });
        if self.put_to_all(&deal, None, &asks, witness) {
            return Step::Agreed(deal);
        }
        if moment.diary.all_meet(self.speakers.iter().map(|s| s.party)) {
            for (speaker, ask) in self.speakers.iter().zip(&asks) {
                if let Some(ask) = ask
                    && self.put_to_all(ask, Some(speaker.party), &asks, witness)
                {
                    return Step::Agreed(ask.clone());
                }
            }
        }
        self.text = Some(deal);
        Step::Open
    }

    fn limit(&mut self, scope: &Scope) {
        self.speakers.iter_mut().for_each(|s| s.limit(scope));
        let (lanes, known) = (&self.lanes, &self.known);
        self.drafts = Drafts::of(self.game, lanes, known, Some(scope), &self.speakers);
        self.scope = Some(scope.clone());
    }
}
