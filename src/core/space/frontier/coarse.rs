//! Points thinned out: one per cell of a grid, if there are too many.
//!
//! **Guarantee.** For every original point, one is left that falls short of it in no lane by as much as the width of a cell. A
//! bound party that is safe stays safe: those points have cells of their own.
//! **Source.** M. Laumanns, L. Thiele, K. Deb & E. Zitzler (2002), "Combining convergence and diversity in evolutionary
//! multiobjective optimization", *Evolutionary Computation* 10(3), 263-282. doi:10.1162/106365602760234108

/// Thins sorted points out to about `most` with the narrowest cells that suffice; returns the width of a cell.
pub(super) fn thin<const W: usize>(points: &mut Vec<[i64; W]>, players: usize, most: usize) -> i64 {
    let widest = (0..W).map(|lane| {
        let lane = points.iter().map(|point| point[lane]);
        let ends = lane.fold((i64::MAX, i64::MIN), |(low, high), v| {
            (low.min(v), high.max(v))
        });
        ends.1.saturating_sub(ends.0)
    });
    let (mut low, mut high) = (0.0, widest.max().unwrap_or_default() as f64 + 1.0);
    let mut kept = representatives(points, players, width(high));
    let mut taken = high;
    // Halving the exponent's bracket: a few rounds come near enough.
    for _ in 0..40 {
        let middle = if low > 0.0 {
            libm::sqrt(low * high)
        } else {
            high / 16.0
        };
        if width(middle) == width(high) || width(middle) == width(low) {
            break;
        }
        let found = representatives(points, players, width(middle));
        if found.len() > most {
            low = middle;
        } else {
            high = middle;
            let near = found.len() * 10 >= most * 8;
            (kept, taken) = (found, middle);
            if near {
                break;
            }
        }
    }
    *points = kept.into_iter().map(|place| points[place]).collect();
    width(taken)
}

/// Cells are a whole number of units wide.
fn width(width: f64) -> i64 {
    (width as i64).max(1)
}

/// One place per cell, in rising order: the point with the highest sum, the first of several.
fn representatives<const W: usize>(points: &[[i64; W]], players: usize, width: i64) -> Vec<usize> {
    let cell = |point: &[i64; W]| -> [i64; W] {
        std::array::from_fn(|lane| match point[lane] {
            0 if lane >= players => i64::MAX,
            value => value.div_euclid(width),
        })
    };
    let sum = |point: &[i64; W]| point.iter().map(|&v| i128::from(v)).sum::<i128>();
    let mut cells: Vec<([i64; W], usize)> = points
        .iter()
        .enumerate()
        .map(|(n, point)| (cell(point), n))
        .collect();
    cells.sort_unstable();
    let mut kept: Vec<usize> = cells
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|same| {
            let places = same.iter().map(|(_, place)| *place);
            places.max_by_key(|&place| (sum(&points[place]), std::cmp::Reverse(place)))
        })
        .collect();
    kept.sort_unstable();
    kept
}
