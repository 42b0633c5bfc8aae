//! Sweeps: many variants of a scenario, played in parallel, without losing or inventing a result.
//!
//! ```text
//! [sweep.X] ──▶ Task { Base, Cells, How } ──check──▶ Plan ──▶ Folder { shards } ──▶ Played ──▶ Outcome ──▶ words, charts
//!                 (what varies)                    (a file)   (what is done)      (summary)   (findings)
//! ```
//!
//! - [`Cells`]: what varies in a cell is a pure function of the design and the cell's number. [`Base`] creates the scenario of
//!   a cell; if only independent numbers vary, the file is not read again.
//! - [`Player`] plays cells with one of three [`Engine`]s, in parallel, and passes on results in order, keeping nothing that
//!   grows with the number of runs. Run r of every cell has the same luck.
//! - [`SweepPlan`] contains everything that determines the results; a [`Folder`] keeps it with the shards that are done. Resuming
//!   after a crash and sharing work among machines are the same: play what is missing.
//! - [`CellTally`] is all that is kept of a cell, in its folder: whole numbers, so that parts can be combined in any order.
//!   Findings are based on a [`Summary`] of all cells.
//! - [`Outcome`] analyses the cells: [`explained`], [`effect_curves`], [`sobol_indices`], [`elementary_effects`], [`fn@prim`],
//!   [`trace`], [`surprises`], [`moves`]. [`Effect`] contains the rule for what may be said of an axis, and [`findings`] puts it
//!   into sentences.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::format::Source;
//! use zopa::sweep::{Base, Folder, Origin, RunSettings, Task, Watch};
//!
//! let text = r#"
//!     schema = 1
//!     party.buyer = { no_deal = 20 }
//!     party.seller = { no_deal = 20 }
//!     [issue.price]
//!     range = { from = 50, to = 150, step = 5 }
//!     buyer = { from = 100, to = 0 }
//!     seller = { from = 0, to = 100 }
//!     [uncertainty]
//!     no_deal = 10
//!     [sweep.walk-away]
//!     axes = [{ set = "party.buyer.no_deal", from = 40, to = 90, steps = 6 }]
//!     show = "possible_day_one"
//! "#;
//! let base = Base::new(&Source::from_text("haggle.toml", text), &[], &[])?;
//! let sweep = base.scenario().sweeps[0].clone();
//! let terms = RunSettings { seed: 42, independent: false, rows: false };
//! let origin = Origin { file: "haggle.toml".into(), file_hash: String::new(), kept_hash: String::new(), settings: Vec::new() };
//! let task = Task::new(base, sweep, Vec::new(), terms, origin)?;
//! let folder = tempfile::tempdir()?;
//! let quietly = Watch { done: &|_| {}, stop: &|| false };
//! let played = task.play(&Folder::new(folder.path()), quietly)?;
//! let chances = played.summary.levels().filter_map(|(_, level)| level);
//! let chances: Vec<f64> = chances.map(|level| level.value).collect();
//! // The better the buyer's alternative, the less often there is a price for both.
//! assert!(chances.is_sorted_by(|a, b| a >= b) && chances[0] > 0.9 && chances[5] < 0.5);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod about;
mod asked;
mod base;
mod boundary;
mod cells;
mod check;
mod course;
mod design;
mod effects;
#[cfg(feature = "files")]
mod folder;
mod holes;
#[cfg(feature = "files")]
mod in_folder;
mod lines;
mod moves;
mod outcome;
mod plan;
mod play;
mod played;
mod player;
mod regions;
mod sensitivity;
mod size;
mod summary;
mod surprises;
mod tally;
mod task;
mod words;

pub use about::ABOUT;
pub use asked::{Engine, RunColumns};
pub use base::Base;
pub use boundary::{Contour, Place, Traced, trace};
pub use cells::{Cell, Cells, Given, NoCells};
pub use check::{BadCell, check};
pub use course::{AxisCourse, EvenChance, course, even_chance};
pub use design::{
    LatinHypercube, Levels, ListedRows, Morris, Random, Saltelli, Sampler, Sobol, StepKind, Unfit,
    list,
};
pub use effects::{Basis, Effect, Silence, TOLD};
#[cfg(feature = "files")]
pub use folder::{Folder, FolderError, Hold, Lock, ROWS, State, TablesOfRows};
pub use holes::Holes;
#[cfg(feature = "files")]
pub use in_folder::folder_name;
pub use moves::{ComparedCell, Difference, clear_pairs, moves};
pub use outcome::{ENOUGH, Outcome, RESAMPLES};
pub use plan::{AxisPlan, Decides, Origin, RESULTS_VERSION, SweepPlan};
pub use played::{CellPlace, PlayedCells};
pub use player::{How, Player, Sink, Stopped, Watch};
pub use regions::NEARLY;
pub use sensitivity::*;
pub use size::Size;
pub use summary::{MOST_KEPT, Summary};
pub use surprises::{Surprise, surprises};
pub use tally::{CellTally, Level, Status, Sums};
pub use task::{RunSettings, Task};
pub use words::{
    amount, findings, limits, many, notes, number, phrase, shown_value, subject, what_is_set,
};
