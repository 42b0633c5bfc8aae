//! The plot of the dance: marks from the back to the front, then labels where there is room.

use super::super::facts::{Axis, DanceFacts, Ending, Spot, Talk, objection};
use super::super::figure::{Area, Cloud, Line, Mark, Point, Rect, Shape, Symbol, Weight, bounds};
use super::super::layout::{Frame, Label, Page, Placer, balanced, number};
use super::super::theme::{self, Colour, DOT, GREY, INK, PASSING, WHITE, ZOPA};
use crate::account::{capital, short_count, when};

/// Drifts smaller than this are not worth a second line.
const NOTICEABLE: f64 = 0.75;

/// Worths beyond this are no worths, and do not stretch an axis.
const FARTHEST: f64 = 1000.0;

/// Fewer deals than this are drawn with larger dots.
const FEW: usize = 500;

/// A solution point nearer to the handshake than this is drawn as a diamond around it.
const AROUND: f64 = 17.0;

/// What is being drawn: the page, where, and what stands in the way of labels.
pub(super) struct Plot<'a> {
    pub(super) page: &'a mut Page,
    pub(super) frame: Frame,
    pub(super) placer: Placer,
    talk: &'a Talk,
    pub(super) dance: &'a DanceFacts,
}

/// Draws the plot into `room`.
pub(super) fn draw(page: &mut Page, room: Rect, talk: &Talk, dance: &DanceFacts) {
    let [a, b] = &dance.axes;
    let theme = page.theme;
    let (x_name, y_name) = (
        format!("Worth to {} (0-100) →", a.party.name),
        format!("↑ Worth to {} (0-100)", b.party.name),
    );
    let size = theme.label;
    let short = |name: &str| {
        super::super::layout::ellipsis(name, size, Weight::Regular, room.width() * 0.9)
    };
    let frame = Frame::new(
        &theme,
        room,
        (&short(&x_name), range(dance, |at| at.0, a)),
        (&short(&y_name), range(dance, |at| at.1, b)),
    );
    page.marks.extend(frame.marks().iter().cloned());
    let mut plot = Plot {
        placer: Placer::new(frame.plot.grown(-2.0), theme.stroke),
        page,
        frame,
        talk,
        dance,
    };
    plot.region();
    plot.deals();
    plot.walk_aways();
    plot.rival();
    plot.moves();
    plot.passing();
    plot.rival_end();
    plot.ends();
    plot.labels();
    plot.rival_label();
}

/// Whether a pair of worths can be shown.
pub(super) fn is_place(at: &(f64, f64)) -> bool {
    at.0.abs() <= FARTHEST && at.1.abs() <= FARTHEST
}

/// The numbers an axis covers: 0 to 100, less what is empty at its start, more if worths leave it.
fn range(dance: &DanceFacts, of: impl Fn((f64, f64)) -> f64, axis: &Axis) -> (f64, f64) {
    let spots = dance.asks.iter().flatten().map(|spot| spot.at);
    let rival = dance.rival.iter().flat_map(|rival| {
        let asks = rival.asks.iter().flatten();
        asks.chain(&rival.handshake).map(|spot| spot.at)
    });
    let drafts = dance.drafts.iter().flat_map(|drafts| &drafts.spots);
    let values = || {
        dance
            .cloud
            .iter()
            .copied()
            .chain(spots.clone())
            .chain(rival.clone())
            .chain(drafts.clone().map(|spot| spot.at))
            .chain(dance.solutions.iter().map(|solution| solution.at))
            .chain(dance.handshake)
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

/// The part of some deals that no other deal beats for both, by ascending worth to the first.
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

impl Plot<'_> {
    fn stroke(&self) -> f64 {
        self.page.theme.stroke
    }

    fn at(&self, deals: &[(f64, f64)]) -> Vec<Point> {
        deals.iter().map(|at| self.frame.at(*at)).collect()
    }

    pub(super) fn line(
        &mut self,
        points: Vec<Point>,
        width: f64,
        colour: Colour,
        dash: Option<(f64, f64)>,
    ) {
        let scale = self.stroke();
        self.page.add(Mark::Line(Line {
            points,
            width: width * scale,
            colour,
            dash: dash.map(|(on, off)| (on * scale, off * scale)),
        }));
    }

    pub(super) fn symbol(
        &mut self,
        at: Point,
        shape: Shape,
        radius: f64,
        look: (Option<Colour>, Colour, f64),
    ) {
        let (fill, outline, width) = look;
        let scale = self.stroke();
        let symbol = Symbol {
            at,
            shape,
            radius: radius * scale,
            fill,
            outline: Some((outline, width * scale)),
            solid: true,
        };
        self.placer.block(symbol.rect());
        self.page.add(Mark::Symbol(symbol));
    }

    /// The outer edge of the ZOPA.
    fn edge(&self) -> Vec<(f64, f64)> {
        let deals = [&self.dance.zopa[..], &self.dance.zopa_edge[..]].concat();
        staircase(&deals)
    }

    /// The ZOPA: under the deals that are in it, above both walk-aways.
    fn region(&mut self) {
        let steps = self.edge();
        let [a, b] = [&self.dance.axes[0], &self.dance.axes[1]].map(|axis| axis.walk_away.now);
        let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
            return;
        };
        let mut corners = vec![(a, b), (a, first.1)];
        for pair in steps.windows(2) {
            corners.extend([pair[0], (pair[0].0, pair[1].1)]);
        }
        corners.extend([*last, (last.0, b)]);
        let points = self.at(&corners);
        if let Some(region) = bounds(&points) {
            self.placer.avoid_region(region);
        }
        self.page.add(Mark::Area(Area {
            points,
            fill: ZOPA.tint(0.16),
            solid: false,
        }));
    }

    fn few(&self) -> bool {
        self.dance.cloud.len() < FEW
    }

    /// The first of two lengths where deals are few, the second where they are many.
    fn sized(&self, few: f64, many: f64) -> f64 {
        if self.few() { few } else { many }
    }

    /// The cloud on its frontier. Where deals are few, the moves often follow the frontier: it is
    /// drawn so wide that it is seen on both sides of them.
    fn deals(&mut self) {
        let frontier = self.at(&self.dance.frontier);
        self.placer.avoid_line(&frontier);
        if self.few() {
            self.line(frontier.clone(), 18.0, GREY.tint(0.35), None);
            self.line(frontier.clone(), 4.0, GREY, None);
        }
        let cloud = Cloud {
            points: self.at(&self.dance.cloud),
            radius: self.sized(6.0, 2.1) * self.stroke(),
            colour: DOT,
        };
        self.placer.avoid_dots(&cloud.points);
        self.page.add(Mark::Cloud(cloud));
        let zopa = Cloud {
            points: self.at(&self.dance.zopa),
            radius: self.sized(6.0, 3.0) * self.stroke(),
            colour: ZOPA.for_text(),
        };
        self.placer.avoid_dots(&zopa.points);
        self.page.add(Mark::Cloud(zopa));
        if !self.few() {
            self.line(frontier, 4.0, GREY, None);
        }
    }

    fn walk_aways(&mut self) {
        for (index, axis) in self.dance.axes.iter().enumerate() {
            let colour = theme::party(axis.party.index).for_text();
            let drifts = (axis.walk_away.now - axis.walk_away.day_one).abs() >= NOTICEABLE;
            if drifts {
                let points = self.across(index, axis.walk_away.day_one);
                self.placer.avoid_line(&points);
                self.placer.avoid_wall(&points);
                self.line(points, 2.0, colour, Some((2.0, 8.0)));
            }
            let points = self.across(index, axis.walk_away.now);
            self.placer.avoid_line(&points);
            self.placer.avoid_wall(&points);
            self.line(points, 3.5, colour, Some((14.0, 9.0)));
        }
    }

    /// The line of a value of the first (vertical) or second party (horizontal).
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

    fn moves(&mut self) {
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            let hue = theme::party(axis.party.index);
            let points = self.spots(asks);
            self.placer.avoid_line(&points);
            self.line(points.clone(), 8.0, WHITE, None);
            self.line(points.clone(), 4.5, hue, None);
            for at in points {
                let radius = self.sized(10.5, 7.0);
                self.symbol(at, Shape::Circle, radius, (Some(hue), WHITE, 2.0));
            }
        }
        if let Some(drafts) = &self.dance.drafts {
            let points = self.spots(&drafts.spots);
            self.placer.avoid_line(&points);
            self.line(points.clone(), 2.5, INK, Some((3.0, 6.0)));
            for at in points {
                self.symbol(at, Shape::Square, 7.5, (Some(WHITE), INK, 2.5));
            }
        }
    }

    pub(super) fn spots(&self, spots: &[Spot]) -> Vec<Point> {
        spots
            .iter()
            .filter(|spot| is_place(&spot.at))
            .map(|spot| self.frame.at(spot.at))
            .collect()
    }

    fn passing(&mut self) {
        let dots = Cloud {
            points: self.at(&self.dance.passing),
            radius: self.sized(4.0, 2.6) * self.stroke(),
            colour: PASSING,
        };
        for at in dots.distinct() {
            let radius = self.sized(6.0, 4.4);
            self.symbol(at, Shape::Circle, radius, (Some(PASSING), INK, 1.3));
        }
    }

    /// The handshake on top of everything, and solution points. One that would be hidden by the
    /// handshake stays at its place: as a diamond around it, or a small one beside its middle.
    fn ends(&mut self) {
        let place = self.dance.handshake.filter(is_place);
        let place = place.map(|at| self.frame.at(at));
        let solutions: Vec<(Point, f64)> = self
            .dance
            .solutions
            .iter()
            .map(|solution| self.frame.at(solution.at))
            .map(|at| (at, self.handshake_distance(at)))
            .collect();
        let near = |away: f64| away < 34.0;
        let around = |away: f64| away < AROUND;
        for &(at, away) in &solutions {
            if around(away) {
                self.symbol(at, Shape::Diamond, 39.0, (Some(WHITE), WHITE, 8.0));
                self.symbol(at, Shape::Diamond, 39.0, (Some(WHITE), INK, 3.0));
            } else if !near(away) {
                self.symbol(at, Shape::Diamond, 12.0, (Some(WHITE), INK, 3.0));
            }
        }
        if let Some(at) = place {
            self.handshake(at);
        }
        for &(at, away) in &solutions {
            if near(away) && !around(away) {
                self.symbol(at, Shape::Diamond, 11.5, (Some(WHITE), WHITE, 3.0));
                self.symbol(at, Shape::Diamond, 9.0, (Some(WHITE), INK, 2.5));
            }
        }
    }

    /// How far a place is from the handshake, in projector pixels.
    fn handshake_distance(&self, at: Point) -> f64 {
        let place = self.dance.handshake.filter(is_place);
        place.map_or(f64::INFINITY, |place| {
            let place = self.frame.at(place);
            (place.0 - at.0).hypot(place.1 - at.1) / self.stroke()
        })
    }

    fn handshake(&mut self, at: Point) {
        match self.talk.ending {
            Ending::Ratified { .. } => {
                self.symbol(at, Shape::Circle, 19.0, (Some(INK), WHITE, 4.0));
                self.symbol(at, Shape::Tick, 9.0, (None, WHITE, 4.5));
            }
            Ending::Blocked { .. } => {
                self.symbol(at, Shape::Square, 18.0, (Some(WHITE), WHITE, 4.0));
                self.symbol(at, Shape::Square, 15.0, (Some(WHITE), INK, 4.0));
                self.symbol(at, Shape::Cross, 8.0, (None, INK, 4.5));
            }
            Ending::Breakdown { .. } | Ending::NoHandshake { .. } => {}
        }
    }

    /// Places a label near one of the anchors; without room the label is left out.
    pub(super) fn label(
        &mut self,
        text: &str,
        anchors: &[Point],
        look: (f64, Weight, Colour),
        near: (f64, f64),
    ) {
        let (size, weight, colour) = look;
        let (clear, reach) = near;
        let mut layouts: Vec<Label> = Vec::new();
        let narrow = (text.chars().count() < 20).then_some(5.0);
        for width in [15.0, 11.0, 22.0, 40.0].into_iter().chain(narrow) {
            let lines = balanced(text, size, weight, size * width);
            // A word is cut only where nothing else can be.
            let cut = lines.iter().any(|line| line.ends_with('-')) && !layouts.is_empty();
            if !lines.is_empty() && !cut && layouts.iter().all(|other| other.lines != lines) {
                layouts.push(Label {
                    lines,
                    size,
                    weight,
                    colour,
                });
            }
        }
        let clear = clear * self.stroke();
        if let Some(marks) = self.placer.place(&layouts, anchors, clear, reach) {
            self.page.marks.extend(marks);
        }
    }

    fn labels(&mut self) {
        let theme = self.page.theme;
        let (bold, plain) = ((theme.label, Weight::Bold), (theme.note, Weight::Regular));
        let unit = self.talk.unit.clone();
        if let Some(at) = self
            .dance
            .handshake
            .filter(is_place)
            .map(|at| self.frame.at(at))
        {
            let text = match &self.talk.ending {
                Ending::Ratified { round, by } if by.is_empty() => {
                    format!("Handshake, {unit} {round}")
                }
                Ending::Ratified { round, .. } => format!("Handshake, {unit} {round}:\nratified"),
                Ending::Blocked { round, by } => {
                    format!("Handshake, {unit} {round}:\n{}", objection(by))
                }
                Ending::Breakdown { .. } | Ending::NoHandshake { .. } => String::new(),
            };
            let mut solutions = self.dance.solutions.iter();
            let ring = solutions.any(|s| self.handshake_distance(self.frame.at(s.at)) < AROUND);
            let clear = if ring { 46.0 } else { 26.0 };
            self.label(&text, &[at], (bold.0, bold.1, INK), (clear, 15.0));
        }
        let blocked = match &self.talk.ending {
            Ending::Blocked { by, .. } => Some(objection(by)),
            _ => None,
        };
        for solution in &self.dance.solutions {
            let text = match &solution.note {
                Some(note) if Some(note) == blocked.as_ref() => {
                    format!("{}: same objection", solution.name)
                }
                Some(note) => format!("{}:\n{note}", solution.name),
                None => solution.name.clone(),
            };
            let at = self.frame.at(solution.at);
            let ring = self.handshake_distance(at) < AROUND;
            let clear = if ring { 58.0 } else { 17.0 };
            self.label(&text, &[at], (plain.0, plain.1, INK), (clear, 15.0));
        }
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            if let Some(first) = asks.first().filter(|spot| is_place(&spot.at)) {
                let colour = theme::party(axis.party.index).for_text();
                let at = self.frame.at(first.at);
                let text = capital(&format!("{} opens", axis.party.name));
                self.label(&text, &[at], (bold.0, bold.1, colour), (14.0, 8.0));
            }
        }
        for index in 0..2 {
            self.walk_away_label(index);
        }
        if !self.dance.zopa.is_empty() {
            let anchors = self.spread(&self.edge());
            let text = if self.talk.signatories.len() > 2 {
                "ZOPA: no worse than\nno deal for all who sign"
            } else {
                "ZOPA: no worse than\nno deal for both"
            };
            let look = (plain.0, plain.1, ZOPA.for_text());
            self.label(text, &anchors, look, (8.0, 15.0));
        }
        if !self.dance.passing.is_empty() {
            let count = if self.dance.passing_deals == 1 {
                "1 deal passes every gate".to_owned()
            } else {
                let many = short_count(&self.dance.passing_deals);
                format!("{many} deals pass every gate")
            };
            let anchors = self.spread(&self.dance.passing);
            let look = (plain.0, Weight::Bold, PASSING.for_text());
            self.label(&count, &anchors, look, (12.0, 15.0));
        }
        if let Some(drafts) = &self.dance.drafts
            && let Some(first) = drafts.spots.first()
        {
            let at = self.frame.at(first.at);
            let text = format!("Drafts by {}", drafts.by);
            self.label(&text, &[at], (plain.0, plain.1, INK), (14.0, 8.0));
        }
        if self.dance.frontier.len() > 1 {
            let anchors = self.spread(&self.dance.frontier);
            let text = "Pareto frontier\ninside all red lines";
            self.label(text, &anchors, (plain.0, plain.1, GREY), (10.0, 8.0));
        }
    }

    /// A few places among many to hang a label on, not under a symbol if there are others.
    fn spread(&self, deals: &[(f64, f64)]) -> Vec<Point> {
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

    /// Along its line, where there is room.
    fn walk_away_label(&mut self, index: usize) {
        let axis = &self.dance.axes[index];
        let theme = self.page.theme;
        let now = number(axis.walk_away.now, 1);
        let day_one = number(axis.walk_away.day_one, 1);
        let side = ["left of", "below"][index];
        let drifts = (axis.walk_away.now - axis.walk_away.day_one).abs() >= NOTICEABLE;
        let value = if drifts {
            let unit = &self.talk.unit;
            let (then, first) = (when(unit, self.dance.round), when(unit, 0));
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
        let look = (theme.note, Weight::Regular, colour);
        self.label(&text, &anchors, look, (8.0, 0.6));
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
}
