//! Places in the file by dotted path, for checks that come after reading.

use std::sync::Arc;

use super::diagnostic::Span;
use super::tree::{Node, Table, Value};

/// Maps dotted paths (`rule.x`, `ratifier.y.quota`, `issue.donbas.russia.freeze-line`) to places in the text of the
/// reading's source.
///
/// The place of a section written as a heading is the heading; of anything else, its value. A path is looked up in the tree
/// of the file on demand: storing all of them would take many times the size of a large file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Places {
    root: Arc<Table>,
}

impl Places {
    pub(super) fn of(root: &Arc<Table>) -> Self {
        Places {
            root: Arc::clone(root),
        }
    }

    /// The place of a path, if it occurs in the file.
    pub fn get(&self, path: &str) -> Option<Span> {
        below(&self.root, path)
    }

    /// The place of a path, or else of the nearest section around it; the start of the file if there is none.
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
}

fn below(table: &Table, path: &str) -> Option<Span> {
    let (key, rest) = match path.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (path, None),
    };
    let node = table.get(key)?;
    let Some(rest) = rest else {
        return Some(node.span);
    };
    match &node.value {
        Value::Table(inner) => below(inner, rest),
        // The last step in the path of a score is the name of its option.
        Value::List(items) if key != "options" => {
            let mut options = option_names(table).into_iter();
            let item = items.get(options.position(|option| option == rest)?)?;
            Some(item.span)
        }
        _ => None,
    }
}

/// The options that an issue lists, or gives titles to; empty for any other table.
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
