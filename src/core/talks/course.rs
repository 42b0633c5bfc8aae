//! The course that the talks take: the source of randomness, and whether chance events happen.

use crate::draws::Luck;

/// The course of one negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The source of everything random in it.
    pub luck: Luck,
    /// True if chance events happen: breakdown, shocks, random walks. Random decisions of a tactic or a protocol are
    /// drawn in any case.
    pub chance: bool,
}

impl Course {
    /// The central course with the numbers of the file, without chance events. The random decisions of a tactic or a
    /// protocol are those of run 0.
    pub fn central(seed: u64) -> Self {
        let luck = Luck { seed, run: 0 };
        Course {
            luck,
            chance: false,
        }
    }

    /// The course of a random run, with its chance events.
    pub fn drawn(luck: Luck) -> Self {
        Course { luck, chance: true }
    }
}
