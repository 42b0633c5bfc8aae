//! The interface of every solution on lotteries.

use super::chain::ConvexSet;
use super::ticket::Lottery;
use crate::game::About;
use crate::solutions::NoSolution;

/// A bargaining solution on lotteries over deals.
pub trait LotterySolution: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// The lottery it chooses.
    ///
    /// # Errors
    /// The reason for which there is nothing to choose, or for which this many players are not supported.
    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution>;
}
