//! Exact counts for at most two bound parties by meeting in the middle.
//!
//! **Method.** The blocks of a region fall into two halves with about as many deals each. For each deal of one half, in
//! rising order of its worth to the first party, those of the other half are taken in that are worth enough to the first
//! party together with it; a Fenwick tree over their worth to the second party then counts those worth enough to both.
//! Time √deals·log(deals).
//! **Source.** E. Horowitz and S. Sahni (1974), "Computing partitions with applications to the knapsack problem", *Journal
//! of the ACM* 21(2), 277-292. doi:10.1145/321812.321823. P. M. Fenwick (1994), "A new data structure for cumulative
//! frequency tables", *Software: Practice and Experience* 24(3), 327-336. doi:10.1002/spe.4380240306

use crate::space::limits::Meter;
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// The most deals of one half.
const WIDEST: u128 = 1 << 22;

/// Worth to the two parties.
type Pair = (i64, i64);

/// True if a set can be counted by halves.
pub(super) fn fits(set: &DealSet) -> bool {
    (0..set.regions.len()).all(|region| {
        set.bound(region).len() <= 2
            && halves(set, region).is_some_and(|(one, other)| {
                size(set, &one) <= WIDEST && size(set, &other) <= WIDEST
            })
    })
}

/// The number of deals of a set that [`fits`]; `None` at the limit.
pub(super) fn count(set: &DealSet, meter: &mut Meter<'_>) -> Option<BigUint> {
    let mut total = BigUint::ZERO;
    for region in 0..set.regions.len() {
        let (one, other) = halves(set, region)?;
        let work = size(set, &one) + size(set, &other);
        if !meter.steps(u64::try_from(work).ok()?.saturating_mul(4)) {
            return None;
        }
        let bound = set.bound(region);
        let need = |n: usize| bound.get(n).map_or(0, |&party| set.need(region, party));
        let (one, other) = (sums(set, &one, &bound), sums(set, &other, &bound));
        total += meet(one, other, (need(0), need(1)));
    }
    Some(total)
}

/// The blocks of a region in two halves of about as many deals; `None` where even those do not fit a number.
fn halves(set: &DealSet, region: usize) -> Option<(Vec<usize>, Vec<usize>)> {
    let mut blocks: Vec<(usize, usize)> = set.blocks(region).map(|(n, b)| (b.len(), n)).collect();
    blocks.sort_unstable_by_key(|&(len, n)| (std::cmp::Reverse(len), n));
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let (mut ones, mut others) = (1_u128, 1_u128);
    for (len, block) in blocks {
        let (half, deals) = if ones <= others {
            (&mut one, &mut ones)
        } else {
            (&mut other, &mut others)
        };
        half.push(block);
        *deals = deals.checked_mul(len as u128)?;
    }
    Some((one, other))
}

fn size(set: &DealSet, blocks: &[usize]) -> u128 {
    let lens = blocks.iter().map(|&block| set.rows(block).len() as u128);
    lens.product()
}

/// What the deals of a half are worth to the bound parties, by rising worth to the first.
fn sums(set: &DealSet, blocks: &[usize], bound: &[usize]) -> Vec<Pair> {
    let worth = |row: &[i64]| -> Pair {
        let of = |n: usize| bound.get(n).map_or(0, |&party| row[party]);
        (of(0), of(1))
    };
    let mut sums: Vec<Pair> = vec![(0, 0)];
    for &block in blocks {
        let adds: Vec<Pair> = set.rows(block).map(worth).collect();
        let copies = adds.iter().map(|&(x, y)| {
            let shifted = sums.iter().map(move |&(a, b)| (a + x, b + y));
            shifted.collect::<Vec<Pair>>()
        });
        sums = merged(copies.collect());
    }
    sums
}

/// One sorted list from several.
fn merged(mut lists: Vec<Vec<Pair>>) -> Vec<Pair> {
    while lists.len() > 1 {
        let mut pairs = lists.into_iter();
        let mut next = Vec::new();
        while let Some(one) = pairs.next() {
            next.push(match pairs.next() {
                Some(other) => merge(&one, &other),
                None => one,
            });
        }
        lists = next;
    }
    lists.pop().unwrap_or_default()
}

fn merge(one: &[Pair], other: &[Pair]) -> Vec<Pair> {
    let mut both = Vec::with_capacity(one.len() + other.len());
    let (mut i, mut j) = (0, 0);
    while i < one.len() && j < other.len() {
        let first = one[i] <= other[j];
        both.push(if first { one[i] } else { other[j] });
        i += usize::from(first);
        j += usize::from(!first);
    }
    both.extend_from_slice(&one[i..]);
    both.extend_from_slice(&other[j..]);
    both
}

/// How many pairs reach both needs.
fn meet(one: Vec<Pair>, other: Vec<Pair>, need: Pair) -> BigUint {
    let levels = Levels::new(other.iter().map(|&(_, y)| y).collect());
    let mut tree = Fenwick::new(other.len());
    let mut left = other.iter().rev().peekable();
    let mut total = 0_u128;
    let mut taken = 0_u64;
    for (x, y) in one {
        while let Some(&&(also, level)) = left.peek()
            && x + also >= need.0
        {
            tree.add(levels.rank(level));
            taken += 1;
            left.next();
        }
        total += u128::from(taken - tree.below(levels.rank(need.1 - y)));
    }
    total.into()
}

/// Sorted numbers with a table of where each of many even steps begins, so that a place is found at once.
struct Levels {
    sorted: Vec<i64>,
    /// A step is 2^shift wide.
    shift: u32,
    begins: Vec<u32>,
}

impl Levels {
    fn new(mut sorted: Vec<i64>) -> Self {
        sorted.sort_unstable();
        let span = match (sorted.first(), sorted.last()) {
            (Some(first), Some(last)) => last.abs_diff(*first),
            _ => 0,
        };
        let steps = sorted.len().max(1).next_power_of_two() as u64;
        let shift = (0..64).find(|shift| span >> shift < steps).unwrap_or(63);
        let mut begins = Vec::with_capacity(steps as usize + 1);
        for (place, level) in sorted.iter().enumerate() {
            let step = (level.abs_diff(sorted[0]) >> shift) as usize;
            while begins.len() <= step {
                begins.push(place as u32);
            }
        }
        begins.push(sorted.len() as u32);
        Levels {
            sorted,
            shift,
            begins,
        }
    }

    /// How many are below a number.
    fn rank(&self, number: i64) -> usize {
        let Some(first) = self.sorted.first().filter(|first| **first < number) else {
            return 0;
        };
        let step = (number.abs_diff(*first) >> self.shift) as usize;
        if step + 1 >= self.begins.len() {
            return self.sorted.len();
        }
        let (from, to) = (self.begins[step] as usize, self.begins[step + 1] as usize);
        from + self.sorted[from..to].partition_point(|&level| level < number)
    }
}

/// How many numbers were added below each place.
struct Fenwick {
    sums: Vec<u32>,
}

impl Fenwick {
    fn new(len: usize) -> Self {
        Fenwick {
            sums: vec![0; len + 1],
        }
    }

    fn add(&mut self, place: usize) {
        let mut at = place + 1;
        while at < self.sums.len() {
            self.sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }

    fn below(&self, place: usize) -> u64 {
        let mut at = place;
        let mut sum = 0;
        while at > 0 {
            sum += u64::from(self.sums[at]);
            at &= at - 1;
        }
        sum
    }
}
