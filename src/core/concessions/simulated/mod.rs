//! What settling options in advance does to the chance of a deal, played out under uncertainty.

mod effects;
mod pairs;

pub use effects::{ClaimEffect, Effects, Played, Settled, Settling, Why};
pub use pairs::{PairEffect, PairEffects, PairPlayed};
