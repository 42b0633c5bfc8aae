//! Grids: every combination of the values of the axes. Axes that depend on each other form a block; the grid is the product of
//! its blocks.
//!
//! **Method.** The combinations of a block are not written out. The number of combinations from an axis on is counted once for
//! every earlier choice that a later axis depends on, and the combination at a place is found by subtracting counts.

use crate::scenario::{Axis, AxisValues};
use std::collections::BTreeMap;

/// Axes that depend on each other, with every combination of their values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sweep) struct Block {
    /// Their places, ascending.
    pub(in crate::sweep) axes: Vec<usize>,
    members: Vec<Member>,
    len: u64,
    /// The number of combinations from a member on, by the earlier steps that still matter.
    counts: BTreeMap<(usize, Row), u64>,
}

/// The step of each axis; `None`: its condition is not met, and the file's value applies.
type Row = Vec<Option<u32>>;

/// The most counts kept.
const MOST_COUNTS: usize = 100_000;

/// An axis of a block; it refers to other axes by their places in the block.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    /// The number of its values while it is free.
    steps: u32,
    /// The member whose step it takes.
    with: Option<usize>,
    /// It varies only if this member takes this step; `None`: it never does.
    only_if: Option<(usize, Option<u32>)>,
    /// The last member that depends on its step; its own place if none does.
    asked: usize,
}

impl Member {
    /// Its step, if the members before it leave no choice.
    fn settled(&self, before: &[Option<u32>]) -> Option<Option<u32>> {
        let holds = |(other, step): (usize, Option<u32>)| step.is_some() && before[other] == step;
        if !self.only_if.is_none_or(holds) {
            return Some(None);
        }
        self.with.map(|other| before[other])
    }
}

impl Block {
    /// The number of combinations, at most 2⁶⁴ − 1.
    pub(in crate::sweep) fn len(&self) -> u64 {
        self.len
    }

    /// The step of each of its axes in a combination.
    pub(in crate::sweep) fn row(&self, place: u64) -> Row {
        if self.members.len() == 1 {
            return vec![Some(place as u32)];
        }
        let mut row = Row::with_capacity(self.members.len());
        let mut rest = place;
        for (at, member) in self.members.iter().enumerate() {
            let step = member.settled(&row).unwrap_or_else(|| {
                let mut after = |step: u32| {
                    row.push(Some(step));
                    let key = self.key(at + 1, &row);
                    row.pop();
                    self.counts.get(&key).copied().unwrap_or(1)
                };
                if member.asked == at {
                    // All its steps have equally many.
                    let each = after(0).max(1);
                    let step = rest / each;
                    rest %= each;
                    return Some(step as u32);
                }
                let mut step = 0;
                while step + 1 < member.steps {
                    let these = after(step);
                    if rest < these {
                        break;
                    }
                    rest -= these;
                    step += 1;
                }
                Some(step)
            });
            row.push(step);
        }
        row
    }

    /// The part of the row that the combinations from a member on depend on.
    fn key(&self, at: usize, row: &[Option<u32>]) -> (usize, Row) {
        let members = self.members.iter().zip(row);
        let asked = members.filter(|(member, _)| member.asked >= at);
        (at, asked.map(|(_, step)| *step).collect())
    }

    /// Counts the combinations from a member on; `None`: more counts would have to be kept than allowed.
    fn count(&mut self, row: &mut Row) -> Option<u64> {
        let at = row.len();
        let Some(member) = self.members.get(at) else {
            return Some(1);
        };
        let key = self.key(at, row);
        if let Some(known) = self.counts.get(&key) {
            return Some(*known);
        }
        let (choices, times) = match member.settled(row) {
            Some(step) => (vec![step], 1),
            None if member.asked == at => (vec![Some(0)], u64::from(member.steps)),
            None => ((0..member.steps).map(Some).collect(), 1),
        };
        let mut sum = 0_u64;
        for step in choices {
            row.push(step);
            let after = self.count(row);
            row.pop();
            sum = sum.saturating_add(after?);
        }
        let count = sum.saturating_mul(times);
        self.counts.insert(key, count);
        (self.counts.len() <= MOST_COUNTS).then_some(count)
    }
}

/// The blocks of some axes, in the order of their first axes; `None` if axes depend on each other in too many ways.
pub(in crate::sweep) fn blocks(axes: &[Axis]) -> Option<Vec<Block>> {
    // Every axis belongs to the block of the axis that it depends on.
    let mut of: Vec<usize> = (0..axes.len()).collect();
    for (place, axis) in axes.iter().enumerate() {
        let others = [axis.with, axis.only_if.as_ref().map(|(other, _)| *other)];
        for other in others.into_iter().flatten() {
            let (low, high) = (of[place].min(of[other]), of[place].max(of[other]));
            of.iter_mut()
                .filter(|block| **block == high)
                .for_each(|block| *block = low);
        }
    }
    let members_of = |first: usize| (0..axes.len()).filter(|&a| of[a] == first).collect();
    let blocks = (0..axes.len()).map(members_of);
    blocks
        .filter(|members: &Vec<usize>| !members.is_empty())
        .map(|members| block(axes, members))
        .collect()
}

fn block(axes: &[Axis], places: Vec<usize>) -> Option<Block> {
    let mut members: Vec<Member> = Vec::with_capacity(places.len());
    for (at, &place) in places.iter().enumerate() {
        let axis = &axes[place];
        let inside = |other: usize| places[..at].iter().position(|known| *known == other);
        let only_if = axis.only_if.as_ref().and_then(|(other, value)| {
            let listed = match &axes[*other].values {
                AxisValues::Listed(listed) => listed.as_slice(),
                _ => &[],
            };
            let step = listed.iter().position(|known| known == value);
            Some((inside(*other)?, step.map(|step| step as u32)))
        });
        let with = axis.with.and_then(inside);
        for other in [with, only_if.map(|(other, _)| other)]
            .into_iter()
            .flatten()
        {
            members[other].asked = at;
        }
        members.push(Member {
            steps: steps(axis),
            with,
            only_if,
            asked: at,
        });
    }
    let mut block = Block {
        len: u64::from(members[0].steps),
        axes: places,
        members,
        counts: BTreeMap::new(),
    };
    if block.members.len() > 1 {
        block.len = block.count(&mut Row::new())?;
    }
    Some(block)
}

/// The number of values of an axis on a grid.
pub(in crate::sweep) fn steps(axis: &Axis) -> u32 {
    match &axis.values {
        AxisValues::Span { steps, .. } => *steps,
        AxisValues::Listed(listed) => listed.len() as u32,
        AxisValues::Given => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PathValue;
    use proptest::prelude::*;

    /// The same, written out.
    fn combinations(axes: &[Axis], members: &[usize]) -> Vec<Vec<Option<u32>>> {
        let mut rows: Vec<Vec<Option<u32>>> = vec![Vec::new()];
        for (at, &member) in members.iter().enumerate() {
            let axis = &axes[member];
            let step_of = |row: &[Option<u32>], other: usize| {
                let place = members[..at].iter().position(|m| *m == other)?;
                row[place]
            };
            let mut longer = Vec::new();
            for row in rows {
                let holds = axis.only_if.as_ref().is_none_or(|(other, value)| {
                    let AxisValues::Listed(listed) = &axes[*other].values else {
                        return false;
                    };
                    step_of(&row, *other)
                        .is_some_and(|step| listed.get(step as usize) == Some(value))
                });
                let steps: Vec<Option<u32>> = match axis.with {
                    _ if !holds => vec![None],
                    Some(other) => vec![step_of(&row, other)],
                    None => (0..steps(axis)).map(Some).collect(),
                };
                for step in steps {
                    let mut next = row.clone();
                    next.push(step);
                    longer.push(next);
                }
            }
            rows = longer;
        }
        rows
    }

    /// An axis that may depend on those before it: of numbers or words, moving with one, or varying only if one has a value.
    fn axis(
        before: &[Axis],
        words: bool,
        steps: u32,
        with: Option<usize>,
        only: Option<(usize, u32)>,
    ) -> Axis {
        let with = with
            .filter(|_| !before.is_empty())
            .map(|n| n % before.len());
        let steps = with.map_or(steps, |other| super::steps(&before[other]));
        let only_if = only.filter(|_| !before.is_empty()).and_then(|(n, value)| {
            let other = n % before.len();
            let AxisValues::Listed(listed) = &before[other].values else {
                return None;
            };
            Some((other, listed[value as usize % listed.len()].clone()))
        });
        let named = |n: u32| PathValue::Name(format!("w{n}"));
        Axis {
            set: format!("a{}", before.len()),
            label: None,
            values: if words {
                AxisValues::Listed((0..steps).map(named).collect())
            } else {
                AxisValues::Span {
                    from: 0.0,
                    to: 1.0,
                    steps,
                    whole: false,
                }
            },
            with,
            only_if,
        }
    }

    proptest! {
        #[test]
        fn combinations_are_those_that_are_written_out(
            wanted in prop::collection::vec(
                (any::<bool>(), 1_u32..4, prop::option::of(0_usize..9), prop::option::of((0_usize..9, 0_u32..4))),
                1..6,
            )
        ) {
            let mut axes: Vec<Axis> = Vec::new();
            for (words, steps, with, only) in wanted {
                axes.push(axis(&axes, words, steps, with, only));
            }
            for block in blocks(&axes).unwrap() {
                let rows: Vec<Row> = (0..block.len()).map(|place| block.row(place)).collect();
                prop_assert_eq!(rows, combinations(&axes, &block.axes));
            }
        }
    }

    // case 46
    #[test]
    fn large_blocks_are_counted_and_not_written_out() {
        let choice = axis(&[], true, 2, None, None);
        let far = |axes: &[Axis], value| axis(axes, false, 1_000_000, None, Some((0, value)));
        let mut axes = vec![choice];
        axes.push(far(&axes, 0));
        axes.push(far(&axes, 0));
        axes.push(far(&axes, 1));
        let blocks = blocks(&axes).unwrap();
        assert_eq!(blocks[0].len(), 1_000_000_000_000 + 1_000_000);
        let last = Some(999_999);
        assert_eq!(blocks[0].row(999_999_999_999), [Some(0), last, last, None]);
        assert_eq!(
            blocks[0].row(1_000_000_999_999),
            [Some(1), None, None, last]
        );
    }
}
