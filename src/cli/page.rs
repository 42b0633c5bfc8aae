//! What a command writes on: stdout in one piece, warnings on stderr, colours only where they are wanted.

use super::args::{Global, When};
use super::exit::Failure;
use crate::scenario::Ink;
use crate::scenario::hidden::{SEEN, signs};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::sync::OnceLock;
use unicode_width::UnicodeWidthChar as _;

/// The output of a command. Text is collected and written at the end, so that a closed pipe is noticed once.
pub(super) struct Page {
    text: String,
    stdout_ink: Ink,
    stderr_ink: Ink,
    /// Whether stdout is read by a person as it comes.
    pub(super) terminal: bool,
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
        let terminal = std::io::stdout().is_terminal();
        Page {
            text: String::new(),
            stdout_ink: ink(terminal),
            stderr_ink: ink(stderr),
            terminal,
            quiet: global.quiet,
            verbose: global.verbose,
            json: global.json,
            progress: stderr && !global.no_progress && !global.quiet,
            force: global.force,
        }
    }

    /// One line, or several; those that are wider than the terminal go on below.
    pub(super) fn line(&mut self, line: impl Display) {
        let line = line.to_string();
        match screen() {
            Some(width) => {
                let folded = line.split('\n').map(|line| folded(line, width));
                self.text.push_str(&folded.collect::<Vec<_>>().join("\n"));
            }
            None => self.text.push_str(&line),
        }
        self.text.push('\n');
    }

    /// Rows of cells in columns, indented; where the screen is too narrow for them, cells go on below themselves.
    pub(super) fn table(&mut self, rows: &[Vec<String>], gap: &str, indent: &str) {
        let room = screen().map(|width| width - columns_of(indent));
        let lines = match room {
            Some(room) => fitted(rows, gap, room),
            None => columns(rows, gap),
        };
        for line in lines {
            self.line(format!("{indent}{line}"));
        }
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
        to_stderr(text, self.stderr_ink);
    }

    /// Writes everything to stdout.
    pub(super) fn finish(&mut self) -> Result<(), Failure> {
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(printable(&self.text, self.stdout_ink).as_bytes())?;
        stdout.flush()?;
        self.text.clear();
        Ok(())
    }
}

/// To stderr, at once.
pub(super) fn to_stderr(text: &str, ink: Ink) {
    // Nobody is left to tell if stderr is closed.
    let _ = writeln!(std::io::stderr(), "{}", printable(text.trim_end(), ink));
}

/// Text without signs that would move the cursor, change what a terminal shows or turn the reading direction, but for our own
/// colours, where they are wanted.
fn printable(text: &str, ink: Ink) -> Cow<'_, str> {
    let harmless = |sign: char, hidden: bool| !hidden || matches!(sign, '\n' | '\t');
    if signs(text).all(|(_, sign, hidden)| harmless(sign, hidden)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for (at, sign, hidden) in signs(text) {
        let own = || ink == Ink::Colour && is_paint(&text[at..]);
        out.push(if harmless(sign, hidden) || own() {
            sign
        } else {
            SEEN
        });
    }
    Cow::Owned(out)
}

/// Whether there are signs in a text that must not reach a terminal.
pub(super) fn is_hostile(text: &str) -> bool {
    matches!(printable(text, Ink::Plain), Cow::Owned(_))
}

/// Whether a text begins with a change of colour or weight, which moves nothing.
fn is_paint(text: &str) -> bool {
    let codes = text.strip_prefix("\u{1b}[");
    let end = codes.and_then(|codes| codes.find(|c: char| !c.is_ascii_digit() && c != ';'));
    codes
        .zip(end)
        .is_some_and(|(codes, end)| codes[end..].starts_with('m'))
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
            .map(|cell| columns_of(cell))
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
                    padded(cell, width)
                } else {
                    let lacks = width.saturating_sub(columns_of(cell));
                    format!("{}{cell}", " ".repeat(lacks))
                }
            });
        cells.collect::<Vec<_>>().join(gap).trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// Rows of cells in columns that take up at most so much room: the widest columns give way first, down to their longest word.
fn fitted(rows: &[Vec<String>], gap: &str, room: usize) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |of: &dyn Fn(&str) -> usize| -> Vec<usize> {
        let column = |n: usize| {
            rows.iter()
                .filter_map(move |row| row.get(n))
                .map(|cell| of(cell))
        };
        (0..count).map(|n| column(n).max().unwrap_or(0)).collect()
    };
    let least = widest(&|cell| cell.split_whitespace().map(columns_of).max().unwrap_or(0));
    // Where not even the longest words fit beside each other, what is left over follows below, its rows named again.
    let fits = |columns: usize| {
        least[..columns].iter().sum::<usize>() + gap.len() * columns.saturating_sub(1) <= room
    };
    if let Some(first) = (2..count).rev().find(|&n| fits(n)).filter(|_| !fits(count)) {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for row in rows {
            let (start, rest) = row.split_at(row.len().min(first));
            above.push(start.to_vec());
            if rest.iter().any(|cell| !cell.is_empty()) {
                below.push([&start[..1], rest].concat());
            }
        }
        let mut lines = fitted(&above, gap, room);
        lines.extend(fitted(&below, gap, room));
        return lines;
    }
    let mut widths = widest(&|cell| columns_of(cell));
    let gaps = gap.len() * count.saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > room {
        let loose = (0..count).filter(|&n| widths[n] > least[n]);
        let Some(n) = loose.max_by_key(|&n| (widths[n], n)) else {
            break;
        };
        widths[n] -= 1;
    }
    let narrow = |cell: &str, width: usize| -> Vec<String> {
        if columns_of(cell) <= width {
            return vec![cell.to_owned()];
        }
        let mut lines: Vec<String> = Vec::new();
        for word in cell.split_whitespace() {
            match lines.last_mut() {
                Some(last) if columns_of(last) + 1 + columns_of(word) <= width => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    };
    let mut lines = Vec::new();
    for row in rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(cell, &width)| narrow(cell, width))
            .collect();
        for n in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let parts = cells
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, &width))| {
                    let part = cell.get(n).map_or("", String::as_str);
                    let rest = " ".repeat(width.saturating_sub(columns_of(part)));
                    if column == 0 {
                        format!("{part}{rest}")
                    } else {
                        format!("{rest}{part}")
                    }
                });
            let line = parts.collect::<Vec<_>>().join(gap);
            lines.push(line.trim_end().to_owned());
        }
    }
    lines
}

/// Columns of the screen: what `COLUMNS` says, else what the terminal has, within 60 to 200; `None` where nobody looks at it,
/// in a file or a pipe.
fn screen() -> Option<usize> {
    static SCREEN: OnceLock<Option<usize>> = OnceLock::new();
    *SCREEN.get_or_init(|| {
        let said = std::env::var("COLUMNS").ok();
        let said = said.and_then(|columns| columns.parse::<usize>().ok());
        let seen = || {
            let (width, _) = terminal_size::terminal_size_of(std::io::stdout())?;
            Some(usize::from(width.0))
        };
        said.or_else(seen).map(|width| width.clamp(60, 200))
    })
}

/// Columns of a paragraph where the width of the screen is not known.
const PARAGRAPH: usize = 98;

/// The columns that a text takes up: signs that colour it take none.
pub(super) fn columns_of(text: &str) -> usize {
    let mut coloured = false;
    let seen = text.chars().filter(|&c| {
        coloured |= c == '\u{1b}';
        let shown = !coloured;
        coloured &= c != 'm';
        shown
    });
    seen.map(|c| c.width().unwrap_or(0)).sum()
}

/// A text with as many spaces behind it as it lacks columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let lacks = columns.saturating_sub(columns_of(text));
    format!("{text}{}", " ".repeat(lacks))
}

/// A line that is too wide, broken between words. What goes on hangs under the last column of a table if that leaves room for it,
/// else a little to the right of where the line begins.
fn folded(line: &str, width: usize) -> String {
    if columns_of(line) <= width {
        return line.to_owned();
    }
    let begins = line.chars().take_while(|&c| c == ' ').count();
    let column = line.rfind("  ").map_or(0, |at| columns_of(&line[..at]) + 2);
    let hang = if column > begins && column <= width / 2 {
        column
    } else {
        begins + 4
    };
    let mut lines = vec![String::new()];
    let mut used = 0;
    // Gaps between columns are kept, so words are split at single spaces.
    for (n, word) in line.split(' ').enumerate() {
        let wide = columns_of(word);
        let last = lines.last_mut().expect("there is always a line");
        if used + 1 + wide > width && used > hang && !word.is_empty() {
            last.truncate(last.trim_end().len());
            lines.push(format!("{}{word}", " ".repeat(hang)));
            used = hang + wide;
            continue;
        }
        if n > 0 {
            last.push(' ');
            used += 1;
        }
        last.push_str(word);
        used += wide;
    }
    lines.join("\n")
}

/// A paragraph as wide as the screen, hanging under its label.
pub(super) fn wrapped(label: &str, text: &str) -> String {
    let width = screen().unwrap_or(PARAGRAPH);
    let mut lines = vec![label.to_owned()];
    let indent = " ".repeat(columns_of(label));
    let mut empty = true;
    for word in text.split_whitespace() {
        let last = lines.last_mut().expect("there is always a line");
        if !empty && columns_of(last) + 1 + columns_of(word) > width {
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

    // case 50
    #[test]
    fn what_would_move_a_cursor_is_never_printed() {
        let bold = painted(Ink::Colour, "1", "x\u{1b}[2J\u{7}y\u{9b}2J");
        let shown = printable(&bold, Ink::Colour);
        assert_eq!(shown, "\u{1b}[1mx\u{fffd}[2J\u{fffd}y\u{fffd}2J\u{1b}[0m");
        assert!(!printable(&bold, Ink::Plain).contains('\u{1b}'));
        assert_eq!(printable("a\tb\n", Ink::Plain), "a\tb\n");
        assert_eq!(printable("a\rb\u{202e}", Ink::Plain), "a\u{fffd}b\u{fffd}");
    }

    #[test]
    fn columns_line_up() {
        let rows = [
            vec!["Ukraine".into(), "62.7".into()],
            vec!["US".into(), "+1".into()],
        ];
        assert_eq!(columns(&rows, "  "), ["Ukraine  62.7", "US         +1"]);
    }

    // case 68
    #[test]
    fn wide_letters_take_two_columns() {
        let rows = [
            vec!["王".into(), "62.7".into()],
            vec!["Li".into(), "王".into()],
            vec!["e\u{301}".into(), "1".into()],
        ];
        assert_eq!(
            columns(&rows, "  "),
            ["王  62.7", "Li    王", "e\u{301}      1"]
        );
        assert_eq!(padded("王", 4), "王  ");
    }

    #[test]
    fn tables_fit_and_keep_every_column() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["", "European allies", "left"]),
            row(["Nash solution", "55.4", "0.0"]),
        ];
        assert_eq!(fitted(&rows, "  ", 80), columns(&rows, "  "));
        assert_eq!(
            fitted(&rows, "  ", 24),
            [
                "          European  left",
                "            allies",
                "Nash          55.4   0.0",
                "solution"
            ]
        );
    }

    #[test]
    fn wide_lines_are_folded_and_nothing_is_lost() {
        let line = "  blocked by   EU member states   20 of 27 needed, about 14 would vote yes";
        for width in [40, 60, 70] {
            let folded = folded(line, width);
            assert!(
                folded.lines().all(|line| columns_of(line) <= width),
                "{folded}"
            );
            let words = |text: &str| {
                text.split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            };
            assert_eq!(words(&folded), words(line));
        }
        assert_eq!(folded(line, 100), line);
        // Under the last column, where there is room.
        assert_eq!(
            folded("  name  a sentence about it", 20),
            "  name  a sentence\n        about it"
        );
        let bold = "\u{1b}[1mbold\u{1b}[0m";
        assert_eq!(columns_of(bold), 4);
    }
}
