//! The deals that are best by a measure that rises with every player's worth.
//!
//! **Method.** Branch and bound over the regions of a set, depth first, in lanes ([`super::descent`]): one for each party
//! that counts and a few weighted sums for which the measure tells the least that a deal as good as the best so far must
//! reach. Choices that another one beats are left out, equal ones are grouped. Every deal found is first improved
//! block by block. Exact: lanes are whole numbers, and measures are compared exactly.

mod classes;
mod total;

pub use total::Total;

use super::descent::{Descent, End, Lane, by_width};
use super::dual::FloatWorth;
use super::frontier::{Frontier, FrontierPoint, frontier_at};
use super::limits::{Limits, Meter};
use super::set::DealSet;
use crate::game::{Deal, Points};
use crate::scenario::PartyId;
use classes::Classes;
use num_bigint::BigUint;
use std::cell::Cell;
use std::cmp::Ordering;
use std::ops::ControlFlow;

/// The most equally good deals that are written out; their number is always given.
pub const MOST_TIES: usize = 1_000;

/// Fewer where together they would have more terms than this.
const MOST_TERMS: usize = 250_000;

/// The number of equally good deals of a set that are written out.
fn most_ties(set: &DealSet) -> usize {
    MOST_TIES.min(MOST_TERMS / set.layout.issues.max(1)).max(1)
}

/// A measure of deals, made of the worth to the players. It must rise whenever one player gets more and none less.
pub trait Aim {
    /// The value that is compared.
    type Key: Ord + Clone;

    /// The players. The measure looks only at their worth.
    fn players(&self) -> &[PartyId];

    /// The measure of a deal, from its worth to each party of the game.
    fn key(&self, worth: &[Points]) -> Self::Key;

    /// Sums of the worth to parties that are low for all deals together where the measure is high: one weight ≥ 0 a
    /// party. The first decides the order of the search; there must be at least one.
    fn sums(&self, relaxed: &FloatWorth, floors: &[Points]) -> Vec<Vec<i64>>;

    /// The least that a sum is for a deal that is at least as good as `key` and gives each party its floor.
    fn least(&self, key: &Self::Key, weights: &[i64], floors: &[Points]) -> i64;

    /// The least that a player gets in a deal that is at least as good as `key`.
    fn floor(&self, key: &Self::Key, player: PartyId) -> Points {
        let _ = (key, player);
        Points::LOWEST
    }

    /// True if a deal that gives no party more than `upper` can be as good as `key`.
    fn promising(&self, key: &Self::Key, upper: &[Points]) -> bool {
        self.key(upper) >= *key
    }

    /// The most that the measure can be, in its own unit, for deals whose sum by these weights is at most `most`.
    fn ceiling(&self, weights: &[i64], most: i64, floors: &[Points]) -> f64;

    /// The measure in its own unit, for display.
    fn measure(&self, key: &Self::Key) -> f64;
}

/// The best deals of a set.
#[derive(Debug, Clone, PartialEq)]
pub struct Best<K> {
    /// The measure of the best.
    pub key: K,
    /// The deals that have it, lowest first; of more than [`MOST_TIES`] the lowest and some others. Never empty.
    pub deals: Vec<Deal>,
    /// The number of deals that have it; where the search was not finished, the number of those found.
    pub count: BigUint,
}

/// The result of a search for the best.
#[derive(Debug, Clone, PartialEq)]
pub struct Searched<K> {
    /// The best deals; `None` if there is no deal, or none was found.
    pub best: Option<Best<K>>,
    /// `None` if the search was finished, so that the answer is exact; otherwise no deal of the set measures more than
    /// this, in the unit of the measure.
    pub at_most: Option<f64>,
}

/// The most equally good deals that are looked at one by one; for more, the frontier gives all at once.
const FLOOD: u32 = 20_000;

/// Steps of a first search; for two players a longer search is quicker by way of the frontier.
const FIRST: u64 = 1_000_000;

/// Finds every deal of the set with the highest measure.
pub fn best<A: Aim>(set: &DealSet, aim: &A, limits: &Limits<'_>) -> Searched<A::Key> {
    let first = Limits {
        steps: limits.steps.min(FIRST),
        ..*limits
    };
    if limits.left() == 0 {
        return unsearched(set, aim);
    }
    let mut found = Found::default();
    let mut at_most = search(set, aim, &mut found, &first);
    let narrow = aim.players().len() <= 2;
    if (found.ties > FLOOD || narrow && at_most.is_some())
        && let Some(best) = on_frontier(set, aim, limits)
    {
        return best;
    }
    if at_most.is_some() && limits.steps > first.steps {
        found.begin_again();
        at_most = search(set, aim, &mut found, limits);
    }
    let mut deals = found.deals;
    if deals.is_empty()
        && let Some(known) = found.known
    {
        found.count = BigUint::from(1_u8);
        deals.push(known);
    }
    deals.sort_unstable();
    deals.truncate(most_ties(set));
    Searched {
        best: found.key.map(|key| Best {
            key,
            deals,
            count: found.count,
        }),
        at_most,
    }
}

/// Searches every region; `None` if all were finished, else the most that the measure can be.
fn search<A: Aim>(
    set: &DealSet,
    aim: &A,
    found: &mut Found<A::Key>,
    limits: &Limits<'_>,
) -> Option<f64> {
    let wide = (aim.players().len() / PLAYERS_A_STEP).max(1) as u64;
    let part = limits.part(wide);
    let mut meter = part.meter();
    let mut at_most: Option<f64> = None;
    for region in 0..set.regions.len() {
        meter.owe(set.readying(region));
        let search = Region::new(set, region, aim);
        let lanes = search.lanes.len();
        let end = by_width!(lanes, descend<_>(&search, aim, found, &mut meter));
        if let Some(ceiling) = end {
            at_most = Some(at_most.map_or(ceiling, |known| known.max(ceiling)));
        }
    }
    let spent = meter.spent();
    drop(meter);
    limits.pay(spent.saturating_mul(wide - 1));
    at_most
}

/// What is known about the best without any search.
fn unsearched<A: Aim>(set: &DealSet, aim: &A) -> Searched<A::Key> {
    let ceilings = (0..set.regions.len()).map(|region| {
        let base = &set.regions[region].base;
        let mut upper: Vec<Points> = base.iter().map(|&base| Points(base)).collect();
        for (block, _) in set.blocks(region) {
            for (p, upper) in upper.iter_mut().enumerate() {
                let most = set.rows(block).map(|row| row[p]).max();
                upper.0 += most.unwrap_or_default();
            }
        }
        aim.measure(&aim.key(&upper))
    });
    Searched {
        best: None,
        at_most: ceilings.reduce(f64::max),
    }
}

/// The best so far, over all regions.
#[derive(Debug)]
struct Found<K> {
    key: Option<K>,
    /// A deal with it that the search has not come to yet.
    known: Option<Deal>,
    /// The deals that it has come to.
    deals: Vec<Deal>,
    count: BigUint,
    /// How often the search came to one that is as good as the best.
    ties: u32,
}

impl<K> Default for Found<K> {
    fn default() -> Self {
        Found {
            key: None,
            known: None,
            deals: Vec::new(),
            count: BigUint::ZERO,
            ties: 0,
        }
    }
}

impl<K: Ord> Found<K> {
    /// Another search from the start, which already knows a deal as good as the best so far.
    fn begin_again(&mut self) {
        self.known = self.deals.drain(..).min().or(self.known.take());
        self.count = BigUint::ZERO;
        self.ties = 0;
    }

    /// Records a better measure and discards what was found before.
    fn rise(&mut self, key: K, known: Deal) {
        self.key = Some(key);
        self.known = Some(known);
        self.deals.clear();
        self.count = BigUint::ZERO;
        self.ties = 0;
    }
}

/// A region with what a search needs to know about it.
struct Region<'s> {
    set: &'s DealSet,
    region: usize,
    players: Vec<usize>,
    classes: Classes,
    lanes: Vec<Lane>,
    /// How many of the lanes, from the first on, are sums; the others are parties.
    sums: usize,
    /// The floors of the region.
    floors: &'s [Points],
    base: &'s [i64],
    /// Choices that may still be tried to improve a deal that was found.
    tries: Cell<u64>,
}

/// Players whose worth is looked at in a step; of more, a step counts as several.
const PLAYERS_A_STEP: usize = 4;

/// The cost of improving deals beside a search: this many choices are tried per step.
const TRIES_A_STEP: u64 = 4;

impl<'s> Region<'s> {
    fn new<A: Aim>(set: &'s DealSet, region: usize, aim: &A) -> Self {
        let players: Vec<usize> = aim.players().iter().map(|p| p.index()).collect();
        let mut followed = players.clone();
        followed.extend(
            set.bound(region)
                .into_iter()
                .filter(|p| !players.contains(p)),
        );
        let classes = Classes::of(set, region, &players, &followed);
        let relaxed = FloatWorth::of(set, region, &followed, |block| classes.firsts(block));
        let floors = &set.regions[region].floors;
        let sums = aim.sums(&relaxed, floors);
        let mut lanes: Vec<Lane> = sums.into_iter().map(Lane::Sum).collect();
        let count = lanes.len();
        lanes.extend(followed.iter().map(|&p| Lane::Party(p)));
        Region {
            set,
            region,
            players,
            classes,
            lanes,
            sums: count,
            floors,
            base: &set.regions[region].base,
            tries: Cell::new(0),
        }
    }

    /// What the lane must reach for a deal at least as good as `key`.
    fn need<A: Aim>(&self, lane: &Lane, aim: &A, key: Option<&A::Key>) -> i64 {
        match lane {
            Lane::Party(party) => {
                let mut floor = self.floors[*party];
                if let Some(key) = key
                    && self.players.contains(party)
                {
                    floor = floor.max(aim.floor(key, PartyId(*party as u16)));
                }
                floor.0 - self.base[*party]
            }
            Lane::Sum(weights) => match key {
                Some(key) => aim.least(key, weights, self.floors) - self.given(weights),
                None => NOTHING,
            },
        }
    }

    /// The part of a sum that every deal of the region has apart from its blocks.
    fn given(&self, weights: &[i64]) -> i64 {
        weights.iter().zip(self.base).map(|(w, b)| w * b).sum()
    }

    fn worth(&self, path: &[(usize, u32)], worth: &mut [Points]) {
        for (p, sum) in worth.iter_mut().enumerate() {
            let rows = path
                .iter()
                .map(|&(block, choice)| self.set.row(block, choice as usize)[p]);
            *sum = Points(self.base[p] + rows.sum::<i64>());
        }
    }

    /// Changes one block at a time as long as that is better; returns true if anything was improved.
    fn improve<A: Aim>(&self, aim: &A, path: &mut [(usize, u32)], key: &mut A::Key) -> bool {
        let mut worth = vec![Points::ZERO; self.set.parties];
        self.worth(path, &mut worth);
        let mut changed = vec![Points::ZERO; self.set.parties];
        let mut any = false;
        loop {
            let mut better: Option<(usize, u32)> = None;
            for (block, firsts) in self.classes.blocks() {
                let Some(place) = path.iter().position(|(own, _)| *own == block) else {
                    continue;
                };
                let Some(left) = self.tries.get().checked_sub(set_len(self.set, block)) else {
                    break;
                };
                self.tries.set(left);
                let old = self.set.row(block, path[place].1 as usize);
                for first in firsts {
                    let new = self.set.row(block, first as usize);
                    for (p, sum) in changed.iter_mut().enumerate() {
                        *sum = worth[p] + Points(new[p] - old[p]);
                    }
                    let allowed = changed.iter().zip(self.floors).all(|(u, floor)| u >= floor);
                    if allowed && aim.key(&changed) > *key {
                        *key = aim.key(&changed);
                        better = Some((place, first));
                    }
                }
            }
            let Some((place, first)) = better else {
                return any;
            };
            path[place].1 = first;
            self.worth(path, &mut worth);
            any = true;
        }
    }
}

/// The number of choices of a block.
fn set_len(set: &DealSet, block: usize) -> u64 {
    set.rows(block).len() as u64
}

/// A need that every sum meets.
const NOTHING: i64 = i64::MIN / 4;

/// Searches one region; `None` if it was finished, else the most that the measure can be in it.
fn descend<const W: usize, A: Aim>(
    search: &Region<'_>,
    aim: &A,
    found: &mut Found<A::Key>,
    meter: &mut Meter<'_>,
) -> Option<f64> {
    let set = search.set;
    let tries = meter.left().saturating_mul(TRIES_A_STEP);
    search.tries.set(tries);
    let mut descent: Descent<W> = Descent::new(set, search.region, &search.lanes, |block| {
        search.classes.firsts(block)
    });
    let raise = |need: &mut [i64; W], key: Option<&A::Key>| {
        for (need, lane) in need.iter_mut().zip(&search.lanes) {
            *need = search.need(lane, aim, key);
        }
    };
    let mut need = [0; W];
    raise(&mut need, found.key.as_ref());
    let mut upper = vec![Points::LOWEST; set.parties];
    let mut worth = vec![Points::ZERO; set.parties];
    let mut path: Vec<(usize, u32)> = Vec::new();
    let lanes = &search.lanes;
    let best = std::cell::RefCell::new(found);
    let end = descent.run(
        &mut need,
        meter,
        |most| {
            let best = best.borrow();
            let Some(key) = &best.key else {
                return true;
            };
            for (most, lane) in most.iter().zip(lanes).skip(search.sums) {
                if let Lane::Party(p) = lane {
                    upper[*p] = Points(most + search.base[*p]);
                }
            }
            aim.promising(key, &upper)
        },
        |descent, _, need| {
            let best = &mut *best.borrow_mut();
            path.clear();
            path.extend(descent.path().map(|(block, choice)| (block, choice as u32)));
            search.worth(&path, &mut worth);
            let mut key = aim.key(&worth);
            match best
                .key
                .as_ref()
                .map_or(Ordering::Greater, |known| key.cmp(known))
            {
                Ordering::Less => {}
                Ordering::Equal => note(search, best, &path),
                Ordering::Greater => {
                    let mut improved = path.clone();
                    let changed = search.improve(aim, &mut improved, &mut key);
                    let choices = improved
                        .iter()
                        .map(|&(block, choice)| (block, choice as usize));
                    best.rise(key, set.deal(choices));
                    if !changed {
                        note(search, best, &path);
                    }
                    raise(need, best.key.as_ref());
                }
            }
            if best.ties > FLOOD {
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        },
    );
    meter.owe((tries - search.tries.get()) / TRIES_A_STEP);
    (end != End::Done).then(|| {
        let sums = lanes.iter().enumerate().filter_map(|(n, lane)| match lane {
            Lane::Sum(weights) => {
                let most = descent.top()[n] + search.given(weights);
                Some(aim.ceiling(weights, most, search.floors))
            }
            Lane::Party(_) => None,
        });
        sums.fold(f64::INFINITY, f64::min)
    })
}

/// Keeps the deals of a path that is as good as the best.
fn note<K>(search: &Region<'_>, best: &mut Found<K>, path: &[(usize, u32)]) {
    best.ties += 1;
    best.count += search.classes.count(path);
    // The first of them is the lowest: if there are too many, that is the one that matters.
    let all = most_ties(search.set);
    let most = all.saturating_sub(best.deals.len()).max(1);
    best.deals
        .extend(search.classes.deals(search.set, path, most));
    if best.deals.len() > 4 * all {
        best.deals.sort_unstable();
        best.deals.truncate(all);
    }
}

/// The best deals by way of the Pareto frontier, on which all of them are; `None` where that is not known exactly.
fn on_frontier<A: Aim>(set: &DealSet, aim: &A, limits: &Limits<'_>) -> Option<Searched<A::Key>> {
    let frontier = frontier_at(set, aim.players(), limits, 1);
    if !frontier.complete() || frontier.epsilon() > Points::ZERO {
        return None;
    }
    let mut worth = vec![Points::ZERO; set.parties];
    let mut highest: Option<(A::Key, Vec<usize>)> = None;
    for (place, point) in frontier.points().enumerate() {
        for (player, own) in aim.players().iter().zip(point.worth()) {
            worth[player.index()] = *own;
        }
        let key = aim.key(&worth);
        match highest
            .as_mut()
            .map(|(known, points)| (key.cmp(known), points))
        {
            Some((Ordering::Less, _)) => {}
            Some((Ordering::Equal, points)) => points.push(place),
            Some((Ordering::Greater, _)) | None => highest = Some((key, vec![place])),
        }
    }
    let best = highest.map(|(key, points)| {
        let (mut deals, count) = behind(&frontier, &points);
        deals.sort_unstable();
        deals.truncate(most_ties(set));
        Best { key, deals, count }
    });
    Some(Searched {
        best,
        at_most: None,
    })
}

/// On a frontier of more points it is quicker to go through all of them than to walk back from some.
const SMALL: usize = 5_000;

/// Deals behind some points of a frontier, the lowest among them, and how many there are.
fn behind(frontier: &Frontier, places: &[usize]) -> (Vec<Deal>, BigUint) {
    let mut behind = frontier.behind();
    let points: Vec<FrontierPoint<'_>> = frontier.points().collect();
    if points.len() <= SMALL {
        let each = MOST_TIES.div_ceil(places.len().max(1));
        let deals = places.iter().flat_map(|&n| behind.deals(points[n], each));
        let deals = deals.collect();
        return (deals, places.iter().map(|&n| behind.count(points[n])).sum());
    }
    let (lowest, counts) = (frontier.lowest_deals(), frontier.counts());
    let mut deals: Vec<Deal> = places.iter().map(|&n| lowest[n].clone()).collect();
    if deals.len() < MOST_TIES {
        let each = MOST_TIES.div_ceil(places.len().max(1));
        deals.extend(places.iter().flat_map(|&n| behind.some(points[n], each)));
        deals.sort_unstable();
        deals.dedup();
    }
    (deals, places.iter().map(|&n| &counts[n]).sum())
}
