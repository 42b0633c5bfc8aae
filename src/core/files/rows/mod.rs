//! Rows that stream into files, one at a time, in memory that does not grow with their number.
//!
//! Columns are described once, by [`Columns`]; a row is a slice of [`Value`]s in their order. The same rows can go to CSV
//! for spreadsheets ([`CsvRows`]), to Parquet for statistics ([`ParquetRows`]), and to a compact format of our own for
//! unfinished work ([`PackedRows`]), from which [`UnpackedRows`] reads them back.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::files::{Column, ColumnKind, Columns, CsvRows, ParquetRows, PendingFile, RowSink, Value, WriteError};
//!
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! let columns = Columns::new(vec![
//!     Column::new("run", ColumnKind::Whole, "", "number of the run"),
//!     Column::new("agreed", ColumnKind::Truth, "", "they agreed"),
//!     Column::new("worth_seller_points", ColumnKind::Number, "points", "to the seller"),
//!     Column::of_words("ended_by", "who ended it", ["buyer", "seller"]),
//! ])?;
//! let (text, table) = (folder.join("runs.csv"), folder.join("runs.parquet"));
//! let (mut csv, mut parquet) = (PendingFile::new(&text)?, PendingFile::new(&table)?);
//! let mut sinks: Vec<Box<dyn RowSink + '_>> = vec![
//!     Box::new(CsvRows::new(&mut csv, &columns)?),
//!     Box::new(ParquetRows::new(&mut parquet, &columns, &[("seed".into(), "42".into())])?),
//! ];
//! for sink in &mut sinks {
//!     sink.row(&[Value::Whole(0), Value::Truth(true), Value::Number(62.5), Value::Word(1)])?;
//!     sink.row(&[Value::Whole(1), Value::Truth(false), Value::Missing, Value::Missing])?;
//! }
//! for sink in sinks {
//!     sink.finish()?;
//! }
//! csv.commit()?; // from here on there is a file
//! parquet.commit()?;
//! assert_eq!(
//!     std::fs::read_to_string(text)?,
//!     "run,agreed,worth_seller_points,ended_by\n0,1,62.5,seller\n1,0,,\n"
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod columns;
mod csv;
mod filled;
mod packed;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(test)]
mod samples;
mod unpacked;

pub use self::columns::{Columns, ColumnsError};
pub use self::csv::CsvRows;
pub use self::filled::RowsOf;
pub use self::packed::{PackedRows, Seal};
#[cfg(feature = "parquet")]
pub use self::parquet::ParquetRows;
pub use self::unpacked::UnpackedRows;

use std::io;

/// The value of one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// No value; allowed in any column.
    Missing,
    /// In a column of [`ColumnKind::Truth`](crate::files::ColumnKind::Truth).
    Truth(bool),
    /// In a column of [`ColumnKind::Whole`](crate::files::ColumnKind::Whole).
    Whole(i64),
    /// In a column of [`ColumnKind::Number`](crate::files::ColumnKind::Number).
    Number(f64),
    /// In a column of [`ColumnKind::Text`](crate::files::ColumnKind::Text): the index of the word among the column's words.
    Word(u32),
}

/// Takes rows, one after another.
///
/// After an error no more rows may follow: drop the sink and what it wrote to.
pub trait RowSink: Send {
    /// Takes one row: a value for each column, in their order.
    ///
    /// # Errors
    /// An error of the underlying writer, such as a full disk; [`io::ErrorKind::InvalidInput`] if the row does not fit the
    /// columns, in which case it is not taken.
    fn row(&mut self, row: &[Value]) -> io::Result<()>;

    /// Ends the rows: writes what is held back, and flushes.
    ///
    /// # Errors
    /// An error of the underlying writer.
    fn finish(self: Box<Self>) -> io::Result<()>;
}
