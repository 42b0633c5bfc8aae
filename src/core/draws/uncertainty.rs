//! `[uncertainty]`: a run's numbers, drawn around the file's.

use super::own::{Own, OwnNumbers, is_value};
use super::{Luck, PathKey, Purpose};
use crate::game::{About, Game, Values, compile, compile_in, parameters};
use crate::probability::normal_quantile;
use crate::scenario::{Issue, OptionId, Party, Path, Scenario, Scores};
use crate::sources::{Citation, GLASSERMAN_1992, MALCOLM_1959, VOSE_2008};
use std::borrow::Cow;

/// The fact sheet.
pub static ABOUT: About = About {
    name: "uncertainty",
    title: "Uncertainty",
    sentence: "Every drawn run takes its numbers from around the file's.",
    formula: "weight * uniform(1-w, 1+w), which counts as its share of the row; score + normal(0, s), kept in 0-100; no_deal + \
              normal(0, n). A number given as a distribution: its quantile at a uniform draw, kept where the number may \
              stand; beta-pert [a, m, b] is a + (b-a) * Beta(1 + 4(m-a)/(b-a), 1 + 4(b-m)/(b-a)), with mean (a+4m+b)/6",
    parameters: parameters! {
        "weights": "share", "0-1", default "0";
        "scores": "points", ">= 0", default "0";
        "no_deal": "points", ">= 0", default "0";
        "any single number": "its own", "{ normal = [60, 4] }, { uniform = [50, 70] }, { triangular = [50, 60, 75] }, { beta-pert = [50, 60, 75] }", default "certain";
    },
    assumptions: "Draws are independent and keyed by seed, run and path, so that changing one number moves no other draw. \
                  Ranges and peaks are drawn at their given points. Links and ratifiers carry no uncertainty but their own \
                  distributions. A number with a distribution of its own takes no part in [uncertainty]; where nothing is \
                  drawn it stands at its mean, the middle or its likeliest value. If all \
                  weights of a party are drawn as 0, nothing is worth anything to it in that run.",
    sources: &[
        Citation::For("common random numbers", &GLASSERMAN_1992),
        Citation::For("PERT", &MALCOLM_1959),
        Citation::For("PERT as a beta distribution", &VOSE_2008),
    ],
    example: "mar-a-lago",
};

/// The random numbers for every quantity of one run, independent of the quantities themselves.
///
/// It depends only on the seed, the run and the paths. So it may be used with any scenario that has the same parties, issues
/// and options, and scores of the same kinds, but other numbers and other spreads, 0 or not: a sweep draws it once per run and
/// asks every cell for its game ([`Uncertain::game_with`]).
#[derive(Debug, Clone, PartialEq)]
pub struct Noise {
    luck: Luck,
    /// For every number, in the order of [`Uncertain::keys`].
    uniform: Vec<f64>,
    /// For the numbers after the weights.
    normal: Vec<f64>,
    /// The number of weights.
    weights: usize,
}

/// The source of a run's random numbers: a [`Noise`], or draws made on demand, so that nothing certain is drawn.
trait Chance {
    /// A uniform number in 0-1 for the quantity at this index.
    fn uniform(&self, number: usize) -> f64;
    /// A standard normal one, for any quantity but a weight.
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
    /// The key of every number that is drawn: the weights of all parties, then the numbers that define their scores, then their
    /// no-deal values.
    keys: Vec<PathKey>,
    /// The distribution of each number that has its own; empty where none has.
    own: Vec<Option<Own>>,
    /// The other numbers that are drawn, so that each run has its own scenario.
    own_numbers: OwnNumbers,
    /// The index of the first score.
    first_score: usize,
    /// The index of the first no-deal value.
    first_no_deal: usize,
}

impl<'s> Uncertain<'s> {
    /// Prepares the draws of a scenario.
    pub fn new(scenario: &'s Scenario) -> Self {
        let mut keys = Vec::new();
        for Party { id: party, .. } in &scenario.parties {
            for Issue { id: issue, .. } in &scenario.issues {
                keys.push(PathKey::at(Path::Weight { party, issue }));
            }
        }
        let first_score = keys.len();
        for (p, Party { id: party, .. }) in scenario.parties.iter().enumerate() {
            for known @ Issue { id: issue, .. } in &scenario.issues {
                let named = |at: &str| PathKey::at(Path::Score { issue, party, at });
                match &known.scores[p] {
                    None => {}
                    Some(Scores::Each(each)) => keys
                        .extend((0..each.len() as u16).map(|o| named(&known.label(OptionId(o))))),
                    Some(Scores::Ends { .. } | Scores::Peak { .. }) => {
                        keys.extend([named("from"), named("to")]);
                    }
                }
            }
        }
        let first_no_deal = keys.len();
        let no_deal = scenario.parties.iter();
        keys.extend(no_deal.map(|party| PathKey::at(Path::NoDeal { party: &party.id })));
        Uncertain {
            central: compile(scenario),
            values: Values::of(scenario),
            own: own_values(scenario, &keys),
            own_numbers: OwnNumbers::of(scenario),
            keys,
            first_score,
            first_no_deal,
            scenario,
        }
    }

    /// The scenario.
    pub fn scenario(&self) -> &'s Scenario {
        self.scenario
    }

    /// The scenario of one run, with the numbers drawn for it except weights, scores and no-deal values: those are in the game.
    pub fn own_scenario(&self, luck: Luck) -> Cow<'s, Scenario> {
        self.own_numbers.scenario(self.scenario, luck)
    }

    /// The game of the file's own numbers.
    pub fn central(&self) -> &Game {
        &self.central
    }

    /// The random numbers for every quantity of one run.
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
            luck,
        }
    }

    /// The game of one run.
    pub fn game(&self, luck: Luck) -> Game {
        self.game_of(luck, &self.values(luck))
    }

    /// The game of the run to which this noise belongs.
    pub fn game_with(&self, noise: &Noise) -> Game {
        self.game_of(noise.luck, &self.values_with(noise))
    }

    /// Values are drawn separately; for everything else that is drawn the game is recompiled.
    fn game_of(&self, luck: Luck, values: &Values) -> Game {
        if self.own_numbers.is_empty() {
            return self.central.with_values(self.scenario, values);
        }
        let own = self.own_scenario(luck);
        compile_in(&own, self.central.unit()).with_values(&own, values)
    }

    /// The values of one run: weights times uniform(1−w, 1+w), scores plus normal(0, s) clamped to 0-100, no-deal values plus
    /// normal(0, n); or each from its own distribution.
    pub fn values(&self, luck: Luck) -> Values {
        self.drawn(&Asked {
            luck,
            keys: &self.keys,
        })
    }

    /// The values of the run to which this noise belongs: those of [`Uncertain::values`], bit for bit.
    ///
    /// # Panics
    /// If the noise is that of another negotiation (see [`Noise`]).
    pub fn values_with(&self, noise: &Noise) -> Values {
        let same = noise.uniform.len() == self.keys.len() && noise.weights == self.first_score;
        assert!(same, "the noise is that of another negotiation");
        self.drawn(noise)
    }

    fn drawn(&self, chance: &impl Chance) -> Values {
        let spread = self.scenario.uncertainty;
        let mut values = self.values.clone();
        let own = !self.own.is_empty();
        if spread.weights > 0.0 || own {
            for (n, weight) in values.weights.iter_mut().flatten().enumerate() {
                // A weight times uniform(0, 2) is never exactly 0, so the sum stays positive.
                let around = |weight: f64| {
                    let u = chance.uniform(n);
                    weight * (1.0 - spread.weights + 2.0 * spread.weights * u)
                };
                *weight = self.number(n, *weight, spread.weights, chance, around);
            }
        }
        if spread.scores > 0.0 || own {
            self.draw_scores(&mut values, chance);
        }
        if spread.no_deal > 0.0 || own {
            for (party, shift) in values.no_deal_shift.iter_mut().enumerate() {
                let n = self.first_no_deal + party;
                *shift = match self.own_of(n) {
                    Some(own) => own.shift(chance.uniform(n)),
                    None if spread.no_deal > 0.0 => spread.no_deal * chance.normal(n),
                    None => 0.0,
                };
            }
        }
        values
    }

    /// A number as it is drawn: from its own distribution, or else around the file's value if that has any spread.
    fn number(
        &self,
        n: usize,
        given: f64,
        spread: f64,
        chance: &impl Chance,
        around: impl Fn(f64) -> f64,
    ) -> f64 {
        match self.own_of(n) {
            Some(own) => own.draw(chance.uniform(n)),
            None if spread > 0.0 => around(given),
            None => given,
        }
    }

    fn own_of(&self, n: usize) -> Option<&Own> {
        self.own.get(n)?.as_ref()
    }

    fn draw_scores(&self, values: &mut Values, chance: &impl Chance) {
        let spread = self.scenario.uncertainty.scores;
        let mut n = self.first_score;
        let mut drawn = |given: f64| {
            let around = |given: f64| (given + spread * chance.normal(n)).clamp(0.0, 100.0);
            let score = self.number(n, given, spread, chance, around);
            n += 1;
            score
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
}

/// The distribution of each value that has its own; empty where none has.
fn own_values(scenario: &Scenario, keys: &[PathKey]) -> Vec<Option<Own>> {
    let mut own = Vec::new();
    for (path, distribution) in scenario
        .distributions
        .iter()
        .filter(|(path, _)| is_value(path))
    {
        // A no-deal value is drawn with the same key, whether around the file's value or from its own distribution.
        let key = match Path::parse(path) {
            Some(Path::NoDealValue { party }) => PathKey::at(Path::NoDeal { party }),
            _ => PathKey::of(path),
        };
        own.resize(keys.len(), None);
        if let Some(place) = keys.iter().position(|known| *known == key) {
            own[place] = Some(Own::at(path, *distribution));
        }
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Setting, Source, read};

    fn flagship(settings: &[(&str, f64)]) -> Scenario {
        let text = include_str!("../../../scenarios/mar-a-lago.toml");
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
        let text = include_str!("../../../scenarios/river.toml");
        let river = read(&Source::from_text("x.toml", text), &[]).unwrap();
        let noise = Uncertain::new(&river.scenario).noise(Luck { seed: 42, run: 0 });
        let _ = Uncertain::new(&flagship).values_with(&noise);
    }
}
