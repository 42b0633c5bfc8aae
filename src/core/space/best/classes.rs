//! The choices of a block that a search for the best must distinguish, and the deals behind them.

use crate::game::Deal;
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// The most choices of a block that are all compared with each other.
const MOST_COMPARED: usize = 2_000;
/// The most comparisons in all blocks of a region together: beaten choices that stay only cost time.
const MOST_COMPARISONS: usize = 100_000_000;

/// The choices of every block of a region that can be part of a best deal, equal ones together.
#[derive(Debug)]
pub(super) struct Classes {
    /// In the order of the region.
    blocks: Vec<Class>,
    /// Numbers of blocks with their places, by number.
    places: Vec<(usize, usize)>,
}

/// The classes of one block.
#[derive(Debug)]
struct Class {
    block: usize,
    /// Choices class by class, each class lowest first.
    choices: Vec<u32>,
    /// The first choice of each class with where the class begins and ends, in the order of preference.
    spans: Vec<Span>,
    /// Places in `spans` by rising first choice.
    by_first: Vec<u32>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
}

impl Class {
    fn of(&self, span: Span) -> &[u32] {
        &self.choices[span.from as usize..span.to as usize]
    }

    fn first(&self, span: Span) -> u32 {
        self.choices[span.from as usize]
    }
}

impl Classes {
    /// Groups choices that are worth the same to the followed parties, and drops those that another choice beats:
    /// at least as good for every follower and better for a player.
    pub(super) fn of(set: &DealSet, region: usize, players: &[usize], followed: &[usize]) -> Self {
        let mut comparisons = MOST_COMPARISONS;
        let blocks = set.blocks(region).map(|(block, _)| {
            let worth = |choice: u32, party: usize| set.row(block, choice as usize)[party];
            let mut choices: Vec<u32> = (0..set.rows(block).len() as u32).collect();
            let vector = |choice: u32| followed.iter().map(move |&p| worth(choice, p));
            choices.sort_by(|&a, &b| vector(b).cmp(vector(a)).then(a.cmp(&b)));
            let mut all: Vec<Span> = Vec::new();
            for (at, &choice) in choices.iter().enumerate() {
                let at = at as u32;
                match all.last_mut() {
                    Some(span) if vector(choices[span.from as usize]).eq(vector(choice)) => {
                        span.to = at + 1;
                    }
                    _ => all.push(Span {
                        from: at,
                        to: at + 1,
                    }),
                }
            }
            let first = |span: &Span| choices[span.from as usize];
            let mut spans: Vec<Span> = Vec::new();
            if let (&[x, y], true) = (followed, followed == players) {
                // In falling order of the first, one is beaten if the second was as high before.
                let mut highest = None;
                for span in &all {
                    debug_assert!(
                        spans
                            .last()
                            .is_none_or(|last| worth(first(last), x) >= worth(first(span), x))
                    );
                    let beaten = highest >= Some(worth(first(span), y));
                    highest = highest.max(Some(worth(first(span), y)));
                    if !beaten {
                        spans.push(*span);
                    }
                }
            } else if all.len() <= MOST_COMPARED && all.len() * all.len() <= comparisons {
                comparisons -= all.len() * all.len();
                // One can only be beaten by one before it.
                spans.extend(all.iter().enumerate().filter_map(|(n, span)| {
                    let own = first(span);
                    let beaten = all[..n].iter().map(&first).any(|other| {
                        followed.iter().all(|&p| worth(other, p) >= worth(own, p))
                            && players.iter().any(|&p| worth(other, p) > worth(own, p))
                    });
                    (!beaten).then_some(*span)
                }));
            } else {
                spans = all;
            }
            let mut by_first: Vec<u32> = (0..spans.len() as u32).collect();
            by_first.sort_unstable_by_key(|&n| first(&spans[n as usize]));
            Class {
                block,
                choices,
                spans,
                by_first,
            }
        });
        let blocks: Vec<Class> = blocks.collect();
        let numbers = blocks.iter().map(|class| class.block);
        let mut places: Vec<(usize, usize)> = numbers.zip(0..).collect();
        places.sort_unstable();
        Classes { blocks, places }
    }

    fn block(&self, number: usize) -> Option<&Class> {
        let place = self
            .places
            .binary_search_by_key(&number, |&(n, _)| n)
            .ok()?;
        Some(&self.blocks[self.places[place].1])
    }

    /// One choice of each class of a block.
    pub(super) fn firsts(&self, block: usize) -> Vec<u32> {
        let own = self.block(block);
        own.map_or(Vec::new(), |class| {
            class.spans.iter().map(|&span| class.first(span)).collect()
        })
    }

    /// The blocks with the first choice of each of their classes.
    pub(super) fn blocks(&self) -> impl Iterator<Item = (usize, impl Iterator<Item = u32>)> {
        let blocks = self.blocks.iter();
        blocks.map(|class| {
            let firsts = class.spans.iter().map(|&span| class.first(span));
            (class.block, firsts)
        })
    }

    fn class(&self, block: usize, first: u32) -> &[u32] {
        let found = self.block(block).and_then(|class| {
            let by_first = class
                .by_first
                .binary_search_by_key(&first, |&n| class.first(class.spans[n as usize]));
            let span = class.spans[class.by_first[by_first.ok()?] as usize];
            Some(class.of(span))
        });
        found.unwrap_or_default()
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
