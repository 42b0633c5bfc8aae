//! Tables that people wrote, split into cells that know their place in the text: as spreadsheets save them, with commas,
//! semicolons or tabs between cells.

use super::typed;
use crate::format::Span;
use crate::scenario::hidden::signs;

/// A row of the table.
#[derive(Debug, Clone)]
pub struct Row {
    /// All of it.
    pub span: Span,
    /// Its cells.
    pub cells: Vec<WrittenCell>,
    /// The place of an opening quote that is never closed.
    pub open_quote: Option<Span>,
}

/// One cell.
#[derive(Debug, Clone)]
pub struct WrittenCell {
    /// Its text, without surrounding blanks and without the apostrophe that keeps spreadsheets from computing it.
    pub text: String,
    /// Its place in the text.
    pub span: Span,
}

/// The separator of cells: whichever of comma, semicolon and tab is most frequent in the first line.
pub fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in first.unwrap_or_default().bytes() {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += u32::from(byte == *separator && !quoted);
        }
    }
    // `max_by_key` takes the last of equals, so reversed: the first.
    let most = counts.iter().rev().max_by_key(|(_, count)| *count);
    most.map_or(b',', |(separator, _)| *separator)
}

/// The rows of a text that begins at byte `from`, without empty lines.
pub fn rows(text: &str, from: usize, separator: u8) -> Vec<Row> {
    let body = &text[from..];
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(body.as_bytes());
    // The text is UTF-8 and rows may differ in length, so no error is possible.
    let records: Vec<csv::StringRecord> = reader.records().flatten().collect();
    let start = |record: &csv::StringRecord| {
        let at = record.position().map_or(0, csv::Position::byte);
        (at as usize).min(body.len())
    };
    let mut rows = Vec::with_capacity(records.len());
    for (n, record) in records.iter().enumerate() {
        let begins = start(record);
        let ends = records.get(n + 1).map_or(body.len(), start).max(begins);
        let lead =
            body[begins..ends].len() - body[begins..ends].trim_start_matches(['\r', '\n']).len();
        let line = body[begins + lead..ends].trim_end_matches(['\r', '\n']);
        let first = from + begins + lead;
        let span = Span::new(first, first + line.len());
        let (places, open) = places(line, char::from(separator));
        let cells = record.iter().enumerate().map(|(place, cell)| WrittenCell {
            text: visible(&typed(cell.trim())),
            span: places
                .get(place)
                .map_or(span, |&(a, b)| Span::new(first + a, first + b)),
        });
        rows.push(Row {
            span,
            cells: cells.collect(),
            open_quote: open.map(|at| Span::new(first + at, first + at + 1)),
        });
    }
    rows
}

/// The text as one line without side effects where it is shown: hidden characters are written out (`\u{1b}`), newlines
/// become blanks.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (_, letter, hidden) in signs(text) {
        match letter {
            '\n' | '\r' | '\t' => shown.push(' '),
            _ if hidden => shown.extend(letter.escape_unicode()),
            _ => shown.push(letter),
        }
    }
    shown
}

/// The places of the cells in a line, without surrounding blanks, and that of an opening quote that is never closed.
fn places(line: &str, separator: char) -> (Vec<(usize, usize)>, Option<usize>) {
    let mut places = Vec::new();
    let mut begins = 0;
    let mut quote: Option<usize> = None;
    let mut close = |from: usize, to: usize| {
        let cell = &line[from..to];
        let lead = cell.len() - cell.trim_start().len();
        let length = cell.trim().len();
        places.push((from + lead, from + lead + length));
    };
    for (at, letter) in line.char_indices() {
        match letter {
            '"' if quote.is_some() => quote = None,
            // A doubled quote reopens at once.
            '"' if at == begins || line[..at].ends_with('"') => quote = Some(at),
            _ if letter == separator && quote.is_none() => {
                close(begins, at);
                begins = at + letter.len_utf8();
            }
            _ => {}
        }
    }
    close(begins, line.len());
    (places, quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_where_they_stand() {
        let text =
            "\u{feff}group;\"lead; or not\"; days\r\n\r\nOne;\"say \"\"hi\"\"\";5\r\nTwo;;\n";
        let rows = rows(text, 3, separator(&text[3..]));
        let said: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        let expected = [
            ["group", "lead; or not", "days"],
            ["One", "say \"hi\"", "5"],
            ["Two", "", ""],
        ];
        assert_eq!(said, expected);
        let spans: Vec<Vec<&str>> = rows
            .iter()
            .map(|row| row.cells.iter().map(|cell| cell.span.of(text)).collect())
            .collect();
        assert_eq!(spans[0], ["group", "\"lead; or not\"", "days"]);
        assert_eq!(spans[1], ["One", "\"say \"\"hi\"\"\"", "5"]);
        assert_eq!(rows[1].span.of(text), "One;\"say \"\"hi\"\"\";5");
        assert!(rows.iter().all(|row| row.open_quote.is_none()));
    }

    #[test]
    fn separators_are_recognised() {
        for (line, expected) in [
            ("group,lead,days", b','),
            ("group;lead;days", b';'),
            ("group\tlead\tdays", b'\t'),
            ("\"a;b;c\",lead", b','),
            ("group", b','),
            ("", b','),
        ] {
            assert_eq!(separator(line), expected, "{line}");
        }
    }

    #[test]
    fn an_open_quote_is_found() {
        let text = "group,lead\nOne,\"ann\nTwo,ben\n";
        let rows = rows(text, 0, b',');
        let open = rows.iter().find_map(|row| row.open_quote).unwrap();
        assert_eq!(open.of(text), "\"");
        assert_eq!(text[..open.start].matches('\n').count(), 1);
    }
}
