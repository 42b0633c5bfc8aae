//! How a party concedes: one family of tactics a file.

pub mod time_dependent;

use crate::game::About;

/// The fact sheets of every tactic that a scenario file can name.
pub static TACTICS: &[&About] = &[
    &time_dependent::BOULWARE,
    &time_dependent::LINEAR,
    &time_dependent::CONCEDER,
    &time_dependent::ABOUT,
];
