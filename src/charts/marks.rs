//! Marks that several charts draw alike: lines, parties, texts on the table, handshakes.

use super::facts::{Ending, Named};
use super::figure::{Line, Mark, Point, Shape, Symbol};
use super::theme::{self, Colour, INK, WHITE};

/// A line through points.
pub(super) fn line(
    points: Vec<Point>,
    colour: Colour,
    width: f64,
    dash: Option<(f64, f64)>,
) -> Mark {
    Mark::Line(Line {
        points,
        width,
        colour,
        dash,
    })
}

/// The mark of a party at a place.
pub(super) fn party_mark(party: &Named, at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(party_symbol(party, at, radius, stroke))
}

/// The same, to be changed.
pub(super) fn party_symbol(party: &Named, at: Point, radius: f64, stroke: f64) -> Symbol {
    let (shape, filled) = theme::mark(party.index);
    let hue = theme::party(party.index).for_mark();
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

pub(super) fn draft_mark(at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(Symbol {
        at,
        shape: Shape::Square,
        radius,
        fill: Some(WHITE),
        outline: Some((INK, (2.5 * stroke).min(radius * 0.4))),
        solid: false,
    })
}

/// A handshake: a disc with a tick, or a crossed square where a gate blocks it; nothing without one.
pub(super) fn end_mark(ending: &Ending, at: Point, radius: f64) -> Vec<Mark> {
    match ending {
        Ending::Ratified { .. } => pass_mark(at, radius),
        Ending::Blocked { .. } => stop_mark(at, radius),
        Ending::Breakdown { .. } | Ending::NoHandshake { .. } => Vec::new(),
    }
}

/// Passes: a disc with a tick.
pub(super) fn pass_mark(at: Point, radius: f64) -> Vec<Mark> {
    vec![
        solid(at, Shape::Circle, radius, Some(INK), None),
        solid(
            at,
            Shape::Tick,
            radius * 0.5,
            None,
            Some((WHITE, radius * 0.24)),
        ),
    ]
}

/// Does not pass: a crossed square.
pub(super) fn stop_mark(at: Point, radius: f64) -> Vec<Mark> {
    let stroke = Some((INK, radius * 0.24));
    vec![
        solid(at, Shape::Square, radius * 0.85, Some(WHITE), stroke),
        solid(at, Shape::Cross, radius * 0.4, None, stroke),
    ]
}

fn solid(
    at: Point,
    shape: Shape,
    radius: f64,
    fill: Option<Colour>,
    outline: Option<(Colour, f64)>,
) -> Mark {
    Mark::Symbol(Symbol {
        at,
        shape,
        radius,
        fill,
        outline,
        solid: true,
    })
}
