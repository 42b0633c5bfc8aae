//! What charts on the plane of two parties show: deals, walk-aways, and who moves where.

use crate::account::thousands;
use crate::charts::party::Named;
use crate::space::DealCount;

/// A number and what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// How many.
    pub count: DealCount,
    /// What: `inside everyone's red lines`.
    pub label: String,
}

/// The facts of the dance: worth to one party against worth to another.
#[derive(Debug, Clone, PartialEq)]
pub struct DanceFacts {
    /// The party on the horizontal and the one on the vertical axis.
    pub axes: [Axis; 2],
    /// The round that walk-aways, `zopa` and `passing` belong to: the handshake's, or the last.
    pub round: u32,
    /// Deals inside the rules and all red lines, as (worth to first, worth to second).
    pub cloud: Vec<(f64, f64)>,
    /// What a dot stands for.
    pub dots: Dots,
    /// The Pareto frontier of the cloud, by ascending worth to the first; empty where it is not known.
    pub frontier: Vec<(f64, f64)>,
    /// Deals in the ZOPA of the round (gates 1-3, all signatories).
    pub zopa: Vec<(f64, f64)>,
    /// The frontier of those deals where they are too many to look at each; else empty.
    pub zopa_edge: Vec<(f64, f64)>,
    /// How many deals pass every gate of the round.
    pub passing_deals: DealCount,
    /// Where they lie; of many, one in each small cell.
    pub passing: Vec<(f64, f64)>,
    /// What each of the two asked for or offered, by round.
    pub asks: [Vec<Spot>; 2],
    /// The drafts of a mediator.
    pub drafts: Option<Drafts>,
    /// Solution points.
    pub solutions: Vec<SolutionPoint>,
    /// Where the handshake lies; none without one.
    pub handshake: Option<(f64, f64)>,
    /// How many deals are left, gate by gate, for the side panel; may be empty.
    pub counts: Vec<Count>,
    /// Who can veto besides the two: `European allies (consent)`, `US Senate (ratifies)`.
    pub vetoes: Vec<String>,
    /// Another negotiation to compare with.
    pub rival: Option<RivalFacts>,
}

/// What a dot stands for where deals lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dots {
    /// One deal.
    #[default]
    Each,
    /// One or more deals in the same small cell.
    Cells,
    /// One of so many texts that were drawn, because there are too many to look at each.
    Sample(u64),
}

impl Dots {
    /// What a reader must know of it, as a sentence with a space before it; empty where a dot is a deal.
    pub fn told(self) -> String {
        match self {
            Dots::Each => String::new(),
            Dots::Cells => " Where deals lie close together, one dot stands for them.".to_owned(),
            Dots::Sample(texts) => format!(
                " Dots are a sample of {} texts: rare ones, also the best, can be missing.",
                thousands(texts)
            ),
        }
    }
}

/// What another negotiation between the same two did, by its own numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct RivalFacts {
    /// What it is called: `with party.russia.no_deal.value=70`.
    pub label: String,
    /// What each of the two asked for or offered, by round.
    pub asks: [Vec<Spot>; 2],
    /// Its handshake; none without one.
    pub handshake: Option<Spot>,
    /// Whether that passes every gate there.
    pub ratified: bool,
    /// What a round is called there.
    pub unit: String,
}

/// One axis of the dance.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The party.
    pub party: Named,
    /// What no deal is worth to it on day one and in the round shown.
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

/// A deal on the way.
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
    /// One a round.
    pub spots: Vec<Spot>,
}

/// Where a solution concept points.
#[derive(Debug, Clone, PartialEq)]
pub struct SolutionPoint {
    /// `Nash`, `Kalai–Smorodinsky` …
    pub name: String,
    /// Worth to the first and to the second party.
    pub at: (f64, f64),
    /// A remark: `EU member states would vote it down`.
    pub note: Option<String>,
}
