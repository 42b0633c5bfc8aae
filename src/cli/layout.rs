//! Lines on a screen: their width, where they are broken, and how they are aligned.

use std::sync::OnceLock;
use unicode_width::UnicodeWidthChar as _;

/// Rows of cells in columns as wide as necessary; the first column is aligned left, the others right.
pub(super) fn lined_up(rows: &[Vec<String>], gap: &str) -> Vec<String> {
    let width = |column: usize| widest(rows.iter().filter_map(|row| row.get(column)));
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..count).map(width).collect();
    rows.iter().map(|row| line_of(row, &widths, gap)).collect()
}

/// Cells beside each other: the first aligned left in its column, the others right.
fn line_of<T: AsRef<str>>(cells: &[T], widths: &[usize], gap: &str) -> String {
    let cells = cells.iter().map(AsRef::as_ref).zip(widths).enumerate();
    let cells = cells.map(|(n, (cell, &width))| match n {
        0 => padded(cell, width),
        _ => format!(
            "{}{cell}",
            " ".repeat(width.saturating_sub(columns_of(cell)))
        ),
    });
    cells.collect::<Vec<_>>().join(gap).trim_end().to_owned()
}

/// Rows of cells in columns that fit into the given width: the widest columns shrink first, down to their longest word.
pub(super) fn fitted(rows: &[Vec<String>], gap: &str, room: usize) -> Vec<String> {
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
    // If not even the longest words fit beside each other, the remaining columns follow below, with the rows named again.
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
            let part = |cell: &Vec<String>| cell.get(n).cloned().unwrap_or_default();
            let parts: Vec<String> = cells.iter().map(part).collect();
            lines.push(line_of(&parts, &widths, gap));
        }
    }
    lines
}

/// The width of the screen: what `COLUMNS` says, otherwise that of the terminal, within 60 to 200; `None` if the output goes
/// to a file or a pipe.
pub(super) fn screen() -> Option<usize> {
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

/// The width of a paragraph if that of the screen is not known.
const PARAGRAPH: usize = 98;

/// The width of a text in columns: colour codes take up none.
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

/// The width of the widest text in columns.
pub(super) fn widest<T: AsRef<str>>(texts: impl Iterator<Item = T>) -> usize {
    texts
        .map(|text| columns_of(text.as_ref()))
        .max()
        .unwrap_or(0)
}

/// A text padded with spaces to a number of columns.
pub(super) fn padded(text: &str, columns: usize) -> String {
    let lacks = columns.saturating_sub(columns_of(text));
    format!("{text}{}", " ".repeat(lacks))
}

/// Breaks a line that is too wide between words. The rest is indented under the last column of a table if there is room,
/// otherwise slightly to the right of the beginning of the line.
pub(super) fn folded(line: &str, width: usize) -> String {
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

/// A paragraph as wide as the screen, indented under its label.
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

    #[test]
    fn columns_line_up() {
        let rows = [
            vec!["Ukraine".into(), "62.7".into()],
            vec!["US".into(), "+1".into()],
        ];
        assert_eq!(lined_up(&rows, "  "), ["Ukraine  62.7", "US         +1"]);
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
            lined_up(&rows, "  "),
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
        assert_eq!(fitted(&rows, "  ", 80), lined_up(&rows, "  "));
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
