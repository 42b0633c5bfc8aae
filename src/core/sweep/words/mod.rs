//! What a sweep found, in sentences.

mod along;
mod design;
mod findings;
mod numbers;
mod places;

pub use design::notes;
pub use findings::{findings, what_is_set};
pub use numbers::{amount, many, number, phrase, shown_value, subject};
pub use places::limits;
