//! Cells that say nothing of what is shown: where nobody shakes hands, there is no round to count.

use super::tally::{CellTally, Status};
use crate::scenario::Shown;

/// How many cells say nothing of what is shown, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holes {
    /// All cells.
    pub of: usize,
    /// Cells that could not be played.
    pub not_played: usize,
    /// Cells in which no run ended in a handshake, where only runs with one count.
    pub no_handshake: usize,
    /// Cells in which no run could be answered: searches were too long, or all runs failed.
    pub unanswered: usize,
}

impl Holes {
    /// Counts them.
    #[must_use]
    pub fn of(tallies: &[CellTally], shown: Shown) -> Self {
        let among_agreed = matches!(shown, Shown::Round | Shown::ToFrontier | Shown::ToNash);
        let mut holes = Holes {
            of: tallies.len(),
            ..Holes::default()
        };
        for tally in tallies.iter().filter(|tally| tally.level(shown).is_none()) {
            if tally.status != Status::Played {
                holes.not_played += 1;
            } else if among_agreed && tally.round.n == 0 {
                holes.no_handshake += 1;
            } else {
                holes.unanswered += 1;
            }
        }
        holes
    }

    /// How many there are.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.not_played + self.no_handshake + self.unanswered
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // case 8
    #[test]
    fn each_hole_has_its_reason() {
        let empty = |cell| CellTally::empty(cell, 1, &[]);
        let mut agreed = empty(0);
        agreed.runs = 1;
        agreed.round.add(4);
        let mut talked = empty(1);
        talked.runs = 1;
        talked.answer(2, Some(false));
        let mut broken = empty(2);
        broken.status = Status::Invalid("why".into());
        let cells = [agreed, talked, broken];
        let round = Holes::of(&cells, Shown::Round);
        assert_eq!((round.of, round.not_played, round.no_handshake), (3, 1, 1));
        assert_eq!(round.cells(), 2);
        let handshake = Holes::of(&cells, Shown::Handshake);
        assert_eq!((handshake.not_played, handshake.unanswered), (1, 1));
    }
}
