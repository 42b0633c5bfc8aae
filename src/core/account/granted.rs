//! What was assumed because the file does not state it.

use super::and_list;
use crate::format::Reading;
use crate::scenario::{Issue, NoDeal, NoDealBase};

/// The maximum number of issues named in one sentence; of more, one fewer is named and the rest are counted.
const MOST_NAMED: usize = 12;

/// Sentences on what the file leaves open and was filled in: no deal, weights and scores. None of it is an error.
pub fn taken_for_granted(reading: &Reading) -> Vec<String> {
    let scenario = &reading.scenario;
    let mut notes = Vec::new();
    for (n, party) in scenario.parties.iter().enumerate() {
        let issues = scenario.issues.iter();
        let (scored, unscored): (Vec<_>, Vec<_>) =
            issues.partition(|issue| issue.scores[n].is_some());
        let named = |issues: Vec<&Issue>| -> Vec<String> {
            issues.into_iter().map(|issue| issue.id.clone()).collect()
        };
        let listed = |mut names: Vec<String>| {
            if names.len() > MOST_NAMED {
                let more = names.len() - MOST_NAMED + 1;
                names.truncate(MOST_NAMED - 1);
                names.push(format!("{more} more"));
            }
            and_list(&names)
        };
        let (scored, unscored) = (named(scored), named(unscored));
        let id = &party.id;
        let nothing = NoDeal {
            base: NoDealBase::Value(0.0),
            change_per_round: 0.0,
            volatility: 0.0,
        };
        if party.no_deal.as_ref() == Some(&nothing) {
            notes.push(format!(
                "without a deal {} has 0 points, so accepts anything better (no_deal)",
                party.name
            ));
        }
        let row = format!("weights.{id}");
        if reading.places.get(&row).is_none() && scored.len() > 1 {
            notes.push(format!(
                "no row of weights for {id}: equal weights, {} each for {}",
                each(scored.len()),
                listed(scored.clone())
            ));
        }
        if !unscored.is_empty() && !scored.is_empty() {
            notes.push(format!(
                "{id} has no scores on {}: 0 for every option",
                listed(unscored)
            ));
        }
    }
    notes
}

/// An equal share of 100: "50", "33.3".
fn each(issues: usize) -> String {
    if 100 % issues == 0 {
        (100 / issues).to_string()
    } else {
        super::decimal(100.0 / issues as f64, 1)
    }
}
