//! Who may say what, when: one protocol a file.

pub mod alternating_offers;
mod drafting;
pub mod klein;
pub mod simultaneous;
pub mod single_text;
pub mod take_it_or_leave_it;

use crate::game::About;

/// The fact sheets of every protocol that a scenario file can name.
pub static PROTOCOLS: &[&About] = &[
    &alternating_offers::ABOUT,
    &simultaneous::ABOUT,
    &take_it_or_leave_it::ABOUT,
    &single_text::ABOUT,
    &klein::ABOUT,
];
