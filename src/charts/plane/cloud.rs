//! The clouds of the dance: the worth of deals to two parties, every deal if there are few enough, otherwise a sample.

use crate::game::{Deal, Game, Points, Within};
use crate::scenario::{OptionId, PartyId};
use crate::space::{self, DealSet, Flow, Funnel, Limits, Visitor, Walk};
use num_bigint::BigUint;
use std::collections::BTreeSet;

/// The size of the sample of deals that is drawn if there are more.
pub(in crate::charts) const SAMPLE: u64 = 20_000;

/// The greatest number of deals that are drawn individually.
const DRAWN_EACH: usize = 30_000;

/// The side of a cell, in points; one deal per cell is drawn if there are more.
const CELL: f64 = 0.2;

/// The worths of a walk's deals to two parties: of every deal while there are few, otherwise of one per cell.
pub(in crate::charts) fn worths(walk: &Walk<'_>, [x, y]: [PartyId; 2]) -> Vec<(f64, f64)> {
    let lane = |party: PartyId| {
        let place = walk.followed().iter().position(|&p| p == party);
        place.expect("the walk follows both parties")
    };
    let mut cloud = Cloud {
        game: walk.game(),
        lanes: [lane(x), lane(y)],
        found: Vec::new(),
        cells: BTreeSet::new(),
    };
    walk.visit(&mut cloud);
    cloud.found
}

struct Cloud<'g> {
    game: &'g Game,
    lanes: [usize; 2],
    found: Vec<(f64, f64)>,
    /// The cells that already have a deal, once there are too many deals.
    cells: BTreeSet<(i64, i64)>,
}

impl Cloud<'_> {
    /// True if this is the first deal of its cell.
    fn first_of_cell(&mut self, (x, y): (f64, f64)) -> bool {
        self.cells
            .insert(((x / CELL).floor() as i64, (y / CELL).floor() as i64))
    }
}

impl Visitor for Cloud<'_> {
    fn deal(&mut self, _: &[OptionId], worth: &[Points]) -> Flow {
        let [x, y] = self.lanes.map(|lane| self.game.real(worth[lane]));
        if self.cells.is_empty() && self.found.len() < DRAWN_EACH {
            self.found.push((x, y));
            return Flow::Continue(());
        }
        if self.cells.is_empty() {
            let so_far = std::mem::take(&mut self.found);
            for at in so_far {
                if self.first_of_cell(at) {
                    self.found.push(at);
                }
            }
        }
        if self.first_of_cell((x, y)) {
            self.found.push((x, y));
        }
        Flow::Continue(())
    }
}

/// Some deals within gates, from a space that is too large to examine fully: all of them if there are few, otherwise those in
/// a random sample.
pub(in crate::charts) fn some(game: &Game, then: &Funnel, round: u32, within: Within) -> Vec<Deal> {
    let Ok(set) = DealSet::within(game, within, round) else {
        return Vec::new();
    };
    if *then.deals(within).at_most() <= BigUint::from(DRAWN_EACH) {
        let listed = space::list(&set, DRAWN_EACH, &Limits::DEFAULT);
        if listed.complete {
            return listed.deals;
        }
    }
    space::drawn(&set, SAMPLE)
}
