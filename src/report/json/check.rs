//! `zopa.check/1`: whether a file is right, and whether it fits what it expects.

use super::expectations::ExpectationReport;
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `zopa check --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CheckReport {
    /// `zopa.check/1`.
    pub format: &'static str,
    /// The file can be run: it has no errors, at most warnings.
    pub ok: bool,
    /// Every problem, errors and warnings, in the order of the file.
    pub problems: Vec<ProblemReport>,
    /// What was taken for granted because the file does not say it; none for a file with errors.
    pub notes: Vec<String>,
    /// What the file expects of the model, in its order; none for a file with errors.
    pub expectations: Vec<ExpectationReport>,
    /// The master seed of the runs behind shares; `null` where none were played.
    pub seed: Option<u64>,
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ProblemReport {
    /// Its code, for instance `E014`; `zopa check --explain` tells more.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What was found.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Line of the place, from 1; lines after the end of the file are settings.
    pub line: Option<usize>,
    /// Column of the place in characters, from 1.
    pub column: Option<usize>,
}
