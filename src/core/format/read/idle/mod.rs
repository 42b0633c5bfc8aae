//! Settings that are valid but have no effect in these talks.
//!
//! Each key of `[talks]`, of tactics, of the calendar and of pressure is used by some protocols and not by others. This
//! warns of keys that the file's protocol does not use, and of events that can never happen in it.

mod finder;
mod meetings;
mod pressure;
mod talks;

use crate::scenario::Scenario;

use super::walk::{Reader, Section};
use finder::Idle;

/// Warns of settings that nothing in the talks uses.
pub(super) fn check(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario) {
    let mut idle = Idle {
        reader,
        file,
        scenario,
    };
    // A sweep over protocols covers all of them: a key that one ignores another uses.
    if !idle.varies("talks.protocol") && !idle.varies("talks.rule") {
        talks::check(&mut idle);
        pressure::check(&mut idle);
    }
    if !idle.varies("talks.protocol") {
        meetings::check(&mut idle);
    }
}
