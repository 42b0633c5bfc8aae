//! The twin: worth and gates of every deal of a file in exact fractions, written over one denominator so that comparing
//! them is comparing whole numbers.

use super::number::{Fraction, common, real, whole};
use super::reading::{Base, Condition, File, Protocol, Role};
use num_bigint::BigInt;

/// So near to a threshold that is not a fraction nothing is told, in points.
const NEAR: f64 = 1e-9;

pub struct Twin {
    pub file: File,
    /// Whole numbers a point: every worth, walk-away, link and cost is a whole number of these, and so is 10⁻⁹.
    pub unit: BigInt,
    pub sizes: Vec<usize>,
    /// Every deal, lowest first.
    pub deals: Vec<Vec<usize>>,
    /// By deal and party.
    pub worth: Vec<Vec<i128>>,
    /// By party, issue and option, over a denominator of their own.
    pub scores: Vec<Vec<Vec<i128>>>,
    /// Base and change of each party that has one.
    pub no_deal: Vec<Option<(i128, i128)>>,
    thresholds: Vec<Threshold>,
    /// The denominator of the scores.
    grain: BigInt,
    /// The largest sum of absolute numbers that a party's worth and no deal are made of, in points.
    pub largest: f64,
}

enum Threshold {
    Exact(i128),
    /// In points.
    Real(f64),
}

/// Why a deal fails, in the order of gates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gate {
    Rule(usize),
    RedLine(usize, usize),
    WalkAway(usize),
    Consent(usize),
    Body(usize),
}

impl Gate {
    /// 0 rules, 1 red lines, 2 walk-aways, 3 consents, 4 bodies.
    pub fn stage(self) -> usize {
        match self {
            Gate::Rule(_) => 0,
            Gate::RedLine(..) => 1,
            Gate::WalkAway(_) => 2,
            Gate::Consent(_) => 3,
            Gate::Body(_) => 4,
        }
    }
}

/// What the gates say of a deal in a round.
pub struct Verdict {
    pub failed: Vec<Gate>,
    /// Bodies so near to their threshold that the twin does not tell.
    pub near: Vec<usize>,
}

impl Twin {
    /// `None` where its whole numbers would not fit.
    pub fn of(file: File) -> Option<Self> {
        let contributions = contributions(&file);
        let mut unit = BigInt::from(1);
        let every = contributions.iter().flatten().flatten();
        let links = file
            .links
            .iter()
            .chain(&file.commitments)
            .map(|(.., change)| change);
        let exact = file.bodies.iter().filter(|body| body.spread == whole(0));
        let stated = file
            .parties
            .iter()
            .filter_map(|party| party.no_deal.as_ref());
        let stated = stated.flat_map(|(base, change)| match base {
            Base::Points(points) => vec![points, change],
            Base::Package(_) => vec![change],
        });
        for number in every
            .chain(links)
            .chain(exact.map(|body| &body.value))
            .chain(stated)
        {
            unit = common(&unit, number.denom());
        }
        let mut grain = BigInt::from(1);
        let scores = file
            .issues
            .iter()
            .flat_map(|issue| issue.scores.iter().flatten().flatten());
        for score in scores {
            grain = common(&grain, score.denom());
        }
        if unit.bits() > 100 || grain.bits() > 100 {
            return None;
        }
        let scaled = |x: &Fraction| scaled(x, &unit);
        let mut payoffs: Vec<Vec<Vec<i128>>> = contributions
            .iter()
            .map(|party| {
                party
                    .iter()
                    .map(|row| row.iter().map(scaled).collect())
                    .collect()
            })
            .collect();
        let links: Vec<(usize, &Condition, i128)> = file
            .links
            .iter()
            .map(|(party, when, change)| (*party, when, scaled(change)))
            .collect();
        let worth = |payoffs: &[Vec<Vec<i128>>], party: usize, deal: &[usize]| -> i128 {
            let own: i128 = payoffs[party]
                .iter()
                .zip(deal)
                .map(|(row, &o)| row[o])
                .sum();
            let linked = links
                .iter()
                .filter(|(p, when, _)| *p == party && holds(when, deal));
            own + linked.map(|(.., change)| change).sum::<i128>()
        };
        // A public promise costs nothing where there is no deal, so packages are valued before it.
        let no_deal: Vec<Option<(i128, i128)>> = file
            .parties
            .iter()
            .enumerate()
            .map(|(n, party)| {
                let (base, change) = party.no_deal.as_ref()?;
                let base = match base {
                    Base::Points(points) => scaled(points),
                    Base::Package(text) => worth(&payoffs, n, text),
                };
                Some((base, scaled(change)))
            })
            .collect();
        for (party, position, cost) in &file.commitments {
            for (issue, kept) in position {
                for (option, payoff) in payoffs[*party][*issue].iter_mut().enumerate() {
                    if !kept.contains(&option) {
                        *payoff -= scaled(cost);
                    }
                }
            }
        }
        let sizes: Vec<usize> = file
            .issues
            .iter()
            .map(|issue| issue.options.len())
            .collect();
        let deals = all_deals(&sizes);
        let parties = file.parties.len();
        let worths = deals
            .iter()
            .map(|deal| (0..parties).map(|p| worth(&payoffs, p, deal)).collect());
        let worths: Vec<Vec<i128>> = worths.collect();
        let thresholds = file
            .bodies
            .iter()
            .map(|body| match body.spread == whole(0) {
                true => Threshold::Exact(scaled(&body.value)),
                false => Threshold::Real(
                    real(&body.value) + real(&body.spread) * quantile(share(&body.yes, &body.of)),
                ),
            });
        let scores = (0..parties).map(|p| {
            let issues = file.issues.iter();
            issues
                .map(|issue| match &issue.scores[p] {
                    Some(each) => each.iter().map(|s| self::scaled(s, &grain)).collect(),
                    None => vec![0; issue.options.len()],
                })
                .collect()
        });
        let per_point = real(&Fraction::from_integer(unit.clone()));
        let reach = (0..parties).map(|p| {
            let most = |row: &Vec<i128>| row.iter().map(|u| u.abs()).max().unwrap_or(0);
            let own: i128 = payoffs[p].iter().map(most).sum();
            let linked: i128 = links
                .iter()
                .filter(|(q, ..)| *q == p)
                .map(|(.., c)| c.abs())
                .sum();
            let last = i128::from(file.rounds);
            let without = no_deal[p].map_or(0, |(base, change)| base.abs() + change.abs() * last);
            (own + linked).max(without) as f64 / per_point
        });
        Some(Twin {
            largest: reach.fold(0.0, f64::max),
            thresholds: thresholds.collect(),
            scores: scores.collect(),
            grain,
            worth: worths,
            sizes,
            deals,
            no_deal,
            unit,
            file,
        })
    }

    /// Whether all numbers fit the program's whole numbers with room to spare, the denominators of scores included.
    pub fn surely_fits(&self) -> bool {
        let unit = common(&self.unit, &self.grain);
        let parties = self.file.parties.len() as f64;
        real(&Fraction::from_integer(unit)) * self.largest * parties < (1_u64 << 49) as f64
    }

    /// Writes all numbers in a unit that this one divides; false if it does not.
    pub fn refine(&mut self, unit: i64) -> bool {
        let (unit, none) = (BigInt::from(unit), BigInt::ZERO);
        if &unit % &self.unit != none {
            return false;
        }
        let times = i128::try_from(&unit / &self.unit).unwrap();
        self.unit = unit;
        self.worth
            .iter_mut()
            .flatten()
            .for_each(|worth| *worth *= times);
        for (base, change) in self.no_deal.iter_mut().flatten() {
            *base *= times;
            *change *= times;
        }
        for threshold in &mut self.thresholds {
            if let Threshold::Exact(least) = threshold {
                *least *= times;
            }
        }
        true
    }

    /// A worth in points.
    pub fn points(&self, worth: i128) -> Fraction {
        Fraction::new(worth.into(), self.unit.clone())
    }

    pub fn signatories(&self) -> Vec<usize> {
        let all = 0..self.file.parties.len();
        all.filter(|&p| self.file.parties[p].role == Role::Signatory)
            .collect()
    }

    pub fn no_deal_at(&self, party: usize, round: u32) -> Option<i128> {
        let (base, change) = self.no_deal[party]?;
        Some(base + change * i128::from(round))
    }

    pub fn inside_rules(&self, deal: &[usize]) -> bool {
        (0..self.file.rules.len()).all(|rule| self.obeys(rule, deal))
    }

    fn obeys(&self, rule: usize, deal: &[usize]) -> bool {
        let (when, then) = &self.file.rules[rule];
        !holds(when, deal) || then.as_ref().is_some_and(|then| holds(then, deal))
    }

    pub fn crosses(&self, party: usize, issue: usize, option: usize) -> bool {
        let never = self.file.parties[party].never.iter();
        never
            .into_iter()
            .any(|(i, options)| *i == issue && options.contains(&option))
    }

    pub fn inside_red_lines(&self, party: usize, deal: &[usize]) -> bool {
        deal.iter()
            .enumerate()
            .all(|(issue, &option)| !self.crosses(party, issue, option))
    }

    /// Whether this party would rather have no deal.
    fn refuses(&self, party: usize, deal: usize, round: u32) -> bool {
        self.no_deal_at(party, round)
            .is_some_and(|floor| self.worth[deal][party] < floor)
    }

    /// Whether a quota that binds lets those who refuse be outvoted.
    fn imposed(&self, deal: usize, round: u32) -> Vec<usize> {
        let Protocol::Alternating {
            quota: Some(quota),
            binds: true,
        } = self.file.protocol
        else {
            return Vec::new();
        };
        let signatories = self.signatories();
        let open: Vec<usize> = signatories
            .iter()
            .copied()
            .filter(|&p| !self.file.parties[p].veto)
            .collect();
        let spare = signatories.len() - quota.min(signatories.len());
        let against = open
            .iter()
            .filter(|&&p| self.refuses(p, deal, round))
            .count();
        if against <= spare { open } else { Vec::new() }
    }

    pub fn judge(&self, deal: usize, round: u32) -> Verdict {
        let text = &self.deals[deal];
        let mut failed: Vec<Gate> = (0..self.file.rules.len())
            .filter(|&rule| !self.obeys(rule, text))
            .map(Gate::Rule)
            .collect();
        let imposed = self.imposed(deal, round);
        for (party, person) in self.file.parties.iter().enumerate() {
            let crossed = (0..text.len()).filter(|&issue| self.crosses(party, issue, text[issue]));
            failed.extend(crossed.map(|issue| Gate::RedLine(party, issue)));
            if self.refuses(party, deal, round) {
                match person.role {
                    Role::Signatory if !imposed.contains(&party) => {
                        failed.push(Gate::WalkAway(party))
                    }
                    Role::Guarantor | Role::Mediator => failed.push(Gate::Consent(party)),
                    _ => {}
                }
            }
        }
        let mut near = Vec::new();
        for (n, body) in self.file.bodies.iter().enumerate() {
            if !holds(&body.only_if, text) {
                continue;
            }
            let worth = self.worth[deal][body.party];
            let short = match self.thresholds[n] {
                Threshold::Exact(least) => worth < least,
                Threshold::Real(least) => {
                    let over = real(&self.points(worth)) - least;
                    if over.abs() < NEAR {
                        near.push(n);
                    }
                    over < 0.0
                }
            };
            if short
                || body
                    .veto
                    .iter()
                    .any(|&holder| self.refuses(holder, deal, round))
            {
                failed.push(Gate::Body(n));
            }
        }
        failed.sort();
        Verdict { failed, near }
    }

    /// How far the nearest worth lies from what a gate asks for in a round, in points.
    pub fn margin(&self, deal: usize, round: u32) -> f64 {
        let off = |worth: i128, least: f64| (real(&self.points(worth)) - least).abs();
        let floors = (0..self.file.parties.len()).filter_map(|p| {
            let floor = self.no_deal_at(p, round)?;
            Some(real(&self.points((self.worth[deal][p] - floor).abs())))
        });
        let bodies = self
            .file
            .bodies
            .iter()
            .zip(&self.thresholds)
            .map(|(body, threshold)| {
                let worth = self.worth[deal][body.party];
                match threshold {
                    Threshold::Exact(least) => real(&self.points((worth - least).abs())),
                    Threshold::Real(least) => off(worth, *least),
                }
            });
        floors.chain(bodies).fold(f64::INFINITY, f64::min)
    }
}

pub fn holds(condition: &Condition, deal: &[usize]) -> bool {
    condition
        .iter()
        .all(|(issue, options)| options.contains(&deal[*issue]))
}

/// Weight × score over the total of weights, by party, issue and option.
fn contributions(file: &File) -> Vec<Vec<Vec<Fraction>>> {
    let each = file.parties.iter().enumerate().map(|(n, party)| {
        let alike = || -> Vec<Fraction> {
            let scored = file.issues.iter().map(|issue| issue.scores[n].is_some());
            scored.map(|scored| whole(i64::from(scored))).collect()
        };
        let weights = party.weights.clone().unwrap_or_else(alike);
        let total: Fraction = weights.iter().sum();
        let rows = file
            .issues
            .iter()
            .zip(&weights)
            .map(|(issue, weight)| match &issue.scores[n] {
                Some(scores) => scores.iter().map(|score| weight * score / &total).collect(),
                None => vec![whole(0); issue.options.len()],
            });
        rows.collect()
    });
    each.collect()
}

fn scaled(x: &Fraction, unit: &BigInt) -> i128 {
    let product = x * unit;
    assert!(product.is_integer());
    i128::try_from(product.to_integer()).unwrap()
}

fn all_deals(sizes: &[usize]) -> Vec<Vec<usize>> {
    sizes.iter().fold(vec![Vec::new()], |deals, &size| {
        let longer = |deal: Vec<usize>| (0..size).map(move |o| [&deal[..], &[o]].concat());
        deals.into_iter().flat_map(longer).collect()
    })
}

/// The share of votes whose quantile a body asks for.
fn share(yes: &Fraction, of: &Fraction) -> f64 {
    match yes >= of {
        true => 1.0 - 0.5 / real(of),
        false => real(yes) / real(of),
    }
}

/// Where the normal distribution reaches a share, by halving.
fn quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..200 {
        let middle = (low + high) / 2.0;
        match libm::erfc(-middle / core::f64::consts::SQRT_2) / 2.0 < share {
            true => low = middle,
            false => high = middle,
        }
    }
    low
}
