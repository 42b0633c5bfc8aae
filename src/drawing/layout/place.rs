//! Finding room for labels: beside what they name if possible, otherwise further off with a leader line.
//!
//! Every label tries positions around its anchor, near ones first. A position is ruled out if the label would leave the bounds,
//! run into another text or cover a symbol; crossing a line or covering dots has a cost, and so does distance. The cheapest
//! position wins; ties go to the first tried.

use super::super::figure::{Anchor, Mark, Point, Rect, Text};
use super::super::marks::{area, line};
use super::super::theme::{GREY, WHITE};
use super::look::Look;
use super::measure::LINE;

/// A label to be placed: lines of text, all of one size.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Its lines.
    pub lines: Vec<String>,
    /// Their look.
    pub look: Look,
}

impl Label {
    /// A text in several shapes, one for each width (in ems) that gives a different one. A word is cut only if nothing else can
    /// be, or not at all.
    pub fn shapes(
        text: &str,
        look: Look,
        widths: impl IntoIterator<Item = f64>,
        whole: bool,
    ) -> Vec<Label> {
        let mut shapes: Vec<Label> = Vec::new();
        for width in widths {
            let lines = look.balanced(text, look.size * width);
            let cut = lines.iter().any(|line| line.ends_with('-')) && (whole || !shapes.is_empty());
            if !lines.is_empty() && !cut && shapes.iter().all(|other| other.lines != lines) {
                shapes.push(Label::new(lines, look));
            }
        }
        shapes
    }

    /// A label of given lines.
    pub fn new(lines: Vec<String>, look: Look) -> Label {
        Label { lines, look }
    }
}

/// Keeps track of what is taken and places labels in what is free.
#[derive(Debug, Clone, PartialEq)]
pub struct Placer {
    bounds: Rect,
    taken: Vec<Rect>,
    texts: Vec<Rect>,
    leaders: Vec<(Point, Point)>,
    lines: Vec<(Point, Point)>,
    walls: Vec<(Point, Point)>,
    regions: Vec<Rect>,
    dots: Dots,
    scale: f64,
}

/// The number of dots in each cell of a coarse grid.
#[derive(Debug, Clone, PartialEq)]
struct Dots {
    cell: f64,
    columns: usize,
    counts: Vec<u32>,
}

/// The best position so far.
struct Found {
    cost: f64,
    index: usize,
    rect: Rect,
    anchor: Point,
    leader: Option<(Point, Point)>,
}

/// How far the background of a label extends beyond it, in ems.
const GROUND: f64 = 0.12;
const DIRECTIONS: usize = 24;
const RINGS: [f64; 9] = [0.0, 0.5, 1.2, 2.2, 3.6, 5.5, 8.0, 11.0, 15.0];

impl Placer {
    /// A placer within `bounds`; `scale` is the theme's stroke scale.
    pub fn new(bounds: Rect, scale: f64) -> Placer {
        let cell = 12.0 * scale;
        let cells = |length: f64| (length.max(0.0) / cell).ceil() as usize + 1;
        let columns = cells(bounds.width());
        Placer {
            bounds,
            taken: Vec::new(),
            texts: Vec::new(),
            leaders: Vec::new(),
            lines: Vec::new(),
            walls: Vec::new(),
            regions: Vec::new(),
            dots: Dots {
                cell,
                columns,
                counts: vec![0; columns * cells(bounds.height())],
            },
            scale,
        }
    }

    /// Forbids labels here.
    pub fn block(&mut self, rect: Rect) {
        self.taken.push(rect);
    }

    /// True if no symbol covers this point.
    pub fn is_free(&self, at: Point) -> bool {
        let point = Rect::around(at, 0.01);
        !self.taken.iter().any(|taken| taken.meets(&point))
    }

    /// Discourages labels across this line.
    pub fn avoid_line(&mut self, points: &[Point]) {
        self.lines
            .extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Keeps labels that are not about this line from crossing it unless there is no other room.
    pub fn avoid_wall(&mut self, points: &[Point]) {
        self.walls
            .extend(points.windows(2).map(|pair| (pair[0], pair[1])));
    }

    /// Discourages leader lines through this box.
    pub fn avoid_region(&mut self, region: Rect) {
        self.regions.push(region);
    }

    /// Discourages labels over these dots.
    pub fn avoid_dots(&mut self, points: &[Point]) {
        for point in points {
            let place = Rect::around(*point, 0.0);
            if self.bounds.holds(&place) {
                let column = ((point.0 - self.bounds.x0) / self.dots.cell) as usize;
                let row = ((point.1 - self.bounds.y0) / self.dots.cell) as usize;
                if let Some(count) = self.dots.counts.get_mut(row * self.dots.columns + column) {
                    *count = count.saturating_add(1);
                }
            }
        }
    }

    /// Places a label near one of the `anchors`, at least `clear` away from it, in whichever of the `layouts` costs least. It
    /// goes no further than `reach` (in ems); beyond 1.5 ems a leader line is drawn. None if there is no room.
    pub fn place(
        &mut self,
        layouts: &[Label],
        anchors: &[Point],
        clear: f64,
        reach: f64,
    ) -> Option<Vec<Mark>> {
        let mut best: Option<Found> = None;
        for (index, label) in layouts.iter().enumerate() {
            let size = label.look.size;
            let width = label.look.widest(&label.lines);
            let height = ((label.lines.len() as f64 - 1.0) * LINE + 1.0) * size;
            for ring in RINGS.into_iter().filter(|ring| *ring <= reach) {
                for (anchor, step) in anchors
                    .iter()
                    .flat_map(|anchor| (0..DIRECTIONS).map(move |step| (*anchor, step)))
                {
                    let angle = step as f64 / DIRECTIONS as f64 * std::f64::consts::TAU;
                    let (dx, dy) = (libm::cos(angle), -libm::sin(angle));
                    let away = clear + ring * size;
                    let (cx, cy) = (
                        anchor.0 + dx * (away + width / 2.0),
                        anchor.1 + dy * (away + height / 2.0),
                    );
                    let rect = Rect::new(
                        cx - width / 2.0,
                        cy - height / 2.0,
                        cx + width / 2.0,
                        cy + height / 2.0,
                    );
                    let leader = (ring > 1.5).then(|| leader(&rect, anchor, clear, size));
                    let Some(cost) = self.cost(&rect, leader, ring, size) else {
                        continue;
                    };
                    let cost = cost + 0.2 * index as f64;
                    if best.as_ref().is_none_or(|best| cost < best.cost - 1e-9) {
                        best = Some(Found {
                            cost,
                            index,
                            rect,
                            anchor,
                            leader,
                        });
                    }
                }
            }
        }
        Some(self.take(&best?, layouts))
    }

    /// Takes the position and returns the label as marks.
    fn take(&mut self, found: &Found, layouts: &[Label]) -> Vec<Mark> {
        let Found { rect, anchor, .. } = *found;
        let label = &layouts[found.index];
        let size = label.look.size;
        self.texts.push(rect.grown(size * 0.2));
        let mut marks = Vec::new();
        if let Some((from, to)) = found.leader {
            self.leaders.push((from, to));
            for (width, colour) in [(6.0, WHITE), (2.0, GREY)] {
                marks.push(line(vec![from, to], colour, width * self.scale, None));
            }
        }
        // Letters between dots cannot be read, so such a label gets its own background.
        let ground = rect.grown(size * GROUND);
        if self.covered(&ground) > 0.0 {
            marks.push(area(ground.corners(), WHITE));
        }
        let (centre, width) = (rect.centre().0, rect.width());
        let (x, side) = if centre > anchor.0 + width * 0.25 {
            (rect.x0, Anchor::Start)
        } else if centre < anchor.0 - width * 0.25 {
            (rect.x1, Anchor::End)
        } else {
            (centre, Anchor::Middle)
        };
        marks.extend(label.lines.iter().enumerate().map(|(index, line)| {
            let at = (x, rect.y0 + size * (0.8 + index as f64 * LINE));
            Mark::Text(Text {
                halo: 5.0 * self.scale,
                ..label.look.anchored(side).text(line, at)
            })
        }));
        marks
    }

    fn cost(
        &self,
        rect: &Rect,
        leader: Option<(Point, Point)>,
        ring: f64,
        size: f64,
    ) -> Option<f64> {
        let airy = rect.grown(size * 0.2);
        if !self.bounds.holds(&airy)
            || self.taken.iter().any(|taken| taken.meets(&airy))
            || self.texts.iter().any(|text| text.meets(&airy))
            || self
                .leaders
                .iter()
                .any(|(from, to)| airy.cut(*from, *to) > 0.0)
        {
            return None;
        }
        let crossed: f64 = self
            .lines
            .iter()
            .map(|(from, to)| airy.cut(*from, *to))
            .sum();
        let mut cost = ring * 1.0 + crossed / size * 1.6;
        let walls = self.walls.iter();
        cost += 14.0
            * walls
                .filter(|(from, to)| airy.cut(*from, *to) > 0.0)
                .count() as f64;
        let covered = self.covered(&airy);
        cost += covered * 4.0;
        if let Some((from, to)) = leader {
            if self.texts.iter().any(|text| text.cut(from, to) > 0.0) {
                return None;
            }
            let hidden: f64 = self.taken.iter().map(|taken| taken.cut(from, to)).sum();
            cost += (hidden / size).min(8.0) * 1.5;
            let through: f64 = self.regions.iter().map(|region| region.cut(from, to)).sum();
            cost += (through / size).min(8.0) * 2.0;
            if self.leaders.iter().any(|other| crosses((from, to), *other)) {
                return None;
            }
            let crossings = self
                .lines
                .iter()
                .filter(|line| crosses((from, to), **line))
                .count();
            cost += 0.8 + crossings as f64 * 1.5;
        }
        Some(cost)
    }

    /// The share of the box's cells that contain dots.
    fn covered(&self, rect: &Rect) -> f64 {
        let cell = self.dots.cell;
        let index = |value: f64| (value / cell).max(0.0) as usize;
        let (c0, c1) = (
            index(rect.x0 - self.bounds.x0),
            index(rect.x1 - self.bounds.x0),
        );
        let (r0, r1) = (
            index(rect.y0 - self.bounds.y0),
            index(rect.y1 - self.bounds.y0),
        );
        let (mut full, mut all) = (0_u32, 0_u32);
        for row in r0..=r1 {
            for column in c0..=c1.min(self.dots.columns - 1) {
                all += 1;
                let count = self.dots.counts.get(row * self.dots.columns + column);
                full += u32::from(count.is_some_and(|count| *count > 0));
            }
        }
        f64::from(full) / f64::from(all.max(1))
    }
}

/// The leader from the edge of a label to just outside what it names.
fn leader(rect: &Rect, anchor: Point, clear: f64, size: f64) -> (Point, Point) {
    let start = rect.grown(size * 0.12).nearest(anchor);
    let (dx, dy) = (start.0 - anchor.0, start.1 - anchor.1);
    let length = dx.hypot(dy).max(1e-9);
    let share = (clear * 0.75 / length).min(1.0);
    (start, (anchor.0 + dx * share, anchor.1 + dy * share))
}

fn crosses((a, b): (Point, Point), (c, d): (Point, Point)) -> bool {
    let side = |p: Point, q: Point, r: Point| (q.0 - p.0) * (r.1 - p.1) - (q.1 - p.1) * (r.0 - p.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

#[cfg(test)]
mod tests {
    use super::super::look::plain;
    use super::*;

    fn label(text: &str) -> Label {
        Label::new(vec![text.to_owned()], plain(20.0))
    }

    #[test]
    fn labels_of_one_point_do_not_overlap() {
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 600.0, 400.0), 1.0);
        let mut boxes: Vec<Rect> = Vec::new();
        for name in ["Nash", "Kalai–Smorodinsky", "Egalitarian", "Utilitarian"] {
            let marks = placer
                .place(&[label(name)], &[(300.0, 200.0)], 8.0, 15.0)
                .unwrap();
            let rect = marks
                .iter()
                .find_map(|mark| match mark {
                    Mark::Text(text) => Some(text.rect()),
                    _ => None,
                })
                .unwrap();
            assert!(boxes.iter().all(|other| !other.meets(&rect)));
            boxes.push(rect);
        }
    }

    #[test]
    fn a_label_without_room_is_refused() {
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 60.0, 60.0), 1.0);
        assert!(
            placer
                .place(
                    &[label("far too long for this")],
                    &[(30.0, 30.0)],
                    4.0,
                    15.0
                )
                .is_none()
        );
    }
}
