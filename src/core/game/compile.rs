//! From a scenario's numbers to a game's: integers in the game's unit, on which all later arithmetic is exact.

use super::denominator::{Precision, Shares, points_without_a_deal};
use super::frame::{Frame, IssueFrame, PartyFrame, RuleFrame};
use super::rows::rows;
use super::unit::InUnits;
use super::values::{Given, Values};
use super::{Condition, Game, Link, Members, NoDealPath, Points, Ratifier, Unit, Voter, Votes};
use crate::probability::{Ballot, Quota};
use crate::scenario::{
    self, Fraction, Law, NoDealBase, OptionId, PartyId, Protocol, Scenario, lcm,
};
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
    let links = seen_links(
        links.collect(),
        scenario.parties.len(),
        scenario.views().map(|view| view.like),
    );
    let mut views = scenario.parties.len() as u16;
    let ratifiers = scenario.ratifiers.iter().map(|body| {
        let only_if = Condition::compile(&body.only_if);
        let veto = body.veto.clone();
        let body = if body.has_members() {
            let members = members_of(body, unit, &mut views);
            let parties = scenario.parties.len();
            Ratifier::of_members(body.party, only_if, members, (unit, parties))
        } else {
            let votes = Votes {
                value: body.value,
                spread: body.spread,
                yes: body.yes,
                of: body.of,
            };
            Ratifier::of_spread(body.party, only_if, votes, unit)
        };
        Ratifier { veto, ..body }
    });
    let values = Values::of(scenario);
    let mut payoffs = Vec::new();
    let mut scores = Vec::new();
    let mut views_of = Vec::new();
    for (n, seen) in rows(scenario).enumerate() {
        let shares = Shares::of_row_in(&seen, scenario);
        let (weights, row) = seen.values(scenario, &values);
        let total: f64 = weights.iter().sum();
        let mut rest = row.as_slice();
        for (i, issue) in scenario.issues.iter().enumerate() {
            let (own, others) = rest.split_at(issue.len());
            rest = others;
            let Some(given) = seen.scores(i, issue) else {
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
        if n >= scenario.parties.len() {
            views_of.push((weights, row));
        }
    }
    let blank = Game {
        frame: Arc::new(frame_of(scenario, precision)),
        payoffs: Vec::new(),
        scores: Vec::new(),
        weights: Vec::new(),
        links: links.into(),
        no_deal: Vec::new(),
        waived: Vec::new(),
        ratifiers: ratifiers.collect(),
        given: Arc::new(Given {
            values,
            views: views_of,
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
        let drawn = rows(scenario).skip(scenario.parties.len());
        let views: Vec<(Vec<f64>, Vec<f64>)> =
            drawn.map(|view| view.values(scenario, values)).collect();
        let views = views.iter().zip(&given.views);
        let views = views.map(|((weights, row), old)| (weights, row, &old.0, &old.1));
        let parties = values.weights.iter().zip(&values.scores);
        let before = given.values.weights.iter().zip(&given.values.scores);
        let parties = parties
            .zip(before)
            .map(|((w, s), (old_w, old_s))| (w, s, old_w, old_s));
        for (n, (weights, new, old_weights, old)) in parties.chain(views).enumerate() {
            let first = n * frame.slots;
            let as_given = same(weights, old_weights);
            if as_given && same(new, old) {
                continue;
            }
            let total: f64 = weights.iter().sum();
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
        let views = scenario.views().map(|member| member.like).enumerate();
        let views: Vec<(usize, PartyId)> = views.collect();
        for commitment in &scenario.commitments {
            let cost = unit.given(commitment.cost);
            let party = commitment.party;
            let like = views.iter().filter(|(_, like)| *like == party);
            let like = like.map(|(n, _)| scenario.parties.len() + n);
            let rows: Vec<usize> = std::iter::once(party.index()).chain(like).collect();
            let positions = commitment.position.0.iter();
            for (row, (issue, kept)) in
                positions.flat_map(|position| rows.iter().map(move |&row| (row, position)))
            {
                let first = row * self.frame.slots + self.frame.first_slot[issue.index()];
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

/// Links of parties, and behind them those of the views, of which each has the links of the party it is like.
pub(super) fn seen_links(
    mut links: Vec<Link>,
    parties: usize,
    likes: impl Iterator<Item = PartyId>,
) -> Vec<Link> {
    let own = links.len();
    for (n, like) in likes.enumerate() {
        let party = PartyId((parties + n) as u16);
        for at in 0..own {
            if links[at].party == like {
                let link = links[at].clone();
                links.push(Link { party, ..link });
            }
        }
    }
    links
}

/// The members of a ratifier; each that has a view of its own takes the next one.
fn members_of(body: &scenario::Ratifier, unit: Unit, views: &mut u16) -> Members {
    let (people, needed) = people_of(body);
    let voters = body.members.iter().zip(people).map(|(member, people)| {
        let view = if member.has_own_view() {
            *views += 1;
            PartyId(*views - 1)
        } else {
            member.like
        };
        Voter {
            name: member.name.clone(),
            view,
            no_deal: unit.given(member.no_deal),
            ballot: Ballot {
                seats: member.seats,
                people,
                veto: member.veto,
            },
        }
    });
    let quota = Quota {
        seats: body.yes.into(),
        people: needed,
        blocking: body.blocking,
    };
    Members::new(voters.collect(), quota, body.noise)
}

/// The people of each member as whole numbers, and how many of them it takes: in the unit in which all are whole, or else in
/// 10⁻⁹ of theirs.
fn people_of(body: &scenario::Ratifier) -> (Vec<u64>, u64) {
    let Some(share) = body.people else {
        return (vec![0; body.members.len()], 0);
    };
    let all = || body.members.iter().map(|member| member.people);
    let exact = |share: f64| -> Option<(Vec<u64>, u64)> {
        let numbers: Vec<Fraction> = all().map(Fraction::decimal).collect::<Option<_>>()?;
        let under = numbers
            .iter()
            .try_fold(1, |under, n| lcm(under, n.reduced().under))?;
        let whole = |n: &Fraction| {
            let n = n.reduced();
            u64::try_from(n.over.checked_mul(under / n.under)?).ok()
        };
        let people: Vec<u64> = numbers.iter().map(whole).collect::<Option<_>>()?;
        let sum = people
            .iter()
            .try_fold(0_u64, |sum, n| sum.checked_add(*n))?;
        let needed = Fraction::decimal(share)?.times(Fraction::whole(sum.into()))?;
        let needed = needed.over.checked_add(needed.under - 1)? / needed.under;
        Some((people, u64::try_from(needed).ok()?))
    };
    exact(share).unwrap_or_else(|| {
        let people: Vec<u64> = all().map(|people| (people * 1e9).round() as u64).collect();
        let sum: f64 = people.iter().map(|&n| n as f64).sum();
        (people, (share * sum).ceil() as u64)
    })
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
