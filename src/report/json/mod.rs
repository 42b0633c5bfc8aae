//! Documents: one file for each, with the structs that are written and the way from computed facts to them.

mod against;
mod change;
mod check;
mod class;
mod explain;
mod missing;
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
pub(super) use against::changes;
pub use change::{
    BothReport, ChangeReport, ClaimChangeReport, PartyChangeReport, PointsChangeReport,
    ShareChangeReport, TermChangeReport,
};
pub use check::{CheckReport, ProblemReport};
pub use class::{
    AgreedReport, BetterReport, ClassCounts, ClassReport, GroupParty, GroupReport, RoleReport,
    class,
};
pub use explain::{
    BindingReport, ClaimEffectReport, CorrectionReport, DeadlockReport, EffectReport,
    EffectsReport, EndReport, ExplainReport, FirmReport, FlipReport, FlipsReport, InsteadReport,
    LeastReport, OfferedReport, OptionReport, PackageReport, PairReport, PairsReport,
    PositionReport, RelaxedReport, ReturnReport, SaidReport, StakeReport, TargetReport, explain,
};
pub(super) use explain::{Names, standing, turn};
pub use missing::MissingReport;
pub use run::{
    AgainstReport, BetterText, MissedReport, PartyOutcome, RatifierOutcome, RunReport, run,
};
pub use runs::{RunsReport, runs};
pub use schemas::{SCHEMAS, schema};
pub use shared::{CountReport, GateName, GateReport, ScenarioReport, ShareReport, StageReport};
pub(super) use solve::most_told;
pub use solve::{
    DealReport, DivisionReport, DraftReport, LotteryReport, SolutionReport, SolveReport,
    TicketReport, TradeReport, solve,
};
pub use sweep::{
    BandReport, BinReport, BoundaryReport, CellLevel, CurveReport, ElementaryReport, HolesReport,
    IndexReport, LevelReport, LimitReport, MoveReport, PartReport, PieceReport, RegionReport,
    ShownHolesReport, SurpriseReport, SweepReport, replay, sweep, sweep_provenance,
};
pub use tournament::{
    EstimateReport, GapsReport, JointReport, OwnReport, PairingReport, RateReport, SeatReport,
    StandingReport, TournamentReport, tournament,
};
pub(super) use trace::{HappeningReport, MoveReport as SaidInRound};
pub use trace::{RoundReport, rounds};

/// A document as pretty-printed JSON with a line end.
pub fn json(document: &impl serde::Serialize) -> String {
    let text = serde_json::to_string_pretty(document).expect("results are trees of plain values");
    let mut text = spelt_out(&text);
    text.push('\n');
    text
}
