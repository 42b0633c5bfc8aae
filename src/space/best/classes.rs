//! The choices of a block that a search for the best must tell apart, and the deals behind them.

use crate::game::Deal;
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// The choices of every block of a region that can be part of a best deal, equal ones together.
#[derive(Debug)]
pub(super) struct Classes {
    /// For each block (in the order of the region): its number and its classes, each with its choices, lowest first.
    blocks: Vec<(usize, Vec<Vec<u32>>)>,
}

impl Classes {
    /// Puts choices together that are worth the same to the followed parties, and drops those that another choice beats:
    /// at least as good for every follower and better for a player.
    pub(super) fn of(set: &DealSet, region: usize, players: &[usize], followed: &[usize]) -> Self {
        let blocks = set.blocks(region).map(|(block, _)| {
            let mut classes: Vec<Vec<u32>> = Vec::new();
            let worth = |choice: u32, party: usize| set.row(block, choice as usize)[party];
            let mut numbers: Vec<u32> = (0..set.rows(block).len() as u32).collect();
            let vector = |choice: u32| followed.iter().map(move |&p| worth(choice, p));
            numbers.sort_by(|&a, &b| vector(b).cmp(vector(a)).then(a.cmp(&b)));
            for choice in numbers {
                match classes.last_mut() {
                    Some(class) if vector(class[0]).eq(vector(choice)) => class.push(choice),
                    _ => classes.push(vec![choice]),
                }
            }
            let firsts: Vec<u32> = classes.iter().map(|class| class[0]).collect();
            classes.retain(|class| {
                !firsts.iter().any(|&other| {
                    followed
                        .iter()
                        .all(|&p| worth(other, p) >= worth(class[0], p))
                        && players
                            .iter()
                            .any(|&p| worth(other, p) > worth(class[0], p))
                })
            });
            (block, classes)
        });
        Classes {
            blocks: blocks.collect(),
        }
    }

    /// One choice of each class of a block.
    pub(super) fn firsts(&self, block: usize) -> Vec<u32> {
        let own = self.blocks.iter().find(|(number, _)| *number == block);
        own.map_or(Vec::new(), |(_, classes)| {
            classes.iter().map(|class| class[0]).collect()
        })
    }

    /// The blocks with the first choice of each of their classes.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = u32>)> {
        let blocks = self.blocks.iter();
        blocks.map(|(block, classes)| (*block, classes.iter().map(|class| class[0])))
    }

    fn class(&self, block: usize, first: u32) -> &[u32] {
        let own = self.blocks.iter().find(|(number, _)| *number == block);
        let classes = own.map_or(&[][..], |(_, classes)| classes);
        let class = classes.iter().find(|class| class[0] == first);
        class.map_or(&[], Vec::as_slice)
    }

    /// The number of deals that these first choices of classes stand for.
    pub(super) fn count(&self, path: &[(usize, u32)]) -> BigUint {
        let sizes = path
            .iter()
            .map(|&(block, first)| self.class(block, first).len());
        sizes.map(BigUint::from).product()
    }

    /// Up to `most` of the deals that they stand for, the lowest among them.
    pub(super) fn deals(&self, set: &DealSet, path: &[(usize, u32)], most: usize) -> Vec<Deal> {
        let classes: Vec<&[u32]> = path
            .iter()
            .map(|&(b, first)| self.class(b, first))
            .collect();
        let mut place = vec![0; path.len()];
        let mut deals = Vec::new();
        while deals.len() < most {
            let chosen = path.iter().zip(&classes).zip(&place);
            deals.push(
                set.deal(chosen.map(|((&(block, _), class), &at)| (block, class[at] as usize))),
            );
            let Some(turned) = (0..path.len())
                .rev()
                .find(|&n| place[n] + 1 < classes[n].len())
            else {
                break;
            };
            place[turned] += 1;
            place[turned + 1..].fill(0);
        }
        deals
    }
}
