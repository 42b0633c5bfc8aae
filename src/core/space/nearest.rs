//! The deal nearest to a given deal among those worth enough to a party: how an offer is chosen.
//!
//! **Formula.** Among the deals of a walk: most options equal to the reference's, then the smallest sum over issues of
//! the distance between the party's own scores of the two options, then the highest own worth, then the lowest deal.
//! **Source.** The idea of offering a deal that resembles the other side's last offer: P. Faratin, C. Sierra & N. R. Jennings
//! (2002), "Using similarity criteria to make issue trade-offs in automated negotiations", *Artificial Intelligence*
//! 142(2), 205-237. doi:10.1016/S0004-3702(02)00290-4; the lexicographic order is ours.

use super::walk::{Flow, Visitor, Walk};
use crate::game::{Deal, Points};
use crate::scenario::{IssueId, OptionId};
use std::cmp::Reverse;

/// How near a deal is to a reference, nearest highest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Similarity {
    /// The number of issues with the same option.
    pub equal: u32,
    /// The sum of the distances between own scores.
    pub distance: Reverse<Points>,
}

/// The search needed more branches than it was allowed: nothing is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyBranches;

/// The deal of the walk, worth at least `floor` to the party followed in lane 0, that is nearest to `reference` in that
/// party's eyes, with its similarity; `None` if there is none. Branches are closed when too many options must change
/// to reach the floor.
///
/// # Errors
/// [`TooManyBranches`] if more than `branches` would have to be entered; [`super::nearest_deal`] then finds it by sums.
pub fn nearest(
    walk: &mut Walk<'_>,
    floor: Points,
    reference: &[OptionId],
    branches: u64,
) -> Result<Option<(Deal, Similarity)>, TooManyBranches> {
    let (found, finished) = nearest_found(walk, floor, reference, branches);
    if finished {
        Ok(found)
    } else {
        Err(TooManyBranches)
    }
}

/// The same, but the nearest deal found if there are too many branches; also whether all were looked at.
pub fn nearest_found(
    walk: &mut Walk<'_>,
    floor: Points,
    reference: &[OptionId],
    branches: u64,
) -> (Option<(Deal, Similarity)>, bool) {
    let (game, party) = (walk.game(), walk.followed()[0]);
    walk.set_floor(0, floor);
    let distance = |issue: IssueId, option: OptionId| {
        let there = game.score(party, issue, reference[issue.index()]);
        Points((game.score(party, issue, option) - there).0.abs())
    };
    walk.try_first(|issue, option| (option != reference[issue.index()], distance(issue, option)));

    let changes = Changes::of(walk, reference);
    let depths = reference.len();
    let mut search = Search {
        reference,
        distances: game
            .issue_ids()
            .map(|i| game.option_ids(i).map(|o| distance(i, o)).collect())
            .collect(),
        floor,
        changes,
        equal: vec![0; depths + 1],
        distance: vec![Points::ZERO; depths + 1],
        found: None,
        left: branches,
    };
    walk.visit(&mut search);
    let finished = search.left > 0;
    let found = search.found.map(|found| (found.deal, found.similarity));
    (found, finished)
}

/// For each depth: how many of the issues still open must leave the reference's option to reach a floor.
struct Changes {
    /// Issues from this depth on whose reference option is closed.
    forced: Vec<u32>,
    /// The loss against the best of the remaining issues when `k` free ones may change: entry `k` of row `depth`, falling.
    lost: Vec<Vec<Points>>,
}

impl Changes {
    fn of(walk: &Walk<'_>, reference: &[OptionId]) -> Self {
        let (game, party) = (walk.game(), walk.followed()[0]);
        let depths = reference.len();
        let mut forced = vec![0; depths + 1];
        let mut gains: Vec<Points> = Vec::with_capacity(depths);
        let mut lost = vec![vec![Points::ZERO]; depths + 1];
        for depth in (0..depths).rev() {
            let issue = IssueId(depth as u16);
            let open = walk.open(issue);
            let best = open
                .iter()
                .map(|&o| game.payoff(party, issue, o))
                .max()
                .unwrap_or_default();
            forced[depth] = forced[depth + 1];
            if open.contains(&reference[depth]) {
                let gain = best - game.payoff(party, issue, reference[depth]);
                let place = gains.partition_point(|&g| g > gain);
                gains.insert(place, gain);
            } else {
                forced[depth] += 1;
            }
            // Changing the k issues with the largest gains leaves the other gains on the table.
            let mut left: Points = gains.iter().copied().sum();
            let mut row = vec![left];
            for &gain in &gains {
                left -= gain;
                row.push(left);
            }
            lost[depth] = row;
        }
        Changes { forced, lost }
    }

    /// The least number of changes among the issues from `depth` on if the branch can afford to lose `slack`.
    fn at_least(&self, depth: usize, slack: Points) -> u32 {
        let free = self.lost[depth].partition_point(|&lost| lost > slack);
        self.forced[depth] + free as u32
    }
}

struct Found {
    similarity: Similarity,
    worth: Points,
    deal: Deal,
}

struct Search<'s> {
    reference: &'s [OptionId],
    /// One row per issue, one column per option.
    distances: Vec<Vec<Points>>,
    floor: Points,
    changes: Changes,
    /// Equal options and distance of the decided part, by depth.
    equal: Vec<u32>,
    distance: Vec<Points>,
    found: Option<Found>,
    /// Branches and deals that may still be looked at.
    left: u64,
}

impl Search<'_> {
    fn note(&mut self, decided: &[OptionId]) -> Similarity {
        let depth = decided.len();
        let option = decided[depth - 1];
        let same = option == self.reference[depth - 1];
        self.equal[depth] = self.equal[depth - 1] + u32::from(same);
        self.distance[depth] = self.distance[depth - 1] + self.distances[depth - 1][option.index()];
        Similarity {
            equal: self.equal[depth],
            distance: Reverse(self.distance[depth]),
        }
    }
}

impl Visitor for Search<'_> {
    fn enter(&mut self, decided: &[OptionId], best: &[Points]) -> bool {
        self.left = self.left.saturating_sub(1);
        let here = self.note(decided);
        if self.left == 0 {
            return false;
        }
        let Some(found) = &self.found else {
            return true;
        };
        let left = (self.reference.len() - decided.len()) as u32;
        let changes = self.changes.at_least(decided.len(), best[0] - self.floor);
        let bound = Similarity {
            equal: here.equal + left.saturating_sub(changes),
            ..here
        };
        (bound, best[0]) >= (found.similarity, found.worth)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        let similarity = self.note(deal);
        let key = (similarity, worth[0], Reverse(deal));
        if self
            .found
            .as_ref()
            .is_none_or(|old| key > (old.similarity, old.worth, Reverse(&old.deal[..])))
        {
            self.found = Some(Found {
                similarity,
                worth: worth[0],
                deal: Deal::new(deal),
            });
        }
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            return Flow::Break(());
        }
        Flow::Continue(())
    }
}
