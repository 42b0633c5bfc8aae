//! The picture of durability: falling lines over the years, labelled where they end.

use super::words;
use crate::charts::durability::facts::{Curve, DurabilityFacts};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Point, Rect};
use crate::drawing::frames::ticks_left;
use crate::drawing::layout::{Page, Rounds, Scale, bold, number, plain, stacked};
use crate::drawing::theme::{Colour, GREY, INK, Theme, WHITE, party};

/// The most lines besides that of the deal: those that differ most.
const MOST: usize = 5;

struct Drawing {
    page: Page,
    rounds: Rounds,
    y: Scale,
    plot: Rect,
}

pub(super) fn picture(talk: &Talk, facts: &DurabilityFacts, theme: Theme) -> Figure {
    let title = words::finding(facts);
    let shown = shown(facts);
    let start = |every| {
        let subtitle = words::subtitle(facts, shown.len(), every);
        Page::new(theme, &title, &subtitle, &talk.footer)
    };
    let mut page = start(1);
    let curves: Vec<(&Curve, Colour)> = std::iter::once((&facts.deal, INK))
        .chain(
            shown
                .iter()
                .enumerate()
                .map(|(n, curve)| (*curve, party(n))),
        )
        .collect();
    let labels = curves.iter().map(|(curve, _)| words::label(curve, facts));
    let labels: Vec<[String; 2]> = labels.collect();
    let right = bold(theme.label).widest(labels.iter().map(|texts| &texts[0]));
    let right = (right + theme.label * 0.8).min(page.body.width() * 0.42);
    let left = plain(theme.tick).width("100%") + theme.tick * 0.5;
    let ends = (page.body.x0 + left, page.body.x1 - right);
    let rounds = Rounds::new(&theme, (0, words::years(facts)), ends);
    if rounds.every() > 1 {
        page = start(rounds.every());
    }
    let plot = Rect::new(
        ends.0,
        page.body.y0 + theme.label * 3.1,
        ends.1,
        page.body.y1 - theme.tick * 1.7,
    );
    let mut drawing = Drawing {
        rounds,
        y: Scale::new((0.0, 1.0), (plot.y1, plot.y0)),
        page,
        plot,
    };
    drawing.axes();
    drawing.turns(&facts.turns);
    for (curve, colour) in curves.iter().skip(1) {
        drawing.line(curve, *colour, 4.0);
    }
    drawing.line(&facts.deal, INK, 8.0);
    drawing.ends(&curves, &labels);
    drawing.page.finish(words::description(&title, facts))
}

/// The changed deals that are drawn, the longest-lasting first.
fn shown(facts: &DurabilityFacts) -> Vec<&Curve> {
    let far = |curve: &Curve| (curve.lasts() - facts.deal.lasts()).abs();
    let mut most: Vec<(usize, &Curve)> = facts.changed.iter().enumerate().collect();
    most.sort_by(|(_, a), (_, b)| far(b).total_cmp(&far(a)));
    most.truncate(MOST);
    most.sort_by_key(|(place, _)| *place);
    most.into_iter().map(|(_, curve)| curve).collect()
}

impl Drawing {
    fn axes(&mut self) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.tick;
        let ticks = [0.0, 25.0, 50.0, 75.0, 100.0].map(|percent| {
            let text = format!("{}%", number(percent, 0));
            (self.y.at(percent / 100.0), text)
        });
        ticks_left(&mut self.page, plot, (size, size * 0.5), ticks);
        let base = plot.y1 + size * 1.3;
        let edge = self.page.body.x1;
        self.rounds
            .write_named(&mut self.page, base, size, "year", edge);
        let at = (self.page.body.x0, self.page.body.y0 + theme.label * 0.9);
        let style = plain(theme.label).within(self.page.body.width());
        self.page.write("↑ Chance that it is unbroken", at, style);
    }

    /// The chance of a curve in a year, on the canvas.
    fn point(&self, year: u32, alive: f64) -> Point {
        let alive = if alive.is_finite() {
            alive.clamp(0.0, 1.0)
        } else {
            0.0
        };
        (self.rounds.at(year), self.y.at(alive))
    }

    fn line(&mut self, curve: &Curve, colour: Colour, width: f64) {
        let years: Vec<u32> = self.rounds.drawn().collect();
        let points: Vec<Point> = years
            .into_iter()
            .filter_map(|year| Some(self.point(year, *curve.alive.get(year as usize)?)))
            .collect();
        self.page.line(points.clone(), WHITE, width + 3.0);
        self.page.line(points, colour.for_mark(), width);
    }

    /// A dotted line for each turn, with its title above the plot where there is room.
    fn turns(&mut self, turns: &[(u32, String)]) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.note;
        let mut free = self.page.body.x0;
        let next = |n: usize| turns.get(n + 1).map(|(year, _)| *year);
        for (n, (year, title)) in turns.iter().enumerate() {
            let x = self.rounds.at(*year);
            let line = vec![(x, plot.y0), (x, plot.y1)];
            self.page.dashed(line, GREY, 2.5, (3.0, 6.0));
            let end = next(n).map_or(self.page.body.x1, |year| self.rounds.at(year) - size);
            let style = plain(size).coloured(GREY.for_text());
            let wide = style.width(title);
            let base = plot.y0 - size * 0.45;
            // To the right of its line, or else to the left, or else shortened.
            if x >= free && (wide <= end - x || x - free < wide) && end - x > size * 4.0 {
                let room = end - x;
                self.page.write(title, (x, base), style.within(room));
                free = x + wide.min(room) + size;
            } else if x - free >= wide {
                self.page.write(title, (x, base), style.end());
                free = x + size;
            }
        }
    }

    /// The labels beside the ends of the lines.
    fn ends(&mut self, curves: &[(&Curve, Colour)], labels: &[[String; 2]]) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.label;
        let mut order: Vec<usize> = (0..curves.len()).collect();
        let at = |n: &usize| curves[*n].0.lasts();
        order.sort_by(|a, b| at(b).total_cmp(&at(a)));
        let wished: Vec<f64> = order.iter().map(|n| self.point(0, at(n)).1).collect();
        let (low, high) = (plot.y0 + size * 0.5, plot.y1 - size * 0.5);
        let places = stacked(&wished, size * 1.35, low, high);
        let x = plot.x1 + size * 0.5;
        let room = self.page.body.x1 - x;
        for (n, y) in order.into_iter().zip(places) {
            let style = bold(size).coloured(curves[n].1.for_text());
            let fits = |text: &&String| style.width(text) <= room;
            let text = labels[n].iter().find(fits).unwrap_or(&labels[n][1]);
            self.page
                .write(text, (x, y + size * 0.36), style.within(room));
        }
    }
}
