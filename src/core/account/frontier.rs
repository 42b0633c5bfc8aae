//! The best deals for two parties, as charts draw and documents list them.

use crate::game::Game;
use crate::scenario::PartyId;
use crate::space::{self, DealSet, Limits};

/// The most points that are all told.
const ALL_TOLD: usize = 2_000;

/// Where there are more, points nearer than this to the last one told are left out: on charts less than a pixel or two.
const NEAR: f64 = 0.1;

/// The Pareto frontier of some deals for two parties.
#[derive(Debug, Clone, Default)]
pub struct Edge {
    /// Worths to both in points, by rising worth to the first. Of very many points, some.
    pub points: Vec<(f64, f64)>,
    /// By how much it can be missed, points; 0 if it is exact.
    pub epsilon: f64,
    /// Whether the search came to its end; else any number of points can be missing.
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

/// A line without points that nobody could tell from their neighbours.
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
