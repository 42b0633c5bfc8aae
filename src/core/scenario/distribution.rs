//! Numbers that are drawn at random, each from its own distribution.

use std::fmt;

use crate::probability::{beta_quantile, normal_quantile, triangular_quantile};

/// How a number is drawn in each run; written in a file in place of the number.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::scenario::Distribution;
///
/// let guess = Distribution::BetaPert { lowest: 50.0, likeliest: 60.0, highest: 75.0 };
/// assert_eq!(guess.to_string(), "{ beta-pert = [50, 60, 75] }");
/// assert_eq!(guess.centre(), 60.0);
/// assert!((guess.quantile(0.5) - 60.636_770_050_057_49).abs() < 1e-9);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distribution {
    /// `{ normal = [60, 4] }`: mean and standard deviation.
    Normal {
        /// The mean.
        mean: f64,
        /// The standard deviation, 0 or more.
        deviation: f64,
    },
    /// `{ uniform = [50, 70] }`: every number between the two is equally likely.
    Uniform {
        /// The lowest.
        lowest: f64,
        /// The highest, above the lowest.
        highest: f64,
    },
    /// `{ triangular = [50, 60, 75] }`: straight lines from the likeliest value down to zero at both ends.
    Triangular {
        /// The lowest.
        lowest: f64,
        /// The likeliest, not outside the ends.
        likeliest: f64,
        /// The highest, above the lowest.
        highest: f64,
    },
    /// `{ beta-pert = [50, 60, 75] }`: a smooth hill from the lowest to the highest value, with thinner tails than a triangle.
    /// With lowest a, likeliest m and highest b: a beta distribution with parameters 1 + 4(m − a)/(b − a) and 1 + 4(b − m)/(b −
    /// a) over the range, so that its mean is (a + 4m + b)/6.
    BetaPert {
        /// The lowest.
        lowest: f64,
        /// The likeliest, not outside the ends.
        likeliest: f64,
        /// The highest, above the lowest.
        highest: f64,
    },
}

impl Distribution {
    /// The distribution named by this word, with these numbers; `None` if their count is wrong or they do not fit together.
    pub fn of(word: &str, numbers: &[f64]) -> Option<Self> {
        let distribution = match (word, numbers) {
            ("normal", &[mean, deviation]) => Distribution::Normal { mean, deviation },
            ("uniform", &[lowest, highest]) => Distribution::Uniform { lowest, highest },
            ("triangular", &[lowest, likeliest, highest]) => Distribution::Triangular {
                lowest,
                likeliest,
                highest,
            },
            ("beta-pert", &[lowest, likeliest, highest]) => Distribution::BetaPert {
                lowest,
                likeliest,
                highest,
            },
            _ => return None,
        };
        let finite = numbers.iter().all(|number| number.is_finite());
        (finite && distribution.goes_together()).then_some(distribution)
    }

    fn goes_together(&self) -> bool {
        match *self {
            Distribution::Normal { deviation, .. } => deviation >= 0.0,
            Distribution::Uniform { lowest, highest } => lowest < highest,
            Distribution::Triangular {
                lowest,
                likeliest,
                highest,
            }
            | Distribution::BetaPert {
                lowest,
                likeliest,
                highest,
            } => lowest <= likeliest && likeliest <= highest && lowest < highest,
        }
    }

    /// Its word in a scenario file.
    pub fn word(&self) -> &'static str {
        match self {
            Distribution::Normal { .. } => "normal",
            Distribution::Uniform { .. } => "uniform",
            Distribution::Triangular { .. } => "triangular",
            Distribution::BetaPert { .. } => "beta-pert",
        }
    }

    /// The numbers behind the word.
    pub fn numbers(&self) -> Vec<f64> {
        match *self {
            Distribution::Normal { mean, deviation } => vec![mean, deviation],
            Distribution::Uniform { lowest, highest } => vec![lowest, highest],
            Distribution::Triangular {
                lowest,
                likeliest,
                highest,
            }
            | Distribution::BetaPert {
                lowest,
                likeliest,
                highest,
            } => vec![lowest, likeliest, highest],
        }
    }

    /// The number used where nothing is drawn: the mean of a normal distribution, the middle of a uniform one, the likeliest
    /// value of the others.
    pub fn centre(&self) -> f64 {
        match *self {
            Distribution::Normal { mean, .. } => mean,
            Distribution::Uniform { lowest, highest } => f64::midpoint(lowest, highest),
            Distribution::Triangular { likeliest, .. }
            | Distribution::BetaPert { likeliest, .. } => likeliest,
        }
    }

    /// The value that is exceeded with probability 1 − p. `p` is strictly between 0 and 1.
    pub fn quantile(&self, p: f64) -> f64 {
        match *self {
            Distribution::Normal { mean, deviation } => mean + deviation * normal_quantile(p),
            Distribution::Uniform { lowest, highest } => lowest + (highest - lowest) * p,
            Distribution::Triangular {
                lowest,
                likeliest,
                highest,
            } => triangular_quantile([lowest, likeliest, highest], p),
            Distribution::BetaPert {
                lowest,
                likeliest,
                highest,
            } => {
                let width = highest - lowest;
                let a = 1.0 + 4.0 * (likeliest - lowest) / width;
                let b = 1.0 + 4.0 * (highest - likeliest) / width;
                lowest + width * beta_quantile(a, b, p)
            }
        }
    }

    /// The distribution of the number multiplied by a factor above 0.
    pub fn scaled(&self, factor: f64) -> Self {
        let numbers: Vec<f64> = self
            .numbers()
            .iter()
            .map(|number| number * factor)
            .collect();
        // Scaled numbers still fit together, unless rounding has closed a range: then nothing is left to draw.
        Self::of(self.word(), &numbers).unwrap_or(Distribution::Normal {
            mean: self.centre() * factor,
            deviation: 0.0,
        })
    }
}

impl fmt::Display for Distribution {
    /// As a scenario file writes it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.numbers().iter().map(f64::to_string).collect();
        write!(out, "{{ {} = [{}] }}", self.word(), numbers.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_come_back() {
        for (word, numbers) in [
            ("normal", &[60.0, 0.0][..]),
            ("uniform", &[-1.0, 70.5]),
            ("triangular", &[50.0, 50.0, 75.0]),
            ("beta-pert", &[50.0, 75.0, 75.0]),
        ] {
            let distribution = Distribution::of(word, numbers).unwrap();
            assert_eq!(
                (distribution.word(), distribution.numbers()),
                (word, numbers.to_vec())
            );
            let [low, high] = [0.25, 0.75].map(|p| distribution.quantile(p));
            assert!(low < high || word == "normal", "{distribution}");
            let twice = distribution.scaled(2.0);
            assert!((twice.quantile(0.3) - 2.0 * distribution.quantile(0.3)).abs() < 1e-9);
        }
        for (word, numbers) in [
            ("normal", &[60.0, -1.0][..]),
            ("normal", &[60.0]),
            ("normal", &[f64::NAN, 1.0]),
            ("uniform", &[5.0, 5.0]),
            ("triangular", &[5.0, 4.0, 6.0]),
            ("beta-pert", &[5.0, 5.0, 5.0]),
            ("beta-pert", &[5.0, 7.0, 6.0]),
            ("gamma", &[1.0, 2.0]),
        ] {
            assert_eq!(Distribution::of(word, numbers), None, "{word} {numbers:?}");
        }
    }
}
