//! The facts of charts on the plane of two parties: deals, walk-aways, and moves.

use crate::account::thousands;
use crate::charts::party::Named;
use crate::space::DealCount;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedNumber {
    /// How many.
    pub count: DealCount,
    /// What: `inside everyone's red lines`.
    pub label: String,
}

/// The facts of the dance: worth to one party against worth to another.
#[derive(Debug, Clone, PartialEq)]
pub struct DanceFacts {
    /// The party on the horizontal and the one on the vertical axis.
    pub axes: [DanceAxis; 2],
    /// The round of the walk-aways, `zopa` and `passing`: the handshake's, or the last.
    pub round: u32,
    /// Deals inside the rules and all red lines, as (worth to first, worth to second).
    pub cloud: Vec<(f64, f64)>,
    /// The meaning of a dot.
    pub dots: Dots,
    /// The Pareto frontier of the cloud, by ascending worth to the first; empty if not known.
    pub frontier: Vec<(f64, f64)>,
    /// Deals in the ZOPA of the round (within red lines, above all walk-aways).
    pub zopa: Vec<(f64, f64)>,
    /// The frontier of those deals if there are too many to examine individually; otherwise empty.
    pub zopa_edge: Vec<(f64, f64)>,
    /// The number of deals that pass every gate of the round.
    pub passing_deals: DealCount,
    /// The places of these deals; of many, one per small cell.
    pub passing: Vec<(f64, f64)>,
    /// The deals that each of the two asked for or offered, by round.
    pub asks: [Vec<Spot>; 2],
    /// The drafts of a mediator.
    pub drafts: Option<Drafts>,
    /// Solution points.
    pub solutions: Vec<SolutionPoint>,
    /// The place of the handshake; `None` without one.
    pub handshake: Option<(f64, f64)>,
    /// The number of deals left after each gate, for the side panel; may be empty.
    pub counts: Vec<CountedNumber>,
    /// The others who can veto: `European allies (consent)`, `US Senate (ratifies)`.
    pub vetoes: Vec<String>,
    /// Another negotiation to compare with.
    pub rival: Option<RivalFacts>,
}

/// The meaning of a dot for deals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dots {
    /// One deal.
    #[default]
    Each,
    /// One or more deals in the same small cell.
    Cells,
    /// One of this many deals that were drawn at random, because there are too many to examine each.
    Sample(u64),
}

impl Dots {
    /// A remark for the reader, as a sentence after a space; empty if a dot is a deal.
    pub fn told(self) -> String {
        match self {
            Dots::Each => String::new(),
            Dots::Cells => " Where deals lie close together, one dot stands for them.".to_owned(),
            Dots::Sample(texts) => format!(
                " Dots are a sample of {} deals: rare ones, also the best, can be missing.",
                thousands(texts)
            ),
        }
    }
}

/// The moves of another negotiation between the same two, by its own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct RivalFacts {
    /// Its name: `with party.russia.no_deal.value=70`.
    pub label: String,
    /// The deals that each of the two asked for or offered, by round.
    pub asks: [Vec<Spot>; 2],
    /// Its handshake; none without one.
    pub handshake: Option<Spot>,
    /// True if it passes every gate there.
    pub ratified: bool,
    /// The name of a round there.
    pub unit: String,
}

/// One axis of the dance.
#[derive(Debug, Clone, PartialEq)]
pub struct DanceAxis {
    /// The party.
    pub party: Named,
    /// The worth of no deal to it on day one and in the round shown.
    pub walk_away: Drift,
}

/// A value on day one and in the round shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drift {
    /// On day one.
    pub day_one: f64,
    /// In the round shown.
    pub now: f64,
}

/// A deal in the course of the talks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The round.
    pub round: u32,
    /// Worth to the first and to the second party.
    pub at: (f64, f64),
}

/// The drafts of a mediator.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafts {
    /// The display name of the mediator.
    pub by: String,
    /// One per round.
    pub spots: Vec<Spot>,
}

/// The choice of a solution concept.
#[derive(Debug, Clone, PartialEq)]
pub struct SolutionPoint {
    /// `Nash`, `Kalai–Smorodinsky` …
    pub name: String,
    /// Worth to the first and to the second party.
    pub at: (f64, f64),
    /// A remark: `EU member states would vote it down`.
    pub note: Option<String>,
}
