//! Marks that many charts have in common: lines, parties, texts on the table, yes and no.

use super::figure::{Area, Line, Mark, Point, Shape, Symbol};
use super::theme::{self, Colour, INK, WHITE};

/// A line through points.
pub fn line(points: Vec<Point>, colour: Colour, width: f64, dash: Option<(f64, f64)>) -> Mark {
    Mark::Line(Line {
        points,
        width,
        colour,
        dash,
    })
}

/// A filled polygon that may have text on it.
pub fn area(points: Vec<Point>, fill: Colour) -> Mark {
    Mark::Area(filled(points, fill))
}

/// The same, as a value to be modified.
pub fn filled(points: Vec<Point>, fill: Colour) -> Area {
    Area {
        points,
        fill,
        solid: false,
    }
}

/// A symbol that may not have text on it, with the colour and width of its outline.
pub fn symbol(
    at: Point,
    shape: Shape,
    radius: f64,
    fill: Option<Colour>,
    outline: Option<(Colour, f64)>,
) -> Symbol {
    Symbol {
        at,
        shape,
        radius,
        fill,
        outline,
        solid: true,
    }
}

/// The mark of a party, by its index in the scenario file, at a point.
pub fn party_mark(party: usize, at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(party_symbol(party, at, radius, stroke))
}

/// The same, as a value to be modified.
pub fn party_symbol(party: usize, at: Point, radius: f64, stroke: f64) -> Symbol {
    let (shape, filled) = theme::mark(party);
    let hue = theme::party(party).for_mark();
    Symbol {
        at,
        shape,
        radius,
        fill: Some(if filled { hue } else { WHITE }),
        outline: Some(if filled {
            (WHITE, (1.5 * stroke).min(radius * 0.16))
        } else {
            (hue, (2.5 * stroke).min(radius * 0.4))
        }),
        solid: false,
    }
}

/// A text on the table: a hollow square.
pub fn draft_mark(at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(Symbol {
        at,
        shape: Shape::Square,
        radius,
        fill: Some(WHITE),
        outline: Some((INK, (2.5 * stroke).min(radius * 0.4))),
        solid: false,
    })
}

/// Passes: a disc with a tick.
pub fn pass_mark(at: Point, radius: f64) -> Vec<Mark> {
    vec![
        symbol(at, Shape::Circle, radius, Some(INK), None).into(),
        symbol(
            at,
            Shape::Tick,
            radius * 0.5,
            None,
            Some((WHITE, radius * 0.24)),
        )
        .into(),
    ]
}

/// Does not pass: a crossed square.
pub fn stop_mark(at: Point, radius: f64) -> Vec<Mark> {
    let stroke = Some((INK, radius * 0.24));
    vec![
        symbol(at, Shape::Square, radius * 0.85, Some(WHITE), stroke).into(),
        symbol(at, Shape::Cross, radius * 0.4, None, stroke).into(),
    ]
}
