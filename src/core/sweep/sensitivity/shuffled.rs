//! Whether groups of cells differ by more than chance: a permutation test.
//!
//! **Formula.** S = Σ over groups of (sum of their outcomes)²/(their number), of outcomes less their mean: the spread that the
//! groups explain. If the groups are unrelated to the outcome, every other assignment of the same outcomes to the cells is
//! equally likely, so p is the share of assignments with an S at least as large, including the observed one. They are drawn one
//! by one, keyed by seed, path and number, until 30 are as large or all are drawn. Beyond 2,000 cells (n − 1)·S/Σ(outcome less
//! mean)² is treated as chi-squared with one degree of freedom less than there are groups.
//! **Assumes** that cells are exchangeable if the groups are unrelated to the outcome: exact for random points and Latin
//! hypercubes, whose axes are matched at random; conservative for Sobol points, which are spread more evenly than at random.
//! **Source.** E. J. G. Pitman (1937), "Significance tests which may be applied to samples from any populations", *Supplement
//! to the Journal of the Royal Statistical Society* 4(1), 119-130. doi:10.2307/2984124. Stopping early: J. Besag & P. Clifford
//! (1991), "Sequential Monte Carlo p-values", *Biometrika* 78(2), 301-304. doi:10.1093/biomet/78.2.301

use crate::draws::{Luck, PathKey, Purpose};
use crate::probability::chi_squared_tail;
use crate::sweep::design::shuffled;

/// Assignments with an S as large as the observed one after which no more are drawn.
const ENOUGH: u64 = 30;
/// Beyond this many cells the chi-squared distribution takes the place of assignments.
const MOST: usize = 2_000;

/// The assignments to draw.
#[derive(Debug, Clone, Copy)]
pub struct Shuffling<'s> {
    /// The seed.
    pub seed: u64,
    /// The subject of the test, such as the path of an axis: other paths draw other assignments.
    pub path: &'s str,
    /// The most assignments, ≥ 1. The smallest p is 1/(`most` + 1).
    pub most: u64,
}

/// The p-value of the difference between groups; 1 if there are fewer than two, or all outcomes are equal. `groups` gives the
/// number of the group of each outcome.
///
/// # Panics
/// Unless there are as many groups as outcomes.
pub fn shuffled_p(groups: &[usize], outcomes: &[f64], how: &Shuffling<'_>) -> f64 {
    assert_eq!(groups.len(), outcomes.len(), "a group an outcome");
    let n = outcomes.len();
    let mut sizes = vec![0_u64; groups.iter().max().map_or(0, |most| most + 1)];
    groups.iter().for_each(|&group| sizes[group] += 1);
    let filled = sizes.iter().filter(|size| **size > 0).count() as u64;
    let Some(first) = outcomes.first().filter(|_| filled > 1) else {
        return 1.0;
    };
    // Measured from the first, equal outcomes differ by exactly 0.
    let mean = outcomes.iter().map(|y| y - first).sum::<f64>() / n as f64;
    let outcomes: Vec<f64> = outcomes.iter().map(|y| y - first - mean).collect();
    let all: f64 = outcomes.iter().map(|y| y * y).sum();
    if all <= 1e-18 {
        return 1.0;
    }
    let mut sums = vec![0.0; sizes.len()];
    let mut explained = |order: &mut dyn Iterator<Item = f64>| {
        sums.fill(0.0);
        for (&group, y) in groups.iter().zip(order) {
            sums[group] += y;
        }
        let squares = sums.iter().zip(&sizes).filter(|(_, size)| **size > 0);
        squares.map(|(sum, &size)| sum * sum / size as f64).sum()
    };
    let observed: f64 = explained(&mut outcomes.iter().copied());
    if n > MOST {
        return chi_squared_tail((n - 1) as f64 * observed / all, filled - 1);
    }
    // As large, up to rounding.
    let level = observed - 1e-9 * all;
    let key = PathKey::of(how.path);
    let mut as_large = 0;
    for run in 0..how.most {
        let luck = Luck {
            seed: how.seed,
            run,
        };
        let order = shuffled(n as u32, |k| luck.uniform(Purpose::Permutation, key, k));
        let mut shuffled = order.iter().map(|&at| outcomes[at as usize]);
        as_large += u64::from(explained(&mut shuffled) >= level);
        if as_large >= ENOUGH {
            return as_large as f64 / (run + 1) as f64;
        }
    }
    (as_large + 1) as f64 / (how.most + 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn how(seed: u64) -> Shuffling<'static> {
        Shuffling {
            seed,
            path: "test",
            most: 999,
        }
    }

    #[test]
    fn all_assignments_of_a_small_sample() {
        // 3 + 3 outcomes: of 20 divisions, 2 are as uneven as 1, 2, 3 against 4, 5, 6.
        let p = shuffled_p(
            &[0, 0, 0, 1, 1, 1],
            &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
            &Shuffling {
                most: 100_000,
                ..how(1)
            },
        );
        assert!((p - 0.1).abs() < 0.06, "{p}");
        assert!(shuffled_p(&[0, 0], &[1.0, 2.0], &how(1)) >= 1.0);
        assert!(shuffled_p(&[0, 1], &[0.1, 0.1], &how(1)) >= 1.0);
        assert!(shuffled_p(&[], &[], &how(1)) >= 1.0);
    }

    #[test]
    fn groups_that_say_nothing_are_rarely_told_and_others_always() {
        let luck = |run| Luck { seed: 9, run };
        let path = PathKey::of("outcome");
        let told = |effect: f64, n: u64| {
            let one = |run: u64| {
                let groups: Vec<usize> = (0..n).map(|i| (i % 4) as usize).collect();
                let noise = |i: u64| luck(run).uniform(Purpose::Tactic, path, i);
                let y: Vec<f64> = (0..n).map(|i| noise(i) + effect * (i % 4) as f64).collect();
                shuffled_p(&groups, &y, &how(run)) <= 0.05
            };
            (0..200).filter(|&run| one(run)).count()
        };
        assert!(told(0.0, 40) <= 18, "{}", told(0.0, 40));
        assert!(told(0.0, 2_100) <= 18, "{}", told(0.0, 2_100));
        assert_eq!(told(0.3, 40), 200);
    }
}
