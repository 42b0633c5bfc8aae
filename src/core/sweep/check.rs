//! Checks before the first run whether every cell can be played.

use super::base::Base;
use super::cells::{Cell, Cells};
use crate::format::Problems;
use crate::trials::each;

/// Up to this many cells are all checked; of more, this many, evenly spread from the first to the last.
const ALL: u64 = 100_000;
/// The same where the file must be read again for every cell.
const READ: u64 = 20_000;

/// The most broken cells reported.
const TOLD: usize = 3;

/// A cell in which the scenario is broken.
#[derive(Debug)]
pub struct BadCell {
    /// The first such cell.
    pub cell: Cell,
    /// What is wrong in it.
    pub problems: Problems,
    /// The next such cells.
    pub others: Vec<(Cell, Problems)>,
    /// How many of the cells checked are broken.
    pub broken: u64,
    /// How many were checked.
    pub looked_at: u64,
}

/// Checks the cells, all of them if there are not too many.
///
/// # Errors
/// The first cell in which the scenario is broken.
pub fn check(base: &Base, cells: &Cells) -> Result<(), Box<BadCell>> {
    if cells.is_empty() {
        return Ok(());
    }
    let quick = base.is_quick(&cells.cell(cells.len() - 1));
    let most = if quick { ALL } else { READ };
    let looked_at = cells.len().min(most);
    let number = |n: u64| {
        // The last cell for the last, evenly spread between.
        let spread =
            u128::from(n) * u128::from(cells.len() - 1) / u128::from((looked_at - 1).max(1));
        spread as u64
    };
    const CHUNK: u64 = 1_000;
    let chunks = looked_at.div_ceil(CHUNK);
    let found = each(chunks as usize, |chunk| {
        let first = chunk as u64 * CHUNK;
        let mut bad = Vec::new();
        let mut broken = 0;
        for n in first..(first + CHUNK).min(looked_at) {
            let cell = cells.cell(number(n));
            if let Err(problems) = base.of_cell(&cell) {
                broken += 1;
                if bad.len() < TOLD {
                    bad.push((cell, problems));
                }
            }
        }
        (bad, broken)
    });
    let broken = found.iter().map(|(_, broken)| broken).sum();
    let mut bad = found.into_iter().flat_map(|(bad, _)| bad);
    match bad.next() {
        None => Ok(()),
        Some((cell, problems)) => Err(Box::new(BadCell {
            cell,
            problems,
            others: bad.take(TOLD - 1).collect(),
            broken,
            looked_at,
        })),
    }
}
