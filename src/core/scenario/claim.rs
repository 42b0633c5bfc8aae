//! What can be asked of a run: claims that must never be blurred, each with its word.
//!
//! To add a claim, add its line here and its judgement in `trials::Judged` (or in `game::Settlement::holds`, if the talks of the
//! run decide it); the compiler names every other place that has to handle it.

use super::words::words;
use serde::{Deserialize, Serialize};
use std::ops::{Index, IndexMut};

words! {
    /// A claim about a run, in the order of columns and documents. From `Handshake` to `Ratified`, each implies the one before.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Claim {
        PossibleDayOne = "possible_day_one": "some deal passes every gate on day one",
        Possible = "possible": "some deal passes every gate in some round",
        Handshake = "handshake": "one deal accepted by every signatory",
        Reached = "reached": "and it passes every gate but ratification",
        Ratified = "ratified": "and every ratifier concerned passes it",
        Breakdown = "breakdown": "the talks broke down",
    }
}

impl Claim {
    /// What it means for the claim to be true.
    pub fn means(self) -> &'static str {
        Claim::WORDS[self as usize].doc
    }
}

/// One value for each claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ByClaim<T>([T; Claim::ALL.len()]);

impl<T> ByClaim<T> {
    /// Computes the value for each claim.
    pub fn of(each: impl FnMut(Claim) -> T) -> Self {
        ByClaim(Claim::ALL.map(each))
    }

    /// Each claim with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Claim, &T)> {
        Claim::ALL.into_iter().zip(&self.0)
    }
}

impl<T> Index<Claim> for ByClaim<T> {
    type Output = T;

    fn index(&self, claim: Claim) -> &T {
        &self.0[claim as usize]
    }
}

impl<T> IndexMut<Claim> for ByClaim<T> {
    fn index_mut(&mut self, claim: Claim) -> &mut T {
        &mut self.0[claim as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_claim_finds_its_own() {
        for (place, claim) in Claim::ALL.into_iter().enumerate() {
            assert_eq!(claim as usize, place);
            assert_eq!(ByClaim::of(|claim| claim)[claim], claim);
        }
        assert_eq!(
            Claim::Ratified.means(),
            "and every ratifier concerned passes it"
        );
    }
}
