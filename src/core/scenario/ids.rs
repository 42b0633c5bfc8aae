//! Small `Copy` names for parties, issues and options, so that no bare `usize` crosses a module boundary.

/// The number of a party, in file order from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyId(pub u16);

/// The number of an issue, in file order from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueId(pub u16);

/// The number of an option within its issue, in file order from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OptionId(pub u16);

impl PartyId {
    /// The index of this party in tables that have one row per party.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl IssueId {
    /// The index of this issue in tables that have one row per issue.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl OptionId {
    /// The index of this option among the options of its issue.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}
