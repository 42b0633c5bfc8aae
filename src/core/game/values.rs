//! The numbers of a file, as plain reals and in compiled form.

use super::points::Points;
use crate::scenario::{OptionId, Scenario};

/// The numbers of a scenario that a draw may move, as plain reals.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Values {
    /// The weight of each issue (inner) for each party (outer), ≥ 0, not scaled.
    pub weights: Vec<Vec<f64>>,
    /// The score, 0-100, of every option of every issue (inner, flat, file order) for each party (outer).
    pub scores: Vec<Vec<f64>>,
    /// Points added to each party's no-deal value.
    pub no_deal_shift: Vec<f64>,
}

impl Values {
    /// The numbers of the file.
    pub fn of(scenario: &Scenario) -> Self {
        let parties = 0..scenario.parties.len();
        Values {
            weights: scenario
                .parties
                .iter()
                .map(|party| party.weights.clone())
                .collect(),
            scores: parties.map(|p| scores_of(scenario, p)).collect(),
            no_deal_shift: vec![0.0; scenario.parties.len()],
        }
    }
}

fn scores_of(scenario: &Scenario, party: usize) -> Vec<f64> {
    let issues = scenario.issues.iter();
    let row = issues.flat_map(|issue| {
        (0..issue.len() as u16).map(move |o| match &issue.scores[party] {
            Some(scores) => scores.of(issue, OptionId(o)),
            None => 0.0,
        })
    });
    row.collect()
}

/// The numbers of a file and their compiled form, before the cost of public commitments.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub(super) values: Values,
    /// The weights and scores of the views behind the parties.
    pub(super) views: Vec<(Vec<f64>, Vec<f64>)>,
    pub(super) payoffs: Vec<Points>,
    pub(super) scores: Vec<Points>,
}
