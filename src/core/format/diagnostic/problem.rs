//! One thing that is wrong: its code, what was found, where, and what to do about it.

use super::registry::Code;
use super::severity::Severity;
use super::span::Span;

/// A place in the file and what to say about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The place that is underlined.
    pub span: Span,
    /// A few words beside the underline.
    pub text: String,
}

/// One thing that is wrong, or worth telling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The stable code; its kind says how bad it is.
    pub code: Code,
    /// What was found, in one line.
    pub message: String,
    /// Where: the first label is the culprit, others are what it clashes with.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Problem {
    /// A problem without a place and without help.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Problem {
            code,
            message: cut(message.into()),
            labels: Vec::new(),
            help: None,
        }
    }

    /// Adds a place; the first one is the culprit.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: cut(text.into()),
        });
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(cut(help.into()));
        self
    }

    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Problems of one severity that are kept: nobody reads more, and a file of 4 MiB can make half a million.
pub(in crate::format) const MOST_PROBLEMS: usize = 1_000;

/// Bytes of a text of a problem that are kept: it may quote the file, where a key can be a megabyte long.
const MOST_SAID: usize = 4_000;

/// A text that is no longer than a person reads.
fn cut(mut text: String) -> String {
    if text.len() > MOST_SAID {
        text.truncate(text.floor_char_boundary(MOST_SAID));
        text.push('…');
    }
    text
}
