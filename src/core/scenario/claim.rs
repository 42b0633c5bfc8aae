//! What can be asked of a run: claims that must never be blurred, each with its word.
//!
//! To add a claim, add its line here and its judgement in `trials::Judged` (or in `game::Settlement::holds`, if the talks of the
//! run decide it); the compiler names every other place that has to handle it.

use super::words::words;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::ops::{Index, IndexMut};

words! {
    /// A claim about a run, in the order of columns and documents. From `Handshake` to `Lasting`, each implies the one before.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Claim {
        PossibleDayOne = "possible_day_one": "some deal passes every gate on day one",
        Possible = "possible": "some deal passes every gate in some round",
        Handshake = "handshake": "one deal accepted by every signatory",
        Reached = "reached": "and it passes every gate but ratification",
        Ratified = "ratified": "and every ratifier concerned passes it",
        Lasting = "lasting": "and it is unbroken at the end of the years that it is to last",
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
///
/// It is written as a list in the order of the claims, with [`Claim::Lasting`] at its end, and only where it says something: so
/// what was written before there were years after is still read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByClaim<T>([T; Claim::ALL.len()]);

/// The order in which values are written.
const WRITTEN: [Claim; Claim::ALL.len()] = [
    Claim::PossibleDayOne,
    Claim::Possible,
    Claim::Handshake,
    Claim::Reached,
    Claim::Ratified,
    Claim::Breakdown,
    Claim::Lasting,
];

impl<T: Serialize + Default + PartialEq> Serialize for ByClaim<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let told = WRITTEN.map(|claim| &self[claim]);
        let last = usize::from(*told[WRITTEN.len() - 1] == T::default());
        told[..WRITTEN.len() - last].serialize(out)
    }
}

impl<'d, T: Deserialize<'d> + Default> Deserialize<'d> for ByClaim<T> {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<Self, D::Error> {
        let told = Vec::<T>::deserialize(from)?;
        if told.len() > WRITTEN.len() || told.len() + 1 < WRITTEN.len() {
            return Err(D::Error::invalid_length(
                told.len(),
                &"a value for each claim",
            ));
        }
        let mut by_claim = ByClaim(Claim::ALL.map(|_| T::default()));
        for (claim, value) in WRITTEN.into_iter().zip(told) {
            by_claim[claim] = value;
        }
        Ok(by_claim)
    }
}

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

    #[test]
    fn what_was_written_before_there_were_years_after_is_read() {
        let mut all = Claim::ALL;
        all.sort_by_key(|claim| WRITTEN.iter().position(|written| written == claim));
        assert_eq!(all, WRITTEN);
        let old = ByClaim::of(|claim| {
            if claim == Claim::Lasting {
                0
            } else {
                claim as u8 + 1
            }
        });
        assert_eq!(serde_json::to_string(&old).unwrap(), "[1,2,3,4,5,7]");
        let new = ByClaim::of(|claim| claim as u8 + 1);
        assert_eq!(serde_json::to_string(&new).unwrap(), "[1,2,3,4,5,7,6]");
        for claims in [old, new] {
            let text = serde_json::to_string(&claims).unwrap();
            assert_eq!(serde_json::from_str::<ByClaim<u8>>(&text).unwrap(), claims);
        }
        for short_or_long in ["[1,2,3,4,5]", "[1,2,3,4,5,6,7,8]"] {
            assert!(serde_json::from_str::<ByClaim<u8>>(short_or_long).is_err());
        }
    }
}
