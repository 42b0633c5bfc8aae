//! One panel of the winset chart: a ratifier, its curve, its win-set, and the place of the deal.

use super::words;
use crate::account::when;
use crate::charts::talk::Talk;
use crate::charts::winset::facts::{Body, Vote, Voted, WinsetFacts};
use crate::drawing::figure::{Mark, Point, Rect, Shape};
use crate::drawing::frames::ticks_left;
use crate::drawing::layout::{
    KeyEntry, LINE, Page, Scale, bold, faint, grouped, key_above, number, plain, second_line, ticks,
};
use crate::drawing::marks::{area, line, party_mark, pass_mark, stop_mark, symbol};
use crate::drawing::theme::{self, Colour, GREY, INK, Theme, WHITE, ZOPA};
use crate::probability::normal_cdf;

/// The tint of the win-set.
const WON: f64 = 0.26;
/// The colour of deals that would be signed, outside a win-set.
const LEFT: Colour = Colour(0xA8, 0xA8, 0xA8);
/// A panel at least this high, in ems of labels, has room for high bars with a line on them.
const ROOMY: f64 = 12.0;

/// The key for all panels; returns where the panels may begin.
pub(super) fn head(page: &mut Page, talk: &Talk, winset: &WinsetFacts) -> f64 {
    let theme = page.theme;
    let size = theme.note;
    let stroke = theme.stroke;
    let swatch = KeyEntry::swatch(size);
    let (middle, radius) = ((swatch.width() / 2.0, 0.0), 11.0 * stroke);
    let entry = |marks: Vec<Mark>, text: String| KeyEntry::new(marks, text);
    let mut entries = Vec::new();
    let voted = match winset.voted {
        Voted::Nothing => None,
        Voted::Handshake => Some("the agreed deal"),
        Voted::LastText => Some("the last deal"),
    };
    let casts = |passing: bool| {
        winset
            .bodies
            .iter()
            .any(|body| matches!(body.vote, Some(Vote::Cast { passes, .. }) if passes == passing))
    };
    if let Some(text) = voted {
        if casts(true) {
            entries.push(entry(pass_mark(middle, radius), format!("{text}, passes")));
        }
        if casts(false) {
            entries.push(entry(stop_mark(middle, radius), format!("{text}, refused")));
        }
    }
    let rect = Rect::new(0.0, swatch.y0 * 0.8, swatch.x1, swatch.y1 * 0.8);
    entries.push(entry(
        vec![area(rect.corners(), ZOPA.tint(WON))],
        "win-set".to_owned(),
    ));
    if winset.bodies.iter().any(|body| body.no_deal.is_some()) {
        let at = vec![(middle.0, swatch.y0), (middle.0, swatch.y1)];
        let text = format!("no deal, {}", when(&talk.unit, winset.round));
        entries.push(entry(vec![no_deal(at, stroke)], text));
    }
    if winset.bodies.iter().any(|body| !body.cells.is_empty()) {
        let bars = [(0.0, 0.5, LEFT), (0.36, 1.0, LEFT), (0.72, 0.7, INK)];
        let bars = bars.map(|(x, share, colour)| {
            let x = swatch.x1 * x;
            let top = swatch.y1 * 0.8 - swatch.height() * 0.8 * share;
            let bar = Rect::new(x, top, x + swatch.x1 * 0.28, swatch.y1 * 0.8);
            area(bar.corners(), colour)
        });
        let text = "deals that all would sign, dark in the win-set";
        entries.push(entry(bars.into(), text.to_owned()));
    }
    key_above(page, 2.0, &[size, theme.footer], &entries) + size * 0.5
}

fn no_deal(at: Vec<Point>, stroke: f64) -> Mark {
    line(at, GREY, 3.5 * stroke, Some((5.0 * stroke, 4.0 * stroke)))
}

fn roomy(theme: &Theme, cell: Rect) -> bool {
    cell.height() > theme.label * ROOMY
}

/// The plot inside a cell, and the strip of bars under it.
fn rooms(theme: &Theme, cell: Rect) -> (Rect, Rect) {
    let size = theme.note;
    let (lines, foot) = if roomy(theme, cell) {
        (3.85, 2.0)
    } else {
        (2.6, 0.95)
    };
    let x0 = cell.x0 + plain(size).width("100%") + size * 0.4;
    let base = cell.y1 - size * lines;
    let strip = Rect::new(x0, base - theme.label * foot, cell.x1 - size * 0.6, base);
    let top = cell.y0 + theme.label * 1.3 + size * 2.2;
    let plot = Rect::new(x0, top, strip.x1, strip.y0 - theme.label * 0.12);
    (plot, strip)
}

/// The expected share of yes votes at a worth.
fn expected(body: &Body, worth: f64) -> f64 {
    if body.spread > 0.0 {
        normal_cdf((worth - body.value) / body.spread)
    } else {
        f64::from(u8::from(worth >= body.value))
    }
}

/// The expected share at which the gate opens.
fn quota(body: &Body) -> f64 {
    let seats = f64::from(body.of.max(1));
    if body.yes >= body.of {
        1.0 - 0.5 / seats
    } else {
        f64::from(body.yes) / seats
    }
}

/// Draws a ratifier into a cell.
pub(super) fn draw(page: &mut Page, cell: Rect, body: &Body, range: (f64, f64)) {
    let theme = page.theme;
    let (plot, strip) = rooms(&theme, cell);
    let x = Scale::new(range, (plot.x0, plot.x1));
    let y = Scale::new((0.0, 1.0), (plot.y1, plot.y0));
    names(page, cell, body);
    let from = x.at(body.needs).clamp(plot.x0, plot.x1);
    let won = Rect::new(from, plot.y0, plot.x1, strip.y1);
    if body.needs.is_finite() && won.width() > 0.0 {
        page.tint(won, ZOPA.tint(WON));
    }
    axes(page, (plot, strip), &x, &y);
    bars(page, strip, body, &x);
    let mut lines = Vec::new();
    if let Some(worth) = body.no_deal.filter(|worth| worth.is_finite()) {
        let at = x.at(worth).clamp(plot.x0, plot.x1);
        let points = vec![(at, plot.y1 - plot.height() * 0.22), (at, strip.y1)];
        page.add(no_deal(points.clone(), theme.stroke));
        lines.push(points);
    }
    let level = y.at(quota(body));
    page.line(vec![(plot.x0, level), (plot.x1, level)], INK, 2.5);
    let curve = curve(body, plot, &x, &y);
    let hue = theme::party(body.eyes.index).for_mark();
    page.line(curve.clone(), WHITE, 9.0);
    page.line(curve.clone(), hue, 5.5);
    lines.push(curve);
    let dot = text(page, (plot, strip), body, &x, &y);
    if let Some(dot) = dot {
        let (at, _) = dot.centre();
        lines.push(vec![(at, dot.y1), (at, strip.y1)]);
    }
    needed(page, plot, body, (level, &lines, dot));
    caption(page, cell, strip, body);
}

/// Its name, and its vote.
fn names(page: &mut Page, cell: Rect, body: &Body) {
    let theme = page.theme;
    let radius = theme.label * 0.4;
    let middle = (cell.x0 + radius, cell.y0 + theme.label * 0.62);
    let marks = match body.vote {
        Some(Vote::Cast { passes: true, .. }) => pass_mark(middle, radius),
        Some(Vote::Cast { passes: false, .. }) => stop_mark(middle, radius),
        _ => Vec::new(),
    };
    let indent = if marks.is_empty() {
        0.0
    } else {
        radius * 2.0 + theme.label * 0.35
    };
    page.marks.extend(marks);
    page.write(
        &body.name,
        (cell.x0 + indent, cell.y0 + theme.label),
        bold(theme.label).within(cell.width() - indent),
    );
    second_line(page, cell, &words::verdicts(body));
}

fn axes(page: &mut Page, (plot, strip): (Rect, Rect), x: &Scale, y: &Scale) {
    let theme = page.theme;
    let size = theme.note;
    let halves = plot.height() > size * 5.5;
    let named = [
        (0.0, "0%"),
        (0.5, if halves { "50%" } else { "" }),
        (1.0, "100%"),
    ];
    let named = named.map(|(share, text)| (y.at(share), text.to_owned()));
    ticks_left(page, plot, (size, size * 0.4), named);
    let (low, high) = x.range();
    let most = (plot.width() / (size * 3.4)).clamp(1.0, 6.0) as usize;
    for tick in ticks(low, high, most) {
        let at = x.at(tick);
        let points = vec![(at, strip.y1), (at, strip.y1 + size * 0.25)];
        page.line(points, GREY, 1.5);
        page.write(
            &number(tick, 0),
            (at, strip.y1 + size * 1.15),
            faint(size).middle(),
        );
    }
    let points = vec![(plot.x0, strip.y1), (plot.x1, strip.y1)];
    page.line(points, GREY, 1.5);
}

/// The number of deals that would be signed in each cell of one point.
fn bars(page: &mut Page, strip: Rect, body: &Body, x: &Scale) {
    let most = body
        .cells
        .iter()
        .map(|(_, deals)| *deals)
        .max()
        .unwrap_or(0);
    for &(cell, deals) in body.cells.iter().filter(|(cell, _)| cell.is_finite()) {
        // A single deal among thousands is still visible.
        let share = (deals as f64 / most.max(1) as f64).max(0.12);
        let [from, to] = [cell, cell + 1.0].map(|worth| x.at(worth).clamp(strip.x0, strip.x1));
        if to - from < 1e-6 {
            continue;
        }
        let top = strip.y1 - strip.height() * share;
        let colour = if cell >= body.needs - 1e-6 { INK } else { LEFT };
        page.tint(Rect::new(from, top, to, strip.y1), colour);
    }
}

fn curve(body: &Body, plot: Rect, x: &Scale, y: &Scale) -> Vec<Point> {
    const STEPS: u32 = 160;
    let (low, high) = x.range();
    if body.spread > 0.0 {
        let worths = (0..=STEPS).map(|n| low + (high - low) * f64::from(n) / f64::from(STEPS));
        return worths
            .map(|worth| (x.at(worth), y.at(expected(body, worth))))
            .collect();
    }
    let at = x.at(body.value).clamp(plot.x0, plot.x1);
    vec![
        (plot.x0, plot.y1),
        (at, plot.y1),
        (at, plot.y0),
        (plot.x1, plot.y0),
    ]
}

/// The mark of the deal on the curve, over a line down to the axis; returns the box that it fills.
fn text(
    page: &mut Page,
    (plot, strip): (Rect, Rect),
    body: &Body,
    x: &Scale,
    y: &Scale,
) -> Option<Rect> {
    let Some(Vote::Cast { worth, passes, .. }) = body.vote else {
        return None;
    };
    if !worth.is_finite() {
        return None;
    }
    let stroke = page.theme.stroke;
    let radius = (15.0 * stroke).min(plot.height() * 0.11);
    let share = expected(body, worth);
    let at = (
        x.at(worth)
            .clamp(plot.x0 + radius * 1.4, plot.x1 - radius * 1.4),
        y.at(if share.is_finite() { share } else { 0.0 }),
    );
    let dash = Some((2.0 * stroke, 5.0 * stroke));
    page.add(line(vec![at, (at.0, strip.y1)], INK, 2.5 * stroke, dash));
    let marks = if passes {
        pass_mark(at, radius)
    } else {
        stop_mark(at, radius)
    };
    page.add(symbol(at, Shape::Circle, radius * 1.3, Some(WHITE), None));
    page.marks.extend(marks);
    Some(Rect::around(at, radius * 1.3))
}

/// `20 of 27 needed` at the line of the quota, away from the curve and the deal.
fn needed(
    page: &mut Page,
    plot: Rect,
    body: &Body,
    (level, lines, dot): (f64, &[Vec<Point>], Option<Rect>),
) {
    let theme = page.theme;
    let size = theme.note;
    let whole = format!(
        "{} of {} needed",
        grouped(body.yes.into()),
        grouped(body.of.into())
    );
    let short = format!(
        "{} of {}",
        grouped(body.yes.into()),
        grouped(body.of.into())
    );
    for text in [whole, short] {
        let width = bold(size).width(&text);
        let (above, below) = (level - size * 0.4, level + size * 1.15);
        let (left, right) = (plot.x0 + size * 0.3, plot.x1 - width - size * 0.3);
        for (from, base) in [(left, above), (left, below), (right, below), (right, above)] {
            let rect = Rect::new(from, base - size * 0.95, from + width, base + size * 0.26);
            let mut pairs = lines.iter().flat_map(|line| line.windows(2));
            let crossed = pairs.any(|pair| rect.grown(size * 0.35).cut(pair[0], pair[1]) > 0.0);
            let taken = dot.is_some_and(|dot| dot.meets(&rect));
            let inside = rect.y0 >= plot.y0 - size * 0.2 && rect.y1 <= plot.y1 && from >= plot.x0;
            if inside && !crossed && !taken {
                page.write(&text, (from, base), bold(size).within(plot.width()));
                return;
            }
        }
    }
}

/// The party whose worth the axis shows, and the number of deals in the win-set.
fn caption(page: &mut Page, cell: Rect, strip: Rect, body: &Body) {
    let theme = page.theme;
    let size = theme.note;
    let base = strip.y1 + size * 2.35;
    page.add(party_mark(
        body.eyes.index,
        (cell.x0 + size * 0.4, base - size * 0.34),
        size * 0.36,
        theme.stroke,
    ));
    let x0 = cell.x0 + size * 1.05;
    let colour = theme::party(body.eyes.index).for_text();
    page.write(
        &format!("worth to {}", body.eyes.name),
        (x0, base),
        plain(size).coloured(colour).within(cell.x1 - x0),
    );
    let lies = words::signable(body).filter(|_| roomy(&theme, cell));
    if let Some(lies) = lies {
        let at = (cell.x0, base + size * LINE);
        page.write(&lies, at, plain(size).within(cell.width()));
    }
}
