//! Designs: which points of the unit cube a sweep visits, one design per file.
//!
//! A design is a pure function of the number of a point, so that any shard of a sweep can compute its own points. A point has
//! one coordinate, at least 0 and below 1, for each axis; the axis decides what it means. Only the levels of [`Morris`] include
//! 1, the upper end of an axis.

mod grid;
mod latin_hypercube;
mod levels;
mod list;
mod morris;
mod random;
mod saltelli;
mod shuffle;
mod sobol;
mod unfit;

pub(super) use grid::{Block, blocks, steps};
pub use latin_hypercube::LatinHypercube;
pub use levels::{Levels, StepKind};
pub use list::{ListedRows, list};
pub use morris::Morris;
pub use random::Random;
pub use saltelli::Saltelli;
pub(super) use shuffle::shuffled;
pub use sobol::Sobol;
pub use unfit::Unfit;

/// The points of a sweep.
#[derive(Debug, Clone)]
pub enum Sampler {
    /// One point per stratum of every axis.
    LatinHypercube(LatinHypercube),
    /// A low-discrepancy sequence.
    Sobol(Sobol),
    /// The layout for variance-based sensitivity.
    Saltelli(Saltelli),
    /// Trajectories that change one axis at a time.
    Morris(Morris),
    /// Independent points.
    Random(Random),
}

impl Sampler {
    /// A Latin hypercube.
    ///
    /// # Errors
    /// Without points or axes, or if points × axes go beyond [`LatinHypercube::MOST`].
    pub fn latin_hypercube(points: u64, dims: usize, seed: u64) -> Result<Self, Unfit> {
        LatinHypercube::new(points, dims, seed).map(Sampler::LatinHypercube)
    }

    /// The first points of the Sobol sequence.
    ///
    /// # Errors
    /// Without points or axes, or beyond [`Sobol::MOST_POINTS`] or [`Sobol::MOST_AXES`].
    pub fn sobol(points: u64, dims: usize) -> Result<Self, Unfit> {
        Sobol::new(points, dims).map(Sampler::Sobol)
    }

    /// The Saltelli layout of `base` base points: base·(dims + 2) points.
    ///
    /// # Errors
    /// Without axes, if `base` is not a power of two, or beyond half of what Sobol allows.
    pub fn saltelli(base: u64, dims: usize) -> Result<Self, Unfit> {
        Saltelli::new(base, dims).map(Sampler::Saltelli)
    }

    /// Morris trajectories over the levels of each axis: trajectories·(axes + 1) points.
    ///
    /// # Errors
    /// Without trajectories or axes, if there are too many of both together, or if an axis has only one level, or more levels
    /// than the trajectories visit.
    pub fn morris(trajectories: u64, levels: Vec<Levels>, seed: u64) -> Result<Self, Unfit> {
        Morris::new(trajectories, levels, seed).map(Sampler::Morris)
    }

    /// Independent uniform points.
    ///
    /// # Errors
    /// Without points or axes.
    pub fn random(points: u64, dims: usize, seed: u64) -> Result<Self, Unfit> {
        Random::new(points, dims, seed).map(Sampler::Random)
    }

    /// The number of points.
    pub fn points(&self) -> u64 {
        match self {
            Sampler::LatinHypercube(design) => design.points(),
            Sampler::Sobol(design) => design.points(),
            Sampler::Saltelli(design) => design.points(),
            Sampler::Morris(design) => design.points(),
            Sampler::Random(design) => design.points(),
        }
    }

    /// The number of coordinates of a point.
    pub fn dims(&self) -> usize {
        match self {
            Sampler::LatinHypercube(design) => design.dims(),
            Sampler::Sobol(design) => design.dims(),
            Sampler::Saltelli(design) => design.dims(),
            Sampler::Morris(design) => design.dims(),
            Sampler::Random(design) => design.dims(),
        }
    }

    /// Writes the coordinates of one point, without allocating.
    ///
    /// # Panics
    /// If there is no such point, or if the length of `point` is not [`Sampler::dims`].
    pub fn fill(&self, index: u64, point: &mut [f64]) {
        assert!(index < self.points(), "a point of the design");
        assert_eq!(point.len(), self.dims(), "a coordinate for every axis");
        match self {
            Sampler::LatinHypercube(design) => design.fill(index, point),
            Sampler::Sobol(design) => design.fill(index, point),
            Sampler::Saltelli(design) => design.fill(index, point),
            Sampler::Morris(design) => design.fill(index, point),
            Sampler::Random(design) => design.fill(index, point),
        }
    }

    /// The coordinates of one point.
    ///
    /// # Panics
    /// If there is no such point.
    pub fn point(&self, index: u64) -> Vec<f64> {
        let mut point = vec![0.0; self.dims()];
        self.fill(index, &mut point);
        point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_of_each() -> Vec<Sampler> {
        vec![
            Sampler::latin_hypercube(12, 3, 42).unwrap(),
            Sampler::sobol(12, 3).unwrap(),
            Sampler::saltelli(4, 3).unwrap(),
            Sampler::morris(3, vec![Levels::real(); 3], 42).unwrap(),
            Sampler::random(12, 3, 42).unwrap(),
        ]
    }

    #[test]
    fn sizes_and_ranges() {
        let sizes: Vec<u64> = one_of_each().iter().map(Sampler::points).collect();
        assert_eq!(sizes, [12, 12, 20, 12, 12]);
        for design in one_of_each() {
            assert_eq!(design.dims(), 3);
            let closed = matches!(design, Sampler::Morris(_));
            for index in 0..design.points() {
                for x in design.point(index) {
                    assert!((0.0..1.0).contains(&x) || closed && x <= 1.0, "{x}");
                }
            }
        }
    }

    #[test]
    fn a_point_is_a_function_of_its_number() {
        for design in one_of_each() {
            let forth: Vec<_> = (0..design.points()).map(|i| design.point(i)).collect();
            let mut back: Vec<_> = (0..design.points())
                .rev()
                .map(|i| design.point(i))
                .collect();
            back.reverse();
            assert_eq!(forth, back);
        }
    }

    #[test]
    fn what_cannot_be_made_says_why() {
        assert_eq!(Sampler::random(0, 3, 1).unwrap_err(), Unfit::NoPoints);
        assert_eq!(Sampler::sobol(8, 0).unwrap_err(), Unfit::NoAxes);
        let odd = Sampler::saltelli(1000, 3).unwrap_err().to_string();
        assert_eq!(
            odd,
            "1000 base points are not a power of two: take 512 or 1024"
        );
        assert!(Sampler::morris(10, vec![Levels::Words(1)], 1).is_err());
        assert!(Sampler::sobol(8, 21_202).is_err());
        assert!(Sampler::latin_hypercube(u64::MAX, 2, 1).is_err());
        assert!(Sampler::morris(u64::MAX, vec![Levels::real(); 2], 1).is_err());
        assert!(Sampler::saltelli(1 << 40, 2).is_err());
    }
}
