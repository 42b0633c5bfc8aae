//! The chain in floating point: for the solutions that are not fractions.

use super::{ConvexSet, Lottery};
use crate::solutions::NoSolution;

/// The chain of at least two deals in shares of each player's best gain: from `[1, ·]` to `[·, 1]`, the first entry
/// falling and the second rising.
pub(super) struct Reals<'s> {
    set: &'s ConvexSet,
    pub(super) corners: Vec<[f64; 2]>,
}

/// A set with a chain to walk along, or the only lottery there is.
pub(super) enum Edge<'s> {
    One(Lottery),
    Chain(Reals<'s>),
}

impl<'s> Reals<'s> {
    /// The chain of a set.
    ///
    /// # Errors
    /// If there is no deal, or if there are not two players.
    pub(super) fn of(set: &'s ConvexSet) -> Result<Edge<'s>, NoSolution> {
        let gains = set.gains::<2>(2)?;
        if gains.len() == 1 {
            return Ok(Edge::One(set.draw_real(&[(0, 1.0)])));
        }
        // With two or more deals on the chain, each player's best gain is above its least, which is not below 0.
        let best = [gains[0][0] as f64, gains[gains.len() - 1][1] as f64];
        let share = |[x, y]: &[i128; 2]| [*x as f64 / best[0], *y as f64 / best[1]];
        Ok(Edge::Chain(Reals {
            set,
            corners: gains.iter().map(share).collect(),
        }))
    }

    /// The lottery at a point of the chain, found by the longer side of its stretch.
    pub(super) fn at(&self, [x, y]: [f64; 2]) -> Lottery {
        let end = self.corners.partition_point(|corner| corner[0] > x);
        let place = end.clamp(1, self.corners.len() - 1) - 1;
        let [from, to] = [self.corners[place], self.corners[place + 1]];
        let (dx, dy) = (from[0] - to[0], to[1] - from[1]);
        let chance = if dx >= dy {
            (x - to[0]) / dx
        } else {
            (to[1] - y) / dy
        };
        self.mix(place, chance)
    }

    /// The lottery that draws the deal at `place` with this chance, and the next one otherwise.
    pub(super) fn mix(&self, place: usize, chance: f64) -> Lottery {
        self.set
            .draw_real(&[(place, chance), (place + 1, 1.0 - chance)])
    }
}
