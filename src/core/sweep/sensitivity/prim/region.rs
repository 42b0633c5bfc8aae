//! A box: limits on some axes.

/// The values of one axis that a box includes.
#[derive(Debug, Clone, PartialEq)]
pub enum BoxSide {
    /// Numbers from `low` to `high`, both included and both values of some point.
    Numbers {
        /// `None` where nothing is cut off below.
        low: Option<f64>,
        /// `None` where nothing is cut off above.
        high: Option<f64>,
    },
    /// These categories, ascending.
    Categories(Vec<usize>),
}

impl BoxSide {
    fn hold(&self, x: f64) -> bool {
        match self {
            BoxSide::Numbers { low, high } => {
                low.is_none_or(|low| low <= x) && high.is_none_or(|high| x <= high)
            }
            BoxSide::Categories(kept) => kept.binary_search(&(x as usize)).is_ok(),
        }
    }
}

/// A box: the points that are within the limits of every axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// For each axis its limits; `None` if it is free.
    pub limits: Vec<Option<BoxSide>>,
}

impl Region {
    /// The box of everything.
    pub(super) fn whole(axes: usize) -> Self {
        Region {
            limits: vec![None; axes],
        }
    }

    /// Whether a point, in the axes' own units, is in the box.
    pub fn holds(&self, point: &[f64]) -> bool {
        let mut axes = point.iter().zip(&self.limits);
        axes.all(|(&x, limits)| limits.as_ref().is_none_or(|limits| limits.hold(x)))
    }

    /// The numbers of the restricted axes.
    pub fn restricted(&self) -> impl Iterator<Item = usize> {
        let axes = self.limits.iter().enumerate();
        axes.filter(|(_, limits)| limits.is_some())
            .map(|(axis, _)| axis)
    }

    /// The axes on which a point is outside the limits.
    pub(super) fn miss(&self, point: &[f64]) -> Miss {
        let axes = point.iter().zip(&self.limits).enumerate();
        let mut missed = axes
            .filter(|(_, (x, limits))| limits.as_ref().is_some_and(|limits| !limits.hold(**x)))
            .map(|(axis, _)| axis);
        match (missed.next(), missed.next()) {
            (None, _) => Miss::Nowhere,
            (Some(axis), None) => Miss::On(axis),
            (Some(_), Some(_)) => Miss::Often,
        }
    }

    /// Moves or takes away the lower or upper end of an axis of numbers.
    pub(super) fn set_end(&mut self, axis: usize, end: End, to: Option<f64>) {
        let (mut low, mut high) = self.ends(axis);
        match end {
            End::Low => low = to,
            End::High => high = to,
        }
        let free = low.is_none() && high.is_none();
        self.limits[axis] = (!free).then_some(BoxSide::Numbers { low, high });
    }

    /// The ends of an axis of numbers.
    pub(super) fn ends(&self, axis: usize) -> (Option<f64>, Option<f64>) {
        match self.limits[axis] {
            Some(BoxSide::Numbers { low, high }) => (low, high),
            _ => (None, None),
        }
    }
}

/// How a point misses a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Miss {
    /// It is in the box.
    Nowhere,
    /// On one axis only.
    On(usize),
    /// On two axes or more.
    Often,
}

/// One end of an axis of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Low,
    High,
}

impl End {
    /// The ascending index of the `k`-th of `n` from this end.
    pub(super) fn place(self, k: usize, n: usize) -> usize {
        match self {
            End::Low => k,
            End::High => n - 1 - k,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_include_their_ends() {
        let mut region = Region::whole(2);
        assert!(region.holds(&[1.0, 2.0]) && region.restricted().next().is_none());
        region.set_end(0, End::Low, Some(1.0));
        region.limits[1] = Some(BoxSide::Categories(vec![0, 2]));
        assert!(region.holds(&[1.0, 2.0]) && region.holds(&[9.0, 0.0]));
        assert!(!region.holds(&[0.9, 2.0]) && !region.holds(&[1.0, 1.0]));
        assert_eq!(region.miss(&[0.9, 2.0]), Miss::On(0));
        assert_eq!(region.miss(&[1.0, 1.0]), Miss::On(1));
        assert_eq!(region.miss(&[0.9, 1.0]), Miss::Often);
        assert_eq!(region.miss(&[1.0, 2.0]), Miss::Nowhere);
        region.set_end(0, End::Low, None);
        assert_eq!(region.limits[0], None);
    }
}
