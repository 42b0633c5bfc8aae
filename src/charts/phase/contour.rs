//! Staircase lines between cells on either side of a level: along the edges of cells, never through them.

use std::collections::BTreeMap;

/// A corner of cells: columns from the left, rows from the bottom.
pub(super) type Corner = (usize, usize);

/// The edges between cells on different sides, joined into staircases of corners. `side` says whether a cell is above the
/// level; it is `None` for a cell that was not computed, which has no edge with any other.
pub(super) fn staircases(
    (columns, rows): (usize, usize),
    side: impl Fn(usize, usize) -> Option<bool>,
) -> Vec<Vec<Corner>> {
    let mut edges: BTreeMap<Corner, Vec<Corner>> = BTreeMap::new();
    let mut add = |a: Corner, b: Corner| {
        edges.entry(a).or_default().push(b);
        edges.entry(b).or_default().push(a);
    };
    let differ = |a: Option<bool>, b: Option<bool>| a.is_some() && b.is_some() && a != b;
    for y in 0..rows {
        for x in 0..columns {
            if x > 0 && differ(side(x - 1, y), side(x, y)) {
                add((x, y), (x, y + 1));
            }
            if y > 0 && differ(side(x, y - 1), side(x, y)) {
                add((x, y), (x + 1, y));
            }
        }
    }
    // Open staircases begin where an odd number of edges meet, closed ones can begin anywhere.
    let corners: Vec<Corner> = edges.keys().copied().collect();
    let mut found = Vec::new();
    for open in [true, false] {
        for start in &corners {
            let wanted = |left: usize| if open { left % 2 == 1 } else { left > 0 };
            while wanted(edges[start].len()) {
                found.push(walk(&mut edges, *start));
            }
        }
    }
    found
}

/// Follows edges from `start` until none is left; corners on a straight line are left out.
fn walk(edges: &mut BTreeMap<Corner, Vec<Corner>>, start: Corner) -> Vec<Corner> {
    let mut path = vec![start];
    let mut at = start;
    while let Some(next) = edges.get_mut(&at).and_then(Vec::pop) {
        if let Some(back) = edges.get_mut(&next)
            && let Some(place) = back.iter().position(|corner| *corner == at)
        {
            back.swap_remove(place);
        }
        let straight = |before: Corner| {
            (before.0 == at.0 && at.0 == next.0) || (before.1 == at.1 && at.1 == next.1)
        };
        if path.len() > 1 && straight(path[path.len() - 2]) {
            path.pop();
        }
        path.push(next);
        at = next;
    }
    path
}

/// The total number of edges of some staircases.
pub(super) fn length(staircases: &[Vec<Corner>]) -> usize {
    staircases
        .iter()
        .flat_map(|path| path.windows(2))
        .map(|pair| pair[0].0.abs_diff(pair[1].0) + pair[0].1.abs_diff(pair[1].1))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows from the top: `#` above the level, `.` below it, a blank for a cell that was not computed.
    fn stairs(rows: &[&str]) -> Vec<Vec<Corner>> {
        let side = |x: usize, y: usize| match rows[rows.len() - 1 - y].as_bytes()[x] {
            b' ' => None,
            cell => Some(cell == b'#'),
        };
        staircases((rows[0].len(), rows.len()), side)
    }

    #[test]
    fn a_straight_boundary_is_one_line() {
        assert_eq!(stairs(&["##..", "##.."]), [vec![(2, 0), (2, 2)]]);
        assert_eq!(stairs(&["....", "####"]), [vec![(0, 1), (4, 1)]]);
        assert!(stairs(&["##", "##"]).is_empty() && stairs(&["."]).is_empty());
    }

    #[test]
    fn steps_follow_the_edges_of_cells() {
        let found = stairs(&["###.", "#..."]);
        assert_eq!(found, [vec![(1, 0), (1, 1), (3, 1), (3, 2)]]);
        assert_eq!(length(&found), 4);
    }

    #[test]
    fn an_island_is_closed_and_a_chequerboard_is_whole() {
        let island = stairs(&["...", ".#.", "..."]);
        assert_eq!((island.len(), length(&island)), (1, 4));
        assert_eq!(island[0].first(), island[0].last());
        let chequered = stairs(&[".#.", "#.#", ".#."]);
        assert_eq!(length(&chequered), 12);
    }

    #[test]
    fn cells_that_were_not_computed_have_no_edge() {
        assert!(stairs(&["# .", "# ."]).is_empty());
        let partly = stairs(&["#.", "# "]);
        assert_eq!(partly, [vec![(1, 1), (1, 2)]]);
    }
}
