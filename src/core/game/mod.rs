//! The numbers: a scenario compiled to flat, immutable tables of exact [`Points`], and the words for what they say.
//!
//! A [`Game`] says what a deal is worth to each party and which [`Gate`]s it passes in which round, and nothing else:
//! searching the space of deals is the business of [`crate::space`].
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::game::{Deal, Within};
//! use zopa::scenario::OptionId;
//! use zopa::{format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! // The highest price fails one gate: the buyer has a better alternative.
//! let dearest = Deal::new([OptionId(20)]);
//! let worths = game.worths(&dearest).into_iter().map(|worth| game.real(worth));
//! assert_eq!(worths.collect::<Vec<f64>>(), [0.0, 100.0]);
//! assert_eq!(game.failures(&dearest, Within::All, 0).len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod builder;
mod compile;
mod compiled;
mod condition;
mod deal;
mod delay;
mod denominator;
mod frame;
mod gate;
mod no_deal;
mod points;
mod rows;
mod settlement;
mod unit;
mod values;
mod weights;

pub(crate) use about::parameters;
pub use about::{About, Parameter};
pub use builder::{BuildError, BuiltMember, GameBuilder};
pub use compile::compile;
pub(crate) use compile::compile_in;
pub use compiled::{Game, Link};
pub use condition::{Condition, OptionSet};
pub use deal::{Deal, DealId};
pub use frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
pub use gate::{
    Gate, Members, Outvoting, Ratifier, RatifierId, RuleId, Vote, Voter, Votes, Within,
};
pub use no_deal::NoDealPath;
pub use points::Points;
pub use settlement::{Ending, Settlement};
pub use unit::{ShownPoints, Unit};
pub use values::Values;
pub use weights::Weights;

/// The fact sheets of what decides whether a deal is good enough.
pub static MECHANISMS: &[&About] = &[
    &no_deal::ABOUT,
    &delay::ABOUT,
    &gate::ABOUT_OUTVOTING,
    &gate::ABOUT_RATIFIER,
];
