//! Rows of unfinished work, in a compact format of our own that only the same version can read.
//!
//! ```text
//! "zopa rows 1\n"  SHA-256 of the columns (32 bytes)
//! blocks:          number of rows (u32), that many rows, sum (32 bytes)
//! end:             0 (u32), number of all rows (u64), sum (32 bytes)
//! ```
//! A sum is the SHA-256 of everything before it except other sums. All numbers are little-endian. All rows of a file have
//! the same length: one bit per column (1: it has a value) and one bit per `yes/no` (its value), rounded up to bytes; then
//! 8 bytes for every `integer` and `number` and 4 for every `text`, zeros if the value is missing.

use super::{Columns, RowSink, Value};
use crate::files::ColumnKind;
use sha2::{Digest as _, Sha256};
use std::io::{self, Write};

pub(super) const MAGIC: &[u8] = b"zopa rows 1\n";
/// The number of rows in a block, except the last.
pub(super) const BLOCK: u32 = 1024;

/// A summary of a whole file of packed rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The number of rows.
    pub rows: u64,
    /// SHA-256 of the columns' names, kinds and words, and of all rows.
    pub sha256: [u8; 32],
}

/// Writes rows in a compact format for unfinished work.
#[derive(Debug)]
pub struct PackedRows<W> {
    out: W,
    columns: Columns,
    shape: Shape,
    sum: Sha256,
    block: Vec<u8>,
    held: u32,
    written: u64,
}

impl<W: Write + Send> PackedRows<W> {
    /// Begins by writing the sum of the columns.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn new(mut out: W, columns: &Columns) -> io::Result<Self> {
        let mut sum = Sha256::new();
        for part in [MAGIC, &identity(columns)] {
            sum.update(part);
            out.write_all(part)?;
        }
        Ok(PackedRows {
            out,
            columns: columns.clone(),
            shape: Shape::of(columns),
            sum,
            block: Vec::new(),
            held: 0,
            written: 0,
        })
    }

    /// Ends the rows: writes what is held and the end mark, flushes, and gives the writer back.
    ///
    /// # Errors
    /// An error of the writer.
    pub fn into_inner(mut self) -> io::Result<(W, Seal)> {
        if self.held > 0 {
            self.write_block()?;
        }
        let rows = self.written;
        self.block.extend(rows.to_le_bytes());
        let sha256 = self.write_part(0)?;
        self.out.flush()?;
        Ok((self.out, Seal { rows, sha256 }))
    }

    fn write_block(&mut self) -> io::Result<()> {
        self.write_part(self.held)?;
        self.written += u64::from(self.held);
        self.held = 0;
        Ok(())
    }

    fn write_part(&mut self, rows: u32) -> io::Result<[u8; 32]> {
        for part in [&rows.to_le_bytes(), self.block.as_slice()] {
            self.sum.update(part);
            self.out.write_all(part)?;
        }
        self.block.clear();
        let sum: [u8; 32] = self.sum.clone().finalize().into();
        self.out.write_all(&sum)?;
        Ok(sum)
    }
}

impl<W: Write + Send> RowSink for PackedRows<W> {
    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        self.columns.check(row)?;
        self.shape.pack(row, &mut self.block);
        self.held += 1;
        if self.held == BLOCK {
            self.write_block()?;
        }
        Ok(())
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.into_inner().map(drop)
    }
}

/// SHA-256 of everything a reader must know of the columns in order to understand rows.
pub(super) fn identity(columns: &Columns) -> [u8; 32] {
    let mut sum = Sha256::new();
    for column in columns.iter() {
        let texts = [&column.name, column.kind.word()].map(str::as_bytes);
        let words = column.words.iter().map(String::as_bytes);
        sum.update((column.words.len() as u64).to_le_bytes());
        for text in texts.into_iter().chain(words) {
            sum.update((text.len() as u64).to_le_bytes());
            sum.update(text);
        }
    }
    sum.finalize().into()
}

/// The layout of a row in bytes.
#[derive(Debug)]
pub(super) struct Shape {
    places: Vec<(ColumnKind, usize)>,
    /// The length of a row in bytes.
    pub(super) width: usize,
}

impl Shape {
    pub(super) fn of(columns: &Columns) -> Self {
        let kinds: Vec<ColumnKind> = columns.iter().map(|column| column.kind).collect();
        let mut bit = kinds.len();
        let truths = kinds
            .iter()
            .filter(|kind| **kind == ColumnKind::Truth)
            .count();
        let mut width = (bit + truths).div_ceil(8);
        let after = |place: &mut usize, by| {
            let here = *place;
            *place += by;
            here
        };
        let places = kinds.into_iter().map(|kind| {
            let place = match kind {
                ColumnKind::Truth => after(&mut bit, 1),
                ColumnKind::Whole | ColumnKind::Number => after(&mut width, 8),
                ColumnKind::Text => after(&mut width, 4),
            };
            (kind, place)
        });
        Shape {
            places: places.collect(),
            width,
        }
    }

    /// Appends a row that fits.
    fn pack(&self, row: &[Value], bytes: &mut Vec<u8>) {
        let start = bytes.len();
        bytes.resize(start + self.width, 0);
        let bytes = &mut bytes[start..];
        for (at, (&value, &(_, place))) in row.iter().zip(&self.places).enumerate() {
            match value {
                Value::Missing => continue,
                Value::Truth(truth) => bytes[place / 8] |= u8::from(truth) << (place % 8),
                Value::Whole(whole) => {
                    bytes[place..place + 8].copy_from_slice(&whole.to_le_bytes())
                }
                Value::Number(number) => {
                    bytes[place..place + 8].copy_from_slice(&number.to_le_bytes());
                }
                Value::Word(word) => bytes[place..place + 4].copy_from_slice(&word.to_le_bytes()),
            }
            bytes[at / 8] |= 1 << (at % 8);
        }
    }

    /// Reads a row's bytes and appends its values.
    pub(super) fn unpack(&self, bytes: &[u8], row: &mut Vec<Value>) {
        let bit = |place: usize| bytes[place / 8] >> (place % 8) & 1 == 1;
        let values = self.places.iter().enumerate().map(|(at, &(kind, place))| {
            if !bit(at) {
                return Value::Missing;
            }
            match kind {
                ColumnKind::Truth => Value::Truth(bit(place)),
                ColumnKind::Whole => Value::Whole(i64::from_le_bytes(cell(bytes, place))),
                ColumnKind::Number => Value::Number(f64::from_le_bytes(cell(bytes, place))),
                ColumnKind::Text => Value::Word(u32::from_le_bytes(cell(bytes, place))),
            }
        });
        row.extend(values);
    }
}

fn cell<const N: usize>(bytes: &[u8], place: usize) -> [u8; N] {
    let cell = bytes[place..].first_chunk();
    *cell.expect("a row is as wide as its shape")
}
