//! A party's opening position, from which its concessions are counted.
//!
//! **Formula.** The opening position is the one in the file, otherwise the party's best deal within the rules and its own red
//! lines. On issue i a deal gives up `v_i(opening_i) − v_i(option)` points, where v is the party's payoff (weight·score) for
//! the issue; the party *moves* where that is above 0. Steps follow the party's own order of preference: the number of distinct
//! payoffs from the opening's option down to the other. Links are left out of single issues and included in the utility of the
//! whole.

use super::Subset;
use crate::game::{Deal, Game, Points};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, Walk};

/// A party and its opening position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stance {
    /// The party.
    pub party: PartyId,
    /// The deal that it opens with.
    pub opening: Deal,
    /// The utility of that deal to it.
    pub worth: Points,
}

impl Stance {
    /// The opening position of a party: the one given, otherwise the best deal within its own red lines; `None` if there is
    /// none.
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

    /// What an option takes from the party on an issue, relative to its opening; below 0 where it gives more.
    pub fn gives(&self, game: &Game, issue: IssueId, option: OptionId) -> Points {
        let payoffs = game.payoffs(self.party, issue);
        payoffs[self.opening[issue.index()].index()] - payoffs[option.index()]
    }

    /// Whether this option leaves the party at its opening on an issue, or better.
    pub fn holds(&self, game: &Game, issue: IssueId, option: OptionId) -> bool {
        self.gives(game, issue, option) <= Points::ZERO
    }

    /// How many steps below the opening an option is in the party's own order of preference; 0 if it is no lower.
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

    /// The total that a deal takes from the party, links included.
    pub fn cost(&self, game: &Game, deal: &[OptionId]) -> Points {
        self.worth - game.worth(self.party, deal)
    }
}
