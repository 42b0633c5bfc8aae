//! Files that are either old or new, never half-written.

mod atomic;
mod rows;
mod table;

pub use atomic::{Draft, WriteError, write};
pub use rows::{
    Columns, ColumnsError, CsvRows, PackedRows, ParquetRows, RowSink, Seal, UnpackedRows, Value,
};
pub use table::{Column, Table};
