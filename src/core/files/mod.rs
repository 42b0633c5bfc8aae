//! Files that are either old or new, never half-written, and that replace nothing but what zopa wrote before; and tables
//! that people wrote.

mod atomic;
mod cell;
mod column;
mod destination;
mod listed;
mod manifest;
mod refusal;
mod rows;
mod safe;
mod spare;
mod table;
mod temporary;
mod turn;
pub(crate) mod written;

pub use atomic::{Draft, WriteError, may_pass, write};
pub use cell::{Cell, Real};
pub use column::{Column, Kind};
pub use destination::{Closed, Destination};
pub use listed::discard;
pub use manifest::{CHART, Entry, INDEX, MANIFEST, Manifest, Picture, SWEEP, sum_of};
pub use refusal::{Foreign, Refusal, is_read, replace, sealed};
pub use rows::{
    Columns, ColumnsError, CsvRows, PackedRows, ParquetRows, RowSink, RowsOf, Seal, UnpackedRows,
    Value,
};
pub use safe::{harmless, typed};
pub use spare::spare;
pub use table::{Table, TableOf, Unexplained};
pub use temporary::{abandon, tidy};
