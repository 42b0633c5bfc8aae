//! The states of runs after each round.

use crate::charts::known::Known;
use crate::charts::survival::facts::{Ended, SurvivalFacts};
use crate::probability::wilson;

/// A state that a run can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Talking,
    Broken,
    Impasse,
    Blocked,
    Ratified,
}

impl Fate {
    /// From the bottom of the picture up.
    pub(super) const ALL: [Fate; 5] = [
        Fate::Talking,
        Fate::Broken,
        Fate::Impasse,
        Fate::Blocked,
        Fate::Ratified,
    ];

    /// The number of runs in this state, given the number still talking and how the others ended.
    pub(super) fn of(self, talking: u64, over: &Ended) -> u64 {
        match self {
            Fate::Talking => talking,
            Fate::Broken => over.broken,
            Fate::Impasse => over.impasse,
            Fate::Blocked => over.blocked,
            Fate::Ratified => over.ratified,
        }
    }
}

/// A share of the runs with its interval.
pub(super) fn known(hits: u64, runs: u64) -> Known {
    let interval = wilson(hits, runs);
    Known {
        share: if runs == 0 {
            0.0
        } else {
            hits as f64 / runs as f64
        },
        low: interval.low,
        high: interval.high,
    }
}

/// The states of runs after each round, from day one to the last.
pub(super) fn course(facts: &SurvivalFacts) -> Vec<(u64, Ended)> {
    let mut over = Ended::default();
    let mut course = Vec::new();
    let mut left = facts.ended.iter().peekable();
    for round in 0..=facts.last {
        while let Some(ended) = left.next_if(|ended| ended.round <= round) {
            over.ratified += ended.ratified;
            over.blocked += ended.blocked;
            over.broken += ended.broken;
            over.impasse += ended.impasse;
        }
        over.round = round;
        course.push((facts.runs.saturating_sub(over.all()), over));
    }
    course
}
