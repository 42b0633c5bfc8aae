//! Where everything stands: dotted paths to places in the file, for checks that come after the reading.

use std::collections::HashMap;

use super::diagnostic::Span;
use super::tree::{Node, Table, Value};

/// Dotted paths (`rule.x`, `ratifier.y.quota`, `issue.donbas.russia.freeze-line`) to places in the text of the reading's source.
///
/// A section written as a heading has the heading as its place, everything else its value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    spans: HashMap<String, Span>,
}

impl Places {
    pub(super) fn of(root: &Table) -> Self {
        let mut places = Places::default();
        places.table(root, "");
        places
    }

    /// Where a path stands, if the file writes it out.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<Span> {
        self.spans.get(path).copied()
    }

    /// Where a path stands, or else the nearest section around it; the start of the file if there is none.
    #[must_use]
    pub fn nearest(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            if let Some(span) = self.get(path) {
                return span;
            }
            match path.rfind('.') {
                Some(at) => path = &path[..at],
                None => return Span::default(),
            }
        }
    }

    fn table(&mut self, table: &Table, path: &str) {
        let options = option_names(table);
        for entry in &table.entries {
            let inner = match path {
                "" => entry.key.clone(),
                _ => format!("{path}.{}", entry.key),
            };
            self.spans.insert(inner.clone(), entry.node.span);
            match &entry.node.value {
                Value::Table(table) => self.table(table, &inner),
                // Scores have the names of their options as the last step of their path.
                Value::List(items) if entry.key != "options" => {
                    for (item, option) in items.iter().zip(&options) {
                        self.spans.insert(format!("{inner}.{option}"), item.span);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The options that an issue lists, or gives titles to; none for any other table.
pub(super) fn option_names(table: &Table) -> Vec<&str> {
    match table.get("options").map(|node| &node.value) {
        Some(Value::List(items)) => items.iter().filter_map(Node::text).collect(),
        Some(Value::Table(titles)) => {
            let keys = titles.entries.iter();
            keys.map(|entry| entry.key.as_str()).collect()
        }
        _ => Vec::new(),
    }
}
