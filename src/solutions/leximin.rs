//! Leximin: compare the worst-off first, then the next, and so on.

use std::cmp::Ordering;

/// A share `part/whole`, compared exactly; `whole` > 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ratio {
    pub(super) part: i64,
    pub(super) whole: i64,
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.part) * i128::from(other.whole);
        left.cmp(&(i128::from(other.part) * i128::from(self.whole)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

/// The entries from the worst-off up: comparing two such lists is leximin.
pub(super) fn worst_first<T: Ord>(entries: impl Iterator<Item = T>) -> Vec<T> {
    let mut sorted: Vec<T> = entries.collect();
    sorted.sort_unstable();
    sorted
}
