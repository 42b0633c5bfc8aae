//! The output of a command: stdout in one piece, warnings on stderr, colours only if wanted.

use super::args::{Global, When};
use super::exit::Failure;
use super::layout::{columns_of, fitted, folded, lined_up, padded, screen, widest, wrapped};
use crate::format::{Ink, Problems};
use crate::game::{Deal, Frame};
use crate::report::blocks::{Block, BlockTable};
use crate::scenario::hidden::{SEEN, signs};
use std::borrow::Cow;
use std::fmt::Display;
use std::io::{IsTerminal, Write};
use std::time::Instant;

/// The number of items of a list that are shown without `-v`.
const SHOWN: usize = 3;

/// The output of a command. Text is collected and written at the end, so that a closed pipe is noticed only once.
pub(super) struct Page {
    text: String,
    stdout_ink: Ink,
    stderr_ink: Ink,
    /// True if stdout is a terminal.
    pub(super) terminal: bool,
    /// Print only the result.
    pub(super) quiet: bool,
    /// Print everything.
    pub(super) verbose: bool,
    /// Print JSON for programs.
    pub(super) json: bool,
    /// Show progress if it takes long.
    pub(super) progress: bool,
    /// Overwrite files of others.
    pub(super) force: bool,
    /// The start of the work; `None` if it was not done in one go.
    pub(super) from: Option<Instant>,
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
            from: Some(Instant::now()),
        }
    }

    /// One line, or several; lines wider than the terminal are broken.
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

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A line in bold.
    pub(super) fn title(&mut self, title: impl AsRef<str>) {
        let title = self.strong(title.as_ref());
        self.line(title);
    }

    /// A bold line above a part of the output.
    pub(super) fn heading(&mut self, heading: impl AsRef<str>) {
        self.gap();
        let heading = self.strong(heading.as_ref());
        self.line(format!("  {heading}"));
    }

    /// A paragraph as wide as the screen, indented under its label.
    pub(super) fn para(&mut self, label: &str, text: impl AsRef<str>) {
        self.line(wrapped(label, text.as_ref()));
    }

    /// A paragraph under a title.
    pub(super) fn told(&mut self, text: impl AsRef<str>) {
        self.para("  ", text);
    }

    /// Parts of the output. The first items of a list are shown, or all of them with `-v`.
    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Clause(clause) => self.line(format!("    {clause}")),
                Block::List(items) => self.items(items, |_| "    · ".to_owned()),
                Block::Ranked(items) => self.items(items, |n| format!("    {}. ", n + 1)),
            }
        }
    }

    fn items(&mut self, items: &[String], label: impl Fn(usize) -> String) {
        for (n, item) in items.iter().take(self.most()).enumerate() {
            self.para(&label(n), item);
        }
        self.more(items.len(), "      ");
    }

    /// The number of items of a list that are shown.
    pub(super) fn most(&self) -> usize {
        if self.verbose { usize::MAX } else { SHOWN }
    }

    /// Prints the number of items that are not shown, if any.
    pub(super) fn more(&mut self, all: usize, indent: &str) {
        let hidden = all.saturating_sub(self.most());
        if hidden > 0 {
            self.line(format!("{indent}and {hidden} more (-v shows all)"));
        }
    }

    /// A table, with its rows indented under its head; if the screen is too narrow, cells are broken.
    pub(super) fn table(&mut self, table: &BlockTable, gap: &str, indent: &str) {
        self.rows(&under(table), gap, indent);
    }

    /// A table with its rows under its head, each followed by a remark.
    pub(super) fn remarked(&mut self, table: &BlockTable, remarks: impl Iterator<Item = String>) {
        let lines = lined_up(&table.lines(), "  ");
        let width = widest(lines.iter());
        for (line, remark) in lines.iter().zip(remarks) {
            let line = padded(line, width);
            self.line(format!("  {line}   {remark}").trim_end());
        }
    }

    /// A deal, issue by issue.
    pub(super) fn terms(&mut self, frame: &Frame, text: &Deal, indent: &str) {
        let terms = frame.read_terms(text);
        let terms = terms.map(|(issue, option)| (&issue.title, option));
        self.pairs(indent, "   ", &terms.collect::<Vec<_>>());
    }

    /// Labels, each with its text in a second column.
    pub(super) fn pairs<L: AsRef<str>, T: Display>(
        &mut self,
        indent: &str,
        gap: &str,
        pairs: &[(L, T)],
    ) {
        let width = widest(pairs.iter().map(|(label, _)| label));
        for (label, text) in pairs {
            let label = padded(label.as_ref(), width);
            self.line(format!("{indent}{label}{gap}{text}"));
        }
    }

    /// The same, each as a paragraph in the second column.
    pub(super) fn hanging<L: AsRef<str>>(&mut self, gap: &str, pairs: &[(L, impl AsRef<str>)]) {
        let width = widest(pairs.iter().map(|(label, _)| label));
        for (label, text) in pairs {
            let label = padded(label.as_ref(), width);
            self.para(&format!("  {label}{gap}"), text);
        }
    }

    /// Rows of cells in columns without a head.
    pub(super) fn rows(&mut self, rows: &[Vec<String>], gap: &str, indent: &str) {
        let room = screen().map(|width| width - columns_of(indent));
        let lines = match room {
            Some(room) => fitted(rows, gap, room),
            None => lined_up(rows, gap),
        };
        for line in lines {
            self.line(format!("{indent}{line}"));
        }
    }

    /// The time it took, printed after the provenance of a result.
    pub(super) fn took(&self) -> String {
        let took = self.from.map(|from| from.elapsed().as_secs_f64());
        took.map_or_else(String::new, |took| format!(" · {took:.2} s"))
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

    /// The colours for problems, which go to stderr.
    pub(super) fn problem_ink(&self) -> Ink {
        self.stderr_ink
    }

    /// Problems of a file as a failure.
    pub(super) fn wrong(&self, problems: Problems) -> Failure {
        Failure::Scenario(problems.render(self.stderr_ink))
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
    // If stderr is closed, nobody can be told.
    let _ = writeln!(std::io::stderr(), "{}", printable(text.trim_end(), ink));
}

/// Text without characters that would move the cursor, change the terminal's display or reverse the reading direction, apart
/// from our own colours if they are wanted.
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

/// True if a text contains characters that must not reach a terminal.
pub(super) fn is_hostile(text: &str) -> bool {
    matches!(printable(text, Ink::Plain), Cow::Owned(_))
}

/// True if a text begins with a change of colour or weight, which moves nothing.
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

/// The lines of a table, with its rows slightly to the right of its head.
fn under(table: &BlockTable) -> Vec<Vec<String>> {
    let mut lines = table.lines();
    for first in lines.iter_mut().skip(1).filter_map(|line| line.first_mut()) {
        first.insert_str(0, "  ");
    }
    lines
}

/// A table in columns as wide as necessary.
pub(super) fn columns(table: &BlockTable, gap: &str) -> Vec<String> {
    lined_up(&under(table), gap)
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
}
