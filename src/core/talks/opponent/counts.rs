//! Counting of offers, shared by the models that use it.

use crate::scenario::OptionId;

/// Scaled to a sum of 1.
pub(super) fn shares(weights: &[f64]) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / sum).collect()
}

/// The number of times each option was offered.
#[derive(Debug, Clone)]
pub(super) struct Counts(pub(super) Vec<Vec<u32>>);

impl Counts {
    pub(super) fn new(sizes: &[u16]) -> Self {
        Counts(sizes.iter().map(|&n| vec![0; usize::from(n)]).collect())
    }

    pub(super) fn hear(&mut self, text: &[OptionId]) {
        for (row, option) in self.0.iter_mut().zip(text) {
            row[option.index()] += 1;
        }
    }

    /// The value of each option from its count and that of the most frequent one.
    pub(super) fn values(&self, value: impl Fn(f64, f64) -> f64) -> Vec<Vec<f64>> {
        let rows = self.0.iter().map(|row| {
            let most = f64::from(row.iter().copied().max().unwrap_or_default());
            row.iter().map(|&n| value(f64::from(n), most)).collect()
        });
        rows.collect()
    }
}
