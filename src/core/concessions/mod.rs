//! Which concessions lead to a settlement?
//!
//! [`Exact`] examines the deals themselves: what every settlement contains, what each party must concede at least, in which
//! smallest packages, whose "no" binds, and, where no deal passes, which gates jointly forbid it and which to relax.
//! [`Effects`] simulate the talks under uncertainty with each option settled in advance. [`Flips`] are the smallest changes of
//! the file that turn its outcome.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::concessions::Exact;
//! use zopa::space::Limits;
//! use zopa::{format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! let exact = Exact::of(&game, 0, &[], &Limits::DEFAULT)?;
//! assert_eq!(exact.passes, Some(true));
//! // Both must give way: no deal passes at the price that a party likes best.
//! assert_eq!(exact.positions.len(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod exact;
mod explanation;
mod flips;
mod simulated;
pub mod words;

pub use about::ABOUT;
pub use exact::{
    Amendment, BestFound, Binding, Correction, Deadlock, Exact, Fate, Firm, Instead, LeastMove,
    MOST_LISTED, MOST_PACKAGES, MOST_SETS, Minimal, MinimalAnswer, NEARLY, Offered, OptionRole,
    Package, Passing, Position, RelaxedGate, Return, Short, Stake, Stance, Subset, Target, Terms,
    Turn, Under, Unknown, WantedText, cannot_be_written, minimal,
};
pub use explanation::Explanation;
pub use flips::{Flip, FlipTo, Flips, Nearest, Parted, Parting, parting};
pub use simulated::{
    ClaimEffect, Effects, PairEffect, PairEffects, PairPlayed, PlayedOption, Settled, Settling, Why,
};
