//! The result of reading a file.

use crate::format::diagnostic::Problem;
use crate::format::places::Places;
use crate::format::source::Source;
use crate::scenario::Scenario;

/// A scenario that was read, with its warnings.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The scenario.
    pub scenario: Scenario,
    /// Things that may not be meant as they are written; none of them stops a run.
    pub warnings: Vec<Problem>,
    /// The place of every section and key, for later checks that point into the file.
    pub places: Places,
    /// The file, followed by the settings as lines: the text into which the places point.
    pub source: Source,
}
