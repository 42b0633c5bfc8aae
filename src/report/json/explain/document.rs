//! The document: what is known without playing, and where what was played belongs.

use super::played::{EffectsReport, FlipsReport, PairsReport};
use crate::report::json::names::{GateName, Text};
use crate::report::json::shared::{CountReport, PrecisionReport, ScenarioReport, StageReport};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// The document of `zopa explain --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExplainReport {
    /// `zopa.explain/1`.
    pub format: &'static str,
    /// What was explained.
    pub scenario: ScenarioReport,
    /// In what unit worth was computed, and how exactly.
    pub precision: PrecisionReport,
    /// With the walk-away values of this round: 0 is day one.
    pub round: u32,
    /// Deals left gate by gate.
    pub gates: Vec<StageReport>,
    /// Whether some deal passes every gate; `null`: not known.
    pub passes: Option<bool>,
    /// Every option and the deals that pass.
    pub options: Vec<OptionReport>,
    /// What each party with a gate of its own must concede; empty where no deal passes.
    pub positions: Vec<PositionReport>,
    /// If a party does not move on an issue.
    pub if_firm: Vec<FirmReport>,
    /// Every gate and what depends on it.
    pub binding: Vec<BindingReport>,
    /// Only where no deal passes.
    pub deadlock: Option<DeadlockReport>,
    /// Wanted options or deals.
    pub targets: Vec<TargetReport>,
    /// The smallest single changes that turn the outcome; `null` if not looked for.
    pub flips: Option<FlipsReport>,
    /// What settling each option in advance does; `null` if not played.
    pub effects: Option<EffectsReport>,
    /// What pairs of options do; `null` if not played.
    pub pairs: Option<PairsReport>,
}

/// An option and the deals that pass every gate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OptionReport {
    /// The issue's id.
    pub issue: String,
    /// The option.
    pub option: String,
    /// Passing deals with it.
    #[serde(flatten)]
    pub deals: CountReport,
    /// Whether there are any; `null`: not known.
    pub possible: Option<bool>,
    /// `must`, `nearly`, `open`, `kills` or `moot` (no deal passes at all).
    pub standing: &'static str,
    /// Whose red line it crosses, by id.
    pub red_lines: Vec<String>,
}

/// What a party must concede.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PositionReport {
    /// The party's id.
    pub party: String,
    /// Its opening position.
    pub opening: Text,
    /// What that would be worth to it, points.
    pub worth: f64,
    /// The passing deal that is worth most to it.
    pub best: Option<OfferedReport>,
    /// The least that it gives up on each issue in every passing deal.
    pub least: Vec<LeastReport>,
    /// Its minimal packages, cheapest first.
    pub packages: Vec<PackageReport>,
    /// Minimal sets of issues on which it cannot all hold firm.
    pub cannot_all_hold: Vec<Vec<String>>,
    /// Whether the last two are all there are.
    pub complete: bool,
    /// The Pareto-minimal vectors of its concessions, points by issue; `null` where passing deals are too many to list.
    pub vectors: Option<Vec<Map<String, Value>>>,
}

/// The least that a party gives up on an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LeastReport {
    /// The issue's id.
    pub issue: String,
    /// The option that takes least; `null`: not known.
    pub option: Option<String>,
    /// What it takes, points.
    pub points: f64,
    /// For whom: parties each of which, had it and those who ratify for it no say, would let this one stay with its opening, by id;
    /// empty where it need not move, or no one of them is known to be enough.
    pub for_whom: Vec<String>,
    /// Steps down in the party's own order.
    pub steps: usize,
    /// Whether it is proved that fewer are not enough.
    pub proven: bool,
}

/// A deal and what it costs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OfferedReport {
    /// The deal.
    pub text: Text,
    /// Worth of the opening less its worth, points.
    pub cost: f64,
    /// Whether it is proved that none costs less.
    pub proven: bool,
    /// What the others concede in it.
    pub in_return: Vec<ReturnReport>,
}

/// What another party concedes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ReturnReport {
    /// The party's id.
    pub party: String,
    /// On which issues, by id.
    pub issues: Vec<String>,
    /// What that costs it, points.
    pub cost: f64,
}

/// A minimal package.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PackageReport {
    /// The issues on which it is enough to move.
    pub issues: Vec<String>,
    /// Passing deals that ask for just these moves; `null` where deals are too many to list.
    pub deals: Option<usize>,
    /// The cheapest of them.
    #[serde(flatten)]
    pub cheapest: OfferedReport,
}

/// If a party does not move on an issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FirmReport {
    /// The party's id.
    pub party: String,
    /// The issue's id.
    pub issue: String,
    /// Whether some deal passes then; `null`: not known.
    pub possible: Option<bool>,
    /// The deals that pass then; `null` where they are not counted exactly.
    pub passing: Option<CountReport>,
    /// What is asked then that is not asked without it.
    pub instead: Vec<InsteadReport>,
}

/// A concession that grows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct InsteadReport {
    /// Whose, by id.
    pub party: String,
    /// On which issue, by id.
    pub issue: String,
    /// To which option at least.
    pub option: Option<String>,
    /// What is asked in every passing deal anyway, points.
    pub before: f64,
    /// What is asked now, points.
    pub now: f64,
    /// And in steps.
    pub steps: usize,
}

/// A gate and what depends on it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BindingReport {
    /// The gate.
    #[serde(flatten)]
    pub gate: GateName,
    /// Deals that pass if it alone is removed.
    #[serde(flatten)]
    pub without: CountReport,
    /// `need`, `quota`, `options`, `removed`, `never` or `unknown`: how a change of it alone turns whether any deal passes.
    pub turn: &'static str,
    /// For `need`: what is asked now, points.
    pub asks: Option<f64>,
    /// For `need`: up to this some deal passes, above it none, points.
    pub turns_above: Option<f64>,
    /// For `need` of a ratifier, and for `quota`: the quota, in yes votes, that turns it.
    pub quota: Option<u32>,
    /// For `options`: those of which one must no longer be refused; with a search that was cut short there may be others.
    pub options: Vec<String>,
}

/// Why no deal passes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DeadlockReport {
    /// Minimal sets of gates that jointly leave no deal.
    pub cores: Vec<Vec<GateName>>,
    /// Minimal sets of gates to relax, in order of cost.
    pub corrections: Vec<CorrectionReport>,
    /// Whether these are all.
    pub complete: bool,
}

/// Gates to relax together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CorrectionReport {
    /// The gates.
    pub gates: Vec<RelaxedReport>,
    /// How many of them are rules.
    pub rules: usize,
    /// How many are red lines.
    pub red_lines: usize,
    /// What the needs of the others come down together, points.
    pub points: f64,
    /// Whether it is proved that less is not enough.
    pub proven: bool,
    /// The deal that passes then.
    pub text: Text,
}

/// A gate that is failed or relaxed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RelaxedReport {
    /// The gate.
    #[serde(flatten)]
    pub gate: GateName,
    /// What it asks for, points; `null` for rules and red lines.
    pub need: Option<f64>,
    /// What the deal gives, points.
    pub worth: Option<f64>,
    /// How much is short, points.
    pub short: Option<f64>,
}

/// A wanted deal or wanted options.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TargetReport {
    /// As typed.
    pub target: String,
    /// What is wanted.
    pub terms: Text,
    /// Deals that pass with all of it.
    #[serde(flatten)]
    pub passing: CountReport,
    /// For a whole deal: the gates that it fails.
    pub failures: Vec<RelaxedReport>,
    /// For a whole deal: the smallest changes after which it passes, as issue → option.
    pub amendments: Vec<Text>,
    /// Where none passes with it: why, and what would have to be relaxed.
    pub deadlock: Option<DeadlockReport>,
    /// What each party could get in its best passing deal.
    pub stakes: Vec<StakeReport>,
}

/// What is at stake for a party.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StakeReport {
    /// The party's id.
    pub party: String,
    /// The most with what is wanted, points.
    pub with: Option<f64>,
    /// The most in any passing deal, points.
    pub best: Option<f64>,
}
