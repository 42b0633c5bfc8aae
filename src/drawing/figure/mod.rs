//! What to draw: lines, areas, symbols and text at places on a canvas, independent of how they are drawn.
//!
//! Coordinates are virtual pixels, x to the right and y down. Text knows its measured box, so a
//! figure can be judged before it is drawn: [`faults`] names every text that leaves the canvas or
//! runs into another text or a solid mark.

mod faults;
mod shape;
mod weight;

use super::layout::{measure, writable};
use super::theme::Colour;
use std::borrow::Cow;

pub use faults::{Minimum, faults, illegible};
pub use shape::Shape;
pub use weight::Weight;

/// A place on the canvas: x to the right, y down, in virtual pixels.
pub type Point = (f64, f64);

/// A drawing, complete with the text for a screen reader.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Virtual pixels across.
    pub width: f64,
    /// Virtual pixels down.
    pub height: f64,
    /// The width in print, if it is meant for paper.
    pub millimetres: Option<f64>,
    /// The finding, in one sentence.
    pub title: String,
    /// What there is to see, for those who cannot see it.
    pub description: String,
    /// The marks, from the back to the front.
    pub marks: Vec<Mark>,
}

/// One primitive.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A line through points.
    Line(Line),
    /// A filled polygon.
    Area(Area),
    /// A symbol at a point.
    Symbol(Symbol),
    /// Many equal dots.
    Cloud(Cloud),
    /// Rectangles side by side.
    Tiles(Tiles),
    /// One line of text.
    Text(Text),
}

macro_rules! marks {
    ($($kind:ident),*) => {
        $(impl From<$kind> for Mark {
            fn from(mark: $kind) -> Mark {
                Mark::$kind(mark)
            }
        })*
    };
}

marks!(Line, Area, Symbol, Cloud, Tiles, Text);

/// A line through points, with round ends and joins.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its corners.
    pub points: Vec<Point>,
    /// Its width.
    pub width: f64,
    /// Its colour.
    pub colour: Colour,
    /// Lengths of dashes and gaps; none: solid.
    pub dash: Option<(f64, f64)>,
}

/// A filled polygon.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its corners.
    pub points: Vec<Point>,
    /// Its filling.
    pub fill: Colour,
    /// True if text may not be on it.
    pub solid: bool,
}

/// A symbol at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Symbol {
    /// Its centre.
    pub at: Point,
    /// Its shape.
    pub shape: Shape,
    /// Half its width.
    pub radius: f64,
    /// Its filling.
    pub fill: Option<Colour>,
    /// The colour and width of its outline, or of its strokes.
    pub outline: Option<(Colour, f64)>,
    /// True if text may not be on it.
    pub solid: bool,
}

/// Many equal dots. Dots that share a cell of 1.5 radii are drawn once.
#[derive(Debug, Clone, PartialEq)]
pub struct Cloud {
    /// The centres.
    pub points: Vec<Point>,
    /// The radius of each.
    pub radius: f64,
    /// The colour of all.
    pub colour: Colour,
}

/// Rectangles side by side, drawn without seams or smoothing between them. Text may be on them.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    /// Each with its colour.
    pub tiles: Vec<(Rect, Colour)>,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Its content.
    pub content: String,
    /// The point where it is anchored: x by `anchor`, y the baseline.
    pub at: Point,
    /// Its size: virtual pixels per em.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub colour: Colour,
    /// The part of it that is at `at`.
    pub anchor: Anchor,
    /// The width of white around the letters, 0 for none.
    pub halo: f64,
}

/// The part of a text that is placed at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Anchor {
    /// Its start.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// An upright box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Left.
    pub x0: f64,
    /// Top.
    pub y0: f64,
    /// Right.
    pub x1: f64,
    /// Bottom.
    pub y1: f64,
}

impl Rect {
    /// A box from its left, top, right and bottom.
    pub fn new(x0: f64, y0: f64, x1: f64, y1: f64) -> Rect {
        Rect { x0, y0, x1, y1 }
    }

    /// The box around a point.
    pub fn around(at: Point, radius: f64) -> Rect {
        Rect::new(at.0 - radius, at.1 - radius, at.0 + radius, at.1 + radius)
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// Its height.
    pub fn height(&self) -> f64 {
        self.y1 - self.y0
    }

    /// Its centre.
    pub fn centre(&self) -> Point {
        (
            f64::midpoint(self.x0, self.x1),
            f64::midpoint(self.y0, self.y1),
        )
    }

    /// The box, larger by `by` on every side.
    pub fn grown(&self, by: f64) -> Rect {
        Rect::new(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)
    }

    /// True if two boxes share more than an edge.
    pub fn meets(&self, other: &Rect) -> bool {
        const TOUCH: f64 = 1e-6;
        self.x0 < other.x1 - TOUCH
            && other.x0 < self.x1 - TOUCH
            && self.y0 < other.y1 - TOUCH
            && other.y0 < self.y1 - TOUCH
    }

    /// True if another box is inside.
    pub fn holds(&self, other: &Rect) -> bool {
        const TOUCH: f64 = 1e-6;
        other.x0 >= self.x0 - TOUCH
            && other.y0 >= self.y0 - TOUCH
            && other.x1 <= self.x1 + TOUCH
            && other.y1 <= self.y1 + TOUCH
    }

    /// Its corners, clockwise from the top left.
    pub fn corners(&self) -> Vec<Point> {
        vec![
            (self.x0, self.y0),
            (self.x1, self.y0),
            (self.x1, self.y1),
            (self.x0, self.y1),
        ]
    }

    /// Its corners, and back to the first.
    pub fn outline(&self) -> Vec<Point> {
        let mut corners = self.corners();
        corners.push(corners[0]);
        corners
    }

    /// The point of the box that is nearest to a point.
    pub fn nearest(&self, to: Point) -> Point {
        (
            to.0.max(self.x0).min(self.x1),
            to.1.max(self.y0).min(self.y1),
        )
    }

    /// The length of the part of the segment inside the box.
    pub fn cut(&self, from: Point, to: Point) -> f64 {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        self.span(from, to)
            .map_or(0.0, |(low, high)| (high - low) * length)
    }

    /// The parts of a line that are inside the box.
    pub fn clipped(&self, points: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let Some((low, high)) = self.span(from, to) else {
                continue;
            };
            let at = |share: f64| {
                (
                    from.0 + (to.0 - from.0) * share,
                    from.1 + (to.1 - from.1) * share,
                )
            };
            let start = if low > 0.0 { at(low) } else { from };
            let end = if high < 1.0 { at(high) } else { to };
            match parts.last_mut() {
                Some(part) if part.last() == Some(&start) => part.push(end),
                _ => parts.push(vec![start, end]),
            }
        }
        parts
    }

    /// The part of the segment inside the box, as shares of its length; none if it is outside.
    fn span(&self, from: Point, to: Point) -> Option<(f64, f64)> {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let (mut low, mut high) = (0.0_f64, 1.0_f64);
        for (start, step, min, max) in [
            (from.0, dx, self.x0, self.x1),
            (from.1, dy, self.y0, self.y1),
        ] {
            if step.abs() < 1e-12 {
                if start < min || start > max {
                    return None;
                }
            } else {
                let (a, b) = ((min - start) / step, (max - start) / step);
                low = low.max(a.min(b));
                high = high.min(a.max(b));
            }
        }
        (high >= low).then_some((low, high))
    }
}

impl Text {
    /// The text in letters that the font has.
    pub fn shown(&self) -> Cow<'_, str> {
        writable(&self.content)
    }

    /// The box of its letters, accents and descenders included.
    pub fn rect(&self) -> Rect {
        let extent = measure(&self.content, self.size, self.weight);
        let x0 = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - extent.width / 2.0,
            Anchor::End => self.at.0 - extent.width,
        };
        Rect::new(
            x0,
            self.at.1 - extent.ascent,
            x0 + extent.width,
            self.at.1 - extent.ascent + extent.height,
        )
    }
}

impl Symbol {
    /// The polygon of its outline; none if it is made of strokes or is a circle.
    pub fn polygon(&self) -> Option<Vec<Point>> {
        let ((x, y), r) = (self.at, self.radius);
        match self.shape {
            Shape::Circle | Shape::Cross | Shape::Tick => None,
            Shape::Square => Some(Rect::around(self.at, r).corners()),
            Shape::Diamond => Some(vec![(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
            Shape::Triangle => Some(vec![
                (x, y - r),
                (x + 0.92 * r, y + 0.75 * r),
                (x - 0.92 * r, y + 0.75 * r),
            ]),
            Shape::TriangleDown => Some(vec![
                (x, y + r),
                (x - 0.92 * r, y - 0.75 * r),
                (x + 0.92 * r, y - 0.75 * r),
            ]),
            Shape::Plus => {
                let arm = 0.38 * r;
                let corner = [(arm, -r), (arm, -arm), (r, -arm)];
                // Each arm is the one before, turned by a right angle.
                let turned = (0..4).flat_map(|turns| {
                    corner.map(|at| (0..turns).fold(at, |(dx, dy), _| (-dy, dx)))
                });
                Some(turned.map(|(dx, dy)| (x + dx, y + dy)).collect())
            }
            Shape::Star => {
                let point = |n: i32| {
                    let length = if n % 2 == 0 { r } else { 0.46 * r };
                    let angle = f64::from(n) * std::f64::consts::PI / 5.0;
                    (x + length * libm::sin(angle), y - length * libm::cos(angle))
                };
                Some((0..10).map(point).collect())
            }
        }
    }

    /// The strokes of a cross or a tick; empty for the other shapes.
    pub fn strokes(&self) -> Vec<Vec<Point>> {
        let ((x, y), r) = (self.at, self.radius);
        match self.shape {
            Shape::Cross => vec![
                vec![(x - r, y - r), (x + r, y + r)],
                vec![(x - r, y + r), (x + r, y - r)],
            ],
            Shape::Tick => vec![vec![
                (x - r, y + 0.05 * r),
                (x - 0.25 * r, y + 0.8 * r),
                (x + r, y - 0.75 * r),
            ]],
            _ => Vec::new(),
        }
    }

    /// The box it fills.
    pub fn rect(&self) -> Rect {
        Rect::around(
            self.at,
            self.radius + self.outline.map_or(0.0, |(_, width)| width / 2.0),
        )
    }
}

impl Line {
    /// The pieces of the line that are drawn.
    pub fn pieces(&self) -> Vec<Vec<Point>> {
        match self.dash {
            Some((on, off)) if on > 0.1 && off > 0.1 => dashes(&self.points, on, off),
            _ => vec![self.points.clone()],
        }
    }
}

fn dashes(points: &[Point], on: f64, off: f64) -> Vec<Vec<Point>> {
    let mut pieces = Vec::new();
    let mut piece = Vec::new();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        if drawing && piece.is_empty() {
            piece.push(from);
        }
        loop {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            if !length.is_finite() || length < left {
                left -= length.min(left);
                if drawing {
                    piece.push(to);
                }
                break;
            }
            let share = left / length;
            from = (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            );
            if drawing {
                piece.push(from);
                pieces.push(std::mem::take(&mut piece));
            } else {
                piece.push(from);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
    }
    if piece.len() > 1 {
        pieces.push(piece);
    }
    pieces
}

impl Cloud {
    /// The centres that are worth drawing: the first in each cell, which is 1.5 radii wide.
    pub fn distinct(&self) -> Vec<Point> {
        let cell = self.radius.max(0.5) * 1.5;
        let mut cells: Vec<((i64, i64), Point)> = self
            .points
            .iter()
            .filter(|(x, y)| x.is_finite() && y.is_finite())
            .map(|&(x, y)| {
                let cell = ((x / cell).round() as i64, (y / cell).round() as i64);
                (cell, (x, y))
            })
            .collect();
        cells.sort_by_key(|(cell, _)| *cell);
        cells.dedup_by_key(|(cell, _)| *cell);
        cells.into_iter().map(|(_, point)| point).collect()
    }
}

/// The bounding box of some points; none if there are none.
pub fn bounds(points: &[Point]) -> Option<Rect> {
    let (first, rest) = points.split_first()?;
    Some(rest.iter().fold(
        Rect::new(first.0, first.1, first.0, first.1),
        |rect, point| {
            Rect::new(
                rect.x0.min(point.0),
                rect.y0.min(point.1),
                rect.x1.max(point.0),
                rect.y1.max(point.1),
            )
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::super::theme::INK;
    use super::*;

    #[test]
    fn dashes_keep_their_lengths_around_corners() {
        let pieces = dashes(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 6.0, 3.0);
        assert_eq!(pieces.len(), 3);
        assert_eq!(pieces[1][0], (9.0, 0.0));
        assert_eq!(pieces[1][1], (10.0, 0.0));
    }

    #[test]
    fn a_segment_is_cut_by_a_box() {
        let rect = Rect::new(0.0, 0.0, 10.0, 10.0);
        assert!((rect.cut((-5.0, 5.0), (15.0, 5.0)) - 10.0).abs() < 1e-9);
        assert!(rect.cut((-5.0, 15.0), (15.0, 15.0)) < 1e-9);
        let bent = [
            (-5.0, 5.0),
            (5.0, 5.0),
            (5.0, 25.0),
            (7.0, 25.0),
            (7.0, 1.0),
        ];
        let parts = rect.clipped(&bent);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], [(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)]);
        assert_eq!(parts[1], [(7.0, 10.0), (7.0, 1.0)]);
    }

    #[test]
    fn a_cloud_draws_each_place_once() {
        let cloud = Cloud {
            points: vec![(10.0, 10.0), (10.2, 10.1), (30.0, 10.0), (f64::NAN, 1.0)],
            radius: 2.0,
            colour: INK,
        };
        assert_eq!(cloud.distinct().len(), 2);
    }
}
