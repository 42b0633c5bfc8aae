//! Levers: pressure that a party can put on another, at a cost to itself, to make it move.
//!
//! **Formula.** While a lever is pulled, the no-deal values of those it hits move by `hits`, and what `costs` names
//! is taken from that of the holder (or of anybody). `always`: from round 1 on. `if-stuck`: pulled at the beginning of a round
//! when in the two rounds before it no signatory's ask had become better for any other signatory; let go at the
//! beginning of the first round after one in which an ask has. When the talks end, levers stay as they are.

use super::super::happening::Happening;
use crate::game::{About, Game, Points, Unit, parameters};
use crate::scenario::{PartyId, Pulled, Scenario};
use crate::sources::{Citation, SCHELLING_1966};

/// The fact sheet of `[lever.X]`.
pub(in crate::talks) static ABOUT: About = About {
    name: "lever",
    title: "Levers",
    sentence: "Something that its holder can do to make no deal worse for another, at a cost to itself.",
    formula: "while pulled: no_deal of those it hits + hits, no_deal of those it costs - costs",
    parameters: parameters! {
        "use": "rule", "never | if-stuck | always", default "never";
        "hits": "points", "any, usually below 0", default "0";
        "costs": "points", ">= 0", default "0";
    },
    assumptions: "if-stuck: pulled when in the two rounds before no signatory's ask had become better for another, let go \
                  after a round in which one has. A first ask counts as a move, so the earliest pull is in round 4. \
                  Worth is looked at after the cost of public commitments. Each pull lowers trust between the holder and those hit. After the talks \
                  levers stay as they are. The rule is ours.",
    sources: &[Citation::After(&SCHELLING_1966)],
    example: "mar-a-lago",
};

/// Rounds without movement after which a lever is pulled.
const STUCK: u32 = 2;

/// The levers of a scenario.
#[derive(Debug, Clone, Default)]
pub(in crate::talks) struct Levers(Vec<Lever>);

#[derive(Debug, Clone)]
struct Lever {
    holder: PartyId,
    pulled: Pulled,
    /// Its change of no-deal values.
    effect: Vec<(PartyId, f64)>,
    hit: Vec<PartyId>,
}

impl Levers {
    pub(in crate::talks) fn of(scenario: &Scenario) -> Self {
        let levers = scenario.levers.iter().map(|lever| {
            let hits = lever.hits.iter().map(|&(p, points)| (p, points));
            let costs = lever.costs.iter().map(|&(p, points)| (p, -points));
            Lever {
                holder: lever.held_by,
                pulled: lever.pulled,
                effect: hits.chain(costs).collect(),
                hit: lever.hits.iter().map(|&(p, _)| p).collect(),
            }
        });
        Levers(levers.collect())
    }

    /// True if some lever can ever be pulled.
    pub(in crate::talks) fn matter(&self) -> bool {
        self.0.iter().any(|lever| lever.pulled != Pulled::Never)
    }

    /// True if some lever is pulled only when the talks are stuck.
    pub(in crate::talks) fn watch(&self) -> bool {
        self.0.iter().any(|lever| lever.pulled == Pulled::IfStuck)
    }
}

/// The levers that are pulled.
#[derive(Debug)]
pub(in crate::talks) struct Hand<'p> {
    levers: &'p Levers,
    unit: Unit,
    pulled: Vec<bool>,
    /// By party: their total effect on its no-deal value now.
    pub(in crate::talks) effect: Vec<Points>,
}

impl<'p> Hand<'p> {
    pub(in crate::talks) fn new(levers: &'p Levers, game: &Game) -> Self {
        let parties = game.frame().parties.len();
        Hand {
            levers,
            unit: game.unit(),
            pulled: vec![false; levers.0.len()],
            effect: vec![Points::ZERO; parties],
        }
    }

    /// Pulls levers and lets go at the beginning of a round, after `still` rounds without movement; reports this, and for
    /// each pull the pairs whose trust it lowers.
    pub(in crate::talks) fn turn(
        &mut self,
        still: u32,
        mut tell: impl FnMut(Happening, &[(PartyId, PartyId)]),
    ) {
        for (n, lever) in self.levers.0.iter().enumerate() {
            let wanted = match lever.pulled {
                Pulled::Never => false,
                Pulled::Always => true,
                Pulled::IfStuck => still >= STUCK || self.pulled[n] && still > 0,
            };
            if wanted == self.pulled[n] {
                continue;
            }
            self.pulled[n] = wanted;
            for &(party, points) in &lever.effect {
                let effect = &mut self.effect[party.index()];
                let points = self.unit.given(points);
                *effect = if wanted {
                    *effect + points
                } else {
                    *effect - points
                };
            }
            if wanted {
                let pairs: Vec<_> = lever.hit.iter().map(|&hit| (lever.holder, hit)).collect();
                tell(Happening::LeverPulled { lever: n }, &pairs);
            } else {
                tell(Happening::LeverLetGo { lever: n }, &[]);
            }
        }
    }
}
