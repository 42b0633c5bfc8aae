//! The picture of the tornado: names on the left, bars around the file's own answer, swings on the right.

use super::super::measured::{around, difference, marks, more, seen, told};
use super::bars::{GAP, Sides, fitted, reach, sides, told_end};
use super::moved::{Moved, ranked};
use super::words;
use crate::account::capital;
use crate::charts::known::Known;
use crate::charts::measure::MeasureScale;
use crate::charts::talk::Talk;
use crate::charts::tornado::facts::TornadoFacts;
use crate::drawing::figure::{Anchor, Figure, Rect};
use crate::drawing::frames::{Rows, pole, ticks_below};
use crate::drawing::layout::{KeyEntry, LINE, Page, Scale, bold, faint, key_above, plain};
use crate::drawing::marks::{area, line};
use crate::drawing::theme::{Colour, INK, Theme, WHITE, cividis};

/// The least and the greatest distance between rows, in ems of a note.
const ROW: (f64, f64) = (2.4, 5.0);

struct Drawing<'a> {
    page: Page,
    tornado: &'a TornadoFacts,
    /// The file's own answer.
    base: Option<Known>,
    rows: Rows,
    scale: Scale,
}

/// A bar: its two ends, and the room that its label takes with the interval.
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
    let names = rows.iter().map(|moved| capital(&moved.row.label));
    let names = bold(size).widest(names).max(size * 5.0);
    let names = names.min(body.width() * 0.25);
    let swings = rows.iter().filter_map(Moved::swing);
    let swings = swings.map(|by| difference(&tornado.measure, by));
    let numbers = bold(size).widest(swings).max(plain(size).width("swing"));
    let plot = Rect::new(
        body.x0 + names + size * 1.2,
        top,
        body.x1 - numbers - size * 0.9,
        body.y1 - theme.tick * 1.6,
    );
    let frame = Rows::new(&page, plot, names, rows.len(), ROW);
    let shown = &rows[..frame.shown];
    let range = range(tornado, base, shown);
    let mut plot = Drawing {
        scale: fitted((tornado, shown), base, range, (frame.plot, size)),
        page,
        tornado,
        base,
        rows: frame,
    };
    plot.axis(range);
    for (place, moved) in shown.iter().enumerate() {
        plot.row(moved, frame.middle(place), frame.pitch);
    }
    plot.base();
    if shown.len() < rows.len() {
        frame.rest(&mut plot.page, &more(rows.len() - shown.len()));
    }
    plot.page
        .finish(words::description(&title, tornado, shown.len()))
}

/// Round numbers that enclose all bars and their intervals.
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
    // Pale enough for an interval line to be visible on it.
    [cividis(0.22).tint(0.5), cividis(0.9)][place]
}

/// The key of the fills; returns where it ends.
fn head(page: &mut Page, rows: &[Moved<'_>]) -> f64 {
    let theme = page.theme;
    let size = theme.note;
    let swatch = KeyEntry::swatch(size).grown(-size * 0.12);
    let entry = |fill: Colour, text: &str| {
        let outline = swatch.outline();
        KeyEntry::new(
            vec![
                area(swatch.corners(), fill),
                line(outline, INK, 2.0 * theme.stroke, None),
            ],
            text,
        )
    };
    let mut entries = Vec::new();
    if rows.iter().any(Moved::is_clear) {
        entries.push(entry(fill(0), "first value"));
        entries.push(entry(fill(1), "second value"));
    }
    if rows.iter().any(|moved| !moved.is_clear()) {
        entries.push(entry(WHITE, "no clear change"));
    }
    key_above(page, 1.0, &[size, theme.footer], &entries) + size * 0.1
}

impl Drawing<'_> {
    fn axis(&mut self, range: (f64, f64)) {
        let (theme, plot) = (self.page.theme, self.rows.plot);
        let marks = marks(&self.tornado.measure, range, 5).into_iter();
        let ticks = marks.map(|(value, text)| (self.scale.at(value), text));
        ticks_below(&mut self.page, plot, ticks);
        let at = (self.page.body.x1, plot.y0 - theme.label * 0.4);
        self.page.write("swing", at, faint(theme.note).end());
    }

    /// The file's own answer: a line through all bars, with its name above.
    fn base(&mut self) {
        if let Some(base) = self.base {
            let name = format!("the file: {}", told(&self.tornado.measure, base.share));
            let x = self.scale.at(base.share);
            pole(&mut self.page, self.rows.plot, x, &name);
        }
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
        self.rows
            .name(&mut self.page, &capital(&moved.row.label), y);
        if let Some(by) = moved.swing() {
            let look = if moved.is_clear() { bold } else { faint };
            let text = difference(&self.tornado.measure, by);
            let at = (body.x1, y + size * 0.36);
            self.page.write(&text, at, look(size).end());
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

    /// A bar with its outline, and the interval of its end.
    fn draw(&mut self, bar: &Bar, (y, half): (f64, f64), fill: Colour) {
        let rect = Rect::new(
            bar.from.min(bar.to),
            y - half,
            bar.from.max(bar.to),
            y + half,
        );
        if rect.width() > 0.5 {
            self.page.bar(rect, fill);
            self.page.outline(rect, INK, 2.0);
        }
        let ends = vec![(bar.reach[0], y), (bar.reach[1], y)];
        self.page.line(ends, INK, 3.0);
    }

    /// The label at the end of a bar: `48 → 12%`.
    fn end(&mut self, [end, value]: [String; 2], bar: &Bar, y: f64, leftwards: bool) {
        let size = self.page.theme.note;
        let gap = size * GAP;
        let (low, high) = (bar.reach[0].min(bar.from), bar.reach[1].max(bar.from));
        let (x, anchor, room) = if leftwards {
            (low - gap, Anchor::End, low - gap - self.rows.plot.x0)
        } else {
            (high + gap, Anchor::Start, self.rows.plot.x1 - high - gap)
        };
        let wide = plain(size).width(&value);
        let end = plain(size).shortened(&end, room - wide);
        let content = format!("{end}{value}");
        let look = plain(size).anchored(anchor);
        let at = (x, y + size * 0.36);
        self.page.write_across(content.trim_start(), at, look);
    }
}
