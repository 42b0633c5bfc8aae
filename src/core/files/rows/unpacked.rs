//! Reads packed rows back.

use super::packed::{BLOCK, MAGIC, Seal, Shape, identity};
use super::{Columns, Value};
use sha2::{Digest as _, Sha256};
use std::io::{self, ErrorKind, Read};

/// Reads what [`PackedRows`](super::PackedRows) wrote. Never returns rows that differ from what was written.
///
/// Reads no byte after the end of the rows, so that something else may follow; give it a buffered reader.
#[derive(Debug)]
pub struct UnpackedRows<R> {
    from: R,
    columns: Columns,
    shape: Shape,
    sum: Sha256,
    block: Vec<u8>,
    /// The number of bytes of the block that are already read.
    at: usize,
    rows: u64,
    seal: Option<Seal>,
}

impl<R: Read> UnpackedRows<R> {
    /// Begins by checking that the rows have these columns.
    ///
    /// # Errors
    /// An error of the reader; [`ErrorKind::InvalidData`] if these are not packed rows or have other columns,
    /// [`ErrorKind::UnexpectedEof`] if they are cut short.
    pub fn new(mut from: R, columns: &Columns) -> io::Result<Self> {
        let mut sum = Sha256::new();
        let mut magic = [0; MAGIC.len()];
        exactly(&mut from, &mut magic)?;
        if magic != MAGIC {
            return Err(damaged("these are not packed rows of this version"));
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

    /// Replaces the contents of `row` by the next row; false, and an empty row, after the last one.
    ///
    /// # Errors
    /// An error of the reader; [`ErrorKind::InvalidData`] if the rows are damaged, [`ErrorKind::UnexpectedEof`] if they are
    /// cut short.
    pub fn read(&mut self, row: &mut Vec<Value>) -> io::Result<bool> {
        row.clear();
        if self.at == self.block.len() && !self.next_block()? {
            return Ok(false);
        }
        let end = self.at + self.shape.width;
        self.shape.unpack(&self.block[self.at..end], row);
        self.at = end;
        // The sum is right, so only a faulty writer can be the cause.
        self.columns.check(row).map_err(damaged)?;
        self.rows += 1;
        Ok(true)
    }

    /// The number of rows and their sum, once the last one is read.
    pub fn seal(&self) -> Option<Seal> {
        self.seal
    }

    /// Gives the reader back, positioned after the rows.
    pub fn into_inner(self) -> R {
        self.from
    }

    /// Reads the next block; false if there is none.
    fn next_block(&mut self) -> io::Result<bool> {
        if self.seal.is_some() {
            return Ok(false);
        }
        // The rest of a damaged block must not be returned as rows.
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

#[cfg(test)]
mod tests {
    use super::super::samples::{self, Full, fails_at_every_byte};
    use super::super::{PackedRows, RowSink as _};
    use super::*;
    use crate::files::Column;
    use proptest::prelude::*;

    fn pack(columns: &Columns, rows: &[Vec<Value>]) -> (Vec<u8>, Seal) {
        let mut sink = PackedRows::new(Vec::new(), columns).unwrap();
        for row in rows {
            sink.row(row).unwrap();
        }
        sink.into_inner().unwrap()
    }

    fn unpack(columns: &Columns, bytes: &[u8]) -> io::Result<(Vec<Vec<Value>>, Seal)> {
        let mut reader = UnpackedRows::new(bytes, columns)?;
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        while reader.read(&mut row)? {
            rows.push(row.clone());
        }
        assert!(!reader.read(&mut row)? && row.is_empty());
        Ok((rows, reader.seal().unwrap()))
    }

    /// Makes NaN equal to itself, and −0 and 0 differ.
    fn exact(rows: &[Vec<Value>]) -> Vec<String> {
        rows.iter().map(|row| format!("{row:?}")).collect()
    }

    fn many() -> Vec<Vec<Value>> {
        let rows = samples::rows().into_iter().cycle();
        rows.take(2 * BLOCK as usize + 7).collect()
    }

    #[test]
    fn gives_back_what_was_packed() {
        let columns = samples::columns();
        for rows in [
            samples::rows(),
            many(),
            vec![],
            many()[..BLOCK as usize].to_vec(),
        ] {
            let (bytes, seal) = pack(&columns, &rows);
            let (found, found_seal) = unpack(&columns, &bytes).unwrap();
            assert_eq!(exact(&found), exact(&rows));
            assert_eq!(found_seal, seal);
            assert_eq!(seal.rows, rows.len() as u64);
            assert_eq!(pack(&columns, &rows), (bytes, seal));
        }
    }

    /// 7 bits, 8 bytes for the integer, 8 for the number, 4 for the text.
    #[test]
    fn a_row_is_small() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let ends = MAGIC.len() + 32 + (4 + 32) + (4 + 8 + 32);
        assert_eq!(pack(&columns, &rows).0.len(), ends + rows.len() * 21);
    }

    #[test]
    fn cut_short_anywhere_is_noticed() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let (bytes, _) = pack(&columns, &rows);
        for length in 0..bytes.len() {
            let error = unpack(&columns, &bytes[..length]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnexpectedEof, "{length}");
            assert!(error.to_string().contains("cut short"));
        }
    }

    #[test]
    fn a_wrong_byte_anywhere_is_noticed_before_its_row_is_given() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let (bytes, _) = pack(&columns, &rows);
        for at in 0..bytes.len() {
            for flip in [1, 0x80] {
                let mut wrong = bytes.clone();
                wrong[at] ^= flip;
                let Ok(mut reader) = UnpackedRows::new(wrong.as_slice(), &columns) else {
                    continue;
                };
                let mut row = Vec::new();
                let error = loop {
                    match reader.read(&mut row) {
                        Ok(true) => assert!(exact(&rows).contains(&format!("{row:?}"))),
                        Ok(false) => panic!("byte {at} was not noticed"),
                        Err(error) => break error,
                    }
                };
                assert!(matches!(
                    error.kind(),
                    ErrorKind::InvalidData | ErrorKind::UnexpectedEof
                ));
                assert!(error.to_string().contains("write them again"));
                assert!(reader.read(&mut row).is_err() && reader.seal().is_none());
            }
        }
    }

    /// A missing or repeated block is as wrong as a damaged byte.
    #[test]
    fn blocks_stand_in_their_order() {
        let columns = samples::columns();
        let (bytes, _) = pack(&columns, &many());
        let start = MAGIC.len() + 32;
        let block = 4 + BLOCK as usize * 21 + 32;
        let (first, second) = (start..start + block, start + block..start + 2 * block);
        let without = [&bytes[..second.start], &bytes[second.end..]].concat();
        let turned = [
            &bytes[..start],
            &bytes[second.clone()],
            &bytes[first.clone()],
            &bytes[second.end..],
        ];
        let twice = [&bytes[..first.end], &bytes[first.start..]].concat();
        for wrong in [without, turned.concat(), twice] {
            let error = unpack(&columns, &wrong).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidData);
        }
    }

    #[test]
    fn other_columns_are_refused() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let (bytes, _) = pack(&columns, &rows);
        let mut others: Vec<Column> = columns.iter().cloned().collect();
        others[3].words.clear();
        let error = unpack(&Columns::new(others.clone()).unwrap(), &bytes).unwrap_err();
        assert!(error.to_string().contains("other columns or words"));
        others[3].words = columns.words(3).to_vec();
        others[0].name = "id".to_owned();
        unpack(&Columns::new(others).unwrap(), &bytes).unwrap_err();
        let error = unpack(&columns, b"run,agreed,worth\n").unwrap_err();
        assert!(error.to_string().contains("not packed rows"));
    }

    #[test]
    fn what_follows_is_left_to_others() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let (mut bytes, _) = pack(&columns, &rows);
        bytes.extend(b"footer");
        let mut reader = UnpackedRows::new(bytes.as_slice(), &columns).unwrap();
        while reader.read(&mut Vec::new()).unwrap() {}
        assert_eq!(reader.into_inner(), b"footer");
    }

    #[test]
    fn a_full_disk_is_an_error() {
        let (columns, rows) = (samples::columns(), samples::rows());
        let whole = pack(&columns, &rows).0.len();
        fails_at_every_byte(whole, &rows, |out: Full| PackedRows::new(out, &columns));
    }

    proptest! {
        #[test]
        fn any_rows_come_back(rows in samples::any_rows()) {
            let columns = samples::columns();
            let (bytes, seal) = pack(&columns, &rows);
            let (found, found_seal) = unpack(&columns, &bytes).unwrap();
            prop_assert_eq!(exact(&found), exact(&rows));
            prop_assert_eq!(found_seal, seal);
        }
    }
}
