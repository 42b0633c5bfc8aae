//! How the players of one role did: in a classroom everybody is compared with those who had the same score sheet.

use super::group::{Group, GroupDeal};
use crate::game::{Game, Points, Unit};
use crate::scenario::PartyId;

/// A role, and the results of its players.
#[derive(Debug, Clone, PartialEq)]
pub struct RoleResult {
    /// The party whose score sheet it is.
    pub party: PartyId,
    /// Among the groups with a deal that passes every gate, those whose player ends with most, by position in the table;
    /// empty if no deal stands. A group without a deal wins nothing, though its player may end with more.
    pub best: Vec<usize>,
    /// The spread of what its players ended with; `None` if nobody has a worth.
    pub spread: Option<Spread>,
}

/// The distribution of a number over groups, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The median; for an even number of groups the mean of the middle two.
    pub median: f64,
    /// The least.
    pub low: Points,
    /// The most.
    pub high: Points,
    /// The number of groups: those with a deal that passes every gate, and those without one in which the party states what
    /// no deal is worth.
    pub groups: usize,
}

impl Spread {
    /// The spread of some numbers; `None` if there are none.
    pub(super) fn of(unit: Unit, mut all: Vec<Points>) -> Option<Self> {
        all.sort_unstable();
        let (&low, &high) = (all.first()?, all.last()?);
        let (n, middle) = (all.len(), all.len() / 2);
        let total: Points = all.iter().copied().sum();
        let below = all[if n % 2 == 0 { middle - 1 } else { middle }];
        Some(Spread {
            mean: unit.of(total) / n as f64,
            median: unit.of(below + all[middle]) / 2.0,
            low,
            high,
            groups: n,
        })
    }
}

/// The roles of a game; also fills in the ranks of all groups.
pub(super) fn roles(game: &Game, groups: &mut [Group]) -> Vec<RoleResult> {
    let mut roles = Vec::new();
    for party in game.party_ids() {
        let at = party.index();
        let worth = |group: &Group| group.worth[at].filter(|_| group.is_compared());
        let worth: Vec<Option<Points>> = groups.iter().map(worth).collect();
        for (group, own) in groups.iter_mut().zip(&worth) {
            let above = worth.iter().filter(|other| **other > *own).count();
            group.places[at] = own.map(|_| above + 1);
        }
        let stands = |group: &Group| group.agreed.as_ref().is_some_and(GroupDeal::stands);
        let standing = groups.iter().enumerate().filter(|(_, group)| stands(group));
        let most = standing.clone().filter_map(|(place, _)| worth[place]).max();
        let best = standing.filter(|(place, _)| most.is_some() && worth[*place] == most);
        roles.push(RoleResult {
            party,
            best: best.map(|(place, _)| place).collect(),
            spread: Spread::of(game.unit(), worth.into_iter().flatten().collect()),
        });
    }
    roles
}
