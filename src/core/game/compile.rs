//! From a scenario's numbers to a game's: integers in the game's unit, on which all later arithmetic is exact.

use super::denominator::{Precision, Shares, points_without_a_deal};
use super::frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
use super::unit::InUnits;
use super::values::{Given, Values};
use super::{Condition, Game, Link, NoDealPath, Points, Ratifier, Unit, Votes};
use crate::scenario::{Law, NoDealBase, OptionId, PartyId, Protocol, Scenario};
use std::sync::Arc;

/// Compiles a scenario with the numbers of its file, in the unit that makes all of them integers.
pub fn compile(scenario: &Scenario) -> Game {
    compile_as(scenario, Precision::of(scenario))
}

/// Compiles a scenario in the unit of another one; numbers that are not integers in it are rounded once.
pub fn compile_in(scenario: &Scenario, unit: Unit) -> Game {
    compile_as(scenario, Precision::exact(unit))
}

fn compile_as(scenario: &Scenario, precision: Precision) -> Game {
    let unit = precision.unit;
    let links = scenario.links.iter().map(|link| Link {
        party: link.party,
        when: Condition::compile(&link.when),
        change: unit.given(link.change),
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
            threshold: votes.threshold(unit),
            votes,
            unit,
        }
    });
    let values = Values::of(scenario);
    let mut payoffs = Vec::new();
    let mut scores = Vec::new();
    for (n, row) in values.scores.iter().enumerate() {
        let shares = Shares::of(scenario, n);
        let weights = &values.weights[n];
        let total: f64 = weights.iter().sum();
        let mut rest = row.as_slice();
        for (i, issue) in scenario.issues.iter().enumerate() {
            let (own, others) = rest.split_at(issue.len());
            rest = others;
            let Some(given) = &issue.scores[n] else {
                let nothing = own.iter().map(|_| Points::ZERO);
                scores.extend(nothing.clone());
                payoffs.extend(nothing);
                continue;
            };
            let row = given.row(issue);
            let parts = shares.as_ref();
            let parts = parts.map(|shares| given.row_times(issue, shares.of_one(i)));
            let (mut whole, mut part) = (InUnits::of(unit), InUnits::of(unit));
            for (&score, option) in own.iter().zip((0..).map(OptionId)) {
                let exact = row.at(option).and_then(|exact| whole.take(exact));
                scores.push(exact.unwrap_or_else(|| unit.points(score)));
                let exact = parts.as_ref().and_then(|parts| parts.at(option));
                let exact = exact.and_then(|exact| part.take(exact));
                payoffs.push(exact.unwrap_or_else(|| unit.points(weights[i] * score / total)));
            }
        }
    }
    let blank = Game {
        frame: Arc::new(frame_of(scenario, precision)),
        payoffs: Vec::new(),
        scores: Vec::new(),
        weights: Vec::new(),
        links: links.collect(),
        no_deal: Vec::new(),
        waived: Vec::new(),
        ratifiers: ratifiers.collect(),
        given: Arc::new(Given {
            values,
            payoffs,
            scores,
        }),
    };
    let given = Arc::clone(&blank.given);
    blank.with_values(scenario, &given.values)
}

impl Game {
    /// Compiles the same scenario with other numbers, sharing everything that they do not change. Numbers equal to the
    /// file's stay exact; others are rounded once.
    pub fn with_values(&self, scenario: &Scenario, values: &Values) -> Game {
        let frame = &self.frame;
        let unit = self.unit();
        let given = &self.given;
        let mut payoffs = given.payoffs.clone();
        let mut scores = given.scores.clone();
        for (n, (weights, row)) in values.weights.iter().zip(&values.scores).enumerate() {
            let first = n * frame.slots;
            let as_given = same(weights, &given.values.weights[n]);
            if as_given && same(row, &given.values.scores[n]) {
                continue;
            }
            let total: f64 = weights.iter().sum();
            let (old, new) = (&given.values.scores[n], row);
            for (i, weight) in weights.iter().enumerate() {
                let slots = frame.first_slot[i]..frame.first_slot[i] + usize::from(frame.sizes[i]);
                for slot in slots {
                    let score = new[slot];
                    let same_score = score.to_bits() == old[slot].to_bits();
                    if !same_score {
                        scores[first + slot] = unit.points(score);
                    }
                    if !(as_given && same_score) {
                        payoffs[first + slot] = unit.points(weight * score / total);
                    }
                }
            }
        }
        let mut game = Game {
            frame: Arc::clone(frame),
            payoffs,
            scores,
            weights: values.weights.concat(),
            links: Arc::clone(&self.links),
            no_deal: Vec::new(),
            waived: self.waived.clone(),
            ratifiers: Arc::clone(&self.ratifiers),
            given: Arc::clone(given),
        };
        game.no_deal = game.no_deal_paths(scenario, values);
        // Charged after the no-deal paths are computed: breaking a promise costs something only in a deal, not in a no-deal
        // package.
        game.charge_commitments(scenario);
        game
    }

    /// Subtracts the cost of public commitments from the worth of the options that break them.
    fn charge_commitments(&mut self, scenario: &Scenario) {
        let unit = self.unit();
        for commitment in &scenario.commitments {
            let cost = unit.given(commitment.cost);
            for (issue, kept) in &commitment.position.0 {
                let first = commitment.party.index() * self.frame.slots
                    + self.frame.first_slot[issue.index()];
                for option in (0..self.frame.sizes[issue.index()]).map(OptionId) {
                    if kept.binary_search(&option).is_err() {
                        self.payoffs[first + option.index()] -= cost;
                    }
                }
            }
        }
    }

    fn no_deal_paths(&self, scenario: &Scenario, values: &Values) -> Vec<Option<NoDealPath>> {
        let unit = self.unit();
        let paths = scenario.parties.iter().enumerate().map(|(n, party)| {
            let no_deal = party.no_deal.as_ref()?;
            let shift = values.no_deal_shift[n];
            // A value that is not drawn is exact where it fits.
            let exact =
                || unit.exactly(points_without_a_deal(&no_deal.base).filter(|_| shift == 0.0)?);
            let points = |points: f64| exact().unwrap_or_else(|| unit.points(points + shift));
            let base = match &no_deal.base {
                NoDealBase::Value(value) => points(*value),
                NoDealBase::War {
                    win,
                    if_win,
                    if_lose,
                    cost,
                } => points(win * if_win + (1.0 - win) * if_lose - cost),
                NoDealBase::Package(text) => {
                    self.worth(PartyId(n as u16), text) + unit.points(shift)
                }
            };
            Some(NoDealPath::new(base, unit.given(no_deal.change_per_round)))
        });
        paths.collect()
    }
}

fn same(new: &[f64], old: &[f64]) -> bool {
    let pairs = new.iter().zip(old);
    new.len() == old.len() && pairs.into_iter().all(|(a, b)| a.to_bits() == b.to_bits())
}

fn frame_of(scenario: &Scenario, precision: Precision) -> Frame {
    let parties = scenario.parties.iter().map(|party| {
        let mut never = Vec::new();
        for (n, issue) in scenario.issues.iter().enumerate() {
            let first = never.len();
            never.resize(first + issue.len(), false);
            let lines = party.never.0.iter().filter(|(i, _)| i.index() == n);
            for option in lines.flat_map(|(_, crossed)| crossed) {
                never[first + option.index()] = true;
            }
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
    let frame = Frame::new(
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
    );
    Frame {
        durability: scenario.durability.clone(),
        ..frame
    }
    .with_precision(precision)
}
