//! How a party concedes: one family of tactics a file.

pub mod fixed;
pub mod time_dependent;
pub mod tit_for_tat;

use crate::game::{About, Parameter};

const OFFER: Parameter = Parameter {
    name: "offer",
    unit: "rule",
    range: "nearest | lowest | best-for-other",
    default: "nearest",
};
const ACCEPT: Parameter = Parameter {
    name: "accept",
    unit: "rule",
    range: "aspiration | next",
    default: "aspiration",
};

/// The fact sheets of every tactic that a scenario file can name.
pub static TACTICS: &[&About] = &[
    &time_dependent::BOULWARE,
    &time_dependent::LINEAR,
    &time_dependent::CONCEDER,
    &time_dependent::ABOUT,
    &tit_for_tat::ABOUT,
    &fixed::HARDLINER,
    &fixed::ABOUT,
];
