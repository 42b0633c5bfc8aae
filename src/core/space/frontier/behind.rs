//! The deals behind a point, found by walking back through the layers.
//!
//! A sum after k blocks came from a sum after k − 1 blocks and a choice of block k: those choices count whose difference
//! stands in the layer before. A bound party must have had at least what it needs less what the choice gives. States
//! that several ways lead to are looked at once, and choices that add the same are one way.

use super::grow::Grown;
use super::lanes::Axis;
use super::way::Way;
use crate::game::{Deal, Points};
use crate::scenario::OptionId;
use crate::space::set::DealSet;
use num_bigint::BigUint;
use std::collections::BTreeMap;

/// The way back through the layers of a region.
pub(super) struct Walker<'f> {
    set: &'f DealSet,
    region: &'f Grown,
    /// The ways of adding to a sum in each block.
    ways: &'f [Vec<Way>],
    counted: BTreeMap<State, BigUint>,
    lowest: BTreeMap<State, Vec<OptionId>>,
}

/// The number of blocks that are left, what they give the players and the least they give each bound party.
type State = (usize, Vec<i64>);

impl Grown {
    /// The points after all blocks.
    pub fn last(&self) -> &[i64] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }

    /// True if some sum of the first blocks gives the players exactly this much, and bound parties at least this much.
    fn holds(&self, blocks: usize, want: &[i64]) -> bool {
        let (width, players) = (self.width, self.lanes.players);
        let layer = &self.layers[blocks];
        let point = |place: usize| &layer[place * width..place * width + want.len()];
        let (mut from, mut to) = (0, layer.len() / width);
        while from < to {
            let middle = from.midpoint(to);
            if point(middle)[..players] > want[..players] {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        (from..layer.len() / width)
            .map(point)
            .take_while(|point| point[..players] == want[..players])
            .any(|point| point.iter().zip(want).all(|(has, want)| has >= want))
    }
}

/// What can be added in each block of a region, by what it adds.
fn ways(set: &DealSet, axes: &[Axis], region: &Grown) -> Vec<Vec<Way>> {
    let lanes = &region.lanes;
    let of_block = |place: usize| {
        let mut ways: BTreeMap<Vec<i64>, Vec<usize>> = BTreeMap::new();
        for choice in 0..lanes.choices(set, place) {
            let mut adds = vec![0; lanes.width()];
            lanes.row(set, axes, place, choice, &mut adds);
            // Where choices were thinned out, only those that were kept lead anywhere.
            let kept = region.kept.get(place);
            if kept.is_none_or(|kept| kept.binary_search(&adds).is_ok()) {
                ways.entry(adds).or_default().push(choice);
            }
        }
        let ways = ways.into_iter();
        ways.map(|(adds, choices)| Way { adds, choices }).collect()
    };
    (0..lanes.blocks.len()).map(of_block).collect()
}

impl<'f> Walker<'f> {
    pub fn new(set: &'f DealSet, axes: &[Axis], region: &'f Grown) -> Self {
        Walker {
            set,
            region,
            ways: region.ways.get_or_init(|| ways(set, axes, region)),
            counted: BTreeMap::new(),
            lowest: BTreeMap::new(),
        }
    }

    /// The number of states that are remembered.
    pub fn states(&self) -> usize {
        self.counted.len() + self.lowest.len()
    }

    /// The state that all blocks must reach to give the players these values.
    fn whole(&self, value: &[Points]) -> Option<State> {
        let mut want = vec![0; self.region.lanes.width()];
        for (want, value) in want.iter_mut().zip(value) {
            *want = value.0;
        }
        let blocks = self.ways.len();
        self.region.holds(blocks, &want).then_some((blocks, want))
    }

    /// The states from which a block leads to this one, with the choices that do.
    fn before(&self, state: &State) -> Vec<(State, &'f [usize])> {
        let blocks = state.0 - 1;
        let ways = &self.ways[blocks];
        let less = |adds: &[i64]| -> Vec<i64> {
            state
                .1
                .iter()
                .zip(adds)
                .map(|(want, adds)| want - adds)
                .collect()
        };
        let lanes = &self.region.lanes;
        let layer = &self.region.layers[blocks];
        let points = layer.chunks_exact(self.region.width);
        if lanes.players == lanes.width() && points.len() < ways.len() {
            // Few sums so far: each leaves one thing to add.
            let found = points.filter_map(|point| {
                let point = &point[..lanes.width()];
                let adds = less(point);
                let way = ways.binary_search_by(|way| way.adds.cmp(&adds)).ok()?;
                Some(((blocks, point.to_vec()), ways[way].choices.as_slice()))
            });
            return found.collect();
        }
        let found = ways.iter().filter_map(|way| {
            let want = less(&way.adds);
            let held = self.region.holds(blocks, &want);
            held.then_some(((blocks, want), way.choices.as_slice()))
        });
        found.collect()
    }

    /// What is told of the deals behind every last point, told forwards layer by layer: `tell` hears of each way to a
    /// point, with what was told of the point that it comes from. `None` where bound parties make one point stand for
    /// others.
    fn forwards<T: Clone>(
        &self,
        start: T,
        tell: impl Fn(&mut Option<T>, &T, usize, &[usize]),
    ) -> Option<Vec<T>> {
        let (lanes, width) = (&self.region.lanes, self.region.width);
        if lanes.players != lanes.width() {
            return None;
        }
        let mut told = vec![start];
        let mut sum = vec![0; width];
        for (place, ways) in self.ways.iter().enumerate() {
            let (from, to) = (&self.region.layers[place], &self.region.layers[place + 1]);
            let mut next: Vec<Option<T>> = vec![None; to.len() / width];
            for way in ways {
                // Both layers fall, so that one walk along them finds every sum.
                let mut at = 0;
                for (point, before) in from.chunks_exact(width).zip(&told) {
                    for ((sum, has), adds) in sum.iter_mut().zip(point).zip(&way.adds) {
                        *sum = has + adds;
                    }
                    while at < next.len() && to[at * width..(at + 1) * width] > sum[..] {
                        at += 1;
                    }
                    if at < next.len() && to[at * width..(at + 1) * width] == sum[..] {
                        tell(&mut next[at], before, place, &way.choices);
                    }
                }
            }
            told = next.into_iter().collect::<Option<Vec<T>>>()?;
        }
        Some(told)
    }

    /// The number of deals behind each of the last points; `None` where only [`Self::count`] tells.
    pub fn counts(&self) -> Option<Vec<BigUint>> {
        self.forwards(BigUint::from(1_u8), |count, before, _, choices| {
            *count.get_or_insert_default() += before * choices.len();
        })
    }

    /// The lowest deal behind each of the last points; `None` where only [`Self::lowest`] tells.
    pub fn lowest_of_each(&self) -> Option<Vec<Deal>> {
        let start = vec![OptionId(0); self.set.layout.issues];
        let scratch = std::cell::RefCell::new(start.clone());
        let told = self.forwards(start, |lowest, before, place, choices| {
            let deal = &mut *scratch.borrow_mut();
            for &choice in choices {
                deal.copy_from_slice(before);
                self.decide(place, choice, deal);
                match lowest {
                    Some(known) if *known <= *deal => {}
                    Some(known) => known.copy_from_slice(deal),
                    None => *lowest = Some(deal.clone()),
                }
            }
        });
        told.map(|deals| deals.into_iter().map(Deal::new).collect())
    }

    /// The number of deals with these values.
    pub fn count(&mut self, value: &[Points]) -> BigUint {
        self.whole(value)
            .map_or_else(BigUint::default, |state| self.count_from(&state))
    }

    fn count_from(&mut self, state: &State) -> BigUint {
        if state.0 == 0 {
            return BigUint::from(1_u8);
        }
        if let Some(count) = self.counted.get(state) {
            return count.clone();
        }
        let before = self.before(state).into_iter();
        let ways = before.map(|(state, choices)| self.count_from(&state) * choices.len());
        let count: BigUint = ways.sum();
        self.counted.insert(state.clone(), count.clone());
        count
    }

    /// The lowest deal with these values.
    pub fn lowest(&mut self, value: &[Points]) -> Option<Deal> {
        let state = self.whole(value)?;
        Some(Deal::new(self.lowest_from(&state)))
    }

    /// The lowest way to decide the blocks that are left, as a deal with option 0 everywhere else: issues that are
    /// decided the same do not change an order.
    fn lowest_from(&mut self, state: &State) -> Vec<OptionId> {
        if let Some(known) = self.lowest.get(state) {
            return known.clone();
        }
        let mut lowest: Option<Vec<OptionId>> = None;
        if state.0 > 0 {
            for (before, choices) in self.before(state) {
                let rest = self.lowest_from(&before);
                for &choice in choices {
                    let mut deal = rest.clone();
                    self.decide(state.0 - 1, choice, &mut deal);
                    lowest = lowest.into_iter().chain([deal]).min();
                }
            }
        }
        let lowest = lowest.unwrap_or_else(|| vec![OptionId(0); self.set.layout.issues]);
        self.lowest.insert(state.clone(), lowest.clone());
        lowest
    }

    /// Adds deals with these values until there are `most`.
    pub fn some(&self, value: &[Points], most: usize, into: &mut Vec<Deal>) {
        if let Some(state) = self.whole(value) {
            let mut deal = vec![OptionId(0); self.set.layout.issues];
            self.some_from(&state, most, &mut deal, into);
        }
    }

    /// Adds the ways to decide the blocks that are left until there are `most`.
    fn some_from(
        &self,
        state: &State,
        most: usize,
        deal: &mut Vec<OptionId>,
        into: &mut Vec<Deal>,
    ) {
        if state.0 == 0 {
            into.push(Deal::new(deal.clone()));
            return;
        }
        for (before, choices) in self.before(state) {
            for &choice in choices {
                if into.len() >= most {
                    return;
                }
                self.decide(state.0 - 1, choice, deal);
                self.some_from(&before, most, deal, into);
            }
        }
    }

    /// Writes a choice of a block into a deal.
    fn decide(&self, place: usize, choice: usize, deal: &mut [OptionId]) {
        let block = &self.set.layout.blocks[self.region.lanes.blocks[place]];
        for (issue, &option) in block.issues.iter().zip(block.choice(choice)) {
            deal[issue.index()] = option;
        }
    }
}
