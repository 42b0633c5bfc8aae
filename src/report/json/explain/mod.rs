//! `zopa.explain/1`: which concessions lead to a settlement.

mod document;
mod fill;
mod played;

pub use document::ExplainReport;
pub use fill::explain;
pub(in crate::report) use fill::{standing, turn};
