//! The deals that are best by a measure that rises with every party's worth.

use super::walk::{Flow, Visitor, Walk};
use crate::game::{Deal, Points};
use crate::scenario::OptionId;

/// A measure of a deal from its worth to the followed parties that never falls when one of them gets more. The search
/// depends on that: a branch is closed when the measure of its bound is below the best found.
pub trait Objective {
    /// The value that is compared.
    type Key: Ord;

    /// The measure. `worth` has one entry per followed party.
    fn key(&self, worth: &[Points]) -> Self::Key;
}

/// All deals with the highest measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maximisers<K> {
    /// The measure.
    pub key: K,
    /// The deals, lowest first; never empty.
    pub deals: Vec<Deal>,
}

/// Finds every deal of the walk with the highest measure; `None` if the walk has no deal.
pub fn maximisers<O: Objective>(walk: &Walk<'_>, objective: &O) -> Option<Maximisers<O::Key>> {
    maximisers_within(walk, objective, u64::MAX).0
}

/// The same, but entering at most `branches` branches: if that is too few, the best deals found. Also says whether it was
/// enough.
pub fn maximisers_within<O: Objective>(
    walk: &Walk<'_>,
    objective: &O,
    branches: u64,
) -> (Option<Maximisers<O::Key>>, bool) {
    let mut search = Search {
        objective,
        left: branches,
        closed: false,
        found: None,
    };
    walk.visit(&mut search);
    let mut found = search.found;
    if let Some(found) = &mut found {
        found.deals.sort_unstable();
    }
    (found, !search.closed)
}

struct Search<'o, O: Objective> {
    objective: &'o O,
    left: u64,
    /// True if a branch was skipped because no more could be entered.
    closed: bool,
    found: Option<Maximisers<O::Key>>,
}

impl<O: Objective> Visitor for Search<'_, O> {
    fn enter(&mut self, _: &[OptionId], best: &[Points]) -> bool {
        if self.left == 0 {
            self.closed = true;
            return false;
        }
        self.left -= 1;
        self.found
            .as_ref()
            .is_none_or(|found| self.objective.key(best) >= found.key)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        let key = self.objective.key(worth);
        match &mut self.found {
            Some(found) if key < found.key => {}
            Some(found) if key == found.key => found.deals.push(Deal::new(deal)),
            found => {
                *found = Some(Maximisers {
                    key,
                    deals: vec![Deal::new(deal)],
                })
            }
        }
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
        left: u64,
        found: Option<(Points, Deal)>,
    }
    impl Visitor for Highest {
        fn enter(&mut self, decided: &[OptionId], best: &[Points]) -> bool {
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            // An equal worth counts only for a lower deal.
            self.found.as_ref().is_none_or(|(found, deal)| {
                best[self.lane] > *found
                    || best[self.lane] == *found && decided <= &deal[..decided.len()]
            })
        }
        fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
            let have = worth[self.lane];
            let better = self.found.as_ref().is_none_or(|(found, lowest)| {
                have > *found || have == *found && deal < &lowest[..]
            });
            if better {
                self.found = Some((have, Deal::new(deal)));
            }
            Flow::Continue(())
        }
    }
    // The best option of each issue is often a deal, and then no branch without it can be better.
    let issue_by_issue = walk.issue_by_issue(lane);
    let found = issue_by_issue.and_then(|deal| Some((walk.worth_inside(&deal)?[lane], deal)));
    let mut search = Highest {
        lane,
        left: HIGHEST,
        found,
    };
    walk.visit(&mut search);
    search.found
}
