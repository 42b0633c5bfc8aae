//! Axes: lines across a plot with their numbers, and one with a name.

use super::super::figure::Rect;
use super::super::layout::{Page, bold, faint, plain};
use super::super::theme::INK;

/// Lines across a plot with their numbers to the left of it; if a number is empty, only the line is drawn.
pub fn ticks_left(
    page: &mut Page,
    plot: Rect,
    (size, gap): (f64, f64),
    ticks: impl IntoIterator<Item = (f64, String)>,
) {
    for (y, text) in ticks {
        page.rule((plot.x0, y), (plot.x1, y));
        let at = (plot.x0 - gap, y + size * 0.36);
        page.write(&text, at, faint(size).end());
    }
}

/// Lines from top to bottom of a plot with their numbers below it.
pub fn ticks_below(page: &mut Page, plot: Rect, ticks: impl IntoIterator<Item = (f64, String)>) {
    let size = page.theme.tick;
    for (x, text) in ticks {
        page.rule((x, plot.y0), (x, plot.y1));
        page.write(&text, (x, plot.y1 + size * 1.25), faint(size).middle());
    }
}

/// The names of both axes, no wider than `room`: that of the vertical axis is written horizontally above it.
pub fn named_axes(page: &mut Page, plot: Rect, (x, y): (&str, &str), room: f64) {
    let (look, body) = (plain(page.theme.label), page.body);
    let text = format!("↑ {}", look.shortened(y, room));
    page.write(&text, (body.x0, plot.y0 - look.size * 0.95), look);
    let text = format!("{} →", look.shortened(x, room));
    page.write(&text, (plot.x1, body.y1 - look.size * 0.3), look.end());
}

/// A line from top to bottom of a plot against which all rows are compared, with its name above.
pub fn pole(page: &mut Page, plot: Rect, x: f64, name: &str) {
    let size = page.theme.label;
    page.line(vec![(x, plot.y0), (x, plot.y1)], INK, 3.5);
    let half = bold(size).width(name) / 2.0;
    let centre = x.min(plot.x1 - half).max(plot.x0 + half);
    let look = bold(size).middle().within(plot.width());
    page.write(name, (centre, plot.y0 - size * 0.4), look);
}
