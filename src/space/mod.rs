//! Questions to the set of deals: how many, is there one, which is best, which is nearest.
//!
//! Everything here walks the tree of partial deals, issue by issue in file order, and closes a branch as soon as the
//! best that is left in it cannot matter. In this version the spaces that are asked for whole counts or frontiers must
//! be small enough to enumerate ([`ENUMERABLE`]).

mod best;
mod descent;
mod dual;
mod layout;
mod limits;
mod set;

mod count;
mod existence;
mod frontier;
mod list;
mod nearest;
mod walk;

pub use best::{Maximisers, Objective, highest, maximisers};
pub use count::{
    Bracket, Census, DealCount, Funnel, Share, Stage, census, count, drawn, funnel, texts,
};
pub use existence::{Existence, Oracle, existence, passes_in_some_round, witness};
pub use frontier::{Frontier, FrontierPoint, frontier};
pub use layout::{Entangled, Layout};
pub use limits::Limits;
pub use list::{Listed, Lister, list};
pub use nearest::{Similarity, nearest};
pub use set::DealSet;
pub use walk::{Flow, Visitor, Walk};

/// The largest number of texts that this version enumerates.
pub const ENUMERABLE: u64 = 10_000_000;

/// The space of deals is too large for an answer that this version finds by enumeration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} texts can be written; this version enumerates at most 10,000,000", size.map_or("more than 10^19".into(), |n| n.to_string()))]
pub struct TooLarge {
    /// The number of texts, where it fits.
    pub size: Option<u64>,
}

/// Refuses spaces that cannot be enumerated.
///
/// # Errors
/// [`TooLarge`] with the number of texts.
pub fn enumerable(game: &crate::game::Game) -> Result<u64, TooLarge> {
    let size = game.space_size();
    size.filter(|&n| n <= ENUMERABLE).ok_or(TooLarge { size })
}
