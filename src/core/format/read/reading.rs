//! What reading a file gives.

use crate::format::diagnostic::Problem;
use crate::format::places::Places;
use crate::format::source::Source;
use crate::scenario::Scenario;

/// A scenario that was read, and what is worth telling about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What the file means.
    pub scenario: Scenario,
    /// What may not be meant as it is written; nothing that stops a run.
    pub warnings: Vec<Problem>,
    /// Where every section and key stands, for later checks that point into the file.
    pub places: Places,
    /// The file, with the settings as lines after its end: the text that the places point into.
    pub source: Source,
}
