//! A random order.

/// 0…n−1 in random order (Fisher & Yates), by uniform draws numbered 1…n−1.
pub(in crate::sweep) fn shuffled(n: u32, uniform: impl Fn(u64) -> f64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n).collect();
    for last in (1..n as usize).rev() {
        let other = (uniform(last as u64) * (last + 1) as f64) as usize;
        order.swap(last, other.min(last));
    }
    order
}
