//! All deals of a set, one by one.
//!
//! **Method.** Depth first over the regions with one lane for every party with a floor, after a surrogate
//! of all of them ([`super::dual`]); exact. Finding the surrogate is most of the set-up, which a [`Lister`] does once.

use super::descent::{AnyDescent, Descent, End, Lane, in_its_width};
use super::existence::lanes;
use super::limits::{Limits, Meter};
use super::set::DealSet;
use crate::game::Deal;
use std::ops::ControlFlow;

/// Deals of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The deals found, lowest first.
    pub deals: Vec<Deal>,
    /// True if these are all. If not, any of them may be missing, not only the highest.
    pub complete: bool,
}

/// A set prepared for listing.
#[derive(Debug, Clone)]
pub struct Lister {
    set: DealSet,
    regions: Vec<(Vec<Lane>, AnyDescent)>,
}

impl Lister {
    /// Prepares a set.
    pub fn new(set: &DealSet) -> Self {
        let regions = (0..set.regions.len()).map(|region| {
            let lanes = lanes(set, region);
            let descent = AnyDescent::new(set, region, &lanes);
            (lanes, descent)
        });
        Lister {
            regions: regions.collect(),
            set: set.clone(),
        }
    }

    /// Lists the deals, at most `most`.
    pub fn list(&mut self, most: usize, limits: &Limits<'_>) -> Listed {
        let mut found = Found {
            deals: Vec::new(),
            most,
            meter: limits.meter(),
        };
        let set = &self.set;
        let complete = self.regions.iter_mut().enumerate().all(|(n, region)| {
            let (lanes, descent) = region;
            in_its_width!(descent, descent => found.take(set, n, lanes, descent))
        });
        found.deals.sort_unstable();
        Listed {
            deals: found.deals,
            complete,
        }
    }
}

/// Lists the deals of a set, at most `most`.
pub fn list(set: &DealSet, most: usize, limits: &Limits<'_>) -> Listed {
    Lister::new(set).list(most, limits)
}

struct Found<'a> {
    deals: Vec<Deal>,
    most: usize,
    meter: Meter<'a>,
}

impl Found<'_> {
    /// Adds the deals of a region; returns true if these are all.
    fn take<const W: usize>(
        &mut self,
        set: &DealSet,
        region: usize,
        lanes: &[Lane],
        descent: &mut Descent<W>,
    ) -> bool {
        let mut need = [0; W];
        for (need, lane) in need.iter_mut().zip(lanes) {
            *need = lane.need(set, region);
        }
        let (deals, most) = (&mut self.deals, self.most);
        let end = descent.run(
            &mut need,
            &mut self.meter,
            |_| true,
            |descent, _, _| {
                if deals.len() == most {
                    return ControlFlow::Break(());
                }
                deals.push(set.deal(descent.path()));
                ControlFlow::Continue(())
            },
        );
        end == End::Done
    }
}
