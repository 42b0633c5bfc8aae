//! What a person writes: a scenario file, read into a [`Scenario`] that cannot be wrong any more.

mod ids;
mod model;

pub use ids::{IssueId, OptionId, PartyId};
pub use model::*;
