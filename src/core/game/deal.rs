//! A deal: one option for every issue.

use crate::scenario::OptionId;
use std::ops::Deref;

/// One option for every issue, in file order ("outcome" or "bid" in the literature). Deals are ordered
/// lexicographically, and every tie is broken by the lowest deal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Deal(Box<[OptionId]>);

/// The number of a deal: mixed radix, the first issue most significant, so that numbers sort as deals do. It exists only if
/// the number of deals fits a `u64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DealId(pub u64);

impl Deal {
    /// A deal from its options, one per issue.
    pub fn new(options: impl Into<Box<[OptionId]>>) -> Self {
        Deal(options.into())
    }

    /// The number of this deal among deals with `sizes` options per issue.
    pub fn id(&self, sizes: &[u16]) -> DealId {
        number(&self.0, sizes)
    }
}

impl DealId {
    /// The deal with this number, for `sizes` options per issue.
    pub fn deal(self, sizes: &[u16]) -> Deal {
        let mut rest = self.0;
        let mut options = vec![OptionId(0); sizes.len()];
        for (option, &size) in options.iter_mut().zip(sizes).rev() {
            // The remainder is below `size`, a u16.
            *option = OptionId((rest % u64::from(size)) as u16);
            rest /= u64::from(size);
        }
        Deal::new(options)
    }
}

/// The number of the deal with these options.
pub(crate) fn number(options: &[OptionId], sizes: &[u16]) -> DealId {
    let digits = options.iter().zip(sizes);
    DealId(digits.fold(0, |sum, (option, &size)| {
        sum * u64::from(size) + u64::from(option.0)
    }))
}

impl Deref for Deal {
    type Target = [OptionId];
    fn deref(&self) -> &[OptionId] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_order_of_deals() {
        let sizes = [3, 2, 4];
        let deals: Vec<Deal> = (0..24).map(|n| DealId(n).deal(&sizes)).collect();
        assert!(deals.windows(2).all(|pair| pair[0] < pair[1]));
        for (n, deal) in deals.iter().enumerate() {
            assert_eq!(deal.id(&sizes), DealId(n as u64));
        }
    }
}
