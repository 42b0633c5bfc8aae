//! Sweeps: many variants of a scenario, played in parallel, without losing or faking a number.

mod asked;
mod base;
mod boundary;
mod cells;
mod design;
mod folder;
mod lines;
mod plan;
mod play;
mod surprises;
mod tally;

pub use asked::{Columns, Engine};
pub use base::Base;
pub use boundary::{Contour, Place, Traced, trace};
pub use cells::{Cell, Cells, NoCells};
pub use folder::{Folder, FolderError, State};
pub use plan::{AxisPlan, Decides, Origin, Plan, RESULTS_VERSION};
pub use play::{How, Player, Sink, Stopped, Watch};
pub use surprises::{Surprise, surprises};
pub use tally::{CellTally, Level, Status, Sums};
