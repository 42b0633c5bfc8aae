//! A region of a set of deals as sums in lanes: one lane per player, then one for every other party whose floor may be missed.
//!
//! The lane of a party that only has to reach a floor holds what it still lacks if the rest of the deal is the worst
//! for it: 0 once its floor can no longer be missed, negative before. So all partial deals that are safe look the same,
//! and a party whose floor no deal of the region misses has no lane.

use crate::game::Points;
use crate::space::set::DealSet;

/// The value that is added up in the lane of a player.
#[derive(Debug, Clone)]
pub(in crate::space) enum Axis {
    /// The worth to this party.
    Party(usize),
    /// A value for every choice, numbered as in the set.
    Table(Vec<i64>),
}

impl Axis {
    #[inline]
    fn of(&self, set: &DealSet, block: usize, choice: usize) -> i64 {
        match self {
            Axis::Party(party) => set.row(block, choice)[*party],
            Axis::Table(values) => values[set.start(block) + choice],
        }
    }
}

/// The lanes of a region. Lanes of players come first.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    /// The blocks in the order in which they are added.
    pub blocks: Vec<usize>,
    pub players: usize,
    /// The parties of the other lanes.
    bound: Vec<usize>,
    /// The values before the first block.
    pub start: Vec<i64>,
    /// The least that each lane must reach in the end.
    floors: Vec<i64>,
    /// Row a block: the least that it adds for each bound party.
    least: Vec<i64>,
    /// Row a block and one more: the most that this one and those after it add in each lane.
    rest: Vec<i64>,
}

impl Lanes {
    /// The lanes of a region; `None` if some floor in it is out of reach.
    pub fn of(set: &DealSet, region: usize, axes: &[Axis]) -> Option<Self> {
        let blocks: Vec<usize> = set.blocks(region).map(|(number, _)| number).collect();
        let mut lanes = Lanes {
            players: axes.len(),
            bound: Vec::new(),
            start: Vec::with_capacity(axes.len()),
            floors: Vec::with_capacity(axes.len()),
            least: Vec::new(),
            rest: Vec::new(),
            blocks,
        };
        for axis in axes {
            let (base, floor) = match axis {
                Axis::Party(party) => {
                    let base = set.regions[region].base[*party];
                    let low: i64 = lanes.ends(set, |row| row[*party]).map(|(low, _)| low).sum();
                    let need = set.need(region, *party);
                    // A floor that every deal reaches is not a constraint.
                    (
                        base,
                        if low >= need {
                            Points::LOWEST.0
                        } else {
                            need + base
                        },
                    )
                }
                Axis::Table(_) => (0, Points::LOWEST.0),
            };
            lanes.start.push(base);
            lanes.floors.push(floor);
        }
        let played = |party: usize| {
            axes.iter()
                .any(|axis| matches!(axis, Axis::Party(p) if *p == party))
        };
        for party in set.bound(region) {
            if played(party) {
                continue;
            }
            let low: i64 = lanes.ends(set, |row| row[party]).map(|(low, _)| low).sum();
            let lacks = low - set.need(region, party);
            if lacks < 0 {
                lanes.bound.push(party);
                lanes.start.push(lacks);
                lanes.floors.push(0);
            }
        }
        for &block in &lanes.blocks {
            for &party in &lanes.bound {
                let low = set.rows(block).map(|row| row[party]).min();
                lanes.least.push(low.unwrap_or_default());
            }
        }
        lanes.bound_the_rest(set, axes);
        let (width, rest) = (lanes.width(), &lanes.rest);
        let reach = (0..width).all(|lane| lanes.start[lane] + rest[lane] >= lanes.floors[lane]);
        reach.then_some(lanes)
    }

    /// The number of lanes.
    pub fn width(&self) -> usize {
        self.players + self.bound.len()
    }

    /// The least and the most of a value over the choices of each block.
    fn ends<'a>(
        &'a self,
        set: &'a DealSet,
        value: impl Fn(&[i64]) -> i64 + 'a,
    ) -> impl Iterator<Item = (i64, i64)> + 'a {
        self.blocks.iter().map(move |&block| {
            let ends = set
                .rows(block)
                .map(&value)
                .fold((i64::MAX, i64::MIN), |(low, high), v| {
                    (low.min(v), high.max(v))
                });
            if ends.0 > ends.1 { (0, 0) } else { ends }
        })
    }

    fn bound_the_rest(&mut self, set: &DealSet, axes: &[Axis]) {
        let width = self.width();
        self.rest = vec![0; (self.blocks.len() + 1) * width];
        let mut value = vec![0; width];
        let mut most = vec![0; width];
        for place in (0..self.blocks.len()).rev() {
            most.fill(i64::MIN);
            for choice in 0..set.rows(self.blocks[place]).len() {
                self.row(set, axes, place, choice, &mut value);
                for (most, value) in most.iter_mut().zip(&value) {
                    *most = (*most).max(*value);
                }
            }
            let (here, after) = self.rest.split_at_mut((place + 1) * width);
            let sums = here[place * width..].iter_mut().zip(&after[..width]);
            for ((here, after), most) in sums.zip(&most) {
                *here = after + most;
            }
        }
    }

    /// What a choice of the block at `place` adds in each lane.
    #[inline]
    pub fn row(&self, set: &DealSet, axes: &[Axis], place: usize, choice: usize, into: &mut [i64]) {
        let block = self.blocks[place];
        for (into, axis) in into.iter_mut().zip(axes) {
            *into = axis.of(set, block, choice);
        }
        let lanes = self.bound.len();
        for (n, &party) in self.bound.iter().enumerate() {
            into[self.players + n] = set.row(block, choice)[party] - self.least[place * lanes + n];
        }
    }

    /// The number of choices of the block at `place`.
    pub fn choices(&self, set: &DealSet, place: usize) -> usize {
        set.rows(self.blocks[place]).len()
    }

    /// The least that each lane must have after the block at `place`, so that the rest can still reach the floors.
    pub fn must(&self, place: usize) -> impl Iterator<Item = i64> {
        let rest = &self.rest[(place + 1) * self.width()..];
        self.floors
            .iter()
            .zip(rest)
            .map(|(floor, rest)| floor.saturating_sub(*rest))
    }

    /// True if no floor can cut anything off.
    pub fn free(&self) -> bool {
        self.bound.is_empty() && self.floors.iter().all(|&floor| floor == Points::LOWEST.0)
    }
}
