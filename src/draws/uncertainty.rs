//! `[uncertainty]`: a run's numbers, drawn around the file's.

use super::{Luck, PathKey, Purpose};
use crate::game::{About, Game, Parameter, Values, compile};
use crate::probability::normal_quantile;
use crate::scenario::{OptionId, Scenario, Scores};

/// The fact sheet.
pub static ABOUT: About = About {
    name: "uncertainty",
    title: "Uncertainty",
    sentence: "Every drawn run takes its numbers from around the file's.",
    formula: "weight * uniform(1-w, 1+w), then back to a sum of 100; score + normal(0, s), kept in 0-100; no_deal + \
              normal(0, n)",
    parameters: &[
        Parameter {
            name: "weights",
            unit: "share",
            range: "0-1",
            default: "0",
        },
        Parameter {
            name: "scores",
            unit: "points",
            range: ">= 0",
            default: "0",
        },
        Parameter {
            name: "no_deal",
            unit: "points",
            range: ">= 0",
            default: "0",
        },
    ],
    assumptions: "Draws are independent and keyed by seed, run and path, so that changing one number moves no other draw. \
                  Ranges and peaks are drawn at their given points. Links and ratifiers carry no uncertainty.",
    source: "Common random numbers: P. Glasserman & D. D. Yao (1992), Some guidelines and guarantees for common random \
             numbers, Management Science 38(6), 884-908. doi:10.1287/mnsc.38.6.884",
    example: "mar-a-lago",
};

/// What chance says to every number of one run, whatever the numbers themselves are.
///
/// It depends on the seed, the run and the paths alone. So it may be used with any scenario that has the same parties,
/// issues and options, and scores of the same kinds, but other numbers and other spreads, 0 or not: a sweep draws it once
/// for each run and asks every cell for its game ([`Uncertain::game_with`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Noise {
    /// For every number, in the order of [`Uncertain::keys`].
    uniform: Vec<f64>,
    /// For the numbers after the weights.
    normal: Vec<f64>,
    /// How many weights there are.
    weights: usize,
}

/// Where the chance of a run comes from: a [`Noise`], or drawn as it is asked for, so that nothing is drawn that is certain.
trait Chance {
    /// A uniform number in 0-1 for the number at this place.
    fn uniform(&self, number: usize) -> f64;
    /// A standard normal one, for any number but a weight.
    fn normal(&self, number: usize) -> f64;
}

impl Chance for Noise {
    fn uniform(&self, number: usize) -> f64 {
        self.uniform[number]
    }

    fn normal(&self, number: usize) -> f64 {
        self.normal[number - self.weights]
    }
}

struct Asked<'k> {
    luck: Luck,
    keys: &'k [PathKey],
}

impl Chance for Asked<'_> {
    fn uniform(&self, number: usize) -> f64 {
        self.luck
            .uniform(Purpose::Uncertainty, self.keys[number], 0)
    }

    fn normal(&self, number: usize) -> f64 {
        self.luck.normal(Purpose::Uncertainty, self.keys[number])
    }
}

/// A scenario whose runs draw their numbers, with every path hashed once.
#[derive(Debug)]
pub struct Uncertain<'s> {
    scenario: &'s Scenario,
    central: Game,
    values: Values,
    /// Every number that is drawn: the weights of all parties, then what their scores are given by, then their no-deal values.
    keys: Vec<PathKey>,
    /// Where the scores begin.
    first_score: usize,
    /// Where the no-deal values begin.
    first_no_deal: usize,
}

impl<'s> Uncertain<'s> {
    /// Prepares the draws of a scenario.
    #[must_use]
    pub fn new(scenario: &'s Scenario) -> Self {
        let mut keys = Vec::new();
        for party in &scenario.parties {
            let issues = scenario.issues.iter();
            keys.extend(
                issues.map(|issue| PathKey::of(&format!("weights.{}.{}", party.id, issue.id))),
            );
        }
        let first_score = keys.len();
        for (p, party) in scenario.parties.iter().enumerate() {
            for issue in &scenario.issues {
                let path = format!("issue.{}.{}", issue.id, party.id);
                let named = |name: &str| PathKey::of(&format!("{path}.{name}"));
                match &issue.scores[p] {
                    None => {}
                    Some(Scores::Each(each)) => keys
                        .extend((0..each.len() as u16).map(|o| named(&issue.label(OptionId(o))))),
                    Some(Scores::Ends { .. } | Scores::Peak { .. }) => {
                        keys.extend([named("from"), named("to")]);
                    }
                }
            }
        }
        let first_no_deal = keys.len();
        let no_deal = scenario.parties.iter();
        keys.extend(no_deal.map(|party| PathKey::of(&format!("party.{}.no_deal", party.id))));
        Uncertain {
            central: compile(scenario),
            values: Values::of(scenario),
            keys,
            first_score,
            first_no_deal,
            scenario,
        }
    }

    /// The scenario.
    #[must_use]
    pub fn scenario(&self) -> &'s Scenario {
        self.scenario
    }

    /// The game of the file's own numbers.
    #[must_use]
    pub fn central(&self) -> &Game {
        &self.central
    }

    /// What chance says to every number of one run.
    #[must_use]
    pub fn noise(&self, luck: Luck) -> Noise {
        let uniform = self.keys.iter();
        let uniform: Vec<f64> = uniform
            .map(|&key| luck.uniform(Purpose::Uncertainty, key, 0))
            .collect();
        Noise {
            normal: uniform[self.first_score..]
                .iter()
                .map(|&u| normal_quantile(u))
                .collect(),
            uniform,
            weights: self.first_score,
        }
    }

    /// The game of one run.
    #[must_use]
    pub fn game(&self, luck: Luck) -> Game {
        self.central.with_values(self.scenario, &self.values(luck))
    }

    /// The game of the run that this noise is of.
    #[must_use]
    pub fn game_with(&self, noise: &Noise) -> Game {
        self.central
            .with_values(self.scenario, &self.values_with(noise))
    }

    /// The numbers of one run: weights times uniform(1−w, 1+w), scores plus normal(0, s) kept in 0-100, no-deal values
    /// plus normal(0, n).
    #[must_use]
    pub fn values(&self, luck: Luck) -> Values {
        self.drawn(&Asked {
            luck,
            keys: &self.keys,
        })
    }

    /// The numbers of the run that this noise is of: those of [`Uncertain::values`], bit by bit.
    ///
    /// # Panics
    /// If the noise is that of another negotiation (see [`Noise`]).
    #[must_use]
    pub fn values_with(&self, noise: &Noise) -> Values {
        let same = noise.uniform.len() == self.keys.len() && noise.weights == self.first_score;
        assert!(same, "the noise is that of another negotiation");
        self.drawn(noise)
    }

    fn drawn(&self, chance: &impl Chance) -> Values {
        let spread = self.scenario.uncertainty;
        let mut values = self.values.clone();
        if spread.weights > 0.0 {
            for (n, weight) in values.weights.iter_mut().flatten().enumerate() {
                *weight *= 1.0 - spread.weights + 2.0 * spread.weights * chance.uniform(n);
                // A weight times uniform(0, 2) is never exactly 0, so the sum stays positive.
            }
        }
        if spread.scores > 0.0 {
            let mut number = self.first_score;
            let mut drawn = |given: f64| {
                let moved = given + spread.scores * chance.normal(number);
                number += 1;
                moved.clamp(0.0, 100.0)
            };
            for (party, row) in values.scores.iter_mut().enumerate() {
                let mut rest = row.as_mut_slice();
                for issue in &self.scenario.issues {
                    let (own, others) = rest.split_at_mut(issue.len());
                    rest = others;
                    let moved = match &issue.scores[party] {
                        None => continue,
                        Some(Scores::Each(_)) => {
                            own.iter_mut().for_each(|score| *score = drawn(*score));
                            continue;
                        }
                        Some(Scores::Ends { from, to }) => Scores::Ends {
                            from: drawn(*from),
                            to: drawn(*to),
                        },
                        Some(Scores::Peak { ideal, from, to }) => Scores::Peak {
                            ideal: *ideal,
                            from: drawn(*from),
                            to: drawn(*to),
                        },
                    };
                    for (score, option) in own.iter_mut().zip(0..) {
                        *score = moved.of(issue, OptionId(option));
                    }
                }
            }
        }
        if spread.no_deal > 0.0 {
            for (n, shift) in values.no_deal_shift.iter_mut().enumerate() {
                *shift = spread.no_deal * chance.normal(self.first_no_deal + n);
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Setting, Source, read};

    fn flagship(settings: &[(&str, f64)]) -> Scenario {
        let text = include_str!("../../scenarios/mar-a-lago.toml");
        let settings: Vec<Setting> = settings
            .iter()
            .map(|(path, value)| Setting::new(*path, value))
            .collect();
        read(&Source::from_text("x.toml", text), &settings)
            .unwrap()
            .scenario
    }

    #[test]
    fn noise_of_one_scenario_serves_those_with_other_numbers() {
        let calm = [
            ("uncertainty.weights", 0.0),
            ("uncertainty.scores", 0.0),
            ("uncertainty.no_deal", 0.0),
        ];
        let moved = [
            ("uncertainty.scores", 9.0),
            ("issue.army.russia.to", 30.0),
            ("weights.us.plant", 40.0),
            ("party.russia.no_deal.value", 20.0),
        ];
        let scenarios = [&[][..], &calm, &moved].map(flagship);
        let all = scenarios.each_ref().map(Uncertain::new);
        for run in 0..20 {
            let luck = Luck { seed: 42, run };
            for one in &all {
                let noise = one.noise(luck);
                for other in &all {
                    assert_eq!(other.values_with(&noise), other.values(luck));
                    let games = [other.game_with(&noise), other.game(luck)];
                    let [with, of] = games.map(|game| format!("{game:?}"));
                    assert_eq!(with, of);
                }
            }
        }
    }

    #[test]
    #[should_panic(expected = "another negotiation")]
    fn noise_of_another_negotiation_is_not_taken() {
        let flagship = flagship(&[]);
        let text = include_str!("../../scenarios/river.toml");
        let river = read(&Source::from_text("x.toml", text), &[]).unwrap();
        let noise = Uncertain::new(&river.scenario).noise(Luck { seed: 42, run: 0 });
        let _ = Uncertain::new(&flagship).values_with(&noise);
    }
}
