//! Whole numbers small enough to be added without overflow, and their sums over deals.

/// No number of a game may be larger, so that sums and differences stay exact, as integers and as floats.
pub(super) const LARGEST: i64 = 1 << 50;

/// Sums a number per option (in the order of the slots) for every deal, in the order of deal numbers.
pub(super) fn spread(sizes: &[u16], by_option: &[i64], by_deal: &mut [i64]) {
    by_deal[0] = 0;
    let (mut length, mut rest) = (1, by_option);
    for &size in sizes {
        let (options, others) = rest.split_at(usize::from(size));
        // From the end, so that nothing is overwritten before it is read.
        for place in (0..length).rev() {
            let before = by_deal[place];
            let block = &mut by_deal[place * options.len()..][..options.len()];
            for (sum, option) in block.iter_mut().zip(options) {
                *sum = before + option;
            }
        }
        length *= options.len();
        rest = others;
    }
}
