//! The deals of a walk in falling order of one party's worth, one by one, in spaces of any size.
//!
//! **Method.** Best-first search over the tree of partial deals: the node with the highest bound is opened next, among equal
//! bounds the lower one, so that the deals come out in falling worth and, where equal, lowest first. To find the first m
//! deals about m·(issues)·(options) nodes are made; nothing is listed beforehand.
//! **Source.** E. L. Lawler (1972), "A procedure for computing the K best solutions to discrete optimization problems",
//! *Management Science* 18(7), 401-405. doi:10.1287/mnsc.18.7.401 (the task; with exact bounds the search is A*).

use super::walk::Walk;
use crate::game::{Deal, Points};
use crate::scenario::OptionId;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// The most options that the open nodes may contain together; with more, the sequence ends.
const MOST_TERMS: usize = 100_000_000;

/// Deals of a game inside the rules and one party's red lines, its best first.
#[derive(Debug)]
pub struct Falling<'g> {
    walk: Walk<'g>,
    nodes: BinaryHeap<Node>,
}

/// A partial deal with the most that the party can get from it.
#[derive(Debug, PartialEq, Eq)]
struct Node {
    bound: Points,
    /// Its worth so far, including the links that are decided.
    sum: Points,
    decided: Vec<OptionId>,
}

impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        let bounds = self.bound.cmp(&other.bound);
        bounds.then_with(|| other.decided.cmp(&self.decided))
    }
}

impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'g> Falling<'g> {
    /// Starts at the best deal of a walk whose lane 0 is the party.
    pub fn new(walk: Walk<'g>) -> Self {
        let mut nodes = BinaryHeap::new();
        if let Some((bound, sum)) = walk.root() {
            nodes.push(Node {
                bound,
                sum,
                decided: Vec::new(),
            });
        }
        Falling { walk, nodes }
    }
}

impl Iterator for Falling<'_> {
    type Item = (Points, Deal);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(node) = self.nodes.pop() {
            let issues = self.walk.game().sizes().len();
            if node.decided.len() == issues {
                return Some((node.sum, Deal::new(node.decided)));
            }
            if self.nodes.len() > MOST_TERMS / issues {
                return None;
            }
            let Node { sum, decided, .. } = node;
            let nodes = &mut self.nodes;
            self.walk.children(&decided, sum, |option, sum, bound| {
                let mut next = decided.clone();
                next.push(option);
                nodes.push(Node {
                    bound,
                    sum,
                    decided: next,
                });
            });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::game::{Game, GameBuilder};
    use crate::scenario::{Condition, IssueId, PartyId, Role};
    use std::cmp::Reverse;

    fn falls_like_a_sorted_list(game: &Game) {
        let me = [PartyId(0)];
        let mut all: Vec<(Reverse<Points>, Deal)> = Vec::new();
        struct All<'a>(&'a mut Vec<(Reverse<Points>, Deal)>);
        impl super::super::Visitor for All<'_> {
            fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> super::super::Flow {
                self.0.push((Reverse(worth[0]), Deal::new(deal)));
                super::super::Flow::Continue(())
            }
        }
        Walk::new(game, &me, &me).visit(&mut All(&mut all));
        all.sort();
        let falling: Vec<_> = Falling::new(Walk::new(game, &me, &me)).collect();
        let falling: Vec<_> = falling
            .into_iter()
            .map(|(u, deal)| (Reverse(u), deal))
            .collect();
        assert_eq!(falling, all);
    }

    #[test]
    fn in_falling_order_with_ties_links_rules_and_red_lines() {
        let when = |pairs: &[(u16, u16)]| {
            Condition(
                pairs
                    .iter()
                    .map(|&(i, o)| (IssueId(i), vec![OptionId(o)]))
                    .collect(),
            )
        };
        let game = GameBuilder::new(&[3, 2, 4])
            .party(
                "ann",
                Role::Signatory,
                &[&[0, 4, 4], &[2, -1], &[0, 3, 3, 1]],
            )
            .party(
                "bob",
                Role::Signatory,
                &[&[3, 0, 1], &[0, 5], &[1, 2, 3, 4]],
            )
            .never(PartyId(0), IssueId(2), OptionId(0))
            .link(PartyId(0), &when(&[(0, 1), (2, 2)]), Points(-3))
            .link(PartyId(0), &when(&[(0, 2), (1, 1)]), Points(5))
            .link(PartyId(1), &when(&[(0, 2)]), Points(50))
            .rule(&when(&[(0, 1), (1, 0)]), None)
            .build()
            .unwrap();
        falls_like_a_sorted_list(&game);
    }
}
