//! The problems of a scenario, reported so that a student can correct them: what was found, what is allowed, what to do,
//! and the place in the file.

mod code;
mod problem;
mod problems;
mod registry;
mod render;
mod report;
mod severity;
mod span;
mod suggest;

pub use code::CodeExplanation;
pub(super) use problem::MOST_PROBLEMS;
pub use problem::{Problem, Remark};
pub use problems::Problems;
pub use registry::Code;
pub use render::{Ink, render};
pub use severity::Severity;
pub use span::Span;
pub use suggest::closest;
pub(super) use suggest::list_of;
