//! What stands at a path.

use std::fmt;

/// What stands at a path.
#[derive(Debug, Clone, PartialEq)]
pub enum PathValue {
    /// A number.
    Number(f64),
    /// A word: a role, a tactic, the name of a party, option or draft.
    Name(String),
}

impl PathValue {
    /// The number, if it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            PathValue::Number(number) => Some(*number),
            PathValue::Name(_) => None,
        }
    }
}

impl fmt::Display for PathValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PathValue::Number(number) => write!(out, "{number}"),
            PathValue::Name(name) => out.write_str(name),
        }
    }
}
