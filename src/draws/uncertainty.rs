//! `[uncertainty]`: a run's numbers, drawn around the file's.

use super::{Luck, PathKey, Purpose};
use crate::game::{About, Game, Parameter, Values, compile};
use crate::scenario::{Scenario, Scores};

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

/// A scenario whose runs draw their numbers, with every path hashed once.
#[derive(Debug)]
pub struct Uncertain<'s> {
    scenario: &'s Scenario,
    central: Game,
    values: Values,
    /// Row a party, column an issue.
    weights: Vec<Vec<PathKey>>,
    /// Row a party, column an issue: the keys of the numbers that its scores are given by.
    scores: Vec<Vec<Vec<PathKey>>>,
    no_deal: Vec<PathKey>,
}

impl<'s> Uncertain<'s> {
    /// Prepares the draws of a scenario.
    #[must_use]
    pub fn new(scenario: &'s Scenario) -> Self {
        let weights = scenario.parties.iter().map(|party| {
            let keys = scenario.issues.iter();
            keys.map(|issue| PathKey::of(&format!("weights.{}.{}", party.id, issue.id)))
                .collect()
        });
        let scores = scenario.parties.iter().enumerate().map(|(p, party)| {
            let issues = scenario.issues.iter();
            issues
                .map(|issue| {
                    let path = format!("issue.{}.{}", issue.id, party.id);
                    let named = |name: &str| PathKey::of(&format!("{path}.{name}"));
                    match &issue.scores[p] {
                        None => Vec::new(),
                        Some(Scores::Each(each)) => (0..each.len() as u16)
                            .map(|o| named(&issue.label(crate::scenario::OptionId(o))))
                            .collect(),
                        Some(Scores::Ends { .. } | Scores::Peak { .. }) => {
                            vec![named("from"), named("to")]
                        }
                    }
                })
                .collect()
        });
        let no_deal = scenario.parties.iter();
        Uncertain {
            weights: weights.collect(),
            scores: scores.collect(),
            no_deal: no_deal
                .map(|party| PathKey::of(&format!("party.{}.no_deal", party.id)))
                .collect(),
            central: compile(scenario),
            values: Values::of(scenario),
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

    /// The game of one run.
    #[must_use]
    pub fn game(&self, luck: Luck) -> Game {
        self.central.with_values(self.scenario, &self.values(luck))
    }

    /// The numbers of one run: weights times uniform(1−w, 1+w), scores plus normal(0, s) kept in 0-100, no-deal values
    /// plus normal(0, n).
    #[must_use]
    pub fn values(&self, luck: Luck) -> Values {
        let spread = self.scenario.uncertainty;
        let mut values = self.values.clone();
        if spread.weights > 0.0 {
            for (row, keys) in values.weights.iter_mut().zip(&self.weights) {
                for (weight, &key) in row.iter_mut().zip(keys) {
                    let u = luck.uniform(Purpose::Uncertainty, key, 0);
                    *weight *= 1.0 - spread.weights + 2.0 * spread.weights * u;
                }
                // A weight times uniform(0, 2) is never exactly 0, so the sum stays positive.
            }
        }
        if spread.scores > 0.0 {
            for (party, row) in values.scores.iter_mut().enumerate() {
                let mut slot = 0;
                for (issue, keys) in self.scenario.issues.iter().zip(&self.scores[party]) {
                    let drawn = |given: f64, key: PathKey| {
                        let moved = given + spread.scores * luck.normal(Purpose::Uncertainty, key);
                        moved.clamp(0.0, 100.0)
                    };
                    let scores = match &issue.scores[party] {
                        None => None,
                        Some(Scores::Each(each)) => Some(Scores::Each(
                            each.iter()
                                .zip(keys)
                                .map(|(&s, &key)| drawn(s, key))
                                .collect(),
                        )),
                        Some(Scores::Ends { from, to }) => Some(Scores::Ends {
                            from: drawn(*from, keys[0]),
                            to: drawn(*to, keys[1]),
                        }),
                        Some(Scores::Peak { ideal, from, to }) => Some(Scores::Peak {
                            ideal: *ideal,
                            from: drawn(*from, keys[0]),
                            to: drawn(*to, keys[1]),
                        }),
                    };
                    for option in 0..issue.len() as u16 {
                        if let Some(scores) = &scores {
                            row[slot] = scores.of(issue, crate::scenario::OptionId(option));
                        }
                        slot += 1;
                    }
                }
            }
        }
        if spread.no_deal > 0.0 {
            for (shift, &key) in values.no_deal_shift.iter_mut().zip(&self.no_deal) {
                *shift = spread.no_deal * luck.normal(Purpose::Uncertainty, key);
            }
        }
        values
    }
}
