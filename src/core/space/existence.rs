//! Is there a deal at all?
//!
//! **Answer.** Yes, with a deal as proof; no; or undecided, if a limit was reached first.
//! **Method.** Depth first over the regions of the set, with one lane for every party with a floor and a
//! few surrogate lanes ([`super::dual`]), choices that cost least in the first surrogate first. Exact: sums of integers.

use super::descent::{AnyDescent, Descent, End, Lane, in_its_width};
use super::dual::FloatWorth;
use super::layout::{Entangled, Layout};
use super::limits::Limits;
use super::set::DealSet;
use crate::game::{Deal, Game, Points, Unit, Within};
use std::ops::ControlFlow;
use std::sync::Arc;

/// The answer to the question whether some deal passes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Existence {
    /// This one does.
    Yes(Deal),
    /// None does.
    No,
    /// The limit was reached before anything was found.
    Undecided {
        /// No deal gives every party it binds more than this over what the party needs.
        surplus: Points,
    },
}

impl Existence {
    /// Yes, no, or `None`: undecided.
    pub fn decided(&self) -> Option<bool> {
        match self {
            Existence::Yes(_) => Some(true),
            Existence::No => Some(false),
            Existence::Undecided { .. } => None,
        }
    }

    /// The deal that proves a yes.
    pub fn witness(self) -> Option<Deal> {
        match self {
            Existence::Yes(deal) => Some(deal),
            Existence::No | Existence::Undecided { .. } => None,
        }
    }
}

/// Answers whether some deal passes the gates, for many games of one scenario; everything they share is prepared once.
#[derive(Debug, Clone)]
pub struct Oracle {
    set: DealSet,
    searches: Vec<Search>,
    /// The unit in which the surrogate lanes were weighted, if known.
    unit: Option<Unit>,
}

#[derive(Debug, Clone)]
struct Search {
    lanes: Vec<Lane>,
    descent: AnyDescent,
}

impl Oracle {
    /// Prepares the question for a game and those that share its frame and conditions.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn new(game: &Game, within: Within) -> Result<Self, Entangled> {
        let layout: Layout = DealSet::layout(game, within, |_, _| true)?;
        let set = DealSet::on(&Arc::new(layout), game, within, 0);
        Ok(Oracle {
            unit: Some(game.unit()),
            ..Oracle::over(set)
        })
    }

    /// Prepares the question for a set.
    pub fn over(set: DealSet) -> Self {
        let searches = (0..set.regions.len()).map(|region| {
            let lanes = lanes(&set, region);
            let descent = AnyDescent::new(&set, region, &lanes);
            Search { lanes, descent }
        });
        Oracle {
            searches: searches.collect(),
            set,
            unit: None,
        }
    }

    /// Loads the numbers of another game on the same frame, with the same conditions and in the same unit: those of a finer
    /// one could overflow 64 bits.
    pub fn load(&mut self, game: &Game, round: u32) {
        debug_assert!(
            self.unit.is_none_or(|unit| unit == game.unit()),
            "a game in another unit"
        );
        self.set.fill(game);
        self.set.ask(game, round);
        for search in &mut self.searches {
            in_its_width!(&mut search.descent, descent => descent.fill(&self.set, &search.lanes));
        }
    }

    /// Loads the no-deal values of another round of the same game.
    pub fn turn_to(&mut self, game: &Game, round: u32) {
        self.set.ask(game, round);
    }

    /// True if some deal passes in some round 0…R of a game that was loaded; `None`: undecided.
    pub fn in_some_round(&mut self, game: &Game, limits: &Limits<'_>) -> Option<bool> {
        self.by_round(game.frame().rounds, game, limits)
    }

    /// The same for the rounds 0…`last`.
    pub fn by_round(&mut self, last: u32, game: &Game, limits: &Limits<'_>) -> Option<bool> {
        // No-deal values that never rise are lowest in the last round: a deal that passes in any round passes in that one.
        let first = if game.only_softens() { last } else { 0 };
        let mut answer = Some(false);
        for round in (first..=last).rev() {
            if limits.left() == 0 {
                return None;
            }
            self.turn_to(game, round);
            match self.ask(limits).decided() {
                Some(true) => return Some(true),
                Some(false) => {}
                None => answer = None,
            }
        }
        answer
    }

    /// Answers.
    pub fn ask(&mut self, limits: &Limits<'_>) -> Existence {
        let mut meter = limits.meter();
        let mut undecided: Option<Points> = None;
        for (region, search) in self.searches.iter_mut().enumerate() {
            let (set, lanes) = (&self.set, &search.lanes);
            let descent = &mut search.descent;
            match in_its_width!(descent, descent => first(set, region, lanes, descent, &mut meter))
            {
                Existence::Yes(deal) => return Existence::Yes(deal),
                Existence::No => {}
                Existence::Undecided { surplus } => undecided = undecided.max(Some(surplus)),
            }
        }
        undecided.map_or(Existence::No, |surplus| Existence::Undecided { surplus })
    }
}

/// A lane for every party that the region binds, behind one surrogate of all of them.
pub(super) fn lanes(set: &DealSet, region: usize) -> Vec<Lane> {
    let bound = set.bound(region);
    let all = |block: usize| (0..set.rows(block).len() as u32).collect();
    let mut lanes = Vec::new();
    if bound.len() > 1 {
        let relaxed = FloatWorth::of(set, region, &bound, all);
        let floors = &set.regions[region].floors;
        let zero: Vec<f64> = bound.iter().map(|&p| floors[p].0 as f64).collect();
        let unit: Vec<f64> = relaxed.ranges().map(|range| 1.0 / range).collect();
        let weights = relaxed.lowest_sum(&zero, &unit);
        lanes.push(Lane::Sum(relaxed.whole(&weights)));
    }
    lanes.extend(bound.iter().map(|&p| Lane::Party(p)));
    if lanes.is_empty() {
        // No party has a floor: any sum will do.
        lanes.push(Lane::Sum(vec![0; set.parties]));
    }
    lanes
}

fn first<const W: usize>(
    set: &DealSet,
    region: usize,
    lanes: &[Lane],
    descent: &mut Descent<W>,
    meter: &mut super::limits::Meter<'_>,
) -> Existence {
    let mut need = [0; W];
    for (need, lane) in need.iter_mut().zip(lanes) {
        *need = lane.need(set, region);
    }
    let mut deal = None;
    let end = descent.run(
        &mut need,
        meter,
        |_| true,
        |descent, _, _| {
            deal = Some(set.deal(descent.path()));
            ControlFlow::Break(())
        },
    );
    match (deal, end) {
        (Some(deal), _) => Existence::Yes(deal),
        (None, End::Limit) => Existence::Undecided {
            surplus: surplus(lanes, descent, &need),
        },
        (None, _) => Existence::No,
    }
}

/// The most that all bound parties can get over their need at once, by each lane's own bound.
fn surplus<const W: usize>(lanes: &[Lane], descent: &Descent<W>, need: &[i64; W]) -> Points {
    let bounds = lanes.iter().enumerate().map(|(n, lane)| {
        let weight = match lane {
            Lane::Party(_) => 1,
            Lane::Sum(weights) => weights.iter().sum::<i64>().max(1),
        };
        (descent.top()[n] - need[n]).div_euclid(weight)
    });
    Points(bounds.min().unwrap_or_default())
}

/// Some deal that passes the gates up to `within` in `round`, if there is one.
///
/// # Errors
/// [`Entangled`] if links and rules tie too many issues together.
pub fn existence(
    game: &Game,
    within: Within,
    round: u32,
    limits: &Limits<'_>,
) -> Result<Existence, Entangled> {
    let mut oracle = Oracle::new(game, within)?;
    oracle.turn_to(game, round);
    Ok(oracle.ask(limits))
}
