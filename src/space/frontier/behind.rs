//! The deals behind a point, found by walking back through the layers.
//!
//! A sum after k blocks came from a sum after k − 1 blocks and a choice of block k: those choices count whose difference
//! stands in the layer before. A bound party must have had at least what it needs less what the choice gives. States
//! that several ways lead to are looked at once, and choices that add the same are one way.

use super::grow::Grown;
use super::lanes::Axis;
use crate::game::{Deal, Points};
use crate::scenario::OptionId;
use crate::space::set::DealSet;
use num_bigint::BigUint;
use std::collections::BTreeMap;

/// The way back through the layers of a region.
pub(super) struct Walker<'f> {
    set: &'f DealSet,
    region: &'f Grown,
    /// What can be added in each block.
    ways: Vec<Vec<Way>>,
    counted: BTreeMap<State, BigUint>,
}

/// Choices of a block that add the same.
struct Way {
    adds: Vec<i64>,
    choices: Vec<usize>,
}

/// The number of blocks that are left, what they give the players and the least they give each bound party.
type State = (usize, Vec<i64>);

impl Grown {
    /// The points after all blocks.
    pub fn last(&self) -> &[i64] {
        self.layers.last().map_or(&[], Vec::as_slice)
    }

    /// Whether some sum of the first blocks gives the players exactly this much, and bound parties at least this much.
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

impl<'f> Walker<'f> {
    pub fn new(set: &'f DealSet, axes: &[Axis], region: &'f Grown) -> Self {
        let lanes = &region.lanes;
        let ways = (0..lanes.blocks.len()).map(|place| {
            let mut ways: Vec<Way> = Vec::new();
            let mut known: BTreeMap<Vec<i64>, usize> = BTreeMap::new();
            for choice in 0..lanes.choices(set, place) {
                let mut adds = vec![0; lanes.width()];
                lanes.row(set, axes, place, choice, &mut adds);
                let way = *known.entry(adds).or_insert_with_key(|adds| {
                    ways.push(Way {
                        adds: adds.clone(),
                        choices: Vec::new(),
                    });
                    ways.len() - 1
                });
                ways[way].choices.push(choice);
            }
            ways
        });
        Walker {
            set,
            region,
            ways: ways.collect(),
            counted: BTreeMap::new(),
        }
    }

    /// What all blocks must give for these values to the players.
    fn whole(&self, value: &[Points]) -> Option<State> {
        let mut want = vec![0; self.region.lanes.width()];
        for (want, value) in want.iter_mut().zip(value) {
            *want = value.0;
        }
        let blocks = self.ways.len();
        self.region.holds(blocks, &want).then_some((blocks, want))
    }

    /// The states from which a block leads to this one, with the choices that do.
    fn before<'w>(&'w self, state: &'w State) -> impl Iterator<Item = (State, &'w [usize])> {
        let blocks = state.0 - 1;
        self.ways[blocks].iter().filter_map(move |way| {
            let mut want = state.1.clone();
            for (want, adds) in want.iter_mut().zip(&way.adds) {
                *want -= adds;
            }
            let held = self.region.holds(blocks, &want);
            held.then_some(((blocks, want), way.choices.as_slice()))
        })
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
        let before: Vec<(State, usize)> = self
            .before(state)
            .map(|(state, choices)| (state, choices.len()))
            .collect();
        let ways = before
            .into_iter()
            .map(|(state, choices)| self.count_from(&state) * choices);
        let count: BigUint = ways.sum();
        self.counted.insert(state.clone(), count.clone());
        count
    }

    /// The lowest `most` deals with these values, lowest first.
    pub fn lowest(&self, value: &[Points], most: usize) -> Vec<Deal> {
        let mut known = BTreeMap::new();
        let found = self
            .whole(value)
            .map(|state| self.lowest_from(&state, most, &mut known));
        let deals = found.unwrap_or_default().into_iter();
        deals.map(Deal::new).collect()
    }

    /// The lowest ways to decide the blocks that are left, as deals with option 0 everywhere else: issues that are
    /// decided the same do not change an order.
    fn lowest_from(
        &self,
        state: &State,
        most: usize,
        known: &mut BTreeMap<State, Vec<Vec<OptionId>>>,
    ) -> Vec<Vec<OptionId>> {
        if state.0 == 0 {
            return vec![vec![OptionId(0); self.set.layout.issues]];
        }
        if let Some(found) = known.get(state) {
            return found.clone();
        }
        let block = &self.set.layout.blocks[self.region.lanes.blocks[state.0 - 1]];
        let mut found: Vec<Vec<OptionId>> = Vec::new();
        for (before, choices) in self.before(state) {
            for rest in self.lowest_from(&before, most, known) {
                for &choice in choices.iter().take(most) {
                    let mut deal = rest.clone();
                    for (issue, &option) in block.issues.iter().zip(block.choice(choice)) {
                        deal[issue.index()] = option;
                    }
                    found.push(deal);
                }
            }
            if found.len() > most.saturating_mul(2) {
                found.sort_unstable();
                found.truncate(most);
            }
        }
        found.sort_unstable();
        found.truncate(most);
        known.insert(state.clone(), found.clone());
        found
    }
}
