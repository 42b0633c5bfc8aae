//! From (seed, run, purpose, path) to a number.

use crate::probability::normal_quantile;
use crate::scenario::Path;
use rand::Rng;
use rand_pcg::Pcg64;

/// The luck of one run: everything random in it follows from these two numbers and from the paths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck {
    /// The master seed (`--seed`, 42 by default).
    pub seed: u64,
    /// The number of the run.
    pub run: u64,
}

/// The purpose of a draw. The numbers are part of every result: never reuse one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// A number of the scenario, drawn around its value.
    Uncertainty = 1,
    /// Breakdown of the talks in a round.
    Breakdown = 2,
    /// A text of a sample of all texts.
    Text = 3,
    /// A step of a random walk of a no-deal value.
    Volatility = 4,
    /// A shock in a round.
    Shock = 5,
    /// The end of the talks over a shock.
    WalkOut = 6,
    /// A random choice of a tactic.
    Tactic = 7,
    /// A random choice of a protocol.
    Protocol = 8,
    /// A point of a design of a sweep.
    Design = 9,
    /// A resample of a bootstrap, or a split of a sample.
    Bootstrap = 10,
    /// A permutation of a permutation test.
    Permutation = 11,
    /// The year in which a deal is broken.
    Breach = 12,
}

/// The hashed path of a quantity, such as `issue.donbas.russia.freeze-line`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PathKey(u64);

impl PathKey {
    /// Hashes a path.
    pub fn of(path: &str) -> Self {
        let fnv = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        PathKey(path.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, fnv))
    }

    /// Hashes a path of a scenario.
    pub fn at(path: Path<'_>) -> Self {
        PathKey::of(&path.to_string())
    }
}

impl Luck {
    /// A uniform number strictly between 0 and 1. `index` distinguishes draws at one path, for instance by round.
    pub fn uniform(self, purpose: Purpose, path: PathKey, index: u64) -> f64 {
        let bits = self.generator(purpose, path, index).next_u64() >> 11;
        (bits as f64 + 0.5) / 9_007_199_254_740_992.0
    }

    /// A standard normal number.
    pub fn normal(self, purpose: Purpose, path: PathKey) -> f64 {
        self.normal_at(purpose, path, 0)
    }

    /// A standard normal number. `index` distinguishes draws at one path, for instance by round.
    pub fn normal_at(self, purpose: Purpose, path: PathKey, index: u64) -> f64 {
        normal_quantile(self.uniform(purpose, path, index))
    }

    fn generator(self, purpose: Purpose, path: PathKey, index: u64) -> Pcg64 {
        const STREAM: u128 = 0x5a4f_5041;
        let key = [self.run, purpose as u64, path.0, index]
            .iter()
            .fold(mix(self.seed), |hash, &part| {
                mix(hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ mix(part))
            });
        let state = u128::from(mix(key ^ 0xa5a5_a5a5_a5a5_a5a5)) << 64 | u128::from(mix(key));
        Pcg64::new(state, STREAM)
    }
}

/// The finaliser of SplitMix64, applied to the next number of its sequence so that 0 does not stay 0.
fn mix(x: u64) -> u64 {
    let x = x.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uniform(seed: u64, run: u64, path: &str) -> f64 {
        Luck { seed, run }.uniform(Purpose::Uncertainty, PathKey::of(path), 0)
    }

    #[test]
    fn golden_vector() {
        let path = PathKey::of("issue.donbas.russia.freeze-line");
        let shown: Vec<String> = (0..3)
            .map(|run| {
                let luck = Luck { seed: 42, run };
                let uniform = luck.uniform(Purpose::Uncertainty, path, 0);
                format!(
                    "{uniform:.15} {:.12}",
                    luck.normal(Purpose::Uncertainty, path)
                )
            })
            .collect();
        assert_eq!(
            shown,
            [
                "0.205289603131007 -0.822874779346",
                "0.221619083669985 -0.766736550836",
                "0.686828396238984 0.486880233402"
            ]
        );
    }

    /// Chi-square of 64 cells over 64,000 draws: 63 degrees of freedom, beyond 120 once in 100,000.
    fn chi_square(draw: impl Fn(u64) -> f64) -> f64 {
        let mut cells = [0_f64; 64];
        for n in 0..64_000 {
            cells[(draw(n) * 64.0) as usize] += 1.0;
        }
        cells
            .iter()
            .map(|count| (count - 1000.0) * (count - 1000.0) / 1000.0)
            .sum()
    }

    #[test]
    fn uniform_over_runs_seeds_and_paths() {
        assert!(chi_square(|n| uniform(42, n, "a")) < 120.0);
        assert!(chi_square(|n| uniform(n, 0, "a")) < 120.0);
        assert!(chi_square(|n| uniform(42, 0, &format!("a{n}"))) < 120.0);
        let luck = Luck { seed: 42, run: 0 };
        assert!(chi_square(|n| luck.uniform(Purpose::Breakdown, PathKey::of("a"), n)) < 120.0);
    }

    #[test]
    fn neighbouring_keys_are_independent() {
        // Correlation of 64,000 pairs: standard error 0.004.
        let correlation = |pair: &dyn Fn(u64) -> (f64, f64)| -> f64 {
            (0..64_000)
                .map(pair)
                .map(|(x, y)| (x - 0.5) * (y - 0.5))
                .sum::<f64>()
                / 64_000.0
                * 12.0
        };
        let runs = correlation(&|n| (uniform(42, n, "a"), uniform(42, n + 1, "a")));
        let seeds = correlation(&|n| (uniform(n, 7, "a"), uniform(n + 1, 7, "a")));
        let paths =
            correlation(&|n| (uniform(42, n, "weights.a.b"), uniform(42, n, "weights.a.c")));
        for r in [runs, seeds, paths] {
            assert!(r.abs() < 0.02, "{r}");
        }
        // The same for the cells of a square: 255 degrees of freedom, beyond 360 once in 100,000.
        let square =
            |n: u64| (uniform(42, n, "a") * 16.0).floor() * 16.0 + uniform(42, n, "b") * 16.0;
        let mut cells = vec![0_f64; 256];
        (0..256_000).for_each(|n| cells[square(n) as usize] += 1.0);
        let chi: f64 = cells
            .iter()
            .map(|c| (c - 1000.0) * (c - 1000.0) / 1000.0)
            .sum();
        assert!(chi < 360.0, "{chi}");
    }

    #[test]
    fn normal_has_mean_0_and_deviation_1() {
        let path = PathKey::of("party.a.no_deal");
        let draws: Vec<f64> = (0..64_000)
            .map(|run| Luck { seed: 1, run }.normal(Purpose::Uncertainty, path))
            .collect();
        let mean = draws.iter().sum::<f64>() / 64_000.0;
        let variance = draws.iter().map(|x| x * x).sum::<f64>() / 64_000.0;
        assert!(
            mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03,
            "{mean} {variance}"
        );
    }
}
