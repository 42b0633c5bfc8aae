//! The paths that the axis of a sweep can use: those of the scenario that is read.

use crate::format::settings::opens;
use crate::format::tree::Node;
use crate::format::vocabulary::{Kind, Rows};
use crate::scenario::Scenario;
use crate::scenario::{PathValue, list};

use super::walk::{Reader, Section};

/// The paths that an axis can use.
pub(super) struct Ground<'s> {
    pub(super) known: Vec<(String, PathValue)>,
    /// The indices of the known paths in alphabetical order.
    sorted: Vec<usize>,
    pub(super) file: &'s Section<'s>,
    pub(super) scenario: &'s Scenario,
    /// The text of the file.
    pub(super) text: &'s str,
}

impl<'s> Ground<'s> {
    pub(super) fn new(file: &'s Section<'s>, scenario: &'s Scenario, text: &'s str) -> Self {
        let known = list(scenario);
        let mut sorted: Vec<usize> = (0..known.len()).collect();
        sorted.sort_unstable_by(|one, other| known[*one].0.cmp(&known[*other].0));
        Ground {
            known,
            sorted,
            file,
            scenario,
            text,
        }
    }

    fn lists(&self, path: &str) -> bool {
        let known = |at: &usize| self.known[*at].0.as_str().cmp(path);
        self.sorted.binary_search_by(known).is_ok()
    }

    /// The path as it is listed: `party.x.no_deal` is short for its value.
    pub(super) fn full(&self, path: &str) -> String {
        let longer = format!("{path}.value");
        if !self.lists(path) && self.lists(&longer) {
            return longer;
        }
        path.to_owned()
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.lists(path) || opens(self.file.table, self.scenario, path)
    }

    /// True if there is an error where the path leads, so that it cannot be told which paths exist: what is wrong is not
    /// listed.
    pub(super) fn is_in_doubt(&self, reader: &Reader, path: &str) -> bool {
        let mut steps = path.split('.');
        let kind = steps.next().unwrap_or_default();
        let all = self.file.get(kind);
        let named = steps
            .next()
            .and_then(|name| all.and_then(Node::table)?.get(name));
        let field = self.file.shape.field(kind);
        let sections = field.is_some_and(|field| {
            matches!(&field.kind, Kind::Table(shape) if matches!(shape.rows, Some((Rows::Sections, _))))
        });
        let own = named.or(all.filter(|_| !sections));
        // The settings of talks depend on who takes part.
        let (parties, drafts) = (self.file.get("party"), self.file.get("draft"));
        let others = [parties, drafts].into_iter().flatten();
        let others = others.filter(|_| kind == "talks");
        own.into_iter()
            .chain(others)
            .any(|node| reader.found_wrong(node))
    }
}
