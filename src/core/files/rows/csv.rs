//! Rows as CSV, in the format of [`Table::csv`](crate::files::Table::csv), without holding the rows in memory.
//!
//! One header line, `\n` at line ends, UTF-8; yes is 1 and no is 0, a missing value is empty, numbers are written as by
//! Rust's `{}`: the shortest text that reads back as the same number, never with an exponent.

use super::{Columns, RowSink, Value};
use crate::files::safe::harmless;
use std::io::{self, Write};

/// Text is passed to the writer in pieces of this many bytes.
const PIECE: usize = 1 << 16;

/// Writes rows as CSV.
#[derive(Debug)]
pub struct CsvRows<W> {
    out: W,
    columns: Columns,
    /// The words of every column, quoted where they need it.
    words: Vec<Vec<Vec<u8>>>,
    /// The line for a row without any value if there is only one column: an empty line would not count as a row.
    empty: &'static [u8],
    text: Vec<u8>,
}

impl<W: Write + Send> CsvRows<W> {
    /// Begins by writing the header line.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn new(out: W, columns: &Columns) -> io::Result<Self> {
        let mut text = Vec::with_capacity(PIECE + PIECE / 4);
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            text.extend(quoted(&column.name)?);
        }
        text.push(b'\n');
        let words = columns
            .iter()
            .map(|column| column.words.iter().map(|word| quoted(word)).collect());
        Ok(CsvRows {
            out,
            columns: columns.clone(),
            words: words.collect::<io::Result<_>>()?,
            empty: if columns.iter().len() == 1 {
                b"\"\""
            } else {
                b""
            },
            text,
        })
    }

    /// Ends the rows: flushes, and gives the writer back.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn into_inner(mut self) -> io::Result<W> {
        self.out.write_all(&self.text)?;
        self.out.flush()?;
        Ok(self.out)
    }
}

impl<W: Write + Send> RowSink for CsvRows<W> {
    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        self.columns.check(row)?;
        let text = &mut self.text;
        for (at, value) in row.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            match *value {
                Value::Missing => text.extend_from_slice(self.empty),
                Value::Truth(truth) => text.push(b'0' + u8::from(truth)),
                Value::Whole(whole) => write!(text, "{whole}")?,
                Value::Number(number) => write!(text, "{number}")?,
                Value::Word(word) => text.extend_from_slice(&self.words[at][word as usize]),
            }
        }
        text.push(b'\n');
        if text.len() >= PIECE {
            self.out.write_all(text)?;
            text.clear();
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.into_inner().map(drop)
    }
}

/// A cell of text that no spreadsheet computes, quoted if necessary.
fn quoted(text: &str) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([harmless(text).as_bytes()])?;
    let mut cell = writer.into_inner().map_err(|failed| failed.into_error())?;
    cell.pop(); // the line end
    Ok(cell)
}

#[cfg(test)]
mod tests {
    use super::super::samples::{self, Full, fails_at_every_byte};
    use super::*;
    use crate::files::{Column, ColumnKind, Table};
    use proptest::prelude::*;

    fn text(columns: &Columns, rows: &[Vec<Value>]) -> String {
        let mut sink = CsvRows::new(Vec::new(), columns).unwrap();
        for row in rows {
            sink.row(row).unwrap();
        }
        String::from_utf8(sink.into_inner().unwrap()).unwrap()
    }

    /// The same file as written from cells that are held as text.
    fn held(columns: &Columns, rows: &[Vec<Value>]) -> String {
        let cell = |(at, value): (usize, &Value)| match *value {
            Value::Missing => String::new(),
            Value::Truth(truth) => u8::from(truth).to_string(),
            Value::Whole(whole) => whole.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Word(word) => columns.words(at)[word as usize].clone(),
        };
        let rows = rows
            .iter()
            .map(|row| row.iter().enumerate().map(cell).collect());
        let table = Table {
            columns: columns.iter().cloned().collect(),
            rows: rows.collect(),
        };
        String::from_utf8(table.csv()).unwrap()
    }

    #[test]
    fn exact_text() {
        assert_eq!(
            text(&samples::columns(), &samples::rows()),
            "run,agreed,\"worth_a, b_points\",ended_by,passed\n\
             0,1,62.5,buyer,0\n\
             -9223372036854775808,0,-0,\"a, \"\"b\"\"\",1\n\
             ,,,,\n\
             9223372036854775807,,0.0000001,Київ,\n\
             ,1,inf,,1\n\
             -1,,,buyer,\n"
        );
    }

    #[test]
    fn a_lone_missing_value_is_still_a_row() {
        let columns = Columns::new(vec![Column::new("a", ColumnKind::Number, "", "")]).unwrap();
        let rows = [vec![Value::Missing], vec![Value::Number(2.0)]];
        assert_eq!(text(&columns, &rows), "a\n\"\"\n2\n");
        assert_eq!(text(&columns, &rows), held(&columns, &rows));
    }

    #[test]
    fn longer_than_one_piece() {
        let rows: Vec<_> = samples::rows().into_iter().cycle().take(15_000).collect();
        let columns = samples::columns();
        let text = text(&columns, &rows);
        assert!(text.len() > 3 * PIECE);
        assert_eq!(text, held(&columns, &rows));
    }

    #[test]
    fn a_row_that_does_not_fit_leaves_no_trace() {
        let columns = samples::columns();
        let mut sink = CsvRows::new(Vec::new(), &columns).unwrap();
        let wrong = [
            Value::Whole(1),
            Value::Truth(true),
            Value::Number(1.0),
            Value::Word(3),
            Value::Missing,
        ];
        sink.row(&wrong).unwrap_err();
        sink.row(&wrong[1..]).unwrap_err();
        assert_eq!(sink.into_inner().unwrap(), text(&columns, &[]).as_bytes());
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let whole = text(&columns, &rows).len();
        fails_at_every_byte(whole, &rows, |out: Full| CsvRows::new(out, &columns));
    }

    proptest! {
        #[test]
        fn the_same_as_a_table_held_as_text(rows in samples::any_rows()) {
            let columns = samples::columns();
            prop_assert_eq!(text(&columns, &rows), held(&columns, &rows));
        }
    }
}
