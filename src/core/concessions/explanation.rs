//! Everything that is said about one scenario, for terminal, JSON and charts alike.

use super::{Effects, Exact, Flips, PairEffects, Target};
use crate::scenario::{Claim, Scenario};

/// Which concessions lead to a settlement in one scenario.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// What the file means.
    pub scenario: &'a Scenario,
    /// What the deals say.
    pub exact: Exact<'a>,
    /// Wanted options, as they were typed, and what they meet.
    pub targets: Vec<(String, Target)>,
    /// What settling each option does; only where that was played.
    pub effects: Option<Effects>,
    /// What pairs of options do; only where they were played.
    pub pairs: Option<PairEffects>,
    /// What turns the outcome; only where it was looked for.
    pub flips: Option<Flips>,
    /// The claim that is told first, one of [`Effects::CLAIMS`].
    pub claim: Claim,
}
