//! Rows as CSV: what [`Table::csv`](crate::files::Table::csv) writes, without holding the rows.
//!
//! One header line, `\n` at line ends, UTF-8; yes is 1 and no is 0, a missing value is empty, numbers are the shortest
//! that read back.

use super::{Columns, RowSink, Value, decimal};
use std::io::{self, Write};

/// Text goes to the writer in pieces of this many bytes.
const PIECE: usize = 1 << 16;

/// Writes rows as CSV.
#[derive(Debug)]
pub struct CsvRows<W> {
    out: W,
    columns: Columns,
    /// The words of every column, quoted where they need it.
    words: Vec<Vec<Vec<u8>>>,
    /// What a row without anything looks like if it has only one column: an empty line would be no row.
    empty: &'static [u8],
    text: Vec<u8>,
}

impl<W: Write + Send> CsvRows<W> {
    /// Begins with the header line.
    ///
    /// # Errors
    /// What the writer says.
    pub fn new(out: W, columns: &Columns) -> io::Result<Self> {
        let mut text = Vec::with_capacity(PIECE + PIECE / 4);
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                text.push(b',');
            }
            text.extend(quoted(&column.name)?);
        }
        text.push(b'\n');
        let fields = columns.fields().iter();
        let words = fields.map(|field| field.words.iter().map(|word| quoted(word)).collect());
        Ok(CsvRows {
            out,
            columns: columns.clone(),
            words: words.collect::<io::Result<_>>()?,
            empty: if columns.fields().len() == 1 {
                b"\"\""
            } else {
                b""
            },
            text,
        })
    }

    /// All rows are there: flushes, and gives the writer back.
    ///
    /// # Errors
    /// What the writer says.
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
                Value::Whole(whole) => {
                    text.extend_from_slice(itoa::Buffer::new().format(whole).as_bytes());
                }
                Value::Number(number) => decimal::push(text, number),
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

/// A cell of text, in quotes if it needs them.
fn quoted(text: &str) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([text])?;
    let mut cell = writer.into_inner().map_err(|failed| failed.into_error())?;
    cell.pop(); // the line end
    Ok(cell)
}
