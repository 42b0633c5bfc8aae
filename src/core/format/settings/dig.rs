//! Looking up a path in the tree.

use crate::format::tree::{Node, Table};

/// The node at these steps from the root.
pub(super) fn dig<'t>(root: &'t Table, steps: &[&str]) -> Option<&'t Node> {
    let (first, rest) = steps.split_first()?;
    let node = root.get(first)?;
    if rest.is_empty() {
        Some(node)
    } else {
        dig(node.table()?, rest)
    }
}
