//! The facts of the class chart: what groups agreed on, compared with what they could have had.

use crate::charts::material::Groups;
use crate::charts::plane::facts::DanceFacts;
use crate::charts::plane::land::Land;
use crate::class::{Class, GroupCounts, GroupDeal, GroupEfficiency};
use crate::game::Deal;
use crate::scenario::PartyId;

/// The facts of the class chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassFacts {
    /// Deals, frontier, walk-aways and ZOPA of two parties. Nobody moves.
    pub land: DanceFacts,
    /// The number of groups with each result.
    pub tally: GroupCounts,
    /// One mark per signed deal, in the order of the table.
    pub marks: Vec<ClassMark>,
    /// The groups without a deal.
    pub no_deals: Vec<String>,
    /// True if the round in which a deal is judged matters, because the worth of no deal changes over time.
    pub drifts: bool,
    /// The number of these deals that are judged in another round than that of the walk-aways shown.
    pub elsewhere: usize,
    /// The names of the other parties, whose worth is not shown.
    pub others: Vec<String>,
}

/// A deal and those who signed it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassMark {
    /// The groups; at least one.
    pub groups: Vec<String>,
    /// Its worth to the two.
    pub at: (f64, f64),
    /// True if no deal gives one signatory more and none less; `None` if not known.
    pub efficient: Option<bool>,
    /// The worth to the two of a better deal; `None` for a deal that fails a gate, as nobody could have kept it.
    pub better: Option<(f64, f64)>,
    /// The parties and bodies whose gates it fails; empty if it passes all.
    pub fails: Vec<String>,
}

/// The facts of a class.
pub(super) fn class(groups: &Groups<'_>) -> ClassFacts {
    let (class, pair) = (groups.class, groups.pair);
    let game = class.game;
    let land = Land {
        scenario: class.scenario,
        game,
        then: &groups.then,
        round: groups.round,
    };
    let name = |party: PartyId| game.frame().party_name(party).to_owned();
    let others = game.party_ids().filter(|party| !pair.contains(party));
    let without = class.groups.iter().filter(|group| group.agreed.is_none());
    let judged = class.agreed();
    let judged = judged.filter(|(group, _)| group.round == groups.round);
    ClassFacts {
        land: land.facts(pair),
        tally: class.tally(),
        marks: marks(class, pair),
        no_deals: without.map(|group| group.entry.group.clone()).collect(),
        drifts: class.drifts(),
        elsewhere: class.agreed().count() - judged.count(),
        others: others.map(name).collect(),
    }
}

/// One mark per deal.
fn marks(class: &Class<'_>, [x, y]: [PartyId; 2]) -> Vec<ClassMark> {
    let game = class.game;
    let at = |deal: &Deal| {
        (
            game.real(game.worth(x, deal)),
            game.real(game.worth(y, deal)),
        )
    };
    let deals = class.deals();
    let mark = |(deal, places): &(&Deal, Vec<usize>)| {
        let groups = places.iter().map(|&place| &class.groups[place]);
        let agreed = |group: &&crate::class::Group| group.agreed.clone();
        let judged: Vec<GroupDeal> = groups.clone().filter_map(|group| agreed(&group)).collect();
        let mut fails: Vec<String> = Vec::new();
        for gate in judged.iter().flat_map(|agreed| &agreed.failed) {
            let holder = gate.holder(game.frame()).to_owned();
            if !fails.contains(&holder) {
                fails.push(holder);
            }
        }
        let better = judged.iter().find_map(GroupDeal::better);
        let known = judged
            .iter()
            .all(|agreed| agreed.efficiency != GroupEfficiency::Unknown);
        ClassMark {
            groups: groups.map(|group| group.entry.group.clone()).collect(),
            at: at(deal),
            efficient: known.then_some(better.is_none()),
            better: (better.filter(|_| fails.is_empty())).map(|better| at(&better.deal)),
            fails,
        }
    };
    deals.iter().map(mark).collect()
}
