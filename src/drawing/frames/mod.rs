//! What many pictures are built on: axes with their numbers, rows with their names.

mod axes;
mod rows;

pub use axes::{named_axes, pole, ticks_below, ticks_left};
pub use rows::Rows;
