//! The ways of adding to a sum in a block of issues.

/// Choices of a block that add the same.
#[derive(Debug, Clone)]
pub(super) struct Way {
    pub adds: Vec<i64>,
    pub choices: Vec<usize>,
}
