//! Which options of which issues: the conditions of rules, red lines and commitments.

use super::ids::{IssueId, OptionId};

/// Issues joined by AND, listed options by OR. Empty = always true. Each issue at most once, options in file order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Condition(pub Vec<(IssueId, Vec<OptionId>)>);
