//! Windowed frequency model: compares windows of offers instead of single ones.
//!
//! **Formula.** Offers are cut into windows of `window`. After each: an issue is *unchanged* if its distributions of
//! options in this window and the one before (each count plus 1) differ by at most 0.1 in total variation. If the
//! expected value of some changed issue has fallen (the other concedes there), every unchanged issue gains 10·(1 − t⁵)
//! of weight, t the relative time. The value of an option is ((1 + count)/(1 + most frequent count))^0.25 over all
//! offers.
//! **Deviates** from the source in the test of an unchanged issue (there a χ² test at 5%).

use super::counts::{Counts, shares};
use crate::game::{About, parameters};
use crate::scenario::OptionId;
use crate::sources::{Citation, TUNALI_2017};

/// The fact sheet.
pub(super) static ABOUT: About = About {
    name: "windowed-frequency",
    title: "Windowed frequency model",
    sentence: "Compares windows of offers: what stays as it was while the other concedes elsewhere matters to it.",
    formula: "after each window: issues with about the same options (total variation <= 0.1) gain 10*(1-t^5) if another issue's \
              expected value fell; value = ((1+count)/(1+most))^0.25",
    parameters: parameters! {
        "window": "offers", "1-1000", default "10";
    },
    assumptions: "The other gives way first on what matters least. In the source an issue is unchanged by a chi-squared test.",
    sources: &[Citation::Of(&TUNALI_2017)],
    example: "logrolling",
};

/// What it has heard.
#[derive(Debug, Clone)]
pub(in crate::talks) struct Windowed {
    window: u32,
    weights: Vec<f64>,
    all: Counts,
    /// The current window and the one before.
    now: Counts,
    before: Option<Counts>,
    heard: u32,
    sizes: Vec<u16>,
}

impl Windowed {
    pub(super) fn new(sizes: &[u16], window: u32) -> Self {
        Windowed {
            window,
            weights: vec![1.0; sizes.len()],
            all: Counts::new(sizes),
            now: Counts::new(sizes),
            before: None,
            heard: 0,
            sizes: sizes.to_vec(),
        }
    }

    pub(super) fn hear(&mut self, text: &[OptionId], t: f64) {
        self.all.hear(text);
        self.now.hear(text);
        self.heard += 1;
        if self.heard < self.window {
            return;
        }
        self.heard = 0;
        let now = std::mem::replace(&mut self.now, Counts::new(&self.sizes));
        if let Some(before) = self.before.take() {
            let gains = self.compare(&before, &now, t);
            for (weight, gain) in self.weights.iter_mut().zip(gains) {
                *weight += gain;
            }
        }
        self.before = Some(now);
    }

    /// The gain in weight of each issue from two windows.
    fn compare(&self, before: &Counts, now: &Counts, t: f64) -> Vec<f64> {
        let values = self.values();
        let mut unchanged = vec![false; self.sizes.len()];
        let mut concedes = false;
        for (issue, (old, new)) in before.0.iter().zip(&now.0).enumerate() {
            let (old, new) = (distribution(old), distribution(new));
            let apart: f64 = old.iter().zip(&new).map(|(a, b)| (a - b).abs()).sum();
            if apart / 2.0 <= 0.1 {
                unchanged[issue] = true;
            } else {
                let expected = |chances: &[f64]| -> f64 {
                    chances.iter().zip(&values[issue]).map(|(p, v)| p * v).sum()
                };
                concedes |= expected(&new) < expected(&old);
            }
        }
        let gain = if concedes {
            10.0 * (1.0 - libm::pow(t, 5.0))
        } else {
            0.0
        };
        let gains = unchanged.iter().map(|&same| if same { gain } else { 0.0 });
        gains.collect()
    }

    pub(super) fn weights(&self) -> Vec<f64> {
        shares(&self.weights)
    }

    pub(super) fn values(&self) -> Vec<Vec<f64>> {
        let value = |count: f64, most: f64| libm::pow((1.0 + count) / (1.0 + most), 0.25);
        self.all.values(value)
    }
}

fn distribution(counts: &[u32]) -> Vec<f64> {
    let plus: Vec<f64> = counts.iter().map(|&n| f64::from(n) + 1.0).collect();
    shares(&plus)
}
