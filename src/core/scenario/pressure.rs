//! What puts pressure on the parties besides the text: levers, trust, shocks, public commitments, as a scenario file states it.

use super::condition::Condition;
use super::ids::PartyId;
use super::words::words;

/// `[lever.X]`: something that its holder can do to others, at a cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Lever {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Who can pull it.
    pub held_by: PartyId,
    /// Points added to the no-deal values of these parties while it is pulled (below 0: it hurts).
    pub hits: Vec<(PartyId, f64)>,
    /// Points taken from the no-deal values of these parties while it is pulled.
    pub costs: Vec<(PartyId, f64)>,
    /// When it is pulled.
    pub pulled: Pulled,
}

/// `[trust]`: confidence between every two parties, 0-100.
#[derive(Debug, Clone, PartialEq)]
pub struct Trust {
    /// On day one.
    pub start: f64,
    /// Points for each issue on which the two parties' latest asks newly coincide.
    pub agreed_issue: f64,
    /// Points for every two parties when a shock happens.
    pub shock: f64,
    /// Points between the holder and each party hit when a lever is pulled.
    pub lever: f64,
    /// Pairs that start at another value.
    pub pairs: Vec<TrustPair>,
}

/// `trust.pair.X`: two parties whose trust starts at another value.
#[derive(Debug, Clone, PartialEq)]
pub struct TrustPair {
    /// The key of the section.
    pub id: String,
    /// The two parties, the one that comes first in the file first.
    pub between: (PartyId, PartyId),
    /// Their trust on day one, 0-100.
    pub start: f64,
}

/// `[shock.X]`: an accident that can happen in any round.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Chance per round, 0-1.
    pub chance: f64,
    /// Points added permanently to the no-deal values of these parties, each time.
    pub no_deal: Vec<(PartyId, f64)>,
    /// Chance, given the shock, that it ends the talks, 0-1.
    pub walk_out: f64,
}

/// `[commitment.X]`: a position taken in public, which costs its speaker when it moves (audience cost).
#[derive(Debug, Clone, PartialEq)]
pub struct Commitment {
    /// The key of the section.
    pub id: String,
    /// The title for people; default: the id.
    pub title: String,
    /// Who took it.
    pub party: PartyId,
    /// What it promised: the options that would keep its word, issue by issue.
    pub position: Condition,
    /// Points, ≥ 0, deducted from a text's worth to it for each of these issues on which the text breaks its word.
    pub cost: f64,
}

words! {
    /// When a lever is pulled: `use`.
    #[derive(Default)]
    pub enum Pulled {
        #[default]
        Never = "never": "not at all",
        ///
        /// A move is an ask that became better for anybody else.
        IfStuck = "if-stuck": "when nobody has moved for two rounds, until somebody does",
        Always = "always": "from round 1 on",
    }
}
