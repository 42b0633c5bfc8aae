//! Single negotiating text: a mediator drafts one text for all, again and again.
//!
//! **Rules.** Each round: (1) every signatory states its ask, the text nearest to the one on the table that it would
//! sign; (2) the mediator drafts; (3) each signatory says yes or no. All yes: handshake.
//! **Formula.** The draft maximises (1 − w)·mean of sᵢ over signatories + w·u_mediator/100, where sᵢ = 1 if
//! uᵢ ≥ aᵢ, else (uᵢ − nᵢ)/max(aᵢ − nᵢ, 1 point); aᵢ is the party's aspiration and nᵢ its no-deal value in this round.
//! Only texts inside the rules and everybody's red lines, and worth at least its own no-deal value to the mediator if it
//! states one. Evaluated in f64, summed in the order of the speakers' file order, ties to the lowest deal.
//! **Parameters.** `own_wishes` w, 0-1, default 0: 0 is a neutral broker.
//! **Assumes** full information: the mediator knows what everybody would sign.
//! **Source.** H. Raiffa (1982), *The Art and Science of Negotiation*, Harvard University Press, ch. 14 (Camp David);
//! the drafting rule is ours.

use super::drafting::{Drafted, Want, draft};
use crate::game::{About, Deal, Game, Parameter, Points};
use crate::scenario::PartyId;
use crate::space::Walk;
use crate::talks::plan::Session;
use crate::talks::speaker::{Speaker, tell, turn_to};
use crate::talks::trace::{Answer, Event, Witness};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "single-text",
    title: "Single negotiating text",
    sentence: "A mediator drafts one text for all, hears what each would sign, and drafts again.",
    formula: "draft = argmax (1-w)*mean(s_i) + w*u_mediator/100, s_i = 1 if u_i >= a_i else (u_i-n_i)/max(a_i-n_i, 1)",
    parameters: &[Parameter {
        name: "own_wishes",
        unit: "share",
        range: "0-1",
        default: "0",
    }],
    assumptions: "Full information: the mediator knows what everybody would sign (a_i) and has without a deal (n_i). It \
                  drafts only inside the rules and everybody's red lines. The drafting rule is ours. On very large \
                  spaces a draft may be the best text found only; then that is said, with a bound.",
    source: "H. Raiffa (1982), The Art and Science of Negotiation, Harvard University Press (the Camp David chapter).",
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
    /// The texts that the mediator may draft: signatories in the lanes, in file order, then the mediator.
    drafts: Walk<'g>,
    game: &'g Game,
}

impl<'g> Table<'g> {
    pub(in crate::talks) fn new(
        game: &'g Game,
        mut speakers: Vec<Speaker<'g>>,
        mediator: PartyId,
        own_wishes: f64,
        start: Option<Deal>,
    ) -> Self {
        // All speak at once, so the order of speaking must not move a sum.
        speakers.sort_by_key(|speaker| speaker.party);
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let mut lanes: Vec<PartyId> = speakers.iter().map(|speaker| speaker.party).collect();
        lanes.push(mediator);
        let drafts = Walk::new(game, &lanes, &everyone);
        Table {
            speakers,
            mediator,
            own_wishes,
            text: start.clone(),
            start,
            drafts,
            game,
        }
    }

    fn next_draft(&mut self, round: u32) -> Option<Drafted> {
        let mediators_floor = self
            .game
            .no_deal_at(self.mediator, round)
            .unwrap_or(Points::LOWEST);
        self.drafts.set_floor(self.speakers.len(), mediators_floor);
        let wants = self
            .speakers
            .iter()
            .map(|speaker| Want::of(speaker.no_deal, speaker.aspiration));
        draft(
            &self.drafts,
            wants.collect(),
            self.own_wishes,
            self.text.as_ref(),
        )
    }
}

impl Session for Table<'_> {
    fn round(&mut self, round: u32, witness: &mut dyn Witness) -> Option<Deal> {
        turn_to(round, &mut self.speakers, witness);
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
                tell(party, deal, &mut self.speakers);
            }
        }
        let (by, draft) = match self.start.take() {
            Some(deal) => (None, Some(Drafted { deal, short: None })),
            None => (Some(self.mediator), self.next_draft(round)),
        };
        let Drafted { deal, short } = draft?;
        witness.note(Event::Draft {
            by,
            deal: &deal,
            short,
        });
        let mut all = true;
        for (speaker, ask) in self.speakers.iter().zip(&asks) {
            let answer = speaker.answer(&deal, ask.as_ref());
            witness.note(Event::Answer {
                party: speaker.party,
                answer,
                deal: &deal,
            });
            all &= answer == Answer::Yes;
        }
        if all {
            return Some(deal);
        }
        self.text = Some(deal);
        None
    }
}
