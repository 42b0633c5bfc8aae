//! What every solution on lotteries answers.

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
    /// Why there is nothing to choose, or why it is not worked out for so many players.
    fn solve(&self, set: &ConvexSet) -> Result<Lottery, NoSolution>;
}
