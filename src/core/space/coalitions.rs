//! Deals on which a binding quota agrees, cut into disjoint regions by who must say yes.
//!
//! **Formula.** Of m signatories who can be outvoted at most s may refuse, so a = m − s must agree. Every deal that passes has
//! a first a of them, in file order, who agree: these agree, the others before the last of these refuse,
//! and those after it are not asked. Every such choice is a separate region; C(m, a) of them contain each deal once.
//! **Method.** A refusal is a floor as well: for a mirrored party that gets minus the worth. So a region is the same as
//! everywhere in this module, a plain sum with floors.

use super::layout::{Entangled, Layout, MOST_REGIONS, RegionFrame};
use crate::game::Game;
use crate::scenario::PartyId;

impl Layout {
    /// Cuts every region by who agrees, where a quota binds those whom it outvotes.
    pub(super) fn by_coalitions(mut self, game: &Game) -> Result<Layout, Entangled> {
        let Some(outvoting) = game.outvoting() else {
            return Ok(self);
        };
        // A party that any deal satisfies agrees to all of them.
        let asked = outvoting.parties.iter().copied();
        let asked: Vec<PartyId> = asked.filter(|&p| game.consent_stage(p).is_some()).collect();
        let Some(needed) = asked.len().checked_sub(outvoting.spare).filter(|&n| n > 0) else {
            return Ok(self);
        };
        let coalitions = coalitions(&asked, needed, MOST_REGIONS).ok_or(Entangled)?;
        if self.regions.len() * coalitions.len() > MOST_REGIONS {
            return Err(Entangled);
        }
        let regions = std::mem::take(&mut self.regions);
        for region in &regions {
            self.regions
                .extend(coalitions.iter().map(|(agree, refuse)| RegionFrame {
                    agree: agree.clone(),
                    refuse: refuse.clone(),
                    ..region.clone()
                }));
        }
        self.mirrored = asked;
        Ok(self)
    }
}

/// The parties that agree and those that refuse.
type Coalition = (Vec<PartyId>, Vec<PartyId>);

/// Every choice of the first `needed` parties that agree; `None` if there are more than `most`.
fn coalitions(parties: &[PartyId], needed: usize, most: usize) -> Option<Vec<Coalition>> {
    let mut found = Vec::new();
    let mut places: Vec<usize> = (0..needed).collect();
    loop {
        if found.len() == most {
            return None;
        }
        let last = places.last().map_or(0, |&last| last);
        let (agree, refuse): (Vec<_>, Vec<_>) =
            (0..=last).partition(|place| places.contains(place));
        let named = |places: Vec<usize>| places.into_iter().map(|n| parties[n]).collect();
        found.push((named(agree), named(refuse)));
        // The next combination, the last place fastest.
        let turned = (0..needed)
            .rev()
            .find(|&n| places[n] < parties.len() - needed + n);
        let Some(turned) = turned else {
            return Some(found);
        };
        places[turned] += 1;
        for n in turned + 1..needed {
            places[n] = places[n - 1] + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_agree_is_in_exactly_one_coalition() {
        let parties: Vec<PartyId> = (0..6).map(PartyId).collect();
        for needed in 1..=6 {
            let all = coalitions(&parties, needed, 4_096).unwrap();
            for who in 0_u32..64 {
                let agrees = |p: &PartyId| who & (1 << p.0) != 0;
                let inside = all
                    .iter()
                    .filter(|(yes, no)| yes.iter().all(agrees) && !no.iter().any(agrees));
                let enough = who.count_ones() as usize >= needed;
                assert_eq!(inside.count(), usize::from(enough), "{needed} of {who:b}");
            }
        }
        assert_eq!(coalitions(&parties, 3, 19), None);
    }
}
