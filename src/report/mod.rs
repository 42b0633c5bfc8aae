//! Results for programs: JSON with documented, versioned keys, and tables for CSV.
//!
//! Every JSON document names its `format` (`zopa.run/1`, `zopa.solve/1`, `zopa.explain/1`, `zopa.check/1`,
//! `zopa.tournament/1`, `zopa.class/1`, `zopa.sweep/1`, `zopa.missing/1`); [`schema`] gives each a JSON Schema. Within a version keys are only
//! ever added; a key that changes meaning or goes makes a new version. All worths are in points (mostly 0-100), all
//! shares and chances in 0-1, rounds from 1 (0 is day one).

mod against;
mod change;
mod check;
mod class;
mod class_tables;
mod explain;
mod explain_tables;
pub mod html;
mod missing;
mod run;
mod runs;
mod schemas;
mod shared;
mod solve;
mod solve_tables;
mod sweep;
mod sweep_cells;
mod sweep_holes;
mod sweep_tables;
mod tournament;
mod tournament_tables;
mod trace;

use crate::scenario::hidden::spelt_out;

pub use against::{against, against_table};
pub use change::{
    BothReport, ChangeReport, ClaimChangeReport, PartyChangeReport, PointsChangeReport,
    ShareChangeReport, TermChangeReport,
};
pub use check::{CheckReport, ProblemReport};
pub use class::{
    AgreedReport, BetterReport, ClassCounts, ClassReport, GroupParty, GroupReport, RoleReport,
    class,
};
pub use class_tables::{groups_table, improvements_table};
pub use explain::{
    BindingReport, ClaimEffectReport, CorrectionReport, DeadlockReport, EffectReport,
    EffectsReport, EndReport, ExplainReport, FirmReport, FlipReport, FlipsReport, InsteadReport,
    LeastReport, OfferedReport, OptionReport, PackageReport, PairReport, PairsReport,
    PositionReport, RelaxedReport, ReturnReport, SaidReport, StakeReport, TargetReport, explain,
};
pub use explain_tables::explain_tables;
pub use missing::MissingReport;
pub use run::{
    AgainstReport, BetterText, MissedReport, PartyOutcome, RatifierOutcome, RunReport, run,
};
pub use runs::{RunsReport, runs, runs_table};
pub use schemas::{SCHEMAS, schema};
pub use shared::{CountReport, GateName, GateReport, ScenarioReport, ShareReport, StageReport};
pub use solve::{
    DealReport, DivisionReport, DraftReport, LotteryReport, SolutionReport, SolveReport,
    TicketReport, TradeReport, solve,
};
pub use solve_tables::{frontier_table, solutions_table};
pub use sweep::{
    BandReport, BinReport, BoundaryReport, CellLevel, CurveReport, ElementaryReport, IndexReport,
    LevelReport, LimitReport, MoveReport, PartReport, PieceReport, RegionReport, SurpriseReport,
    SweepReport, replay, sweep, sweep_provenance,
};
pub use sweep_cells::{CellTable, sweep_cells};
pub use sweep_holes::{HolesReport, ShownHolesReport};
pub use sweep_tables::sweep_tables;
pub use tournament::{
    EstimateReport, GapsReport, JointReport, OwnReport, PairingReport, RateReport, SeatReport,
    StandingReport, TournamentReport, tournament,
};
pub use tournament_tables::{pairings_table, standings_table};
pub use trace::{RoundReport, rounds, trace_table};

/// A document as pretty-printed JSON with a line end.
pub fn json(document: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(document).expect("results are trees of plain values");
    let mut text = spelt_out(&text);
    text.push('\n');
    text
}
