//! A sweep from its description to its cells: laid out, checked and planned. It is played in a folder, or cell by cell with its
//! [`Player`].

use super::asked::Engine;
use super::base::Base;
use super::cells::{Cells, Given, NoCells};
use super::check::{BadCell, check};
use super::plan::{Origin, SweepPlan};
use super::player::{How, Player};
use crate::scenario::{Design, Scenario, Shown, Sweep};

/// A sweep that can be played.
#[derive(Debug)]
pub struct Task {
    base: Base,
    sweep: Sweep,
    cells: Cells,
    how: How,
    origin: Origin,
}

/// The settings for chance and for what is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RunSettings {
    /// The master seed.
    pub seed: u64,
    /// Whether every run of every cell has its own luck.
    pub independent: bool,
    /// Whether every run is kept as a row.
    pub rows: bool,
}

impl Task {
    /// Lays out a sweep. `given` is the rows of the file of values of the design list.
    ///
    /// # Errors
    /// [`NoCells`].
    pub fn new(
        base: Base,
        sweep: Sweep,
        given: Given,
        terms: RunSettings,
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

    /// Checks before the first run whether every cell can be played.
    ///
    /// # Errors
    /// The first cells in which the scenario is broken; if such cells are to be skipped, only if all are broken.
    pub fn check(&self) -> Result<(), Box<BadCell>> {
        match check(&self.base, &self.cells) {
            // If some can be played, those that cannot become rows with the reason.
            Err(bad) if self.sweep.skip_impossible && bad.broken < bad.looked_at => Ok(()),
            checked => checked,
        }
    }

    /// Its plan over all cells, or over some.
    pub fn plan(&self, only: Option<Vec<u64>>) -> SweepPlan {
        SweepPlan::new(
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
}
