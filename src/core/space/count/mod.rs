//! The number of deals left after each gate.
//!
//! **Answer.** Exact if possible within the limits; otherwise a bracket that is guaranteed to contain the number, with what a
//! sample of deals says and its 95% interval, named as such.
//! **Method.** Texts, rules and red lines multiply out at any size. What is left is counted by words of bits over all
//! deals ([`board`]), for two bound parties by meeting in the middle ([`halves`]), and beyond that bracketed by bundles of
//! like sums ([`bundles`]).

mod board;
mod bundles;
mod census;
mod halves;
mod number;
mod pass;
mod sample;
mod stages;
mod tail;
mod tilt;
mod votes;

pub use census::{Census, census};
pub use number::{Bracket, DealCount, Share};
pub use sample::drawn;
pub use stages::{Funnel, Stage, count, funnel, texts};
