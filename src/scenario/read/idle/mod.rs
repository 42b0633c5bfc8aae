//! Settings that are right but have no effect in these talks.
//!
//! Each key of `[talks]`, of tactics, of the calendar and of pressure is read by some protocols and not by others. What the
//! protocol of the file does not read, or what can never happen in it, is warned of here.

mod meetings;
mod pressure;
mod talks;

use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::ids::PartyId;
use crate::scenario::model::{Protocol, Role, Scenario};

use super::walk::{Reader, Section};

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

/// What is looked for in a file.
struct Idle<'a, 'f> {
    reader: &'a mut Reader,
    file: &'a Section<'f>,
    scenario: &'a Scenario,
}

impl Idle<'_, '_> {
    /// Where a key stands, if it does.
    fn place(&self, path: &[&str]) -> Option<Span> {
        let (first, rest) = path.split_first()?;
        let mut entry = self.file.entry(first)?;
        for key in rest {
            entry = entry.node.table()?.entry(key)?;
        }
        Some(entry.key_span)
    }

    /// Warns of a key, if the file has it: that it has no effect, and why.
    fn ignored(&mut self, path: &[&str], why: &str, label: &str, help: &str) {
        if let Some(place) = self.place(path) {
            let message = format!("'{}' has no effect: {why}", path.join("."));
            self.warn(message, place, label, help);
        }
    }

    fn warn(&mut self, message: String, place: Span, label: &str, help: &str) {
        let problem = Problem::new(Code::NoEffect, message);
        self.reader.report(problem.label(place, label).help(help));
    }

    /// Whether a sweep of the file, or chance, sets something at or below this path.
    fn varies(&self, path: &str) -> bool {
        let below = |set: &str| {
            set.strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let axes = self.scenario.sweeps.iter().flat_map(|sweep| &sweep.axes);
        let mut drawn = self.scenario.distributions.iter();
        axes.map(|axis| axis.set.as_str()).any(below) || drawn.any(|(path, _)| below(path))
    }

    fn id(&self, party: PartyId) -> String {
        self.scenario.parties[party.index()].id.clone()
    }

    fn signatories(&self) -> impl Iterator<Item = PartyId> + '_ {
        let parties = (0..).map(PartyId).zip(&self.scenario.parties);
        let signing = parties.filter(|(_, party)| party.role == Role::Signatory);
        signing.map(|(id, _)| id)
    }

    fn single_text(&self) -> bool {
        matches!(self.scenario.talks.protocol, Protocol::SingleText { .. })
    }

    /// Whether two hear each other outside meetings.
    fn channel(&self, a: PartyId, b: PartyId) -> bool {
        let pair = (a.min(b), a.max(b));
        let channels = self.scenario.talks.channels.as_ref();
        channels.is_none_or(|channels| channels.contains(&pair))
    }
}
