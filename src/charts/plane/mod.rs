//! The plane of worth to one party against worth to another, used by several charts: the cloud of deals, its frontier, the
//! walk-aways, the ZOPA, and labels where there is room.

mod close_up;
pub(super) mod cloud;
pub(super) mod columns;
pub(super) mod facts;
pub(super) mod land;
mod window;

use crate::account::{capital, short_count, when};
use crate::charts::plane::facts::{DanceAxis, DanceFacts};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Cloud, Point, Rect, Shape, bounds};
use crate::drawing::layout::{Label, Look, Page, Placer, PlotFrame, bold, faint, number, plain};
use crate::drawing::marks::{line, symbol};
use crate::drawing::theme::{self, Colour, DOT, GREY, INK, PASSING, ZOPA};

pub(super) use self::window::{Ranges, Window};

/// Drifts smaller than this do not get a second line.
const NOTICEABLE: f64 = 0.75;

/// Worths beyond this are invalid, and do not extend an axis.
const FARTHEST: f64 = 1000.0;

/// Up to this number of deals, dots are largest.
const HANDFUL: usize = 60;

/// Fewer deals than this are drawn with larger dots.
const FEW: usize = 500;

/// A plane being drawn: the page, its place, and the obstacles for labels.
pub(super) struct Plane<'a> {
    pub(super) page: &'a mut Page,
    pub(super) frame: PlotFrame,
    pub(super) placer: Placer,
    /// Its contents.
    pub(super) land: &'a DanceFacts,
    /// The name of a round.
    unit: &'a str,
    /// The number of signatories.
    signers: usize,
    /// True if so few deals are in sight that each can be seen.
    few: bool,
}

/// True if a pair of worths can be shown.
pub(in crate::charts) fn is_place(at: &(f64, f64)) -> bool {
    at.0.abs() <= FARTHEST && at.1.abs() <= FARTHEST
}

/// The range of an axis: 0 to 100, without an empty part at its start, extended if worths are outside.
fn range(
    land: &DanceFacts,
    of: impl Fn((f64, f64)) -> f64,
    axis: &DanceAxis,
    marks: &[(f64, f64)],
) -> (f64, f64) {
    let values = || {
        // If the cloud is a sample, the frontiers are beyond it.
        let edges = land.frontier.iter().chain(&land.zopa_edge);
        let places = land.cloud.iter().chain(edges).chain(marks).copied();
        places
            .map(&of)
            .chain([axis.walk_away.now, axis.walk_away.day_one])
            .filter(|value| value.abs() <= FARTHEST)
    };
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    let low = if low.is_finite() { low } else { 0.0 };
    let high = if high.is_finite() { high } else { 100.0 };
    let low = ((low - 4.0) / 10.0).floor() * 10.0;
    let high = ((high + 3.0) / 10.0).ceil() * 10.0;
    (
        if low < 0.0 && values().all(|value| value >= 0.0) {
            -4.0
        } else {
            low
        },
        if high > 100.0 && values().all(|value| value <= 100.0) {
            107.0
        } else {
            high
        },
    )
}

/// The deals that no other deal beats for both, by ascending worth to the first.
fn staircase(deals: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut sorted: Vec<(f64, f64)> = deals
        .iter()
        .copied()
        .filter(|(x, y)| x.is_finite() && y.is_finite())
        .collect();
    sorted.sort_by(|p, q| q.0.total_cmp(&p.0).then(q.1.total_cmp(&p.1)));
    let mut best = f64::NEG_INFINITY;
    sorted.retain(|(_, y)| {
        let beats = *y > best;
        best = best.max(*y);
        beats
    });
    sorted.reverse();
    sorted
}

/// The steps from deal to deal of a frontier: the area below them is beaten by one of its deals.
fn steps(corners: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for pair in corners.windows(2) {
        points.extend([pair[0], (pair[0].0, pair[1].1)]);
    }
    points.extend(corners.last());
    points
}

impl<'a> Plane<'a> {
    /// The ranges of a plane that covers the deals and these marks.
    pub(super) fn ranges(land: &DanceFacts, marks: &[(f64, f64)]) -> Ranges {
        let [a, b] = &land.axes;
        (
            range(land, |at| at.0, a, marks),
            range(land, |at| at.1, b, marks),
        )
    }

    /// A plane in `room` that covers the deals and these marks, with only its axes.
    pub(super) fn new(
        page: &'a mut Page,
        room: Rect,
        talk: &'a Talk,
        land: &'a DanceFacts,
        marks: &[(f64, f64)],
    ) -> Self {
        let [a, b] = &land.axes;
        let (x_range, y_range) = Self::ranges(land, marks);
        let theme = page.theme;
        let (x_name, y_name) = (
            format!("Worth to {} (0-100) →", a.party.name),
            format!("↑ Worth to {} (0-100)", b.party.name),
        );
        let size = theme.label;
        let short = |name: &str| plain(size).shortened(name, room.width() * 0.9);
        let frame = PlotFrame::new(
            &theme,
            room,
            (&short(&x_name), x_range),
            (&short(&y_name), y_range),
        );
        Plane::on(page, frame, talk, land)
    }

    /// A plane on a frame. Anything outside is not drawn.
    fn on(page: &'a mut Page, frame: PlotFrame, talk: &'a Talk, land: &'a DanceFacts) -> Self {
        page.marks.extend(frame.marks().iter().cloned());
        let in_sight = |at: &&(f64, f64)| holds(&frame.plot, frame.at(**at));
        let few = land.cloud.iter().filter(in_sight).count() < FEW;
        Plane {
            placer: Placer::new(frame.plot.grown(-2.0), page.theme.stroke),
            page,
            frame,
            land,
            unit: &talk.unit,
            signers: talk.signatories.len(),
            few,
        }
    }
}

/// True if a place is in a box.
fn holds(room: &Rect, at: Point) -> bool {
    room.holds(&Rect::around(at, 0.0))
}

impl Plane<'_> {
    pub(in crate::charts) fn stroke(&self) -> f64 {
        self.page.theme.stroke
    }

    /// The positions of those deals that are in sight.
    pub(in crate::charts) fn at(&self, deals: &[(f64, f64)]) -> Vec<Point> {
        let all = deals.iter().map(|at| self.frame.at(*at));
        all.filter(|at| holds(&self.frame.plot, *at)).collect()
    }

    /// True if a place is in sight.
    pub(in crate::charts) fn in_sight(&self, at: Point) -> bool {
        holds(&self.frame.plot, at)
    }

    /// Makes labels avoid this line, as far as it is in sight.
    pub(in crate::charts) fn avoid_line(&mut self, points: &[Point]) {
        for part in self.frame.plot.clipped(points) {
            self.placer.avoid_line(&part);
        }
    }

    /// Draws a line, as far as it is in sight.
    pub(in crate::charts) fn line(
        &mut self,
        points: &[Point],
        width: f64,
        colour: Colour,
        dash: Option<(f64, f64)>,
    ) {
        let scale = self.stroke();
        for points in self.frame.plot.clipped(points) {
            let dash = dash.map(|(on, off)| (on * scale, off * scale));
            self.page.add(line(points, colour, width * scale, dash));
        }
    }

    pub(in crate::charts) fn symbol(
        &mut self,
        at: Point,
        shape: Shape,
        radius: f64,
        look: (Option<Colour>, Colour, f64),
    ) {
        if !holds(&self.frame.plot, at) {
            return;
        }
        let (fill, outline, width) = look;
        let scale = self.stroke();
        let symbol = symbol(
            at,
            shape,
            radius * scale,
            fill,
            Some((outline, width * scale)),
        );
        self.placer.block(symbol.rect());
        self.page.add(symbol);
    }

    /// The outer edge of the ZOPA.
    fn edge(&self) -> Vec<(f64, f64)> {
        let deals = [&self.land.zopa[..], &self.land.zopa_edge[..]].concat();
        staircase(&deals)
    }

    /// The ZOPA: tinted around the deals that are in it, and nowhere else.
    pub(in crate::charts) fn region(&mut self) {
        let points = self.at(&[&self.land.zopa[..], &self.land.zopa_edge[..]].concat());
        let Some(region) = bounds(&points) else {
            return;
        };
        self.placer.avoid_region(region);
        self.placer.avoid_dots(&points);
        self.page.add(Cloud {
            points,
            radius: self.sized(13.0, 10.0) * self.stroke(),
            colour: ZOPA.tint(0.28),
        });
    }

    /// The first of two lengths if deals are few, the second if they are many.
    pub(in crate::charts) fn sized(&self, few: f64, many: f64) -> f64 {
        if self.few { few } else { many }
    }

    /// The cloud under its frontier: steps beyond which there is no deal. A straight line from deal to deal would promise
    /// deals that do not exist. If deals are few, those on the frontier are dark.
    pub(in crate::charts) fn deals(&mut self) {
        let all = self.land.frontier.iter();
        let corners: Vec<Point> = all.map(|at| self.frame.at(*at)).collect();
        let frontier = steps(&corners);
        self.avoid_line(&frontier);
        self.line(&frontier, self.sized(2.5, 4.0), GREY, None);
        let cloud = Cloud {
            points: self.at(&self.land.cloud),
            radius: self.sized(6.0, 2.1) * self.stroke(),
            colour: DOT,
        };
        self.placer.avoid_dots(&cloud.points);
        self.page.add(cloud);
        let zopa = Cloud {
            points: self.at(&self.land.zopa),
            radius: self.sized(6.0, 3.0) * self.stroke(),
            colour: ZOPA.for_text(),
        };
        self.placer.avoid_dots(&zopa.points);
        self.page.add(zopa);
        if self.few {
            let edge = Cloud {
                points: self.at(&self.land.frontier),
                radius: 6.0 * self.stroke(),
                colour: GREY,
            };
            self.placer.avoid_dots(&edge.points);
            self.page.add(edge);
        }
    }

    /// A frame around the part that another plane magnifies.
    pub(in crate::charts) fn framed(&mut self, window: &Window) {
        let (x, y) = (window.x, window.y);
        let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1), (x.0, y.0)];
        let outline: Vec<Point> = corners.iter().map(|at| self.frame.at(*at)).collect();
        self.placer.avoid_line(&outline);
        self.line(&outline, 2.5, INK, None);
    }

    pub(in crate::charts) fn walk_aways(&mut self) {
        for (index, axis) in self.land.axes.iter().enumerate() {
            let colour = theme::party(axis.party.index).for_text();
            let drifts = (axis.walk_away.now - axis.walk_away.day_one).abs() >= NOTICEABLE;
            if drifts {
                let points = self.across(index, axis.walk_away.day_one);
                self.placer.avoid_line(&points);
                self.placer.avoid_wall(&points);
                self.line(&points, 2.0, colour, Some((2.0, 8.0)));
            }
            let points = self.across(index, axis.walk_away.now);
            self.placer.avoid_line(&points);
            self.placer.avoid_wall(&points);
            self.line(&points, 3.5, colour, Some((14.0, 9.0)));
        }
    }

    /// The line at a value of the first (vertical) or second party (horizontal).
    fn across(&self, index: usize, value: f64) -> Vec<Point> {
        let plot = self.frame.plot;
        if index == 0 {
            let x = self.frame.x.at(value);
            vec![(x, plot.y0), (x, plot.y1)]
        } else {
            let y = self.frame.y.at(value);
            vec![(plot.x0, y), (plot.x1, y)]
        }
    }

    /// The radius of deals that pass: if there are only a handful, large enough to be seen under a path.
    fn passing_radius(&self) -> f64 {
        if self.land.cloud.len() <= HANDFUL {
            9.0
        } else {
            self.sized(6.0, 4.4)
        }
    }

    pub(in crate::charts) fn passing(&mut self) {
        let dots = Cloud {
            points: self.at(&self.land.passing),
            radius: self.passing_radius() * 0.6 * self.stroke(),
            colour: PASSING,
        };
        for at in dots.distinct() {
            let radius = self.passing_radius();
            self.symbol(at, Shape::Circle, radius, (Some(PASSING), INK, 1.3));
        }
    }

    /// Places a label near one of the anchors; if there is no room, the label is left out.
    pub(in crate::charts) fn label(
        &mut self,
        text: &str,
        anchors: &[Point],
        look: Look,
        (clear, reach): (f64, f64),
    ) {
        let narrow = (text.chars().count() < 20).then_some(5.0);
        let widths = [15.0, 11.0, 22.0, 40.0].into_iter().chain(narrow);
        let layouts = Label::shapes(text, look, widths, false);
        let near = (clear * self.stroke(), reach);
        self.page.label(&mut self.placer, &layouts, anchors, near);
    }

    /// Labels the tinted region.
    pub(in crate::charts) fn zopa_label(&mut self) {
        let note = self.page.theme.note;
        if !self.land.zopa.is_empty() {
            let anchors = self.spread(&self.edge());
            let text = if self.signers > 2 {
                "ZOPA: no worse than\nno deal for all who sign"
            } else {
                "ZOPA: no worse than\nno deal for both"
            };
            self.label(
                text,
                &anchors,
                plain(note).coloured(ZOPA.for_text()),
                (8.0, 15.0),
            );
        }
    }

    /// Labels the deals that pass every gate with their number.
    pub(in crate::charts) fn passing_label(&mut self) {
        let note = self.page.theme.note;
        if !self.land.passing.is_empty() {
            let count = if self.land.passing_deals == 1 {
                "1 deal passes every gate".to_owned()
            } else {
                let many = short_count(&self.land.passing_deals);
                format!("{many} deals pass every gate")
            };
            let anchors = self.spread(&self.land.passing);
            self.label(
                &count,
                &anchors,
                bold(note).coloured(PASSING.for_text()),
                (12.0, 15.0),
            );
        }
    }

    /// Labels the grey line.
    pub(in crate::charts) fn frontier_label(&mut self) {
        let note = self.page.theme.note;
        if self.land.frontier.len() > 1 {
            let anchors = self.spread(&self.land.frontier);
            let text = "Pareto frontier\ninside all red lines";
            self.label(text, &anchors, faint(note), (10.0, 8.0));
        }
    }

    /// A few of many places on which to hang a label, not under a symbol if possible.
    pub(in crate::charts) fn spread(&self, deals: &[(f64, f64)]) -> Vec<Point> {
        let all = self.at(deals);
        let open: Vec<Point> = all
            .iter()
            .copied()
            .filter(|at| self.placer.is_free(*at))
            .collect();
        let from = if open.is_empty() { all } else { open };
        let step = from.len().div_ceil(9).max(1);
        from.into_iter().step_by(step).collect()
    }

    /// The label of a walk-away along its line, if there is room.
    pub(in crate::charts) fn walk_away_label(&mut self, index: usize) {
        let axis = &self.land.axes[index];
        let theme = self.page.theme;
        let now = number(axis.walk_away.now, 1);
        let day_one = number(axis.walk_away.day_one, 1);
        let side = ["left of", "below"][index];
        let drifts = (axis.walk_away.now - axis.walk_away.day_one).abs() >= NOTICEABLE;
        let value = if drifts {
            let unit = self.unit;
            let (then, first) = (when(unit, self.land.round), when(unit, 0));
            format!("{now} {then} ({day_one} {first})")
        } else {
            now
        };
        let text = format!("{} walks away {side} this line:\n{value}", axis.party.name);
        let text = capital(&text);
        let ends = self.across(index, axis.walk_away.now);
        let anchors: Vec<Point> = (0..=20)
            .map(|step| {
                let share = f64::from(step) / 20.0;
                (
                    ends[0].0 + (ends[1].0 - ends[0].0) * share,
                    ends[0].1 + (ends[1].1 - ends[0].1) * share,
                )
            })
            .collect();
        let colour = theme::party(axis.party.index).for_text();
        self.label(
            &text,
            &anchors,
            plain(theme.note).coloured(colour),
            (8.0, 0.6),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_staircase_keeps_what_nobody_beats() {
        let deals = [(1.0, 5.0), (2.0, 4.0), (2.0, 3.0), (3.0, 4.0), (0.0, 5.0)];
        assert_eq!(staircase(&deals), [(1.0, 5.0), (3.0, 4.0)]);
        assert!(staircase(&[]).is_empty());
    }

    #[test]
    fn a_frontier_promises_nothing_between_its_deals() {
        assert_eq!(
            steps(&[(1.0, 5.0), (3.0, 4.0)]),
            [(1.0, 5.0), (1.0, 4.0), (3.0, 4.0)]
        );
        assert!(steps(&[]).is_empty());
    }
}
