//! MiCRO: answer each new offer with the next best deal, and concede no further.
//!
//! **Formula.** Own deals worth at least no deal, best first (of equal ones the lowest first). At its turn, with m
//! different offers sent and n different ones received from all others together: if m ≤ n and there is a next deal, it
//! sends that; else it repeats the last new one. It accepts a deal that is worth at least what it would send now.
//! **At the deadline** nothing changes, and deadline pressure does nothing.
//! **Deviates** from the source by repeating the last new offer instead of a random earlier one, and by skipping
//! earlier offers that are now worth less than no deal.

use super::concede::{Ask, Concede, Now, Offer};
use crate::game::{About, Deal, Game, Points};
use crate::scenario::PartyId;
use crate::sources::{Citation, DE_JONGE_2022};
use crate::space::{Falling, Walk};
use crate::talks::agenda::Scope;
use std::collections::BTreeSet;

/// The fact sheet.
pub static ABOUT: About = About {
    name: "micro",
    title: "MiCRO",
    sentence: "Answers each new offer of the others with its next best deal, and accepts what is as good as that.",
    formula: "m different offers sent, n received: if m <= n send the next best deal, else repeat the last; accept what is worth at \
              least what it would send",
    parameters: &[],
    assumptions: "Looks at its own worth only, and at how many different offers it has heard. The deadline changes nothing. Offers \
                  and accepts nothing worth less than no deal.",
    sources: &[Citation::Of(&DE_JONGE_2022)],
    example: "logrolling",
};

/// What it has sent and heard.
pub(in crate::talks) struct Micro<'g> {
    falling: Falling<'g>,
    next: Option<(Points, Deal)>,
    /// Different offers, by falling worth.
    sent: Vec<(Points, Deal)>,
    /// The number of offers sent that no longer fit the closed issues.
    gone: usize,
    heard: BTreeSet<Deal>,
}

impl<'g> Micro<'g> {
    pub(super) fn new(game: &'g Game, party: PartyId) -> Self {
        Micro::over(Walk::new(game, &[party], &[party]))
    }

    fn over(walk: Walk<'g>) -> Self {
        let mut falling = Falling::new(walk);
        Micro {
            next: falling.next(),
            falling,
            sent: Vec::new(),
            gone: 0,
            heard: BTreeSet::new(),
        }
    }

    /// The deal that it would send now.
    fn would_send(&self, no_deal: Points) -> Option<&(Points, Deal)> {
        let next = self.next.as_ref().filter(|(worth, _)| *worth >= no_deal);
        let ready = self.sent.len() + self.gone <= self.heard.len();
        let last = || self.sent.iter().rev().find(|(worth, _)| *worth >= no_deal);
        next.filter(|_| ready).or_else(last)
    }
}

impl<'g> Concede<'g> for Micro<'g> {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        Ask::Exactly(self.would_send(now.no_deal).map(|(worth, _)| *worth))
    }

    fn offer(&self, no_deal: Points, _: Points) -> Offer {
        Offer::Own(self.would_send(no_deal).map(|(_, deal)| deal.clone()))
    }

    fn hear(&mut self, _: PartyId, deal: &Deal, _: Points) {
        if !self.heard.contains(deal) {
            self.heard.insert(deal.clone());
        }
    }

    fn made(&mut self, deal: &Deal) {
        if self.next.as_ref().is_some_and(|(_, next)| next == deal) {
            self.sent.extend(self.next.take());
            self.next = self.falling.next();
        }
    }

    /// Starts afresh on a new item; otherwise it continues below its last offer.
    fn limit(
        &mut self,
        game: &'g Game,
        party: PartyId,
        scope: &Scope,
        best: Option<&(Points, Deal)>,
    ) {
        let mut walk = Walk::new(game, &[party], &[party]);
        scope.keep(&mut walk, best.map(|(_, best)| best));
        let before = std::mem::replace(self, Micro::over(walk));
        if scope.item.is_some() {
            return;
        }
        let fits = |(_, deal): &(Points, Deal)| {
            let closed = scope.closed.iter().zip(deal.iter());
            closed
                .into_iter()
                .all(|(closed, option)| closed.is_none_or(|c| c == *option))
        };
        self.gone = before.gone + before.sent.iter().filter(|sent| !fits(sent)).count();
        self.sent = before.sent;
        self.sent.retain(fits);
        self.heard = before.heard;
        let said = |(worth, deal): &(Points, Deal)| {
            let last = self.sent.last().is_some_and(|(last, _)| worth > last);
            last || self.sent.iter().any(|(_, sent)| sent == deal)
        };
        let mut next = self.next.take();
        while next.as_ref().is_some_and(said) {
            next = self.falling.next();
        }
        self.next = next;
    }
}
