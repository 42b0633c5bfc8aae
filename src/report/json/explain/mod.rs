//! `zopa.explain/1`: which concessions lead to a settlement.

mod document;
mod fill;
mod played;

pub use document::{
    BindingReport, CorrectionReport, DeadlockReport, ExplainReport, FirmReport, InsteadReport,
    LeastReport, OfferedReport, OptionReport, PackageReport, PositionReport, RelaxedReport,
    ReturnReport, StakeReport, TargetReport,
};
pub use fill::explain;
pub(in crate::report) use fill::{Names, standing, turn};
pub use played::{
    ClaimEffectReport, EffectReport, EffectsReport, EndReport, FlipReport, FlipsReport, PairReport,
    PairsReport, SaidReport,
};
