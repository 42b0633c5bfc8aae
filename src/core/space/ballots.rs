//! Deals that members pass who vote one by one, cut into disjoint regions by who votes yes.
//!
//! **Formula.** Members who judge by the same worth are a group in which those who ask for less say yes first: with j yes
//! votes in a group, the worth is at least what its j-th member asks for and less than what the next one does. Every vector
//! of such numbers is a region; for the last group the least number with which the quota is met is a floor. What is certain
//! to pass whatever the groups that are left vote is one region, and what cannot pass any more is none.
//! **Method.** As for a quota that binds ([`super::coalitions`]): a no is a floor for a mirrored worth.

use super::layout::{Entangled, Layout, MOST_REGIONS, RegionFrame};
use crate::game::{Game, Members, Points, RatifierId};
use crate::scenario::PartyId;

/// The most worths with a floor in a region: a search follows them all at once.
const MOST_FLOORS: usize = 126;

/// One way for a ratifier's members to pass a deal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) body: RatifierId,
    /// True for one of the ways of each ratifier: where it is not asked, this one stands for all deals.
    pub(super) first: bool,
    /// The number of yes votes in the first groups; those that are left do not matter, but for the last one where it is
    /// the only one left.
    levels: Vec<u16>,
}

impl Layout {
    /// Cuts every region by who votes yes in the ratifiers that it concerns.
    pub(super) fn by_ballots(mut self, game: &Game) -> Result<Layout, Entangled> {
        for (n, body) in game.ratifiers().iter().enumerate() {
            let Some(members) = body.counted() else {
                continue;
            };
            let id = RatifierId(n as u16);
            let ways = ways(members, id, MOST_REGIONS).ok_or(Entangled)?;
            let before = std::mem::take(&mut self.regions);
            for region in before {
                if !region.bodies.contains(&id) {
                    self.regions.push(region);
                    continue;
                }
                self.regions.extend(ways.iter().map(|way| {
                    let mut ways = region.ways.clone();
                    ways.push(way.clone());
                    RegionFrame {
                        ways,
                        ..region.clone()
                    }
                }));
                if self.regions.len() > MOST_REGIONS {
                    return Err(Entangled);
                }
            }
            // Nobody in a group of one worth and no other group ever has to say no.
            let refusing = members
                .groups()
                .split_last()
                .map_or(&[][..], |(_, rest)| rest);
            for group in refusing {
                let view = members.voters()[group[0]].view;
                if !self.mirrored.contains(&view) {
                    self.mirrored.push(view);
                }
            }
        }
        let cut = self.regions.iter().any(|region| !region.ways.is_empty());
        if cut && game.lane_ids().count() + self.mirrored.len() > MOST_FLOORS {
            return Err(Entangled);
        }
        Ok(self)
    }
}

/// Every way to pass; `None` if there are more than `most`.
fn ways(members: &Members, body: RatifierId, most: usize) -> Option<Vec<Way>> {
    let mut found = Vec::new();
    let mut levels = Vec::new();
    extend(members, &mut levels, &mut found, most)?;
    if found.is_empty() {
        // They pass nothing at all.
        found.push(Vec::new());
    }
    let ways = found.into_iter().enumerate();
    let ways = ways.map(|(n, levels)| Way {
        body,
        first: n == 0,
        levels,
    });
    Some(ways.collect())
}

fn extend(
    members: &Members,
    levels: &mut Vec<u16>,
    found: &mut Vec<Vec<u16>>,
    most: usize,
) -> Option<()> {
    let groups = members.groups();
    if !passes(members, levels, true) {
        return Some(());
    }
    if passes(members, levels, false) || levels.len() + 1 == groups.len() {
        found.push(levels.clone());
        return (found.len() <= most).then_some(());
    }
    for level in 0..=groups[levels.len()].len() as u16 {
        levels.push(level);
        extend(members, levels, found, most)?;
        levels.pop();
    }
    Some(())
}

/// True if the quota is met where everything that these numbers of votes leave open goes one way. Which members of a group
/// say yes depends on numbers that may be drawn; that all or none do does not.
fn passes(members: &Members, levels: &[u16], open: bool) -> bool {
    let mut yes = vec![open; members.voters().len()];
    for (group, &level) in members.groups().iter().zip(levels) {
        let all = usize::from(level) == group.len();
        if all || level == 0 {
            group.iter().for_each(|&voter| yes[voter] = all);
        }
    }
    members.pass_with(|voter| yes[voter])
}

impl Way {
    /// Tells what each worth must reach at least and must stay below; `false` if no deal passes this way.
    pub(super) fn ask(
        &self,
        members: &Members,
        mut at_least: impl FnMut(PartyId, Points),
        mut below: impl FnMut(PartyId, Points),
    ) -> bool {
        let voters = members.voters();
        let groups = members.groups();
        let mut yes = vec![false; voters.len()];
        for (group, &level) in groups.iter().zip(&self.levels) {
            let (agree, refuse) = group.split_at(level.into());
            for &voter in agree {
                yes[voter] = true;
            }
            if let Some(&last) = agree.last() {
                at_least(voters[last].view, voters[last].no_deal);
            }
            if let Some(&first) = refuse.first() {
                below(voters[first].view, voters[first].no_deal);
            }
        }
        if self.levels.len() + 1 == groups.len() {
            let last = &groups[self.levels.len()];
            let mut enough = members.pass_with(|n| yes[n]);
            for &voter in last {
                if enough {
                    break;
                }
                yes[voter] = true;
                enough = members.pass_with(|n| yes[n]);
                if enough {
                    at_least(voters[voter].view, voters[voter].no_deal);
                }
            }
            return enough;
        }
        passes(members, &self.levels, false)
    }
}
