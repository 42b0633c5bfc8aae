//! Tables: one file for each command. A column is declared with its value for a row, and every table comes with a codebook.

mod against;
mod cells;
mod class;
mod explain;
mod runs;
mod solve;
mod sweep;
mod texts;
mod tournament;
mod trace;

pub use against::against_table;
pub use cells::{CellTable, sweep_cells};
pub use class::{groups_table, improvements_table};
pub use explain::explain_tables;
pub use runs::runs_table;
pub use solve::{frontier_table, solutions_table};
pub use sweep::sweep_tables;
pub use tournament::{pairings_table, standings_table};
pub use trace::trace_table;
