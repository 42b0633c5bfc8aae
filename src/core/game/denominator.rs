//! The common denominator of a scenario's numbers: the unit in which all of them are integers.
//!
//! **Formula.** D is the least common multiple of 10⁹ and of the denominators, in lowest terms, of every number that enters
//! a worth or a need: each weight·score/Σweights, each score, link, cost of a public commitment, cost of delay, effect of a
//! lever or shock, no-deal value and its change, and each ratifier's value without spread. Where the 10⁹ does not fit
//! beside the others, D is their least common multiple, times the least integer that brings it to 10⁹ or beyond. Where they
//! do not fit by themselves (D times the largest sum of worths reaches 2⁵⁰), D is 10⁹ and each number is rounded once.
//! **Parameters.** none. **Units.** 1/D of a point. **Assumes** decimals of at most 17 significant digits, as doubles hold
//! them.
//! **Source.** none: fractions over their common denominator.

use super::rows::{Row, rows};
use super::{Points, Unit};
use crate::scenario::{Delay, Fraction, NoDealBase, OptionId, Party, Scenario, gcd, lcm};

/// The unit of a game's numbers, and how exact they are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Precision {
    pub(super) unit: Unit,
    /// The largest error of a deal's worth minus the value it is compared with; `None` if there is no error.
    pub(super) slack: Option<Points>,
}

impl Precision {
    /// For numbers that are given as integers of this unit.
    pub(super) const fn exact(unit: Unit) -> Self {
        Precision { unit, slack: None }
    }

    pub(super) fn of(scenario: &Scenario) -> Self {
        let most = most_units(scenario);
        let all = |start: i128| {
            let mut common = Common {
                common: start,
                most,
                dividing: 1,
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
    /// A denominator that divides it: that of the previous number, since neighbours in the file often share one.
    dividing: i128,
}

impl Common {
    /// Includes a number; `None` if no common denominator fits.
    fn take(&mut self, number: Option<Fraction>) -> Option<()> {
        let number = number?;
        if number.under == self.dividing {
            return Some(());
        }
        if self.common % number.under == 0 {
            self.dividing = number.under;
            return Some(());
        }
        let units = number.over.checked_mul(self.common);
        if units.is_none_or(|units| units % number.under != 0) {
            let under = number.reduced().under;
            self.common = lcm(self.common, under).filter(|&common| common < self.most)?;
        }
        Some(())
    }
}

/// The most units that all worths and needs may reach together. Below it, sums in which searches weigh parties by up to a
/// few thousand still fit 64 bits, and a share of a worth in double precision is off by less than a unit.
const ROOM: f64 = (1_i64 << 50) as f64;

/// The most units per point for which worths stay within `ROOM`.
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
        100.0 + delay + no_deal + 8.0 * scenario.uncertainty.no_deal
    });
    let links = scenario.links.iter().map(|link| link.change.abs());
    let bodies = scenario.ratifiers.iter();
    let bodies = bodies.map(|body| {
        let members = body.members.iter().map(|member| {
            let own = if member.has_own_view() { 100.0 } else { 0.0 };
            own + member.no_deal.abs()
        });
        body.value.abs() + 8.0 * body.spread + members.sum::<f64>()
    });
    let broken = scenario.commitments.iter();
    let broken = broken.map(|c| c.cost * c.position.0.len() as f64);
    let levers = scenario.levers.iter();
    let levers = levers.map(|lever| sum(&lever.hits) + sum(&lever.costs));
    let shocks = scenario.shocks.iter();
    let shocks = shocks.map(|shock| sum(&shock.no_deal) * rounds);
    let largest: f64 = parties.chain(links).chain(bodies).sum::<f64>()
        + broken.chain(levers).chain(shocks).sum::<f64>();
    // At least one unit per point, whatever the numbers are: those that are too large saturate.
    (ROOM / largest).max(1.0) as i128
}

/// Bounds the error of a worth minus a need by counting the numbers in it, each rounded by up to half a unit.
fn slack(scenario: &Scenario) -> Points {
    let rounds = i64::from(scenario.time.rounds);
    let broken = scenario.commitments.iter();
    let broken: usize = broken.map(|c| c.position.0.len()).sum();
    let events = rounds * (scenario.shocks.len() + 1) as i64 + scenario.levers.len() as i64 * 2;
    // A no-deal package is itself a worth.
    let worth = (scenario.issues.len() + scenario.links.len() + broken) as i64 * 2;
    Points((worth + rounds + events + 2) / 2 + 1)
}

/// Passes every number that enters a worth or a need to `take`; `None` for one that does not fit a fraction in 128 bits.
/// Stops as soon as `take` does.
fn every_number(
    scenario: &Scenario,
    take: &mut impl FnMut(Option<Fraction>) -> Option<()>,
) -> Option<()> {
    let decimal = Fraction::decimal;
    for row in rows(scenario) {
        let shares = Shares::of_row_in(&row, scenario);
        for (i, issue) in scenario.issues.iter().enumerate() {
            let Some(scores) = row.scores(i, issue) else {
                continue;
            };
            let share = shares.as_ref()?.of_one(i);
            let (scores, parts) = (scores.row(issue), scores.row_times(issue, share));
            for option in (0..issue.len() as u16).map(OptionId) {
                take(scores.at(option))?;
                take(parts.at(option))?;
            }
        }
    }
    for party in &scenario.parties {
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
    let bodies = bodies.filter(|body| body.spread <= 0.0 && !body.has_members());
    let bodies = bodies.map(|body| body.value);
    let members = scenario.ratifiers.iter().flat_map(|body| &body.members);
    let members = members.map(|member| member.no_deal);
    let levers = scenario.levers.iter();
    let levers = levers.flat_map(|lever| lever.hits.iter().chain(&lever.costs));
    let shocks = scenario.shocks.iter().flat_map(|shock| &shock.no_deal);
    let events = levers.chain(shocks).map(|(_, points)| *points);
    let mut rest = links
        .chain(costs)
        .chain(bodies)
        .chain(members)
        .chain(events);
    rest.try_for_each(|number| take(decimal(number)))
}

/// The no-deal value in points on day one, as a fraction; `None` if it does not fit one, or is the worth of a package.
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

/// A party's weights as integers without a common divisor, and their total.
pub(super) struct Shares {
    weights: Vec<i128>,
    total: i128,
}

impl Shares {
    /// From a party's row; `None` if it does not fit or sums to zero.
    fn of(scenario: &Scenario, party: usize) -> Option<Self> {
        let scored = scenario.issues.iter();
        let scored = scored.filter(|issue| issue.scores[party].is_some()).count();
        Self::of_row(&row(&scenario.parties[party], scored)?)
    }

    fn of_row(row: &[Fraction]) -> Option<Self> {
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

    /// From the weights of a row; `None` if they do not fit.
    pub(super) fn of_row_in(row: &Row<'_>, scenario: &Scenario) -> Option<Self> {
        match row.own_weights() {
            Some(weights) => Shares::of_numbers(weights),
            None => Shares::of(scenario, row.party),
        }
    }

    /// From numbers ≥ 0; `None` if they do not fit or sum to zero.
    fn of_numbers(weights: &[f64]) -> Option<Self> {
        let row = weights.iter().map(|&weight| Fraction::decimal(weight));
        Self::of_row(&row.collect::<Option<Vec<_>>>()?)
    }

    /// The amount that one point of score on an issue adds to a worth.
    pub(super) fn of_one(&self, issue: usize) -> Fraction {
        Fraction {
            over: self.weights[issue],
            under: self.total,
        }
    }
}

/// A row of weights as fractions. A party without a row has 100/n for each of the n issues on which it has scores: not a
/// decimal in general, but exact as a fraction.
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

#[cfg(test)]
mod tests {
    use crate::format::{Setting, Source, read};
    use crate::game::{Game, Points, Unit, compile};
    use crate::scenario::{IssueId, OptionId, PartyId};

    fn game(text: &str, settings: &[(&str, f64)]) -> Game {
        let settings: Vec<Setting> = settings
            .iter()
            .map(|(path, value)| Setting::new(*path, value))
            .collect();
        let reading = read(&Source::from_text("x.toml", text), &settings).unwrap();
        compile(&reading.scenario)
    }

    fn case(name: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/cases");
        std::fs::read_to_string(format!("{folder}/{name}.toml")).unwrap()
    }

    const ANN: PartyId = PartyId(0);

    /// 70/3 + 40/3 + 10/3 = 40. // case 36
    #[test]
    fn three_thirds_are_a_whole() {
        let game = game(&case("thirds-walkaway"), &[]);
        let unit = game.unit();
        assert_eq!((unit, game.slack()), (Unit::per_point(3_000_000_000), None));
        let deal = [OptionId(0); 3];
        assert_eq!(game.worth(ANN, &deal), unit.whole(40));
        assert_eq!(game.no_deal_at(ANN, 0), Some(unit.whole(40)));
        assert!(game.failures(&deal, crate::game::Within::All, 0).is_empty());
    }

    // case 38
    #[test]
    fn a_half_is_not_rounded_before_it_is_added() {
        let game = game(&case("half"), &[]);
        let payoff = game.payoff(ANN, IssueId(0), OptionId(0));
        assert_eq!(
            game.unit().ratio(61_678_198_125, 10_000_000_000),
            Some(payoff)
        );
        assert_eq!(game.slack(), None);
    }

    #[test]
    fn a_default_weight_beside_one_that_is_set_is_a_third_of_a_hundred() {
        // 40 of 40 + 100/3 + 100/3 is 3/8.
        let game = game(&case("thirds-walkaway"), &[("weights.ann.x", 40.0)]);
        let payoff = game.payoff(ANN, IssueId(0), OptionId(0));
        assert_eq!(game.unit().ratio(70 * 3, 8), Some(payoff));
        assert_eq!(game.slack(), None);
    }

    #[test]
    fn ranges_and_peaks_are_fractions() {
        let game = game(
            "schema = 1\nparty.ann = {}\nparty.ben = {}\n[issue.price]\nrange = { from = 0, to = 7, step = 1 }\n\
             ann = { from = 0, to = 100 }\nben = { ideal = 3, from = 0, to = 50 }\n",
            &[],
        );
        let payoff = |party, option| game.payoff(PartyId(party), IssueId(0), OptionId(option));
        let unit = game.unit();
        assert_eq!(unit.ratio(300, 7), Some(payoff(0, 3)));
        assert_eq!(unit.ratio(100, 3), Some(payoff(1, 1)));
        assert_eq!(unit.ratio(125, 2), Some(payoff(1, 6)));
        assert_eq!(
            game.score(PartyId(1), IssueId(0), OptionId(6)),
            payoff(1, 6)
        );
    }

    #[test]
    fn numbers_without_a_common_denominator_are_rounded_and_say_so() {
        let weights = [1009, 1013, 1019, 1021, 1031, 1033];
        let mut text = "schema = 1\n".to_owned();
        for n in 0..weights.len() {
            text += &format!("[party.p{n}]\nno_deal = 10\n");
        }
        text += "[weights]\n";
        for (n, weight) in weights.iter().enumerate() {
            text += &format!("p{n} = {{ x = 1, y = {} }}\n", weight - 1);
        }
        for issue in ["x", "y"] {
            text += &format!("[issue.{issue}]\noptions = [\"l\", \"r\"]\n");
            for n in 0..weights.len() {
                text += &format!("p{n} = [{n}.125, 100]\n");
            }
        }
        let game = game(&text, &[]);
        assert_eq!(game.unit(), Unit::BILLIONTH);
        assert!(
            game.slack()
                .is_some_and(|slack| slack > Points(1) && slack < Points(50))
        );
    }

    #[test]
    fn what_fits_no_billionth_has_a_denominator_of_its_own() {
        let text = "schema = 1\nparty.ann = {}\nparty.ben = { no_deal = 0.000000000001 }\n\
                    [issue.x]\noptions = [\"l\", \"r\"]\nann = [1, 0]\nben = [0, 1]\n";
        let game = game(text, &[]);
        assert_eq!(game.no_deal_at(PartyId(1), 0), Some(Points(1)));
        assert_eq!(game.unit(), Unit::per_point(1_000_000_000_000));
    }
}
