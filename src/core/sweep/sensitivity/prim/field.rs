//! The points in the order of every axis.

use super::super::AxisKind;
use super::region::{Miss, Region};

/// The cells of a sweep.
#[derive(Debug, Clone, Copy)]
pub struct SweptCells<'p> {
    /// For each axis its kind.
    pub kinds: &'p [AxisKind],
    /// The coordinates in the axes' own units (a category by its number), point by point.
    pub coordinates: &'p [f64],
    /// The outcome of each point, 0-1.
    pub shares: &'p [f64],
    /// The positive weight of each point, for instance its runs; equal if not given.
    pub weights: Option<&'p [f64]>,
}

/// Points added up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    pub weight: f64,
    /// Σ weight·outcome.
    pub high: f64,
}

impl Sum {
    pub fn mean(self) -> Option<f64> {
        (self.weight > 0.0).then(|| self.high / self.weight)
    }

    pub fn with(self, part: Sum) -> Sum {
        Sum {
            weight: self.weight + part.weight,
            high: self.high + part.high,
        }
    }

    pub fn without(self, part: Sum) -> Sum {
        Sum {
            weight: self.weight - part.weight,
            high: self.high - part.high,
        }
    }
}

/// A point with its place on an axis and what it adds: orders are walked without looking elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub x: f64,
    pub sum: Sum,
    pub point: u32,
}

/// All points of a search.
pub(super) struct Field<'p> {
    pub points: &'p SweptCells<'p>,
    /// For each axis all points, ascending; points with the same value in their own order.
    pub orders: Vec<Vec<Entry>>,
    /// All points added up.
    pub all: Sum,
}

impl<'p> Field<'p> {
    pub fn new(points: &'p SweptCells<'p>) -> Self {
        let n = points.shares.len() as u32;
        let axes = points.kinds.len();
        let order = |axis: usize| {
            let entry = |point: u32| Entry {
                // −0 sorts like 0.
                x: points.coordinates[point as usize * axes + axis] + 0.0,
                sum: one(points, point),
                point,
            };
            let mut order: Vec<Entry> = (0..n).map(entry).collect();
            order.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.point.cmp(&b.point)));
            order
        };
        Field {
            points,
            orders: (0..axes).map(order).collect(),
            all: total(points, 0..n),
        }
    }

    pub fn kind(&self, axis: usize) -> AxisKind {
        self.points.kinds[axis]
    }

    pub fn axes(&self) -> usize {
        self.points.kinds.len()
    }

    pub fn point(&self, point: u32) -> &[f64] {
        &self.points.coordinates[point as usize * self.axes()..][..self.axes()]
    }

    pub fn sum(&self, members: &[u32]) -> Sum {
        total(self.points, members.iter().copied())
    }

    /// The points in a box.
    pub fn within(&self, members: &[u32], region: &Region) -> Vec<u32> {
        let members = members.iter().copied();
        members
            .filter(|&point| region.holds(self.point(point)))
            .collect()
    }

    /// The sum of the points in a box, and for every point outside on only one axis, that axis.
    pub fn around(&self, members: &[u32], region: &Region) -> (Sum, Vec<Option<u32>>) {
        let mut sum = Sum::default();
        let mut missed = vec![None; self.points.shares.len()];
        for &point in members {
            match region.miss(self.point(point)) {
                Miss::Nowhere => sum = sum.with(one(self.points, point)),
                Miss::On(axis) => missed[point as usize] = Some(axis as u32),
                Miss::Often => (),
            }
        }
        (sum, missed)
    }

    /// The categories of an axis that occur, ascending.
    pub fn categories(&self, axis: usize) -> Vec<usize> {
        let mut all: Vec<usize> = self.orders[axis].iter().map(|e| e.x as usize).collect();
        all.dedup();
        all
    }
}

fn one(points: &SweptCells, point: u32) -> Sum {
    let weight = points.weights.map_or(1.0, |all| all[point as usize]);
    Sum {
        weight,
        high: weight * points.shares[point as usize],
    }
}

fn total(points: &SweptCells, members: impl Iterator<Item = u32>) -> Sum {
    members.fold(Sum::default(), |sum, point| sum.with(one(points, point)))
}
