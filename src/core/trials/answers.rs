//! What a run says to each claim, and nothing else: small enough to keep for every run of many scenarios.

use super::Run;

/// Whether each of [`Answers::CLAIMS`] holds in a run; `None` where a search was too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers(pub [Option<bool>; 6]);

impl Answers {
    /// The claims, by the names of the columns of `runs.csv`.
    pub const CLAIMS: [&'static str; 6] = [
        "possible_day_one",
        "possible",
        "handshake",
        "reached",
        "ratified",
        "breakdown",
    ];

    /// Those of a run.
    pub fn of(run: &Run) -> Self {
        Answers([
            run.possible_day_one,
            run.possible,
            Some(run.handshake),
            Some(run.reached),
            Some(run.ratified),
            Some(run.breakdown),
        ])
    }

    /// The place of a claim.
    pub fn place(claim: &str) -> Option<usize> {
        Answers::CLAIMS.iter().position(|known| *known == claim)
    }
}
