//! The tail of a board: a few issues whose deals are the bits of some words.

use crate::game::Game;
use crate::scenario::{IssueId, OptionId, PartyId};

/// The issues that are bits.
#[derive(Debug)]
pub(super) struct Tail {
    pub(super) issues: Vec<IssueId>,
    pub(super) options: Vec<Vec<OptionId>>,
    /// How many deals it has.
    pub(super) len: usize,
    /// How many words they take.
    pub(super) words: usize,
    pub(super) lanes: Vec<Sorted>,
    /// Red lines: which deals cross each, which any, which more than one.
    pub(super) crossed: Vec<(usize, Vec<u64>)>,
    pub(super) one: Vec<u64>,
    pub(super) two: Vec<u64>,
    /// The unused bits of the last word.
    pub(super) unused: u64,
}

/// What the deals of the tail are worth in one lane.
#[derive(Debug)]
pub(super) struct Sorted {
    /// In rising order.
    pub(super) worth: Vec<i64>,
    /// For every n from 0 the bits of the n that are worth least, flat.
    pub(super) lowest: Vec<u64>,
}

impl Tail {
    pub(super) fn new(
        game: &Game,
        lanes: &[PartyId],
        issues: Vec<IssueId>,
        options: Vec<Vec<OptionId>>,
        red_lines: impl Fn(IssueId, OptionId) -> Vec<usize>,
    ) -> Self {
        let len: usize = options.iter().map(Vec::len).product();
        let words = len.div_ceil(64);
        let mut tail = Tail {
            lanes: Vec::with_capacity(lanes.len()),
            crossed: Vec::new(),
            one: vec![0; words],
            two: vec![0; words],
            unused: if len.is_multiple_of(64) {
                0
            } else {
                !0 << (len % 64)
            },
            issues,
            options,
            len,
            words,
        };
        for &party in lanes {
            // Sums in the order of the deals of the tail, the last issue fastest.
            let mut sums = vec![0_i64];
            for (&issue, options) in tail.issues.iter().zip(&tail.options) {
                let adds: Vec<i64> = options
                    .iter()
                    .map(|&o| game.payoff(party, issue, o).0)
                    .collect();
                sums = sums
                    .iter()
                    .flat_map(|sum| adds.iter().map(move |add| sum + add))
                    .collect();
            }
            tail.lanes.push(Sorted::new(&sums, words));
        }
        for place in 0..tail.issues.len() {
            for choice in 0..tail.options[place].len() {
                for gate in red_lines(tail.issues[place], tail.options[place][choice]) {
                    let bits = tail.bits(place, choice);
                    match tail.crossed.iter_mut().find(|(known, _)| *known == gate) {
                        Some((_, known)) => known.iter_mut().zip(&bits).for_each(|(k, b)| *k |= b),
                        None => tail.crossed.push((gate, bits)),
                    }
                }
            }
        }
        for (_, bits) in &tail.crossed {
            for ((one, two), bits) in tail.one.iter_mut().zip(&mut tail.two).zip(bits) {
                *two |= *one & bits;
                *one |= bits;
            }
        }
        tail
    }

    /// The deals of the tail that take one option of one of its issues.
    fn bits(&self, place: usize, choice: usize) -> Vec<u64> {
        let mut bits = vec![0; self.words];
        for deal in 0..self.len {
            if self.choice(deal, place) == choice {
                bits[deal / 64] |= 1 << (deal % 64);
            }
        }
        bits
    }

    /// The open option that a deal of the tail takes on an issue.
    pub(super) fn choice(&self, deal: usize, place: usize) -> usize {
        let faster: usize = self.options[place + 1..].iter().map(Vec::len).product();
        deal / faster % self.options[place].len()
    }
}

impl Sorted {
    fn new(sums: &[i64], words: usize) -> Self {
        let mut order: Vec<(i64, usize)> = sums.iter().copied().zip(0..).collect();
        order.sort_unstable();
        let mut lowest = Vec::with_capacity((sums.len() + 1) * words);
        let mut row = vec![0_u64; words];
        lowest.extend_from_slice(&row);
        for (_, deal) in &order {
            row[deal / 64] |= 1 << (deal % 64);
            lowest.extend_from_slice(&row);
        }
        Sorted {
            worth: order.into_iter().map(|(worth, _)| worth).collect(),
            lowest,
        }
    }
}

/// How often each deal of a tail was counted: the bits of these numbers in words, the lowest first, so that a whole word
/// of deals is counted at once.
#[derive(Debug, Default)]
pub(super) struct Tallies {
    planes: Vec<Vec<u64>>,
}

impl Tallies {
    /// Counts every deal whose bit is clear.
    pub(super) fn count_clear(&mut self, words: &[u64]) {
        for (at, word) in words.iter().enumerate() {
            let mut carry = !word;
            let mut plane = 0;
            while carry != 0 {
                if plane == self.planes.len() {
                    self.planes.push(vec![0; words.len()]);
                }
                let bits = &mut self.planes[plane][at];
                let next = *bits & carry;
                *bits ^= carry;
                carry = next;
                plane += 1;
            }
        }
    }

    /// The number of times that a deal was counted.
    pub(super) fn of(&self, deal: usize) -> u128 {
        let bits = self.planes.iter().enumerate();
        bits.map(|(n, plane)| u128::from(plane[deal / 64] >> (deal % 64) & 1) << n)
            .sum()
    }
}
