//! Settings: the changes that `--set` and sweeps make to a file before it is read.

mod dig;
mod edit;
mod opens;
mod setting;

pub(super) use edit::apply;
pub(super) use opens::{leads_nowhere, opens};
pub use setting::Setting;
