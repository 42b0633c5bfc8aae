//! The levels of an axis that trajectories visit, and the steps between them.

use super::shuffle::shuffled;

/// The levels of an axis.
#[derive(Debug, Clone, PartialEq)]
pub enum Levels {
    /// Numbers between two ends, as shares of the range from 0 to 1, ascending. With four levels a step passes over two
    /// intervals; with fewer, it goes from any level to any other.
    Range(Vec<f64>),
    /// This many listed numbers in ascending order; a step goes from any to any other.
    Numbers(u32),
    /// This many words, which have no order; a step goes from any to any other.
    Words(u32),
}

/// The measure of a step along an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// The share of the range that it covers.
    Range,
    /// Only its direction: from a lower value to a higher one, or back.
    Value,
    /// Nothing: words have no direction.
    Word,
}

impl Levels {
    /// The levels of a range of real numbers: both ends and both thirds (Morris's p = 4).
    pub fn real() -> Self {
        Levels::Range([0.0, 1.0, 2.0, 3.0].map(|third| third / 3.0).to_vec())
    }

    /// The levels of `count` whole numbers in a row: all of them up to three, else those nearest to the ends and thirds.
    pub fn whole(count: u64) -> Self {
        let last = count.saturating_sub(1).max(1) as f64;
        let shares: Vec<f64> = match count {
            0..=3 => (0..count).map(|at| at as f64 / last).collect(),
            _ => [0.0, 1.0, 2.0, 3.0]
                .map(|third: f64| (last * third / 3.0).round() / last)
                .to_vec(),
        };
        Levels::Range(shares)
    }

    /// How many there are.
    pub fn len(&self) -> u64 {
        match self {
            Levels::Range(shares) => shares.len() as u64,
            Levels::Numbers(count) | Levels::Words(count) => u64::from(*count),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The measure of its steps.
    pub fn step(&self) -> StepKind {
        match self {
            Levels::Range(_) => StepKind::Range,
            Levels::Numbers(_) => StepKind::Value,
            Levels::Words(_) => StepKind::Word,
        }
    }

    /// The coordinate of a level on its axis of the unit cube: its share of the range, or the middle of its slice.
    pub(super) fn coordinate(&self, level: u32) -> f64 {
        match self {
            Levels::Range(shares) => shares[level as usize],
            Levels::Numbers(count) | Levels::Words(count) => {
                (f64::from(level) + 0.5) / f64::from(*count)
            }
        }
    }

    /// How far two levels are apart, 0-1; words are apart or the same.
    pub(super) fn distance(&self, one: u32, other: u32) -> f64 {
        match self {
            Levels::Words(_) => f64::from(u8::from(one != other)),
            _ => (self.coordinate(one) - self.coordinate(other)).abs(),
        }
    }

    /// The two levels of a step for each trajectory: every pair as often as every other, give or take one, with the first pairs
    /// chosen so that together they include every level. `uniform` returns draws by number.
    pub(super) fn pairs(&self, trajectories: u64, uniform: impl Fn(u64) -> f64) -> Vec<[u32; 2]> {
        let count = self.len() as u32;
        let wanted = trajectories as usize;
        let mut pairs = match self {
            Levels::Range(shares) if shares.len() == 4 => vec![[0, 2], [1, 3]],
            // Chance decides which levels are paired first.
            _ => round_robin(&shuffled(count, &uniform), wanted),
        };
        let all = pairs.len();
        while pairs.len() < wanted {
            pairs.push(pairs[pairs.len() - all]);
        }
        pairs.truncate(wanted);
        let before = u64::from(count);
        let order = shuffled(wanted as u32, |k| uniform(before + k));
        order.into_iter().map(|at| pairs[at as usize]).collect()
    }
}

/// Every pair of players once, in rounds in which each plays once (the circle method), up to the first `wanted`. With an odd
/// number one player rests in each round, and plays first in the next.
fn round_robin(players: &[u32], wanted: usize) -> Vec<[u32; 2]> {
    let mut seats: Vec<Option<u32>> = players.iter().copied().map(Some).collect();
    if seats.len() % 2 == 1 {
        seats.push(None);
    }
    let size = seats.len();
    let mut pairs = Vec::new();
    let mut rested: Option<u32> = None;
    for _ in 1..size {
        if pairs.len() >= wanted {
            break;
        }
        let mut round: Vec<[u32; 2]> = Vec::with_capacity(size / 2);
        let mut rests = None;
        for at in 0..size / 2 {
            match (seats[at], seats[size - 1 - at]) {
                (Some(one), Some(other)) => round.push([one, other]),
                (one, other) => rests = one.or(other),
            }
        }
        let first = round
            .iter()
            .position(|pair| rested.is_some_and(|level| pair.contains(&level)));
        round.swap(0, first.unwrap_or(0));
        pairs.extend(round);
        rested = rests;
        seats[1..].rotate_right(1);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_meets_everybody_once_and_the_first_pairs_hold_all() {
        for count in 2_u32..9 {
            let players: Vec<u32> = (0..count).collect();
            let pairs = round_robin(&players, usize::MAX);
            let mut sorted: Vec<[u32; 2]> =
                pairs.iter().map(|&[a, b]| [a.min(b), a.max(b)]).collect();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len() as u32, count * (count - 1) / 2, "{count}");
            let first = &pairs[..count.div_ceil(2) as usize];
            let held = |level| first.iter().any(|pair| pair.contains(&level));
            assert!((0..count).all(held), "{count}: {first:?}");
        }
    }

    #[test]
    fn levels_are_numbers_that_exist() {
        let Levels::Range(shares) = Levels::whole(12) else {
            panic!("whole numbers are a range");
        };
        let numbers: Vec<f64> = shares.iter().map(|share| 1.0 + share * 11.0).collect();
        for (number, known) in numbers.iter().zip([1.0, 5.0, 8.0, 12.0]) {
            assert!((number - known).abs() < 1e-12);
        }
        assert_eq!((Levels::whole(2).len(), Levels::whole(3).len()), (2, 3));
        assert_eq!(Levels::whole(4), Levels::real());
    }

    #[test]
    fn every_pair_is_used_as_often_as_every_other() {
        for (levels, pairs) in [
            (Levels::real(), 2),
            (Levels::Numbers(5), 10),
            (Levels::Words(4), 6),
        ] {
            let used = levels.pairs(23, |k| (k as f64 * 0.618_034).fract());
            let mut counts = std::collections::BTreeMap::new();
            for [a, b] in used {
                *counts.entry([a.min(b), a.max(b)]).or_insert(0) += 1;
            }
            let (low, high) = (
                counts.values().min().unwrap(),
                counts.values().max().unwrap(),
            );
            assert!(counts.len() == pairs && high - low <= 1, "{counts:?}");
        }
    }
}
