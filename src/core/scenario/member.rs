//! `[ratifier.X.member.NAME]`: the members of a ratifier one by one, each with a worth and a walk-away of its own.

use super::ids::PartyId;
use super::model::{Ratifier, Scenario, Scores};

/// A member of a ratifier: it votes yes if the deal is worth at least its `no_deal` to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The key of the section.
    pub id: String,
    /// The name for people; default: the id.
    pub name: String,
    /// Votes that it casts together, ≥ 1; default 1.
    pub seats: u32,
    /// People it stands for, ≥ 0, in any unit: only their share counts, and only where the quota asks for one; default 0.
    pub people: f64,
    /// True if its no alone stops the deal.
    pub veto: bool,
    /// The party whose weights, scores, links and public commitments it shares where it has none of its own; default: the
    /// party of the ratifier.
    pub like: PartyId,
    /// Its own weights of the issues, one number ≥ 0 per issue; each counts as its share of the total, which is > 0.
    pub weights: Option<Vec<f64>>,
    /// Its own scores, one entry per issue; `None`: those of `like`.
    pub scores: Vec<Option<Scores>>,
    /// The least worth for which it votes yes, in points.
    pub no_deal: f64,
}

impl Member {
    /// True if its worth is not simply that of the party it is like.
    pub fn has_own_view(&self) -> bool {
        self.weights.is_some() || self.scores.iter().any(Option::is_some)
    }
}

impl Ratifier {
    /// True if its members are given one by one.
    pub fn has_members(&self) -> bool {
        !self.members.is_empty()
    }
}

impl Scenario {
    /// The members of all ratifiers who have weights or scores of their own, in file order.
    pub fn views(&self) -> impl Iterator<Item = &Member> {
        let members = self.ratifiers.iter().flat_map(|body| &body.members);
        members.filter(|member| member.has_own_view())
    }
}
