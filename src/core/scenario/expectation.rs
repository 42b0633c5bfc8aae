//! `[expect.X]`: a fact that the model should reproduce.

use super::claim::Claim;
use super::ids::PartyId;

/// `[expect.X]`: what the news says, held against what the model says.
///
/// It is a statement about the model, not a part of it: it has no path, and neither the meaning hash nor any result depends on
/// it.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// The key of the section.
    pub id: String,
    /// What is expected, for people; `None`: what the numbers say.
    pub title: Option<String>,
    /// Where the fact comes from.
    pub source: Option<String>,
    /// What is compared.
    pub fact: Fact,
    /// What it must not be below; at least one of the two bounds is given.
    pub lower: Option<Bound>,
    /// What it must not be above.
    pub upper: Option<Bound>,
}

/// What an expectation compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The worth of a draft to a party on day one, in points.
    Worth {
        /// The party.
        of: PartyId,
        /// The draft: an index into [`Scenario::drafts`](super::Scenario::drafts).
        draft: usize,
    },
    /// The share of drawn runs in which a claim holds, 0-1.
    Share {
        /// The claim.
        claim: Claim,
        /// By the end of which round, 1…R−1; `None`: by the end of the talks.
        by: Option<u32>,
    },
}

/// One end of what is expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bound {
    /// Where it lies.
    pub at: Level,
    /// True if the end itself is not expected: `above` and `below`, as opposed to `at_least` and `at_most`.
    pub strict: bool,
}

/// Where a bound lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Level {
    /// At this number: points of worth, or a share 0-1.
    Number(f64),
    /// At what the party has without a deal on day one; for a worth alone.
    NoDeal,
}
