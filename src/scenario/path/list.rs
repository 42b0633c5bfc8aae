//! What paths a scenario has, and what stands there.

use crate::scenario::ids::{OptionId, PartyId};
use crate::scenario::model::{
    Delay, Issue, NoDealBase, Options, Party, Protocol, Role, Scenario, Scores,
};

use super::setting::PathValue;
use super::weigh;

/// Every number and every word that can be chosen, by path, in the order of the file's sections.
///
/// Weights are listed as shares of 100. Tactics are listed for those who use them, the signatories.
#[must_use]
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
        for (issue, weight) in scenario.issues.iter().zip(weigh::shares(&party.weights)) {
            all.number(&format!("weights.{}.{}", party.id, issue.id), weight);
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
    for draft in &scenario.drafts {
        all.text(&format!("draft.{}.text", draft.id), scenario, &draft.text);
    }
    all.talks(scenario);
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
#[must_use]
pub fn get(scenario: &Scenario, path: &str) -> Option<PathValue> {
    let all = list(scenario);
    let at = |path: &str| all.iter().find(|(known, _)| known == path);
    at(path)
        .or_else(|| at(&format!("{path}.value")))
        .map(|(_, value)| value.clone())
}

/// The signatory who speaks first if the file does not say.
pub(super) fn first_speaker(scenario: &Scenario) -> Option<PartyId> {
    let place = scenario
        .parties
        .iter()
        .position(|party| party.role == Role::Signatory)?;
    scenario.talks.first.or(Some(PartyId(place as u16)))
}

#[derive(Default)]
struct Listing(Vec<(String, PathValue)>);

impl Listing {
    fn number(&mut self, path: &str, number: f64) {
        self.0.push((path.to_string(), PathValue::Number(number)));
    }

    fn name(&mut self, path: &str, name: &str) {
        self.0
            .push((path.to_string(), PathValue::Name(name.to_string())));
    }

    fn party(&mut self, party: &Party, scenario: &Scenario) {
        let path = format!("party.{}", party.id);
        self.name(&format!("{path}.role"), role(party.role));
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
        for (issue, option) in scenario.issues.iter().zip(text) {
            let path = format!("{path}.{}", issue.id);
            match issue.value(*option) {
                Some(number) => self.number(&path, number),
                None => self.name(&path, &issue.label(*option)),
            }
        }
    }

    fn talks(&mut self, scenario: &Scenario) {
        match scenario.talks.protocol {
            Protocol::SingleText {
                mediator,
                own_wishes,
            } => {
                let path = "talks.protocol.single-text";
                self.name(&format!("{path}.mediator"), party_id(scenario, mediator));
                self.number(&format!("{path}.own_wishes"), own_wishes);
            }
            ref other => self.name("talks.protocol", other.word()),
        }
        let start = scenario.talks.start.and_then(|at| scenario.drafts.get(at));
        self.name("talks.start", start.map_or("none", |draft| &draft.id));
        if let Some(first) = first_speaker(scenario) {
            self.name("talks.first", party_id(scenario, first));
        }
        self.number("talks.breakdown", scenario.talks.breakdown);
    }
}

fn party_id(scenario: &Scenario, party: PartyId) -> &str {
    &scenario.parties[party.index()].id
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Signatory => "signatory",
        Role::Mediator => "mediator",
        Role::Guarantor => "guarantor",
        Role::Observer => "observer",
    }
}
