//! The settlement boundary: the line on a grid where what is shown crosses a level, traced without playing every cell.
//!
//! **Method.** Every eighth cell of the grid (on small grids every fourth or second) is played first. Between neighbours of
//! this lattice that are on different sides of the level, bisection finds two adjacent cells that are. From there the line is
//! followed: of every square of four adjacent cells that it crosses all four are played, and the squares behind the edges that
//! it crosses come next, until it closes or leaves the grid. Squares are played in rounds, each decided by the results of the
//! rounds before.
//! **Error.** Along every line that is followed the two sides are adjacent cells: the line is known to within one step of the
//! grid, given the estimated levels. Outcomes need not be monotone: a separate island is found if it contains a cell of the
//! first lattice; a smaller one can be missed, and the spacing of the lattice says how small.
//! **Source.** Following a contour through the squares it crosses: W. E. Lorensen & H. E. Cline (1987), "Marching cubes: a
//! high resolution 3D surface construction algorithm", *Computer Graphics* 21(4), 163-169 (the plane case; seeded by a
//! lattice). doi:10.1145/37402.37422

use std::collections::{BTreeMap, BTreeSet};

/// A place on a grid: along the first axis, along the second.
pub type Place = (u32, u32);

/// The boundary found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// Pairs of adjacent cells on different sides: the one below the level first.
    pub crossings: Vec<(Place, Place)>,
    /// The separate lines that they form, the longest first.
    pub lines: Vec<Contour>,
    /// The distance between neighbours of the first lattice, in steps: islands smaller than this can be missed.
    pub lattice: u32,
    /// The number of cells played.
    pub played: u64,
    /// The number of rounds.
    pub rounds: u32,
    /// Whether tracing stopped before the line ended because it would have played too many cells.
    pub cut: bool,
}

/// A connected piece of the boundary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contour {
    /// How many pairs of adjacent cells it separates.
    pub crossings: usize,
    /// Whether it closes without touching the edge of the grid: an island.
    pub closed: bool,
}

/// Traces the boundary on a grid of `size` with at most `most` cells. `ask` says for a round of cells whether each is at or
/// above the level; `None`: there is nothing to count.
///
/// The errors of `ask`.
/// What `ask` says.
pub fn trace<E>(
    size: Place,
    most: u64,
    mut ask: impl FnMut(&[Place]) -> Result<Vec<Option<bool>>, E>,
) -> Result<Traced, E> {
    let lattice = spacing(size);
    let mut field = Field {
        size,
        most,
        known: BTreeMap::new(),
        rounds: 0,
        cut: false,
    };
    let (xs, ys) = (ticks(size.0, lattice), ticks(size.1, lattice));
    let first: BTreeSet<Place> = xs
        .iter()
        .flat_map(|&x| ys.iter().map(move |&y| (x, y)))
        .collect();
    field.learn(first, &mut ask)?;
    let mut spans = Vec::new();
    for pair in xs.windows(2) {
        spans.extend(ys.iter().map(|&y| ((pair[0], y), (pair[1], y))));
    }
    for pair in ys.windows(2) {
        spans.extend(xs.iter().map(|&x| ((x, pair[0]), (x, pair[1]))));
    }
    let seeds = field.halve(spans, &mut ask)?;
    field.follow(&seeds, &mut ask)?;
    let crossings = field.crossings();
    Ok(Traced {
        lines: field.lines(&crossings),
        crossings,
        lattice,
        played: field.known.len() as u64,
        rounds: field.rounds,
        cut: field.cut,
    })
}

/// The number of cells played first, and their distance.
pub(super) fn begins_with(size: Place) -> (u64, u32) {
    let lattice = spacing(size);
    let ticks = |size: u32| {
        let last = size.saturating_sub(1);
        u64::from(last.div_ceil(lattice)) + 1
    };
    (ticks(size.0) * ticks(size.1), lattice)
}

/// The longest axes of equal length for which tracing begins with at most this many cells.
pub(super) fn most_steps(cells: u64) -> u64 {
    (cells.isqrt() - 1) * 8 + 1
}

/// The distance between neighbours of the first lattice.
fn spacing(size: Place) -> u32 {
    let narrow = if size.1 == 1 {
        size.0
    } else {
        size.0.min(size.1)
    };
    match narrow {
        24.. => 8,
        10.. => 4,
        _ => 2,
    }
}

/// 0, every `every`-th number, and the last.
fn ticks(size: u32, every: u32) -> Vec<u32> {
    let mut ticks: Vec<u32> = (0..size).step_by(every as usize).collect();
    if ticks.last() != Some(&(size - 1)) {
        ticks.push(size - 1);
    }
    ticks
}

struct Field {
    size: Place,
    /// The number of cells that may be played.
    most: u64,
    known: BTreeMap<Place, Option<bool>>,
    rounds: u32,
    cut: bool,
}

impl Field {
    fn learn<E>(
        &mut self,
        places: BTreeSet<Place>,
        ask: &mut impl FnMut(&[Place]) -> Result<Vec<Option<bool>>, E>,
    ) -> Result<(), E> {
        let new: Vec<Place> = places
            .into_iter()
            .filter(|place| !self.known.contains_key(place))
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        self.cut |= (self.known.len() + new.len()) as u64 > self.most;
        if self.cut {
            return Ok(());
        }
        self.rounds += 1;
        let sides = ask(&new)?;
        self.known.extend(new.into_iter().zip(sides));
        Ok(())
    }

    fn side(&self, place: Place) -> Option<bool> {
        self.known.get(&place).copied().flatten()
    }

    fn differ(&self, a: Place, b: Place) -> bool {
        matches!((self.side(a), self.side(b)), (Some(one), Some(other)) if one != other)
    }

    /// Halves stretches whose ends are on different sides until the ends are adjacent.
    fn halve<E>(
        &mut self,
        spans: Vec<(Place, Place)>,
        ask: &mut impl FnMut(&[Place]) -> Result<Vec<Option<bool>>, E>,
    ) -> Result<Vec<(Place, Place)>, E> {
        let mut found = Vec::new();
        let mut open: Vec<(Place, Place)> = spans
            .into_iter()
            .filter(|(a, b)| self.differ(*a, *b))
            .collect();
        while !open.is_empty() {
            let middle = |(a, b): (Place, Place)| ((a.0 + b.0) / 2, (a.1 + b.1) / 2);
            let (near, far): (Vec<_>, Vec<_>) = open
                .into_iter()
                .partition(|(a, b)| b.0 - a.0 + b.1 - a.1 == 1);
            found.extend(near);
            self.learn(far.iter().map(|&span| middle(span)).collect(), ask)?;
            open = far
                .into_iter()
                .filter_map(|(a, b)| {
                    let middle = middle((a, b));
                    if self.differ(a, middle) {
                        Some((a, middle))
                    } else {
                        // Where nothing can be counted in the middle, the stretch is given up.
                        self.differ(middle, b).then_some((middle, b))
                    }
                })
                .collect();
        }
        Ok(found)
    }

    /// The squares, by their lowest corner, that an edge of the grid borders.
    fn beside(&self, (a, b): (Place, Place)) -> Vec<Place> {
        let (low, along_x) = (a.min(b), a.1 == b.1);
        let other = if along_x {
            low.1.checked_sub(1).map(|y| (low.0, y))
        } else {
            low.0.checked_sub(1).map(|x| (x, low.1))
        };
        let inside = |square: &Place| square.0 + 1 < self.size.0 && square.1 + 1 < self.size.1;
        [Some(low), other]
            .into_iter()
            .flatten()
            .filter(inside)
            .collect()
    }

    fn follow<E>(
        &mut self,
        seeds: &[(Place, Place)],
        ask: &mut impl FnMut(&[Place]) -> Result<Vec<Option<bool>>, E>,
    ) -> Result<(), E> {
        let mut seen: BTreeSet<Place> = BTreeSet::new();
        let mut next: BTreeSet<Place> = seeds.iter().flat_map(|&edge| self.beside(edge)).collect();
        while !next.is_empty() {
            seen.extend(&next);
            self.learn(
                next.iter().flat_map(|&square| corners(square)).collect(),
                ask,
            )?;
            let crossed = next.iter().flat_map(|&square| edges(square));
            let crossed: Vec<_> = crossed.filter(|(a, b)| self.differ(*a, *b)).collect();
            next = crossed
                .into_iter()
                .flat_map(|edge| self.beside(edge))
                .filter(|square| !seen.contains(square))
                .collect();
        }
        Ok(())
    }

    /// All adjacent cells known to differ, the one below the level first.
    fn crossings(&self) -> Vec<(Place, Place)> {
        let mut found = Vec::new();
        for &place in self.known.keys() {
            for other in [(place.0 + 1, place.1), (place.0, place.1 + 1)] {
                if self.differ(place, other) {
                    found.push(if self.side(place) == Some(true) {
                        (other, place)
                    } else {
                        (place, other)
                    });
                }
            }
        }
        found
    }

    /// The pieces that crossings form: two crossings are in the same piece if they border the same square.
    fn lines(&self, crossings: &[(Place, Place)]) -> Vec<Contour> {
        let mut of_square: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        for (n, &edge) in crossings.iter().enumerate() {
            for square in self.beside(edge) {
                of_square.entry(square).or_default().push(n);
            }
        }
        let mut piece: Vec<Option<usize>> = vec![None; crossings.len()];
        let mut lines = Vec::new();
        for first in 0..crossings.len() {
            if piece[first].is_some() {
                continue;
            }
            let mut line = Contour {
                crossings: 0,
                closed: true,
            };
            let mut open = vec![first];
            while let Some(n) = open.pop() {
                if piece[n].replace(lines.len()).is_some() {
                    continue;
                }
                line.crossings += 1;
                let squares = self.beside(crossings[n]);
                line.closed &= squares.len() == 2;
                for square in squares {
                    let others = &of_square[&square];
                    open.extend(others.iter().filter(|&&other| piece[other].is_none()));
                }
            }
            lines.push(line);
        }
        lines.sort_by_key(|line| std::cmp::Reverse(line.crossings));
        lines
    }
}

fn corners((x, y): Place) -> [Place; 4] {
    [(x, y), (x + 1, y), (x, y + 1), (x + 1, y + 1)]
}

fn edges(square: Place) -> [(Place, Place); 4] {
    let [a, b, c, d] = corners(square);
    [(a, b), (c, d), (a, c), (b, d)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    fn traced(size: Place, side: impl Fn(u32, u32) -> Option<bool>) -> Traced {
        let ask = |places: &[Place]| {
            let sides = places.iter().map(|&(x, y)| side(x, y));
            Ok::<_, Infallible>(sides.collect())
        };
        trace(size, u64::MAX, ask).unwrap()
    }

    /// Every crossing of the whole grid.
    fn all(size: Place, side: impl Fn(u32, u32) -> Option<bool>) -> Vec<(Place, Place)> {
        let mut field = Field {
            size,
            most: u64::MAX,
            known: BTreeMap::new(),
            rounds: 0,
            cut: false,
        };
        for x in 0..size.0 {
            field
                .known
                .extend((0..size.1).map(|y| ((x, y), side(x, y))));
        }
        field.crossings()
    }

    #[test]
    fn a_monotone_boundary_is_found_whole_with_a_tenth_of_the_cells() {
        for (a, b, c) in [
            (1.0, 1.0, 50.0),
            (2.0, 0.3, 60.0),
            (0.2, 2.0, 40.0),
            (1.0, 0.0, 27.5),
        ] {
            let side = |x: u32, y: u32| Some(a * f64::from(x) + b * f64::from(y) >= c);
            let found = traced((57, 49), side);
            assert_eq!(found.crossings, all((57, 49), side));
            assert_eq!(found.lines.len(), 1);
            assert!(!found.lines[0].closed);
            assert!(found.played <= 279, "{}", found.played);
        }
    }

    #[test]
    fn islands_are_told_apart_and_small_ones_can_hide() {
        let disc = |cx: f64, cy: f64, r: f64| {
            move |x: u32, y: u32| (f64::from(x) - cx).hypot(f64::from(y) - cy) <= r
        };
        let (big, small) = (disc(20.0, 20.0, 11.0), disc(47.0, 40.0, 5.0));
        let side = |x, y| Some(big(x, y) || small(x, y));
        let found = traced((57, 49), side);
        assert_eq!(found.crossings, all((57, 49), side));
        assert_eq!(found.lines.len(), 2);
        assert!(found.lines.iter().all(|line| line.closed));
        assert!(found.lines[0].crossings > found.lines[1].crossings);
        let hidden = disc(4.0, 4.0, 2.0);
        let found = traced((57, 49), |x, y| Some(hidden(x, y)));
        assert_eq!((found.lines.len(), found.lattice), (0, 8));
    }

    // case 44
    #[test]
    fn it_ends_before_it_plays_more_cells_than_it_may() {
        let ask = |places: &[Place]| {
            let sides = places.iter().map(|&(x, y)| Some(x + y > 60));
            Ok::<_, Infallible>(sides.collect())
        };
        let whole = trace((57, 49), u64::MAX, ask).unwrap();
        assert!(!whole.cut);
        for most in [0, 10, 64, 100, 150, whole.played - 1] {
            let part = trace((57, 49), most, ask).unwrap();
            assert!(part.cut && part.played <= most, "{most}: {}", part.played);
            let known = |crossing| whole.crossings.contains(crossing);
            assert!(part.crossings.iter().all(known));
        }
        assert_eq!(trace((57, 49), whole.played, ask).unwrap(), whole);
        for (size, first) in [((57, 49), 56), ((100, 1), 14), ((9, 9), 25), ((1, 1), 1)] {
            let lattice = spacing(size);
            let ticks = |size| ticks(size, lattice).len() as u64;
            assert_eq!(begins_with(size), (ticks(size.0) * ticks(size.1), lattice));
            assert_eq!(begins_with(size).0, first, "{size:?}");
        }
        let most = most_steps(1_000_000) as u32;
        assert!(begins_with((most, most)).0 <= 1_000_000);
        assert!(begins_with((most + 8, most + 8)).0 > 1_000_000);
    }

    #[test]
    fn one_axis_and_nothing_to_count() {
        let found = traced((100, 1), |x, _| Some(x >= 37));
        assert_eq!(found.crossings, [((36, 0), (37, 0))]);
        assert!(found.played <= 18, "{}", found.played);
        let found = traced((30, 30), |_, _| None);
        assert!(found.crossings.is_empty());
        let found = traced((30, 30), |x, y| (x != 9).then_some(x + y > 20));
        assert!(!found.crossings.is_empty());
        assert!(traced((1, 1), |_, _| Some(true)).crossings.is_empty());
    }
}
