//! Tiles that leave no hairline of paper between them where a viewer smooths edges.
//!
//! Two smoothed edges at the same place let the paper shine through. So each tile extends a little under its neighbours to the
//! right and below, which are painted later.

use std::collections::BTreeMap;

use super::super::figure::Rect;
use super::super::theme::Colour;

/// How far a tile extends under its neighbours, in virtual pixels: more than a dot of any screen.
const REACH: f64 = 3.0;
/// Edges closer than this touch.
const TOUCH: f64 = 1e-3;

/// The start and end of the sides of tiles along one edge.
type Sides = BTreeMap<i64, Vec<(f64, f64)>>;

/// The tiles, row by row, each extended under its neighbours. Where a tile has none it keeps its edge.
pub(super) fn seamless(tiles: &[(Rect, Colour)]) -> Vec<(Rect, Colour)> {
    let mut sorted: Vec<(Rect, Colour)> = tiles
        .iter()
        .filter(|(tile, _)| tile.width() > 0.0 && tile.height() > 0.0)
        .copied()
        .collect();
    sorted.sort_by_key(|(tile, _)| (key(tile.y0), key(tile.x0)));
    let (mut lefts, mut tops) = (Sides::new(), Sides::new());
    for (tile, _) in &sorted {
        lefts
            .entry(key(tile.x0))
            .or_default()
            .push((tile.y0, tile.y1));
        tops.entry(key(tile.y0))
            .or_default()
            .push((tile.x0, tile.x1));
    }
    let mut out = Vec::with_capacity(sorted.len());
    for (tile, colour) in sorted {
        let beside = shared(&lefts, tile.x1, (tile.y0, tile.y1));
        let whole = covers(&beside, tile.height());
        let right = tile.x1 + if whole { REACH } else { 0.0 };
        let below = shared(&tops, tile.y1, (tile.x0, right));
        if covers(&below, right - tile.x0) {
            out.push((Rect::new(tile.x0, tile.y0, right, tile.y1 + REACH), colour));
        } else {
            out.push((Rect::new(tile.x0, tile.y0, right, tile.y1), colour));
            let strip = |(from, to)| (Rect::new(from, tile.y1, to, tile.y1 + REACH), colour);
            out.extend(below.into_iter().map(strip));
        }
    }
    out
}

fn key(value: f64) -> i64 {
    (value / TOUCH).round() as i64
}

/// The parts of a side that neighbours touch, each from its start to its end.
fn shared(sides: &Sides, at: f64, (from, to): (f64, f64)) -> Vec<(f64, f64)> {
    let touching = sides.get(&key(at)).into_iter().flatten();
    touching
        .map(|(start, end)| (start.max(from), end.min(to)))
        .filter(|(start, end)| end - start > TOUCH)
        .collect()
}

fn covers(parts: &[(f64, f64)], length: f64) -> bool {
    let covered: f64 = parts.iter().map(|(start, end)| end - start).sum();
    covered + TOUCH * (parts.len() + 1) as f64 >= length
}

#[cfg(test)]
mod tests {
    use super::super::super::theme::{GREY, INK};
    use super::*;

    fn tile(x0: f64, y0: f64, x1: f64, y1: f64) -> (Rect, Colour) {
        (Rect::new(x0, y0, x1, y1), INK)
    }

    #[test]
    fn tiles_reach_under_their_later_neighbours_and_nowhere_else() {
        let field = [
            tile(0.0, 10.0, 20.0, 20.0),
            tile(10.0, 0.0, 20.0, 10.0),
            (Rect::new(0.0, 0.0, 10.0, 10.0), GREY),
        ];
        let painted = seamless(&field);
        assert_eq!(
            painted,
            [
                (Rect::new(0.0, 0.0, 13.0, 13.0), GREY),
                tile(10.0, 0.0, 20.0, 13.0),
                tile(0.0, 10.0, 20.0, 20.0),
            ]
        );
    }

    #[test]
    fn beside_a_gap_only_the_touching_part_reaches() {
        let painted = seamless(&[tile(0.0, 0.0, 20.0, 10.0), tile(0.0, 10.0, 12.0, 20.0)]);
        assert_eq!(
            painted,
            [
                tile(0.0, 0.0, 20.0, 10.0),
                tile(0.0, 10.0, 12.0, 13.0),
                tile(0.0, 10.0, 12.0, 20.0),
            ]
        );
    }
}
