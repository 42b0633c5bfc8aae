//! The folder of a sweep: its plan, and one file of results for each shard that is done. What is there after a crash is what
//! was finished; resuming plays the rest. Resuming on one machine and sharing among many are the same thing.
//!
//! A shard is `shards/00007.cells`: a line that identifies the plan and the shard, one line of JSON per cell, and a last line
//! with the number of cells and a checksum; if every run is kept, `shards/00007.rows` beside it, written first. Both appear
//! whole or not at all.

mod error;
mod finished;
mod lock;
mod shard;

use super::plan::{self, SweepPlan};
use super::played::CellPlace;
use super::player::{Player, Stopped, Watch};
use super::tally::CellTally;
use crate::files::{self, PackedRows, PendingFile, UnpackedRows, Value, WriteError};
use crate::scenario::hex;
use finished::Finished;
pub use finished::{ROWS, TablesOfRows};
use shard::{Foot, Head, Writing};
use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

pub use error::FolderError;
pub use lock::{Hold, Lock};

/// The folder of a sweep.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

/// The progress of a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Nothing is there.
    Empty,
    /// This plan was begun: `done` of its shards are done.
    Begun {
        /// Shards that are done.
        done: u64,
        /// All shards.
        of: u64,
    },
}

/// The largest file that is read as a plan.
const MOST_OF_A_PLAN: u64 = 1 << 28;
/// The beginning of the format in every plan, whatever its version.
const FAMILY: &str = "\"zopa.plan/";

impl Folder {
    /// The commands whose files are deleted together with the sweep.
    pub const COMMANDS: &[&str] = &[files::SWEEP, files::CHART];
    /// The file that determines the results; a folder without it is not the folder of a sweep.
    pub const PLAN: &str = "plan.json";

    /// A folder that need not exist yet.
    pub fn new(path: &Path) -> Self {
        Folder {
            path: path.to_path_buf(),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn plan_path(&self) -> PathBuf {
        self.path.join(Self::PLAN)
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
    /// If it cannot be read or is not a plan.
    pub fn plan(&self) -> Result<Option<SweepPlan>, FolderError> {
        let path = self.plan_path();
        let foreign = |what: &str| FolderError::Foreign {
            path: path.clone(),
            what: what.to_owned(),
        };
        let about = match fs::metadata(&path) {
            Ok(about) => about,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(_) if fs::symlink_metadata(&path).is_ok_and(|about| about.is_symlink()) => {
                return Err(foreign("it is a link that leads nowhere"));
            }
            Err(cause) => return Err(FolderError::Read { path, cause }),
        };
        if !about.is_file() {
            return Err(foreign("it is not a file"));
        }
        if about.len() > MOST_OF_A_PLAN {
            return Err(foreign("it is too large"));
        }
        let bytes = fs::read(&path).map_err(|cause| FolderError::Read {
            path: path.clone(),
            cause,
        })?;
        let text = String::from_utf8_lossy(&bytes);
        if !text.contains(FAMILY) {
            return Err(foreign("zopa did not write it"));
        }
        let damaged = |what: String| FolderError::Damaged {
            path: path.clone(),
            what,
        };
        let format = format_of(&text).map_err(|error| damaged(error.to_string()))?;
        if format != plan::FORMAT {
            return Err(FolderError::Format {
                path,
                found: format,
            });
        }
        let plan: SweepPlan =
            serde_json::from_str(&text).map_err(|error| damaged(error.to_string()))?;
        // Misspelt keys are ignored, and their values may then be missing: the text must be exactly what such a plan is written
        // as.
        if !plan.is_whole() || plan.text() != text.replace("\r\n", "\n") {
            return Err(damaged("its content does not fit its hash".to_owned()));
        }
        Ok(Some(plan))
    }

    /// Locks the folder for a process's work. If others hold it, it is [`FolderError::Busy`].
    ///
    /// # Errors
    /// If another process is at work there.
    pub fn lock(&self, hold: Hold) -> Result<Lock, FolderError> {
        Lock::of(&self.path, hold)
    }

    /// The progress of this plan.
    ///
    /// # Errors
    /// If another plan was begun there, or it cannot be read.
    pub fn state(&self, plan: &SweepPlan, player: &Player<'_>) -> Result<State, FolderError> {
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

    /// Whether a shard is done and undamaged, including its rows.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn is_done(
        &self,
        plan: &SweepPlan,
        shard: u64,
        player: &Player<'_>,
    ) -> Result<bool, FolderError> {
        let rows = self.rows_of(plan, player);
        self.take(plan, shard, &rows, &mut |_, _| {})
    }

    /// Passes on the cells of a shard, each with the place of its line, and returns whether it is done and undamaged; if it is
    /// not, the cells passed on do not count.
    fn take(
        &self,
        plan: &SweepPlan,
        shard: u64,
        rows: &Rows,
        take: &mut dyn FnMut(u64, CellTally),
    ) -> Result<bool, FolderError> {
        match shard::read(&self.cells_path(shard), plan, shard, take) {
            Ok(foot) => Ok(foot.is_some_and(|foot| match rows {
                Rows::NotAsked | Rows::InTables => true,
                Rows::BesideShards(columns) => self.has_rows(&foot, shard, columns),
            })),
            Err(FolderError::Damaged { .. }) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Shards that are not done, or damaged.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn missing(&self, plan: &SweepPlan, player: &Player<'_>) -> Result<Vec<u64>, FolderError> {
        let rows = self.rows_of(plan, player);
        let mut missing = Vec::new();
        for shard in 0..plan.shards {
            if !self.take(plan, shard, &rows, &mut |_, _| {})? {
                missing.push(shard);
            }
        }
        Ok(missing)
    }

    /// Where the rows of a plan are found.
    fn rows_of(&self, plan: &SweepPlan, player: &Player<'_>) -> Rows {
        if !plan.decides.rows {
            Rows::NotAsked
        } else if !self.tables_of_rows(plan).whole.is_empty() {
            Rows::InTables
        } else {
            Rows::BesideShards(player.columns().for_files())
        }
    }

    /// The path of the scenario's copy beside the plan.
    pub fn scenario_path(&self) -> PathBuf {
        self.path.join("plan.scenario.toml")
    }

    /// The files that are read to report the sweep again.
    pub fn read(&self) -> [PathBuf; 2] {
        [self.plan_path(), self.scenario_path()]
    }

    /// Deletes what was begun there, and the files written from it. A folder without a plan is left as it is: its files are not
    /// zopa's.
    ///
    /// # Errors
    /// The error of the system.
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
        gone(&self.path, Finished::forget(&self.path))?;
        for file in [self.scenario_path(), self.plan_path()] {
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
    pub fn round(&self, round: u32) -> Folder {
        Folder {
            path: self.path.join("rounds").join(format!("{round:04}")),
        }
    }

    /// Writes the plan, before anything is played.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn begin(&self, plan: &SweepPlan) -> Result<(), FolderError> {
        if self.plan()?.is_some_and(|begun| begun == *plan) {
            return Ok(());
        }
        Ok(files::write(&self.plan_path(), plan.text().as_bytes())?)
    }

    /// Plays the shards that are missing.
    ///
    /// # Errors
    /// If something cannot be read or written, or when asked to stop: what was finished is kept.
    pub fn carry_out(
        &self,
        plan: &SweepPlan,
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

    /// The number of runs of the shards that are not missing.
    fn runs_done(&self, plan: &SweepPlan, missing: &[u64]) -> u64 {
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
        plan: &SweepPlan,
        shard: u64,
        player: &Player<'_>,
        watch: Watch<'_>,
    ) -> Result<(), FolderError> {
        let columns = player.columns().for_files();
        let path = self.cells_path(shard);
        let at_cells = WriteError::at(&path);
        let rows_path = self.rows_path(shard);
        let rows = if plan.decides.rows {
            let draft = PendingFile::new(&rows_path)?;
            let rows = PackedRows::new(draft, &columns).map_err(WriteError::at(&rows_path))?;
            Some(rows)
        } else {
            None
        };
        let mut sink = Writing::new(PendingFile::new(&path)?, rows);
        sink.line(&Head::of(plan, shard)).map_err(&at_cells)?;
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
                Some((seal.rows, hex(&seal.sha256)))
            }
        };
        Ok(sink.end(rows).map_err(WriteError::at(&path))?.commit()?)
    }

    /// Whether the rows beside a shard are the rows that were written with it.
    fn has_rows(&self, foot: &Foot, shard: u64, columns: &files::Columns) -> bool {
        let seal = || {
            let file = BufReader::new(File::open(self.rows_path(shard)).ok()?);
            let mut rows = UnpackedRows::new(file, columns).ok()?;
            let mut row = Vec::new();
            while rows.read(&mut row).ok()? {}
            rows.seal()
        };
        seal().is_some_and(|seal| {
            foot.rows == Some(seal.rows) && foot.rows_sum == Some(hex(&seal.sha256))
        })
    }

    /// Passes on all cells, in order, one at a time, each with the shard and the place of its line. A finished sweep has its
    /// cells even if its rows are lost.
    ///
    /// # Errors
    /// [`FolderError::Incomplete`], or if a shard cannot be read; then the cells passed on do not count.
    pub fn cells(
        &self,
        plan: &SweepPlan,
        player: &Player<'_>,
        mut take: impl FnMut(CellPlace, CellTally),
    ) -> Result<(), FolderError> {
        let rows = match Finished::of(&self.path, plan) {
            Some(_) => Rows::InTables,
            None => self.rows_of(plan, player),
        };
        let mut missing = Vec::new();
        for shard in 0..plan.shards {
            let done = self.take(plan, shard, &rows, &mut |at, tally| {
                if missing.is_empty() {
                    take(CellPlace { shard, at }, tally);
                }
            })?;
            if !done {
                missing.push(shard);
            }
        }
        if !missing.is_empty() {
            return Err(FolderError::Incomplete {
                missing,
                of: plan.shards,
            });
        }
        Ok(())
    }

    /// The file of a shard, for reading with [`Folder::cell_at`].
    pub(super) fn open(&self, shard: u64) -> Result<BufReader<File>, FolderError> {
        let path = self.cells_path(shard);
        match File::open(&path) {
            Ok(file) => Ok(BufReader::new(file)),
            Err(cause) => Err(FolderError::Read { path, cause }),
        }
    }

    /// The cell on a line of its shard.
    pub(super) fn cell_at(
        &self,
        file: &mut BufReader<File>,
        line: CellPlace,
    ) -> Result<CellTally, FolderError> {
        shard::cell_at(file, line.at).map_err(|cause| FolderError::Read {
            path: self.cells_path(line.shard),
            cause,
        })
    }

    /// Passes on every row, in order, one at a time.
    ///
    /// # Errors
    /// If rows are missing or damaged, or cannot be passed on.
    pub fn rows(
        &self,
        plan: &SweepPlan,
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

    /// Marks the sweep as finished: the tables are written, and its rows need not be kept twice.
    ///
    /// # Errors
    /// The error of the system.
    pub fn finish(&self, plan: &SweepPlan, lock: &Lock) -> Result<(), FolderError> {
        Finished::write(&self.path, plan)?;
        let inside = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        let shards = self.path.join("shards");
        for entry in inside(&self.path).chain(inside(&shards)) {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            // A process killed while writing leaves a file under a temporary name; those of other processes at work are left
            // alone.
            if name.starts_with(".zopa-") && lock.is_alone()
                || name.ends_with(".rows") && entry.path().starts_with(&shards)
            {
                let _ = fs::remove_file(entry.path());
            }
        }
        Ok(())
    }

    /// The tables beside this plan that contain its rows.
    pub fn tables_of_rows(&self, plan: &SweepPlan) -> TablesOfRows {
        let finished = plan.decides.rows.then(|| Finished::of(&self.path, plan));
        finished
            .flatten()
            .map_or_else(TablesOfRows::default, |said| said.tables(&self.path))
    }

    /// Whether this plan's tables were written.
    pub fn is_finished(&self, plan: &SweepPlan) -> bool {
        Finished::of(&self.path, plan).is_some()
    }
}

/// The format that a plan claims to have.
fn format_of(text: &str) -> serde_json::Result<String> {
    #[derive(serde::Deserialize)]
    struct Said {
        format: String,
    }
    serde_json::from_str::<Said>(text).map(|said| said.format)
}

/// Where rows are.
enum Rows {
    /// None are kept.
    NotAsked,
    /// In the tables of a finished sweep.
    InTables,
    /// Each shard has its rows beside it, with these columns.
    BesideShards(files::Columns),
}
