//! The part of a plane where deals are possible, magnified if it is too small to be seen from a distance.

use crate::drawing::figure::Rect;

/// The ranges of both axes.
pub(in crate::charts) type Ranges = ((f64, f64), (f64, f64));

/// A part that fills less than this share of the plane is magnified.
const SMALL: f64 = 0.1;
/// Magnifying by less than this would show no more.
const LEAST: f64 = 1.5;
/// Magnifying by more than this would make a few points of worth look like a world.
const MOST: f64 = 8.0;
/// The margin around the magnified part, as a share of it, and in points at least.
const MARGIN: (f64, f64) = (0.1, 1.0);

/// The magnified part: the ranges of both axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::charts) struct Window {
    /// Of the horizontal axis.
    pub(in crate::charts) x: (f64, f64),
    /// Of the vertical axis.
    pub(in crate::charts) y: (f64, f64),
}

impl Window {
    /// True if a place is in it.
    pub(in crate::charts) fn holds(&self, at: (f64, f64)) -> bool {
        let within = |(low, high): (f64, f64), at: f64| (low..=high).contains(&at);
        within(self.x, at.0) && within(self.y, at.1)
    }

    /// A window around the core places and those of the others that keep it small; `None` if there are no core places or if
    /// they fill a tenth of the whole.
    pub(in crate::charts) fn around(
        core: &[(f64, f64)],
        others: &[(f64, f64)],
        whole: Ranges,
    ) -> Option<Window> {
        let all = |(low, high): (f64, f64)| high - low;
        let small = |x, y| all(x) * all(y) < SMALL * all(whole.0) * all(whole.1);
        let with = |(low, high): (f64, f64), at: f64| (low.min(at), high.max(at));
        let first = core.first()?;
        let mut x = (first.0, first.0);
        let mut y = (first.1, first.1);
        for at in core {
            (x, y) = (with(x, at.0), with(y, at.1));
        }
        if !small(x, y) {
            return None;
        }
        for at in others {
            let (wider, taller) = (with(x, at.0), with(y, at.1));
            if small(wider, taller) {
                (x, y) = (wider, taller);
            }
        }
        let airy = |range: (f64, f64)| {
            let by = (all(range) * MARGIN.0).max(MARGIN.1);
            (range.0 - by, range.1 + by)
        };
        Some(Window {
            x: airy(x),
            y: airy(y),
        })
    }

    /// The window in the shape of a plot, and how many times larger it is there than on a plane with points of this width and
    /// height; `None` if it would show no more.
    pub(super) fn shaped(&self, plot: &Rect, point: (f64, f64)) -> Option<(Window, f64)> {
        let (wide, tall) = (self.x.1 - self.x.0, self.y.1 - self.y.0);
        let times = (plot.width() / (wide * point.0)).min(plot.height() / (tall * point.1));
        // In halves, so that the stated factor is exact.
        let times = (times.min(MOST) * 2.0).floor() / 2.0;
        let centred = |range: (f64, f64), span: f64| {
            let middle = f64::midpoint(range.0, range.1);
            (middle - span / 2.0, middle + span / 2.0)
        };
        let window = Window {
            x: centred(self.x, plot.width() / (times * point.0)),
            y: centred(self.y, plot.height() / (times * point.1)),
        };
        (times >= LEAST).then_some((window, times))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_small_is_magnified_in_its_own_shape() {
        let whole = ((0.0, 100.0), (0.0, 100.0));
        let core = [(50.0, 60.0), (60.0, 70.0)];
        let window = Window::around(&core, &[(62.0, 71.0), (5.0, 5.0)], whole).unwrap();
        assert_eq!(window.x, (48.8, 63.2));
        let plot = Rect::new(0.0, 0.0, 500.0, 300.0);
        let (shaped, times) = window.shaped(&plot, (10.0, 8.0)).unwrap();
        assert!((times - 2.5).abs() < 1e-9);
        assert!((shaped.x.1 - shaped.x.0 - 20.0).abs() < 1e-9);
        assert!((shaped.y.1 - shaped.y.0 - 15.0).abs() < 1e-9);
        assert!(window.shaped(&plot, (30.0, 20.0)).is_none());
        assert_eq!(Window::around(&[], &core, whole), None);
        let wide = [(10.0, 10.0), (60.0, 70.0)];
        assert_eq!(Window::around(&wide, &[], whole), None);
    }
}
