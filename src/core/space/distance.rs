//! The distance of a deal from the frontier, and the value it leaves on the table.
//!
//! **Formula.** Pareto distance: the least Euclidean distance, in points, between the players' worth of a deal and that
//! of a frontier point; likewise the distance to a solution. Value left on the table: the largest sum of gains among
//! the frontier points that give nobody less.
//! **Units.** points (0-100), so distances depend on how the parties' scores are scaled.
//! **Assumes** an exact frontier; with one that can be missed by ε, a distance is off by at most √players · ε.
//! **Source.** Distance to the Pareto frontier as a measure of outcomes: T. Baarslag et al. (2013), "Evaluating practical
//! negotiating agents", *Artificial Intelligence* 198, 73-103. doi:10.1016/j.artint.2012.09.004

use super::frontier::{Frontier, FrontierPoint};
use crate::game::{Points, Unit};

/// A frontier point that gives nobody less than a deal, and somebody more.
#[derive(Debug, Clone, Copy)]
pub struct Improvement<'f> {
    /// The point.
    pub point: FrontierPoint<'f>,
    /// The sum of the players' gains.
    pub gain: Points,
}

/// The Euclidean distance between two rows of worth, one entry per player, in points.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::game::Unit;
/// use zopa::space::distance;
/// let unit = Unit::BILLIONTH;
/// let row = |a, b| [unit.whole(a), unit.whole(b)];
/// assert!((distance(unit, &row(60, 40), &row(63, 44)) - 5.0).abs() < 1e-12);
/// ```
pub fn distance(unit: Unit, a: &[Points], b: &[Points]) -> f64 {
    libm::sqrt(squared(a, b) as f64) / unit.size() as f64
}

/// The distance of a row of worth to the nearest frontier point, and that point, the first of several; `None` if the
/// frontier is empty.
pub fn pareto_distance<'f>(
    unit: Unit,
    frontier: &'f Frontier,
    worth: &[Points],
) -> Option<(f64, FrontierPoint<'f>)> {
    let nearest = frontier
        .points()
        .min_by_key(|point| squared(point.worth(), worth))?;
    Some((distance(unit, nearest.worth(), worth), nearest))
}

/// The improvement with the largest sum of gains, the first of several; `None` if the frontier has none.
pub fn improvement<'f>(frontier: &'f Frontier, worth: &[Points]) -> Option<Improvement<'f>> {
    let better = frontier.points().filter(|point| {
        let mut pairs = point.worth().iter().zip(worth);
        pairs.all(|(there, here)| there >= here)
    });
    let gains = better.map(|point| {
        let pairs = point.worth().iter().zip(worth);
        let gain = pairs.map(|(&there, &here)| there - here).sum();
        Improvement { point, gain }
    });
    // Otherwise the last of several equal ones would win.
    let best = gains.rev().max_by_key(|improvement| improvement.gain)?;
    (best.gain > Points::ZERO).then_some(best)
}

fn squared(a: &[Points], b: &[Points]) -> u128 {
    let gaps = a.iter().zip(b).map(|(a, b)| u128::from(a.0.abs_diff(b.0)));
    gaps.fold(0, |sum, gap| sum.saturating_add(gap.saturating_mul(gap)))
}
