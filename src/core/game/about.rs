//! Fact sheets.

use crate::sources::Citation;

/// The fact sheet of a model, a tactic, a protocol or a chart: what a reader needs in order to trust or doubt it.
#[derive(Debug, PartialEq, Eq)]
pub struct About {
    /// Its name in files, commands and results, for instance `kalai-smorodinsky`.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// One sentence that a student can read.
    pub sentence: &'static str,
    /// The formula, in plain text.
    pub formula: &'static str,
    /// Its parameters; may be empty.
    pub parameters: &'static [Parameter],
    /// Its assumptions, and where we deviate from the source.
    pub assumptions: &'static str,
    /// Its basis, the primary source first: references from [`crate::sources`], or a note of what is our own.
    pub sources: &'static [Citation],
    /// A shipped scenario that shows it, by template name.
    pub example: &'static str,
}

/// One parameter of a fact sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its key.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// The allowed values.
    pub range: &'static str,
    /// The value used if none is given.
    pub default: &'static str,
}

/// The parameters of a fact sheet, one per line: name, unit, range and default. `also` adds a shared list.
macro_rules! parameters {
    ($($name:literal: $unit:expr, $range:expr, default $default:expr;)* $(also $($shared:expr),+)?) => {
        &[
            $($crate::game::Parameter {
                name: $name,
                unit: $unit,
                range: $range,
                default: $default,
            },)*
            $($($shared),+)?
        ]
    };
}

pub(crate) use parameters;
