//! Accidents and random walks: random changes of no-deal values, drawn before anyone speaks.
//!
//! **Formula.** In each round, independently: a shock happens with its chance and adds its effect for good; given the
//! shock, the talks end with chance `walk_out` before anyone speaks. A no-deal value with a volatility v adds v·N(0, 1)
//! per round, rounded once. All draws are keyed by seed, run, name and round: they do not depend on what is said, and go
//! on after the talks have ended.

use crate::draws::{PathKey, Purpose};
use crate::game::{About, Game, Points, parameters};
use crate::scenario::{PartyId, Path, Scenario};
use crate::sources::{Citation, POWELL_2004};
use crate::talks::course::Course;

/// The fact sheet of `[shock.X]`.
pub(in crate::talks) static ABOUT: About = About {
    name: "shock",
    title: "Shocks",
    sentence: "Accidents that can break into the talks in any round.",
    formula: "with its chance, each round: no_deal of those it hits moves by its effect, for good; given that, the talks \
              end with chance walk_out",
    parameters: parameters! {
        "chance": "chance a round", "0-1", default "none, must be given";
        "effect.no_deal": "points", "any", default "0";
        "effect.walk_out": "chance, given the shock", "0-1", default "0";
    },
    assumptions: "Not in the central course, only in drawn runs. Rounds are independent. A shock may happen again. It comes \
                  first in a round: a walk-out ends the talks, as a breakdown, before levers, meetings and words. It lowers \
                  trust between all. A reduced form of our own.",
    sources: &[Citation::After(&POWELL_2004)],
    example: "mar-a-lago",
};

/// Everything that can happen by chance.
#[derive(Debug, Clone, Default)]
pub(in crate::talks) struct Chance {
    shocks: Vec<Shock>,
    walks: Vec<(PartyId, f64, PathKey)>,
}

#[derive(Debug, Clone)]
struct Shock {
    chance: f64,
    walk_out: f64,
    effect: Vec<(PartyId, f64)>,
    key: PathKey,
}

/// Everything that happens by chance in one course.
#[derive(Debug, Default)]
pub(in crate::talks) struct Accidents {
    /// Round and number of each shock, in order, and whether the talks end because of it.
    pub(in crate::talks) shocks: Vec<(u32, usize, bool)>,
    /// One row per round (from 0), one column per party: what shocks and walks have added by then. Empty if they never add
    /// anything.
    pub(in crate::talks) moved: Vec<Vec<Points>>,
}

impl Chance {
    pub(in crate::talks) fn of(scenario: &Scenario) -> Self {
        let shocks = scenario.shocks.iter().map(|shock| Shock {
            chance: shock.chance,
            walk_out: shock.walk_out,
            effect: shock.no_deal.clone(),
            key: PathKey::at(Path::Shock { shock: &shock.id }),
        });
        let parties = scenario.parties.iter().zip(0..);
        let walks = parties.filter_map(|(party, n)| {
            let volatility = party.no_deal.as_ref()?.volatility;
            let key = PathKey::at(Path::Volatility { party: &party.id });
            (volatility > 0.0).then_some((PartyId(n), volatility, key))
        });
        Chance {
            shocks: shocks.collect(),
            walks: walks.collect(),
        }
    }

    /// True if nothing can happen.
    pub(in crate::talks) fn is_none(&self) -> bool {
        self.shocks.is_empty() && self.walks.is_empty()
    }

    /// Draws what happens in rounds 1 to `rounds` of a course.
    pub(in crate::talks) fn draw(&self, course: Course, game: &Game, rounds: u32) -> Accidents {
        let mut accidents = Accidents::default();
        if !course.chance || self.is_none() {
            return accidents;
        }
        let (luck, unit) = (course.luck, game.unit());
        let mut now = vec![Points::ZERO; game.frame().parties.len()];
        accidents.moved.push(now.clone());
        for round in 1..=rounds {
            let index = u64::from(round);
            for (n, shock) in self.shocks.iter().enumerate() {
                if luck.uniform(Purpose::Shock, shock.key, index) < shock.chance {
                    let ends = shock.walk_out > 0.0
                        && luck.uniform(Purpose::WalkOut, shock.key, index) < shock.walk_out;
                    accidents.shocks.push((round, n, ends));
                    for &(party, points) in &shock.effect {
                        now[party.index()] += unit.given(points);
                    }
                }
            }
            for &(party, volatility, key) in &self.walks {
                let step = volatility * luck.normal_at(Purpose::Volatility, key, index);
                now[party.index()] += unit.points(step);
            }
            accidents.moved.push(now.clone());
        }
        accidents
    }
}
