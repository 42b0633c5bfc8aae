//! A party's opening position, from which its concessions are counted.
//!
//! **Formula.** The opening position is what the file says, or else the party's best text inside the rules and its own red
//! lines. On issue i a text gives up `v_i(opening_i) − v_i(option)` points, v the party's payoff (weight·score) for the
//! issue; it *moves* where that is above 0. Steps are the party's own order of preference: how many distinct payoffs lie
//! from the opening's option down to the other. Links are left out of single issues and stand in the worth of the whole.

use super::Subset;
use crate::game::{Deal, Game, Points};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, Walk};

/// A party and its opening position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// The party.
    pub party: PartyId,
    /// What it begins with.
    pub opening: Deal,
    /// What that would be worth to it.
    pub worth: Points,
}

impl Stance {
    /// The opening position of a party: the given one, or else the best inside its own red lines; `None` if it has none.
    pub fn of(game: &Game, party: PartyId, given: Option<&Deal>) -> Option<Self> {
        let opening = match given {
            Some(given) => given.clone(),
            None => space::highest(&Walk::new(game, &[party], &[party]), 0)?.1,
        };
        Some(Stance {
            party,
            worth: game.worth(party, &opening),
            opening,
        })
    }

    /// What an option takes from the party on an issue, against its opening; below 0 where it gives more.
    pub fn gives(&self, game: &Game, issue: IssueId, option: OptionId) -> Points {
        let payoffs = game.payoffs(self.party, issue);
        payoffs[self.opening[issue.index()].index()] - payoffs[option.index()]
    }

    /// Whether the party need not move on an issue for this option.
    pub fn holds(&self, game: &Game, issue: IssueId, option: OptionId) -> bool {
        self.gives(game, issue, option) <= Points::ZERO
    }

    /// How many steps down in the party's own order of preference an option is from its opening; 0 if it is no lower.
    pub fn steps(&self, game: &Game, issue: IssueId, option: OptionId) -> usize {
        let payoffs = game.payoffs(self.party, issue);
        let from = payoffs[self.opening[issue.index()].index()];
        let to = payoffs[option.index()];
        let mut between: Vec<Points> = payoffs
            .iter()
            .copied()
            .filter(|&u| to <= u && u < from)
            .collect();
        between.sort_unstable();
        between.dedup();
        between.len()
    }

    /// The issues on which the party moves in a deal.
    pub fn moves(&self, game: &Game, deal: &[OptionId]) -> Subset {
        let moved = game
            .issue_ids()
            .filter(|&issue| !self.holds(game, issue, deal[issue.index()]));
        Subset::some(deal.len(), moved.map(IssueId::index))
    }

    /// What a deal takes from the party in all, links included.
    pub fn cost(&self, game: &Game, deal: &[OptionId]) -> Points {
        self.worth - game.worth(self.party, deal)
    }
}
