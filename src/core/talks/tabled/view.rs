//! One signatory's view of every deal: its worth, its red lines, its order of preference.

use super::numbers::{LARGEST, spread};
use super::ranking::Ranking;
use crate::game::{Game, Points};
use crate::scenario::{OptionId, PartyId};

/// Below every worth and every ask: the value of a deal that crosses a red line.
const NEVER: i64 = i64::MIN;

/// A signatory's view of the deals of a game. Deals are given by their numbers.
#[derive(Debug, Clone)]
pub(super) struct View {
    party: PartyId,
    /// The payoff of each option of each issue, and the signatory's score of it, in the order of the slots.
    payoffs: Vec<i64>,
    scores: Vec<i64>,
    /// The sum of the links on each deal; empty without links.
    linked: Vec<i64>,
    /// The deals inside the rules and its own red lines, lowest first.
    own: Vec<u32>,
    /// For each deal, true if it crosses its own red lines.
    crosses: Vec<bool>,
    /// The worth of each deal to it.
    worth: Vec<i64>,
    /// Its own deals, best first.
    pub(super) ranking: Ranking,
}

impl View {
    /// The view of a party on a game with this many deals, not yet filled.
    pub(super) fn new(game: &Game, party: PartyId, deals: u32) -> Self {
        let sizes = game.sizes();
        let mut linked = Vec::new();
        if game.links().iter().any(|link| link.party == party) {
            linked = vec![0; deals as usize];
        }
        let (mut own, mut crosses) = (Vec::new(), Vec::with_capacity(deals as usize));
        let mut deal = vec![OptionId(0); sizes.len()];
        for number in 0..deals {
            let inside = game.inside_own_red_lines(party, &deal);
            crosses.push(!inside);
            if inside && game.rules().iter().all(|rule| rule.allows(&deal)) {
                own.push(number);
            }
            let links = game.links().iter().filter(|link| link.party == party);
            for link in links.filter(|link| link.when.holds(&deal)) {
                linked[number as usize] += link.change.0;
            }
            turn_over(&mut deal, sizes);
        }
        let slots = sizes.iter().map(|&n| usize::from(n)).sum();
        View {
            party,
            payoffs: vec![0; slots],
            scores: vec![0; slots],
            linked,
            ranking: Ranking::for_deals(own.len()),
            own,
            crosses,
            worth: vec![0; deals as usize],
        }
    }

    /// Takes its numbers from a game with the same shape, links and red lines; returns true if they are small enough.
    pub(super) fn load(&mut self, game: &Game) -> bool {
        let mut slot = 0;
        for issue in game.issue_ids() {
            for option in game.option_ids(issue) {
                self.payoffs[slot] = game.payoff(self.party, issue, option).0;
                self.scores[slot] = game.score(self.party, issue, option).0;
                slot += 1;
            }
        }
        self.fill(game.sizes())
    }

    /// Takes its row of payoffs and scores from tables with a row for every party; returns true if they are small enough.
    pub(super) fn load_rows(
        &mut self,
        sizes: &[u16],
        payoffs: &[Points],
        scores: &[Points],
    ) -> bool {
        let slots = self.payoffs.len();
        let row = self.party.index() * slots..(self.party.index() + 1) * slots;
        for (own, given) in self.payoffs.iter_mut().zip(&payoffs[row.clone()]) {
            *own = given.0;
        }
        for (own, given) in self.scores.iter_mut().zip(&scores[row]) {
            *own = given.0;
        }
        self.fill(sizes)
    }

    fn fill(&mut self, sizes: &[u16]) -> bool {
        let share = LARGEST / (2 * self.payoffs.len() as i64);
        let inside = |value: &i64| (-share..=share).contains(value);
        if !self.payoffs.iter().all(inside) || !self.linked.iter().all(inside) {
            return false;
        }
        spread(sizes, &self.payoffs, &mut self.worth);
        for (worth, linked) in self.worth.iter_mut().zip(&self.linked) {
            *worth += linked;
        }
        self.ranking.fill(&self.own, &self.worth)
    }

    /// True if it has a deal that it may offer.
    pub(super) fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    pub(super) fn own(&self) -> usize {
        self.own.len()
    }

    /// Its own scores, in the order of the slots.
    pub(super) fn scores(&self) -> &[i64] {
        &self.scores
    }

    /// The worth of a deal to it.
    pub(super) fn worth(&self, deal: u32) -> i64 {
        self.worth[deal as usize]
    }

    /// The value of a deal when it is offered: its worth, or [`NEVER`] if it crosses a red line.
    pub(super) fn offered(&self, deal: u32) -> i64 {
        if self.crosses[deal as usize] {
            NEVER
        } else {
            self.worth[deal as usize]
        }
    }
}

/// Moves to the next deal in the order of their numbers; after the last, to the first.
fn turn_over(deal: &mut [OptionId], sizes: &[u16]) {
    for (option, &size) in deal.iter_mut().zip(sizes).rev() {
        option.0 += 1;
        if option.0 < size {
            return;
        }
        option.0 = 0;
    }
}
