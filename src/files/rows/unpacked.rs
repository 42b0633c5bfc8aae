//! Packed rows, read back.

use super::packed::{BLOCK, MAGIC, Seal, Shape, identity};
use super::{Columns, Value};
use sha2::{Digest as _, Sha256};
use std::io::{self, ErrorKind, Read};

/// Reads what [`PackedRows`](super::PackedRows) wrote. Rows that are not what was written are never given.
///
/// Reads no byte after the end of the rows, so that something else may follow; give it a buffered reader.
#[derive(Debug)]
pub struct UnpackedRows<R> {
    from: R,
    columns: Columns,
    shape: Shape,
    sum: Sha256,
    block: Vec<u8>,
    /// Bytes of the block that are read.
    at: usize,
    rows: u64,
    seal: Option<Seal>,
}

impl<R: Read> UnpackedRows<R> {
    /// Reads which columns the rows have.
    ///
    /// # Errors
    /// What the reader says; [`ErrorKind::InvalidData`] if these are no packed rows or have other columns,
    /// [`ErrorKind::UnexpectedEof`] if they are cut short.
    pub fn new(mut from: R, columns: &Columns) -> io::Result<Self> {
        let mut sum = Sha256::new();
        let mut magic = [0; MAGIC.len()];
        exactly(&mut from, &mut magic)?;
        if magic != MAGIC {
            return Err(damaged("these are no packed rows of this version"));
        }
        sum.update(magic);
        let mut theirs = [0; 32];
        exactly(&mut from, &mut theirs)?;
        if theirs != identity(columns) {
            return Err(damaged("these rows have other columns or words"));
        }
        sum.update(theirs);
        Ok(UnpackedRows {
            from,
            columns: columns.clone(),
            shape: Shape::of(columns),
            sum,
            block: Vec::new(),
            at: 0,
            rows: 0,
            seal: None,
        })
    }

    /// Puts the next row into `row`, whatever was there; false, and an empty row, after the last one.
    ///
    /// # Errors
    /// What the reader says; [`ErrorKind::InvalidData`] if the rows are damaged, [`ErrorKind::UnexpectedEof`] if they are
    /// cut short.
    pub fn read(&mut self, row: &mut Vec<Value>) -> io::Result<bool> {
        row.clear();
        if self.at == self.block.len() && !self.next_block()? {
            return Ok(false);
        }
        let end = self.at + self.shape.width;
        self.shape.unpack(&self.block[self.at..end], row);
        self.at = end;
        // The sum is right, so that only a wrong writer can be the reason.
        self.columns.check(row).map_err(damaged)?;
        self.rows += 1;
        Ok(true)
    }

    /// How many rows there were and their sum, once the last one is read.
    #[must_use]
    pub fn seal(&self) -> Option<Seal> {
        self.seal
    }

    /// The reader, after what was read.
    pub fn into_inner(self) -> R {
        self.from
    }

    /// Whether there is one.
    fn next_block(&mut self) -> io::Result<bool> {
        if self.seal.is_some() {
            return Ok(false);
        }
        // What is left of a damaged block is no rows.
        self.block.clear();
        self.at = 0;
        let mut rows = [0; 4];
        self.part(&mut rows)?;
        let rows = u32::from_le_bytes(rows);
        if rows > BLOCK {
            return Err(damaged("a block has more rows than it can have"));
        }
        if rows == 0 {
            let mut all = [0; 8];
            self.part(&mut all)?;
            let sha256 = self.check_sum()?;
            if u64::from_le_bytes(all) != self.rows {
                return Err(damaged("there are more or fewer rows than were written"));
            }
            let rows = self.rows;
            self.seal = Some(Seal { rows, sha256 });
            return Ok(false);
        }
        let mut block = std::mem::take(&mut self.block);
        block.resize(rows as usize * self.shape.width, 0);
        self.part(&mut block)?;
        self.check_sum()?;
        self.block = block;
        Ok(true)
    }

    fn part(&mut self, bytes: &mut [u8]) -> io::Result<()> {
        exactly(&mut self.from, bytes)?;
        self.sum.update(bytes);
        Ok(())
    }

    fn check_sum(&mut self) -> io::Result<[u8; 32]> {
        let mut written = [0; 32];
        exactly(&mut self.from, &mut written)?;
        let found: [u8; 32] = self.sum.clone().finalize().into();
        if found == written {
            Ok(found)
        } else {
            Err(damaged("the rows are not those that were written"))
        }
    }
}

fn exactly(from: &mut impl Read, bytes: &mut [u8]) -> io::Result<()> {
    from.read_exact(bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => io::Error::new(
            ErrorKind::UnexpectedEof,
            "packed rows are cut short: write them again",
        ),
        _ => error,
    })
}

fn damaged(why: impl std::fmt::Display) -> io::Error {
    io::Error::new(
        ErrorKind::InvalidData,
        format!("packed rows are damaged: {why}; write them again"),
    )
}
