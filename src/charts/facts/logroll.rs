//! The facts of the logroll chart: what each issue is worth to each of two parties.

use super::named::Named;

/// Two parties and what is at stake for them.
#[derive(Debug, Clone, PartialEq)]
pub struct LogrollFacts {
    /// The party on the horizontal and the one on the vertical axis.
    pub parties: [Named; 2],
    /// The issues, in file order.
    pub issues: Vec<Stake>,
    /// Σ max of the two shares − 1: 0 (nothing to trade) to below 1.
    pub potential: f64,
}

/// What is at stake on an issue.
#[derive(Debug, Clone, PartialEq)]
pub struct Stake {
    /// The issue's title.
    pub title: String,
    /// Its share (0-1) in what is at stake for each of the two: weight times range of scores, over options that no red line
    /// crosses.
    pub shares: [f64; 2],
    /// Whether the two want different options most; where they want the same, there is nothing to trade.
    pub opposed: bool,
}
