//! The folder of a sweep: its plan, and one file of results for each shard that is done. What is there after a crash is
//! what was finished; going on plays the rest. One machine that resumes and many machines that share are the same thing.
//!
//! A shard is `shards/00007.cells`: a line that says which plan and which shard, one line of JSON a cell, and a last line
//! with the number of cells and a checksum; where every run is kept, `shards/00007.rows` beside it, written first. Both
//! appear whole or not at all.

use super::plan::Plan;
use super::play::{Player, Sink, Stopped, Watch};
use super::tally::CellTally;
use crate::files::{self, Draft, PackedRows, RowSink, UnpackedRows, Value, WriteError};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fs::{self, File};
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

/// The folder of a sweep.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// How far a folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing is there.
    Empty,
    /// This plan was begun: so many shards are done, and so many there are.
    Begun {
        /// Shards that are done.
        done: u64,
        /// All shards.
        of: u64,
    },
}

/// A folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Another plan was begun there.
    #[error("'{}' holds another sweep: {}", folder.display(), differences.join("; "))]
    Other {
        /// The folder.
        folder: PathBuf,
        /// What is different.
        differences: Vec<String>,
    },
    /// What is there is damaged.
    #[error("'{}' is damaged: {what}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// Something cannot be read.
    #[error("cannot read '{}': {cause}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: io::Error,
    },
    /// Something cannot be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// It was asked to stop.
    #[error("stopped: {done} of {of} shards are done")]
    Stopped {
        /// Shards that are done.
        done: u64,
        /// All shards.
        of: u64,
    },
    /// Shards are missing.
    #[error("{} of {of} shards are missing", missing.len())]
    Incomplete {
        /// Their numbers.
        missing: Vec<u64>,
        /// All shards.
        of: u64,
    },
}

/// The first line of a shard.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Head {
    format: String,
    plan_hash: String,
    shard: u64,
}

/// The last line of a shard.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Foot {
    cells: u64,
    /// SHA-256 of everything before this line.
    sum: String,
    /// Rows beside it.
    rows: Option<u64>,
    /// SHA-256 of what they say.
    rows_sum: Option<String>,
}

const SHARD: &str = "zopa.shard/1";
/// What the tables of rows are called, without their endings.
pub const ROWS: &str = "runs";

impl Folder {
    /// The commands whose files go with the sweep when it is thrown away.
    pub const COMMANDS: &[&str] = &["sweep", "chart"];

    /// A folder that may not be there yet.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Folder {
            path: path.to_path_buf(),
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn plan_path(&self) -> PathBuf {
        self.path.join("plan.json")
    }

    fn cells_path(&self, shard: u64) -> PathBuf {
        self.path.join("shards").join(format!("{shard:05}.cells"))
    }

    fn rows_path(&self, shard: u64) -> PathBuf {
        self.path.join("shards").join(format!("{shard:05}.rows"))
    }

    /// The plan that was begun there, if one was.
    ///
    /// # Errors
    /// If it cannot be read or is no plan.
    pub fn plan(&self) -> Result<Option<Plan>, FolderError> {
        let path = self.plan_path();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) => return Err(FolderError::Read { path, cause }),
        };
        let plan: Plan = serde_json::from_str(&text).map_err(|error| FolderError::Damaged {
            path: path.clone(),
            what: error.to_string(),
        })?;
        if !plan.is_whole() {
            let what = "its content does not fit its hash".to_owned();
            return Err(FolderError::Damaged { path, what });
        }
        Ok(Some(plan))
    }

    /// How far this plan is.
    ///
    /// # Errors
    /// If another plan was begun there, or it cannot be read.
    pub fn state(&self, plan: &Plan, player: &Player<'_>) -> Result<State, FolderError> {
        let Some(begun) = self.plan()? else {
            return Ok(State::Empty);
        };
        let differences = plan.differences(&begun);
        if !differences.is_empty() {
            return Err(FolderError::Other {
                folder: self.path.clone(),
                differences,
            });
        }
        let missing = self.missing(plan, player)?.len() as u64;
        Ok(State::Begun {
            done: plan.shards - missing,
            of: plan.shards,
        })
    }

    /// The cells of a shard, if it is done and whole, its rows too.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn done(
        &self,
        plan: &Plan,
        shard: u64,
        player: &Player<'_>,
    ) -> Result<Option<Vec<CellTally>>, FolderError> {
        match self.shard(plan, shard) {
            Ok(cells) => {
                Ok(cells.filter(|_| self.has_rows(plan, shard, &player.columns().for_files())))
            }
            Err(FolderError::Damaged { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Shards that are not done, or not whole.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn missing(&self, plan: &Plan, player: &Player<'_>) -> Result<Vec<u64>, FolderError> {
        let mut missing = Vec::new();
        for shard in 0..plan.shards {
            if self.done(plan, shard, player)?.is_none() {
                missing.push(shard);
            }
        }
        Ok(missing)
    }

    /// The copy of the scenario that is kept beside the plan.
    #[must_use]
    pub fn scenario_path(&self) -> PathBuf {
        self.path.join("plan.scenario.toml")
    }

    /// The files that are read to tell of the sweep again.
    #[must_use]
    pub fn read(&self) -> [PathBuf; 2] {
        [self.plan_path(), self.scenario_path()]
    }

    /// Throws away what was begun there, and what was written of it. A folder without a plan is left as it is: what is in it is
    /// not ours.
    ///
    /// # Errors
    /// What the system says.
    pub fn clear(&self) -> Result<(), FolderError> {
        if !self.plan_path().exists() {
            return Ok(());
        }
        let gone = |path: &Path, done: io::Result<()>| match done {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(FolderError::Read {
                path: path.to_path_buf(),
                cause,
            }),
            _ => Ok(()),
        };
        for name in ["plan.finished", "plan.scenario.toml", "plan.json"] {
            let file = self.path.join(name);
            gone(&file, fs::remove_file(&file))?;
        }
        files::discard(&self.path, Self::COMMANDS)?;
        for name in ["shards", "rounds"] {
            let folder = self.path.join(name);
            gone(&folder, fs::remove_dir_all(&folder))?;
        }
        Ok(())
    }

    /// The folder of a round of a boundary.
    #[must_use]
    pub fn round(&self, round: u32) -> Folder {
        Folder {
            path: self.path.join("rounds").join(format!("{round:04}")),
        }
    }

    /// Writes the plan, before anything is played.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(&self, plan: &Plan) -> Result<(), FolderError> {
        if self.plan()?.is_some_and(|begun| begun == *plan) {
            return Ok(());
        }
        let mut text = serde_json::to_string_pretty(plan).expect("a plan is plain values");
        text.push('\n');
        Ok(files::write(&self.plan_path(), text.as_bytes())?)
    }

    /// Plays the shards that are missing.
    ///
    /// # Errors
    /// If something cannot be read or written, or when asked to stop: what was finished is kept.
    pub fn carry_out(
        &self,
        plan: &Plan,
        player: &Player<'_>,
        watch: Watch<'_>,
    ) -> Result<(), FolderError> {
        let missing = self.missing(plan, player)?;
        (watch.done)(self.runs_done(plan, &missing));
        for (done, &shard) in missing.iter().enumerate() {
            let finished = plan.shards - (missing.len() - done) as u64;
            if (watch.stop)() {
                return Err(FolderError::Stopped {
                    done: finished,
                    of: plan.shards,
                });
            }
            self.play(plan, shard, player, watch)
                .map_err(|error| match error {
                    FolderError::Stopped { .. } => FolderError::Stopped {
                        done: finished,
                        of: plan.shards,
                    },
                    other => other,
                })?;
        }
        Ok(())
    }

    /// Runs of the shards that are not missing.
    fn runs_done(&self, plan: &Plan, missing: &[u64]) -> u64 {
        let left = missing
            .iter()
            .map(|&shard| plan.shard(shard).count() as u64);
        (plan.len() - left.sum::<u64>()) * plan.decides.runs
    }

    /// Plays one shard, whatever is there.
    ///
    /// # Errors
    /// If it cannot be written, or when asked to stop.
    pub fn play(
        &self,
        plan: &Plan,
        shard: u64,
        player: &Player<'_>,
        watch: Watch<'_>,
    ) -> Result<(), FolderError> {
        let columns = player.columns().for_files();
        let path = self.cells_path(shard);
        let at_cells = WriteError::at(&path);
        let rows_path = self.rows_path(shard);
        let rows = if plan.decides.rows {
            let draft = Draft::new(&rows_path)?;
            let rows = PackedRows::new(draft, &columns).map_err(WriteError::at(&rows_path))?;
            Some(rows)
        } else {
            None
        };
        let head = Head {
            format: SHARD.to_owned(),
            plan_hash: plan.plan_hash.clone(),
            shard,
        };
        let mut sink = Writing {
            cells: Draft::new(&path)?,
            sum: Sha256::new(),
            count: 0,
            rows,
        };
        sink.line(&head).map_err(&at_cells)?;
        let played = player.play(plan.shard(shard), &mut sink, watch);
        played.map_err(|stopped| match stopped {
            Stopped::Asked => FolderError::Stopped { done: 0, of: 0 },
            Stopped::Io(cause) => FolderError::Write(at_cells(cause)),
        })?;
        let rows = match sink.rows.take() {
            None => None,
            Some(rows) => {
                let (draft, seal) = rows.into_inner().map_err(WriteError::at(&rows_path))?;
                draft.commit()?;
                Some((seal.rows, digits(&seal.sha256)))
            }
        };
        let foot = Foot {
            cells: sink.count,
            sum: hex(sink.sum.clone()),
            rows: rows.as_ref().map(|(count, _)| *count),
            rows_sum: rows.map(|(_, sum)| sum),
        };
        sink.line(&foot).map_err(WriteError::at(&path))?;
        sink.cells.commit()?;
        Ok(())
    }

    /// The cells of a shard, if it is done.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or belongs to another plan.
    fn shard(&self, plan: &Plan, shard: u64) -> Result<Option<Vec<CellTally>>, FolderError> {
        let path = self.cells_path(shard);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(cause) if cause.kind() == io::ErrorKind::InvalidData => {
                let what = "it is no text".to_owned();
                return Err(FolderError::Damaged { path, what });
            }
            Err(cause) => return Err(FolderError::Read { path, cause }),
        };
        let damaged = |what: &str| FolderError::Damaged {
            path: path.clone(),
            what: what.to_owned(),
        };
        let body = text
            .trim_end_matches('\n')
            .rfind('\n')
            .map(|at| text.split_at(at + 1));
        let (body, foot) = body.ok_or_else(|| damaged("it is cut short"))?;
        let foot: Foot =
            serde_json::from_str(foot).map_err(|_| damaged("its last line is missing"))?;
        if foot.sum != hex(Sha256::new_with_prefix(body.as_bytes())) {
            return Err(damaged("its checksum does not fit"));
        }
        let mut lines = body.lines();
        let head: Head = lines
            .next()
            .and_then(|line| serde_json::from_str(line).ok())
            .ok_or_else(|| damaged("its first line is no head"))?;
        if head.plan_hash != plan.plan_hash || head.shard != shard || head.format != SHARD {
            return Err(damaged("it belongs to another plan"));
        }
        let cells: Result<Vec<CellTally>, _> = lines.map(serde_json::from_str).collect();
        let cells = cells.map_err(|_| damaged("a line is no cell"))?;
        let expected = plan.shard(shard);
        if cells.len() as u64 != foot.cells || !expected.eq(cells.iter().map(|tally| tally.cell)) {
            return Err(damaged("it has other cells than its plan says"));
        }
        Ok(Some(cells))
    }

    /// Whether the rows beside a shard are those that were written with it. Those of a finished sweep are gone from here: they
    /// are in its tables, and where these are lost, too, the shard is to be played again.
    fn has_rows(&self, plan: &Plan, shard: u64, columns: &files::Columns) -> bool {
        if !plan.decides.rows || self.has_tables_of_rows(plan) {
            return true;
        }
        let foot = fs::read_to_string(self.cells_path(shard))
            .ok()
            .and_then(|text| {
                let last = text.lines().next_back()?;
                serde_json::from_str::<Foot>(last).ok()
            });
        let seal = || {
            let file = BufReader::new(File::open(self.rows_path(shard)).ok()?);
            let mut rows = UnpackedRows::new(file, columns).ok()?;
            let mut row = Vec::new();
            while rows.read(&mut row).ok()? {}
            rows.seal()
        };
        foot.zip(seal()).is_some_and(|(foot, seal)| {
            foot.rows == Some(seal.rows) && foot.rows_sum == Some(digits(&seal.sha256))
        })
    }

    /// All cells, in order. A finished sweep has its cells even if its rows are lost.
    ///
    /// # Errors
    /// [`FolderError::Incomplete`], or if a shard cannot be read.
    pub fn cells(&self, plan: &Plan, player: &Player<'_>) -> Result<Vec<CellTally>, FolderError> {
        let mut cells = Vec::with_capacity(plan.len() as usize);
        let mut missing = Vec::new();
        let finished = self.is_finished(plan);
        for shard in 0..plan.shards {
            let found = match self.done(plan, shard, player)? {
                None if finished => self.shard(plan, shard).or_else(|error| match error {
                    FolderError::Damaged { .. } => Ok(None),
                    other => Err(other),
                })?,
                found => found,
            };
            match found {
                Some(more) => cells.extend(more),
                None => missing.push(shard),
            }
        }
        if !missing.is_empty() {
            return Err(FolderError::Incomplete {
                missing,
                of: plan.shards,
            });
        }
        Ok(cells)
    }

    /// Hands on every row, in order; one at a time.
    ///
    /// # Errors
    /// If rows are missing or damaged, or cannot be handed on.
    pub fn rows(
        &self,
        plan: &Plan,
        columns: &files::Columns,
        mut take: impl FnMut(&[Value]) -> Result<(), WriteError>,
    ) -> Result<(), FolderError> {
        let mut row = Vec::new();
        for shard in 0..plan.shards {
            let path = self.rows_path(shard);
            let bad = |cause: io::Error| match cause.kind() {
                io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => FolderError::Damaged {
                    path: path.clone(),
                    what: cause.to_string(),
                },
                _ => FolderError::Read {
                    path: path.clone(),
                    cause,
                },
            };
            let file = BufReader::new(File::open(&path).map_err(bad)?);
            let mut rows = UnpackedRows::new(file, columns).map_err(bad)?;
            while rows.read(&mut row).map_err(bad)? {
                take(&row)?;
            }
        }
        Ok(())
    }

    /// The tables are written: the sweep is finished, and its rows need not be kept twice.
    ///
    /// # Errors
    /// What the system says.
    pub fn finish(&self, plan: &Plan) -> Result<(), FolderError> {
        files::write(&self.path.join("plan.finished"), plan.plan_hash.as_bytes())?;
        // Whoever was killed while writing left a file under a temporary name.
        let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        let shards = self.path.join("shards");
        for entry in inside(&self.path).chain(inside(&shards)) {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with(".zopa-")
                || name.ends_with(".rows") && entry.path().starts_with(&shards)
            {
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }

    /// Whether this plan's rows are in tables beside it. Somebody may have thrown away the larger of the two.
    #[must_use]
    pub fn has_tables_of_rows(&self, plan: &Plan) -> bool {
        let there = |ending: &str| self.path.join(format!("{ROWS}.{ending}")).exists();
        plan.decides.rows && self.is_finished(plan) && (there("csv") || there("parquet"))
    }

    /// Whether this plan's tables were written.
    #[must_use]
    pub fn is_finished(&self, plan: &Plan) -> bool {
        fs::read_to_string(self.path.join("plan.finished")).is_ok_and(|hash| hash == plan.plan_hash)
    }
}

/// A shard that is being written.
struct Writing {
    cells: Draft,
    sum: Sha256,
    count: u64,
    rows: Option<PackedRows<Draft>>,
}

impl Writing {
    fn line(&mut self, what: &impl Serialize) -> io::Result<()> {
        let mut line = serde_json::to_string(what)?;
        line.push('\n');
        self.sum.update(line.as_bytes());
        self.cells.write_all(line.as_bytes())
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

fn hex(sum: Sha256) -> String {
    digits(&sum.finalize())
}

fn digits(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
