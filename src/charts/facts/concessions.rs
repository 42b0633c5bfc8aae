//! The facts of the concessions chart: what settling one option in advance does to the chance of a deal.

use super::Known;

/// One claim, with nothing settled in advance and with each option of each issue settled.
#[derive(Debug, Clone, PartialEq)]
pub struct ConcessionsFacts {
    /// What is counted, as it follows "the chance that a deal is": `possible`, `reached`, `ratified`.
    pub claim: String,
    /// The share of runs with nothing settled in advance.
    pub base: Known,
    /// The most runs that any option was given; the others share their luck.
    pub runs: u64,
    /// The issues, in file order.
    pub issues: Vec<SettledIssue>,
}

/// An issue and what settling it does.
#[derive(Debug, Clone, PartialEq)]
pub struct SettledIssue {
    /// Its title.
    pub title: String,
    /// Its options, in file order; those that were not tried are left out.
    pub options: Vec<SettledOption>,
}

/// An option that is settled in advance.
#[derive(Debug, Clone, PartialEq)]
pub struct SettledOption {
    /// What it is called.
    pub label: String,
    /// What it does.
    pub effect: Effect,
}

/// What settling an option in advance does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// No deal can pass with it, whatever is drawn: `a red line of Ukraine`.
    Impossible {
        /// Why.
        why: String,
    },
    /// It was played.
    Played {
        /// The share of runs with it.
        share: Known,
        /// That share less the base, run by run: −1 to 1.
        change: Known,
        /// Whether the change is told from none, with false alarms over all options controlled.
        clear: bool,
    },
}
