//! Where should they settle? Bargaining solutions, one axiom system per file.
//!
//! A solution chooses among the deals of an [`Arena`]: those inside the gates that it respects, worth at least no deal
//! to every player (except for the utilitarian one, which only maximises the sum). It answers with **all** maximisers, lowest
//! deal first, or says that there are more, or that the search was stopped. [`lottery`] has the same axioms over lotteries of
//! deals.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::solutions::{Arena, Nash, Solution};
//! use zopa::{format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! // Between 80 and 110, the two alternatives.
//! let fair = Nash.solve(&Arena::new(&game))?;
//! assert_eq!(game.frame().issues[0].options[fair.deals[0][0].index()], "95");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod adjusted_winner;
mod arena;
mod asymmetric_nash;
mod egalitarian;
mod exact;
mod kalai_smorodinsky;
mod leximin;
pub mod lottery;
mod nash;
mod no_solution;
mod post_settlement;
mod powers;
mod proportional;
mod solution;
mod utilitarian;

pub use adjusted_winner::{ADJUSTED_WINNER, Division};
pub use arena::{Arena, Chosen};
pub use asymmetric_nash::AsymmetricNash;
pub use egalitarian::Egalitarian;
pub use exact::{Amount, BigFraction, nearest};
pub use kalai_smorodinsky::KalaiSmorodinsky;
pub use nash::Nash;
pub use no_solution::NoSolution;
pub use post_settlement::{POST_SETTLEMENT, PostSettlement};
pub use proportional::Proportional;
pub use solution::Solution;
pub use utilitarian::Utilitarian;

/// Every solution that needs no parameter, in the order in which they are shown.
pub static ALL: &[&dyn Solution] = &[&Nash, &KalaiSmorodinsky, &Egalitarian, &Utilitarian];
