//! The data that every search for idle settings uses, and its reports.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::scenario::{PartyId, Protocol, Role, Scenario};

use super::super::walk::{Reader, Section};

/// The file and scenario that are searched.
pub(super) struct Idle<'a, 'f> {
    pub(super) reader: &'a mut Reader,
    pub(super) file: &'a Section<'f>,
    pub(super) scenario: &'a Scenario,
}

impl Idle<'_, '_> {
    /// The place of a key, if it is in the file.
    pub(super) fn place(&self, path: &[&str]) -> Option<Span> {
        let (first, rest) = path.split_first()?;
        let mut entry = self.file.entry(first)?;
        for key in rest {
            entry = entry.node.table()?.entry(key)?;
        }
        Some(entry.key_span)
    }

    /// Warns that a key, if the file has it, has no effect, and why.
    pub(super) fn ignored(&mut self, path: &[&str], why: &str, label: &str, help: &str) {
        if let Some(place) = self.place(path) {
            let message = format!("'{}' has no effect: {why}", path.join("."));
            self.warn(message, place, label, help);
        }
    }

    pub(super) fn warn(&mut self, message: String, place: Span, label: &str, help: &str) {
        let problem = Problem::new(Code::NoEffect, message);
        self.reader.report(problem.label(place, label).help(help));
    }

    /// True if a sweep of the file, or chance, sets something at or below this path.
    pub(super) fn varies(&self, path: &str) -> bool {
        let below = |set: &str| {
            set.strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        let axes = self.scenario.sweeps.iter().flat_map(|sweep| &sweep.axes);
        let mut drawn = self.scenario.distributions.iter();
        axes.map(|axis| axis.set.as_str()).any(below) || drawn.any(|(path, _)| below(path))
    }

    pub(super) fn id(&self, party: PartyId) -> String {
        self.scenario.parties[party.index()].id.clone()
    }

    pub(super) fn signatories(&self) -> impl Iterator<Item = PartyId> + '_ {
        let parties = (0..).map(PartyId).zip(&self.scenario.parties);
        let signing = parties.filter(|(_, party)| party.role == Role::Signatory);
        signing.map(|(id, _)| id)
    }

    pub(super) fn single_text(&self) -> bool {
        matches!(self.scenario.talks.protocol, Protocol::SingleText { .. })
    }

    /// True if two parties hear each other outside meetings.
    pub(super) fn channel(&self, a: PartyId, b: PartyId) -> bool {
        let pair = (a.min(b), a.max(b));
        let channels = self.scenario.talks.channels.as_ref();
        channels.is_none_or(|channels| channels.contains(&pair))
    }
}
