//! A sweep from its description to its cells: laid out, checked, planned, played.

use super::asked::Engine;
use super::base::Base;
use super::boundary::{Place, Traced, trace};
use super::cells::{Cells, Given, MOST_TRACED, NoCells};
use super::check::{BadCell, check};
use super::folder::{Folder, FolderError, Line};
use super::plan::{Origin, Plan};
use super::player::{How, Player, Watch};
use super::summary::Summary;
use super::tally::CellTally;
use crate::files::{self, Value, WriteError};
use crate::scenario::{Design, Scenario, Shown, Sweep};
use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::BufReader;
use std::path::PathBuf;

/// Files of rounds that are open at a time.
const OPEN: usize = 32;

/// A sweep that can be played.
#[derive(Debug)]
pub struct Task {
    base: Base,
    sweep: Sweep,
    cells: Cells,
    how: How,
    origin: Origin,
}

/// What decides chance, and what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The master seed.
    pub seed: u64,
    /// Every run of every cell has luck of its own.
    pub independent: bool,
    /// Every run is kept as a row.
    pub rows: bool,
}

/// The cells of a sweep that was played.
#[derive(Debug, Clone, PartialEq)]
pub struct Played {
    /// The plan.
    pub plan: Plan,
    /// What its cells say; they themselves are in the folder.
    pub summary: Summary,
    /// The boundary that was traced.
    pub traced: Option<Traced>,
    /// Where the cells of a boundary stand, in order.
    lines: Vec<Found>,
    /// How many plans were carried out: one, or one for each round of a boundary.
    rounds: u32,
}

/// Where a cell of a boundary stands: in which round, and where in its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    cell: u64,
    round: u32,
    line: Line,
}

impl Task {
    /// Lays out a sweep. `given` are the rows of the file of values of the design list.
    ///
    /// # Errors
    /// [`NoCells`].
    pub fn new(
        base: Base,
        sweep: Sweep,
        given: Given,
        terms: Terms,
        origin: Origin,
    ) -> Result<Self, NoCells> {
        let scenario = base.scenario();
        let cells = Cells::of(&sweep, scenario, given, terms.seed)?;
        let how = How {
            seed: terms.seed,
            runs: sweep.runs,
            width: sweep.width,
            engine: Engine::of(scenario, &sweep.axes, &sweep.show),
            show: sweep.show.clone(),
            independent: terms.independent,
            rows: terms.rows,
            paired: !terms.independent && (sweep.each_option || sweep.design == Design::OneAtATime),
        };
        Ok(Task {
            cells,
            how,
            base,
            sweep,
            origin,
        })
    }

    /// The scenario that varies.
    pub fn scenario(&self) -> &Scenario {
        self.base.scenario()
    }

    /// The sweep.
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// Its cells.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// How they are played.
    pub fn how(&self) -> &How {
        &self.how
    }

    /// What is shown foremost.
    pub fn shown(&self) -> Shown {
        self.how.show[0]
    }

    /// Whether every cell can be played, found out before the first run.
    ///
    /// # Errors
    /// The first cells in which the scenario is broken; where these are to be skipped, only if all are.
    pub fn check(&self) -> Result<(), Box<BadCell>> {
        match check(&self.base, &self.cells) {
            // Where some can be played, those that cannot become rows with their reason.
            Err(bad) if self.sweep.skip_impossible && bad.broken < bad.looked_at => Ok(()),
            checked => checked,
        }
    }

    /// Its plan over all cells, or over some.
    pub fn plan(&self, only: Option<Vec<u64>>) -> Plan {
        Plan::new(
            (self.base.scenario(), self.base.meaning()),
            &self.sweep,
            &self.cells,
            &self.how,
            only,
            &self.origin,
        )
    }

    /// Plays its cells.
    pub fn player(&self) -> Player<'_> {
        Player::new(&self.base, &self.cells, &self.how)
    }

    /// Plays what is missing in a folder and takes the results together.
    ///
    /// # Errors
    /// What keeps a folder from being used, or that it was stopped: what was finished is kept.
    pub fn play(&self, folder: &Folder, watch: Watch<'_>) -> Result<Played, FolderError> {
        let plan = self.plan(None);
        folder.begin(&plan)?;
        if let Design::Boundary { level } = self.sweep.design {
            return self.trace(folder, plan, level, Some(watch));
        }
        folder.carry_out(&plan, &self.player(), watch)?;
        self.merged(folder)
    }

    /// Takes the results of a folder together that is complete.
    ///
    /// # Errors
    /// [`FolderError::Incomplete`], or if a shard cannot be read.
    pub fn merged(&self, folder: &Folder) -> Result<Played, FolderError> {
        let plan = self.plan(None);
        if let Design::Boundary { level } = self.sweep.design {
            return self.trace(folder, plan, level, None);
        }
        let mut summary = Summary::new(&self.sweep, &self.how, &self.cells);
        folder.cells(&plan, &self.player(), |_, tally| summary.add(tally))?;
        Ok(Played {
            summary,
            plan,
            traced: None,
            lines: Vec::new(),
            rounds: 0,
        })
    }

    /// Round by round, each decided by the results of those before; where nobody watches, nothing is played any more.
    fn trace(
        &self,
        folder: &Folder,
        plan: Plan,
        level: f64,
        watch: Option<Watch<'_>>,
    ) -> Result<Played, FolderError> {
        let factors = self.cells.factors().unwrap_or_default();
        let length = |factor: usize| factors.get(factor).map_or(1, |(_, len)| *len as u32);
        let player = self.player();
        let mut summary = Summary::new(&self.sweep, &self.how, &self.cells);
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
                self.cells.at_places(places).unwrap_or_default()
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
                lines.push(Found { cell, round, line });
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
        lines.sort_unstable_by_key(|found| found.cell);
        summary.sort();
        Ok(Played {
            plan,
            summary,
            traced: Some(traced),
            lines,
            rounds,
        })
    }

    /// Hands on every cell that was played, in order, one at a time.
    ///
    /// # Errors
    /// If a shard cannot be read, or what `take` says.
    pub fn each_cell(
        &self,
        folder: &Folder,
        played: &Played,
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
        // Neighbours come from different rounds: the files of the last ones stay open.
        let mut open: VecDeque<((u32, u64), BufReader<File>)> = VecDeque::new();
        for found in &played.lines {
            let key = (found.round, found.line.shard);
            let folder = folder.round(found.round);
            let known = open.iter().position(|(known, _)| *known == key);
            let mut file = match known.and_then(|at| open.remove(at)) {
                Some((_, file)) => file,
                None => folder.open(found.line.shard)?,
            };
            take(&folder.cell_at(&mut file, found.line)?)?;
            open.push_back((key, file));
            if open.len() > OPEN {
                open.pop_front();
            }
        }
        Ok(())
    }

    /// Hands on every row that was kept, in order; those of a boundary round by round.
    ///
    /// # Errors
    /// If rows are missing or damaged, or cannot be handed on.
    pub fn rows(
        &self,
        folder: &Folder,
        played: &Played,
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
