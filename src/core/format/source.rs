//! A scenario file as it was found: its name, its text and the fingerprint of its bytes.

use std::path::Path;

use super::diagnostic::Span;
use crate::scenario::sha256;

/// The name of standard input on a command line.
pub const STDIN: &str = "-";

/// The largest file that is read: 4 MiB. A larger one is not a scenario, and parsing it would take minutes.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// A scenario file as it was found, before it is interpreted.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::format::Source;
///
/// let source = Source::from_text("haggle.toml", "schema = 1\n");
/// assert_eq!(source.stem(), "haggle");
/// assert_eq!(source.file_hash().len(), 64);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
    file_len: usize,
    file_hash: String,
}

impl Source {
    /// A text that does not come from a file; `name` is its name in errors.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        let (name, text) = (name.into(), text.into());
        let file_hash = sha256(text.as_bytes());
        let file_len = text.len();
        Source {
            name,
            text,
            file_len,
            file_hash,
        }
    }

    /// The name as it was typed.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text into which spans point: the file, followed by one line for each setting (see [`Source::with_settings`]).
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of the file alone.
    pub fn file_text(&self) -> &str {
        &self.text[..self.file_len]
    }

    /// SHA-256 of the bytes of the file, in hexadecimal.
    pub fn file_hash(&self) -> &str {
        &self.file_hash
    }

    /// The name without folders and ending: the default name of the scenario.
    pub fn stem(&self) -> &str {
        Path::new(&self.name)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or(&self.name)
    }

    /// The line and column of a byte of the text, both from 1; the column counts characters.
    pub fn line_and_column(&self, start: usize) -> (usize, usize) {
        let start = Span::new(start, start).within(&self.text).start;
        let before = &self.text[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before[line_start..]
            .trim_start_matches('\u{feff}')
            .chars()
            .count()
            + 1;
        (newlines(before) + 1, column)
    }

    /// The same file followed by lines that were typed on the command line, with the place of each: problems with them can
    /// point at them. Neither the file's own text nor its hash changes.
    pub fn with_typed(&self, lines: impl IntoIterator<Item = String>) -> (Self, Vec<Span>) {
        let mut shown = self.clone();
        shown.text.truncate(shown.file_len);
        let mut places = Vec::new();
        for line in lines {
            shown.text.push('\n');
            let start = shown.text.len();
            shown.text.push_str(&line);
            places.push(Span::new(start, shown.text.len()));
        }
        (shown, places)
    }

    /// True if a place is in a setting and not in the file.
    pub(super) fn in_setting(&self, offset: usize) -> bool {
        offset > self.file_len
    }
}

/// The number of line ends in a text.
pub(super) fn newlines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}
