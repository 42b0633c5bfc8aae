//! Which course the talks take: whose luck, and whether chance events happen.

use crate::draws::Luck;

/// The course of one negotiation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// What everything random in it follows from.
    pub luck: Luck,
    /// Whether chance events happen: breakdown, shocks, random walks. What a tactic or a protocol decides at random is
    /// drawn in any case.
    pub chance: bool,
}

impl Course {
    /// The central course of the file's own numbers, without chance events. What a tactic or a protocol decides at
    /// random is that of run 0.
    pub fn central(seed: u64) -> Self {
        let luck = Luck { seed, run: 0 };
        Course {
            luck,
            chance: false,
        }
    }

    /// The course of a drawn run, with its chance events.
    pub fn drawn(luck: Luck) -> Self {
        Course { luck, chance: true }
    }
}
