//! The upper tail of the binomial distribution: a vote among `n` independent members.

/// P(at least `k` of `n` members vote yes), each with chance `p` in 0-1, independently.
///
/// Summed from the largest term outwards by the ratio of neighbours, so that neither 450 seats nor a chance of 1e-12
/// loses digits. Time O(n).
pub fn binomial_tail(n: u32, k: u32, p: f64) -> f64 {
    if k == 0 {
        return 1.0;
    }
    if k > n || p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let mode = ((f64::from(n) + 1.0) * p) as u32;
    if mode >= k {
        // The tail is the larger part: the complement is summed instead, for accuracy near 1.
        return (1.0 - sum(n, 0, k - 1, p)).clamp(0.0, 1.0);
    }
    sum(n, k, n, p).clamp(0.0, 1.0)
}

/// Σ P(X = i) for `low ≤ i ≤ high`, started from its largest term.
fn sum(n: u32, low: u32, high: u32, p: f64) -> f64 {
    let mode = (((f64::from(n) + 1.0) * p) as u32).clamp(low, high);
    let peak = libm::exp(log_term(n, mode, p));
    let odds = p / (1.0 - p);
    let mut total = peak;
    let mut term = peak;
    for i in mode..high {
        term *= f64::from(n - i) / f64::from(i + 1) * odds;
        total += term;
    }
    term = peak;
    for i in (low + 1..=mode).rev() {
        term *= f64::from(i) / f64::from(n - i + 1) / odds;
        total += term;
    }
    total
}

fn log_term(n: u32, i: u32, p: f64) -> f64 {
    let choose = libm::lgamma(f64::from(n) + 1.0)
        - libm::lgamma(f64::from(i) + 1.0)
        - libm::lgamma(f64::from(n - i) + 1.0);
    choose + f64::from(i) * libm::log(p) + f64::from(n - i) * libm::log1p(-p)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A slow reference: the distribution of the number of yes votes, member by member.
    fn by_hand(n: u32, k: u32, p: f64) -> f64 {
        let mut chance = vec![1.0];
        for _ in 0..n {
            let mut next = vec![0.0; chance.len() + 1];
            for (yes, c) in chance.iter().enumerate() {
                next[yes] += c * (1.0 - p);
                next[yes + 1] += c * p;
            }
            chance = next;
        }
        chance[k as usize..].iter().sum()
    }

    #[test]
    fn equals_the_vote_counted_member_by_member() {
        for &(n, k) in &[(1, 1), (27, 20), (27, 27), (100, 67), (450, 226), (9, 0)] {
            for &p in &[0.001, 0.2, 0.5, 0.52, 0.74, 0.9, 0.999] {
                let (fast, slow) = (binomial_tail(n, k, p), by_hand(n, k, p));
                assert!(
                    (fast - slow).abs() < 1e-11,
                    "{k} of {n} at {p}: {fast} is not {slow}"
                );
            }
        }
    }

    #[test]
    fn certain_votes() {
        assert!((binomial_tail(27, 20, 1.0) - 1.0).abs() < f64::EPSILON);
        assert!(binomial_tail(27, 20, 0.0).abs() < f64::EPSILON);
        assert!(binomial_tail(3, 4, 0.5).abs() < f64::EPSILON);
    }
}
