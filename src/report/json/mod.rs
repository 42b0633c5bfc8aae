//! Documents: one file for each, with the structs that are written and the way from computed facts to them.

mod against;
mod change;
mod check;
mod class;
mod expectations;
mod explain;
mod lasting;
mod missing;
mod names;
mod run;
mod runs;
mod schemas;
mod shared;
mod solve;
mod sweep;
mod tournament;
mod trace;

use crate::scenario::hidden::spelt_out;

pub use against::against;
pub use check::{CheckReport, ProblemReport};
pub use class::{ClassReport, class};
pub use expectations::{ExpectationReport, expectations};
pub use explain::{ExplainReport, explain};
pub use missing::MissingReport;
pub use run::{RunReport, run};
pub use runs::{RunsReport, runs};
pub use schemas::{SCHEMAS, schema};
pub use solve::{SolveReport, solve};
pub use sweep::{SweepReport, replay, sweep, sweep_provenance};
pub use tournament::{TournamentReport, tournament};

// Parts of documents of which tables are made, too.
pub(super) use against::changes;
pub(super) use change::{BothReport, ShareChangeReport};
pub(super) use explain::{standing, turn};
pub(super) use names::Names;
pub(super) use solve::most_told;
pub(super) use sweep::BandReport;
pub(super) use trace::{HappeningReport, MoveReport as SaidInRound, RoundReport, rounds};

/// A document as pretty-printed JSON with a line end.
pub fn json(document: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(document).expect("results are trees of plain values");
    let mut text = spelt_out(&text);
    text.push('\n');
    text
}
