//! All that is reported about one scenario, for terminal, JSON and charts alike.

use super::{Effects, Exact, Flips, PairEffects, Target};
use crate::scenario::{Claim, Scenario};

/// Which concessions lead to a settlement in one scenario.
#[derive(Debug)]
pub struct Explanation<'a> {
    /// The scenario in question.
    pub scenario: &'a Scenario,
    /// The exact results from the space of deals.
    pub exact: Exact<'a>,
    /// Wanted options, as they were typed, with the results for them.
    pub targets: Vec<(String, Target)>,
    /// The effect of settling each option; only if it was simulated.
    pub effects: Option<Effects>,
    /// The effects of pairs of options; only if they were simulated.
    pub pairs: Option<PairEffects>,
    /// The changes that turn the outcome; only if they were searched for.
    pub flips: Option<Flips>,
    /// The claim reported first, one of [`Effects::CLAIMS`].
    pub claim: Claim,
}
