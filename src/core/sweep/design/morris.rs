//! Morris trajectories: walks over the levels of the axes that change one axis at a time, each axis once.
//!
//! **Levels** are values that exist ([`Levels`]): both ends and both thirds of a range, between which a step passes over two
//! intervals (Morris's p = 4, Δ = 2/3), or the nearest whole numbers where only these are valid; every value of a list, where a
//! step goes from any to any other. Words have no order, and numbers of a list are in ascending order however they are listed.
//! **Formula.** Along every axis each pair of levels is used by as many trajectories as every other pair, give or take one, and
//! the pairs include every level. Which trajectory uses which pair, at which end it begins, and the order of the axes are
//! drawn. The D + 1 points of a trajectory change one axis after the other: D elementary effects.
//! **Spread.** Up to 64 designs are drawn in this way, fewer where there are many points, and the one whose trajectories are
//! farthest apart is taken: the largest Σ d², where d is the sum of the distances between all points of two trajectories
//! (Campolongo et al. 2007). A trajectory therefore depends on the number of trajectories.
//! **Parameters.** trajectories r (usually 10 to 50; at least half the number of values of the longest list), seed. r·(D + 1)
//! points.
//! **Assumes** axes whose ends may be taken: level 1 is the upper end itself.
//! **Source.** M. D. Morris (1991), "Factorial sampling plans for preliminary computational experiments", *Technometrics*
//! 33(2), 161-174. doi:10.1080/00401706.1991.10484804. F. Campolongo, J. Cariboni & A. Saltelli (2007), "An effective
//! screening design for sensitivity analysis of large models", *Environmental Modelling & Software* 22(10), 1509-1518.
//! doi:10.1016/j.envsoft.2006.10.004. Steps between all pairs of listed values are ours.

use super::levels::{Levels, StepKind};
use super::shuffle::shuffled;
use super::unfit::{Unfit, sized};
use crate::draws::{Luck, PathKey, Purpose};

/// How an axis moves in one trajectory.
#[derive(Debug, Clone, Copy)]
struct Move {
    from: u32,
    to: u32,
    /// The point of the trajectory from which it has moved.
    turn: u32,
}

/// Trajectories that change one axis at a time.
#[derive(Debug, Clone)]
pub struct Morris {
    trajectories: u64,
    levels: Vec<Levels>,
    /// Trajectory by trajectory, a move for each axis.
    moves: Vec<Move>,
}

/// The most designs among which the one with the largest spread is taken.
const DESIGNS: u64 = 64;
/// The most distances between points that are measured to choose it.
const DISTANCES: u64 = 30_000_000;

impl Morris {
    /// The largest trajectories × axes.
    pub const MOST: u64 = 1 << 24;

    /// Draws the trajectories.
    ///
    /// # Errors
    /// Without trajectories or axes, beyond [`Morris::MOST`], or if an axis has only one level, or more than the trajectories
    /// can visit.
    pub fn new(trajectories: u64, levels: Vec<Levels>, seed: u64) -> Result<Self, Unfit> {
        let dims = levels.len();
        sized(trajectories, dims)?;
        let most = Morris::MOST / dims as u64;
        if trajectories > most {
            return Err(Unfit::TooManyPoints {
                points: trajectories,
                most,
            });
        }
        if levels.iter().any(|levels| levels.len() < 2) {
            return Err(Unfit::OneLevel);
        }
        let lists = levels.iter().filter(|l| l.step() != StepKind::Range);
        let values = lists.map(Levels::len).max().unwrap_or(0);
        if values > 2 * trajectories {
            return Err(Unfit::TooFewTrajectories {
                points: trajectories,
                values,
                least: values.div_ceil(2),
            });
        }
        let points = trajectories.saturating_mul(dims as u64 + 1);
        let cost = points.saturating_mul(points).saturating_mul(dims as u64);
        let designs = (DISTANCES / cost.max(1)).clamp(1, DESIGNS);
        let mut best: Option<(f64, Morris)> = None;
        for number in 0..designs {
            let design = Morris {
                trajectories,
                moves: drawn(trajectories, &levels, seed, number),
                levels: levels.clone(),
            };
            if designs == 1 {
                return Ok(design);
            }
            let spread = design.spread();
            if best.as_ref().is_none_or(|(known, _)| spread > *known) {
                best = Some((spread, design));
            }
        }
        best.map(|(_, design)| design).ok_or(Unfit::NoPoints)
    }

    /// How many trajectories there are.
    pub fn trajectories(&self) -> u64 {
        self.trajectories
    }

    /// The levels of each axis.
    pub fn levels(&self) -> &[Levels] {
        &self.levels
    }

    pub(super) fn points(&self) -> u64 {
        self.trajectories * (self.levels.len() as u64 + 1)
    }

    pub(super) fn dims(&self) -> usize {
        self.levels.len()
    }

    /// The level of an axis at a point.
    fn level(&self, index: u64, axis: usize) -> u32 {
        let dims = self.levels.len();
        let length = dims as u64 + 1;
        let (trajectory, at) = ((index / length) as usize, (index % length) as u32);
        let way = self.moves[trajectory * dims + axis];
        if at >= way.turn { way.to } else { way.from }
    }

    pub(in crate::sweep) fn fill(&self, index: u64, point: &mut [f64]) {
        for (axis, x) in point.iter_mut().enumerate() {
            *x = self.levels[axis].coordinate(self.level(index, axis));
        }
    }

    /// Σ d² over all pairs of trajectories, where d is the sum of the distances between all their points.
    fn spread(&self) -> f64 {
        let length = self.levels.len() as u64 + 1;
        let points: Vec<Vec<u32>> = (0..self.points())
            .map(|index| {
                (0..self.levels.len())
                    .map(|axis| self.level(index, axis))
                    .collect()
            })
            .collect();
        let trajectories: Vec<&[Vec<u32>]> = points.chunks(length as usize).collect();
        let mut spread = 0.0;
        for (n, one) in trajectories.iter().enumerate() {
            for other in &trajectories[..n] {
                let between = one
                    .iter()
                    .flat_map(|p| other.iter().map(move |q| self.distance(p, q)));
                let sum: f64 = between.sum();
                spread += sum * sum;
            }
        }
        spread
    }

    fn distance(&self, one: &[u32], other: &[u32]) -> f64 {
        let axes = self.levels.iter().zip(one.iter().zip(other));
        let squares = axes.map(|(levels, (&a, &b))| {
            let by = levels.distance(a, b);
            by * by
        });
        libm::sqrt(squares.sum())
    }
}

/// The moves of one of the designs.
fn drawn(trajectories: u64, levels: &[Levels], seed: u64, number: u64) -> Vec<Move> {
    let [order, pair, rises] =
        ["order", "pair", "rises"].map(|what| PathKey::of(&format!("morris.{what}.{number}")));
    let pairs: Vec<Vec<[u32; 2]>> = levels
        .iter()
        .enumerate()
        .map(|(axis, levels)| {
            let luck = Luck {
                seed,
                run: axis as u64,
            };
            levels.pairs(trajectories, |k| luck.uniform(Purpose::Design, pair, k))
        })
        .collect();
    let moves = (0..trajectories).flat_map(|run| {
        let luck = Luck { seed, run };
        let draw = move |path, k| luck.uniform(Purpose::Design, path, k);
        let turns = shuffled(levels.len() as u32, |k| draw(order, k));
        let pairs = &pairs;
        turns.into_iter().enumerate().map(move |(axis, turn)| {
            let [one, other] = pairs[axis][run as usize];
            let (from, to) = if draw(rises, axis as u64) < 0.5 {
                (one, other)
            } else {
                (other, one)
            };
            Move {
                from,
                to,
                turn: turn + 1,
            }
        })
    });
    moves.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trajectory(design: &Morris, run: u64) -> Vec<Vec<f64>> {
        let dims = design.levels.len();
        let row = |at| {
            let mut point = vec![0.0; dims];
            design.fill(run * (dims as u64 + 1) + at, &mut point);
            point
        };
        (0..=dims as u64).map(row).collect()
    }

    fn mixed() -> Vec<Levels> {
        vec![
            Levels::real(),
            Levels::whole(9),
            Levels::Numbers(5),
            Levels::Words(3),
            Levels::whole(2),
        ]
    }

    #[test]
    fn each_step_moves_one_axis_to_another_level_and_each_axis_moves_once() {
        let design = Morris::new(20, mixed(), 42).unwrap();
        for run in 0..20 {
            let points = trajectory(&design, run);
            let mut moved = [0; 5];
            for pair in points.windows(2) {
                let differs = |&axis: &usize| (pair[0][axis] - pair[1][axis]).abs() > 1e-9;
                let axes: Vec<usize> = (0..5).filter(differs).collect();
                assert_eq!(axes.len(), 1);
                let by = (pair[0][axes[0]] - pair[1][axes[0]]).abs();
                assert!(axes[0] != 0 || (by - 2.0 / 3.0).abs() < 1e-15);
                moved[axes[0]] += 1;
            }
            assert_eq!(moved, [1; 5]);
        }
    }

    // case 4
    #[test]
    fn every_level_is_visited_and_every_pair_compared_equally_often() {
        for seed in 0..4 {
            let design = Morris::new(20, mixed(), seed).unwrap();
            for (axis, levels) in design.levels.iter().enumerate() {
                let visited: std::collections::BTreeSet<u32> = (0..design.points())
                    .map(|i| design.level(i, axis))
                    .collect();
                assert_eq!(visited.len() as u64, levels.len());
            }
            let pairs = design.moves.iter().skip(2).step_by(5);
            let mut counts = std::collections::BTreeMap::new();
            for way in pairs {
                *counts
                    .entry([way.from.min(way.to), way.from.max(way.to)])
                    .or_insert(0) += 1;
            }
            assert!(
                counts.len() == 10 && counts.values().all(|&n| n == 2),
                "{counts:?}"
            );
        }
    }

    #[test]
    fn directions_and_orders_are_even() {
        let design = Morris::new(4000, vec![Levels::real(); 3], 7).unwrap();
        let share = |which: &dyn Fn(&Move) -> bool| {
            design.moves.iter().filter(|way| which(way)).count() as f64 / 12_000.0
        };
        // Standard error 0.005; lower levels are balanced.
        assert!((share(&|way| way.to > way.from) - 0.5).abs() < 0.02);
        assert!((share(&|way| way.from.min(way.to) == 0) - 0.5).abs() < 1e-12);
        for turn in 1..=3 {
            assert!((share(&|way| way.turn == turn) - 1.0 / 3.0).abs() < 0.02);
        }
    }

    #[test]
    fn the_design_that_is_taken_spreads_at_least_as_far_as_any_of_the_others() {
        let design = Morris::new(6, vec![Levels::real(); 4], 5).unwrap();
        let others = (0..DESIGNS).map(|number| Morris {
            trajectories: 6,
            moves: drawn(6, &design.levels, 5, number),
            levels: design.levels.clone(),
        });
        let spreads: Vec<f64> = others.map(|other| other.spread()).collect();
        assert!(spreads.iter().all(|spread| *spread <= design.spread()));
        assert!(
            spreads
                .iter()
                .any(|spread| *spread < 0.99 * design.spread())
        );
    }

    #[test]
    fn lists_that_are_too_long_or_too_short_are_refused_with_what_would_do() {
        let many = Morris::new(20, vec![Levels::Words(50)], 1).unwrap_err();
        assert!(many.to_string().contains("at least 25"), "{many}");
        assert!(Morris::new(25, vec![Levels::Words(50)], 1).is_ok());
        let one = Morris::new(20, vec![Levels::Numbers(1)], 1).unwrap_err();
        assert_eq!(one, Unfit::OneLevel);
    }
}
