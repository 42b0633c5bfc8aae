//! What paths a scenario has, and what stands there.

use crate::scenario::ids::{IssueId, OptionId, PartyId};
use crate::scenario::model::{Delay, Issue, NoDealBase, Options, Party, Role, Scenario, Scores};

use super::value::PathValue;

/// Every number and every word that can be chosen, by path, in the order of the file's sections.
///
/// Weights are listed as the row has them, or the default row where the file has none. Tactics are listed for those who use them, the
/// signatories.
pub fn list(scenario: &Scenario) -> Vec<(String, PathValue)> {
    let mut all = Listing::default();
    all.number("time.rounds", f64::from(scenario.time.rounds));
    if let Some(deadline) = &scenario.time.deadline {
        all.number("time.deadline.round", f64::from(deadline.round));
        all.number("time.deadline.pressure", deadline.pressure);
    }
    for party in &scenario.parties {
        all.party(party, scenario);
    }
    for party in &scenario.parties {
        for (issue, weight) in scenario.issues.iter().zip(&party.weights) {
            all.number(&format!("weights.{}.{}", party.id, issue.id), *weight);
        }
    }
    for issue in &scenario.issues {
        all.issue(issue, scenario);
    }
    for link in &scenario.links {
        all.name(
            &format!("link.{}.party", link.id),
            party_id(scenario, link.party),
        );
        all.number(&format!("link.{}.change", link.id), link.change);
    }
    if let Some(table) = &scenario.table {
        for (issue, option) in &table.tentative {
            all.option("table.tentative", scenario, *issue, *option);
        }
    }
    for draft in &scenario.drafts {
        let path = format!("draft.{}", draft.id);
        all.text(&format!("{path}.text"), scenario, &draft.text);
        if let Some(round) = draft.tabled {
            all.number(&format!("{path}.tabled"), f64::from(round));
        }
    }
    all.talks(scenario);
    all.meetings(scenario);
    all.pressure(scenario);
    for ratifier in &scenario.ratifiers {
        let path = format!("ratifier.{}", ratifier.id);
        all.name(&format!("{path}.for"), party_id(scenario, ratifier.party));
        all.number(&format!("{path}.quota.yes"), f64::from(ratifier.yes));
        all.number(&format!("{path}.quota.of"), f64::from(ratifier.of));
        all.number(&format!("{path}.votes.value"), ratifier.value);
        all.number(&format!("{path}.votes.spread"), ratifier.spread);
    }
    all.number("uncertainty.weights", scenario.uncertainty.weights);
    all.number("uncertainty.scores", scenario.uncertainty.scores);
    all.number("uncertainty.no_deal", scenario.uncertainty.no_deal);
    all.0
}

/// What stands at a path; `party.x.no_deal` is short for `party.x.no_deal.value`.
pub fn get(scenario: &Scenario, path: &str) -> Option<PathValue> {
    let all = list(scenario);
    let at = |path: &str| all.iter().find(|(known, _)| known == path);
    at(path)
        .or_else(|| at(&format!("{path}.value")))
        .map(|(_, value)| value.clone())
}

/// The signatory who speaks first if the file does not say.
pub(crate) fn first_speaker(scenario: &Scenario) -> Option<PartyId> {
    let place = scenario
        .parties
        .iter()
        .position(|party| party.role == Role::Signatory)?;
    scenario.talks.first.or(Some(PartyId(place as u16)))
}

#[derive(Default)]
pub(super) struct Listing(Vec<(String, PathValue)>);

impl Listing {
    pub(super) fn number(&mut self, path: &str, number: f64) {
        self.0.push((path.to_string(), PathValue::Number(number)));
    }

    pub(super) fn name(&mut self, path: &str, name: &str) {
        self.0
            .push((path.to_string(), PathValue::Name(name.to_string())));
    }

    fn party(&mut self, party: &Party, scenario: &Scenario) {
        let path = format!("party.{}", party.id);
        self.name(&format!("{path}.role"), party.role.word());
        if let Some(no_deal) = &party.no_deal {
            let base = format!("{path}.no_deal");
            match &no_deal.base {
                NoDealBase::Value(value) => self.number(&format!("{base}.value"), *value),
                NoDealBase::Package(text) => self.text(&base, scenario, text),
                NoDealBase::War {
                    win,
                    if_win,
                    if_lose,
                    cost,
                } => {
                    self.number(&format!("{base}.war.win"), *win);
                    self.number(&format!("{base}.war.if_win"), *if_win);
                    self.number(&format!("{base}.war.if_lose"), *if_lose);
                    self.number(&format!("{base}.war.cost"), *cost);
                }
            }
            self.number(
                &format!("{base}.change_per_round"),
                no_deal.change_per_round,
            );
            self.number(&format!("{base}.volatility"), no_deal.volatility);
        }
        if let Some(opening) = &party.opening {
            self.text(&format!("{path}.opening"), scenario, opening);
        }
        match party.delay {
            Delay::Patience(patience) => self.number(&format!("{path}.patience"), patience),
            Delay::Cost(cost) => self.number(&format!("{path}.cost_of_delay"), cost),
        }
        if party.role == Role::Signatory {
            if let Some(name) = party.tactic.name() {
                self.name(&format!("{path}.tactic"), name);
            }
            let path = format!("{path}.tactic.{}", party.tactic.concession.family());
            for (key, value) in party.tactic.settings() {
                self.0.push((format!("{path}.{key}"), value));
            }
        }
    }

    fn issue(&mut self, issue: &Issue, scenario: &Scenario) {
        let path = format!("issue.{}", issue.id);
        if let Options::Range { from, to, step } = issue.options {
            self.number(&format!("{path}.range.from"), from);
            self.number(&format!("{path}.range.to"), to);
            self.number(&format!("{path}.range.step"), step);
        }
        for (party, scores) in scenario.parties.iter().zip(&issue.scores) {
            let path = format!("{path}.{}", party.id);
            match scores {
                None => {}
                Some(Scores::Each(each)) => {
                    for (score, option) in each.iter().zip(0..) {
                        self.number(&format!("{path}.{}", issue.label(OptionId(option))), *score);
                    }
                }
                Some(Scores::Ends { from, to }) => {
                    self.number(&format!("{path}.from"), *from);
                    self.number(&format!("{path}.to"), *to);
                }
                Some(Scores::Peak { ideal, from, to }) => {
                    self.number(&format!("{path}.ideal"), *ideal);
                    self.number(&format!("{path}.from"), *from);
                    self.number(&format!("{path}.to"), *to);
                }
            }
        }
    }

    fn text(&mut self, path: &str, scenario: &Scenario, text: &[OptionId]) {
        for (issue, option) in (0..).zip(text) {
            self.option(path, scenario, IssueId(issue), *option);
        }
    }

    fn option(&mut self, path: &str, scenario: &Scenario, issue: IssueId, option: OptionId) {
        // Of a file with mistakes, issues or options may be missing.
        let known = scenario.issues.get(issue.index());
        let Some(issue) = known.filter(|issue| option.index() < issue.len()) else {
            return;
        };
        let path = format!("{path}.{}", issue.id);
        match issue.value(option) {
            Some(number) => self.number(&path, number),
            None => self.name(&path, &issue.label(option)),
        }
    }
}

pub(super) fn party_id(scenario: &Scenario, party: PartyId) -> &str {
    &scenario.parties[party.index()].id
}
