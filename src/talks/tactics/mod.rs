//! How a party concedes: one family of tactics a file.

pub mod fixed;
mod manner;
pub mod micro;
pub mod nice_tit_for_tat;
mod parameters;
pub mod random;
mod reference;
pub mod time_dependent;
pub mod tit_for_tat;
pub mod trade_off;
pub mod zeuthen;

use crate::game::About;
pub(super) use manner::Manner;

/// The fact sheets of every tactic that a scenario file can name.
pub static TACTICS: &[&About] = &[
    &time_dependent::BOULWARE,
    &time_dependent::LINEAR,
    &time_dependent::CONCEDER,
    &time_dependent::ABOUT,
    &tit_for_tat::ABOUT,
    &nice_tit_for_tat::ABOUT,
    &trade_off::ABOUT,
    &micro::ABOUT,
    &zeuthen::ABOUT,
    &random::ABOUT,
    &fixed::HARDLINER,
    &fixed::ABOUT,
];
