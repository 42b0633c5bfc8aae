//! Who meets whom and when, and where the talks stand on day one, as a scenario file states it.

use super::ids::{IssueId, OptionId, PartyId};
use super::words::words;

/// `[table]`: what some of the parties agree on before anyone speaks. It counts towards the share of issues agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOne {
    /// The parties who agree: at least two.
    pub between: Vec<PartyId>,
    /// What they agree on: each issue at most once, in file order.
    pub tentative: Vec<(IssueId, OptionId)>,
}

/// `[meeting.X]`: parties who come together for one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// The key of the section.
    pub id: String,
    /// The name for people; default: the id.
    pub name: String,
    /// Those who come: at least two parties, in file order.
    pub with: Vec<PartyId>,
    /// When it takes place.
    pub when: When,
}

/// When a meeting takes place, which it does once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum When {
    /// In this round, 1…R.
    Round(u32),
    /// In the first round that begins with this true of every two of those who come.
    Needs {
        /// Trust of at least this, 0-100; 0: any.
        trust: f64,
        /// Share of the issues agreed, by count, 0-1; 0: any.
        agreed_share: f64,
    },
}

/// `talks.settle`: issues on which all ask for the same option are closed before the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settle {
    /// Rounds in a row on which the asks must coincide, ≥ 1.
    pub after: u32,
    /// True if closed issues are reopened when nobody has moved for two rounds.
    pub reopen: bool,
}

words! {
    /// `talks.rule`: what has to be agreed together.
    #[derive(Default)]
    pub enum AgreementRule {
        #[default]
        Everything = "nothing-agreed-until-everything": "one whole deal is agreed, or nothing",
        IssueByIssue = "issue-by-issue": "one item of the agenda after the other; what is agreed is closed",
    }
}
