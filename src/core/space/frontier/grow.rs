//! The undominated sums of a region, block by block.
//!
//! The sums of the first k blocks are those of the first k − 1 shifted by each choice of block k: sorted copies of one
//! sorted row, merged in pairs. Points that can no longer reach a floor are left out, dominated ones are removed.

use super::archive::{AT_ONCE, NARROW};
use super::coarse::thin;
use super::lanes::{Axis, Lanes};
use super::undominated::{clear, joined, merged};
use super::way::Way;
use crate::space::limits::Meter;
use crate::space::set::DealSet;
use std::sync::OnceLock;

/// The layers of a region.
#[derive(Debug, Clone)]
pub(super) struct Grown {
    pub lanes: Lanes,
    /// Numbers in a point, one per lane.
    pub width: usize,
    /// Points after 0, 1, 2 … blocks, sorted falling.
    pub layers: Vec<Vec<i64>>,
    /// The most by which thinning out can have cost a lane.
    pub epsilon: i64,
    /// What the choices of each block add that were kept, rising; nothing where no choices were thinned out.
    pub kept: Vec<Vec<Vec<i64>>>,
    /// What can be added in each block, once somebody asks for the deals behind a point.
    pub ways: OnceLock<Vec<Vec<Way>>>,
}

/// The most points that a layer may keep, by the number of lanes.
#[derive(Debug, Clone, Copy)]
pub(in crate::space) enum Most {
    /// As many as can be handled fast.
    Fast,
    /// This many.
    Points(usize),
    /// As many as the steps that are left pay for, with the choices of each block thinned out first.
    Spare,
}

impl Most {
    /// With more lanes each point costs more steps, so that fewer can be kept within a limit of `steps`.
    fn points(self, width: usize, steps: u64) -> usize {
        let affordable = |cost: u64| (steps / cost).clamp(100, 50_000) as usize;
        let wide = width.div_ceil(8) as u64;
        match (self, width) {
            (Most::Points(points), _) => points.max(1),
            (Most::Fast, 0..=2) => 5_000_000,
            (Most::Fast, 3) => 500_000,
            (Most::Fast, _) => affordable(4_000 * wide),
            (Most::Spare, _) => usize::MAX,
        }
    }
}

/// Choices of a block that are told apart where points are spared.
const SPARE_CHOICES: usize = 100;

/// How many points a layer may keep so that `steps` are enough, where each block has no more than the spare choices.
fn spare_points<const W: usize>(set: &DealSet, lanes: &Lanes, steps: u64) -> usize {
    let choices = (0..lanes.blocks.len()).map(|place| lanes.choices(set, place));
    let choices: Vec<usize> = choices.map(|n| n.min(SPARE_CHOICES)).collect();
    if W > NARROW {
        // Hardly any point dominates another, so each is compared with half of the others.
        let pairs: usize = choices.iter().map(|n| n * n).sum();
        let each = (pairs * W) as u64 / AT_ONCE;
        return (steps / each.max(1)).isqrt().max(16) as usize;
    }
    let choices: usize = choices.iter().sum();
    let cost = match lanes.width() {
        0..=2 => 1,
        3 => 8,
        // The archive looks at many nodes for each point.
        _ => 200,
    };
    let points = steps / (2 * cost * choices.max(1) as u64);
    usize::try_from(points).unwrap_or(usize::MAX).max(16)
}

/// A layer takes at most this part of the memory that is left, so that the others have some, too.
const PART_A_LAYER: u64 = 8;
/// The part of the memory for what is being merged into a layer at any time.
const PART_IN_HAND: u64 = 16;

/// How many points of some numbers fit in a part of the memory.
fn fitting(memory: u64, part: u64, numbers: usize) -> usize {
    let bytes = (numbers.max(1) * size_of::<i64>()) as u64;
    usize::try_from(memory / part / bytes)
        .unwrap_or(usize::MAX)
        .max(16)
}

/// Grows the layers of a region within `memory` bytes, of which what they take is taken off; `None` if the limit was
/// reached first.
pub(super) fn grow<const W: usize>(
    set: &DealSet,
    axes: &[Axis],
    lanes: Lanes,
    most: Most,
    keep: &dyn Fn(usize, &[i64]) -> bool,
    memory: &mut u64,
    meter: &mut Meter<'_>,
) -> Option<Grown> {
    let spare = matches!(most, Most::Spare);
    let most = match most {
        Most::Spare => spare_points::<W>(set, &lanes, meter.left()),
        most => most.points(lanes.width(), meter.left()),
    };
    let width = lanes.width().max(1);
    let blocks = lanes.blocks.len();
    let mut start = [0; W];
    start[..lanes.width()].copy_from_slice(&lanes.start);
    let mut layers: Vec<Vec<i64>> = Vec::with_capacity(blocks + 1);
    let mut before = vec![start];
    let mut epsilon = 0_i64;
    let mut kept = Vec::new();
    let mut room = Room::default();
    let free = lanes.free();
    for place in 0..blocks {
        let mut choices = choices::<W>(set, axes, &lanes, place, meter)?;
        if spare {
            if choices.len() > SPARE_CHOICES {
                epsilon = epsilon.saturating_add(thin(&mut choices, lanes.players, SPARE_CHOICES));
            }
            let adds = choices.iter().rev();
            kept.push(adds.map(|adds| adds[..lanes.width()].to_vec()).collect());
        }
        let fits = fitting(*memory, PART_A_LAYER, width);
        let most = if place + 1 < blocks {
            most.min(fits)
        } else {
            fits
        };
        let mut step = Step {
            players: lanes.players,
            must: [i64::MIN; W],
            free,
            most,
            in_hand: fitting(*memory, PART_IN_HAND, W),
        };
        for (must, least) in step.must.iter_mut().zip(lanes.must(place)) {
            *must = least;
        }
        let (mut layer, missed) = room.add(&before, &choices, &step, meter)?;
        epsilon = epsilon.saturating_add(missed);
        layer.retain(|point| keep(place, point));
        if layer.len() > most {
            epsilon = epsilon.saturating_add(thin(&mut layer, lanes.players, most));
        }
        let bytes = (layer.len() * width * size_of::<i64>()) as u64;
        *memory = memory.saturating_sub(bytes);
        layers.push(flat(std::mem::replace(&mut before, layer), width));
    }
    layers.push(flat(before, width));
    if epsilon == 0 {
        kept.clear();
    }
    Some(Grown {
        lanes,
        width,
        layers,
        epsilon,
        kept,
        ways: OnceLock::new(),
    })
}

/// The numbers of points without the zeros behind them.
fn flat<const W: usize>(points: Vec<[i64; W]>, width: usize) -> Vec<i64> {
    if width == W {
        return points.into_flattened();
    }
    let points = points.iter().flat_map(|point| &point[..width]);
    points.copied().collect()
}

/// What the choices of a block add, without those that another one dominates.
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

/// The settings for adding a block.
struct Step<const W: usize> {
    players: usize,
    /// The least that a point must have to be kept.
    must: [i64; W],
    free: bool,
    /// The most points of a layer.
    most: usize,
    /// The most points that are merged at a time.
    in_hand: usize,
}

/// Rows of points that are reused.
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
    /// The points with each choice added, and by how much one can be missed because there were too many.
    fn add(
        &mut self,
        before: &[[i64; W]],
        choices: &[[i64; W]],
        step: &Step<W>,
        meter: &mut Meter<'_>,
    ) -> Option<(Vec<[i64; W]>, i64)> {
        // In three lanes rows are sorted and cleared as a whole; in many a point is long.
        let each = match W {
            3 => 4,
            _ if W > NARROW => W as u64 / 8,
            _ => 1,
        };
        if !meter.steps((before.len() * choices.len()) as u64 * each) {
            return None;
        }
        let at_once = (step.in_hand / before.len().max(1)).max(1);
        let mut parts = choices.chunks(at_once);
        let mut layer = self.merge(before, parts.next().unwrap_or_default(), step);
        let mut missed = 0_i64;
        for part in parts {
            let more = self.merge(before, part, step);
            layer = self.both(layer, more);
            if layer.len() < 2 * step.in_hand {
                continue;
            }
            if W != 2 && !clear(&mut layer, meter) {
                return None;
            }
            if layer.len() > step.most {
                missed = missed.saturating_add(thin(&mut layer, step.players, step.most));
            }
        }
        if W != 2 && !clear(&mut layer, meter) {
            return None;
        }
        let tight = layer.as_slice().to_vec();
        self.spare.push(layer);
        Some((tight, missed))
    }

    /// The points with each of a few choices added.
    fn merge(
        &mut self,
        before: &[[i64; W]],
        choices: &[[i64; W]],
        step: &Step<W>,
    ) -> Vec<[i64; W]> {
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
                next.push(match pairs.next() {
                    Some(b) => self.both(a, b),
                    None => a,
                });
            }
            rows = next;
        }
        rows.pop().unwrap_or_default()
    }

    /// Two sorted rows in one; in two lanes cleared, too.
    fn both(&mut self, a: Vec<[i64; W]>, b: Vec<[i64; W]>) -> Vec<[i64; W]> {
        let mut both = self.spare.pop().unwrap_or_default();
        if W == 2 {
            joined(&a, &b, &mut both);
        } else {
            merged(&a, &b, &mut both);
        }
        self.spare.extend([a, b]);
        both
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::{Game, GameBuilder, Within};
    use crate::scenario::Role;

    /// Parties whose scores have nothing to do with each other, so that hardly a deal dominates another.
    fn crowd(parties: usize, issues: usize, options: u16) -> Game {
        let mut seed = 1_u64;
        let mut score = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 40) as i64 % 1_000
        };
        let mut builder = GameBuilder::new(&vec![options; issues]);
        for party in 0..parties {
            let rows = (0..issues).map(|_| (0..options).map(|_| score()).collect());
            let rows: Vec<Vec<i64>> = rows.collect();
            let rows: Vec<&[i64]> = rows.iter().map(Vec::as_slice).collect();
            builder = builder.party(&format!("p{party}"), Role::Signatory, &rows);
        }
        builder.build().unwrap()
    }

    fn spare<const W: usize>(parties: usize) -> usize {
        let game = crowd(parties, 6, 8);
        let set = DealSet::within(&game, Within::Anything, 0).unwrap();
        let axes: Vec<Axis> = (0..parties).map(Axis::Party).collect();
        let lanes = Lanes::of(&set, 0, &axes).unwrap();
        spare_points::<W>(&set, &lanes, 10_000_000)
    }

    #[test]
    fn points_cost_what_their_width_costs() {
        assert!(spare::<32>(20) > spare::<128>(40));
        assert_eq!(spare::<128>(40), spare::<128>(100));
    }
}
