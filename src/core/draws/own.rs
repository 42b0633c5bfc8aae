//! Numbers with their own distribution.

use super::{Luck, PathKey, Purpose};
use crate::format::{Domain, domain};
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

/// The scenario of one run: numbers with their own distribution are set as drawn, except weights, scores and no-deal values,
/// which belong to the game ([`Uncertain::game`](super::Uncertain::game)).
///
/// The result has no distributions left that this function would draw from.
pub fn own_scenario(scenario: &Scenario, luck: Luck) -> Cow<'_, Scenario> {
    if !draws_scenarios(scenario) {
        return Cow::Borrowed(scenario);
    }
    let mut own = scenario.clone();
    own.distributions.retain(|(path, _)| is_value(path));
    for (path, distribution) in &scenario.distributions {
        if !is_value(path) {
            let uniform = luck.uniform(Purpose::Uncertainty, PathKey::of(path), 0);
            // A path of a tactic does not exist once the party has been given another tactic.
            let _ = own.set_number(path, Own::at(path, *distribution).draw(uniform));
        }
    }
    Cow::Owned(own)
}
