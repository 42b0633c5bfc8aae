//! Frequency model: an option that is offered often is liked, an issue that seldom changes matters.
//!
//! **Formula.** Each issue on which two offers in a row are the same gains 0.1/(number of issues) of weight, and
//! weights are scaled back to a sum of 1; the value of an option is how often it was offered over how often the most frequent
//! one was.

use super::counts::{Counts, shares};
use crate::game::About;
use crate::scenario::OptionId;
use crate::sources::{Citation, VAN_KRIMPEN_2013};

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "frequency",
    title: "Frequency model",
    sentence: "Guesses that what is offered often is liked, and that what seldom changes matters.",
    formula: "weight of an issue unchanged between two offers + 0.1/issues, then back to a sum of 1; value = count/most \
              frequent count",
    parameters: &[],
    assumptions: "The other opens with what it likes best and gives way first on what matters least.",
    sources: &[Citation::Of(&VAN_KRIMPEN_2013)],
    example: "logrolling",
};

/// What it has heard.
#[derive(Debug, Clone)]
pub(in crate::talks) struct Frequency {
    weights: Vec<f64>,
    counts: Counts,
    last: Option<Vec<OptionId>>,
}

impl Frequency {
    pub(super) fn new(sizes: &[u16]) -> Self {
        Frequency {
            weights: shares(&vec![1.0; sizes.len()]),
            counts: Counts::new(sizes),
            last: None,
        }
    }

    pub(super) fn hear(&mut self, text: &[OptionId]) {
        self.counts.hear(text);
        if let Some(last) = &self.last {
            let gain = 0.1 / text.len() as f64;
            let same = last.iter().zip(text).map(|(old, new)| old == new);
            for (weight, same) in self.weights.iter_mut().zip(same) {
                *weight += if same { gain } else { 0.0 };
            }
            self.weights = shares(&self.weights);
        }
        self.last = Some(text.to_vec());
    }

    pub(super) fn weights(&self) -> Vec<f64> {
        self.weights.clone()
    }

    pub(super) fn values(&self) -> Vec<Vec<f64>> {
        self.counts
            .values(|count, most| if most > 0.0 { count / most } else { 1.0 })
    }
}
