//! Distributions in place of a number.

use super::called_here;
use crate::format::diagnostic::closest;

/// A distribution that may take the place of a number.
pub(in crate::format) struct Form {
    pub(in crate::format) word: &'static str,
    /// The names of its numbers.
    pub(in crate::format) takes: &'static [&'static str],
    /// An example.
    pub(in crate::format) example: &'static str,
    pub(in crate::format) doc: &'static str,
}

/// The distributions that may take the place of a number.
pub(in crate::format) const DISTRIBUTIONS: &[Form] = &[
    Form {
        word: "normal",
        takes: &["mean", "standard deviation"],
        example: "{ normal = [60, 4] }",
        doc: "mean and standard deviation",
    },
    Form {
        word: "uniform",
        takes: &["lowest", "highest"],
        example: "{ uniform = [50, 70] }",
        doc: "lowest and highest value",
    },
    Form {
        word: "triangular",
        takes: &["lowest", "likeliest", "highest"],
        example: "{ triangular = [50, 60, 75] }",
        doc: "lowest, likeliest and highest value, with straight lines between",
    },
    Form {
        word: "beta-pert",
        takes: &["lowest", "likeliest", "highest"],
        example: "{ beta-pert = [50, 60, 75] }",
        doc: "the same, with thinner tails",
    },
];

/// The distribution that a word names, or probably should.
pub(in crate::format) fn distribution_meant(word: &str) -> Option<&'static Form> {
    let words = || DISTRIBUTIONS.iter().map(|form| form.word);
    let here = called_here(word).unwrap_or(word);
    let known = words().find(|known| *known == here);
    let word = known.or_else(|| closest(word, words()))?;
    DISTRIBUTIONS.iter().find(|form| form.word == word)
}
