//! Rows under each other, as many as there is room for, with their names at the left.

use super::super::figure::Rect;
use super::super::layout::{Page, bold, faint};

/// Rows of equal height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rows {
    /// What the rows take of the plot that was meant for them.
    pub plot: Rect,
    /// From one row to the next.
    pub pitch: f64,
    /// How many there is room for.
    pub shown: usize,
    /// Where names begin, and how wide they may be.
    names: (f64, f64),
}

impl Rows {
    /// At most `count` rows in a plot, each at least and at most so high, in ems of a note.
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

    /// Writes the name of a row around its middle, on up to two lines.
    pub fn name(&self, page: &mut Page, name: &str, y: f64) {
        let size = page.theme.note;
        let (x, width) = self.names;
        let look = bold(size).within(width);
        let lines = look.lines(name, width, 2);
        let first = y - (lines.len() as f64 - 1.0) / 2.0 * size * 1.2 + size * 0.36;
        page.write_lines(&lines, (x, first), look, size * 1.2);
    }

    /// Writes below the rows what is to be said of those that have no room.
    pub fn rest(&self, page: &mut Page, text: &str) {
        let (x, width) = self.names;
        let at = (x, self.plot.y1 + page.theme.tick * 1.25);
        page.write(text, at, faint(page.theme.note).within(width));
    }
}
