//! A sweep from its description to its cells: laid out, checked, planned, played.

use super::asked::Engine;
use super::base::Base;
use super::boundary::{Place, Traced, trace};
use super::cells::{Cells, Given, NoCells};
use super::check::{BadCell, check};
use super::folder::{Folder, FolderError};
use super::plan::{Origin, Plan};
use super::play::{How, Player, Watch};
use super::tally::CellTally;
use crate::files::{self, Value, WriteError};
use crate::scenario::{Design, Scenario, Shown, Sweep};
use std::path::PathBuf;

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
    /// The cells that were played, in order.
    pub tallies: Vec<CellTally>,
    /// The boundary that was traced.
    pub traced: Option<Traced>,
    /// How many plans were carried out: one, or one for each round of a boundary.
    rounds: u32,
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
    #[must_use]
    pub fn scenario(&self) -> &Scenario {
        self.base.scenario()
    }

    /// The sweep.
    #[must_use]
    pub fn sweep(&self) -> &Sweep {
        &self.sweep
    }

    /// Its cells.
    #[must_use]
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// How they are played.
    #[must_use]
    pub fn how(&self) -> &How {
        &self.how
    }

    /// What is shown foremost.
    #[must_use]
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
    #[must_use]
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
    #[must_use]
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
            return self.trace(folder, plan, level, watch);
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
        Ok(Played {
            tallies: folder.cells(&plan, &self.player())?,
            plan,
            traced: None,
            rounds: 0,
        })
    }

    /// Round by round, each decided by the results of those before.
    fn trace(
        &self,
        folder: &Folder,
        plan: Plan,
        level: f64,
        watch: Watch<'_>,
    ) -> Result<Played, FolderError> {
        let factors = self.cells.factors().unwrap_or_default();
        let length = |factor: usize| factors.get(factor).map_or(1, |(_, len)| *len as u32);
        let player = self.player();
        let mut tallies = Vec::new();
        let mut rounds = 0;
        let level = if self.shown().is_share() {
            level / 100.0
        } else {
            level
        };
        let traced = trace((length(0), length(1)), |places: &[Place]| {
            let number = |&(x, y): &Place| {
                let places = [u64::from(x), u64::from(y)];
                let places = &places[..factors.len()];
                self.cells.at_places(places).unwrap_or_default()
            };
            let mut only: Vec<u64> = places.iter().map(number).collect();
            only.sort_unstable();
            let plan = self.plan(Some(only));
            let folder = folder.round(rounds);
            rounds += 1;
            folder.begin(&plan)?;
            folder.carry_out(&plan, &player, watch)?;
            let found = folder.cells(&plan, &player)?;
            let sides = places.iter().map(|place| {
                let cell = number(place);
                let at = found.binary_search_by_key(&cell, |tally| tally.cell).ok()?;
                Some(found[at].level(self.shown())?.value >= level)
            });
            let sides = sides.collect();
            tallies.extend(found);
            Ok::<_, FolderError>(sides)
        })?;
        tallies.sort_by_key(|tally| tally.cell);
        Ok(Played {
            plan,
            tallies,
            traced: Some(traced),
            rounds,
        })
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
#[must_use]
pub fn folder_name(sweep: &str) -> PathBuf {
    PathBuf::from(format!("sweep-{sweep}"))
}
