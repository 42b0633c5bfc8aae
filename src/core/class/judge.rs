//! Judging the deal of each group.

use super::group::{Better, Group, GroupDeal, GroupEfficiency};
use super::read::GroupRow;
use super::role::{self, RoleResult};
use crate::game::{Deal, Game, Points, Unit, Within};
use crate::scenario::{PartyId, Scenario};
use crate::solutions::{Arena, Nash, NoSolution, PostSettlement, Solution, Utilitarian};
use crate::space::{self, Entangled, Limits};
use crate::trials::Yardstick;
use std::collections::BTreeMap;

/// The deals of the groups of a class, judged.
#[derive(Debug)]
pub struct Class<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its compiled numbers.
    pub game: &'a Game,
    /// The groups, in the order of the table.
    pub groups: Vec<Group>,
    /// The roles of all parties with a score sheet, in file order.
    pub roles: Vec<RoleResult>,
    /// Whether some deal passes every gate on day one; `None` if the search was too long.
    pub possible_day_one: Option<bool>,
}

impl<'a> Class<'a> {
    /// Judges the deals that groups wrote down.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn of(
        scenario: &'a Scenario,
        game: &'a Game,
        entries: Vec<GroupRow>,
        limits: Limits<'_>,
    ) -> Result<Self, Entangled> {
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let mut judge = Judge {
            game,
            limits,
            yardstick: Yardstick::inside(game, &everyone),
            nash: Vec::new(),
            totals: BTreeMap::new(),
            known: BTreeMap::new(),
        };
        judge.nash = judge.nash_deals();
        let mut groups = Vec::with_capacity(entries.len());
        for entry in entries {
            groups.push(judge.group(entry)?);
        }
        let roles = role::roles(game, &mut groups);
        let possible = space::existence(game, Within::All, 0, &limits)?;
        Ok(Class {
            scenario,
            game,
            groups,
            roles,
            possible_day_one: possible.decided(),
        })
    }

    /// True if the round in which a group is judged matters: no deal changes its worth to somebody over the talks.
    pub fn drifts(&self) -> bool {
        let last = self.game.frame().rounds;
        let mut parties = self.game.party_ids();
        parties.any(|p| self.game.no_deal_at(p, 0) != self.game.no_deal_at(p, last))
    }

    /// The groups with a deal.
    pub fn agreed(&self) -> impl Iterator<Item = (&Group, &GroupDeal)> {
        let groups = self.groups.iter();
        groups.filter_map(|group| Some((group, group.agreed.as_ref()?)))
    }

    /// The deals in the order in which they first appear, each with the positions in the table of the groups that signed
    /// it.
    pub fn deals(&self) -> Vec<(&Deal, Vec<usize>)> {
        let mut deals: Vec<(&Deal, Vec<usize>)> = Vec::new();
        for (place, group) in self.groups.iter().enumerate() {
            let Some(agreed) = &group.agreed else {
                continue;
            };
            match deals.iter_mut().find(|(deal, _)| **deal == agreed.deal) {
                Some((_, same)) => same.push(place),
                None => deals.push((&agreed.deal, vec![place])),
            }
        }
        deals
    }
}

/// The data computed once for all groups.
struct Judge<'g, 'l> {
    game: &'g Game,
    limits: Limits<'l>,
    yardstick: Yardstick<'g>,
    /// The worths to the signatories of the Nash deals among deals that pass every gate on day one.
    nash: Vec<Vec<Points>>,
    /// The most that the signatories together can get in a round through every gate but ratification; `None` if there is nothing, or it is
    /// not known.
    totals: BTreeMap<u32, Option<Points>>,
    /// The efficiency of a deal in a round, where it is already known.
    known: BTreeMap<(Deal, u32), GroupEfficiency>,
}

impl<'g, 'l> Judge<'g, 'l>
where
    'l: 'g,
{
    fn arena(&self, within: Within, round: u32) -> Arena<'g> {
        let arena = Arena::new(self.game).within(within).round(round);
        arena.limits(self.limits)
    }

    fn nash_deals(&self) -> Vec<Vec<Points>> {
        let worth = |deal: &Deal| {
            let signatories = self.game.signatories().iter();
            signatories.map(|&p| self.game.worth(p, deal)).collect()
        };
        match Nash.solve(&self.arena(Within::All, 0)) {
            Ok(chosen) if chosen.at_most.is_none() => chosen.deals.iter().map(worth).collect(),
            _ => Vec::new(),
        }
    }

    fn group(&mut self, entry: GroupRow) -> Result<Group, Entangled> {
        let game = self.game;
        let round = entry.round.unwrap_or(0);
        let no_deal: Vec<Option<Points>> = game
            .party_ids()
            .map(|p| game.no_deal_at(p, round))
            .collect();
        let (worth, agreed) = match &entry.deal {
            None => (no_deal.clone(), None),
            Some(deal) => {
                let worth = game.worths(deal).into_iter().map(Some).collect();
                (worth, Some(self.agreed(deal, round)?))
            }
        };
        Ok(Group {
            places: vec![None; worth.len()],
            entry,
            round,
            worth,
            no_deal,
            agreed,
        })
    }

    fn agreed(&mut self, deal: &Deal, round: u32) -> Result<GroupDeal, Entangled> {
        let game = self.game;
        let failed = game.failures(deal, Within::All, round);
        let far = self.yardstick.measure(deal);
        let efficiency = match self.known.get(&(deal.clone(), round)) {
            Some(known) => known.clone(),
            None => {
                let found = self.efficiency(deal, round)?;
                self.known.insert((deal.clone(), round), found.clone());
                found
            }
        };
        let signatories = game.signatories();
        let signed: Vec<Points> = signatories.iter().map(|&p| game.worth(p, deal)).collect();
        let total: Points = signed.iter().copied().sum();
        let without: Points = signatories
            .iter()
            .filter_map(|&p| game.no_deal_at(p, round))
            .sum();
        let inside = failed.iter().all(|gate| gate.stage() > Within::Consents);
        let most = match self.totals.get(&round) {
            Some(known) => *known,
            None => {
                let most = self.most(round)?;
                self.totals.insert(round, most);
                most
            }
        };
        let most = most.filter(|_| inside);
        let largest = most
            .map(|most| most - without)
            .filter(|&gain| gain > Points::ZERO);
        Ok(GroupDeal {
            deal: deal.clone(),
            failed,
            efficiency,
            pareto_distance: far.pareto,
            nash_distance: nearest(game.unit(), &self.nash, &signed),
            joint_gain: total - without,
            share: largest.map(|largest| game.real(total - without) / game.real(largest)),
            left_on_the_table: most.map(|most| most - total),
        })
    }

    fn most(&self, round: u32) -> Result<Option<Points>, Entangled> {
        match Utilitarian.solve(&self.arena(Within::Consents, round)) {
            Ok(chosen) if chosen.at_most.is_none() => {
                let signatories = self.game.signatories().iter();
                let worth = signatories.map(|&p| self.game.worth(p, &chosen.deals[0]));
                Ok(Some(worth.sum()))
            }
            Err(NoSolution::Entangled(entangled)) => Err(entangled),
            Ok(_) | Err(_) => Ok(None),
        }
    }

    fn efficiency(&self, deal: &Deal, round: u32) -> Result<GroupEfficiency, Entangled> {
        let game = self.game;
        for within in [Within::All, Within::RedLines] {
            match PostSettlement::of(&self.arena(within, round), deal) {
                Ok(Some(better)) => {
                    let (new, old) = (game.worths(&better.deal), game.worths(deal));
                    let better = Better {
                        increases: new.iter().zip(&old).map(|(&new, &old)| new - old).collect(),
                        failed: game.failures(&better.deal, Within::All, round),
                        deal: better.deal,
                        proved: better.proved,
                    };
                    return Ok(if better.failed.is_empty() {
                        GroupEfficiency::Improvable(better)
                    } else {
                        GroupEfficiency::Held(better)
                    });
                }
                Ok(None) if within == Within::RedLines => return Ok(GroupEfficiency::Efficient),
                Err(NoSolution::Entangled(entangled)) => return Err(entangled),
                // Among the deals inside red lines there may be one, or one that is found faster.
                Ok(None) | Err(_) => {}
            }
        }
        Ok(GroupEfficiency::Unknown)
    }
}

/// The distance, in worths, to the nearest of some deals.
fn nearest(unit: Unit, deals: &[Vec<Points>], worth: &[Points]) -> Option<f64> {
    let far = deals.iter().map(|deal| space::distance(unit, deal, worth));
    far.min_by(f64::total_cmp)
}
