//! Rows one below the other, as many as fit, with their names on the left.

use super::super::figure::Rect;
use super::super::layout::{Page, bold, faint};

/// Rows of equal height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rows {
    /// The part of the plot that the rows take up.
    pub plot: Rect,
    /// The distance from one row to the next.
    pub pitch: f64,
    /// The number of rows that fit.
    pub shown: usize,
    /// The left edge of the names, and how wide they may be.
    names: (f64, f64),
}

impl Rows {
    /// At most `count` rows in a plot, each with a height between the given minimum and maximum, in ems of a note.
    pub fn new(
        page: &Page,
        plot: Rect,
        names: f64,
        count: usize,
        (least, most): (f64, f64),
    ) -> Rows {
        let size = page.theme.note;
        let room = (plot.height() / (least * size)).floor().max(1.0) as usize;
        let shown = count.min(room);
        let pitch = (plot.height() / shown.max(1) as f64).min(most * size);
        let y1 = plot.y0 + pitch * shown as f64;
        Rows {
            plot: Rect { y1, ..plot },
            pitch,
            shown,
            names: (page.body.x0, names),
        }
    }

    /// The middle of a row.
    pub fn middle(&self, place: usize) -> f64 {
        self.plot.y0 + (place as f64 + 0.5) * self.pitch
    }

    /// Writes the name of a row, centred on its middle, on up to two lines.
    pub fn name(&self, page: &mut Page, name: &str, y: f64) {
        let size = page.theme.note;
        let (x, width) = self.names;
        let look = bold(size).within(width);
        let lines = look.lines(name, width, 2);
        let first = y - (lines.len() as f64 - 1.0) / 2.0 * size * 1.2 + size * 0.36;
        page.write_lines(&lines, (x, first), look, size * 1.2);
    }

    /// Writes a note below the rows about those that do not fit.
    pub fn rest(&self, page: &mut Page, text: &str) {
        let (x, width) = self.names;
        let at = (x, self.plot.y1 + page.theme.tick * 1.25);
        page.write(text, at, faint(page.theme.note).within(width));
    }
}
