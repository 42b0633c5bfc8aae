//! A sweep that was played: in its folder, or in memory, where a [`Player`](super::Player) passes cells to a [`Summary`].

use super::boundary::Traced;
use super::plan::SweepPlan;
use super::summary::Summary;

/// The cells of a sweep that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct PlayedCells {
    /// The plan.
    pub plan: SweepPlan,
    /// The summary of its cells; the cells themselves are in the folder, if there is one.
    pub summary: Summary,
    /// The boundary that was traced.
    pub traced: Option<Traced>,
    /// The places of a boundary's cells, in order: each with its round and its line in the folder of that round.
    pub(super) lines: Vec<(u64, u32, CellPlace)>,
    /// The number of plans carried out: one, or one for each round of a boundary.
    pub(super) rounds: u32,
}

impl PlayedCells {
    /// A plan carried out in one go.
    pub fn at_once(plan: SweepPlan, summary: Summary) -> Self {
        PlayedCells {
            plan,
            summary,
            traced: None,
            lines: Vec::new(),
            rounds: 0,
        }
    }
}

/// The place of a cell: its shard, and the byte at which its line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// The shard.
    pub shard: u64,
    /// The byte.
    pub at: u64,
}
