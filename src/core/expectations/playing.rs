//! How many runs are played for what is expected, and which.

use crate::scenario::{Expectation, Fact, Scenario};

/// How runs are played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Playing {
    /// The master seed.
    pub seed: u64,
    /// The number of runs, ≥ 1; one is played where nothing is drawn.
    pub runs: u64,
}

impl Playing {
    /// 400 runs, which know a share to within ± 5 percentage points, with the seed of whoever gives none.
    pub const DEFAULT: Playing = Playing {
        seed: 42,
        runs: 400,
    };

    /// The number of runs that are played for a scenario: none where only worths are expected.
    pub fn plays(self, scenario: &Scenario) -> u64 {
        let share = |expected: &Expectation| matches!(expected.fact, Fact::Share { .. });
        match scenario.expectations.iter().any(share) {
            false => 0,
            true if scenario.draws_nothing() => 1,
            true => self.runs,
        }
    }
}
