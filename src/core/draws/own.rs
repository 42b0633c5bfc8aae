//! Numbers with their own distribution.

use super::{Luck, PathKey, Purpose};
use crate::format::{Domain, domain};
use crate::scenario::path::visit;
use crate::scenario::{Distribution, Path, Scenario};
use std::borrow::Cow;

/// How far draws are kept above a lower end that is itself excluded.
const ABOVE: f64 = 1e-9;

/// A distribution, clamped to the range that the path allows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Own {
    distribution: Distribution,
    least: f64,
    most: f64,
}

impl Own {
    pub(super) fn at(path: &str, distribution: Distribution) -> Self {
        let (least, most) = match domain(path) {
            Some(Domain::Number { min, max, above }) => {
                (if above { min + ABOVE } else { min }, max)
            }
            _ => (f64::MIN, f64::MAX),
        };
        Own {
            distribution,
            least,
            most,
        }
    }

    pub(super) fn draw(&self, uniform: f64) -> f64 {
        let drawn = self.distribution.quantile(uniform);
        drawn.clamp(self.least, self.most)
    }

    /// How far a draw is from the number used where nothing is drawn.
    pub(super) fn shift(&self, uniform: f64) -> f64 {
        self.draw(uniform) - self.distribution.centre()
    }
}

/// True if a path is that of a value: a weight, a score or a no-deal value in points.
pub(super) fn is_value(path: &str) -> bool {
    matches!(
        Path::parse(path),
        Some(Path::Weight { .. } | Path::Score { .. } | Path::NoDealValue { .. })
    )
}

/// True if each run has its own scenario: numbers other than weights, scores and no-deal values are drawn.
pub fn draws_scenarios(scenario: &Scenario) -> bool {
    let mut drawn = scenario.distributions.iter();
    drawn.any(|(path, _)| !is_value(path))
}

/// The numbers with their own distribution that each run of a scenario draws, besides weights, scores and no-deal values. They
/// are found once and set by their place in a visit, because reading paths in every run takes longer than to draw.
#[derive(Debug, Clone)]
pub(crate) struct OwnNumbers {
    /// In the order of a visit.
    drawn: Vec<Drawn>,
    /// What stays to be drawn for the game of a run.
    values: Vec<(String, Distribution)>,
}

#[derive(Debug, Clone)]
struct Drawn {
    /// The place of the number among everything that a visitor finds.
    place: usize,
    key: PathKey,
    own: Own,
}

impl OwnNumbers {
    pub(crate) fn of(scenario: &Scenario) -> Self {
        let mut drawn = Vec::new();
        if draws_scenarios(scenario) {
            let mut place = 0;
            visit(&mut scenario.clone(), &mut |path, _| {
                if let Some(distribution) = scenario.distribution(path) {
                    let path = path.to_string();
                    if !is_value(&path) {
                        let (key, own) = (PathKey::of(&path), Own::at(&path, *distribution));
                        drawn.push(Drawn { place, key, own });
                    }
                }
                place += 1;
            });
        }
        let values = scenario.distributions.iter();
        OwnNumbers {
            drawn,
            values: values.filter(|(path, _)| is_value(path)).cloned().collect(),
        }
    }

    /// True if all runs have the same scenario.
    pub(crate) fn is_empty(&self) -> bool {
        self.drawn.is_empty()
    }

    /// The scenario of one run; `scenario` is that of which these numbers are.
    pub(crate) fn scenario<'s>(&self, scenario: &'s Scenario, luck: Luck) -> Cow<'s, Scenario> {
        if self.is_empty() {
            return Cow::Borrowed(scenario);
        }
        let mut own = scenario.clone();
        own.distributions.clone_from(&self.values);
        let (mut place, mut drawn) = (0, self.drawn.iter().peekable());
        visit(&mut own, &mut |_, leaf| {
            if let Some(number) = drawn.next_if(|number| number.place == place) {
                let uniform = luck.uniform(Purpose::Uncertainty, number.key, 0);
                // What other numbers do not allow stays as it is in the file.
                let _ = leaf.set(number.own.draw(uniform));
            }
            place += 1;
        });
        Cow::Owned(own)
    }
}

/// The scenario of one run: numbers with their own distribution are set as drawn, except weights, scores and no-deal values,
/// which belong to the game ([`Uncertain::game`](super::Uncertain::game)).
///
/// The result has no distributions left that this function would draw from.
pub fn own_scenario(scenario: &Scenario, luck: Luck) -> Cow<'_, Scenario> {
    OwnNumbers::of(scenario).scenario(scenario, luck)
}
