//! The facts of the tracker: on how much each pair of parties agrees, round by round.

use super::named::Named;
use crate::talks::Agreed;

/// The facts of the tracker.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackerFacts {
    /// The last round of the talks; the first is 1.
    pub last: u32,
    /// The pairs of those who state a text, in file order.
    pub pairs: Vec<Track>,
}

/// How near two parties are.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// The two.
    pub parties: [Named; 2],
    /// Whether both must sign.
    pub sign: bool,
    /// What they had tentatively agreed before the talks; none if nothing is known of it.
    pub day_one: Option<Agreed>,
    /// What they agree on, by round: one entry where that changes, ascending; empty while one has stated no text.
    pub course: Vec<(u32, Agreed)>,
}

impl Track {
    /// What they agree on after a round.
    pub fn held(&self, round: u32) -> Option<Agreed> {
        let so_far = self.course.partition_point(|(from, _)| *from <= round);
        so_far.checked_sub(1).map(|last| self.course[last].1)
    }
}
