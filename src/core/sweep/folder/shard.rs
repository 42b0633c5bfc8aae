//! One shard as a file: a line that identifies the plan and the shard, one line of JSON per cell, and a last line with the
//! number of cells and a checksum. It is read cell by cell.

use super::FolderError;
use crate::files::{PackedRows, PendingFile, RowSink as _, Value};
use crate::scenario::hex;
use crate::sweep::plan::SweepPlan;
use crate::sweep::player::Sink;
use crate::sweep::tally::CellTally;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Seek as _, SeekFrom, Write as _};
use std::path::Path;

const SHARD: &str = "zopa.shard/2";

/// The first line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    format: String,
    plan_hash: String,
    shard: u64,
}

impl Head {
    pub(super) fn of(plan: &SweepPlan, shard: u64) -> Self {
        Head {
            format: SHARD.to_owned(),
            plan_hash: plan.plan_hash.clone(),
            shard,
        }
    }
}

/// The last line.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Foot {
    cells: u64,
    /// SHA-256 of everything before this line, and of this line with an empty sum.
    sum: String,
    /// The number of rows beside it.
    pub(super) rows: Option<u64>,
    /// SHA-256 of their content.
    pub(super) rows_sum: Option<String>,
}

impl Foot {
    /// Adds the checksum of a file that ends with this line.
    fn signed(mut self, mut before: Sha256) -> io::Result<Self> {
        self.sum.clear();
        before.update(serde_json::to_string(&self)?);
        self.sum = hex(&before.finalize());
        Ok(self)
    }
}

/// A shard that is being written.
pub(super) struct Writing {
    cells: PendingFile,
    sum: Sha256,
    count: u64,
    pub(super) rows: Option<PackedRows<PendingFile>>,
}

impl Writing {
    pub(super) fn new(cells: PendingFile, rows: Option<PackedRows<PendingFile>>) -> Self {
        Writing {
            cells,
            sum: Sha256::new(),
            count: 0,
            rows,
        }
    }

    pub(super) fn line(&mut self, what: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_string(what)?;
        line.push('\n');
        self.sum.update(line.as_bytes());
        self.cells.write_all(line.as_bytes())
    }

    /// All cells are there: writes the last line, given the number of rows beside the shard and their checksum.
    pub(super) fn end(mut self, rows: Option<(u64, String)>) -> io::Result<PendingFile> {
        let foot = Foot {
            cells: self.count,
            sum: String::new(),
            rows: rows.as_ref().map(|(count, _)| *count),
            rows_sum: rows.map(|(_, sum)| sum),
        };
        let foot = foot.signed(self.sum.clone())?;
        self.line(&foot)?;
        Ok(self.cells)
    }
}

impl Sink for Writing {
    fn row(&mut self, row: &[Value]) -> io::Result<()> {
        match &mut self.rows {
            Some(rows) => rows.row(row),
            None => Ok(()),
        }
    }

    fn cell(&mut self, tally: CellTally) -> io::Result<()> {
        self.count += 1;
        self.line(&tally)
    }
}

/// Reads a shard cell by cell, each with the place of its line in the file; `None`: there is none. The cells count only if the
/// end is reached: the checksum is there.
pub(super) fn read(
    path: &Path,
    plan: &SweepPlan,
    shard: u64,
    take: &mut dyn FnMut(u64, CellTally),
) -> Result<Option<Foot>, FolderError> {
    let cannot = |cause: io::Error| FolderError::Read {
        path: path.to_path_buf(),
        cause,
    };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(cannot(cause)),
    };
    let damaged = |what: &str| FolderError::Damaged {
        path: path.to_path_buf(),
        what: what.to_owned(),
    };
    if !file.metadata().map_err(cannot)?.is_file() {
        return Err(damaged("it is not a file"));
    }
    let mut file = BufReader::with_capacity(1 << 16, file);
    let mut expected = plan.shard(shard);
    let (mut sum, mut cells, mut at) = (Sha256::new(), 0_u64, 0_u64);
    // A line is known to be the last only when no other follows.
    let (mut line, mut next) = (Vec::new(), Vec::new());
    file.read_until(b'\n', &mut line).map_err(cannot)?;
    let mut lines = 0_u64;
    loop {
        next.clear();
        file.read_until(b'\n', &mut next).map_err(cannot)?;
        if next.is_empty() {
            break;
        }
        if lines == 0 {
            let head: Head =
                serde_json::from_slice(&line).map_err(|_| damaged("malformed header line"))?;
            if head != Head::of(plan, shard) {
                return Err(damaged("it belongs to another plan"));
            }
        } else {
            let tally: CellTally = serde_json::from_slice(&line)
                .map_err(|_| damaged("a line is not a cell record"))?;
            if expected.next() != Some(tally.cell) {
                return Err(damaged("it has other cells than its plan says"));
            }
            cells += 1;
            take(at, tally);
        }
        lines += 1;
        at += line.len() as u64;
        sum.update(&line);
        std::mem::swap(&mut line, &mut next);
    }
    if lines == 0 {
        return Err(damaged("it is cut short"));
    }
    let foot: Foot =
        serde_json::from_slice(&line).map_err(|_| damaged("its last line is missing"))?;
    let foot = foot.signed(sum).map_err(cannot)?;
    let whole = serde_json::to_string(&foot).map_err(|cause| cannot(cause.into()))?;
    if format!("{whole}\n").as_bytes() != line {
        return Err(damaged("its checksum does not fit"));
    }
    if foot.cells != cells || expected.next().is_some() {
        return Err(damaged("it has other cells than its plan says"));
    }
    Ok(Some(foot))
}

/// The cell whose line begins at this byte of a file.
pub(super) fn cell_at(file: &mut BufReader<File>, at: u64) -> io::Result<CellTally> {
    file.seek(SeekFrom::Start(at))?;
    let mut line = Vec::new();
    file.read_until(b'\n', &mut line)?;
    Ok(serde_json::from_slice(&line)?)
}
