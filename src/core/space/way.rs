//! The ways in which members who vote one by one pass a deal: how many of each group say yes ([`super::ballots`]).

use crate::game::{Members, Points, RatifierId};
use crate::scenario::PartyId;

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

/// Every way to pass; `None` if there are more than `most`.
pub(super) fn ways(members: &Members, body: RatifierId, most: usize) -> Option<Vec<Way>> {
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
