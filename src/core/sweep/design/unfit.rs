//! Why a design cannot be made.

/// A design cannot be made with these numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// There is nothing to vary.
    #[error("a design needs at least one axis")]
    NoAxes,
    /// More axes than the design can tell apart.
    #[error("{dims} axes are too many for this design: at most {most}")]
    TooManyAxes {
        /// How many were asked for.
        dims: usize,
        /// How many are possible.
        most: usize,
    },
    /// There is nothing to visit.
    #[error("a design needs at least one point")]
    NoPoints,
    /// More points than the design can tell apart or hold.
    #[error("{points} points are too many for this design: at most {most}")]
    TooManyPoints {
        /// How many were asked for.
        points: u64,
        /// How many are possible.
        most: u64,
    },
    /// The base sample of a Saltelli design loses its balance.
    #[error("{points} base points are no power of two: take {below} or {above}")]
    NoPowerOfTwo {
        /// How many were asked for.
        points: u64,
        /// The next smaller power of two.
        below: u64,
        /// The next larger power of two.
        above: u64,
    },
    /// Trajectories do not reach every value of a list.
    #[error(
        "{points} trajectories visit at most {} of the {values} values of an axis: take at least {least}, list fewer values, or use \
         the design latin-hypercube",
        2 * points
    )]
    TooFewTrajectories {
        /// How many were asked for.
        points: u64,
        /// The values of the axis with most of them.
        values: u64,
        /// How many trajectories would do.
        least: u64,
    },
    /// Nothing can move along an axis.
    #[error("an axis has one value, so nothing moves along it: leave it out, or list more values")]
    OneLevel,
}

/// What every design asks of its size.
pub(super) fn sized(points: u64, dims: usize) -> Result<(), Unfit> {
    if dims == 0 {
        return Err(Unfit::NoAxes);
    }
    if points == 0 {
        return Err(Unfit::NoPoints);
    }
    Ok(())
}
