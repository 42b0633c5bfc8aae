//! The depth-first search over the choices of a region that everything exact shares.
//!
//! A **lane** is a weighted sum over parties that must reach a least value. Each choice loses something against the best
//! choice of its block in every lane, never less than 0; what a lane can still lose is its slack. So a partial
//! deal is closed as soon as one slack is used up: its bound is always at hand, and a step is one subtraction per lane.
//! Choices are in the order of their loss in the first lane, so that one that loses too much there closes the rest.

use super::limits::Meter;
use super::set::DealSet;
use std::ops::ControlFlow;

/// A weighted sum over parties that must reach a least value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lane {
    /// The worth to one party.
    Party(usize),
    /// One weight per party, ≥ 0.
    Sum(Vec<i64>),
}

impl Lane {
    /// The sum over a row of worth to each party.
    #[inline]
    pub(super) fn of(&self, row: &[i64]) -> i64 {
        match self {
            Lane::Party(party) => row[*party],
            Lane::Sum(weights) => weights.iter().zip(row).map(|(w, u)| w * u).sum(),
        }
    }

    /// The least sum over the blocks of a region in which each bound party gets what it needs.
    pub(super) fn need(&self, set: &DealSet, region: usize) -> i64 {
        match self {
            Lane::Party(party) => set.need(region, *party),
            Lane::Sum(weights) => {
                let weighed = weights.iter().enumerate().filter(|(_, w)| **w > 0);
                // A need out of reach stays out of reach, and a lane that asks for too little only closes fewer branches.
                let need = weighed.fold(0_i64, |sum, (p, w)| {
                    sum.saturating_add(w.saturating_mul(set.need(region, p)))
                });
                need.clamp(-FAR, FAR)
            }
        }
    }
}

/// A sum that no deal reaches or falls below: weights leave more room than that ([`super::dual`]), so that its distance from the
/// sum of any deal is a number of 64 bits.
const FAR: i64 = i64::MAX / 2;

/// Choices closed at once that count as one step.
const CLOSED_A_STEP: u64 = 32;

/// The loss of one choice in each lane.
#[derive(Debug, Clone, Copy)]
struct Loss<const W: usize> {
    loss: [i64; W],
    /// The number of the choice in its block.
    choice: u32,
}

/// A region ready to be searched in at most `W` lanes.
#[derive(Debug, Clone)]
pub(super) struct Descent<const W: usize> {
    /// Blocks in the order in which they are decided.
    order: Vec<usize>,
    losses: Vec<Loss<W>>,
    /// Where the choices of each block of the order begin in `losses`, and the end.
    starts: Vec<usize>,
    /// The most that all blocks together give in each lane.
    top: [i64; W],
    /// Slacks and places on the way down.
    slacks: Vec<[i64; W]>,
    places: Vec<usize>,
}

/// How a search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// Everything was looked at.
    Done,
    /// The visitor stopped it.
    Enough,
    /// The limit was reached.
    Limit,
}

impl<const W: usize> Descent<W> {
    /// Prepares a region with some of the choices of each block, given by number; at least one lane, at most `W`.
    pub(super) fn new(
        set: &DealSet,
        region: usize,
        lanes: &[Lane],
        choices: impl Fn(usize) -> Vec<u32>,
    ) -> Self {
        let blocks: Vec<(usize, Vec<u32>)> = set
            .blocks(region)
            .map(|(block, _)| (block, choices(block)))
            .collect();
        let mut descent = Descent {
            order: Vec::with_capacity(blocks.len()),
            losses: Vec::new(),
            starts: vec![0],
            top: [0; W],
            slacks: vec![[0; W]; blocks.len() + 1],
            places: vec![0; blocks.len()],
        };
        // The blocks with the largest losses first: they close most branches.
        let first = &lanes[0];
        let lost = |(block, choices): &(usize, Vec<u32>)| {
            let rows: Vec<&[i64]> = set.rows(*block).collect();
            let sums = choices.iter().map(|&c| first.of(rows[c as usize]));
            let best = sums.clone().max().unwrap_or_default();
            std::cmp::Reverse(sums.map(|sum| i128::from(best - sum)).sum::<i128>())
        };
        let mut blocks = blocks;
        blocks.sort_by_cached_key(|block| (lost(block), block.0));
        for (block, choices) in blocks {
            descent.order.push(block);
            let losses = choices.into_iter().map(|choice| Loss {
                loss: [0; W],
                choice,
            });
            descent.losses.extend(losses);
            descent.starts.push(descent.losses.len());
        }
        descent.fill(set, lanes);
        descent
    }

    /// Takes the numbers of a set of the same layout.
    pub(super) fn fill(&mut self, set: &DealSet, lanes: &[Lane]) {
        self.top = [0; W];
        for (place, &block) in self.order.iter().enumerate() {
            let losses = &mut self.losses[self.starts[place]..self.starts[place + 1]];
            for (n, lane) in lanes.iter().enumerate() {
                let mut best = i64::MIN;
                for loss in losses.iter_mut() {
                    let sum = lane.of(set.row(block, loss.choice as usize));
                    loss.loss[n] = sum;
                    best = best.max(sum);
                }
                self.top[n] += best;
                for loss in losses.iter_mut() {
                    loss.loss[n] = best - loss.loss[n];
                }
            }
            losses.sort_by_key(|loss| (loss.loss[0], loss.choice));
        }
    }

    /// The most that all blocks together give in each lane.
    pub(super) fn top(&self) -> &[i64; W] {
        &self.top
    }

    /// The (block, choice) pairs of the deal that is being visited.
    pub(super) fn path(&self) -> impl Iterator<Item = (usize, usize)> {
        let places = self.order.iter().zip(&self.places);
        places.map(|(&block, &place)| (block, self.losses[place].choice as usize))
    }

    /// Visits every deal that gives at least `need` in each lane. The visitor gets the surplus of the deal over `need`; what it
    /// adds to `need` counts from then on. Before a branch is entered, `enter` is asked with the most that each lane can
    /// still give in it.
    #[inline]
    pub(super) fn run(
        &mut self,
        need: &mut [i64; W],
        meter: &mut Meter<'_>,
        mut enter: impl FnMut(&[i64; W]) -> bool,
        mut visit: impl FnMut(&Self, &[i64; W], &mut [i64; W]) -> ControlFlow<()>,
    ) -> End {
        let last = self.order.len() - 1;
        let mut depth = 0;
        self.places[0] = self.starts[0];
        self.slacks[0] = self.top;
        loop {
            let place = self.places[depth];
            let mut up = place == self.starts[depth + 1];
            if !up {
                let loss = &self.losses[place].loss;
                let before = &self.slacks[depth];
                let mut after = [0; W];
                let mut low = 0;
                for lane in 0..W {
                    after[lane] = before[lane] - loss[lane];
                    low |= after[lane] - need[lane];
                }
                if low >= 0 {
                    if !meter.step() {
                        return End::Limit;
                    }
                    if depth == last {
                        if visit(self, &after, need).is_break() {
                            return End::Enough;
                        }
                    } else if enter(&after) {
                        depth += 1;
                        self.slacks[depth] = after;
                        self.places[depth] = self.starts[depth];
                        continue;
                    }
                } else if after[0] < need[0] {
                    up = true;
                }
            }
            if up {
                // Long rows of closed choices have a cost as well.
                meter.owe((place - self.starts[depth]) as u64 / CLOSED_A_STEP);
                if depth == 0 {
                    return End::Done;
                }
                depth -= 1;
            }
            self.places[depth] += 1;
        }
    }
}

/// A region ready to be searched many times, with all choices, in the narrowest width that fits its lanes. Fewer widths
/// than in [`by_width`]: such searches are seldom long.
#[derive(Debug, Clone)]
pub(super) enum AnyDescent {
    Narrow(Descent<8>),
    Wide(Box<Descent<16>>),
    Widest(Box<Descent<128>>),
}

impl AnyDescent {
    pub(super) fn new(set: &DealSet, region: usize, lanes: &[Lane]) -> Self {
        let all = |block: usize| (0..set.rows(block).len() as u32).collect();
        match lanes.len() {
            0..=8 => AnyDescent::Narrow(Descent::new(set, region, lanes, all)),
            9..=16 => AnyDescent::Wide(Box::new(Descent::new(set, region, lanes, all))),
            _ => AnyDescent::Widest(Box::new(Descent::new(set, region, lanes, all))),
        }
    }
}

/// Does something with the descent of an [`AnyDescent`], whatever its width.
macro_rules! in_its_width {
    ($any:expr, $descent:ident => $does:expr) => {
        match $any {
            AnyDescent::Narrow($descent) => $does,
            AnyDescent::Wide($descent) => $does,
            AnyDescent::Widest($descent) => $does,
        }
    };
}
pub(super) use in_its_width;

/// Calls a function that is generic over the width (and, written `<_>`, over an inferred type) with the narrowest width
/// that fits a number of lanes.
macro_rules! by_width {
    ($lanes:expr, $call:ident $(<$inferred:tt>)? ($($argument:expr),* $(,)?)) => {
        by_width!(@ $lanes, $call, [$(, $inferred)?], ($($argument),*))
    };
    (@ $lanes:expr, $call:ident, [$($inferred:tt)*], $arguments:tt) => {
        match $lanes {
            0..=4 => by_width!(! $call, [4 $($inferred)*], $arguments),
            5..=8 => by_width!(! $call, [8 $($inferred)*], $arguments),
            9..=16 => by_width!(! $call, [16 $($inferred)*], $arguments),
            17..=32 => by_width!(! $call, [32 $($inferred)*], $arguments),
            _ => by_width!(! $call, [128 $($inferred)*], $arguments),
        }
    };
    (! $call:ident, [$($generic:tt)*], ($($argument:expr),*)) => {
        $call::<$($generic)*>($($argument),*)
    };
}
pub(super) use by_width;
