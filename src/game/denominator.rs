//! The common denominator of a scenario's numbers: the unit in which all of them are whole.
//!
//! **Formula.** D is the least common multiple of 10⁹ and of the denominators, in lowest terms, of every number that a worth or
//! a need is made of: each weight·score/Σweights, each score, link, cost of a public commitment, cost of delay, effect of a
//! lever or shock, no-deal value and its change, and each body's value without spread. Where the 10⁹ does not fit beside the
//! others, D is their least common multiple, times the least whole number that leads to 10⁹ or beyond. Where they do not fit by
//! themselves (D times the largest sum of worths reaches 2⁵⁸), D is 10⁹ and each number is rounded once.
//! **Parameters.** none. **Units.** 1/D of a point. **Assumes** decimals of at most 17 significant digits, as doubles hold them.
//! **Source.** none: fractions over their common denominator.

use super::{Points, Unit};
use crate::scenario::{Delay, Fraction, NoDealBase, OptionId, Party, Scenario, gcd, lcm};

/// In what unit the numbers of a game stand, and how exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Precision {
    pub(super) unit: Unit,
    /// By how much at most the worth of a deal less what it is compared with is off; `None`: not at all.
    pub(super) slack: Option<Points>,
}

impl Precision {
    /// Of numbers that are whole in this unit as they are given.
    pub(super) const fn exact(unit: Unit) -> Self {
        Precision { unit, slack: None }
    }

    pub(super) fn of(scenario: &Scenario) -> Self {
        let most = most_units(scenario);
        let all = |start: i128| {
            let mut common = Common {
                common: start,
                most,
            };
            every_number(scenario, &mut |number| common.take(number))?;
            Some(common.common)
        };
        let billion = i128::from(Unit::BILLIONTH.size());
        let fine = |common: i128| common * ((billion - 1) / common + 1);
        let size = all(billion).or_else(|| all(1).map(fine).filter(|&size| size < most));
        match size.and_then(|size| i64::try_from(size).ok()) {
            Some(size) => Precision::exact(Unit::per_point(size)),
            None => Precision {
                unit: Unit::BILLIONTH,
                slack: Some(slack(scenario)),
            },
        }
    }
}

/// The least common multiple so far.
struct Common {
    common: i128,
    most: i128,
}

impl Common {
    /// Takes a number in; `None` where there is no common denominator that fits.
    fn take(&mut self, number: Option<Fraction>) -> Option<()> {
        let number = number?;
        let units = number.over.checked_mul(self.common);
        if units.is_none_or(|units| units % number.under != 0) {
            let under = number.reduced().under;
            self.common = lcm(self.common, under).filter(|&common| common < self.most)?;
        }
        Some(())
    }
}

/// Units that all worths and needs together may reach. Sums over parties and products with small weights fit beside it.
const ROOM: f64 = (1_i64 << 58) as f64;

/// The most units a point so that worths stay in their room.
fn most_units(scenario: &Scenario) -> i128 {
    let rounds = f64::from(scenario.time.rounds);
    let sum = |hits: &[(_, f64)]| hits.iter().map(|(_, points)| points.abs()).sum::<f64>();
    let parties = scenario.parties.iter().map(|party| {
        let delay = match party.delay {
            Delay::Cost(points) => points.abs() * rounds,
            Delay::Patience(_) => 0.0,
        };
        let no_deal = party.no_deal.as_ref().map_or(0.0, |no_deal| {
            let base = match &no_deal.base {
                NoDealBase::Value(points) => points.abs(),
                NoDealBase::War {
                    if_win,
                    if_lose,
                    cost,
                    ..
                } => if_win.abs() + if_lose.abs() + cost.abs(),
                NoDealBase::Package(_) => 100.0,
            };
            base + (no_deal.change_per_round.abs() + 8.0 * no_deal.volatility) * rounds
        });
        200.0 + delay + no_deal + 8.0 * scenario.uncertainty.no_deal
    });
    let links = scenario.links.iter().map(|link| link.change.abs());
    let bodies = scenario.ratifiers.iter();
    let bodies = bodies.map(|body| body.value.abs() + 8.0 * body.spread);
    let broken = scenario.commitments.iter();
    let broken = broken.map(|c| c.cost * c.position.0.len() as f64);
    let levers = scenario.levers.iter();
    let levers = levers.map(|lever| sum(&lever.hits) + sum(&lever.costs));
    let shocks = scenario.shocks.iter();
    let shocks = shocks.map(|shock| sum(&shock.no_deal) * rounds);
    let largest: f64 = parties.chain(links).chain(bodies).sum::<f64>()
        + broken.chain(levers).chain(shocks).sum::<f64>();
    // At least one unit a point, whatever the numbers are: those that are too large saturate.
    (ROOM / largest).max(1.0) as i128
}

/// How many numbers that are rounded by up to half a unit stand behind a worth less a need, at most.
fn slack(scenario: &Scenario) -> Points {
    let rounds = i64::from(scenario.time.rounds);
    let broken = scenario.commitments.iter();
    let broken: usize = broken.map(|c| c.position.0.len()).sum();
    let events = rounds * (scenario.shocks.len() + 1) as i64 + scenario.levers.len() as i64 * 2;
    // A package without a deal is a worth of its own.
    let worth = (scenario.issues.len() + scenario.links.len() + broken) as i64 * 2;
    Points((worth + rounds + events + 2) / 2 + 1)
}

/// Shows every number that a worth or a need is made of; `None` for one that no fraction in 128 bits holds. Ends early where
/// `take` does.
fn every_number(
    scenario: &Scenario,
    take: &mut impl FnMut(Option<Fraction>) -> Option<()>,
) -> Option<()> {
    let decimal = Fraction::decimal;
    for (n, party) in scenario.parties.iter().enumerate() {
        let shares = Shares::of(scenario, n);
        for (i, issue) in scenario.issues.iter().enumerate() {
            let Some(scores) = &issue.scores[n] else {
                continue;
            };
            for option in (0..issue.len() as u16).map(OptionId) {
                let score = scores.exact(issue, option);
                take(score)?;
                take(shares.as_ref().and_then(|shares| shares.part(i, score?)))?;
            }
        }
        if let Delay::Cost(points) = party.delay {
            take(decimal(points))?;
        }
        if let Some(no_deal) = &party.no_deal {
            take(decimal(no_deal.change_per_round))?;
            if !matches!(no_deal.base, NoDealBase::Package(_)) {
                take(points_without_a_deal(&no_deal.base))?;
            }
        }
    }
    let links = scenario.links.iter().map(|link| link.change);
    let costs = scenario.commitments.iter().map(|broken| broken.cost);
    let bodies = scenario.ratifiers.iter();
    let bodies = bodies.filter(|body| body.spread <= 0.0).map(|b| b.value);
    let levers = scenario.levers.iter();
    let levers = levers.flat_map(|lever| lever.hits.iter().chain(&lever.costs));
    let shocks = scenario.shocks.iter().flat_map(|shock| &shock.no_deal);
    let events = levers.chain(shocks).map(|(_, points)| *points);
    let mut rest = links.chain(costs).chain(bodies).chain(events);
    rest.try_for_each(|number| take(decimal(number)))
}

/// Points without a deal on day one, as a fraction; `None` for a package, too.
pub(super) fn points_without_a_deal(base: &NoDealBase) -> Option<Fraction> {
    let decimal = Fraction::decimal;
    match base {
        NoDealBase::Value(points) => decimal(*points),
        NoDealBase::War {
            win,
            if_win,
            if_lose,
            cost,
        } => {
            let win = decimal(*win)?;
            let lose = Fraction::whole(1).minus(win)?;
            let won = win.times(decimal(*if_win)?)?;
            let lost = lose.times(decimal(*if_lose)?)?;
            won.plus(lost)?.minus(decimal(*cost)?)
        }
        NoDealBase::Package(_) => None,
    }
}

/// A party's weights in whole numbers that have no common divisor, and their total.
pub(super) struct Shares {
    weights: Vec<i128>,
    total: i128,
}

impl Shares {
    /// Of a party's row; `None` where it does not fit or adds up to nothing.
    pub(super) fn of(scenario: &Scenario, party: usize) -> Option<Self> {
        let scored = scenario.issues.iter();
        let scored = scored.filter(|issue| issue.scores[party].is_some()).count();
        let row = row(&scenario.parties[party], scored)?;
        let under = row.iter().try_fold(1, |under, w| lcm(under, w.under))?;
        let scaled = row.iter();
        let weights = scaled.map(|w| w.over.checked_mul(under / w.under));
        let mut weights: Vec<i128> = weights.collect::<Option<_>>()?;
        let common = weights.iter().fold(0, |common, &w| {
            if common == 0 && w == 0 {
                0
            } else {
                gcd(common, w)
            }
        });
        weights.iter_mut().for_each(|w| *w /= common.max(1));
        let total = weights
            .iter()
            .try_fold(0_i128, |sum, &w| sum.checked_add(w))?;
        (total > 0).then_some(Shares { weights, total })
    }

    /// What a score on an issue adds to a worth.
    pub(super) fn part(&self, issue: usize, score: Fraction) -> Option<Fraction> {
        let share = Fraction {
            over: self.weights[issue],
            under: self.total,
        };
        score.times(share)
    }
}

/// A row of weights as fractions. Without a row of its own a party has 100/n each over the n issues on which it has scores: no
/// decimal, but what is meant is known.
fn row(party: &Party, scored: usize) -> Option<Vec<Fraction>> {
    let each = 100.0 / scored.max(1) as f64;
    let row = party.weights.iter().map(|&weight| {
        if weight.to_bits() == each.to_bits() {
            let under = i128::try_from(scored.max(1)).ok()?;
            Some(Fraction { over: 100, under })
        } else {
            Fraction::decimal(weight)
        }
    });
    row.collect()
}
