//! All problems of one file.

use super::problem::Problem;
use super::render::{Ink, render};
use crate::format::source::Source;

/// All problems of one file, with the file itself, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    source: Source,
}

impl Problems {
    /// Problems found in `source` (which includes its settings as lines, if there are any).
    pub fn new(list: Vec<Problem>, source: Source) -> Self {
        Problems { list, source }
    }

    /// The problems in file order.
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// The file with the problems.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// As text, with the lines of the file and the places underlined.
    pub fn render(&self, ink: Ink) -> String {
        render(&self.list, &self.source, ink)
    }
}
