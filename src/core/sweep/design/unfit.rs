//! Why a design cannot be made.

/// A design cannot be made with these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing to vary.
    #[error("a design needs at least one axis")]
    NoAxes,
    /// More axes than the design supports.
    #[error("{dims} axes are too many for this design: at most {most}")]
    TooManyAxes {
        /// How many were asked for.
        dims: usize,
        /// The most that are possible.
        most: usize,
    },
    /// There is nothing to visit.
    #[error("a design needs at least one point")]
    NoPoints,
    /// More points than the design supports or can keep in memory.
    #[error("{points} points are too many for this design: at most {most}")]
    TooManyPoints {
        /// How many were asked for.
        points: u64,
        /// The most that are possible.
        most: u64,
    },
    /// The base sample of a Saltelli design would lose its balance.
    #[error("{points} base points are not a power of two: take {below} or {above}")]
    NoPowerOfTwo {
        /// How many were asked for.
        points: u64,
        /// The next smaller power of two.
        below: u64,
        /// The next larger power of two.
        above: u64,
    },
    /// The trajectories do not reach every value of a list.
    #[error(
        "{points} trajectories visit at most {} of the {values} values of an axis: take at least {least}, list fewer values, or use \
         the design latin-hypercube",
        2 * points
    )]
    TooFewTrajectories {
        /// How many were asked for.
        points: u64,
        /// The largest number of values of an axis.
        values: u64,
        /// The fewest trajectories that would be enough.
        least: u64,
    },
    /// An axis has only one value.
    #[error("an axis has one value, so nothing moves along it: leave it out, or list more values")]
    OneLevel,
}

/// The requirements of every design on its size.
pub(super) fn sized(points: u64, dims: usize) -> Result<(), Unfit> {
    if dims == 0 {
        return Err(Unfit::NoAxes);
    }
    if points == 0 {
        return Err(Unfit::NoPoints);
    }
    Ok(())
}
