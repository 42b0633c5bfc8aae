//! Parties, issues, options and gates by the ids that a file gives them.

use crate::concessions::{Subset, words};
use crate::game::{Deal, Game, Gate};
use crate::scenario::{IssueId, OptionId, PartyId, Scenario};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A deal, or a part of one, as issue → option.
pub(in crate::report) type Text = Map<String, Value>;

/// Something for each party, by its id.
pub(in crate::report) type ByParty<T> = BTreeMap<String, T>;

/// A gate, by its ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateName {
    /// `rule`, `red-line`, `walk-away`, `consent` or `ratifier`.
    pub gate: &'static str,
    /// Whose it is, by id.
    pub of: String,
    /// For a red line: on which issue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// For people.
    pub name: String,
}

/// A gate that a deal fails.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GateReport {
    /// `rule`, `red-line`, `walk-away`, `consent` or `ratifier`.
    pub gate: &'static str,
    /// Whose it is, by id.
    pub of: String,
    /// Whose it is, for people.
    pub name: String,
    /// Why the deal fails it, for people.
    pub why: String,
}

/// The names of a negotiation.
#[derive(Clone, Copy)]
pub(in crate::report) struct Names<'n> {
    pub(in crate::report) scenario: &'n Scenario,
    pub(in crate::report) game: &'n Game,
}

impl<'n> Names<'n> {
    pub(in crate::report) fn of(scenario: &'n Scenario, game: &'n Game) -> Self {
        Names { scenario, game }
    }

    pub(in crate::report) fn party(&self, party: PartyId) -> String {
        self.scenario.parties[party.index()].id.clone()
    }

    pub(in crate::report) fn parties<'p>(
        &self,
        parties: impl IntoIterator<Item = &'p PartyId>,
    ) -> Vec<String> {
        each(parties, |&party| self.party(party))
    }

    /// What there is for parties, by their ids.
    pub(super) fn by_id<T>(&self, of: impl IntoIterator<Item = (PartyId, T)>) -> ByParty<T> {
        let named = of.into_iter().map(|(party, of)| (self.party(party), of));
        named.collect()
    }

    /// What each party gets of a deal, in points.
    pub(super) fn worths(&self, deal: &Deal) -> ByParty<f64> {
        let parties = self.game.party_ids();
        let worth = |party| self.game.real(self.game.worth(party, deal));
        self.by_id(parties.map(|party| (party, worth(party))))
    }

    pub(in crate::report) fn issue(&self, issue: IssueId) -> String {
        self.game.frame().issues[issue.index()].id.clone()
    }

    pub(in crate::report) fn option(&self, issue: IssueId, option: OptionId) -> String {
        self.game.frame().issues[issue.index()].options[option.index()].clone()
    }

    pub(in crate::report) fn issues(&self, set: &Subset) -> Vec<String> {
        each(set.iter(), |n| self.issue(IssueId(n as u16)))
    }

    /// A whole deal.
    pub(super) fn text(&self, deal: &[OptionId]) -> Text {
        let terms = self.game.frame().terms(deal);
        terms
            .map(|(issue, option)| (issue.id.clone(), option.into()))
            .collect()
    }

    /// Some options.
    pub(super) fn some(&self, these: impl IntoIterator<Item = (IssueId, OptionId)>) -> Text {
        let terms = these.into_iter();
        terms
            .map(|(issue, option)| (self.issue(issue), self.option(issue, option).into()))
            .collect()
    }

    pub(in crate::report) fn gate(&self, gate: Gate) -> GateName {
        GateName {
            gate: gate.word(),
            of: self.whose(gate),
            issue: match gate {
                Gate::RedLine(_, issue) => Some(self.issue(issue)),
                _ => None,
            },
            name: words::named_gate(self.game, gate),
        }
    }

    /// A gate that some deal fails for this reason.
    pub(super) fn failed(&self, gate: Gate, why: String) -> GateReport {
        GateReport {
            gate: gate.word(),
            of: self.whose(gate),
            name: gate.holder(self.game.frame()).to_owned(),
            why,
        }
    }

    /// The id of the party, rule or ratifier that has a gate.
    fn whose(&self, gate: Gate) -> String {
        match gate {
            Gate::Rule(rule) => self.game.frame().rules[usize::from(rule.0)].id.clone(),
            Gate::RedLine(party, _) | Gate::WalkAway(party) | Gate::Consent(party) => {
                self.party(party)
            }
            Gate::Ratifier(body) => self.scenario.ratifiers[usize::from(body.0)].id.clone(),
        }
    }
}

/// Each of these as a document has it.
pub(super) fn each<I: IntoIterator, D>(these: I, told: impl FnMut(I::Item) -> D) -> Vec<D> {
    these.into_iter().map(told).collect()
}
