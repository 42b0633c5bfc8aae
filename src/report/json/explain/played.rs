//! The part of `zopa.explain/1` that was played: effects, pairs, and changes that turn the outcome.

use crate::report::json::names::{GateName, Text};
use crate::report::json::shared::ShareReport;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// What settling each option in advance does.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EffectsReport {
    /// Whether nothing is drawn, so that one run tells all and no interval is given.
    pub exact: bool,
    /// Runs with nothing settled.
    pub runs: u64,
    /// By claim: the share with nothing settled.
    pub base: Text,
    /// Every option.
    pub options: Vec<EffectReport>,
}

/// What settling one option does.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EffectReport {
    /// The issue's id.
    pub issue: String,
    /// The option.
    pub option: String,
    /// Why no deal can pass with it, whatever is drawn: `red-line` or `rules`; `null` if it was played.
    pub impossible: Option<&'static str>,
    /// Whose red line, by id.
    pub red_lines: Vec<String>,
    /// How many runs were played.
    pub runs: u64,
    /// One entry a claim; empty if it was not played.
    pub claims: Vec<ClaimEffectReport>,
}

/// What it does to one claim.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClaimEffectReport {
    /// `possible`, `reached` or `ratified`.
    pub claim: &'static str,
    /// With nothing settled, over the same runs.
    pub before: ShareReport,
    /// With the option settled.
    pub after: ShareReport,
    /// Runs that turn from no to yes.
    pub gained: u64,
    /// Runs that turn from yes to no.
    pub lost: u64,
    /// The change of the share.
    pub change: f64,
    /// Lower end of its 95% interval (Bonett and Price); `null` where nothing is drawn and the change is exact.
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
    /// McNemar's exact p-value after Holm's correction over all options played; `null` where the change is exact.
    pub p_value: Option<f64>,
    /// Whether the change is distinguishable from zero.
    pub clear: bool,
}

/// What pairs of options do.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairsReport {
    /// The claim.
    pub claim: &'static str,
    /// Runs of each pair.
    pub runs: u64,
    /// All pairs of played options of different issues.
    pub pairs: Vec<PairReport>,
}

/// What two options do together.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairReport {
    /// The options, as issue → option.
    pub options: Text,
    /// Whether the rules leave no deal with both.
    pub impossible: bool,
    /// The share of runs with both.
    pub together: Option<ShareReport>,
    /// What they do beyond what each adds alone: mean of both − first − second + none.
    pub interaction: Option<f64>,
    /// Lower end of its 95% interval.
    pub low: Option<f64>,
    /// Upper end of it.
    pub high: Option<f64>,
    /// Its p-value after Holm's correction over all pairs.
    pub p_value: Option<f64>,
    /// Whether it is distinguishable from zero.
    pub clear: bool,
}

/// What turns the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FlipsReport {
    /// The claim that turns.
    pub claim: &'static str,
    /// Whether it holds by the file's own numbers.
    pub holds: bool,
    /// How it ends by these.
    pub now: EndReport,
    /// How many numbers and words were varied.
    pub varied: usize,
    /// How many values were tried.
    pub tried: usize,
    /// The changes, the smallest first; words after numbers.
    pub changes: Vec<FlipReport>,
}

/// How talks end.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EndReport {
    /// `handshake`, `breakdown`, `impasse` or `out-of-time`.
    pub ending: &'static str,
    /// The round; `null` out of time.
    pub round: Option<u32>,
    /// The agreed deal.
    pub text: Option<Text>,
    /// The gates that it fails.
    pub failed: Vec<GateName>,
    /// For people.
    pub told: String,
}

/// A change that turns the outcome.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct FlipReport {
    /// The path.
    pub path: String,
    /// The file's number; `null` for a word.
    pub from: Option<f64>,
    /// The nearest value that turns it, or the word.
    pub to: Value,
    /// What is typed after `--set` to try it.
    pub set: String,
    /// For a weight: the whole row as it is written into the file, below `[weights]`; `null` for other changes.
    pub row: Option<String>,
    /// The last value before that, which does not.
    pub still: Option<f64>,
    /// The nearest value tried beyond it at which the outcome is the old one again.
    pub turns_back: Option<f64>,
    /// The size of the change: points by 100, chances by 1, others by their range.
    pub size: Option<f64>,
    /// How it ends then.
    pub then: EndReport,
    /// `said`, `happens` or `judged`: what first differs.
    pub parting: &'static str,
    /// In which round.
    pub parting_round: Option<u32>,
    /// What was said there before.
    pub said_before: Option<SaidReport>,
    /// What is said there now.
    pub said_now: Option<SaidReport>,
    /// For people.
    pub why: String,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SaidReport {
    /// Who, by id; `null` for the deal itself.
    pub party: Option<String>,
    /// `ask`, `draft`, `offer`, `text`, `yes`, `no` or `handshake`.
    pub kind: &'static str,
    /// The deal.
    pub text: Text,
}
