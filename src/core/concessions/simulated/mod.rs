//! The effect of settling options in advance on the chance of a deal, simulated under uncertainty.

mod effects;
mod pairs;

pub use effects::{ClaimEffect, Effects, PlayedOption, Settled, Settling, Why};
pub use pairs::{PairEffect, PairEffects, PairPlayed};
