//! The nearest deal at one aspiration, grown block by block: as [`super::nearest`] defines it, on any set of deals.
//!
//! **Method.** Two passes over sums. The first finds how many options can stay as they are: the frontier of own worth and
//! that number, which is small. The second looks for the least distance with exactly that number: a frontier of own
//! worth and nearness without the partial deals that cannot reach both the aspiration and the number, by the most own
//! worth that the rest gives with each number of equal options.
//! **Assumes** scores within ±10⁶ points, as all scenarios have.

use super::frontier::{Axis, Most, Sums};
use super::limits::Limits;
use super::nearest::Similarity;
use super::set::DealSet;
use crate::game::{Deal, Game, Points};
use crate::scenario::{OptionId, PartyId};
use std::cmp::Reverse;

/// Out of reach.
const NEVER: i64 = i64::MIN / 2;

/// The deal of a set, worth at least `floor` to a party, that is nearest to `reference` in that party's eyes, with its
/// similarity; `None` if there is none, or if the limit was reached first.
pub fn nearest_deal(
    set: &DealSet,
    game: &Game,
    own: PartyId,
    floor: Points,
    reference: &[OptionId],
    limits: &Limits<'_>,
) -> Option<(Deal, Similarity)> {
    let mut set = set.clone();
    set.raise(own, floor);
    let nearness = Nearness::of(&set, game, own, reference);
    let axes = |table: Vec<i64>| vec![Axis::Party(own.index()), Axis::Table(table)];
    let equal = nearness.table.iter().map(|&near| nearness.equal(near));
    let equal: Vec<i64> = equal.collect();
    let counts = Sums::of(&set, axes(equal.clone()), Most::Fast, limits);
    let most = counts.points().next_back()?.worth()[1].0;

    let rest: Vec<Vec<Vec<i64>>> = (0..set.regions.len())
        .map(|region| rest(&set, region, own.index(), &equal, most))
        .collect();
    let within_reach = |region: usize, place: usize, point: &[i64]| {
        let left = most - nearness.equal(point[1]);
        let row = &rest[region][place + 1];
        let more = usize::try_from(left).ok().and_then(|left| row.get(left));
        more.is_some_and(|more| point[0] + more >= floor.0)
    };
    let sums = Sums::keeping(
        &set,
        axes(nearness.table.clone()),
        Most::Fast,
        &within_reach,
        limits,
        1,
    );
    let nearest = sums.points().next_back()?;
    if !counts.complete() || !sums.complete() {
        return None;
    }
    Some((nearest.lowest(), nearness.similarity(nearest.worth()[1].0)))
}

/// Nearness to a deal as one number: an equal option counts more than all distances together.
struct Nearness {
    /// Of each choice, numbered as in the set.
    table: Vec<i64>,
    /// What one equal option counts.
    each: i64,
}

impl Nearness {
    fn of(set: &DealSet, game: &Game, own: PartyId, reference: &[OptionId]) -> Self {
        let distance = |issue, option| {
            let there = game.score(own, issue, reference[issue.index()]);
            (game.score(own, issue, option) - there).0.abs()
        };
        // An equal option counts more than all distances together.
        let farthest = game.issue_ids().map(|issue| {
            let options = game.option_ids(issue);
            options
                .map(|option| distance(issue, option))
                .max()
                .unwrap_or_default()
        });
        let each = farthest.fold(1_i64, i64::saturating_add);
        let mut table = Vec::new();
        for block in &set.layout.blocks {
            table.extend((0..block.len()).map(|choice| {
                let terms = block.issues.iter().zip(block.choice(choice));
                terms.fold(0_i64, |sum, (&issue, &option)| {
                    let same = option == reference[issue.index()];
                    let near = if same { each } else { -distance(issue, option) };
                    sum.saturating_add(near)
                })
            }));
        }
        Nearness { table, each }
    }

    /// The number of equal options: `near` is that many times `each`, less a distance below `each`.
    fn equal(&self, near: i64) -> i64 {
        -(-near).div_euclid(self.each)
    }

    fn similarity(&self, near: i64) -> Similarity {
        let equal = self.equal(near);
        Similarity {
            equal: equal as u32,
            distance: Reverse(Points(equal * self.each - near)),
        }
    }
}

/// Row a block of a region, and one more: the most own worth that this block and those after it give with exactly 0, 1,
/// 2 … equal options.
fn rest(set: &DealSet, region: usize, own: usize, equal: &[i64], most: i64) -> Vec<Vec<i64>> {
    let counts = usize::try_from(most).unwrap_or_default() + 1;
    let mut after = vec![NEVER; counts];
    after[0] = 0;
    let mut rows = vec![after];
    let blocks: Vec<usize> = set.blocks(region).map(|(block, _)| block).collect();
    for &block in blocks.iter().rev() {
        let mut here = vec![NEVER; counts];
        if let Some(after) = rows.last() {
            for (choice, row) in set.rows(block).enumerate() {
                let same = equal[set.start(block) + choice] as usize;
                for (here, after) in here.iter_mut().skip(same).zip(after) {
                    *here = (*here).max(after.saturating_add(row[own])).max(NEVER);
                }
            }
        }
        rows.push(here);
    }
    rows.reverse();
    rows
}
