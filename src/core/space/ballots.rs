//! Deals that members pass who vote one by one, cut into disjoint regions by who votes yes.
//!
//! **Formula.** Members who judge by the same worth are a group in which those who ask for less say yes first: with j yes
//! votes in a group, the worth is at least what its j-th member asks for and less than what the next one does. Every vector
//! of such numbers is a region; for the last group the least number with which the quota is met is a floor. What is certain
//! to pass whatever the groups that are left vote is one region, and what cannot pass any more is none.
//! **Method.** As for a quota that binds ([`super::coalitions`]): a no is a floor for a mirrored worth.

use super::layout::{Entangled, Layout, MOST_REGIONS, RegionFrame};
use super::way::ways;
use crate::game::{Game, RatifierId};

/// The most worths with a floor in a region: a search follows them all at once.
const MOST_FLOORS: usize = 126;

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
