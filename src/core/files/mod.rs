//! Files that are either old or new, never half-written, and that replace nothing but what zopa wrote before; and tables
//! that people wrote.
//!
//! Everything that touches the disk needs the feature `files`; tables, rows and the manifest are values without it.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::files::TableOf;
//!
//! let mut table = TableOf::new([("buyer", 62.5), ("seller", 40.0)]);
//! table
//!     .column("party", |(id, _)| id)
//!     .means("key of the party")
//!     .column("worth_points", |(_, worth)| worth)
//!     .points("what the deal is worth to it");
//! assert_eq!(table.finish().csv(), b"party,worth_points\nbuyer,62.5\nseller,40\n");
//! ```

mod cell;
mod column;
#[cfg(feature = "files")]
mod disk;
mod manifest;
mod rows;
mod safe;
mod table;
pub(crate) mod written;

pub use cell::{CellValue, Real};
pub use column::{Column, ColumnKind};
#[cfg(feature = "files")]
pub use disk::*;
pub use manifest::{CHART, INDEX, MANIFEST, Manifest, ManifestEntry, Picture, SWEEP};
#[cfg(feature = "parquet")]
pub use rows::ParquetRows;
pub use rows::{
    Columns, ColumnsError, CsvRows, PackedRows, RowSink, RowsOf, Seal, UnpackedRows, Value,
};
pub use safe::{harmless, typed};
pub use table::{Table, TableOf, Unexplained};
