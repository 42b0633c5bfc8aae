//! The picture of the curve: bands behind, lines in front, names at their ends.

use super::super::measured::{marks, range, told, what};
use super::super::swept::{AxisPlaces, called, room_for};
use super::shown::{Shown, shown};
use super::words;
use crate::account::capital;
use crate::charts::curve::facts::CurveFacts;
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Mark, Point, Rect, Symbol};
use crate::drawing::frames::{named_axes, ticks_left};
use crate::drawing::layout::{
    KeyEntry, Label, Page, Placer, Scale, bold, key_above, plain, stacked,
};
use crate::drawing::marks::{area, line, symbol};
use crate::drawing::theme::{self, Colour, GREY, INK, Theme, WHITE};

/// Up to this number of values, each has a mark.
const FEW: usize = 40;

struct Drawing<'a> {
    page: Page,
    curve: &'a CurveFacts,
    lines: &'a [Shown<'a>],
    x: AxisPlaces<'a>,
    y: Scale,
    plot: Rect,
    placer: Placer,
}

pub(super) fn picture(talk: &Talk, curve: &CurveFacts, theme: Theme) -> Figure {
    let lines = shown(curve);
    let title = words::finding(curve, &lines);
    let mut page = Page::new(theme, &title, &words::subtitle(curve, &lines), &talk.footer);
    let names = !curve.x.names.is_empty();
    let top = if names && lines.len() > 1 {
        head(&mut page, &lines)
    } else {
        page.body.y0
    };
    let body = page.body;
    let size = theme.tick;
    let ends = lines.iter().flat_map(|line| &line.points).flatten();
    let ends = ends.flat_map(|known| [known.low, known.high]);
    let range = range(&curve.measure, ends);
    let marks = marks(&curve.measure, range, 5);
    let left = plain(size).widest(marks.iter().map(|(_, text)| text));
    let left = left.max(room_for(&curve.x, size).min(size * 0.5));
    let right = if names || lines.len() < 2 {
        0.0
    } else {
        let widest = bold(theme.label).widest(lines.iter().map(|line| line.label));
        widest.min(body.width() * 0.24) + theme.label * 1.4
    };
    let ends = (body.x0 + left + size * 0.5, body.x1 - right);
    let (x, plot) = AxisPlaces::under(&page, &curve.x, ends, top);
    let mut plot = Drawing {
        x,
        y: Scale::new(range, (plot.y1, plot.y0)),
        placer: Placer::new(plot.grown(-2.0 * theme.stroke), theme.stroke),
        page,
        curve,
        lines: &lines,
        plot,
    };
    plot.axes(&marks);
    if names {
        plot.file();
        plot.dots();
    } else {
        plot.bands();
        plot.file();
        plot.curves();
        plot.ends(right);
    }
    plot.named();
    plot.page.finish(words::description(&title, curve, &lines))
}

/// The colour of a line.
fn hue(place: usize) -> Colour {
    theme::party(place).for_mark()
}

/// Dashes that distinguish lines without their colours.
fn dashes(place: usize, width: f64) -> Option<(f64, f64)> {
    match place % 3 {
        0 => None,
        1 => Some((4.0 * width, 2.2 * width)),
        _ => Some((1.2 * width, 1.8 * width)),
    }
}

fn dot(place: usize, at: Point, radius: f64, stroke: f64) -> Mark {
    let (shape, filled) = theme::mark(place);
    Mark::Symbol(Symbol {
        at,
        shape,
        radius,
        fill: Some(if filled { hue(place) } else { WHITE }),
        outline: Some(if filled {
            (WHITE, 1.5 * stroke)
        } else {
            (hue(place), 2.5 * stroke)
        }),
        solid: false,
    })
}

/// The key of the marks, where there are no lines to be named at their ends.
fn head(page: &mut Page, lines: &[Shown<'_>]) -> f64 {
    let theme = page.theme;
    let size = theme.label;
    let body = page.body;
    let middle = (KeyEntry::swatch(size).width() / 2.0, 0.0);
    let entry = |(place, line): (usize, &Shown<'_>)| {
        KeyEntry::new(
            vec![dot(place, middle, size * 0.36, theme.stroke)],
            plain(size).shortened(line.label, body.width() * 0.42),
        )
    };
    let entries: Vec<KeyEntry> = lines.iter().enumerate().map(entry).collect();
    key_above(page, 3.0, &[size, theme.note, theme.footer], &entries) + size * 0.2
}

/// The unbroken pieces of a line: positions and numbers.
fn pieces(points: &[Option<Known>]) -> Vec<Vec<(usize, Known)>> {
    let mut pieces: Vec<Vec<(usize, Known)>> = vec![Vec::new()];
    for (place, known) in points.iter().enumerate() {
        match (known, pieces.last_mut()) {
            (Some(known), Some(piece)) => piece.push((place, *known)),
            _ => pieces.push(Vec::new()),
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

impl Drawing<'_> {
    fn at(&self, place: usize, value: f64) -> Point {
        (self.x.centre(place), self.y.at(value))
    }

    fn axes(&mut self, marks: &[(f64, String)]) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.tick;
        let ticks = marks.iter();
        let ticks = ticks.map(|(value, text)| (self.y.at(*value), text.clone()));
        ticks_left(&mut self.page, plot, (size, size * 0.5), ticks);
        for at in self.x.named() {
            let tick = size * 0.28;
            self.page
                .line(vec![(at, plot.y1), (at, plot.y1 + tick)], GREY, 1.5);
        }
        self.x
            .write_below(&mut self.page, plot.y1 + size * 0.6, size);
        let room = plot.x1 - self.page.body.x0 - theme.label * 1.5;
        let names = (&*self.curve.x.label, &*capital(&what(&self.curve.measure)));
        named_axes(&mut self.page, plot, names, room);
    }

    /// In front of the bands: the line of even chances, and the file's own value.
    fn file(&mut self) {
        let plot = self.plot;
        if self.curve.measure.scale == MeasureScale::Chance {
            let y = self.y.at(0.5);
            let ends = vec![(plot.x0, y), (plot.x1, y)];
            self.page.dashed(ends, GREY, 2.5, (9.0, 7.0));
            self.placer.avoid_line(&[(plot.x0, y), (plot.x1, y)]);
        }
        let Some((x, _)) = self.x.here() else {
            return;
        };
        let ends = vec![(x, plot.y0), (x, plot.y1)];
        self.placer.avoid_line(&ends);
        self.page.line(ends, INK, 2.5);
    }

    /// The interval at each value. With several lines the bands have outlines, as they may cover each other.
    fn bands(&mut self) {
        for (place, line) in self.lines.iter().enumerate() {
            for piece in pieces(&line.points) {
                let high = piece.iter().map(|(n, known)| self.at(*n, known.high));
                let low = piece.iter().map(|(n, known)| self.at(*n, known.low));
                let [high, low]: [Vec<Point>; 2] = [high.collect(), low.collect()];
                if piece.len() == 1 {
                    self.page.line(vec![high[0], low[0]], hue(place), 4.0);
                    continue;
                }
                let edges = [high.clone(), low.clone()];
                let points = high.into_iter().chain(low.into_iter().rev()).collect();
                let strength = if self.lines.len() > 2 { 0.13 } else { 0.2 };
                self.page.add(area(points, hue(place).tint(strength)));
                if self.lines.len() > 1 {
                    for edge in edges {
                        self.page.dashed(edge, hue(place), 1.2, (2.0, 5.0));
                    }
                }
            }
        }
    }

    fn curves(&mut self) {
        let stroke = self.page.theme.stroke;
        let marked = self.x.count() <= FEW;
        for (place, shown) in self.lines.iter().enumerate() {
            for piece in pieces(&shown.points) {
                let points: Vec<Point> = piece
                    .iter()
                    .map(|(n, known)| self.at(*n, known.share))
                    .collect();
                self.placer.avoid_line(&points);
                let single = points.len() == 1;
                let width = 5.0 * stroke;
                let dash = dashes(place, width);
                self.page.add(line(points.clone(), hue(place), width, dash));
                if marked || single {
                    for at in points {
                        self.page.add(dot(place, at, 8.0 * stroke, stroke));
                    }
                }
            }
        }
    }

    /// The names of several lines, on the right.
    fn ends(&mut self, right: f64) {
        if self.lines.len() < 2 {
            return;
        }
        let theme = self.page.theme;
        let size = theme.label;
        let mut ends: Vec<(usize, Point)> = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let last = line.points.iter().rposition(Option::is_some);
            if let Some((n, known)) = last.and_then(|n| Some((n, line.points[n]?))) {
                ends.push((place, self.at(n, known.share)));
            }
        }
        ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1));
        let wished: Vec<f64> = ends.iter().map(|(_, at)| at.1).collect();
        let (low, high) = (self.plot.y0 + size * 0.5, self.plot.y1 - size * 0.5);
        let places = stacked(&wished, size * 1.2, low, high);
        let x = self.plot.x1 + size * 1.1;
        for ((place, at), y) in ends.into_iter().zip(places) {
            self.page
                .line(vec![at, (x - size * 0.3, y)], hue(place), 1.5);
            let look = bold(size).coloured(theme::party(place).for_text());
            let room = right - size * 1.2;
            let label = self.lines[place].label;
            self.page
                .write(label, (x, y + size * 0.36), look.within(room));
        }
    }

    /// For names instead of numbers: a dot with its interval for each, side by side for several series.
    fn dots(&mut self) {
        let stroke = self.page.theme.stroke;
        let count = self.lines.len();
        for (place, line) in self.lines.iter().enumerate() {
            for (n, known) in line.points.iter().enumerate() {
                let Some(known) = known else {
                    continue;
                };
                let (left, right) = self.x.cell(n);
                let apart = ((right - left) * 0.7 / count as f64).min(48.0 * stroke);
                let x = self.x.centre(n) + (place as f64 - (count - 1) as f64 / 2.0) * apart;
                let [low, high] = [known.low, known.high].map(|value| (x, self.y.at(value)));
                self.page.line(vec![low, high], hue(place), 5.0);
                self.placer
                    .block(Rect::new(x, high.1, x, low.1).grown(8.0 * stroke));
                let radius = (apart * 0.4).min(12.0 * stroke);
                self.page
                    .add(dot(place, (x, self.y.at(known.share)), radius, stroke));
                if count == 1 {
                    let text = told(&self.curve.measure, known.share);
                    let at = (x, self.y.at(known.share));
                    self.label(vec![text], &[at], radius + 4.0 * stroke, 1.2);
                }
            }
        }
    }

    /// Writes a label near a place, in the largest size that fits.
    fn label(&mut self, lines: Vec<String>, anchors: &[Point], clear: f64, reach: f64) {
        let theme = self.page.theme;
        let layouts = [theme.label, theme.note].map(|size| Label::new(lines.clone(), bold(size)));
        let near = (clear, reach);
        self.page.label(&mut self.placer, &layouts, anchors, near);
    }

    /// Labels the file's own value and the value that is enough.
    fn named(&mut self) {
        let stroke = self.page.theme.stroke;
        let size = self.page.theme.label;
        if let [line] = self.lines
            && let Some(enough) = words::enough(self.curve, line)
            && let Some(known) = line.points[enough.place]
        {
            let at = self.at(enough.place, known.share);
            let symbol = symbol(
                at,
                crate::drawing::figure::Shape::Circle,
                13.0 * stroke,
                Some(WHITE),
                Some((INK, 4.0 * stroke)),
            );
            self.placer.block(symbol.rect());
            self.page.add(symbol);
            let value = &called(&self.curve.x)[enough.place];
            let text = format!("{value}: {}", told(&self.curve.measure, known.share));
            self.label(vec![text], &[at], 18.0 * stroke, 6.0);
        }
        let Some((x, cell)) = self.x.here() else {
            return;
        };
        let mut text = "the file".to_owned();
        if let [line] = self.lines
            && let Some(known) = line.points[cell]
            && (self.x.centre(cell) - x).abs() < 1e-6
        {
            text = format!("the file: {}", told(&self.curve.measure, known.share));
        }
        let plot = self.plot;
        let heights = [0.05, 0.12, 0.2, 0.9, 0.8, 0.3, 0.7];
        let anchors = heights.map(|share| (x, plot.y0 + plot.height() * share));
        self.label(vec![text], &anchors, size * 0.4, 0.5);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_divide_a_line() {
        let known = Known {
            share: 0.5,
            low: 0.4,
            high: 0.6,
        };
        let points = [None, Some(known), Some(known), None, None, Some(known)];
        let pieces = pieces(&points);
        let places: Vec<Vec<usize>> = pieces
            .iter()
            .map(|piece| piece.iter().map(|(place, _)| *place).collect())
            .collect();
        assert_eq!(places, [vec![1, 2], vec![5]]);
    }
}
