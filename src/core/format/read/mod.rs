//! From the tree of a file to a [`Scenario`](super::Scenario): every check that needs nothing but the file, with all
//! problems reported at once.
//!
//! The functions here report what is wrong and return placeholders for it; a scenario with an error is discarded at the
//! end, so a placeholder never gets out.

mod about;
mod agenda;
mod calendar;
mod channels;
mod choice;
mod commitment;
mod condition;
mod distribution;
mod durability;
mod expect;
mod idle;
mod issue;
mod limits;
mod lists;
mod meaning;
mod meant;
mod member;
mod names;
mod number;
mod options;
mod party;
mod prepared;
mod pressure;
mod protocol;
mod ratifier;
mod reading;
mod sweep;
mod sweep_design;
mod sweep_ground;
mod tactic;
mod talks;
mod text;
mod walk;
mod weights;
mod whole;

use super::diagnostic::Problems;
use super::settings::Setting;
use super::source::Source;

pub use prepared::Prepared;
pub use reading::Reading;

/// Reads a scenario, with settings (`--set PATH=VALUE`) applied to it.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::{Setting, Source, read};
///
/// let source = Source::from_text("haggle.toml", r#"
///     schema = 1
///     [party.buyer]
///     no_deal = 20
///     [party.seller]
///     [issue.price]
///     range = { from = 50, to = 150, step = 5 }
///     buyer = { from = 100, to = 0 }
///     seller = { from = 0, to = 100 }
/// "#);
/// let reading = read(&source, &[Setting::parse("time.rounds=12").unwrap()]).unwrap();
/// assert_eq!(reading.scenario.time.rounds, 12);
/// assert!(reading.warnings.is_empty());
/// ```
///
/// # Errors
/// Syntax errors alone, or all problems of meaning, each with its place in the file or in the setting.
pub fn read(source: &Source, settings: &[Setting]) -> Result<Reading, Problems> {
    match Prepared::parse(source) {
        Ok(prepared) => prepared.into_reading(settings),
        Err(problems) => Err(Problems::new(problems, source.with_settings(settings))),
    }
}
