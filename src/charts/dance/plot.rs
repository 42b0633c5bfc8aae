//! The plot of the dance: marks from the back to the front, then labels where there is room.

use super::super::plane::{Plane, Ranges, Window, is_place};
use crate::account::capital;
use crate::charts::plane::facts::{DanceFacts, Spot};
use crate::charts::talk::{Ending, Talk, objection};
use crate::drawing::figure::{Point, Rect, Shape};
use crate::drawing::layout::{Page, bold, plain};
use crate::drawing::theme::{self, INK, WHITE};

/// The distance from the centre of a mark to its edge, in projector pixels: the handshake and solution points.
const HANDSHAKE: f64 = 21.0;
const SOLUTION: f64 = 14.0;
/// Places closer than this are the same one.
const SAME: f64 = 1.5;

/// The part of the whole that a plot shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole,
    /// All of it, but the contents of a frame are shown elsewhere.
    Outside,
    /// The contents of the frame.
    Inside,
}

/// The drawing in progress.
pub(super) struct Drawing<'a> {
    pub(super) plane: Plane<'a>,
    talk: &'a Talk,
    pub(super) dance: &'a DanceFacts,
    part: Part,
}

/// Solution points at one place.
struct Solved {
    /// The place.
    at: Point,
    /// The position of its mark.
    mark: Point,
    /// Its label.
    text: String,
    /// True if it is at the place of the handshake.
    shared: bool,
}

/// The magnified part and its factor.
pub(super) type Close = (Window, f64);

/// The part where deals are possible, if it is too small to be seen in `main`, shaped for `room`.
pub(super) fn close(page: &Page, room: Rect, main: Rect, dance: &DanceFacts) -> Option<Close> {
    let core = [&dance.zopa[..], &dance.zopa_edge[..], &dance.passing[..]].concat();
    let core: Vec<(f64, f64)> = core.into_iter().filter(is_place).collect();
    let ends = dance.solutions.iter().map(|solution| solution.at);
    let ends: Vec<(f64, f64)> = dance
        .handshake
        .into_iter()
        .chain(ends)
        .filter(is_place)
        .collect();
    let whole: Ranges = Plane::ranges(dance, &marked(dance));
    let window = Window::around(&core, &ends, whole)?;
    Plane::magnified(page, dance, &window, room, (main, whole))
}

/// Draws the plot into `room`, with a frame around the part that is shown magnified.
pub(super) fn draw(
    page: &mut Page,
    room: Rect,
    talk: &Talk,
    dance: &DanceFacts,
    close: Option<&Close>,
) {
    let mut plot = Drawing {
        plane: Plane::new(page, room, talk, dance, &marked(dance)),
        talk,
        dance,
        part: close.map_or(Part::Whole, |_| Part::Outside),
    };
    plot.marks();
    if let Some((window, _)) = close {
        plot.plane.framed(window);
    }
    plot.ends();
    plot.labels();
    plot.rival_label();
}

/// Draws the part where deals are possible into `room`.
pub(super) fn draw_close(
    page: &mut Page,
    room: Rect,
    talk: &Talk,
    dance: &DanceFacts,
    (window, times): &Close,
) {
    let mut plot = Drawing {
        plane: Plane::close_up(page, room, talk, dance, (window, *times)),
        talk,
        dance,
        part: Part::Inside,
    };
    plot.marks();
    plot.plane.framed(window);
    plot.ends();
    plot.labels();
}

/// All places that must be on the plane besides deals.
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

impl Drawing<'_> {
    /// Everything except ends and labels.
    fn marks(&mut self) {
        self.plane.region();
        self.plane.deals();
        self.plane.walk_aways();
        // Deals that pass are drawn under the moves: many dots would bury a path.
        self.plane.passing();
        self.rival();
        self.moves();
        self.rival_end();
    }

    fn moves(&mut self) {
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            let hue = theme::party(axis.party.index).for_mark();
            let (shape, filled) = theme::mark(axis.party.index);
            let points = self.spots(asks);
            self.plane.avoid_line(&points);
            self.plane.line(&points, 8.0, WHITE, None);
            self.plane.line(&points, 4.5, hue, None);
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
            self.plane.avoid_line(&points);
            self.plane.line(&points, 6.0, WHITE, None);
            self.plane.line(&points, 2.5, INK, Some((3.0, 6.0)));
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

    /// The place of the handshake, if it is in sight.
    fn handshake_place(&self) -> Option<Point> {
        let at = self.plane.frame.at(self.dance.handshake.filter(is_place)?);
        self.plane.in_sight(at).then_some(at)
    }

    /// The handshake and solution points, in front of everything. No mark covers another: a solution at the place of the
    /// handshake is mentioned in its label, one near it is moved aside and tied to its place.
    fn ends(&mut self) {
        let solved = self.solved();
        let moved = || solved.iter().filter(|solved| !solved.shared);
        for solved in moved().filter(|solved| solved.mark != solved.at) {
            let tie = [solved.at, solved.mark];
            self.plane.line(&tie, 7.0, WHITE, None);
            self.plane.line(&tie, 3.0, INK, None);
            self.plane
                .symbol(solved.at, Shape::Circle, 4.5, (Some(INK), WHITE, 1.5));
        }
        if let Some(at) = self.handshake_place() {
            self.handshake(at);
        }
        for solved in moved() {
            let (at, shape) = (solved.mark, Shape::Diamond);
            self.plane
                .symbol(at, shape, SOLUTION, (Some(WHITE), WHITE, 3.0));
            self.plane
                .symbol(at, shape, SOLUTION - 2.0, (Some(WHITE), INK, 3.0));
        }
    }

    /// The solution points that this plot shows: each place once, with everything to be said about it.
    fn solved(&self) -> Vec<Solved> {
        if self.part == Part::Outside {
            return Vec::new();
        }
        let blocked = match &self.talk.ending {
            Ending::Blocked { by, .. } => Some(objection(by)),
            _ => None,
        };
        let handshake = self.handshake_place();
        let mut taken: Vec<(Point, f64)> = handshake.iter().map(|&at| (at, HANDSHAKE)).collect();
        let mut all: Vec<Solved> = Vec::new();
        for solution in &self.dance.solutions {
            let at = self.plane.frame.at(solution.at);
            if !self.plane.in_sight(at) {
                continue;
            }
            let text = match &solution.note {
                Some(note) if Some(note) == blocked.as_ref() => {
                    format!("{}: same objection", solution.name)
                }
                Some(note) => format!("{}:\n{note}", solution.name),
                None => solution.name.clone(),
            };
            if let Some(same) = all.iter_mut().find(|other| self.apart(other.at, at) < SAME) {
                same.text = format!("{}\n{text}", same.text);
                continue;
            }
            let shared = handshake.is_some_and(|place| self.apart(place, at) < SAME);
            let mark = if shared { at } else { self.aside(at, &taken) };
            taken.push((mark, SOLUTION));
            all.push(Solved {
                at,
                mark,
                text,
                shared,
            });
        }
        all
    }

    /// The distance between two places, in projector pixels.
    fn apart(&self, a: Point, b: Point) -> f64 {
        (a.0 - b.0).hypot(a.1 - b.1) / self.plane.stroke()
    }

    /// The position of a solution's mark: at its place, or beside it if another mark is there.
    fn aside(&self, at: Point, taken: &[(Point, f64)]) -> Point {
        let free = |place: Point| {
            let clear = |(other, radius): &(Point, f64)| {
                self.apart(*other, place) >= radius + SOLUTION + 3.0
            };
            self.plane.in_sight(place) && taken.iter().all(clear)
        };
        let around = |away: f64| {
            (0..16).map(move |step| {
                // Up and to the right first, where deals are fewest.
                let angle =
                    std::f64::consts::FRAC_PI_4 + f64::from(step) * 0.125 * std::f64::consts::PI;
                (away * libm::cos(angle), -away * libm::sin(angle))
            })
        };
        let scale = self.plane.stroke();
        let places = [0.0, 40.0, 56.0, 80.0].into_iter().flat_map(around);
        let mut places = places.map(|(dx, dy)| (at.0 + dx * scale, at.1 + dy * scale));
        places.find(|place| free(*place)).unwrap_or(at)
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
        self.end_labels();
        match self.part {
            Part::Whole => {
                self.move_labels();
                self.plane.zopa_label();
                self.plane.passing_label();
                self.plane.frontier_label();
            }
            Part::Outside => {
                self.move_labels();
                self.plane.frontier_label();
            }
            Part::Inside => {
                self.plane.passing_label();
                self.plane.zopa_label();
            }
        }
    }

    fn end_labels(&mut self) {
        let theme = self.plane.page.theme;
        let unit = &self.talk.unit;
        let handshake = self.handshake_place();
        let solved = self.solved();
        if let Some(at) = handshake {
            let mut text = match &self.talk.ending {
                Ending::Breakdown { .. } | Ending::NoHandshake { .. } => String::new(),
                _ if self.part == Part::Inside => "Handshake".to_owned(),
                Ending::Ratified { round, by } if by.is_empty() => {
                    format!("Handshake, {unit} {round}")
                }
                Ending::Ratified { round, .. } => format!("Handshake, {unit} {round}:\nratified"),
                Ending::Blocked { round, by } => {
                    format!("Handshake, {unit} {round}:\n{}", objection(by))
                }
            };
            for solved in solved.iter().filter(|solved| solved.shared) {
                let told = solved.text.replace('\n', " ");
                text.push_str(&format!("\nAt the same point: {told}"));
            }
            self.plane
                .label(&text, &[at], bold(theme.label), (26.0, 15.0));
        }
        for solved in solved.iter().filter(|solved| !solved.shared) {
            self.plane.label(
                &solved.text,
                &[solved.mark],
                plain(theme.note),
                (20.0, 15.0),
            );
        }
    }

    fn move_labels(&mut self) {
        let theme = self.plane.page.theme;
        for (axis, asks) in self.dance.axes.iter().zip(&self.dance.asks) {
            if let Some(first) = asks.first().filter(|spot| is_place(&spot.at)) {
                let colour = theme::party(axis.party.index).for_text();
                let at = self.plane.frame.at(first.at);
                let text = capital(&format!("{} opens", axis.party.name));
                self.plane.label(
                    &text,
                    &[at],
                    bold(theme.label).coloured(colour),
                    (14.0, 8.0),
                );
            }
        }
        for index in 0..2 {
            self.plane.walk_away_label(index);
        }
        if let Some(drafts) = &self.dance.drafts
            && let Some(first) = drafts.spots.first()
        {
            let at = self.plane.frame.at(first.at);
            let text = format!("Drafts by {}", drafts.by);
            self.plane
                .label(&text, &[at], plain(theme.note), (14.0, 8.0));
        }
    }
}
