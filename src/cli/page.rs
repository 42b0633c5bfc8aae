//! What a command writes on: stdout in one piece, warnings on stderr, colours only where they are wanted.

use super::args::{Global, When};
use super::exit::Failure;
use crate::scenario::Ink;
use std::fmt::Display;
use std::io::{IsTerminal, Write};

/// The output of a command. Text is collected and written at the end, so that a closed pipe is noticed once.
pub(super) struct Page {
    text: String,
    stdout_ink: Ink,
    stderr_ink: Ink,
    /// Only the result.
    pub(super) quiet: bool,
    /// Everything.
    pub(super) verbose: bool,
    /// For programs.
    pub(super) json: bool,
    /// Whether progress may be shown.
    pub(super) progress: bool,
    /// Whether files of others may be written over.
    pub(super) force: bool,
}

impl Page {
    pub(super) fn new(global: &Global) -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let ink = |terminal: bool| match global.color {
            When::Always => Ink::Colour,
            When::Auto if terminal && !plain => Ink::Colour,
            When::Auto | When::Never => Ink::Plain,
        };
        let stderr = std::io::stderr().is_terminal();
        Page {
            text: String::new(),
            stdout_ink: ink(std::io::stdout().is_terminal()),
            stderr_ink: ink(stderr),
            quiet: global.quiet,
            verbose: global.verbose,
            json: global.json,
            progress: stderr && !global.no_progress && !global.quiet,
            force: global.force,
        }
    }

    /// One line.
    pub(super) fn line(&mut self, line: impl Display) {
        use std::fmt::Write;
        // Writing into a String cannot fail.
        let _ = writeln!(self.text, "{line}");
    }

    /// Text as it is.
    pub(super) fn raw(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Bold on a terminal.
    pub(super) fn strong(&self, text: &str) -> String {
        painted(self.stdout_ink, "1", text)
    }

    /// Faint on a terminal.
    pub(super) fn faint(&self, text: &str) -> String {
        painted(self.stdout_ink, "2", text)
    }

    /// The ink of problems, which go to stderr.
    pub(super) fn problem_ink(&self) -> Ink {
        self.stderr_ink
    }

    /// To stderr, at once.
    pub(super) fn complain(&self, text: &str) {
        // Nobody is left to tell if stderr is closed.
        let _ = writeln!(std::io::stderr(), "{}", text.trim_end());
    }

    /// Writes everything to stdout.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(self.text.as_bytes())?;
        stdout.flush()?;
        self.text.clear();
        Ok(())
    }
}

fn painted(ink: Ink, code: &str, text: &str) -> String {
    match ink {
        Ink::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        Ink::Plain => text.to_owned(),
    }
}

/// Rows of cells in columns as wide as they need; the first column to the left, the others to the right.
pub(super) fn columns(rows: &[Vec<String>], gap: &str) -> Vec<String> {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..rows.iter().map(Vec::len).max().unwrap_or(0))
        .map(width)
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(n, (cell, &width))| {
                if n == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            });
        cells.collect::<Vec<_>>().join(gap).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A paragraph at most 98 columns wide, hanging under its label.
pub(super) fn wrapped(label: &str, text: &str) -> String {
    let mut lines = vec![label.to_owned()];
    let indent = " ".repeat(label.chars().count());
    let mut empty = true;
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        if !empty && last.chars().count() + 1 + word.chars().count() > 98 {
            lines.push(format!("{indent}{word}"));
            continue;
        }
        if !empty {
            last.push(' ');
        }
        last.push_str(word);
        empty = false;
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = [
            vec!["Ukraine".into(), "62.7".into()],
            vec!["US".into(), "+1".into()],
        ];
        assert_eq!(columns(&rows, "  "), ["Ukraine  62.7", "US         +1"]);
    }
}
