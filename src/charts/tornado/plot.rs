//! The picture of the tornado: names at the left, bars around the file's own answer, swings at the right.

use super::super::measured::{around, difference, marks, more, seen, told};
use super::bars::{GAP, Sides, fitted, reach, sides, told_end};
use super::moved::{Moved, ranked};
use super::words;
use crate::account::capital;
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::charts::talk::Talk;
use crate::charts::tornado::facts::TornadoFacts;
use crate::drawing::figure::{Anchor, Area, Figure, Line, Mark, Point, Rect, Text, Weight};
use crate::drawing::layout::{Entry, LINE, Page, Scale, ellipsis, key, measure, wrap};
use crate::drawing::theme::{Colour, GREY, INK, RULE, Theme, WHITE, cividis};

/// From one row to the next, in ems of a note: at least, and at most.
const ROW: (f64, f64) = (2.4, 5.0);

struct Plot<'a> {
    page: Page,
    tornado: &'a TornadoFacts,
    /// The file's own answer.
    base: Option<Known>,
    /// How wide names may be.
    names: f64,
    /// Where bars and the labels of their ends may be.
    plot: Rect,
    scale: Scale,
}

/// A bar: from where to where, and the room that its end takes with the interval.
struct Bar {
    from: f64,
    to: f64,
    reach: [f64; 2],
}

pub(super) fn picture(talk: &Talk, tornado: &TornadoFacts, theme: Theme) -> Figure {
    let title = words::finding(tornado);
    let mut page = Page::new(theme, &title, &words::subtitle(tornado), &talk.footer);
    let rows = ranked(tornado);
    let base = seen(&tornado.measure, Some(&tornado.base));
    let top = head(&mut page, &rows) + theme.label * LINE;
    let (size, body) = (theme.note, page.body);
    let wide = |text: &str, weight| measure(text, size, weight).width;
    let names = rows
        .iter()
        .map(|moved| wide(&capital(&moved.row.label), Weight::Bold))
        .fold(size * 5.0, f64::max)
        .min(body.width() * 0.25);
    let numbers = rows
        .iter()
        .filter_map(Moved::swing)
        .map(|by| wide(&difference(&tornado.measure, by), Weight::Bold))
        .fold(wide("swing", Weight::Regular), f64::max);
    let plot = Rect::new(
        body.x0 + names + size * 1.2,
        top,
        body.x1 - numbers - size * 0.9,
        body.y1 - theme.tick * 1.6,
    );
    let room = (plot.height() / (ROW.0 * size)).floor().max(1.0) as usize;
    let shown = &rows[..rows.len().min(room)];
    let pitch = (plot.height() / shown.len().max(1) as f64).min(ROW.1 * size);
    let plot = Rect {
        y1: plot.y0 + pitch * shown.len() as f64,
        ..plot
    };
    let range = range(tornado, base, shown);
    let mut plot = Plot {
        scale: fitted((tornado, shown), base, range, (plot, size)),
        page,
        tornado,
        base,
        names,
        plot,
    };
    plot.axis(range);
    for (place, moved) in shown.iter().enumerate() {
        let y = plot.plot.y0 + (place as f64 + 0.5) * pitch;
        plot.row(moved, y, pitch);
    }
    plot.base();
    if shown.len() < rows.len() {
        let text = more(rows.len() - shown.len());
        let at = (body.x0, plot.plot.y1 + theme.tick * 1.25);
        let look = (size, Weight::Regular, GREY);
        plot.page.write(&text, at, look, (Anchor::Start, names));
    }
    plot.page
        .finish(words::description(&title, tornado, shown.len()))
}

/// Round numbers around all bars and their intervals.
fn range(tornado: &TornadoFacts, base: Option<Known>, rows: &[Moved<'_>]) -> (f64, f64) {
    let ends = rows
        .iter()
        .flat_map(|moved| moved.at)
        .chain([base])
        .flatten();
    let ends: Vec<f64> = ends.flat_map(|known| [known.low, known.high]).collect();
    if tornado.measure.scale != MeasureScale::Chance || ends.is_empty() {
        return around(ends.iter().copied());
    }
    let low = ends.iter().copied().fold(1.0, f64::min);
    let high = ends.iter().copied().fold(0.0, f64::max);
    let tenths = |n: f64| n / 10.0;
    let low = tenths((low * 10.0 + 1e-9).floor()).min(0.8);
    let high = tenths((high * 10.0 - 1e-9).ceil()).max(low + 0.2);
    (low.max(0.0), high.min(1.0))
}

/// The fill of the bar of the first or the second end.
fn fill(place: usize) -> Colour {
    // Pale enough for the line of an interval to be seen on it.
    [cividis(0.22).tint(0.5), cividis(0.9)][place]
}

/// What the fills mean; returns where it ends.
fn head(page: &mut Page, rows: &[Moved<'_>]) -> f64 {
    let theme = page.theme;
    let size = theme.note;
    let swatch = Entry::swatch(size).grown(-size * 0.12);
    let entry = |fill: Colour, text: &str| {
        let mut outline = swatch.corners();
        outline.push(outline[0]);
        Entry {
            marks: vec![
                Mark::Area(Area {
                    points: swatch.corners(),
                    fill,
                    solid: false,
                }),
                line(outline, INK, 2.0 * theme.stroke),
            ],
            text: text.to_owned(),
            look: (Weight::Regular, INK),
        }
    };
    let mut entries = Vec::new();
    if rows.iter().any(Moved::is_clear) {
        entries.push(entry(fill(0), "first value"));
        entries.push(entry(fill(1), "second value"));
    }
    if rows.iter().any(|moved| !moved.is_clear()) {
        entries.push(entry(WHITE, "no clear change"));
    }
    let body = page.body;
    let room = Rect::new(body.x0, body.y0, body.x1, body.y0 + size * LINE + 1.0);
    key(page, room, &[size, theme.footer], &entries) + size * 0.1
}

fn line(points: Vec<Point>, colour: Colour, width: f64) -> Mark {
    Mark::Line(Line {
        points,
        width,
        colour,
        dash: None,
    })
}

impl Plot<'_> {
    fn axis(&mut self, range: (f64, f64)) {
        let (theme, plot) = (self.page.theme, self.plot);
        for (value, text) in marks(&self.tornado.measure, range, 5) {
            let x = self.scale.at(value);
            let rule = line(vec![(x, plot.y0), (x, plot.y1)], RULE, 1.5 * theme.stroke);
            self.page.add(rule);
            let look = (theme.tick, Weight::Regular, GREY);
            let at = (x, plot.y1 + theme.tick * 1.25);
            self.page
                .write(&text, at, look, (Anchor::Middle, f64::INFINITY));
        }
        let look = (theme.note, Weight::Regular, GREY);
        let at = (self.page.body.x1, plot.y0 - theme.label * 0.4);
        self.page
            .write("swing", at, look, (Anchor::End, f64::INFINITY));
    }

    /// The file's own answer: a line through all bars, with its name above.
    fn base(&mut self) {
        let (theme, plot) = (self.page.theme, self.plot);
        let Some(base) = self.base else {
            return;
        };
        let x = self.scale.at(base.share);
        let through = line(vec![(x, plot.y0), (x, plot.y1)], INK, 3.5 * theme.stroke);
        self.page.add(through);
        let text = format!("the file: {}", told(&self.tornado.measure, base.share));
        let half = measure(&text, theme.label, Weight::Bold).width / 2.0;
        let centre = x.min(plot.x1 - half).max(plot.x0 + half);
        let look = (theme.label, Weight::Bold, INK);
        let at = (centre, plot.y0 - theme.label * 0.4);
        self.page
            .write(&text, at, look, (Anchor::Middle, plot.width()));
    }

    /// The bar to one end.
    fn bar(&self, moved: &Moved<'_>, place: usize) -> Option<Bar> {
        let at = moved.at[place]?;
        let other = moved.at[1 - place].map(|known| known.share);
        let from = self
            .base
            .map(|base| base.share)
            .or(other)
            .unwrap_or(at.share);
        let (low, high) = self.scale.range();
        let x = |value: f64| self.scale.at(value.clamp(low, high));
        Some(Bar {
            from: x(from),
            to: x(at.share),
            reach: reach(moved, place, self.base)?.map(x),
        })
    }

    fn row(&mut self, moved: &Moved<'_>, y: f64, pitch: f64) {
        let (theme, body) = (self.page.theme, self.page.body);
        let size = theme.note;
        self.name(&capital(&moved.row.label), y);
        if let Some(by) = moved.swing() {
            let clear = moved.is_clear();
            let (weight, colour) = if clear {
                (Weight::Bold, INK)
            } else {
                (Weight::Regular, GREY)
            };
            let text = difference(&self.tornado.measure, by);
            let at = (body.x1, y + size * 0.36);
            self.page.write(
                &text,
                at,
                (size, weight, colour),
                (Anchor::End, f64::INFINITY),
            );
        }
        let bars = [0, 1].map(|place| self.bar(moved, place));
        let Sides { same, leftwards } = sides(moved, self.base);
        let (lane, half) = if same {
            (pitch * 0.25, pitch * 0.19)
        } else {
            (0.0, (pitch * 0.32).min(size * 0.85))
        };
        for (place, bar) in bars.iter().enumerate() {
            let Some(bar) = bar else {
                continue;
            };
            let y = if place == 0 { y - lane } else { y + lane };
            self.draw(
                bar,
                (y, half),
                if moved.is_clear() { fill(place) } else { WHITE },
            );
            self.end(
                told_end(self.tornado, moved, place),
                bar,
                y,
                leftwards[place],
            );
        }
    }

    fn name(&mut self, name: &str, y: f64) {
        let size = self.page.theme.note;
        let mut lines = wrap(name, size, Weight::Bold, self.names);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(ellipsis(&rest, size, Weight::Bold, self.names));
        }
        let first = y - (lines.len() as f64 - 1.0) / 2.0 * size * 1.2 + size * 0.36;
        for (n, text) in lines.iter().enumerate() {
            let at = (self.page.body.x0, first + n as f64 * size * 1.2);
            let look = (size, Weight::Bold, INK);
            self.page.write(text, at, look, (Anchor::Start, self.names));
        }
    }

    /// A bar with its outline, and the interval of its end.
    fn draw(&mut self, bar: &Bar, (y, half): (f64, f64), fill: Colour) {
        let stroke = self.page.theme.stroke;
        let rect = Rect::new(
            bar.from.min(bar.to),
            y - half,
            bar.from.max(bar.to),
            y + half,
        );
        if rect.width() > 0.5 {
            self.page.add(Mark::Area(Area {
                points: rect.corners(),
                fill,
                solid: true,
            }));
            let mut outline = rect.corners();
            outline.push(outline[0]);
            self.page.add(line(outline, INK, 2.0 * stroke));
        }
        let ends = vec![(bar.reach[0], y), (bar.reach[1], y)];
        self.page.add(line(ends, INK, 3.0 * stroke));
    }

    /// What stands at the end of a bar: `48 → 12%`.
    fn end(&mut self, [end, value]: [String; 2], bar: &Bar, y: f64, leftwards: bool) {
        let (size, stroke) = (self.page.theme.note, self.page.theme.stroke);
        let gap = size * GAP;
        let (low, high) = (bar.reach[0].min(bar.from), bar.reach[1].max(bar.from));
        let (x, anchor, room) = if leftwards {
            (low - gap, Anchor::End, low - gap - self.plot.x0)
        } else {
            (high + gap, Anchor::Start, self.plot.x1 - high - gap)
        };
        let wide = measure(&value, size, Weight::Regular).width;
        let end = ellipsis(&end, size, Weight::Regular, room - wide);
        let content = format!("{end}{value}");
        self.page.add(Mark::Text(Text {
            content: content.trim_start().to_owned(),
            at: (x, y + size * 0.36),
            size,
            weight: Weight::Regular,
            colour: INK,
            anchor,
            halo: 5.0 * stroke,
        }));
    }
}
