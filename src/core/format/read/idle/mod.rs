//! Settings that are right but have no effect in these talks.
//!
//! Each key of `[talks]`, of tactics, of the calendar and of pressure is read by some protocols and not by others. What the
//! protocol of the file does not read, or what can never happen in it, is warned of here.

mod finder;
mod meetings;
mod pressure;
mod talks;

use crate::scenario::Scenario;

use super::walk::{Reader, Section};
use finder::Idle;

/// Warns of what nothing in the talks looks at.
pub(super) fn check(reader: &mut Reader, file: &Section<'_>, scenario: &Scenario) {
    let mut idle = Idle {
        reader,
        file,
        scenario,
    };
    // A sweep over protocols asks about all of them: what one ignores another reads.
    if !idle.varies("talks.protocol") && !idle.varies("talks.rule") {
        talks::check(&mut idle);
        pressure::check(&mut idle);
    }
    if !idle.varies("talks.protocol") {
        meetings::check(&mut idle);
    }
}
