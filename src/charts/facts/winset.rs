//! The facts of the winset chart: which worth each body would ratify, and where the text lies.

use super::named::Named;

/// The facts of the winset chart.
#[derive(Debug, Clone, PartialEq)]
pub struct WinsetFacts {
    /// Which text is voted on.
    pub voted: Voted,
    /// The round whose walk-aways count.
    pub round: u32,
    /// How many texts that all signatories would sign were drawn at random to show where they lie; none: every one was
    /// looked at.
    pub sample: Option<u64>,
    /// The bodies, in file order.
    pub bodies: Vec<Body>,
}

/// The text that bodies vote on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voted {
    /// The one that was agreed.
    Handshake,
    /// The last one on the table, which was not agreed.
    LastText,
    /// None: nobody has put a text on the table.
    Nothing,
}

/// A body that can vote a deal down.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its display name.
    pub name: String,
    /// The party through whose eyes its members see a deal.
    pub eyes: Named,
    /// Mean of its members' thresholds, points.
    pub value: f64,
    /// Their standard deviation, points ≥ 0.
    pub spread: f64,
    /// Votes needed.
    pub yes: u32,
    /// Seats.
    pub of: u32,
    /// The least worth to the party at which it passes a deal: where its win-set begins.
    pub needs: f64,
    /// What no deal is worth to the party; none if the file gives it none.
    pub no_deal: Option<f64>,
    /// What it would do with the text; none without a text.
    pub vote: Option<Vote>,
    /// Parties with a veto in it that would rather have no deal than the text.
    pub vetoed_by: Vec<String>,
    /// Texts that concern it and that all signatories would sign: how many in each cell of a point, by the lower end of the
    /// cell. One cell begins at `needs`.
    pub cells: Vec<(f64, u64)>,
    /// How many of them lie in its win-set, and how many there are; none where they were not all counted.
    pub won: Option<(u64, u64)>,
}

/// What a body would do with the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Vote {
    /// The text does not concern it.
    Unconcerned,
    /// It votes.
    Cast {
        /// What the text is worth to the party.
        worth: f64,
        /// The expected number of yes votes.
        expected: f64,
        /// The exact chance that the quota is met if members vote independently, 0-1.
        chance: f64,
        /// Whether the gate is open: the expected votes meet the quota, and nobody has a veto and uses it.
        passes: bool,
    },
}
