//! Who may say what, when: one protocol a file.

pub mod alternating_offers;
mod drafting;
pub mod single_text;

use crate::game::About;

/// The fact sheets of every protocol that a scenario file can name.
pub static PROTOCOLS: &[&About] = &[&alternating_offers::ABOUT, &single_text::ABOUT];
