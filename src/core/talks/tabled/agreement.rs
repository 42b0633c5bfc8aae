//! The agreement that alternating offers on tables end with.

use crate::game::DealId;

/// The agreement that alternating offers end with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Agreement {
    /// The deal that every signatory accepted.
    pub deal: DealId,
    /// The round in which the last of them accepted it.
    pub round: u32,
}
