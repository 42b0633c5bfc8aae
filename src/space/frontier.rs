//! The Pareto frontier: the deals that nobody can improve on without somebody losing.
//!
//! **Formula.** Worth vectors of the followed parties that no other deal of the set dominates (at least as much for
//! all, more for one). **Ties.** All deals behind each vector, lowest first.
//! **Source.** V. Pareto (1906), *Manuale di economia politica*.

use super::walk::{Flow, Visitor, Walk};
use crate::game::{Deal, Points};
use crate::scenario::OptionId;

/// The Pareto frontier of a set of deals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    /// Its points, by falling worth to the first party asked about, then the second, and so on.
    pub points: Vec<FrontierPoint>,
}

/// One point of a frontier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontierPoint {
    /// The worth to each party asked about.
    pub worth: Vec<Points>,
    /// Every deal with exactly this worth, lowest first.
    pub deals: Vec<Deal>,
}

/// The Pareto frontier of the deals of a walk, for the followed parties in these lanes.
#[must_use]
pub fn frontier(walk: &Walk<'_>, lanes: &[usize]) -> Frontier {
    let mut search = Search {
        lanes,
        worth: Vec::new(),
        kept: Vec::new(),
    };
    walk.visit(&mut search);
    let mut points = search.kept;
    points.sort_unstable_by(|a, b| b.worth.cmp(&a.worth));
    for point in &mut points {
        point.deals.sort_unstable();
    }
    Frontier { points }
}

struct Search<'l> {
    lanes: &'l [usize],
    /// The worth in these lanes of what is looked at now.
    worth: Vec<Points>,
    /// Points that no deal so far dominates; one that closes branches moves towards the front, because its neighbours
    /// will be asked about next.
    kept: Vec<FrontierPoint>,
}

impl Search<'_> {
    /// Looks at a worth vector: whether some point gives everybody at least as much and somebody more.
    fn dominated(&mut self, worth: &[Points]) -> bool {
        self.worth.clear();
        self.worth
            .extend(self.lanes.iter().map(|&lane| worth[lane]));
        let by = self.kept.iter().position(|point| {
            let mut pairs = point.worth.iter().zip(&self.worth);
            pairs.all(|(kept, new)| kept >= new) && point.worth != self.worth
        });
        if let Some(place) = by {
            self.kept.swap(place, place / 2);
        }
        by.is_some()
    }
}

impl Visitor for Search<'_> {
    fn enter(&mut self, _: &[OptionId], best: &[Points]) -> bool {
        !self.dominated(best)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        if self.dominated(worth) {
            return Flow::Continue(());
        }
        let worth = &self.worth;
        if let Some(same) = self.kept.iter_mut().find(|point| point.worth == *worth) {
            same.deals.push(Deal::new(deal));
            return Flow::Continue(());
        }
        self.kept
            .retain(|point| point.worth.iter().zip(worth).any(|(kept, new)| kept > new));
        self.kept.push(FrontierPoint {
            worth: worth.clone(),
            deals: vec![Deal::new(deal)],
        });
        Flow::Continue(())
    }
}
