//! A party as charts name it.

/// A party and its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The display name.
    pub name: String,
    /// Its place in the scenario file, from 0.
    pub index: usize,
}
