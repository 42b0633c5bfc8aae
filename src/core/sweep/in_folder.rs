//! A sweep played in its folder: plays whatever is missing, and combines the results.

use super::boundary::{Place, trace};
use super::cells::MOST_TRACED;
use super::folder::{Folder, FolderError};
use super::plan::SweepPlan;
use super::played::PlayedCells;
use super::player::Watch;
use super::summary::Summary;
use super::tally::CellTally;
use super::task::Task;
use crate::files::{self, Value, WriteError};
use crate::scenario::Design;
use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

/// The most files of rounds open at a time.
const OPEN: usize = 32;

impl Task {
    /// Plays whatever is missing in a folder and combines the results.
    ///
    /// # Errors
    /// If the folder cannot be used, or if playing was stopped: what was finished is kept.
    pub fn play(&self, folder: &Folder, watch: Watch<'_>) -> Result<PlayedCells, FolderError> {
        let plan = self.plan(None);
        folder.begin(&plan)?;
        if let Design::Boundary { level } = self.sweep().design {
            return self.trace(folder, plan, level, Some(watch));
        }
        folder.carry_out(&plan, &self.player(), watch)?;
        self.merged(folder)
    }

    /// Combines the results of a complete folder.
    ///
    /// # Errors
    /// [`FolderError::Incomplete`], or if a shard cannot be read.
    pub fn merged(&self, folder: &Folder) -> Result<PlayedCells, FolderError> {
        let plan = self.plan(None);
        if let Design::Boundary { level } = self.sweep().design {
            return self.trace(folder, plan, level, None);
        }
        let mut summary = Summary::new(self.sweep(), self.how(), self.cells());
        folder.cells(&plan, &self.player(), |_, tally| summary.add(tally))?;
        Ok(PlayedCells::at_once(plan, summary))
    }

    /// Round by round, each decided by the results of the rounds before; without `watch`, nothing more is played.
    fn trace(
        &self,
        folder: &Folder,
        plan: SweepPlan,
        level: f64,
        watch: Option<Watch<'_>>,
    ) -> Result<PlayedCells, FolderError> {
        let factors = self.cells().factors().unwrap_or_default();
        let length = |factor: usize| factors.get(factor).map_or(1, |(_, len)| *len as u32);
        let player = self.player();
        let mut summary = Summary::new(self.sweep(), self.how(), self.cells());
        let mut lines = Vec::new();
        let mut rounds = 0;
        let level = if self.shown().is_share() {
            level / 100.0
        } else {
            level
        };
        let size = (length(0), length(1));
        let traced = trace(size, MOST_TRACED, |places: &[Place]| {
            let number = |&(x, y): &Place| {
                let places = [u64::from(x), u64::from(y)];
                let places = &places[..factors.len()];
                self.cells().at_places(places).unwrap_or_default()
            };
            let mut only: Vec<u64> = places.iter().map(number).collect();
            only.sort_unstable();
            let plan = self.plan(Some(only));
            let folder = folder.round(rounds);
            if let Some(watch) = watch {
                folder.begin(&plan)?;
                folder.carry_out(&plan, &player, watch)?;
            }
            let mut sides: BTreeMap<u64, bool> = BTreeMap::new();
            folder.cells(&plan, &player, |line, tally| {
                let (cell, round) = (tally.cell, rounds);
                lines.push((cell, round, line));
                if let Some(found) = tally.level(self.shown()) {
                    sides.insert(cell, found.value >= level);
                }
                summary.add(tally);
            })?;
            rounds += 1;
            let sides = places
                .iter()
                .map(|place| sides.get(&number(place)).copied());
            Ok::<_, FolderError>(sides.collect())
        })?;
        lines.sort_unstable_by_key(|(cell, ..)| *cell);
        summary.sort();
        Ok(PlayedCells {
            plan,
            summary,
            traced: Some(traced),
            lines,
            rounds,
        })
    }

    /// Passes on every cell that was played, in order, one at a time.
    ///
    /// # Errors
    /// If a shard cannot be read, or an error of `take`.
    pub fn each_cell(
        &self,
        folder: &Folder,
        played: &PlayedCells,
        mut take: impl FnMut(&CellTally) -> Result<(), WriteError>,
    ) -> Result<(), FolderError> {
        if played.traced.is_none() {
            let mut told = Ok(());
            folder.cells(&played.plan, &self.player(), |_, tally| {
                if told.is_ok() {
                    told = take(&tally);
                }
            })?;
            return Ok(told?);
        }
        // Neighbours come from different rounds: the files used last stay open.
        let mut open: VecDeque<((u32, u64), BufReader<File>)> = VecDeque::new();
        for &(_, round, line) in &played.lines {
            let key = (round, line.shard);
            let folder = folder.round(round);
            let known = open.iter().position(|(known, _)| *known == key);
            let mut file = match known.and_then(|at| open.remove(at)) {
                Some((_, file)) => file,
                None => folder.open(line.shard)?,
            };
            take(&folder.cell_at(&mut file, line)?)?;
            open.push_back((key, file));
            if open.len() > OPEN {
                open.pop_front();
            }
        }
        Ok(())
    }

    /// Passes on every row that was kept, in order; for a boundary round by round.
    ///
    /// # Errors
    /// If rows are missing or damaged, or cannot be passed on.
    pub fn rows(
        &self,
        folder: &Folder,
        played: &PlayedCells,
        columns: &files::Columns,
        mut take: impl FnMut(&[Value]) -> Result<(), WriteError>,
    ) -> Result<(), FolderError> {
        if played.traced.is_none() {
            return folder.rows(&played.plan, columns, &mut take);
        }
        for round in 0..played.rounds {
            let folder = folder.round(round);
            if let Some(plan) = folder.plan()? {
                folder.rows(&plan, columns, &mut take)?;
            }
        }
        Ok(())
    }
}

/// Where a sweep keeps its results, inside the folder of its scenario.
pub fn folder_name(sweep: &str) -> PathBuf {
    PathBuf::from(format!("sweep-{sweep}"))
}
