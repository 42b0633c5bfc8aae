//! What can be added in a block of issues on the way to a point.

/// Choices of a block that add the same.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub adds: Vec<i64>,
    pub choices: Vec<usize>,
}
