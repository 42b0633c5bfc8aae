//! The interface of every bargaining solution.

use super::arena::{Arena, Chosen};
use super::no_solution::NoSolution;
use crate::game::About;

/// A bargaining solution: a rule that chooses deals.
pub trait Solution: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// The deals it chooses.
    ///
    /// # Errors
    /// The reason for which there is nothing to choose.
    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution>;
}
