//! Whose worth is compiled: the parties, and behind them the members of ratifiers who have weights or scores of their own.

use super::values::Values;
use crate::scenario::{Issue, Member, OptionId, Scenario, Scores};

/// A row of a game: a party's, or that of a member who is like a party.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'s> {
    /// The party whose numbers it has where it has none of its own.
    pub(super) party: usize,
    member: Option<&'s Member>,
}

/// All rows, in the order in which they are compiled.
pub(super) fn rows(scenario: &Scenario) -> impl Iterator<Item = Row<'_>> {
    let parties = (0..scenario.parties.len()).map(|party| Row {
        party,
        member: None,
    });
    let views = scenario.views().map(|member| Row {
        party: member.like.index(),
        member: Some(member),
    });
    parties.chain(views)
}

impl<'s> Row<'s> {
    /// Its scores of an issue.
    pub(super) fn scores(&self, place: usize, issue: &'s Issue) -> Option<&'s Scores> {
        let own = self.member.and_then(|member| member.scores[place].as_ref());
        own.or(issue.scores[self.party].as_ref())
    }

    /// Its weights, if they are not those of its party.
    pub(super) fn own_weights(&self) -> Option<&'s [f64]> {
        self.member?.weights.as_deref()
    }

    /// Its weights and the score of every option, among these values of the parties.
    pub(super) fn values(&self, scenario: &Scenario, values: &Values) -> (Vec<f64>, Vec<f64>) {
        let weights = self.own_weights().unwrap_or(&values.weights[self.party]);
        let mut scores = values.scores[self.party].clone();
        let mut first = 0;
        for (place, issue) in scenario.issues.iter().enumerate() {
            if let Some(own) = self.member.and_then(|member| member.scores[place].as_ref()) {
                for option in 0..issue.len() {
                    scores[first + option] = own.of(issue, OptionId(option as u16));
                }
            }
            first += issue.len();
        }
        (weights.to_vec(), scores)
    }
}
