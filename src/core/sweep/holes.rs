//! Cells without a value for what is shown: where there is no handshake, there is no round to count.

use super::tally::{CellTally, Status};
use crate::scenario::Shown;

/// How many cells have no value for what is shown, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holes {
    /// All cells.
    pub of: usize,
    /// Cells that could not be played.
    pub not_played: usize,
    /// Cells in which no run ended in a handshake, where only runs with one count.
    pub no_handshake: usize,
    /// Cells in which no run could be answered: searches took too long, or all runs failed.
    pub unanswered: usize,
}

impl Holes {
    /// Counts one more cell.
    pub(super) fn add(&mut self, tally: &CellTally, shown: Shown) {
        let among_agreed = matches!(shown, Shown::Round | Shown::ToFrontier | Shown::ToNash);
        self.of += 1;
        if tally.level(shown).is_some() {
            return;
        }
        if tally.status != Status::Played {
            self.not_played += 1;
        } else if among_agreed && tally.round.n == 0 {
            self.no_handshake += 1;
        } else {
            self.unanswered += 1;
        }
    }

    /// The number of such cells.
    pub fn cells(&self) -> usize {
        self.not_played + self.no_handshake + self.unanswered
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Claim;

    // case 8
    #[test]
    fn each_hole_has_its_reason() {
        let empty = |cell| CellTally::empty(cell, 1, &[]);
        let mut agreed = empty(0);
        agreed.runs = 1;
        agreed.round.add(4);
        let mut talked = empty(1);
        talked.runs = 1;
        talked.answer(Claim::Handshake, Some(false));
        let mut broken = empty(2);
        broken.status = Status::Invalid("why".into());
        let cells = [agreed, talked, broken];
        let counted = |shown| {
            let mut holes = Holes::default();
            cells.iter().for_each(|tally| holes.add(tally, shown));
            holes
        };
        let round = counted(Shown::Round);
        assert_eq!((round.of, round.not_played, round.no_handshake), (3, 1, 1));
        assert_eq!(round.cells(), 2);
        let handshake = counted(Shown::Share(Claim::Handshake));
        assert_eq!((handshake.not_played, handshake.unanswered), (1, 1));
    }
}
