//! `zopa.missing/1`: which shards of a planned sweep are not done.

use schemars::JsonSchema;
use serde::Serialize;

/// The document of `zopa missing --json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingReport {
    /// `zopa.missing/1`.
    pub format: &'static str,
    /// How many shards the plan has.
    pub of: u64,
    /// The numbers of those that are not done, from 0, in order.
    pub missing: Vec<u64>,
}

impl MissingReport {
    /// The shards that are missing, of `of`.
    pub fn new(of: u64, missing: Vec<u64>) -> Self {
        MissingReport {
            format: "zopa.missing/1",
            of,
            missing,
        }
    }
}
