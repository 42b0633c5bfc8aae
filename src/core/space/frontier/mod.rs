//! The Pareto frontier: the deals that nobody can improve on without somebody losing.
//!
//! **Formula.** Worth vectors of the players over the deals of a set that no other deal of it dominates (at least as
//! much for all, more for one).
//! **Method.** A pruned Minkowski sum: worth adds up over the blocks of a region, so the frontier grows block by block,
//! and a partial deal that another one dominates is dropped with all that would follow. No deal is written out. The
//! regions' frontiers are then merged. Parties that do not play but must be kept from walking away have lanes of their
//! own as long as a deal can still miss their floors ([`lanes`]). The layers are kept; walking back through them finds the
//! deals behind a point ([`behind`]).
//! **Limits.** Exact for one to three lanes at any usual size. Where a layer outgrows its limit it is thinned out by cells
//! ([`coarse`]), and [`Frontier::epsilon`] says by how much the frontier can be missed.
//! **Ties.** All deals behind each vector, lowest first.
//! **Source.** V. Pareto (1906), *Manuale di economia politica*. Pruned sums: K. Klamroth & M. M. Wiecek (2000), "Dynamic
//! programming approaches to the multiple criteria knapsack problem", *Naval Research Logistics* 47(1), 57-76.

mod archive;
mod behind;
mod coarse;
mod grow;
mod lanes;
mod undominated;
mod way;

pub(super) use grow::Most;
pub(super) use lanes::Axis;

use super::limits::{Limits, Meter};
use super::set::DealSet;
use crate::game::{Deal, Points};
use crate::scenario::PartyId;
use behind::Walker;
use grow::{Grown, grow};
use lanes::Lanes;
use num_bigint::BigUint;

/// The Pareto frontier of a set of deals.
#[derive(Debug, Clone)]
pub struct Frontier {
    sums: Sums,
}

/// The undominated sums in some lanes over a set of deals, with what it takes to find the deals behind them.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    set: DealSet,
    axes: Vec<Axis>,
    regions: Vec<Grown>,
    /// The points, one after the other, by falling value in the first lane, then in the second, and so on.
    values: Vec<Points>,
    points: usize,
    epsilon: Points,
    complete: bool,
}

/// Points of all layers, and terms of the deals behind the last, up to which all of them are gone back to.
const SMALL_LAYERS: usize = 5_000_000;
const SMALL_TERMS: usize = 20_000_000;
/// States that the way back to single points may remember.
const MOST_STATES: usize = 300_000;

/// One point of a frontier.
#[derive(Debug, Clone, Copy)]
pub struct FrontierPoint<'f> {
    frontier: &'f Sums,
    place: usize,
}

/// Points merged that count as one step of a limit.
pub const POINTS_A_STEP: u64 = 5;

/// The Pareto frontier of a set of deals for some players.
///
/// Points are merged faster than deals are searched: [`POINTS_A_STEP`] of them count as one step.
pub fn frontier(set: &DealSet, players: &[PartyId], limits: &Limits<'_>) -> Frontier {
    frontier_at(set, players, limits, POINTS_A_STEP)
}

/// The same with this many points merged per step.
pub(super) fn frontier_at(
    set: &DealSet,
    players: &[PartyId],
    limits: &Limits<'_>,
    points_a_step: u64,
) -> Frontier {
    let axes = parties(players);
    Frontier {
        sums: Sums::keeping(
            set,
            axes,
            Most::Fast,
            &|_, _, _| true,
            limits,
            points_a_step,
        ),
    }
}

/// The Pareto frontier with at most about `points` points a layer: beyond that it is thinned out.
pub fn coarse_frontier(
    set: &DealSet,
    players: &[PartyId],
    points: usize,
    limits: &Limits<'_>,
) -> Frontier {
    Frontier {
        sums: Sums::of(set, parties(players), Most::Points(points), limits),
    }
}

fn parties(players: &[PartyId]) -> Vec<Axis> {
    players.iter().map(|p| Axis::Party(p.index())).collect()
}

impl Frontier {
    /// Its points, by falling worth to the first player, then the second, and so on.
    pub fn points(&self) -> impl DoubleEndedIterator<Item = FrontierPoint<'_>> + ExactSizeIterator {
        self.sums.points()
    }

    /// The number of its points.
    pub fn len(&self) -> usize {
        self.sums.points
    }

    /// True if it has no point: no deal of the set meets all floors, or the limit was reached before one was found.
    pub fn is_empty(&self) -> bool {
        self.sums.points == 0
    }

    /// The most by which it can be missed: 0 if it is exact.
    ///
    /// Otherwise every point is the worth of a deal of the set that meets all floors, though some other deal may
    /// dominate it; and for every deal of the set that meets each of its floors with at least this much to spare, some
    /// point gives every player at most this much less. Without floors that is every deal.
    pub fn epsilon(&self) -> Points {
        self.sums.epsilon
    }

    /// True if the search was finished within its limits. If not, the points are worths of deals of the set, but
    /// any number of others may be missing.
    pub fn complete(&self) -> bool {
        self.sums.complete
    }

    /// The number of deals behind all points together: exact if the frontier is, otherwise a lower bound.
    pub fn deals(&self) -> BigUint {
        self.counts().into_iter().sum()
    }

    /// The number of deals behind each point: exact if the frontier is, otherwise a lower bound.
    pub fn counts(&self) -> Vec<BigUint> {
        self.each(Walker::counts, Behind::count)
    }

    /// True if the ways to all points are few enough to go back through them all.
    pub fn is_small(&self) -> bool {
        let layers = self
            .sums
            .regions
            .iter()
            .flat_map(|region| region.layers.iter().map(|layer| layer.len() / region.width));
        let terms = self.len() * self.sums.set.layout.issues;
        layers.sum::<usize>() <= SMALL_LAYERS && terms <= SMALL_TERMS
    }

    /// Points with the lowest deal behind each, and how many there are: all of them where [`Frontier::is_small`], else at
    /// most `most`, evenly spread, until the way back to them has taken long enough.
    pub fn told(&self, most: usize) -> Vec<(Deal, BigUint)> {
        if self.is_small() && self.len() <= most {
            return self.lowest_deals().into_iter().zip(self.counts()).collect();
        }
        let most = most.min(self.len());
        let mut behind = self.behind();
        let mut told = Vec::with_capacity(most);
        for n in 0..most {
            let place = if most == 1 {
                0
            } else {
                n * (self.len() - 1) / (most - 1)
            };
            let point = self.sums.point(place);
            told.push((behind.lowest(point), behind.count(point)));
            if behind.walkers.iter().map(Walker::states).sum::<usize>() > MOST_STATES {
                break;
            }
        }
        told
    }

    /// The lowest deal behind each point.
    pub fn lowest_deals(&self) -> Vec<Deal> {
        self.each(Walker::lowest_of_each, Behind::lowest)
    }

    /// A result for each point: for all at once if there is a single region that can tell, otherwise one by one.
    fn each<'f, T>(
        &'f self,
        all: impl Fn(&Walker<'f>) -> Option<Vec<T>>,
        one: impl Fn(&mut Behind<'f>, FrontierPoint<'f>) -> T,
    ) -> Vec<T> {
        let mut behind = self.behind();
        let told = match behind.walkers.as_slice() {
            [walker] => all(walker),
            _ => None,
        };
        told.unwrap_or_else(|| self.points().map(|point| one(&mut behind, point)).collect())
    }

    /// The way back to the deals behind many of its points: it remembers what they share.
    pub fn behind(&self) -> Behind<'_> {
        Behind {
            walkers: self.sums.walkers(),
        }
    }

    /// The memory that its layers take, in bytes.
    pub fn memory(&self) -> usize {
        let layers = self.sums.regions.iter().flat_map(|region| &region.layers);
        let numbers: usize = layers.map(Vec::len).sum();
        (numbers + self.sums.values.len()) * size_of::<i64>()
    }
}

/// The way back from the points of one frontier to the deals behind them.
pub struct Behind<'f> {
    walkers: Vec<Walker<'f>>,
}

impl Behind<'_> {
    /// The number of deals with exactly the worth of a point: exact if the frontier is, otherwise a lower bound.
    pub fn count(&mut self, point: FrontierPoint<'_>) -> BigUint {
        let walkers = self.walkers.iter_mut();
        walkers.map(|walker| walker.count(point.worth())).sum()
    }

    /// The lowest of these deals.
    ///
    /// # Panics
    /// If the point is of another frontier.
    pub fn lowest(&mut self, point: FrontierPoint<'_>) -> Deal {
        let walkers = self.walkers.iter_mut();
        let lowest = walkers.filter_map(|walker| walker.lowest(point.worth()));
        lowest.min().expect("a point is the worth of a deal")
    }

    /// Up to `most` of these deals, the lowest among them, lowest first.
    pub fn deals(&mut self, point: FrontierPoint<'_>, most: usize) -> Vec<Deal> {
        let mut deals = self.some(point, most);
        if deals.len() >= most {
            deals.push(self.lowest(point));
        }
        deals.sort_unstable();
        deals.dedup();
        deals.truncate(most);
        deals
    }

    /// Up to `most` of these deals, in no order, with the lowest only if these are all.
    pub fn some(&self, point: FrontierPoint<'_>, most: usize) -> Vec<Deal> {
        let mut deals: Vec<Deal> = Vec::new();
        for walker in &self.walkers {
            walker.some(point.worth(), most, &mut deals);
        }
        deals
    }
}

impl<'f> FrontierPoint<'f> {
    /// The worth to each player.
    pub fn worth(&self) -> &'f [Points] {
        self.frontier.value(self.place)
    }

    /// The number of deals with exactly this worth: exact if the frontier is, otherwise a lower bound.
    pub fn count(&self) -> BigUint {
        self.behind().count(*self)
    }

    /// The lowest of these deals.
    pub fn lowest(&self) -> Deal {
        self.behind().lowest(*self)
    }

    /// Up to `most` of these deals, the lowest among them, lowest first.
    pub fn deals(&self, most: usize) -> Vec<Deal> {
        self.behind().deals(*self, most)
    }

    fn behind(&self) -> Behind<'f> {
        Behind {
            walkers: self.frontier.walkers(),
        }
    }
}

/// Calls a generic function with the narrowest width that holds a number of lanes; `None` if none does.
macro_rules! by_lanes {
    ($lanes:expr, $call:ident ( $($argument:expr),* $(,)? )) => {
        match $lanes {
            0 | 1 => Some($call::<1>($($argument),*)),
            2 => Some($call::<2>($($argument),*)),
            3 => Some($call::<3>($($argument),*)),
            4 => Some($call::<4>($($argument),*)),
            5 => Some($call::<5>($($argument),*)),
            6 => Some($call::<6>($($argument),*)),
            7 | 8 => Some($call::<8>($($argument),*)),
            9..=16 => Some($call::<16>($($argument),*)),
            17..=32 => Some($call::<32>($($argument),*)),
            33..=128 => Some($call::<128>($($argument),*)),
            _ => None,
        }
    };
}

/// The part of the steps with which sums are grown with few points, where all steps were too few.
const SPARE_PART: u64 = 4;

impl Sums {
    pub fn of(set: &DealSet, axes: Vec<Axis>, most: Most, limits: &Limits<'_>) -> Self {
        Sums::keeping(set, axes, most, &|_, _, _| true, limits, 1)
    }

    /// The sums without the partial ones that `keep` drops: it is asked with the region, the place of the block added
    /// last, and the sum. Where the steps end before all regions are grown, the rest is grown once more with a quarter of
    /// them and as few points as these pay for: what that costs stands in [`Sums::epsilon`].
    pub fn keeping(
        set: &DealSet,
        axes: Vec<Axis>,
        most: Most,
        keep: &dyn Fn(usize, usize, &[i64]) -> bool,
        limits: &Limits<'_>,
        points_a_step: u64,
    ) -> Self {
        let spare = limits.part(SPARE_PART);
        let mut meter = limits.meter_at(points_a_step);
        let (mut most, mut memory) = (most, limits.memory);
        let mut sums = Sums {
            set: set.clone(),
            axes,
            regions: Vec::new(),
            values: Vec::new(),
            points: 0,
            epsilon: Points::ZERO,
            complete: true,
        };
        for region in 0..set.regions.len() {
            let Some(lanes) = Lanes::of(set, region, &sums.axes) else {
                continue;
            };
            let width = lanes.width();
            let keep = |place: usize, sum: &[i64]| keep(region, place, sum);
            let mut grown = by_lanes!(
                width,
                grow(
                    set,
                    &sums.axes,
                    lanes.clone(),
                    most,
                    &keep,
                    &mut memory,
                    &mut meter
                )
            )
            .flatten();
            if grown.is_none() && matches!(most, Most::Fast) {
                drop(meter);
                most = Most::Spare;
                meter = spare.meter_at(points_a_step);
                grown = by_lanes!(
                    width,
                    grow(set, &sums.axes, lanes, most, &keep, &mut memory, &mut meter)
                )
                .flatten();
            }
            let Some(grown) = grown else {
                sums.complete = false;
                break;
            };
            sums.epsilon = sums.epsilon.max(Points(grown.epsilon));
            if !grown.last().is_empty() {
                sums.regions.push(grown);
            }
        }
        let width = sums.axes.len();
        let merged = by_lanes!(width, merge(&sums.regions, width, &mut meter)).flatten();
        match merged {
            Some((points, values)) => (sums.points, sums.values) = (points, values),
            None => sums.complete = false,
        }
        sums
    }

    pub fn points(&self) -> impl DoubleEndedIterator<Item = FrontierPoint<'_>> + ExactSizeIterator {
        (0..self.points).map(|place| self.point(place))
    }

    pub fn point(&self, place: usize) -> FrontierPoint<'_> {
        FrontierPoint {
            frontier: self,
            place,
        }
    }

    /// The place of the first point below a value in the first lane.
    pub fn first_below(&self, value: Points) -> usize {
        let (mut from, mut to) = (0, self.points);
        while from < to {
            let middle = from.midpoint(to);
            if self.value(middle)[0] >= value {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        from
    }

    pub fn epsilon(&self) -> Points {
        self.epsilon
    }

    pub fn complete(&self) -> bool {
        self.complete
    }

    /// The values of a point in the lanes.
    pub fn value(&self, place: usize) -> &[Points] {
        let width = self.axes.len();
        &self.values[place * width..(place + 1) * width]
    }

    /// A way back through each region.
    fn walkers(&self) -> Vec<Walker<'_>> {
        let regions = self.regions.iter();
        regions
            .map(|region| Walker::new(&self.set, &self.axes, region))
            .collect()
    }
}

/// The undominated ones among the last points of some regions, without the lanes of bound parties.
fn merge<const W: usize>(
    regions: &[Grown],
    players: usize,
    meter: &mut Meter<'_>,
) -> Option<(usize, Vec<Points>)> {
    let mut points: Vec<[i64; W]> = Vec::new();
    for region in regions {
        // In the end every bound party is safe, so its lane is 0 everywhere.
        points.extend(region.last().chunks_exact(region.width).map(|point| {
            let mut player = [0; W];
            player[..players].copy_from_slice(&point[..players]);
            player
        }));
    }
    if regions.len() > 1 {
        points.sort_unstable_by(|a, b| b.cmp(a));
        if !undominated::clear(&mut points, meter) {
            return None;
        }
    }
    let values = points
        .iter()
        .flat_map(|point| point[..players].iter().map(|&v| Points(v)));
    Some((points.len(), values.collect()))
}
