//! The scale of the funnel: linear for few deals, otherwise logarithmic, up to numbers of any size.

use crate::drawing::figure::Rect;
use crate::drawing::layout::{Scale, ticks};
use num_bigint::BigUint;

/// Fewer deals than this are drawn on a linear scale.
pub(super) const FEW: u64 = 200;
/// The start of a logarithmic scale: below 1, so that the dot of a single deal is clear of the edge.
const START: f64 = 0.5;
/// The greatest number of powers of ten with a tick each.
const MOST_TICKS: usize = 20;

/// True if a number is drawn on a linear scale.
pub(super) fn is_few(most: &BigUint) -> bool {
    *most < BigUint::from(FEW)
}

/// The number of powers of ten between two ticks of a logarithmic scale.
pub(super) fn decades(most: &BigUint) -> usize {
    (log10(most) as usize).div_ceil(MOST_TICKS).max(1)
}

/// The logarithm of a positive number of any size.
fn log10(n: &BigUint) -> f64 {
    let digits = n.to_string();
    let lead = digits[..digits.len().min(17)].parse::<f64>().unwrap_or(1.0);
    libm::log10(lead) + digits.len().saturating_sub(17) as f64
}

/// The horizontal scale.
pub(super) struct Counts {
    most: BigUint,
    scale: Scale,
}

impl Counts {
    pub(super) fn new(most: &BigUint, plot: Rect) -> Counts {
        let range = match u64::try_from(most) {
            Ok(few) if few < FEW => (0.0, few as f64),
            _ => (libm::log10(START), log10(most)),
        };
        Counts {
            most: most.clone(),
            scale: Scale::new(range, (plot.x0, plot.x1)),
        }
    }

    /// True if lengths on it are proportional to counts.
    pub(super) fn is_linear(&self) -> bool {
        is_few(&self.most)
    }

    pub(super) fn at(&self, count: &BigUint) -> f64 {
        let (low, _) = self.scale.range();
        match u64::try_from(count) {
            Ok(few) if is_few(&self.most) => self.scale.at(few as f64),
            Ok(0) => self.scale.at(low),
            _ => self.scale.at(log10(count)),
        }
    }

    /// The counts that are labelled on the axis.
    pub(super) fn ticks(&self) -> Vec<BigUint> {
        if let Ok(most) = u64::try_from(&self.most)
            && most < FEW
        {
            let ticks = ticks(0.0, most as f64, 5);
            return ticks
                .into_iter()
                .map(|tick| BigUint::from(tick as u64))
                .collect();
        }
        let step = BigUint::from(10_u8).pow(decades(&self.most) as u32);
        std::iter::successors(Some(BigUint::from(1_u8)), |tick| Some(tick * &step))
            .take_while(|tick| *tick <= self.most)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_is_seen_and_none_is_not() {
        let plot = Rect::new(0.0, 0.0, 1000.0, 10.0);
        let n = |n: u64| BigUint::from(n);
        for most in [n(20), n(199), n(311_040), n(u64::MAX), n(10).pow(40)] {
            let scale = Counts::new(&most, plot);
            assert!(scale.at(&n(0)).abs() < 1e-9 && scale.at(&n(1)) >= 5.0);
            assert!((scale.at(&most) - 1000.0).abs() < 1e-6);
            assert!(scale.ticks().windows(2).all(|pair| pair[0] < pair[1]));
            assert!(scale.ticks().len() <= 21);
        }
        assert_eq!(Counts::new(&n(21), plot).ticks()[0], n(0));
    }
}
