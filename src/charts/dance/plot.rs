//! The plot of the dance: marks from the back to the front, then labels where there is room.

use super::super::facts::{DanceFacts, Ending, Spot, Talk, objection};
use super::super::figure::{Point, Rect, Shape, Weight};
use super::super::layout::Page;
use super::super::plane::{Plane, is_place};
use super::super::theme::{self, INK, WHITE};
use crate::account::capital;

/// A solution point nearer to the handshake than this is drawn as a diamond around it.
const AROUND: f64 = 17.0;

/// What is being drawn.
pub(super) struct Plot<'a> {
    pub(super) plane: Plane<'a>,
    talk: &'a Talk,
    pub(super) dance: &'a DanceFacts,
}

/// Draws the plot into `room`.
pub(super) fn draw(page: &mut Page, room: Rect, talk: &Talk, dance: &DanceFacts) {
    let mut plot = Plot {
        plane: Plane::new(page, room, talk, dance, &marked(dance)),
        talk,
        dance,
    };
    plot.plane.region();
    plot.plane.deals();
    plot.plane.walk_aways();
    plot.rival();
    plot.moves();
    plot.plane.passing();
    plot.rival_end();
    plot.ends();
    plot.labels();
    plot.rival_label();
}

/// Everything that must lie on the plane besides deals.
fn marked(dance: &DanceFacts) -> Vec<(f64, f64)> {
    let rival = dance.rival.iter().flat_map(|rival| {
        let asks = rival.asks.iter().flatten();
        asks.chain(&rival.handshake)
    });
    let drafts = dance.drafts.iter().flat_map(|drafts| &drafts.spots);
    let spots = dance.asks.iter().flatten().chain(rival).chain(drafts);
    let solutions = dance.solutions.iter().map(|solution| solution.at);
    let all = spots.map(|spot| spot.at).chain(solutions);
    all.chain(dance.handshake).collect()
}

impl Plot<'_> {
    fn moves(&mut self) {
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            let hue = theme::party(axis.party.index).for_mark();
            let (shape, filled) = theme::mark(axis.party.index);
            let points = self.spots(asks);
            self.plane.placer.avoid_line(&points);
            self.plane.line(points.clone(), 8.0, WHITE, None);
            self.plane.line(points.clone(), 4.5, hue, None);
            for at in points {
                let radius = self.plane.sized(10.5, 7.5);
                let look = if filled {
                    (Some(hue), WHITE, 2.0)
                } else {
                    (Some(WHITE), hue, 3.0)
                };
                self.plane.symbol(at, shape, radius, look);
            }
        }
        if let Some(drafts) = &self.dance.drafts {
            let points = self.spots(&drafts.spots);
            self.plane.placer.avoid_line(&points);
            self.plane.line(points.clone(), 2.5, INK, Some((3.0, 6.0)));
            for at in points {
                self.plane
                    .symbol(at, Shape::Square, 7.5, (Some(WHITE), INK, 2.5));
            }
        }
    }

    pub(super) fn spots(&self, spots: &[Spot]) -> Vec<Point> {
        spots
            .iter()
            .filter(|spot| is_place(&spot.at))
            .map(|spot| self.plane.frame.at(spot.at))
            .collect()
    }

    /// The handshake on top of everything, and solution points. One that would be hidden by the
    /// handshake stays at its place: as a diamond around it, or a small one beside its middle.
    fn ends(&mut self) {
        let place = self.dance.handshake.filter(is_place);
        let place = place.map(|at| self.plane.frame.at(at));
        let solutions: Vec<(Point, f64)> = self
            .dance
            .solutions
            .iter()
            .map(|solution| self.plane.frame.at(solution.at))
            .map(|at| (at, self.handshake_distance(at)))
            .collect();
        let near = |away: f64| away < 34.0;
        let around = |away: f64| away < AROUND;
        for &(at, away) in &solutions {
            if around(away) {
                self.plane
                    .symbol(at, Shape::Diamond, 39.0, (Some(WHITE), WHITE, 8.0));
                self.plane
                    .symbol(at, Shape::Diamond, 39.0, (Some(WHITE), INK, 3.0));
            } else if !near(away) {
                self.plane
                    .symbol(at, Shape::Diamond, 12.0, (Some(WHITE), INK, 3.0));
            }
        }
        if let Some(at) = place {
            self.handshake(at);
        }
        for &(at, away) in &solutions {
            if near(away) && !around(away) {
                self.plane
                    .symbol(at, Shape::Diamond, 11.5, (Some(WHITE), WHITE, 3.0));
                self.plane
                    .symbol(at, Shape::Diamond, 9.0, (Some(WHITE), INK, 2.5));
            }
        }
    }

    /// How far a place is from the handshake, in projector pixels.
    fn handshake_distance(&self, at: Point) -> f64 {
        let place = self.dance.handshake.filter(is_place);
        place.map_or(f64::INFINITY, |place| {
            let place = self.plane.frame.at(place);
            (place.0 - at.0).hypot(place.1 - at.1) / self.plane.stroke()
        })
    }

    fn handshake(&mut self, at: Point) {
        match self.talk.ending {
            Ending::Ratified { .. } => {
                self.plane
                    .symbol(at, Shape::Circle, 19.0, (Some(INK), WHITE, 4.0));
                self.plane.symbol(at, Shape::Tick, 9.0, (None, WHITE, 4.5));
            }
            Ending::Blocked { .. } => {
                self.plane
                    .symbol(at, Shape::Square, 18.0, (Some(WHITE), WHITE, 4.0));
                self.plane
                    .symbol(at, Shape::Square, 15.0, (Some(WHITE), INK, 4.0));
                self.plane.symbol(at, Shape::Cross, 8.0, (None, INK, 4.5));
            }
            Ending::Breakdown { .. } | Ending::NoHandshake { .. } => {}
        }
    }

    fn labels(&mut self) {
        let theme = self.plane.page.theme;
        let (bold, plain) = ((theme.label, Weight::Bold), (theme.note, Weight::Regular));
        let unit = self.talk.unit.clone();
        if let Some(at) = self
            .dance
            .handshake
            .filter(is_place)
            .map(|at| self.plane.frame.at(at))
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
            let ring =
                solutions.any(|s| self.handshake_distance(self.plane.frame.at(s.at)) < AROUND);
            let clear = if ring { 46.0 } else { 26.0 };
            self.plane
                .label(&text, &[at], (bold.0, bold.1, INK), (clear, 15.0));
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
            let at = self.plane.frame.at(solution.at);
            let ring = self.handshake_distance(at) < AROUND;
            let clear = if ring { 58.0 } else { 17.0 };
            self.plane
                .label(&text, &[at], (plain.0, plain.1, INK), (clear, 15.0));
        }
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            if let Some(first) = asks.first().filter(|spot| is_place(&spot.at)) {
                let colour = theme::party(axis.party.index).for_text();
                let at = self.plane.frame.at(first.at);
                let text = capital(&format!("{} opens", axis.party.name));
                self.plane
                    .label(&text, &[at], (bold.0, bold.1, colour), (14.0, 8.0));
            }
        }
        for index in 0..2 {
            self.plane.walk_away_label(index);
        }
        self.plane.zopa_label();
        self.plane.passing_label();
        if let Some(drafts) = &self.dance.drafts
            && let Some(first) = drafts.spots.first()
        {
            let at = self.plane.frame.at(first.at);
            let text = format!("Drafts by {}", drafts.by);
            self.plane
                .label(&text, &[at], (plain.0, plain.1, INK), (14.0, 8.0));
        }
        self.plane.frontier_label();
    }
}
