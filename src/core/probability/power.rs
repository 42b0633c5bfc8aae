//! Voting power: how often each member of a body decides.
//!
//! **Formula.** A member swings a coalition of others if these lose without it and win with it. Banzhaf: the number of its
//! swings. Shapley-Shubik: the share of all orders in which it is the one whose yes completes the quota,
//! Σ over swings of size s of s!(n−s−1)!/n!. Counted exactly, by the numbers of coalitions of each size with the seats and
//! people that they have (generating functions): any number of members up to 100 whose seats and people take few values.
//! **Source.** L. S. Shapley, M. Shubik (1954), *American Political Science Review* 48(3), 787-792. doi:10.2307/1951053; J. F.
//! Banzhaf (1965), *Rutgers Law Review* 19, 317-343.

use super::vote::{Ballot, Quota};
use std::collections::BTreeMap;

/// A member's power.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Power {
    /// Coalitions of the others that lose without it and win with it.
    pub swings: u128,
    /// The share of all orders in which it is pivotal, 0-1.
    pub shapley_shubik: f64,
}

/// The most members: the number of coalitions of a size fits 128 bits.
const MOST_MEMBERS: usize = 100;
/// The most different sums of seats and people.
const MOST_SUMS: usize = 1 << 20;

/// Seats, people and vetoes of a coalition.
type Sums = (u64, u64, u32);

/// The power of each member; `None` for more than 100 members, or where their seats and people add up to too many different
/// sums.
pub fn voting_power(ballots: &[Ballot], quota: &Quota) -> Option<Vec<Power>> {
    let n = ballots.len();
    if n > MOST_MEMBERS {
        return None;
    }
    let vetoes = ballots.iter().filter(|ballot| ballot.veto).count() as u32;
    let wins = |(seats, people, with_veto): Sums, size: usize| {
        let against = (n - size) as u32;
        with_veto == vetoes
            && seats >= quota.seats
            && (people >= quota.people || against < quota.blocking)
    };
    let mut known: Vec<(Ballot, Power)> = Vec::new();
    ballots
        .iter()
        .enumerate()
        .map(|(own, ballot)| {
            // Members alike have the same power.
            if let Some((_, power)) = known.iter().find(|(other, _)| other == ballot) {
                return Some(*power);
            }
            let others = ballots.iter().enumerate().filter(|(at, _)| *at != own);
            let coalitions = coalitions(others.map(|(_, other)| other))?;
            let mut swings = 0;
            let mut pivotal = 0.0;
            for (size, sums) in coalitions.iter().enumerate() {
                let swung = |sums: Sums| {
                    let with = add(sums, ballot);
                    !wins(sums, size) && wins(with, size + 1)
                };
                let swung = sums.iter().filter(|(sums, _)| swung(**sums));
                let here: u128 = swung.map(|(_, count)| count).sum();
                let all: u128 = sums.values().sum();
                swings += here;
                // s!(n−s−1)!/n! is one n-th of one over the number of coalitions of this size.
                pivotal += here as f64 / all.max(1) as f64;
            }
            let power = Power {
                swings,
                shapley_shubik: pivotal / n as f64,
            };
            known.push((*ballot, power));
            Some(power)
        })
        .collect()
}

fn add((seats, people, vetoes): Sums, ballot: &Ballot) -> Sums {
    (
        seats + u64::from(ballot.seats),
        people + ballot.people,
        vetoes + u32::from(ballot.veto),
    )
}

/// For each size the number of coalitions with these sums; `None` if there are too many different ones.
fn coalitions<'b>(members: impl Iterator<Item = &'b Ballot>) -> Option<Vec<BTreeMap<Sums, u128>>> {
    let mut sizes = vec![BTreeMap::from([((0, 0, 0), 1_u128)])];
    for member in members {
        sizes.push(BTreeMap::new());
        for size in (1..sizes.len()).rev() {
            let (smaller, larger) = sizes.split_at_mut(size);
            for (sums, count) in &smaller[size - 1] {
                *larger[0].entry(add(*sums, member)).or_default() += count;
            }
        }
        if sizes.iter().map(BTreeMap::len).sum::<usize>() > MOST_SUMS {
            return None;
        }
    }
    Some(sizes)
}
