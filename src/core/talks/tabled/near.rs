//! The offer nearest to a reference text, for every reference and every number of acceptable deals.
//!
//! **Method.** A signatory's acceptable deals are the first of its ranking, so the nearest among them is a running best
//! along the ranking: of equally near deals the one before is worth more, or is the lower deal. The row of a reference is
//! filled when it is first asked for.

use super::numbers::spread;
use super::view::View;

/// One option in common counts more than all distances.
const ALIKE: i64 = 1 << 46;

/// The most entries of the table.
const MOST: usize = 1 << 22;

/// A signatory's nearest offers.
#[derive(Debug, Clone)]
pub(super) struct Near {
    /// One row per reference, one column per number of acceptable deals less one.
    offers: Vec<u16>,
    /// For each reference, the load in which its row was filled.
    filled: Vec<u32>,
    load: u32,
    /// How near each option is to the reference's, and each deal to the reference.
    by_option: Vec<i64>,
    by_deal: Vec<i64>,
}

impl Near {
    /// Allocates room for the offers of a view; `None` if they are too many.
    pub(super) fn of(view: &View, deals: usize) -> Option<Self> {
        let entries = deals.checked_mul(view.own()).filter(|&n| n <= MOST)?;
        u16::try_from(deals).ok()?;
        Some(Near {
            offers: vec![0; entries],
            filled: vec![0; deals],
            load: 1,
            by_option: vec![0; view.scores().len()],
            by_deal: vec![0; deals],
        })
    }

    /// Forgets all rows because the numbers have changed; returns true if the new ones are small enough.
    pub(super) fn forget(&mut self, view: &View) -> bool {
        if self.load == u32::MAX {
            self.filled.fill(0);
            self.load = 0;
        }
        self.load += 1;
        let scores = view.scores();
        let widest = scores.iter().max().zip(scores.iter().min());
        let widest = widest.map_or(0, |(most, least)| most.saturating_sub(*least));
        let options = scores.len() as i64;
        options < 1 << 16 && widest.checked_mul(options).is_some_and(|sum| sum < ALIKE)
    }

    /// The deal nearest to `reference` among the first `acceptable` ones, of which there is at least one.
    #[inline]
    pub(super) fn offer(
        &mut self,
        view: &View,
        sizes: &[u16],
        reference: u32,
        acceptable: usize,
    ) -> u32 {
        if self.filled[reference as usize] != self.load {
            self.fill(view, sizes, reference);
        }
        u32::from(self.offers[reference as usize * view.own() + acceptable - 1])
    }

    #[cold]
    fn fill(&mut self, view: &View, sizes: &[u16], reference: u32) {
        let mut rest = reference as usize;
        let mut after = view.scores().len();
        for &size in sizes.iter().rev() {
            let size = usize::from(size);
            let option = rest % size;
            rest /= size;
            after -= size;
            let scores = &view.scores()[after..][..size];
            let near = &mut self.by_option[after..][..size];
            for (near, score) in near.iter_mut().zip(scores) {
                *near = -(score - scores[option]).abs();
            }
            near[option] += ALIKE;
        }
        spread(sizes, &self.by_option, &mut self.by_deal);
        let row = &mut self.offers[reference as usize * view.own()..][..view.own()];
        let (mut nearest, mut found) = (i64::MIN, 0);
        for (entry, deal) in row.iter_mut().zip(view.ranking.deals()) {
            let near = self.by_deal[*deal as usize];
            if near > nearest {
                (nearest, found) = (near, *deal as u16);
            }
            *entry = found;
        }
        self.filled[reference as usize] = self.load;
    }
}
