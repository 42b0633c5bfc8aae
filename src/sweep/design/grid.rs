//! Grids: every combination of the values of the axes. Axes that hang on each other form a block, which is written out;
//! the grid is the product of its blocks.

use crate::scenario::{Axis, AxisValues};

/// Axes that hang together, with every combination of their values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sweep) struct Block {
    /// Their places, ascending.
    pub(in crate::sweep) axes: Vec<usize>,
    rows: Rows,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rows {
    /// One axis of so many values.
    One(u32),
    /// For each combination the step of each axis; `None`: its condition does not hold, the file's value stands.
    Listed(Vec<Vec<Option<u32>>>),
}

impl Block {
    /// How many combinations.
    #[must_use]
    pub(in crate::sweep) fn len(&self) -> u64 {
        match &self.rows {
            Rows::One(steps) => u64::from(*steps),
            Rows::Listed(rows) => rows.len() as u64,
        }
    }

    /// The step of each of its axes in a combination.
    #[must_use]
    pub(in crate::sweep) fn row(&self, place: u64) -> Vec<Option<u32>> {
        match &self.rows {
            Rows::One(_) => vec![Some(place as u32)],
            Rows::Listed(rows) => rows[place as usize].clone(),
        }
    }
}

/// The blocks of some axes, in the order of their first axes.
#[must_use]
pub(in crate::sweep) fn blocks(axes: &[Axis]) -> Vec<Block> {
    // Every axis belongs to the block of the one that it hangs on.
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
    let mut blocks = Vec::new();
    for first in 0..axes.len() {
        let members: Vec<usize> = (0..axes.len()).filter(|&a| of[a] == first).collect();
        if members.is_empty() {
            continue;
        }
        let rows = match members.as_slice() {
            [only] => Rows::One(super::super::cells::steps(&axes[*only])),
            _ => Rows::Listed(combinations(axes, &members)),
        };
        blocks.push(Block {
            axes: members,
            rows,
        });
    }
    blocks
}

/// Every combination of some axes, the last one fastest.
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
                step_of(&row, *other).is_some_and(|step| listed.get(step as usize) == Some(value))
            });
            let steps: Vec<Option<u32>> = match axis.with {
                _ if !holds => vec![None],
                Some(other) => vec![step_of(&row, other)],
                None => (0..super::super::cells::steps(axis)).map(Some).collect(),
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
