//! Every number of a scenario, and every word that can be chosen, by its dotted path.
//!
//! A path addresses the meaning with defaults filled in: `no_deal = 60` answers to `party.x.no_deal.value`, and
//! `tactic = "boulware"` to `party.x.tactic.time-dependent.exponent`. Sweeps, `--set` and sliders use the same paths.

mod list;
mod pressure;
mod talks;
mod value;

pub(crate) use list::first_speaker;
pub use list::{get, list};
pub use value::PathValue;
