//! A signatory's own deals, best first, and how many of them are worth at least a given amount.

/// The deals that a signatory may offer, by falling worth to it, at equal worth lowest deal first.
#[derive(Debug, Clone)]
pub(super) struct Ranking {
    /// The best worth.
    best: i64,
    /// How far each deal is below the best; one more entry at the end that is out of reach.
    drop: Vec<i64>,
    /// The deals.
    deals: Vec<u32>,
    /// The lowest deal that is worth the same as the one here.
    lowest: Vec<u32>,
    /// The number of deals in the buckets before this one; a bucket covers a range of drops.
    before: Vec<u32>,
    /// A drop's bucket is the drop shifted right by this.
    shift: u32,
    /// Drop and deal in one number, to be sorted.
    keys: Vec<u64>,
}

/// No drop reaches this, and every drop below it has a bucket.
const OUT_OF_REACH: i64 = i64::MAX;

impl Ranking {
    /// Allocates room for this many deals.
    pub(super) fn for_deals(deals: usize) -> Self {
        Ranking {
            best: 0,
            drop: vec![OUT_OF_REACH; deals + 1],
            deals: vec![0; deals],
            lowest: vec![0; deals],
            before: vec![0; (2 * deals).next_power_of_two()],
            shift: 0,
            keys: vec![0; deals],
        }
    }

    /// Sorts `own` by `worth`, which has an entry for every deal; returns true if the numbers are small enough for that.
    pub(super) fn fill(&mut self, own: &[u32], worth: &[i64]) -> bool {
        let of = |deal: &u32| worth[*deal as usize];
        let (Some(best), Some(least)) = (own.iter().map(of).max(), own.iter().map(of).min()) else {
            return true;
        };
        let bits = u32::BITS - (worth.len() as u32).leading_zeros();
        if ((best - least) as u64).leading_zeros() <= bits + 1 {
            return false;
        }
        for (key, deal) in self.keys.iter_mut().zip(own) {
            *key = ((best - of(deal)) as u64) << bits | u64::from(*deal);
        }
        self.keys.sort_unstable();
        self.best = best;
        let mask = (1_u64 << bits) - 1;
        let mut lowest = 0;
        let mut above = -1;
        for (place, key) in self.keys.iter().enumerate() {
            let (drop, deal) = ((key >> bits) as i64, (key & mask) as u32);
            if drop != above {
                (above, lowest) = (drop, deal);
            }
            self.drop[place] = drop;
            self.deals[place] = deal;
            self.lowest[place] = lowest;
        }
        self.fill_buckets((best - least) as u64);
        true
    }

    fn fill_buckets(&mut self, widest: u64) {
        let buckets = self.before.len();
        let bits = u64::BITS - widest.leading_zeros();
        self.shift = bits.saturating_sub(buckets.trailing_zeros());
        let mut next = 0;
        for (place, drop) in self.drop[..self.deals.len()].iter().enumerate() {
            let bucket = (drop >> self.shift) as usize;
            while next <= bucket {
                self.before[next] = place as u32;
                next += 1;
            }
        }
        for before in &mut self.before[next..] {
            *before = self.deals.len() as u32;
        }
    }

    /// The number of deals that are worth at least this much.
    #[inline]
    pub(super) fn at_least(&self, worth: i64) -> usize {
        let room = self.best - worth;
        if room < 0 {
            return 0;
        }
        let Some(&before) = self.before.get((room >> self.shift) as usize) else {
            return self.deals.len();
        };
        let mut place = before as usize;
        while self.drop[place] <= room {
            place += 1;
        }
        place
    }

    /// The best worth.
    pub(super) fn best(&self) -> i64 {
        self.best
    }

    /// The worth of the deal at a place.
    #[inline]
    pub(super) fn worth(&self, place: usize) -> i64 {
        self.best - self.drop[place]
    }

    /// The deals, best first.
    pub(super) fn deals(&self) -> &[u32] {
        &self.deals
    }

    /// For each of them the lowest deal that is worth the same.
    pub(super) fn lowest(&self) -> &[u32] {
        &self.lowest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_breaks_ties_as_a_scan_does() {
        for spread in [1, 3, 10, 1 << 40] {
            let worth: Vec<i64> = (0..60).map(|n| n * n * 7_919 % 11 * spread - 4).collect();
            let own: Vec<u32> = (0..60).filter(|n| n % 7 != 3).collect();
            let mut ranking = Ranking::for_deals(own.len());
            assert!(ranking.fill(&own, &worth));
            let at = |deal: u32| worth[deal as usize];
            for floor in worth.iter().flat_map(|w| [w - 1, *w, w + 1]) {
                let count = own.iter().filter(|&&deal| at(deal) >= floor).count();
                assert_eq!(ranking.at_least(floor), count);
            }
            for place in 0..own.len() {
                let here = ranking.worth(place);
                assert_eq!(at(ranking.deals()[place]), here);
                let lowest = own.iter().copied().find(|&deal| at(deal) == here);
                assert_eq!(Some(ranking.lowest()[place]), lowest);
            }
        }
    }

    #[test]
    fn refuses_numbers_that_do_not_fit_beside_a_deal() {
        let mut ranking = Ranking::for_deals(2);
        assert!(!ranking.fill(&[0, 1], &[0, 1 << 62]));
        assert!(ranking.fill(&[0, 1], &[0, 1 << 58]));
    }
}
