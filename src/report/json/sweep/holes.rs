//! Cells of a sweep that say nothing of what is shown, as JSON.

use crate::sweep::Holes;
use schemars::JsonSchema;
use serde::Serialize;

/// How many cells say nothing of what is shown besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownHolesReport {
    /// What is shown, as `show` writes it.
    pub show: String,
    /// How many cells say nothing of it.
    #[serde(flatten)]
    pub holes: HolesReport,
}

impl From<Holes> for HolesReport {
    fn from(holes: Holes) -> Self {
        HolesReport {
            not_played: holes.not_played,
            no_handshake: holes.no_handshake,
            unanswered: holes.unanswered,
        }
    }
}

/// How many cells say nothing of what is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HolesReport {
    /// Cells that could not be played.
    pub not_played: usize,
    /// Cells without a handshake, where only runs with one count (`round`, `to_frontier`, `to_nash`).
    pub no_handshake: usize,
    /// Cells in which no run could be answered.
    pub unanswered: usize,
}
