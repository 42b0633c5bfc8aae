//! The mark of a finished sweep: its plan, and the checksums of its tables of rows, which take the place of the rows beside its
//! shards.

use crate::files::{self, WriteError, sum_of};
use crate::scenario::sha256;
use crate::sweep::plan::SweepPlan;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// The name of the tables of rows, without extension.
pub const ROWS: &str = "runs";

const FORMAT: &str = "zopa.finished/2";
const NAME: &str = "plan.finished";

/// The file `plan.finished`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Finished {
    format: String,
    plan_hash: String,
    /// The tables of rows with their checksums.
    tables: Vec<(String, String)>,
}

/// The tables of a finished sweep's rows that are in its folder.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TablesOfRows {
    /// The tables that are as they were written: names and checksums.
    pub whole: Vec<(String, String)>,
    /// The names of the tables that are not.
    pub changed: Vec<String>,
}

impl Finished {
    /// The mark in a folder, if the tables of this plan were written.
    pub(super) fn of(folder: &Path, plan: &SweepPlan) -> Option<Self> {
        let path = folder.join(NAME);
        // A line or two: a longer file was not written by zopa.
        let short = path.metadata().ok()?.len() < 4_096;
        let text = short.then(|| std::fs::read(&path).ok()).flatten()?;
        let line = text.split(|byte| *byte == b'\n').next()?;
        let found: Finished = serde_json::from_slice(line).ok()?;
        let ours = found.format == FORMAT && found.plan_hash == plan.plan_hash;
        (ours && found.text().as_bytes() == text).then_some(found)
    }

    /// Marks a plan as finished: its tables are written.
    pub(super) fn write(folder: &Path, plan: &SweepPlan) -> Result<(), WriteError> {
        let name = |ending: &str| format!("{}.{ending}", ROWS);
        let mut tables = Vec::new();
        if plan.decides.rows {
            for name in [name("csv"), name("parquet")] {
                let path = folder.join(&name);
                let sum = sum_of(&path).map_err(WriteError::at(&path))?;
                tables.extend(sum.map(|sum| (name, sum)));
            }
        }
        let said = Finished {
            format: FORMAT.to_owned(),
            plan_hash: plan.plan_hash.clone(),
            tables,
        };
        files::write(&folder.join(NAME), said.text().as_bytes())
    }

    /// One line, and one with its checksum: a damaged mark counts as none.
    fn text(&self) -> String {
        let said = serde_json::to_string(self).expect("plain values");
        let sum = sha256(said.as_bytes());
        format!("{said}\n{sum}\n")
    }

    /// The tables of rows that are present. The larger of the two may have been deleted.
    pub(super) fn tables(&self, folder: &Path) -> TablesOfRows {
        let mut found = TablesOfRows::default();
        for (name, sum) in &self.tables {
            match sum_of(&folder.join(name)) {
                Ok(None) => {}
                Ok(Some(now)) if now == *sum => found.whole.push((name.clone(), now)),
                Ok(Some(_)) | Err(_) => found.changed.push(name.clone()),
            }
        }
        found
    }

    /// Removes the mark.
    pub(super) fn forget(folder: &Path) -> std::io::Result<()> {
        std::fs::remove_file(folder.join(NAME))
    }
}
