//! The most surprising cells of a grid: where one step along one axis changes the most.
//!
//! **Formula.** |f(c′) − f(c)| over all cells c and their neighbours c′ one step further along one axis of numbers; the ten
//! largest, with the lowest cell first among equals. Run r has the same luck in both. A change is *clear* if nothing is drawn
//! in either cell, or if the normal test of two means, with the sampling variances of both cells and corrected over all pairs
//! of neighbours (Bonferroni), has p ≤ 5%; this is conservative where cells share their luck.

use super::cells::Cells;
use super::effects::TOLD;
use super::summary::Summary;
use super::tally::Level;
use crate::probability::normal_cdf;

/// Two neighbouring cells and the change between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Surprise {
    /// The factor of the grid along which they differ.
    pub factor: usize,
    /// The lower cell.
    pub from: u64,
    /// One step further.
    pub to: u64,
    /// What is shown in both.
    pub levels: [Level; 2],
    /// Whether the change is larger than the draws of both cells account for.
    pub clear: bool,
}

impl Surprise {
    /// The change from the lower cell to the other.
    pub fn change(&self) -> f64 {
        self.levels[1].value - self.levels[0].value
    }
}

/// The most changes reported.
const MOST: usize = 10;

/// The largest changes between neighbours, largest first; empty if the design is not a grid.
pub fn surprises(cells: &Cells, summary: &Summary) -> Vec<Surprise> {
    let Some(factors) = cells.factors() else {
        return Vec::new();
    };
    let mut found: Vec<Surprise> = Vec::new();
    let mut pairs = 0_u64;
    for (cell, level) in summary.levels() {
        let Some(level) = level else {
            continue;
        };
        let places = cells.places(cell).unwrap_or_default();
        for (factor, (axis, len)) in factors.iter().enumerate() {
            let mut next = places.clone();
            next[factor] += 1;
            if next[factor] >= *len || !cells.is_ordered(*axis) {
                continue;
            }
            let other = cells
                .at_places(&next)
                .and_then(|to| Some((to, summary.level(to)?)));
            if let Some((to, other)) = other {
                pairs += 1;
                found.push(Surprise {
                    factor,
                    from: cell,
                    to,
                    levels: [level, other],
                    clear: false,
                });
            }
        }
        // Truncated along the way, so that a large grid takes no more memory than ten changes.
        if found.len() > 4_096 {
            keep(&mut found);
        }
    }
    keep(&mut found);
    for one in &mut found {
        one.clear = is_clear(one, pairs);
    }
    found
}

/// Whether a change is larger than the draws of both cells account for, among this many pairs.
fn is_clear(one: &Surprise, pairs: u64) -> bool {
    let [from, to] = one.levels.map(|level| level.variance());
    let Some(variance) = from.zip(to).map(|(from, to)| from + to) else {
        return false;
    };
    if variance <= 0.0 {
        return true;
    }
    let p = 2.0 * normal_cdf(-one.change().abs() / libm::sqrt(variance));
    p * pairs as f64 <= TOLD
}

fn keep(found: &mut Vec<Surprise>) {
    found.sort_by(|a, b| {
        let by_size = b.change().abs().total_cmp(&a.change().abs());
        by_size
            .then(a.from.cmp(&b.from))
            .then(a.factor.cmp(&b.factor))
    });
    found.truncate(MOST);
    found.retain(|surprise| surprise.change().abs() > 0.0);
}
