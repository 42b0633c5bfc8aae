//! The best deals for two parties, as charts draw and documents list them.

use crate::game::Game;
use crate::scenario::PartyId;
use crate::space::{self, DealSet, Limits};

/// The maximum number of points listed in full.
const ALL_TOLD: usize = 2_000;

/// If there are more, points closer than this to the last one kept are left out: on charts less than a pixel or two.
const NEAR: f64 = 0.1;

/// The Pareto frontier of some deals for two parties.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Worths to both in points, in ascending order of worth to the first. Thinned if there are very many.
    pub points: Vec<(f64, f64)>,
    /// The maximum error, in points; 0 if it is exact.
    pub epsilon: f64,
    /// True if the search was completed; otherwise any number of points can be missing.
    pub complete: bool,
}

/// The frontier of the deals inside the rules and everyone's red lines; none if links and rules tie too many issues together.
pub fn frontier(game: &Game, pair: [PartyId; 2]) -> Option<Edge> {
    let everyone: Vec<PartyId> = game.party_ids().collect();
    Some(edge(game, pair, &DealSet::inside(game, &everyone).ok()?))
}

/// The frontier of a set of deals.
pub fn edge(game: &Game, pair: [PartyId; 2], set: &DealSet) -> Edge {
    let frontier = space::frontier(set, &pair, &Limits::DEFAULT);
    let points = frontier.points().rev().map(|point| {
        let worth = point.worth();
        (game.real(worth[0]), game.real(worth[1]))
    });
    Edge {
        points: thinned(points.collect()),
        epsilon: game.real(frontier.epsilon()),
        complete: frontier.complete(),
    }
}

/// The line without points that are indistinguishable from their neighbours.
fn thinned(points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    if points.len() <= ALL_TOLD {
        return points;
    }
    let last = points.last().copied();
    let mut kept: Vec<(f64, f64)> = Vec::new();
    for at in points {
        let far = |old: &(f64, f64)| (at.0 - old.0).abs().max((at.1 - old.1).abs()) >= NEAR;
        if kept.last().is_none_or(far) || Some(at) == last {
            kept.push(at);
        }
    }
    kept
}
