//! What lies on the plane of two parties' worth, whoever moves on it: deals, their frontier, walk-aways, the ZOPA.

use super::cloud::{SAMPLE, some, worths};
use crate::account::few_enough;
use crate::charts::party::Named;
use crate::charts::plane::facts::{Axis, DanceFacts, Dots, Drift};
use crate::game::{Deal, Game, Within};
use crate::scenario::{PartyId, Scenario};
use crate::space::{self, DealSet, Entangled, Funnel, Limits, Walk};

/// A game in a round.
pub(in crate::charts) struct Land<'a> {
    pub(in crate::charts) scenario: &'a Scenario,
    pub(in crate::charts) game: &'a Game,
    /// How many deals are left in that round, gate by gate.
    pub(in crate::charts) then: &'a Funnel,
    pub(in crate::charts) round: u32,
}

impl Land<'_> {
    /// As the dance shows it, before anybody moves.
    pub(in crate::charts) fn facts(&self, pair: [PartyId; 2]) -> DanceFacts {
        let game = self.game;
        let [x, y] = pair;
        let at = |deal: &Deal| {
            (
                game.real(game.worth(x, deal)),
                game.real(game.worth(y, deal)),
            )
        };
        let everyone: Vec<PartyId> = game.party_ids().collect();
        let inside = Walk::new(game, &pair, &everyone);
        let edge = |set: Result<DealSet, Entangled>| -> Vec<(f64, f64)> {
            let Ok(set) = set else {
                return Vec::new();
            };
            let frontier = space::frontier(&set, &pair, &Limits::DEFAULT);
            let points = frontier.points().map(|point| point.worth());
            let pairs = points.map(|worth| (game.real(worth[0]), game.real(worth[1])));
            thinned(pairs.rev().collect())
        };
        let frontier = edge(DealSet::inside(game, &everyone));
        let each = few_enough(self.then);
        let deals = |within: Within| -> Vec<(f64, f64)> {
            match within {
                Within::RedLines if each => worths(&inside, pair),
                _ if each => worths(&Walk::within(game, within, self.round), pair),
                _ => {
                    let some = some(game, self.then, self.round, within);
                    some.iter().map(at).collect()
                }
            }
        };
        let axis = |party: PartyId| {
            let no_deal = |round| game.real(game.no_deal_at(party, round).unwrap_or_default());
            Axis {
                party: Named::of(game, party),
                walk_away: Drift {
                    day_one: no_deal(0),
                    now: no_deal(self.round),
                },
            }
        };
        let cloud = deals(Within::RedLines);
        let more = *self.then.deals(Within::RedLines).at_least() > cloud.len().into();
        DanceFacts {
            axes: pair.map(axis),
            round: self.round,
            cloud,
            dots: match each {
                false => Dots::Sample(SAMPLE),
                true if more => Dots::Cells,
                true => Dots::Each,
            },
            frontier,
            zopa: deals(Within::Zopa),
            zopa_edge: if each {
                Vec::new()
            } else {
                edge(DealSet::within(game, Within::Zopa, self.round))
            },
            passing_deals: self.then.passing().clone(),
            passing: deals(Within::All),
            asks: [Vec::new(), Vec::new()],
            drafts: None,
            solutions: Vec::new(),
            handshake: None,
            counts: Vec::new(),
            vetoes: self.vetoes(pair),
            rival: None,
        }
    }

    /// Who can say no besides two.
    fn vetoes(&self, pair: [PartyId; 2]) -> Vec<String> {
        let game = self.game;
        let others = game.party_ids().filter(|party| !pair.contains(party));
        let mut vetoes: Vec<String> = others
            .filter_map(|party| {
                let what = match game.consent_stage(party)? {
                    Within::Zopa => "signs",
                    _ => "consents",
                };
                Some(format!("{} ({what})", game.frame().party_name(party)))
            })
            .collect();
        let bodies = self.scenario.ratifiers.iter();
        vetoes.extend(bodies.map(|body| format!("{} (ratifies)", body.title)));
        vetoes
    }
}

/// The most points of a line that are all drawn.
const DRAWN_LINE: usize = 2_000;

/// Where there are more, points nearer than this to the last one drawn are left out: less than a pixel or two.
const NEAR: f64 = 0.1;

/// A line without points that nobody could tell from their neighbours.
fn thinned(points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    if points.len() <= DRAWN_LINE {
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
