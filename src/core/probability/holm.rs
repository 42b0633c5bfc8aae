//! Many tests at once without false alarms: Holm's step-down procedure.
//!
//! **Formula.** p-values sorted, p₍₁₎ ≤ … ≤ p₍ₘ₎; adjusted p̃₍ᵢ₎ = max over j ≤ i of min(1, (m − j + 1)·p₍ⱼ₎). Calling
//! those with p̃ ≤ 0.05 different keeps the chance of even one false alarm among all m at 5% or less, however the
//! questions depend on each other.
//! **Source.** S. Holm (1979), "A simple sequentially rejective multiple test procedure", *Scandinavian Journal of
//! Statistics* 6(2), 65-70.

/// The adjusted p-values, in the order of the given ones (each 0-1).
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p_values.len()).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]).then(a.cmp(&b)));
    let mut adjusted = vec![1.0; p_values.len()];
    let mut most = 0.0_f64;
    for (rank, &at) in order.iter().enumerate() {
        let left = (p_values.len() - rank) as f64;
        most = most.max((left * p_values[at]).min(1.0));
        adjusted[at] = most;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_case() {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R: 0.03 0.06 0.06 0.02.
        let got = holm(&[0.01, 0.04, 0.03, 0.005]);
        for (got, want) in got.iter().zip([0.03, 0.06, 0.06, 0.02]) {
            assert!((got - want).abs() < 1e-12, "{got} is not {want}");
        }
        assert!(holm(&[]).is_empty());
    }

    #[test]
    fn never_below_the_given_one_and_never_above_bonferroni() {
        let given = [0.2, 0.001, 0.5, 0.04, 0.04];
        for (p, adjusted) in given.iter().zip(holm(&given)) {
            assert!(*p <= adjusted && adjusted <= (p * 5.0).min(1.0) + 1e-15);
        }
    }
}
