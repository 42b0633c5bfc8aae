//! The reasons for which there is nothing to choose.

use crate::space::Entangled;

/// The reason for which a solution chooses nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSolution {
    /// No deal is inside the gates and worth no deal to every player.
    #[error("no deal through these gates gives every player at least what it has without a deal")]
    Empty,
    /// The search was stopped before it found a deal.
    #[error("undecided: the search was stopped first")]
    Undecided,
    /// Links and rules tie too many issues together.
    #[error(transparent)]
    Entangled(#[from] Entangled),
    /// A solution on lotteries that is not implemented for this many players.
    #[error("{}, and there are {players}", if *most == 2 {
        "it walks along the edge of what lotteries can give to two players"
    } else {
        "with lotteries it is worked out for two or three players"
    })]
    Players {
        /// The most players that it supports.
        most: usize,
        /// The number of players.
        players: usize,
    },
    /// A solution that is only defined on a convex set.
    #[error(
        "it moves along the edge of a convex set, and single deals have none: ask for it over lotteries"
    )]
    NeedsLotteries,
    /// A search in floating point that ended before the answer was proved.
    #[error("the best lottery could not be told from its neighbours to nine digits")]
    Accuracy,
    /// A player for whom nothing is at stake.
    #[error(
        "one of the players has nothing at stake on issues that are not agreed anyway: there is nothing to divide"
    )]
    Indifferent,
    /// An issue without an option that everybody's red lines allow.
    #[error("red lines close every option of an issue: there is no deal to divide")]
    Closed,
}
