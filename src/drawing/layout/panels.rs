//! Equal panels side by side: small multiples.

use super::super::figure::Rect;
use super::look::plain;
use super::page::Page;

/// A room cut into equal cells, filled row by row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Panels {
    room: Rect,
    columns: usize,
    rows: usize,
    gap: (f64, f64),
}

impl Panels {
    /// The given number of panels in a room, with a gap between columns and one between rows.
    pub fn new(room: Rect, count: usize, gap: (f64, f64)) -> Panels {
        let columns = match count {
            0 | 1 => 1,
            2 | 4 => 2,
            3 | 5..=9 => 3,
            10..=12 => 4,
            _ => 5,
        };
        Panels {
            room,
            columns,
            rows: count.div_ceil(columns).max(1),
            gap,
        }
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The cell of a panel.
    pub fn cell(&self, place: usize) -> Rect {
        let side = |length: f64, cells: usize, gap: f64| {
            (length - gap * (cells - 1) as f64) / cells as f64
        };
        let wide = side(self.room.width(), self.columns, self.gap.0);
        let tall = side(self.room.height(), self.rows, self.gap.1);
        let x0 = self.room.x0 + (place % self.columns) as f64 * (wide + self.gap.0);
        let y0 = self.room.y0 + (place / self.columns) as f64 * (tall + self.gap.1);
        Rect::new(x0, y0, x0 + wide, y0 + tall)
    }
}

/// Writes the line below the name of a panel: the first of some texts that fits, in the size of notes or else of the footer.
pub fn second_line(page: &mut Page, cell: Rect, texts: &[String]) {
    let theme = page.theme;
    let sizes = [theme.note, theme.footer];
    let tried = texts.iter().flat_map(|text| sizes.map(|size| (text, size)));
    let fits = |(text, size): &(&String, f64)| plain(*size).width(text) <= cell.width();
    let Some((text, size)) = tried.clone().find(fits).or_else(|| tried.last()) else {
        return;
    };
    let at = (cell.x0, cell.y0 + theme.label * 1.3 + theme.note);
    page.write(text, at, plain(size).within(cell.width()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panels_fill_the_room_and_do_not_meet() {
        let room = Rect::new(10.0, 20.0, 910.0, 620.0);
        for count in 1..=15 {
            let panels = Panels::new(room, count, (20.0, 10.0));
            let cells: Vec<Rect> = (0..count).map(|place| panels.cell(place)).collect();
            for (n, cell) in cells.iter().enumerate() {
                assert!(room.holds(cell));
                assert!(cells[n + 1..].iter().all(|other| !other.meets(cell)));
            }
            assert!(panels.columns * (panels.rows - 1) < count);
        }
    }
}
