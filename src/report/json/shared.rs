//! What several documents have in common.

use super::names::each;
use crate::account::{Provenance, Rounded};
use crate::game::{Game, RatifierId, Within};
use crate::scenario::Scenario;
use crate::space::{DealCount, Funnel};
use crate::trials::Count;
use num_bigint::BigUint;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// Which scenario, which version, which seed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ScenarioReport {
    /// `scenario.name`.
    pub name: String,
    /// `scenario.title`.
    pub title: String,
    /// `scenario.note`: to be shown wherever its numbers are.
    pub note: Option<String>,
    /// The file's name.
    pub file: String,
    /// SHA-256 of the file's bytes.
    pub file_hash: String,
    /// SHA-256 of what it means, after settings.
    pub meaning_hash: String,
    /// `--set` options, in order, then what was settled in advance as `fix ISSUE=OPTION`.
    pub settings: Vec<String>,
    /// The version of zopa.
    pub zopa: &'static str,
    /// The master seed; `null` where nothing is random.
    pub seed: Option<u64>,
}

impl ScenarioReport {
    /// From a scenario and its provenance.
    pub fn new(scenario: &Scenario, from: &Provenance) -> Self {
        ScenarioReport {
            name: scenario.about.name.clone(),
            title: scenario.about.title.clone(),
            note: scenario.about.note.clone(),
            file: from.file.clone(),
            file_hash: from.file_hash.clone(),
            meaning_hash: from.meaning_hash.clone(),
            settings: from.settings.clone(),
            zopa: Provenance::VERSION,
            seed: Some(from.seed),
        }
    }
}

/// In what unit worth was computed, and how exactly.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PrecisionReport {
    /// Units that make one point: worths and needs are whole numbers of them.
    pub units_per_point: i64,
    /// By how much at most a worth, less what it is compared with, is off, in points; `null`: not at all.
    pub rounded_by: Option<f64>,
    /// Where that decides about deals: at least this many pass every gate of the round …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passing_at_least: Option<Value>,
    /// … and at most this many.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passing_at_most: Option<Value>,
}

impl PrecisionReport {
    /// Of a game, with what its gates say in `round`.
    pub fn new(game: &Game, round: u32) -> Self {
        let rounded = Rounded::of(game, round);
        let passing = rounded
            .as_ref()
            .and_then(|rounded| rounded.passing.as_ref());
        PrecisionReport {
            units_per_point: game.unit().size(),
            rounded_by: game.slack().map(|slack| game.real(slack)),
            passing_at_least: passing.map(|(fewest, _)| whole(fewest.at_least())),
            passing_at_most: passing.map(|(_, most)| whole(most.at_most())),
        }
    }
}

/// Deals left after a gate.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StageReport {
    /// `texts`, `rules`, `red-lines`, `walk-aways`, `consents`, `ratifier` (one of them) or `ratifiers` (there are none).
    pub stage: &'static str,
    /// For `ratifier`: its id.
    pub of: Option<String>,
    /// The share of all deals, 0-1; where the number of deals is not known exactly, that of its estimate.
    pub share: f64,
    /// Deals left.
    #[serde(flatten)]
    pub count: CountReport,
}

/// A number of deals.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CountReport {
    /// A number up to 2^64 − 1, beyond that a string of digits. Where the number is not known exactly, its estimate; the
    /// keys below are there only then.
    pub deals: Value,
    /// There are no fewer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Value>,
    /// There are no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Value>,
    /// What a sample of deals says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub estimate: Option<Value>,
    /// Lower end of the estimate's 95% interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Value>,
    /// Upper end of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Value>,
}

impl From<&DealCount> for CountReport {
    fn from(deals: &DealCount) -> Self {
        let bracket = deals.bracket();
        CountReport {
            deals: whole(deals.about()),
            at_least: bracket.map(|bracket| whole(&bracket.at_least)),
            at_most: bracket.map(|bracket| whole(&bracket.at_most)),
            estimate: bracket.map(|bracket| whole(&bracket.estimate)),
            low: bracket.map(|bracket| whole(&bracket.low)),
            high: bracket.map(|bracket| whole(&bracket.high)),
        }
    }
}

impl StageReport {
    fn new(stage: &'static str, of: Option<String>, deals: &DealCount, texts: &BigUint) -> Self {
        StageReport {
            stage,
            of,
            share: deals.share_of(texts).share,
            count: deals.into(),
        }
    }
}

/// A whole number of any size for JSON: a number while it fits 64 bits, else a string of digits.
pub(in crate::report) fn whole(n: &BigUint) -> Value {
    u64::try_from(n).map_or_else(|_| n.to_string().into(), Value::from)
}

/// A funnel as stages.
pub(in crate::report) fn stages(scenario: &Scenario, funnel: &Funnel) -> Vec<StageReport> {
    each(&funnel.stages, |stage| {
        let word = match (stage.within, stage.ratifier) {
            (_, Some(_)) => "ratifier",
            (None, _) => "texts",
            (Some(Within::Anything), _) => "rules",
            (Some(Within::RedLines), _) => "red-lines",
            (Some(Within::Zopa), _) => "walk-aways",
            (Some(Within::Consents), _) => "consents",
            (Some(Within::All), _) => "ratifiers",
        };
        let body = |body: RatifierId| scenario.ratifiers[usize::from(body.0)].id.clone();
        StageReport::new(word, stage.ratifier.map(body), &stage.deals, funnel.texts())
    })
}

/// A share that was counted, with its 95% Wilson interval.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ShareReport {
    /// How many.
    pub hits: u64,
    /// Of how many.
    pub runs: u64,
    /// hits/runs.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl From<Count> for ShareReport {
    fn from(count: Count) -> Self {
        let interval = count.interval();
        ShareReport {
            hits: count.hits,
            runs: count.runs,
            share: count.share(),
            low: interval.low,
            high: interval.high,
        }
    }
}

impl ShareReport {
    /// The same where nothing is drawn: the interval is the share itself.
    pub(in crate::report) fn without_error(self) -> Self {
        ShareReport {
            low: self.share,
            high: self.share,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_deals_for_programs() {
        let power = |n: u32| BigUint::from(10_u8).pow(n);
        let json = |deals: &DealCount| {
            let stage = StageReport::new("walk-aways", None, deals, &BigUint::from(100_u8));
            serde_json::to_string(&stage).unwrap()
        };
        assert_eq!(
            json(&45_u64.into()),
            r#"{"stage":"walk-aways","of":null,"share":0.45,"deals":45}"#
        );
        let bracket = DealCount::between(power(2), power(20), [power(3), power(4), power(5)]);
        assert_eq!(
            json(&bracket),
            r#"{"stage":"walk-aways","of":null,"share":100.0,"deals":10000,"at_least":100,"at_most":"100000000000000000000","estimate":10000,"low":1000,"high":100000}"#
        );
    }
}
