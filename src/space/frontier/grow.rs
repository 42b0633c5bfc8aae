//! The undominated sums of a region, block by block.
//!
//! The sums of the first k blocks are those of the first k − 1 shifted by each choice of block k: sorted copies of one
//! sorted row, merged in pairs. What cannot reach a floor any more is left out, what is dominated is cleared away.

use super::behind::Way;
use super::coarse;
use super::lanes::{Axis, Lanes};
use super::undominated::{clear, joined, merged};
use crate::space::limits::Meter;
use crate::space::set::DealSet;
use std::sync::OnceLock;

/// The layers of a region.
#[derive(Debug, Clone)]
pub(super) struct Grown {
    pub lanes: Lanes,
    /// Numbers in a point: the lanes, and zeros behind them.
    pub width: usize,
    /// Points after 0, 1, 2 … blocks, sorted falling.
    pub layers: Vec<Vec<i64>>,
    /// The most by which thinning out can have cost a lane.
    pub epsilon: i64,
    /// What can be added in each block, once somebody asks for the deals behind a point.
    pub ways: OnceLock<Vec<Vec<Way>>>,
}

/// The most points that a layer may keep, by the number of lanes.
#[derive(Debug, Clone, Copy)]
pub(in crate::space) enum Most {
    /// As many as are still fast.
    Fast,
    /// This many.
    Points(usize),
}

impl Most {
    /// With more lanes each point costs more steps, so that fewer can be kept within a limit of `steps`.
    fn points(self, width: usize, steps: u64) -> usize {
        let affordable = |cost: u64| (steps / cost).clamp(100, 50_000) as usize;
        match (self, width) {
            (Most::Points(points), _) => points.max(1),
            (Most::Fast, 0..=2) => 5_000_000,
            (Most::Fast, 3) => 500_000,
            (Most::Fast, _) => affordable(4_000),
        }
    }
}

/// Grows the layers of a region; `None` if the limit was reached first.
pub(super) fn grow<const W: usize>(
    set: &DealSet,
    axes: &[Axis],
    lanes: Lanes,
    most: Most,
    keep: &dyn Fn(usize, &[i64]) -> bool,
    meter: &mut Meter<'_>,
) -> Option<Grown> {
    let most = most.points(lanes.width(), meter.left());
    let blocks = lanes.blocks.len();
    let mut start = [0; W];
    start[..lanes.width()].copy_from_slice(&lanes.start);
    let mut layers: Vec<Vec<[i64; W]>> = Vec::with_capacity(blocks + 1);
    layers.push(vec![start]);
    let mut epsilon = 0_i64;
    let mut room = Room::default();
    let free = lanes.free();
    for place in 0..blocks {
        let choices = choices::<W>(set, axes, &lanes, place, meter)?;
        let mut step = Step {
            players: lanes.players,
            must: [i64::MIN; W],
            free,
        };
        for (must, least) in step.must.iter_mut().zip(lanes.must(place)) {
            *must = least;
        }
        let mut layer = room.add(&layers[place], &choices, &step, meter)?;
        layer.retain(|point| keep(place, point));
        if layer.len() > most && place + 1 < blocks {
            epsilon = epsilon.saturating_add(coarse::thin(&mut layer, lanes.players, most));
        }
        layers.push(layer);
    }
    Some(Grown {
        lanes,
        width: W,
        layers: layers.into_iter().map(Vec::into_flattened).collect(),
        epsilon,
        ways: OnceLock::new(),
    })
}

/// What the choices of a block add, without those that another one makes pointless.
fn choices<const W: usize>(
    set: &DealSet,
    axes: &[Axis],
    lanes: &Lanes,
    place: usize,
    meter: &mut Meter<'_>,
) -> Option<Vec<[i64; W]>> {
    let rows = (0..lanes.choices(set, place)).map(|choice| {
        let mut row = [0; W];
        lanes.row(set, axes, place, choice, &mut row);
        row
    });
    let mut rows: Vec<[i64; W]> = rows.collect();
    rows.sort_unstable_by(|a, b| b.cmp(a));
    clear(&mut rows, meter).then_some(rows)
}

/// What holds when a block is added.
struct Step<const W: usize> {
    players: usize,
    /// What a point must have to be worth keeping.
    must: [i64; W],
    free: bool,
}

/// Rows of points that are used again.
#[derive(Debug)]
struct Room<const W: usize> {
    spare: Vec<Vec<[i64; W]>>,
}

impl<const W: usize> Default for Room<W> {
    fn default() -> Self {
        Room { spare: Vec::new() }
    }
}

impl<const W: usize> Room<W> {
    fn add(
        &mut self,
        before: &[[i64; W]],
        choices: &[[i64; W]],
        step: &Step<W>,
        meter: &mut Meter<'_>,
    ) -> Option<Vec<[i64; W]>> {
        // In three lanes rows are sorted and cleared as a whole.
        let each = if W == 3 { 4 } else { 1 };
        if !meter.steps((before.len() * choices.len()) as u64 * each) {
            return None;
        }
        let mut rows: Vec<Vec<[i64; W]>> = Vec::with_capacity(choices.len());
        for choice in choices {
            let mut copy = self.spare.pop().unwrap_or_default();
            shifted(before, choice, step, &mut copy);
            rows.push(copy);
        }
        while rows.len() > 1 {
            let mut pairs = rows.into_iter();
            let mut next = Vec::with_capacity(pairs.len().div_ceil(2));
            while let Some(a) = pairs.next() {
                let Some(b) = pairs.next() else {
                    next.push(a);
                    break;
                };
                let mut both = self.spare.pop().unwrap_or_default();
                if W == 2 {
                    joined(&a, &b, &mut both);
                } else {
                    merged(&a, &b, &mut both);
                }
                self.spare.extend([a, b]);
                next.push(both);
            }
            rows = next;
        }
        let mut layer = rows.pop().unwrap_or_default();
        if W != 2 && !clear(&mut layer, meter) {
            return None;
        }
        let tight = layer.as_slice().to_vec();
        self.spare.push(layer);
        Some(tight)
    }
}

/// A copy of sorted points shifted by a choice, without those that cannot reach a floor, sorted and cleared as far as
/// two lanes need it.
fn shifted<const W: usize>(
    before: &[[i64; W]],
    choice: &[i64; W],
    step: &Step<W>,
    into: &mut Vec<[i64; W]>,
) {
    into.clear();
    let sums = before
        .iter()
        .map(|point| -> [i64; W] { std::array::from_fn(|lane| point[lane] + choice[lane]) });
    if step.free {
        into.extend(sums);
        return;
    }
    let reach = |point: &[i64; W]| point.iter().zip(&step.must).all(|(has, must)| has >= must);
    let safe = sums.map(|mut point| {
        for lane in &mut point[step.players..] {
            *lane = (*lane).min(0);
        }
        point
    });
    into.extend(safe.filter(reach));
    // Parties that have become safe can change the order of points that the players like equally.
    if !into.is_sorted_by(|a, b| a >= b) {
        into.sort_unstable_by(|a, b| b.cmp(a));
    }
    if W == 2 {
        let mut best = i64::MIN;
        into.retain(|point| {
            let better = point[1] > best;
            best = best.max(point[1]);
            better
        });
    }
}
