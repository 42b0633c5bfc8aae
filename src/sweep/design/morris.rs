//! Morris trajectories: walks through a coarse grid that change one axis at a time, each axis once.
//!
//! **Formula.** Every axis has p levels 0, 1/(p − 1), …, 1. A trajectory draws for each axis a level x ≤ 1 − Δ, with
//! Δ = p/(2(p − 1)), whether it starts at x and rises to x + Δ or starts there and falls, and the order of the axes. Its
//! D + 1 points change one axis after the other: D elementary effects.
//! **Parameters.** trajectories r (usually 10 to 50), levels p (even, default 4), seed. r·(D + 1) points.
//! **Assumes** axes whose ends may be taken: level 1 is the upper end itself. Trajectories are drawn independently
//! (Morris 1991), not chosen for their spread (Campolongo et al. 2007).
//! **Source.** M. D. Morris (1991), "Factorial sampling plans for preliminary computational experiments", *Technometrics*
//! 33(2), 161-174. doi:10.1080/00401706.1991.10484804

use super::{Unfit, shuffled, sized};
use crate::draws::{Luck, PathKey, Purpose};

/// How an axis moves in one trajectory.
#[derive(Debug, Clone, Copy)]
struct Move {
    /// The lower of its two levels.
    low: u32,
    rises: bool,
    /// From which point of the trajectory on it has moved.
    turn: u32,
}

/// Trajectories that change one axis at a time.
#[derive(Debug, Clone)]
pub struct Morris {
    trajectories: u64,
    dims: usize,
    levels: u32,
    /// Trajectory by trajectory, a move for each axis.
    moves: Vec<Move>,
}

impl Morris {
    /// Trajectories × axes, at most.
    pub const MOST: u64 = 1 << 24;
    /// The most levels.
    pub const MOST_LEVELS: u32 = 1 << 20;

    /// Draws the trajectories.
    ///
    /// # Errors
    /// Without trajectories or axes, beyond [`Morris::MOST`], or if `levels` is odd, zero or beyond
    /// [`Morris::MOST_LEVELS`].
    pub fn new(trajectories: u64, dims: usize, levels: u32, seed: u64) -> Result<Self, Unfit> {
        sized(trajectories, dims)?;
        if levels == 0 || levels % 2 == 1 || levels > Morris::MOST_LEVELS {
            return Err(Unfit::Levels {
                levels,
                most: Morris::MOST_LEVELS,
            });
        }
        let most = Morris::MOST / dims as u64;
        if trajectories > most {
            return Err(Unfit::TooManyPoints {
                points: trajectories,
                most,
            });
        }
        let [order, level, rises] =
            ["morris.order", "morris.level", "morris.rises"].map(PathKey::of);
        let moves = (0..trajectories).flat_map(|run| {
            let luck = Luck { seed, run };
            let draw = move |path, k| luck.uniform(Purpose::Design, path, k);
            let turns = shuffled(dims as u32, |k| draw(order, k));
            turns.into_iter().enumerate().map(move |(axis, turn)| Move {
                low: (draw(level, axis as u64) * f64::from(levels / 2)) as u32,
                rises: draw(rises, axis as u64) < 0.5,
                turn: turn + 1,
            })
        });
        Ok(Morris {
            trajectories,
            dims,
            levels,
            moves: moves.collect(),
        })
    }

    /// How many trajectories there are.
    #[must_use]
    pub fn trajectories(&self) -> u64 {
        self.trajectories
    }

    /// Δ: how far an axis moves.
    #[must_use]
    pub fn step(&self) -> f64 {
        f64::from(self.levels) / (2.0 * f64::from(self.levels - 1))
    }

    pub(super) fn points(&self) -> u64 {
        self.trajectories * (self.dims as u64 + 1)
    }

    pub(super) fn dims(&self) -> usize {
        self.dims
    }

    pub(super) fn fill(&self, index: u64, point: &mut [f64]) {
        let length = self.dims as u64 + 1;
        let (trajectory, at) = ((index / length) as usize, (index % length) as u32);
        let moves = &self.moves[trajectory * self.dims..][..self.dims];
        for (x, way) in point.iter_mut().zip(moves) {
            let high = (at >= way.turn) == way.rises;
            let level = way.low + if high { self.levels / 2 } else { 0 };
            *x = f64::from(level) / f64::from(self.levels - 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trajectory(design: &Morris, run: u64) -> Vec<Vec<f64>> {
        let row = |at| {
            let mut point = vec![0.0; design.dims];
            design.fill(run * (design.dims as u64 + 1) + at, &mut point);
            point
        };
        (0..=design.dims as u64).map(row).collect()
    }

    #[test]
    fn each_step_moves_one_axis_by_delta_and_each_axis_moves_once() {
        for levels in [2, 4, 8] {
            let design = Morris::new(50, 6, levels, 42).unwrap();
            for run in 0..50 {
                let points = trajectory(&design, run);
                let mut moved = [0; 6];
                for pair in points.windows(2) {
                    let differs = |&axis: &usize| (pair[0][axis] - pair[1][axis]).abs() > 1e-9;
                    let axes: Vec<usize> = (0..6).filter(differs).collect();
                    assert_eq!(axes.len(), 1);
                    let by = (pair[0][axes[0]] - pair[1][axes[0]]).abs();
                    assert!((by - design.step()).abs() < 1e-15);
                    moved[axes[0]] += 1;
                }
                assert_eq!(moved, [1; 6]);
                let steps = f64::from(levels - 1);
                let on_grid = |x: &f64| (x * steps - (x * steps).round()).abs() < 1e-9;
                assert!(points.iter().flatten().all(on_grid));
            }
        }
    }

    #[test]
    fn levels_directions_and_orders_are_even() {
        let design = Morris::new(4000, 3, 4, 7).unwrap();
        let share = |which: &dyn Fn(&Move) -> bool| {
            design.moves.iter().filter(|way| which(way)).count() as f64 / 12_000.0
        };
        // Standard error 0.005.
        assert!((share(&|way| way.rises) - 0.5).abs() < 0.02);
        assert!((share(&|way| way.low == 0) - 0.5).abs() < 0.02);
        assert!(design.moves.iter().all(|way| way.low < 2));
        for turn in 1..=3 {
            assert!((share(&|way| way.turn == turn) - 1.0 / 3.0).abs() < 0.02);
        }
        assert!((design.step() - 2.0 / 3.0).abs() < 1e-15);
    }

    #[test]
    fn more_trajectories_hold_the_fewer() {
        let (few, many) = (
            Morris::new(5, 4, 4, 3).unwrap(),
            Morris::new(50, 4, 4, 3).unwrap(),
        );
        assert!((0..5).all(|run| trajectory(&few, run) == trajectory(&many, run)));
    }
}
