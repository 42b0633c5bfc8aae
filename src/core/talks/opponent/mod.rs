//! Guesses about what another party wants, from its offers: one model per file.
//!
//! A guess gives every option a payoff between 0 and the weight of its issue; weights add up to 1. Guesses are in `f64`, in
//! the order of issues and options, so that they are the same everywhere; where a guess chooses among deals it is rounded to
//! [`Points`] first.

mod bayesian;
mod counts;
mod frequency;
mod windowed;

use crate::game::{About, Points, Unit};
use crate::scenario::{OpponentModel, OptionId};

/// The fact sheets of every opponent model.
pub static OPPONENT_MODELS: &[&About] = &[&frequency::ABOUT, &windowed::ABOUT, &bayesian::ABOUT];

/// A model of one other party.
#[derive(Debug, Clone)]
pub(super) enum Guess {
    Frequency(frequency::Frequency),
    Windowed(windowed::Windowed),
    Bayesian(bayesian::Bayesian),
}

impl Guess {
    /// A guess that has heard nothing yet.
    pub(super) fn new(model: OpponentModel, window: u32, sizes: &[u16]) -> Self {
        match model {
            OpponentModel::Frequency => Guess::Frequency(frequency::Frequency::new(sizes)),
            OpponentModel::Windowed => Guess::Windowed(windowed::Windowed::new(sizes, window)),
            OpponentModel::Bayesian => Guess::Bayesian(bayesian::Bayesian::new(sizes)),
        }
    }

    /// Learns from an offer at relative time `t`, 0-1.
    pub(super) fn hear(&mut self, text: &[OptionId], t: f64) {
        match self {
            Guess::Frequency(model) => model.hear(text),
            Guess::Windowed(model) => model.hear(text, t),
            Guess::Bayesian(model) => model.hear(text, t),
        }
    }

    /// The guessed worth of each option of each issue, flat: 100 points for the best of everything.
    pub(super) fn payoffs(&self, unit: Unit) -> Vec<Points> {
        let (weights, values) = match self {
            Guess::Frequency(model) => (model.weights(), model.values()),
            Guess::Windowed(model) => (model.weights(), model.values()),
            Guess::Bayesian(model) => (model.weights(), model.values()),
        };
        let rows = weights.iter().zip(&values);
        rows.flat_map(|(weight, row)| {
            row.iter()
                .map(move |value| unit.points(100.0 * weight * value))
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Somebody who cares about the first issue above all, wants the last option of each, and gives way on the others.
    fn concedes() -> impl Iterator<Item = (Vec<OptionId>, f64)> {
        (0..40_u16).map(|n| {
            let text = vec![
                OptionId(3),
                OptionId(3 - n / 14),
                OptionId(3 - (n / 10).min(3)),
            ];
            (text, f64::from(n) / 40.0)
        })
    }

    #[test]
    fn every_model_sees_what_matters_most_and_what_is_wanted() {
        for model in OpponentModel::ALL {
            let mut guess = Guess::new(model, 5, &[4, 4, 4]);
            for (text, t) in concedes() {
                guess.hear(&text, t);
            }
            let payoffs = guess.payoffs(Unit::BILLIONTH);
            let best = |issue: usize| payoffs[issue * 4..][..4].iter().copied().max();
            assert!(best(0) > best(2), "{model:?}: {payoffs:?}");
            assert_eq!(best(0), Some(payoffs[3]), "{model:?}: {payoffs:?}");
            assert!(payoffs[3] > payoffs[0], "{model:?}: {payoffs:?}");
            let whole: Points = (0..3).filter_map(best).sum();
            assert!(
                (Unit::BILLIONTH.of(whole) - 100.0).abs() < 15.0,
                "{model:?}: {whole:?}"
            );
        }
    }

    #[test]
    fn nothing_heard_is_no_preference_between_issues() {
        for model in OpponentModel::ALL {
            let payoffs = Guess::new(model, 5, &[3, 3]).payoffs(Unit::BILLIONTH);
            assert_eq!(payoffs[..3], payoffs[3..], "{model:?}");
        }
    }
}
