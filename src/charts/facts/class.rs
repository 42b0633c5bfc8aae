//! The facts of the class chart: what groups agreed on, over what they could have had.

use super::dance::DanceFacts;
use crate::class::Tally;

/// What the groups of a class agreed on.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassFacts {
    /// Deals, frontier, walk-aways and ZOPA of two parties. Nobody moves.
    pub land: DanceFacts,
    /// How many groups did what.
    pub tally: Tally,
    /// One mark a deal that was signed, in the order of the table.
    pub marks: Vec<ClassMark>,
    /// The groups without a deal.
    pub no_deals: Vec<String>,
    /// Whether the round in which a deal is judged matters, because what no deal is worth changes.
    pub drifts: bool,
    /// How many of these deals are judged as in another round than that of the walk-aways shown.
    pub elsewhere: usize,
    /// The names of the other parties, whose worth is not to be seen.
    pub others: Vec<String>,
}

/// A deal and those who signed it.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassMark {
    /// The groups; at least one.
    pub groups: Vec<String>,
    /// Its worth to the two.
    pub at: (f64, f64),
    /// Whether no text gives one signatory more and none less; none: not known.
    pub efficient: Option<bool>,
    /// The worth to the two of what would have been better; none for a deal that fails a gate: nobody could have kept it.
    pub better: Option<(f64, f64)>,
    /// Whose gates it fails; empty if it passes all.
    pub fails: Vec<String>,
}
