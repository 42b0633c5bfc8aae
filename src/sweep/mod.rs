//! Sweeps: many variants of a scenario, played in parallel, without losing or faking a number.

mod about;
mod asked;
mod base;
mod boundary;
mod cells;
mod check;
mod design;
mod folder;
mod lines;
mod moves;
mod outcome;
mod plan;
mod play;
mod sensitivity;
mod surprises;
mod tally;
mod task;
mod words;

pub use about::ABOUT;
pub use asked::{Columns, Engine};
pub use base::Base;
pub use boundary::{Contour, Place, Traced, trace};
pub use cells::{Cell, Cells, NoCells};
pub use check::{BadCell, check};
pub use design::{BadList, LatinHypercube, Morris, Random, Saltelli, Sampler, Sobol, Unfit, list};
pub use folder::{Folder, FolderError, State};
pub use moves::{Change, Move, moves};
pub use outcome::{NEARLY, Outcome, RESAMPLES};
pub use plan::{AxisPlan, Decides, Origin, Plan, RESULTS_VERSION};
pub use play::{How, Player, Sink, Stopped, Watch};
pub use sensitivity::*;
pub use surprises::{Surprise, surprises};
pub use tally::{CellTally, Level, Status, Sums};
pub use task::{Played, Task, Terms, folder_name};
pub use words::{
    amount, findings, limits, number, percent, phrase, shown_value, subject, what_is_set,
};
