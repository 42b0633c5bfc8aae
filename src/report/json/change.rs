//! What changes from one negotiation to another, as documents tell it.

use super::shared::ShareReport;
use crate::account::{Both, PointsChange};
use crate::trials::Pairs;
use schemars::JsonSchema;
use serde::Serialize;

/// Old → new.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ChangeReport {
    /// Parties and issues that only the old has, as `party x`, `issue y`.
    pub only_old: Vec<String>,
    /// Those that only the new has.
    pub only_new: Vec<String>,
    /// The round in which the talks ended.
    pub round: BothReport<u32>,
    /// `possible`, `handshake`, `reached` and `ratified`; `null` where a search was too long.
    pub claims: Vec<ClaimChangeReport>,
    /// The issues on which the deals differ; an option is `null` where there is no deal, or no such issue.
    pub text: Vec<TermChangeReport>,
    /// On how many issues the deals say the same.
    pub same_on: u64,
    /// Every party.
    pub parties: Vec<PartyChangeReport>,
    /// Shares over many draws, with `--runs`; draw `r` of both is the same.
    pub shares: Option<Vec<ShareChangeReport>>,
}

/// Something in the old and in the new.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BothReport<T> {
    /// In the old negotiation.
    pub old: T,
    /// In the new one.
    pub new: T,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClaimChangeReport {
    /// Its word.
    pub claim: &'static str,
    /// Whether it holds.
    #[serde(flatten)]
    pub holds: BothReport<Option<bool>>,
}

/// An issue.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TermChangeReport {
    /// Its id.
    pub issue: String,
    /// Its options.
    #[serde(flatten)]
    pub says: BothReport<Option<String>>,
}

/// A number in points.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PointsChangeReport {
    /// In the old negotiation.
    pub old: Option<f64>,
    /// In the new one.
    pub new: Option<f64>,
    /// New less old; `null` where one of them is.
    pub change: Option<f64>,
}

/// A party; its numbers are `null` where there is no deal, or no such party.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PartyChangeReport {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What the agreed deal, or else the last one on the table, is worth to it.
    pub worth: PointsChangeReport,
    /// What no deal is worth to it in the round in which the talks ended.
    pub no_deal: PointsChangeReport,
    /// What it ends with.
    pub ends_with: PointsChangeReport,
}

/// A share over the draws that are decided in both.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShareChangeReport {
    /// What is counted.
    pub claim: &'static str,
    /// The share in the old and in the new.
    #[serde(flatten)]
    pub share: BothReport<ShareReport>,
    /// New less old, −1 to 1.
    pub difference: f64,
    /// Lower end of its 95% interval, paired: Bonett & Price 2012.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Draws that turn from no to yes.
    pub gained: u64,
    /// Draws that turn from yes to no.
    pub lost: u64,
}

impl<T> From<Both<T>> for BothReport<T> {
    fn from(both: Both<T>) -> Self {
        BothReport {
            old: both.old,
            new: both.new,
        }
    }
}

impl From<PointsChange> for PointsChangeReport {
    fn from(both: PointsChange) -> Self {
        PointsChangeReport {
            old: both.old,
            new: both.new,
            change: both.difference,
        }
    }
}

impl From<&Pairs> for ShareChangeReport {
    fn from(pairs: &Pairs) -> Self {
        let interval = pairs.interval();
        ShareChangeReport {
            claim: pairs.claim.word(),
            share: BothReport {
                old: pairs.old.into(),
                new: pairs.new.into(),
            },
            difference: pairs.difference(),
            low: interval.low,
            high: interval.high,
            gained: pairs.gained,
            lost: pairs.lost,
        }
    }
}
