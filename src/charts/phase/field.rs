//! The cells of the phase chart: their colours, the lines between them, and the hatching over those that were not computed.

use super::super::measured::{range, seen};
use super::super::swept::AxisPlaces;
use super::contour::{length, staircases};
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::charts::phase::facts::PhaseFacts;
use crate::drawing::figure::{Mark, Point, Rect, Tiles};
use crate::drawing::layout::ticks;
use crate::drawing::marks::line;
use crate::drawing::theme::{INK, RULE, WHITE, cividis};

/// The contents of the cells, ready to be drawn.
pub(super) struct Field<'a> {
    pub(super) phase: &'a PhaseFacts,
    /// The result in each cell.
    pub(super) cells: Vec<Option<Known>>,
    /// The values at the ends of the colour bar.
    pub(super) range: (f64, f64),
}

/// A line between cells.
pub(super) struct Contour {
    pub(super) level: f64,
    /// True if it is the most important one.
    pub(super) main: bool,
    /// The staircases in cells.
    pub(super) paths: Vec<Vec<(usize, usize)>>,
    /// True if it runs nearly everywhere, so that it would hide the cells it divides.
    pub(super) ragged: bool,
}

impl<'a> Field<'a> {
    pub(super) fn new(phase: &'a PhaseFacts) -> Field<'a> {
        let count = phase.x.values.len() * phase.y.values.len();
        let cells: Vec<Option<Known>> = (0..count)
            .map(|n| {
                let cell = phase.cells.get(n).and_then(Option::as_ref);
                seen(&phase.measure, cell)
            })
            .collect();
        let values = cells.iter().flatten().map(|known| known.share);
        let range = range(&phase.measure, values);
        Field {
            phase,
            cells,
            range,
        }
    }

    pub(super) fn size(&self) -> (usize, usize) {
        (self.phase.x.values.len(), self.phase.y.values.len())
    }

    pub(super) fn at(&self, x: usize, y: usize) -> Option<&Known> {
        self.cells[y * self.size().0 + x].as_ref()
    }

    /// The position of a value on the colour bar.
    pub(super) fn share(&self, value: f64) -> f64 {
        (value - self.range.0) / (self.range.1 - self.range.0)
    }

    /// True if some cells were not computed.
    pub(super) fn has_gaps(&self) -> bool {
        self.cells.iter().any(Option::is_none)
    }

    /// The cells; neighbours of the same colour in a row are drawn as one.
    pub(super) fn tiles(&self, x: &AxisPlaces<'_>, y: &AxisPlaces<'_>) -> Mark {
        let (columns, rows) = self.size();
        let mut tiles = Vec::new();
        for row in 0..rows {
            let colour = |column: usize| {
                let known = self.at(column, row)?;
                Some(cividis(self.share(known.share)))
            };
            let mut start = 0;
            for column in 1..=columns {
                if column < columns && colour(column) == colour(start) {
                    continue;
                }
                if let Some(colour) = colour(start) {
                    let (bottom, top) = y.cell(row);
                    let tile = Rect::new(x.edge(start), top, x.edge(column), bottom);
                    tiles.push((tile, colour));
                }
                start = column;
            }
        }
        Mark::Tiles(Tiles { tiles })
    }

    /// Slanted lines over the cells that were not computed, each as long as possible.
    pub(super) fn hatching(
        &self,
        (x, y): (&AxisPlaces<'_>, &AxisPlaces<'_>),
        step: f64,
        width: f64,
    ) -> Vec<Mark> {
        let (columns, rows) = self.size();
        let plot = Rect::new(x.edge(0), y.edge(rows), x.edge(columns), y.edge(0));
        let slants = ((plot.width() + plot.height()) / step).floor() as usize;
        let mut marks = Vec::new();
        for slant in 1..=slants {
            // Along a line, x + y is constant; t is x.
            let sum = plot.x0 + plot.y0 + slant as f64 * step;
            let from = plot.x0.max(sum - plot.y1);
            let to = plot.x1.min(sum - plot.y0);
            let mut cuts: Vec<f64> = (0..=columns)
                .map(|n| x.edge(n))
                .chain((0..=rows).map(|n| sum - y.edge(n)))
                .filter(|cut| *cut > from && *cut < to)
                .chain([from, to])
                .collect();
            cuts.sort_by(f64::total_cmp);
            let mut start = None;
            for pair in cuts.windows(2) {
                let middle = f64::midpoint(pair[0], pair[1]);
                let free = self.missing((x, y), (middle, sum - middle));
                match (start, free) {
                    (None, true) => start = Some(pair[0]),
                    (Some(begun), false) => {
                        marks.push(slanted(begun, pair[0], sum, width));
                        start = None;
                    }
                    _ => {}
                }
            }
            if let Some(begun) = start {
                marks.push(slanted(begun, to, sum, width));
            }
        }
        marks
    }

    /// True if the cell at a place was not computed.
    fn missing(&self, (x, y): (&AxisPlaces<'_>, &AxisPlaces<'_>), (px, py): Point) -> bool {
        let (columns, rows) = self.size();
        let column = first(columns, |n| x.edge(n + 1) >= px);
        let row = first(rows, |n| y.edge(n + 1) <= py);
        self.at(column, row).is_none()
    }

    /// The levels that are drawn: the one that was traced, or 10, 50 and 90%, or round numbers.
    fn levels(&self) -> Vec<(f64, bool)> {
        match (self.phase.traced, self.phase.measure.scale) {
            (Some(level), _) => vec![(level, true)],
            (None, MeasureScale::Chance) => vec![(0.1, false), (0.5, true), (0.9, false)],
            (None, _) => {
                let (low, high) = self.range;
                let inside = ticks(low, high, 4)
                    .into_iter()
                    .filter(|n| *n > low + 1e-9 && *n < high - 1e-9);
                inside.map(|level| (level, false)).collect()
            }
        }
    }

    /// The lines between cells on either side of each level; those without one are left out.
    pub(super) fn contours(&self) -> Vec<Contour> {
        let (columns, rows) = self.size();
        let most = |main| if main { 4 } else { 2 } * (columns + rows) + 60;
        let contour = |(level, main): (f64, bool)| {
            let side = |x, y| self.at(x, y).map(|known| known.share >= level);
            let paths = staircases((columns, rows), side);
            let edges = length(&paths);
            (edges > 0).then_some(Contour {
                level,
                main,
                ragged: edges > most(main),
                paths,
            })
        };
        self.levels().into_iter().filter_map(contour).collect()
    }
}

/// The first index below `count` for which `holds` is true (once true, it stays true); the last one if there is none.
fn first(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count.saturating_sub(1));
    while low < high {
        let middle = usize::midpoint(low, high);
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

fn slanted(from: f64, to: f64, sum: f64, width: f64) -> Mark {
    line(vec![(from, sum - from), (to, sum - to)], RULE, width, None)
}

/// A line between cells, ink with white around it.
pub(super) fn cased(points: &[Point], main: bool, stroke: f64) -> [Mark; 2] {
    let (ink, white) = if main { (5.0, 11.0) } else { (2.2, 6.5) };
    [(white, WHITE), (ink, INK)]
        .map(|(width, colour)| line(points.to_vec(), colour, width * stroke, None))
}

#[cfg(test)]
mod tests {
    use super::super::examples;
    use super::*;

    #[test]
    fn every_computed_cell_is_covered_once() {
        let mut phase = examples::flagship();
        phase.cells[5] = None;
        let field = Field::new(&phase);
        let x = AxisPlaces::new(&phase.x, (0.0, 570.0));
        let y = AxisPlaces::new(&phase.y, (490.0, 0.0));
        let Mark::Tiles(tiles) = field.tiles(&x, &y) else {
            panic!("tiles are tiles");
        };
        let area: f64 = tiles
            .tiles
            .iter()
            .map(|(tile, _)| tile.width() * tile.height())
            .sum();
        let cell = 570.0 * 490.0 / phase.cells.len() as f64;
        assert!((area - cell * (phase.cells.len() - 1) as f64).abs() < 1e-3);
        assert!(tiles.tiles.len() < phase.cells.len());
        assert!(field.has_gaps());
    }

    #[test]
    fn the_hatching_stays_in_cells_that_were_not_computed() {
        let mut phase = examples::flagship();
        let columns = phase.x.values.len();
        for (n, cell) in phase.cells.iter_mut().enumerate() {
            if n % columns >= 20 {
                *cell = None;
            }
        }
        let field = Field::new(&phase);
        let x = AxisPlaces::new(&phase.x, (0.0, 570.0));
        let y = AxisPlaces::new(&phase.y, (490.0, 0.0));
        let marks = field.hatching((&x, &y), 12.0, 2.0);
        assert!(marks.len() > 20 && marks.len() < 100);
        for mark in marks {
            let Mark::Line(line) = mark else {
                panic!("lines are lines");
            };
            assert!(line.points.iter().all(|point| point.0 >= 200.0 - 1e-6));
        }
    }

    #[test]
    fn what_was_traced_is_the_only_line() {
        let mut phase = examples::flagship();
        assert_eq!(Field::new(&phase).contours().len(), 3);
        phase.traced = Some(0.5);
        let field = Field::new(&phase);
        let contours = field.contours();
        assert!(contours.len() == 1 && contours[0].main && !contours[0].ragged);
    }
}
