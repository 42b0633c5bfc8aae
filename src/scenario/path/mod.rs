//! Every number of a scenario by its dotted path, and settings that change it.
//!
//! A path addresses the meaning with defaults filled in: `no_deal = 60` answers to `party.x.no_deal.value`, and
//! `tactic = "boulware"` to `party.x.tactic.time-dependent.exponent`. Sweeps, `--set` and sliders use the same paths.

mod dig;
mod domain;
mod edit;
mod list;
mod opens;
mod patch;
mod pressure;
mod setting;
mod talks;

pub use domain::{Domain, domain};
pub(super) use edit::apply;
pub use list::{get, list};
pub(super) use opens::{leads_nowhere, opens};
pub use setting::{PathValue, Setting};
