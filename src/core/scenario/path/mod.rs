//! Every number of a scenario, and every word that can be chosen, by its dotted path.
//!
//! A path addresses the meaning with defaults filled in: `no_deal = 60` is at `party.x.no_deal.value`, and
//! `tactic = "boulware"` at `party.x.tactic.time-dependent.exponent`. Sweeps, `--set` and sliders use the same paths.
//!
//! A new number takes two lines: in `address` how its path is written, with `or` and the value that it has in files that do not set it
//! (so that it is part of the meaning hash, and old hashes stay valid), and in `visit` where its value is.

mod address;
mod grammar;
mod list;
mod scores;
mod value;
mod visit;
mod years;

pub use address::Path;
pub use list::{get, list};
pub(super) use value::Leaf;
pub use value::PathValue;
pub(crate) use visit::{first_speaker, visit};
