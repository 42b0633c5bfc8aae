//! Problems as text: the message, the lines of the file with the place underlined, and the advice.
//!
//! The layout is the one documented by the command line: a gutter with line numbers, `^` under the culprit, `-` under what
//! it clashes with. `miette`'s own handlers serve other readers (see `report`); their layout puts the first place in the
//! file before the culprit, and repeats the location for places that are far apart.

use super::{MOST_PROBLEMS, Problem, Remark, Severity, Span};
use crate::format::source::{Source, newlines};
use crate::scenario::hidden::{SEEN, signs, visible};

/// The widest line of text, in columns.
const WIDTH: usize = 100;
/// The number of problems shown in full before "and N more".
const MOST: usize = 20;
/// The most lines of the file shown for one problem.
const MOST_LINES: usize = 12;
/// The bytes of a line considered around the place, from which the visible part is cut: a line can be as long as the file.
const MOST_OF_A_LINE: usize = 1_000;

/// Whether to colour text with ANSI escapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Plain text.
    #[default]
    Plain,
    /// ANSI colours, for a terminal.
    Colour,
}

/// The problems as text, at most 100 columns wide where words allow, the first 20 in full.
///
/// `source` is the text into which the spans point: for problems of a reading with settings, that of
/// [`Source::with_settings`].
pub fn render(problems: &[Problem], source: &Source, ink: Ink) -> String {
    let mut out = String::new();
    for problem in problems.iter().take(MOST) {
        if !out.is_empty() {
            out.push('\n');
        }
        one(&mut out, problem, source, ink);
    }
    if problems.len() > MOST {
        // No more than this many errors, and as many warnings, are kept.
        let least = if problems.len() >= MOST_PROBLEMS {
            "at least "
        } else {
            ""
        };
        out.push_str(&format!("\nand {least}{} more\n", problems.len() - MOST));
    }
    out
}

fn one(out: &mut String, problem: &Problem, source: &Source, ink: Ink) {
    let text = source.text();
    let (word, style) = match problem.severity() {
        Severity::Error => ("error", RED),
        Severity::Warning => ("warning", YELLOW),
    };
    let head = format!("{word}[{}]", problem.code.id());
    out.push_str(&ink.paint(style, &head));
    out.push_str(&ink.paint(BOLD, &format!(": {}", visible(&problem.message))));
    out.push('\n');

    let lines: Vec<Line<'_>> = lines_of(&problem.labels, text);
    let shown_number = |line: &Line<'_>| match source.in_setting(line.start) {
        true => String::new(),
        false => line.number.to_string(),
    };
    let gutter = lines
        .iter()
        .map(|line| shown_number(line).len())
        .max()
        .unwrap_or(1)
        .max(2);
    let edge = |number: &str, bar: &str| ink.paint(BLUE, &format!("{number:>gutter$} {bar}"));

    if let Some(first) = problem.labels.first() {
        let place = location(first.span, source);
        out.push_str(&format!(
            "{} {place}\n",
            edge("", "-->").replace(" -->", "-->")
        ));
        out.push_str(&edge("", "|"));
        out.push('\n');
    }
    for line in &lines {
        let window = Window::around(line);
        out.push_str(&edge(&shown_number(line), "|"));
        out.push_str(&format!(" {}\n", window.text));
        for (label, main) in &line.labels {
            let (from, width) = window.columns(label.span);
            let (mark, style) = if *main { ("^", style) } else { ("-", BLUE) };
            let lead = " ".repeat(from);
            let underline = mark.repeat(width);
            let label_text = visible(&label.text);
            let beside = gutter + 3 + from + width + 1;
            let row = if beside + columns(&label_text) <= WIDTH || label_text.is_empty() {
                ink.paint(style, format!("{underline} {label_text}").trim_end())
            } else {
                // No room beside the underline: the label goes below it, further left if necessary.
                let words = wrapped(&label_text, WIDTH - gutter - 5);
                let indent =
                    " ".repeat(from.min((WIDTH - gutter - 3).saturating_sub(longest(&words))));
                let mut rows = ink.paint(style, &underline);
                for row in words {
                    rows.push_str(&format!(
                        "\n{} {indent}{}",
                        edge("", "|"),
                        ink.paint(style, &row)
                    ));
                }
                rows
            };
            out.push_str(&format!("{} {lead}{row}\n", edge("", "|")));
        }
    }
    if let Some(help) = &problem.help {
        let mark = ink.paint(BLUE, &format!("{:>gutter$} =", ""));
        let name = ink.paint(CYAN, "help:");
        let indent = " ".repeat(gutter + 9);
        let rows: Vec<String> = help
            .lines()
            .flat_map(|line| wrapped(&visible(line), WIDTH - gutter - 9))
            .collect();
        out.push_str(&format!(
            "{mark} {name} {}\n",
            rows.join(&format!("\n{indent}"))
        ));
    }
}

/// `FILE:line:column` of a place (columns count characters from 1), or a name for the command line if it is in a setting.
fn location(span: Span, source: &Source) -> String {
    let start = span.within(source.text()).start;
    if source.in_setting(start) {
        return "the command line".to_string();
    }
    let (line, column) = source.line_and_column(start);
    format!("{}:{line}:{column}", visible(source.name()))
}

/// A line of the file with the places in it.
struct Line<'t> {
    number: usize,
    start: usize,
    /// The start of the part that is considered.
    from: usize,
    text: &'t str,
    /// True if the line continues after that part.
    cut: bool,
    labels: Vec<(&'t Remark, bool)>,
}

/// The lines on which labels start, in file order; on each, the culprit comes first.
fn lines_of<'t>(labels: &'t [Remark], text: &'t str) -> Vec<Line<'t>> {
    let mut lines: Vec<Line<'t>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let place = label.span.within(text).start;
        let start = text[..place].rfind('\n').map_or(0, |at| at + 1);
        let end = text[place..].find('\n').map_or(text.len(), |at| place + at);
        let full = lines.len() == MOST_LINES;
        match lines.iter_mut().find(|line| line.start == start) {
            Some(line) => line.labels.push((label, at == 0)),
            None if full => {}
            None => {
                let from =
                    start.max(text.floor_char_boundary(place.saturating_sub(MOST_OF_A_LINE)));
                let to = end.min(text.ceil_char_boundary(place + MOST_OF_A_LINE));
                lines.push(Line {
                    number: newlines(&text[..start]) + 1,
                    start,
                    from,
                    text: text[from..to].trim_end_matches('\r'),
                    cut: to < end,
                    labels: vec![(label, at == 0)],
                });
            }
        }
    }
    lines.sort_by_key(|line| line.start);
    lines
}

/// The visible part of a line: all of it, or what fits around the first place.
struct Window {
    text: String,
    /// For every character of the line: its first byte in the file, and its column in `text`.
    cells: Vec<(usize, usize)>,
    /// The column after the last character.
    end: usize,
}

impl Window {
    fn around(line: &Line<'_>) -> Window {
        let room = WIDTH - 9;
        let mut cells = Vec::new();
        let mut text = String::new();
        let mut total = 0;
        for (at, glyph, hidden) in signs(line.text) {
            let (glyph, wide) = match glyph {
                '\u{feff}' if at == 0 => continue,
                '\t' => (' ', 4),
                _ if hidden => (SEEN, 1),
                other => (other, width(other)),
            };
            cells.push((line.from + at, total));
            text.extend(spread(glyph, wide));
            total += wide;
        }
        let mut window = Window {
            text,
            cells,
            end: total,
        };
        if total > room {
            let focus = line
                .labels
                .first()
                .map_or(0, |(label, _)| window.columns(label.span).0);
            let from = focus.saturating_sub(room / 3).min(total - room);
            window.cut(from, room, line);
        }
        window
    }

    /// Keeps `room` columns starting at `from`, with dots where something is left out.
    fn cut(&mut self, from: usize, room: usize, line: &Line<'_>) {
        let from = if from < 8 { 0 } else { from };
        let mut text = String::new();
        let mut column = 0;
        for glyph in self.text.chars() {
            let wide = width(glyph);
            if column >= from && column + wide <= from + room {
                text.push(glyph);
            }
            column += wide;
        }
        let lead = if from > 0 || line.from > line.start {
            "\u{2026} "
        } else {
            ""
        };
        let tail = if column > from + room || line.cut {
            " \u{2026}"
        } else {
            ""
        };
        self.text = format!("{lead}{text}{tail}");
        let shift = |at: usize| {
            (at + lead.chars().count())
                .saturating_sub(from)
                .min(room + lead.chars().count())
        };
        for (_, at) in &mut self.cells {
            *at = shift(*at);
        }
        self.end = shift(self.end);
    }

    /// The first column and the width (at least 1) of a place.
    fn columns(&self, span: Span) -> (usize, usize) {
        let column = |byte: usize| {
            self.cells
                .partition_point(|&(start, _)| start < byte)
                .min(self.cells.len())
        };
        let at = |cell: usize| self.cells.get(cell).map_or(self.end, |&(_, column)| column);
        let (from, to) = (at(column(span.start)), at(column(span.end)));
        (from, to.saturating_sub(from).max(1))
    }
}

/// Repeats a character to fill its columns (tabs become spaces); a wide one is written once.
fn spread(glyph: char, wide: usize) -> impl Iterator<Item = char> {
    std::iter::repeat_n(glyph, if glyph == ' ' { wide } else { 1 })
}

/// The columns of a character on a terminal: 2 for wide scripts and symbols, 0 for combining accents.
fn width(glyph: char) -> usize {
    match u32::from(glyph) {
        0x0300..=0x036f | 0xfe00..=0xfe0f => 0,
        0x1100..=0x115f
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f
        | 0xff00..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1f64f
        | 0x1f680..=0x1f6ff
        | 0x1f900..=0x1f9ff
        | 0x20000..=0x3fffd => 2,
        _ => 1,
    }
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn longest(rows: &[String]) -> usize {
    rows.iter().map(|row| columns(row)).max().unwrap_or(0)
}

/// The words of a text in rows of at most `room` columns; a longer word gets a row of its own.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in text.split(' ') {
        let row = rows.last_mut().expect("there is always a last row");
        if row.is_empty() {
            row.push_str(word);
        } else if columns(row) + 1 + columns(word) <= room {
            row.push(' ');
            row.push_str(word);
        } else {
            rows.push(word.to_string());
        }
    }
    rows
}

const RED: &str = "1;31";
const YELLOW: &str = "1;33";
const BLUE: &str = "1;34";
const CYAN: &str = "36";
const BOLD: &str = "1";

impl Ink {
    fn paint(self, style: &str, text: &str) -> String {
        match self {
            Ink::Plain => text.to_string(),
            Ink::Colour => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
        }
    }
}
