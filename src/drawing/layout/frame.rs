//! A plot with two axes: the position of a pair of numbers on the canvas, and the axes themselves.

use super::super::figure::{Mark, Point, Rect};
use super::super::marks::line;
use super::super::theme::{RULE, Theme};
use super::look::{Look, faint, plain};
use super::ticks::{number, ticks};

/// A linear map from numbers to virtual pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// The map that takes `low` to `from` and `high` to `to`.
    pub fn new((low, high): (f64, f64), (from, to): (f64, f64)) -> Scale {
        let high = if high - low > 1e-12 { high } else { low + 1.0 };
        Scale {
            low,
            high,
            from,
            to,
        }
    }

    /// The position of a number. Anything that is not finite is at the start.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share } else { 0.0 };
        self.from + (self.to - self.from) * share
    }

    /// The range of numbers it covers.
    pub fn range(&self) -> (f64, f64) {
        (self.low, self.high)
    }
}

/// A plot with a horizontal and a vertical axis.
#[derive(Debug, Clone, PartialEq)]
pub struct PlotFrame {
    /// The plot itself, without ticks and names.
    pub plot: Rect,
    /// The horizontal axis.
    pub x: Scale,
    /// The vertical axis.
    pub y: Scale,
    marks: Vec<Mark>,
}

/// A tick with as many decimals as the ticks of its axis need.
fn called(tick: f64, all: &[f64]) -> String {
    let whole = all.iter().all(|tick| (tick - tick.round()).abs() < 1e-6);
    number(tick, usize::from(!whole))
}

impl PlotFrame {
    /// A frame inside `room` for the ranges of both axes. The name of the vertical axis is written horizontally above it, so
    /// that nobody has to turn their head; if the name of the horizontal axis is empty, it takes no room.
    pub fn new(
        theme: &Theme,
        room: Rect,
        (x_name, x_range): (&str, (f64, f64)),
        (y_name, y_range): (&str, (f64, f64)),
    ) -> PlotFrame {
        let gap = theme.tick * 0.45;
        let y_ticks = ticks(y_range.0, y_range.1, 5);
        let called_y = y_ticks.iter().map(|tick| called(*tick, &y_ticks));
        let widest = plain(theme.tick).widest(called_y);
        let line = theme.tick * 1.55;
        let named = if x_name.is_empty() { 0.0 } else { 1.4 };
        let plot = Rect::new(
            room.x0 + widest + gap,
            room.y0 + theme.label * 1.85,
            room.x1,
            room.y1 - line - theme.label * named,
        );
        let x = Scale::new(x_range, (plot.x0, plot.x1));
        let y = Scale::new(y_range, (plot.y1, plot.y0));
        let mut frame = PlotFrame {
            plot,
            x,
            y,
            marks: Vec::new(),
        };
        let (number, name) = (faint(theme.tick), plain(theme.label));
        for &tick in &y_ticks {
            let y = frame.y.at(tick);
            frame.rule((plot.x0, y), (plot.x1, y), theme);
            let at = (plot.x0 - gap, y + theme.tick * 0.36);
            frame.write(number.end(), called(tick, &y_ticks), at);
        }
        let x_ticks = ticks(x_range.0, x_range.1, 6);
        for &tick in &x_ticks {
            let x = frame.x.at(tick);
            frame.rule((x, plot.y0), (x, plot.y1), theme);
            frame.write(number.middle(), called(tick, &x_ticks), (x, plot.y1 + line));
        }
        frame.write(name, y_name.to_owned(), (room.x0, room.y0 + theme.label));
        if !x_name.is_empty() {
            let at = (plot.x1, plot.y1 + line + theme.label * 1.2);
            frame.write(name.end(), x_name.to_owned(), at);
        }
        frame
    }

    fn write(&mut self, look: Look, content: String, at: Point) {
        self.marks.push(Mark::Text(look.text(content, at)));
    }

    fn rule(&mut self, from: Point, to: Point, theme: &Theme) {
        let width = 1.5 * theme.stroke;
        self.marks.push(line(vec![from, to], RULE, width, None));
    }

    /// The position of a pair of numbers.
    pub fn at(&self, (x, y): (f64, f64)) -> Point {
        (self.x.at(x), self.y.at(y))
    }

    /// The axes as marks.
    pub fn marks(&self) -> &[Mark] {
        &self.marks
    }
}
