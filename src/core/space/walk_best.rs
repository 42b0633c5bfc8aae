//! The best deal of a walk by a measure that rises with every party's worth, of equal ones the lowest.

use super::walk::{Flow, Visitor, Walk};
use crate::game::{Deal, Points};
use crate::scenario::OptionId;

/// The best deal that a search has found so far, of equal ones the lowest, and how many branches it may still enter.
#[derive(Debug)]
pub struct Incumbent<K> {
    /// The measure and the deal.
    pub found: Option<(K, Deal)>,
    /// Branches that may still be entered.
    pub left: u64,
}

impl<K: PartialOrd> Incumbent<K> {
    /// Nothing found yet.
    pub fn within(branches: u64) -> Self {
        Incumbent {
            found: None,
            left: branches,
        }
    }

    /// Takes one branch; `false`: none was left.
    pub fn pay(&mut self) -> bool {
        let any = self.left > 0;
        self.left = self.left.saturating_sub(1);
        any
    }

    /// Whether a branch in which no deal measures more than `bound` can hold a better deal, or a lower one that is as good.
    pub fn may_improve(&self, bound: &K, decided: &[OptionId]) -> bool {
        self.found.as_ref().is_none_or(|(found, deal)| {
            bound > found || bound >= found && decided <= &deal[..decided.len()]
        })
    }

    /// Takes a deal if it is better, or as good and lower.
    pub fn take(&mut self, key: K, deal: &[OptionId]) {
        let better = self
            .found
            .as_ref()
            .is_none_or(|(found, lowest)| key > *found || key >= *found && deal < &lowest[..]);
        if better {
            self.found = Some((key, Deal::new(deal)));
        }
    }
}

/// The lowest of the deals with the highest measure among those met before so many branches have been entered, and whether
/// these were enough to prove it. The measure, of the worth to each followed party, must never fall when one of them gets
/// more: a branch is closed when the measure of its bound is below the best found.
pub fn best_within<K: PartialOrd>(
    walk: &Walk<'_>,
    measure: impl Fn(&[Points]) -> K,
    branches: u64,
) -> (Option<Deal>, bool) {
    let mut search = Search {
        measure,
        best: Incumbent::within(branches),
        proved: true,
    };
    walk.visit(&mut search);
    (search.best.found.map(|(_, deal)| deal), search.proved)
}

struct Search<K, M> {
    measure: M,
    best: Incumbent<K>,
    /// Whether no branch was left out for want of steps.
    proved: bool,
}

impl<K: PartialOrd, M: Fn(&[Points]) -> K> Visitor for Search<K, M> {
    fn enter(&mut self, _: &[OptionId], bound: &[Points]) -> bool {
        if !self.best.pay() {
            self.proved = false;
            return false;
        }
        let found = self.best.found.as_ref();
        found.is_none_or(|(found, _)| (self.measure)(bound) >= *found)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        self.best.take((self.measure)(worth), deal);
        Flow::Continue(())
    }
}

/// Branches after which the search for the highest worth ends with the best found.
const HIGHEST: u64 = 20_000_000;

/// The highest worth of the walk to one of the followed parties (by its place among them), with the lowest deal that
/// gives it; the best found where links and rules leave more branches than are looked at in about a second.
pub fn highest(walk: &Walk<'_>, lane: usize) -> Option<(Points, Deal)> {
    struct Highest {
        lane: usize,
        best: Incumbent<Points>,
    }
    impl Visitor for Highest {
        fn enter(&mut self, decided: &[OptionId], bound: &[Points]) -> bool {
            self.best.pay() && self.best.may_improve(&bound[self.lane], decided)
        }
        fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
            self.best.take(worth[self.lane], deal);
            Flow::Continue(())
        }
    }
    let mut best = Incumbent::within(HIGHEST);
    // The best option of each issue is often a deal, and then no branch without it can be better.
    if let Some(deal) = walk.issue_by_issue(lane)
        && let Some(worth) = walk.worth_inside(&deal)
    {
        best.take(worth[lane], &deal);
    }
    let mut search = Highest { lane, best };
    walk.visit(&mut search);
    search.best.found
}
