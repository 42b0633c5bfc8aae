//! The latest ask of each party, for trust, levers, meetings, settled issues and public commitments.

use super::happening::Happening;
use super::pressure::Words;
use super::trace::{Event, Witness};
use crate::game::{Deal, Game};
use crate::scenario::{IssueId, OptionId, PartyId};

/// The latest asks, and whether they move.
#[derive(Debug)]
pub(super) struct Asks {
    /// By party: its latest ask or offer, or draft. Empty where nothing depends on it.
    latest: Vec<Option<Deal>>,
    /// The same at the end of the previous round.
    before: Vec<Option<Deal>>,
    still: u32,
}

impl Asks {
    /// No asks yet. They are kept only if something `watches` them.
    pub(super) fn new(parties: usize, watches: bool) -> Self {
        let parties = if watches { parties } else { 0 };
        Asks {
            latest: vec![None; parties],
            before: vec![None; parties],
            still: 0,
        }
    }

    /// True if asks are kept.
    pub(super) fn watched(&self) -> bool {
        !self.latest.is_empty()
    }

    /// The latest ask, offer or draft of a party.
    pub(super) fn latest(&self, party: PartyId) -> Option<&Deal> {
        self.latest.get(party.index())?.as_ref()
    }

    /// Rounds in a row in which no signatory's ask became better for another.
    pub(super) fn still(&self) -> u32 {
        self.still
    }

    /// Ends a round and notes whether anybody has moved.
    pub(super) fn close(&mut self, game: &Game, round: u32) {
        if !self.watched() {
            return;
        }
        let signatories = game.signatories();
        let better = |&from: &PartyId| {
            let (old, new) = (&self.before[from.index()], &self.latest[from.index()]);
            let (Some(old), Some(new)) = (old, new) else {
                return new.is_some();
            };
            let mut others = signatories.iter().filter(|&&to| to != from);
            old != new && others.any(|&to| game.worth(to, new) > game.worth(to, old))
        };
        if round > 1 {
            let moved = signatories.iter().any(better);
            self.still = if moved { 0 } else { self.still + 1 };
        }
        self.before.clone_from(&self.latest);
    }

    /// The option that the latest asks of all signatories have in common on an issue.
    pub(super) fn common(&self, game: &Game, issue: IssueId) -> Option<OptionId> {
        let signatories = game.signatories().iter();
        let mut options = signatories.map(|&party| Some(self.latest(party)?[issue.index()]));
        let first = options.next()??;
        options.all(|option| option == Some(first)).then_some(first)
    }
}

/// Hears what is said before it is passed on.
pub(super) struct Listening<'a> {
    pub(super) asks: &'a mut Asks,
    pub(super) words: &'a Words,
    pub(super) witness: &'a mut dyn Witness,
}

impl Witness for Listening<'_> {
    fn begin(&mut self, round: u32) {
        self.witness.begin(round);
    }

    fn note(&mut self, event: Event<'_>) {
        self.witness.note(event);
        let (party, text) = match event {
            Event::Ask { party, deal } | Event::Offer { party, deal } => (party, deal),
            Event::Draft {
                by: Some(by), deal, ..
            } => (by, deal),
            _ => return,
        };
        let before = self.asks.latest(party).map(|deal| &**deal);
        let witness = &mut *self.witness;
        self.words
            .broken(party, before, text, |happening: Happening| {
                witness.note(Event::Happens(happening));
            });
        if let Some(latest) = self.asks.latest.get_mut(party.index()) {
            *latest = Some(text.clone());
        }
    }
}
