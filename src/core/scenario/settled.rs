//! The same negotiation with some options settled in advance, or with another tactic.

use super::path::Path;
use super::{Condition, IssueId, Law, OptionId, PartyId, Rule, Scenario, Tactic};

impl Scenario {
    /// Gives a party another tactic and drops the distributions of the old one's settings.
    pub fn seat(&mut self, party: PartyId, tactic: Tactic) {
        let party = &mut self.parties[party.index()];
        party.tactic = tactic;
        let of_the_old = |path: &str| match Path::parse(path) {
            Some(Path::TacticKey { party: id, .. }) => id == party.id,
            _ => false,
        };
        self.distributions.retain(|(path, _)| !of_the_old(path));
    }

    /// The name of the rule that holds what is settled in advance.
    pub const SETTLED: &'static str = "settled-in-advance";

    /// The same negotiation in which these options are settled before anybody speaks: a rule forbids every other option of
    /// their issues, all drafts and openings say the same on them, and what is agreed on day one holds them too. Draws are
    /// those of the scenario as it was: runs of the same number share their luck.
    pub fn with_settled(&self, terms: &[(IssueId, OptionId)]) -> Scenario {
        let mut settled = self.clone();
        if terms.is_empty() {
            return settled;
        }
        let then = terms.iter().map(|&(issue, option)| (issue, vec![option]));
        settled.rules.push(Rule {
            id: Scenario::SETTLED.to_owned(),
            law: Law::IfThen {
                when: Condition::default(),
                then: Condition(then.collect()),
            },
            why: None,
        });
        let drafts = settled.drafts.iter_mut().map(|draft| &mut draft.text);
        let openings = settled
            .parties
            .iter_mut()
            .filter_map(|party| party.opening.as_mut());
        for text in drafts.chain(openings) {
            for &(issue, option) in terms {
                text[issue.index()] = option;
            }
        }
        if let Some(table) = &mut settled.table {
            table
                .tentative
                .retain(|(issue, _)| terms.iter().all(|(i, _)| i != issue));
            table.tentative.extend_from_slice(terms);
            table.tentative.sort_unstable();
        }
        settled
    }
}
