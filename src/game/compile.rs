//! From a scenario's numbers to a game's: every contribution is rounded once, and everything after is integer.

use super::frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
use super::{Condition, Game, Link, NoDealPath, Points, Ratifier, Votes};
use crate::scenario::{Law, NoDealBase, OptionId, PartyId, Protocol, Scenario};
use std::sync::Arc;

/// The numbers of a scenario that a draw may move, as plain reals.
#[derive(Debug, Clone, PartialEq)]
pub struct Values {
    /// Weight of each party (outer) for each issue (inner), ≥ 0, not scaled.
    pub weights: Vec<Vec<f64>>,
    /// Score 0-100 by each party (outer) of every option of every issue (inner, flat, file order).
    pub scores: Vec<Vec<f64>>,
    /// Points added to each party's no-deal value.
    pub no_deal_shift: Vec<f64>,
}

impl Values {
    /// The numbers of the file.
    #[must_use]
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

/// Compiles a scenario with the numbers of its file.
#[must_use]
pub fn compile(scenario: &Scenario) -> Game {
    let links = scenario.links.iter().map(|link| Link {
        party: link.party,
        when: Condition::compile(&link.when),
        change: Points::from_points(link.change),
    });
    let ratifiers = scenario.ratifiers.iter().map(|body| {
        let votes = Votes {
            value: body.value,
            spread: body.spread,
            yes: body.yes,
            of: body.of,
        };
        Ratifier {
            party: body.party,
            only_if: Condition::compile(&body.only_if),
            veto: body.veto.clone(),
            threshold: votes.threshold(),
            votes,
        }
    });
    let blank = Game {
        frame: Arc::new(frame_of(scenario)),
        payoffs: Vec::new(),
        scores: Vec::new(),
        links: links.collect(),
        no_deal: Vec::new(),
        waived: Vec::new(),
        ratifiers: ratifiers.collect(),
    };
    blank.with_values(scenario, &Values::of(scenario))
}

impl Game {
    /// Compiles the same scenario with other numbers, sharing everything that these do not change.
    #[must_use]
    pub fn with_values(&self, scenario: &Scenario, values: &Values) -> Game {
        let frame = &self.frame;
        let mut payoffs = Vec::with_capacity(scenario.parties.len() * frame.slots);
        let mut scores = Vec::with_capacity(payoffs.capacity());
        for (weights, row) in values.weights.iter().zip(&values.scores) {
            let total: f64 = weights.iter().sum();
            let mut rest = row.as_slice();
            for (weight, &size) in weights.iter().zip(&frame.sizes) {
                let (own, others) = rest.split_at(usize::from(size));
                payoffs.extend(
                    own.iter()
                        .map(|score| Points::from_points(weight * score / total)),
                );
                scores.extend(own.iter().map(|&score| Points::from_points(score)));
                rest = others;
            }
        }
        for commitment in &scenario.commitments {
            let cost = Points::from_points(commitment.cost);
            for (issue, kept) in &commitment.position.0 {
                let first =
                    commitment.party.index() * frame.slots + frame.first_slot[issue.index()];
                for option in (0..frame.sizes[issue.index()]).map(OptionId) {
                    if !kept.contains(&option) {
                        payoffs[first + option.index()] -= cost;
                    }
                }
            }
        }
        let mut game = Game {
            frame: Arc::clone(frame),
            payoffs,
            scores,
            links: Arc::clone(&self.links),
            no_deal: Vec::new(),
            waived: self.waived.clone(),
            ratifiers: Arc::clone(&self.ratifiers),
        };
        game.no_deal = game.no_deal_paths(scenario, values);
        game
    }

    fn no_deal_paths(&self, scenario: &Scenario, values: &Values) -> Vec<Option<NoDealPath>> {
        let paths = scenario.parties.iter().enumerate().map(|(n, party)| {
            let no_deal = party.no_deal.as_ref()?;
            let base = match &no_deal.base {
                NoDealBase::Value(points) => Points::from_points(points + values.no_deal_shift[n]),
                NoDealBase::War {
                    win,
                    if_win,
                    if_lose,
                    cost,
                } => {
                    let lottery = win * if_win + (1.0 - win) * if_lose - cost;
                    Points::from_points(lottery + values.no_deal_shift[n])
                }
                NoDealBase::Package(text) => {
                    self.worth(PartyId(n as u16), text)
                        + Points::from_points(values.no_deal_shift[n])
                }
            };
            Some(NoDealPath::new(
                base,
                Points::from_points(no_deal.change_per_round),
            ))
        });
        paths.collect()
    }
}

fn frame_of(scenario: &Scenario) -> Frame {
    let parties = scenario.parties.iter().map(|party| {
        let mut never = Vec::new();
        for (n, issue) in scenario.issues.iter().enumerate() {
            let lines = party.never.0.iter().find(|(i, _)| i.index() == n);
            never.extend(
                (0..issue.len() as u16)
                    .map(|o| lines.is_some_and(|(_, never)| never.contains(&OptionId(o)))),
            );
        }
        PartyFrame {
            id: party.id.clone(),
            name: party.name.clone(),
            role: party.role,
            veto: party.veto,
            delay: party.delay,
            never,
        }
    });
    let issues = scenario.issues.iter().map(|issue| IssueFrame {
        id: issue.id.clone(),
        title: issue.title.clone(),
        called: issue.called(),
        on_charts: issue.on_charts().to_owned(),
        titles: issue.titles.clone(),
        options: (0..issue.len() as u16)
            .map(|o| issue.label(OptionId(o)))
            .collect(),
    });
    let rules = scenario.rules.iter().map(|rule| {
        let (when, then) = match &rule.law {
            Law::IfThen { when, then } => (when, Some(Condition::compile(then))),
            Law::Not(never) => (never, None),
        };
        RuleFrame {
            id: rule.id.clone(),
            when: Condition::compile(when),
            then,
        }
    });
    Frame::new(
        parties.collect(),
        issues.collect(),
        rules.collect(),
        scenario
            .ratifiers
            .iter()
            .map(|body| body.title.clone())
            .collect(),
        scenario.time.rounds,
        match scenario.talks.protocol {
            Protocol::AlternatingOffers { quota, binds: true } => quota,
            _ => None,
        },
    )
}
