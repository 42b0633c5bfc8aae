//! An estimate of the number of deals that pass, from a sample.
//!
//! Texts inside the rules and red lines are drawn evenly, by keyed draws: the same sample on every machine, whatever the
//! number of threads. The share that passes has a 95% Wilson interval; a sample without a hit says so by that interval.

use super::number::{DealCount, part};
use crate::draws::{Luck, PathKey, Purpose};
use crate::game::Deal;
use crate::probability::{Interval, wilson};
use crate::space::limits::Meter;
use crate::space::set::DealSet;
use num_bigint::BigUint;

/// The most deals of a sample.
const TEXTS: u64 = 100_000;
/// Parties whose worth on an issue is added up in a step.
const PARTIES_A_STEP: usize = 16;
/// The seed of all samples: a count depends on the scenario alone.
const SEED: u64 = 42;

/// The deals of a set, to be drawn from evenly.
#[derive(Debug)]
pub(super) struct Urn<'s> {
    set: &'s DealSet,
    /// The share of deals in the regions up to each.
    shares: Vec<f64>,
    key: PathKey,
}

impl<'s> Urn<'s> {
    /// The deals of a set, whatever they are worth.
    pub(super) fn of(set: &'s DealSet) -> Self {
        let texts = set.texts();
        let mut sum = BigUint::ZERO;
        let shares = (0..set.regions.len()).map(|region| {
            sum += set.texts_in(region);
            DealCount::Exact(sum.clone()).share_of(&texts).share
        });
        Urn {
            set,
            shares: shares.collect(),
            key: PathKey::of("texts"),
        }
    }

    /// The n-th deal: its region, and block by block a choice.
    pub(super) fn draw(&self, n: u64, mut taken: impl FnMut(usize, usize)) -> usize {
        let luck = Luck { seed: SEED, run: n };
        let uniform = |index: usize| luck.uniform(Purpose::Text, self.key, index as u64);
        let at = uniform(0);
        let region = self.shares.partition_point(|&share| share < at);
        let region = region.min(self.shares.len() - 1);
        for (place, (block, frame)) in self.set.blocks(region).enumerate() {
            let choices = frame.len();
            let choice = (uniform(place + 1) * choices as f64) as usize;
            taken(block, choice.min(choices - 1));
        }
        region
    }
}

/// The number of deals of a sample that pass each of some sets, which differ only in their floors, and the size of the sample.
pub(super) fn hits(sets: &[DealSet], meter: &mut Meter<'_>) -> (Vec<u64>, u64) {
    let mut hits = vec![0; sets.len()];
    let Some(set) = sets.first().filter(|set| !set.regions.is_empty()) else {
        return (hits, 0);
    };
    let urn = Urn::of(set);
    let mut worth = vec![0_i64; set.parties];
    let each = set.layout.issues * (1 + set.parties / PARTIES_A_STEP);
    for n in 0..TEXTS {
        if !meter.steps(each as u64) {
            return (hits, n);
        }
        worth.fill(0);
        let region = urn.draw(n, |block, choice| {
            for (sum, add) in worth.iter_mut().zip(set.row(block, choice)) {
                *sum += add;
            }
        });
        for (set, hits) in sets.iter().zip(&mut hits) {
            *hits += u64::from(set.has_enough(region, &worth));
        }
    }
    (hits, TEXTS)
}

/// Low end, estimate and high end of a number of deals of which a sample was taken.
pub(super) fn estimate(texts: &BigUint, hits: u64, drawn: u64) -> [BigUint; 3] {
    let Interval { low, high } = wilson(hits, drawn);
    let share = if drawn == 0 {
        BigUint::ZERO
    } else {
        texts * hits / drawn
    };
    [part(texts, low), share, part(texts, high)]
}

/// Deals of a set that occur in a sample of this many deals inside its rules and red lines, in the order in which
/// they were drawn.
pub fn drawn(set: &DealSet, texts: u64) -> Vec<Deal> {
    let mut deals = Vec::new();
    if set.regions.is_empty() {
        return deals;
    }
    let urn = Urn::of(set);
    let mut worth = vec![0_i64; set.parties];
    let mut choices = Vec::new();
    for n in 0..texts {
        worth.fill(0);
        choices.clear();
        let region = urn.draw(n, |block, choice| {
            for (sum, add) in worth.iter_mut().zip(set.row(block, choice)) {
                *sum += add;
            }
            choices.push((block, choice));
        });
        if set.has_enough(region, &worth) {
            deals.push(set.deal(choices.iter().copied()));
        }
    }
    deals
}
