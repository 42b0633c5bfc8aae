//! Trust between every two parties, 0-100: the condition for a meeting.
//!
//! **Formula.** start; + `agreed_issue` for each issue on which the latest deals of the two coincide for the first time
//! (those of `[table]` already have); + `shock` for every pair when a shock happens; + `lever` between the holder and
//! each party hit, once per pull; clamped to 0-100.
//! **Assumes** that a party's latest deal is its latest ask or offer, a mediator's its latest draft.
//! **Source.** ours; that trust rises by kept steps and falls by blows: R. Axelrod (1984), *The Evolution of
//! Cooperation*, Basic Books; C. E. Osgood (1962), *An Alternative to War or Surrender*, University of Illinois Press.

use super::super::happening::Happening;
use crate::game::{About, parameters};
use crate::scenario::{IssueId, PartyId, Scenario};
use crate::sources::{AXELROD_1984, Citation};

/// The fact sheet of `[trust]`.
pub(in crate::talks) static ABOUT: About = About {
    name: "trust",
    title: "Trust",
    sentence: "Confidence between every two parties: agreement builds it, shocks and levers wear it down, meetings need it.",
    formula: "start + agreed_issue for each issue on which two newly put forward the same option + shock for each shock + \
              lever for each pull between holder and target, kept in 0-100",
    parameters: parameters! {
        "start": "0-100", "0-100", default "50";
        "agreed_issue": "points of trust", "any", default "0";
        "shock": "points of trust", "any, usually below 0", default "0";
        "lever": "points of trust", "any, usually below 0", default "0";
    },
    assumptions: "Each issue counts once for a pair, with or without a channel between the two; those agreed on day one do \
                  not. Counted when a round ends without a handshake; shocks and levers count when it begins. Trust decides whether a meeting that \
                  needs it takes place, nothing else. A reduced form of our own.",
    sources: &[Citation::After(&AXELROD_1984)],
    example: "mar-a-lago",
};

/// The rules by which trust moves.
#[derive(Debug, Clone)]
pub(in crate::talks) struct Trusting {
    parties: usize,
    agreed_issue: f64,
    shock: f64,
    lever: f64,
    /// One entry per pair.
    start: Vec<f64>,
    /// One row per pair, one column per issue: true if the two agree on it on day one.
    agreed: Vec<Vec<bool>>,
}

/// The index of a pair in a list of all pairs of `parties`.
fn place(parties: usize, a: PartyId, b: PartyId) -> usize {
    let (low, high) = (a.index().min(b.index()), a.index().max(b.index()));
    low * parties + high
}

impl Trusting {
    pub(in crate::talks) fn of(scenario: &Scenario) -> Option<Self> {
        let trust = scenario.trust.as_ref()?;
        let parties = scenario.parties.len();
        let mut start = vec![trust.start; parties * parties];
        for pair in &trust.pairs {
            start[place(parties, pair.between.0, pair.between.1)] = pair.start;
        }
        let mut agreed = vec![vec![false; scenario.issues.len()]; parties * parties];
        if let Some(table) = &scenario.table {
            for (n, &a) in table.between.iter().enumerate() {
                for &b in &table.between[n + 1..] {
                    for (issue, _) in &table.tentative {
                        agreed[place(parties, a, b)][issue.index()] = true;
                    }
                }
            }
        }
        Some(Trusting {
            parties,
            agreed_issue: trust.agreed_issue,
            shock: trust.shock,
            lever: trust.lever,
            start,
            agreed,
        })
    }
}

/// The current trust.
#[derive(Debug)]
pub(in crate::talks) struct Confidence<'p> {
    rules: &'p Trusting,
    now: Vec<f64>,
    /// The values reported last.
    told: Vec<f64>,
    agreed: Vec<Vec<bool>>,
}

impl<'p> Confidence<'p> {
    pub(in crate::talks) fn new(rules: &'p Trusting) -> Self {
        Confidence {
            rules,
            now: rules.start.clone(),
            told: rules.start.clone(),
            agreed: rules.agreed.clone(),
        }
    }

    /// Trust between two, 0-100.
    pub(in crate::talks) fn between(&self, a: PartyId, b: PartyId) -> f64 {
        self.now[place(self.rules.parties, a, b)]
    }

    fn add(&mut self, a: PartyId, b: PartyId, points: f64) {
        let now = &mut self.now[place(self.rules.parties, a, b)];
        *now = (*now + points).clamp(0.0, 100.0);
    }

    /// Applies a shock.
    pub(in crate::talks) fn shock(&mut self) {
        let points = self.rules.shock;
        self.now
            .iter_mut()
            .for_each(|now| *now = (*now + points).clamp(0.0, 100.0));
    }

    /// Applies a lever pulled by one party on another.
    pub(in crate::talks) fn lever(&mut self, holder: PartyId, hit: PartyId) {
        self.add(holder, hit, self.rules.lever);
    }

    /// Notes that the latest deals of two parties coincide on an issue.
    pub(in crate::talks) fn agree(&mut self, a: PartyId, b: PartyId, issue: IssueId) {
        let agreed = &mut self.agreed[place(self.rules.parties, a, b)][issue.index()];
        if !std::mem::replace(agreed, true) {
            self.add(a, b, self.rules.agreed_issue);
        }
    }

    /// Reports what has moved since the last report.
    pub(in crate::talks) fn tell(&mut self, mut tell: impl FnMut(Happening)) {
        let parties = self.rules.parties as u16;
        for a in 0..parties {
            for b in a + 1..parties {
                let between = (PartyId(a), PartyId(b));
                let at = place(self.rules.parties, between.0, between.1);
                let (from, to) = (self.told[at], self.now[at]);
                if from.to_bits() != to.to_bits() {
                    tell(Happening::Trust { between, from, to });
                    self.told[at] = to;
                }
            }
        }
    }
}
