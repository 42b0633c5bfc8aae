//! One problem: its code, what was found, where, and what to do about it.

use super::registry::Code;
use super::severity::Severity;
use super::span::Span;

/// A place in the file and a remark on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The place to underline.
    pub span: Span,
    /// A few words beside the underline.
    pub text: String,
}

/// One error, or one thing worth a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code, which determines the severity.
    pub code: Code,
    /// The finding, in one line.
    pub message: String,
    /// The places: the first label is the culprit, others are what it clashes with.
    pub labels: Vec<Remark>,
    /// The advice.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without a place and without advice.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Problem {
            code,
            message: cut(message.into()),
            labels: Vec::new(),
            help: None,
        }
    }

    /// Adds a place; the first one added is the culprit.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Remark {
            span,
            text: cut(text.into()),
        });
        self
    }

    /// Sets the advice.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(cut(help.into()));
        self
    }

    /// Its severity.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// The most problems kept of each severity: nobody reads more, and a file of 4 MiB can cause half a million.
pub(in crate::format) const MOST_PROBLEMS: usize = 1_000;

/// The most bytes kept of a problem's text: it may quote the file, where a key can be a megabyte long.
const MOST_SAID: usize = 4_000;

/// Cuts a text that is longer than anyone would read.
fn cut(mut text: String) -> String {
    if text.len() > MOST_SAID {
        text.truncate(text.floor_char_boundary(MOST_SAID));
        text.push('…');
    }
    text
}
