//! The plot of the class: the plane of the dance, every signed deal, and arrows to better deals.

use super::super::plane::{Plane, Ranges, Window, is_place};
use super::names::{cut, label};
use crate::charts::class::facts::{ClassFacts, ClassMark};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Point, Rect, Shape};
use crate::drawing::layout::{Label, Page, bold};
use crate::drawing::theme::{INK, WHITE};

/// Half the width of a mark, in projector pixels.
pub(super) const RADIUS: f64 = 13.0;
/// Marks of the same kind that are closer than this become one mark with one label.
const SAME: f64 = 2.0;

/// The kind of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// A disc: efficient.
    Efficient,
    /// A ring: it left value on the table.
    Improvable,
    /// A diamond: not known.
    Unknown,
    /// A crossed square: it fails a gate.
    Failing,
}

impl Standing {
    pub(super) const ALL: [Standing; 4] = [
        Standing::Efficient,
        Standing::Improvable,
        Standing::Unknown,
        Standing::Failing,
    ];

    pub(super) fn of(mark: &ClassMark) -> Self {
        match (mark.fails.is_empty(), mark.efficient) {
            (false, _) => Standing::Failing,
            (true, Some(true)) => Standing::Efficient,
            (true, Some(false)) => Standing::Improvable,
            (true, None) => Standing::Unknown,
        }
    }
}

/// A place, and everybody who signed a deal there.
struct Spot<'f> {
    at: Point,
    look: Standing,
    groups: Vec<String>,
    better: Vec<&'f ClassMark>,
}

/// The magnified part and its factor.
pub(super) type Close = (Window, f64);

/// The share of marks that must be close together, far from the others, to be magnified.
const MOST: f64 = 0.75;
/// With fewer marks than this there is enough room anyway.
const MARKS: usize = 4;

/// The part where most groups made their deals, if it is too small to be seen in `main`, shaped for `room`.
pub(super) fn close(page: &Page, room: Rect, main: Rect, class: &ClassFacts) -> Option<Close> {
    let mut at: Vec<(f64, f64)> = class.marks.iter().map(|mark| mark.at).collect();
    at.retain(is_place);
    if at.len() < MARKS {
        return None;
    }
    let median = |of: fn(&(f64, f64)) -> f64| {
        let mut all: Vec<f64> = at.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    let (x, y) = (median(|at| at.0), median(|at| at.1));
    let away = |at: &(f64, f64)| (at.0 - x).hypot(at.1 - y);
    at.sort_by(|a, b| away(a).total_cmp(&away(b)));
    let core = (at.len() as f64 * MOST).ceil() as usize;
    let (core, rest) = at.split_at(core.min(at.len()));
    let better = class.marks.iter().filter_map(|mark| mark.better);
    let others: Vec<(f64, f64)> = rest
        .iter()
        .copied()
        .chain(better.filter(is_place))
        .collect();
    let whole: Ranges = Plane::ranges(&class.land, &places(class));
    let window = Window::around(core, &others, whole)?;
    Plane::magnified(page, &class.land, &window, room, (main, whole))
}

/// The places of signed deals and of better ones, which the plane must include.
fn places(class: &ClassFacts) -> Vec<(f64, f64)> {
    let marks = class.marks.iter();
    let all = marks.flat_map(|mark| [Some(mark.at), mark.better]);
    all.flatten().collect()
}

/// Draws the plot into `room`, with a frame around the part that is shown magnified; returns the number of marks without room
/// for a label.
pub(super) fn draw(
    page: &mut Page,
    room: Rect,
    talk: &Talk,
    class: &ClassFacts,
    close: Option<&Close>,
) -> usize {
    let mut plane = Plane::new(page, room, talk, &class.land, &places(class));
    background(&mut plane);
    if let Some((window, _)) = close {
        plane.framed(window);
    }
    let named = |mark: &ClassMark| close.is_none_or(|(window, _)| !window.holds(mark.at));
    let left_out = marks(&mut plane, class, named);
    plane.walk_away_label(0);
    plane.walk_away_label(1);
    plane.zopa_label();
    plane.frontier_label();
    plane.passing_label();
    front(&mut plane, class);
    left_out
}

/// Draws the part with most deals into `room`; returns the number of marks without room for a label.
pub(super) fn draw_close(
    page: &mut Page,
    room: Rect,
    talk: &Talk,
    class: &ClassFacts,
    (window, times): &Close,
) -> usize {
    let mut plane = Plane::close_up(page, room, talk, &class.land, (window, *times));
    background(&mut plane);
    plane.framed(window);
    let left_out = marks(&mut plane, class, |mark| window.holds(mark.at));
    front(&mut plane, class);
    left_out
}

fn background(plane: &mut Plane<'_>) {
    plane.region();
    plane.deals();
    plane.walk_aways();
    plane.passing();
}

/// Draws arrows and the names of the groups of some marks; returns the number of names without room.
fn marks(plane: &mut Plane<'_>, class: &ClassFacts, named: impl Fn(&ClassMark) -> bool) -> usize {
    let spots = spots(plane, class);
    for spot in &spots {
        for mark in &spot.better {
            arrow(plane, spot.at, mark, &spots);
        }
    }
    // Labels avoid the marks, which are drawn over their leader lines.
    for spot in &spots {
        let radius = (RADIUS + 4.0) * plane.stroke();
        plane.placer.block(Rect::around(spot.at, radius));
    }
    let size = plane.page.theme.note;
    let mut left_out = 0;
    for spot in &spots {
        if spot.better.iter().any(|mark| named(mark)) {
            left_out += usize::from(!name(plane, spot, size));
        }
    }
    left_out
}

/// The marks themselves, in front of everything else.
fn front(plane: &mut Plane<'_>, class: &ClassFacts) {
    for spot in spots(plane, class) {
        symbol(plane, spot.at, spot.look);
    }
}

/// Groups marks of the same kind at the same place.
fn spots<'f>(plane: &Plane<'_>, class: &'f ClassFacts) -> Vec<Spot<'f>> {
    let near = SAME * plane.stroke();
    let mut spots: Vec<Spot<'f>> = Vec::new();
    for mark in class.marks.iter().filter(|mark| is_place(&mark.at)) {
        let (at, look) = (plane.frame.at(mark.at), Standing::of(mark));
        let same = |spot: &&mut Spot<'_>| {
            let away = (spot.at.0 - at.0).hypot(spot.at.1 - at.1);
            spot.look == look && away < near
        };
        match spots.iter_mut().find(same) {
            Some(spot) => {
                spot.groups.extend(mark.groups.iter().cloned());
                spot.better.push(mark);
            }
            None => spots.push(Spot {
                at,
                look,
                groups: mark.groups.clone(),
                better: vec![mark],
            }),
        }
    }
    spots
}

/// The arrow from a deal to a better one, if that is visible; it stops at the edge of a mark there.
fn arrow(plane: &mut Plane<'_>, from: Point, mark: &ClassMark, spots: &[Spot<'_>]) {
    let Some(better) = mark.better.filter(is_place) else {
        return;
    };
    let (to, scale) = (plane.frame.at(better), plane.stroke());
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length < (RADIUS + 6.0) * scale {
        return;
    }
    let (ux, uy) = (dx / length, dy / length);
    let taken = spots
        .iter()
        .any(|spot| (spot.at.0 - to.0).hypot(spot.at.1 - to.1) < RADIUS * scale);
    // Leave room for a mark and its white rim, but never reach back beyond the start.
    let short = if taken { RADIUS + 4.0 } else { 3.0 };
    let short = (short * scale).min(length * 0.4);
    let tip = (to.0 - ux * short, to.1 - uy * short);
    let head = (13.0 * scale).min(length * 0.4);
    let side = |turn: f64| {
        let back = (tip.0 - ux * head, tip.1 - uy * head);
        (
            back.0 - uy * turn * head * 0.55,
            back.1 + ux * turn * head * 0.55,
        )
    };
    let shaft = vec![from, tip];
    plane.placer.avoid_line(&shaft);
    let point = vec![side(1.0), tip, side(-1.0)];
    for (width, colour) in [(6.0, WHITE), (2.5, INK)] {
        plane.line(&shaft, width, colour, None);
        plane.line(&point, width, colour, None);
    }
}

/// A mark on the plot.
fn symbol(plane: &mut Plane<'_>, at: Point, look: Standing) {
    for (shape, radius, looks) in shapes(look) {
        plane.symbol(at, shape, radius, looks);
    }
}

type Filled = (
    Option<crate::drawing::theme::Colour>,
    crate::drawing::theme::Colour,
    f64,
);

/// The shapes of a mark, with their radius, fill, outline and its width in projector pixels.
pub(super) fn shapes(look: Standing) -> Vec<(Shape, f64, Filled)> {
    match look {
        Standing::Efficient => vec![(Shape::Circle, RADIUS, (Some(INK), WHITE, 3.0))],
        Standing::Improvable => vec![
            (Shape::Circle, RADIUS, (Some(WHITE), WHITE, 3.0)),
            (Shape::Circle, RADIUS - 3.0, (Some(WHITE), INK, 4.5)),
        ],
        Standing::Unknown => vec![
            (Shape::Diamond, RADIUS + 2.0, (Some(WHITE), WHITE, 3.0)),
            (Shape::Diamond, RADIUS, (Some(WHITE), INK, 3.5)),
        ],
        Standing::Failing => vec![
            (Shape::Square, RADIUS, (Some(WHITE), WHITE, 3.0)),
            (Shape::Square, RADIUS - 2.0, (Some(WHITE), INK, 3.5)),
            (Shape::Cross, RADIUS * 0.45, (None, INK, 3.5)),
        ],
    }
}

/// Writes the groups beside their mark; `false` if there is no room.
fn name(plane: &mut Plane<'_>, spot: &Spot<'_>, size: f64) -> bool {
    let groups: Vec<String> = spot.groups.iter().map(|name| cut(name)).collect();
    let text = label(&groups);
    let layouts = Label::shapes(&text, bold(size), [40.0, 12.0, 8.0], false);
    let clear = (RADIUS + 9.5) * plane.stroke();
    let near = (clear, 5.5);
    plane
        .page
        .label(&mut plane.placer, &layouts, &[spot.at], near)
}
