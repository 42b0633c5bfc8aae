//! The lines that are drawn, and the points they go through.

use super::super::measured::seen;
use crate::charts::curve::facts::{CurveFacts, CurveSeries};
use crate::charts::known::Known;

/// More lines than this cannot be told apart.
const MOST: usize = 6;

/// A line that is drawn.
pub(super) struct Shown<'a> {
    pub(super) label: &'a str,
    /// One point per value of the axis.
    pub(super) points: Vec<Option<Known>>,
}

impl<'a> Shown<'a> {
    fn new(curve: &CurveFacts, series: &'a CurveSeries) -> Shown<'a> {
        let point = |n| {
            seen(
                &curve.measure,
                series.points.get(n).and_then(Option::as_ref),
            )
        };
        Shown {
            label: series.label.trim(),
            points: (0..curve.x.values.len()).map(point).collect(),
        }
    }

    /// The distance between its ends.
    fn spread(&self) -> f64 {
        let shares = || self.points.iter().flatten().map(|known| known.share);
        let spread =
            shares().fold(f64::NEG_INFINITY, f64::max) - shares().fold(f64::INFINITY, f64::min);
        spread.max(-1.0)
    }
}

/// The lines that are drawn, in file order; if there are too many, those that change most.
pub(super) fn shown(curve: &CurveFacts) -> Vec<Shown<'_>> {
    let all = || curve.series.iter().map(|series| Shown::new(curve, series));
    let mut order: Vec<(usize, f64)> = all().map(|line| line.spread()).enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1));
    let mut kept: Vec<usize> = order
        .into_iter()
        .take(MOST)
        .map(|(place, _)| place)
        .collect();
    kept.sort_unstable();
    let lines = all().enumerate();
    lines
        .filter(|(place, _)| kept.contains(place))
        .map(|(_, line)| line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn of_too_many_lines_those_that_move_most_are_drawn() {
        let mut curve = examples::flagship();
        let flat = CurveSeries {
            label: "flat".into(),
            points: vec![curve.series[0].points[0]; 29],
        };
        let steep = curve.series[0].clone();
        curve.series = vec![flat.clone(); 5];
        curve.series.extend(vec![steep; 4]);
        let lines = shown(&curve);
        assert_eq!(lines.len(), MOST);
        assert_eq!(lines.iter().filter(|line| line.label == "flat").count(), 2);
    }
}
