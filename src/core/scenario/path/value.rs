//! The value at a path.

use std::fmt;
use std::ops::RangeInclusive;

/// The value at a path.
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

/// What a visitor finds at a path, to be read or set, with any constraint besides the range that the format states.
pub(crate) enum Leaf<'s> {
    /// Any number.
    Number(&'s mut f64),
    /// A whole number in a range.
    Whole(&'s mut u32, RangeInclusive<u32>),
    /// A number in a range.
    Within(&'s mut f64, RangeInclusive<f64>),
    /// The number of signatories who must say yes, and how many there are; `None` is stored if it is all.
    Quota(&'s mut Option<u32>, u32),
    /// A party's row of weights, and the issue in it.
    Weight(&'s mut [f64], usize),
    /// A number on which other things depend: to change it, the file is read again.
    Fixed(f64),
    /// A word; to change it, the file is read again.
    Word(&'s str),
}

impl Leaf<'_> {
    pub(super) fn truth(truth: bool) -> Self {
        Leaf::Word(if truth { "true" } else { "false" })
    }

    /// The value.
    pub(crate) fn value(&self) -> PathValue {
        PathValue::Number(match self {
            Leaf::Number(number) | Leaf::Within(number, _) => **number,
            Leaf::Whole(number, _) => f64::from(**number),
            Leaf::Quota(quota, all) => f64::from(quota.unwrap_or(*all)),
            Leaf::Weight(row, issue) => row[*issue],
            Leaf::Fixed(number) => *number,
            Leaf::Word(word) => return PathValue::Name((*word).to_string()),
        })
    }

    /// Sets a number that the format allows there, or changes nothing: `None` where it cannot be set, or not to this value.
    pub(crate) fn set(self, value: f64) -> Option<()> {
        // As in the reader: minus zero would make two equal files differ.
        let value = value + 0.0;
        let whole = value as u32;
        match self {
            Leaf::Number(number) => *number = value,
            Leaf::Whole(number, range) if range.contains(&whole) => *number = whole,
            Leaf::Within(number, range) if range.contains(&value) => *number = value,
            Leaf::Quota(quota, all) if whole <= all => *quota = Some(whole).filter(|_| whole < all),
            Leaf::Weight(row, issue) => {
                let others = row.iter().enumerate().filter(|(at, _)| *at != issue);
                let others: f64 = others.map(|(_, weight)| weight).sum();
                // As in the reader: a party must care about something.
                if others + value <= 0.0 {
                    return None;
                }
                row[issue] = value;
            }
            _ => return None,
        }
        Some(())
    }
}
