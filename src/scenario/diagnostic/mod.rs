//! What is wrong with a scenario, said so that a student can put it right: what was found, what is allowed,
//! what to do, and the place in the file.

mod code;
mod registry;
mod render;
mod report;
mod suggest;

pub use code::Explanation;
pub use registry::Code;
pub use render::{Ink, render};
pub use suggest::closest;
pub(super) use suggest::list_of;

use super::source::Source;

/// A stretch of the text of a [`Source`], in bytes: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` up to, without, `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// The text that it covers, cut to what exists.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        let Span { start, end } = self.within(text);
        &text[start..end]
    }

    /// The same place, moved inward until both ends lie on characters of `text`.
    #[must_use]
    pub fn within(self, text: &str) -> Self {
        let start = text.floor_char_boundary(self.start.min(text.len()));
        let end = text.ceil_char_boundary(self.end.clamp(start, text.len()));
        Span { start, end }
    }
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The scenario cannot be used.
    Error,
    /// It can be used, but it may not say what its author meant.
    Warning,
}

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
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Problem {
            code,
            message: cut(message.into()),
            labels: Vec::new(),
            help: None,
        }
    }

    /// Adds a place; the first one is the culprit.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label {
            span,
            text: cut(text.into()),
        });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(cut(help.into()));
        self
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Problems of one severity that are kept: nobody reads more, and a file of 4 MiB can make half a million.
pub(super) const MOST_PROBLEMS: usize = 1_000;

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

/// All that is wrong with one file, with the file itself, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    source: Source,
}

impl Problems {
    /// Problems found in `source` (with its settings shown, where there are any).
    #[must_use]
    pub fn new(list: Vec<Problem>, source: Source) -> Self {
        Problems { list, source }
    }

    /// The problems in file order.
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// The file that they are about.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// As text, with the lines of the file and the places underlined.
    #[must_use]
    pub fn render(&self, ink: Ink) -> String {
        render(&self.list, &self.source, ink)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_to_whole_characters_that_exist() {
        let text = "a\u{20ac}b";
        assert_eq!(Span::new(1, 4).of(text), "\u{20ac}");
        assert_eq!(Span::new(2, 3).of(text), "\u{20ac}");
        assert_eq!(Span::new(4, 99).of(text), "b");
        assert_eq!(Span::new(50, 99).of(text), "");
    }
}
