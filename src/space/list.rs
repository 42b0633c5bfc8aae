//! All deals of a set, one by one.
//!
//! **Method.** Depth first over the regions with one lane for every party of whom something is asked; exact.

use super::descent::{Descent, End, Lane, by_width};
use super::limits::{Limits, Meter};
use super::set::DealSet;
use crate::game::Deal;
use std::ops::ControlFlow;

/// Deals of a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The deals found, lowest first.
    pub deals: Vec<Deal>,
    /// Whether these are all. If not, any of them may be missing, not only the highest.
    pub complete: bool,
}

/// Lists the deals of a set, at most so many.
#[must_use]
pub fn list(set: &DealSet, most: usize, limits: &Limits<'_>) -> Listed {
    let mut meter = limits.meter();
    let mut listed = Listed {
        deals: Vec::new(),
        complete: true,
    };
    for region in 0..set.regions.len() {
        let bound = set.bound(region);
        let lanes: Vec<Lane> = if bound.is_empty() {
            // Nothing is asked of anybody: any sum will do.
            vec![Lane::Sum(vec![0; set.parties])]
        } else {
            let mut lanes = Vec::with_capacity(bound.len() + 1);
            // A sum over all closes more branches, where there is room for it beside the parties.
            if bound.len() > 1 && !bound.len().is_multiple_of(4) {
                let weights = (0..set.parties).map(|p| i64::from(bound.contains(&p)));
                lanes.push(Lane::Sum(weights.collect()));
            }
            lanes.extend(bound.into_iter().map(Lane::Party));
            lanes
        };
        by_width!(
            lanes.len(),
            within(set, region, &lanes, most, &mut meter, &mut listed)
        );
        if !listed.complete {
            break;
        }
    }
    listed.deals.sort_unstable();
    listed
}

fn within<const W: usize>(
    set: &DealSet,
    region: usize,
    lanes: &[Lane],
    most: usize,
    meter: &mut Meter<'_>,
    listed: &mut Listed,
) {
    let all = |block: usize| (0..set.rows(block).len() as u32).collect();
    let mut descent = Descent::<W>::new(set, region, lanes, all);
    let mut need = [0; W];
    for (need, lane) in need.iter_mut().zip(lanes) {
        *need = lane.need(set, region);
    }
    let end = descent.run(&mut need, meter, |descent, _, _| {
        if listed.deals.len() == most {
            return ControlFlow::Break(());
        }
        listed.deals.push(set.deal(descent.path()));
        ControlFlow::Continue(())
    });
    listed.complete = end == End::Done;
}
