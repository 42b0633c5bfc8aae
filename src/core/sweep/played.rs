//! A sweep that was played: in its folder, or in memory, where a [`Player`](super::Player) hands cells to a [`Summary`].

use super::boundary::Traced;
use super::plan::Plan;
use super::summary::Summary;

/// The cells of a sweep that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct Played {
    /// The plan.
    pub plan: Plan,
    /// What its cells say; they themselves are in the folder, if there is one.
    pub summary: Summary,
    /// The boundary that was traced.
    pub traced: Option<Traced>,
    /// Where the cells of a boundary stand, in order: each with its round and its place in the folder of that round.
    pub(super) lines: Vec<(u64, u32, Line)>,
    /// How many plans were carried out: one, or one for each round of a boundary.
    pub(super) rounds: u32,
}

impl Played {
    /// A plan that was carried out at once.
    pub fn at_once(plan: Plan, summary: Summary) -> Self {
        Played {
            plan,
            summary,
            traced: None,
            lines: Vec::new(),
            rounds: 0,
        }
    }
}

/// Where a cell stands: in which shard, and at which byte its line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The shard.
    pub shard: u64,
    /// The byte.
    pub at: u64,
}
