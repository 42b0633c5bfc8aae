//! Questions about the set of deals: how many there are, whether there is one, which is best, nearest or efficient.
//!
//! Utilities add up over issues, so nothing here lists the deals to answer: a [`DealSet`] is cut into regions in which
//! worth is a plain sum, and every question is a search or a merge over the options of its issues. Spaces of any size can
//! be asked; a search that would take too long stops at its [`Limits`] and says what it knows.
//!
//! [`Walk`] visits the tree of partial deals in file order: what those at the table ask, a few times each round, and what must
//! be seen deal by deal. Its documentation says why it exists beside the set.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::game::Within;
//! use zopa::space::{self, Limits};
//! use zopa::{format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! let funnel = space::funnel(&game, 0, &Limits::DEFAULT)?;
//! assert_eq!(funnel.deals(Within::Zopa), 7, "of 21 prices");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod ballots;
mod best;
mod coalitions;
mod descent;
mod distance;
mod dual;
mod layout;
mod limits;
mod set;

mod count;
mod existence;
mod falling;
mod frontier;
mod inverse;
mod list;
mod nearest;
mod offer;
mod walk;
mod walk_best;
mod way;

pub use about::ABOUT;
pub use best::{Aim, Best, MOST_TIES, Searched, Total, best};
pub use count::{
    Bracket, Census, DealCount, Funnel, Share, Stage, census, count, drawn, funnel, texts,
};
pub use distance::{Improvement, distance, improvement, pareto_distance};
pub use dual::FloatWorth;
pub use existence::{Existence, Oracle, existence};
pub use falling::Falling;
pub use frontier::{Behind, Frontier, FrontierPoint, POINTS_A_STEP, coarse_frontier, frontier};
pub use inverse::{Inverse, InverseRow};
pub use layout::{Entangled, Layout};
pub use limits::{Budget, Limits};
pub use list::{Listed, Lister, list};
pub use nearest::{Similarity, TooManyBranches, nearest, nearest_found};
pub use offer::nearest_deal;
pub use set::DealSet;
pub use walk::{Flow, Visitor, Walk};
pub use walk_best::{Incumbent, best_within, highest};
