//! A row of marks with their names, for marks that have no room for their own label.

use super::super::figure::{Mark, Rect, Weight};
use super::super::theme::{Colour, INK};
use super::look::plain;
use super::measure::LINE;
use super::page::Page;

/// A mark and its meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyEntry {
    /// The mark, drawn in the box given by [`KeyEntry::swatch`], as if at the left end of the row.
    pub marks: Vec<Mark>,
    /// Its meaning.
    pub text: String,
    /// The weight and colour of the text.
    pub look: (Weight, Colour),
}

/// The width of the box that a mark is drawn in, in ems.
const SWATCH: f64 = 1.5;

impl KeyEntry {
    /// Marks and their meaning.
    pub fn new(marks: Vec<Mark>, text: impl Into<String>) -> KeyEntry {
        KeyEntry {
            marks,
            text: text.into(),
            look: (Weight::Regular, INK),
        }
    }

    /// The same, in another weight and colour.
    pub fn told(self, weight: Weight, colour: Colour) -> KeyEntry {
        let look = (weight, colour);
        KeyEntry { look, ..self }
    }

    /// The box in which marks are drawn, for text of a size: its left edge and its middle line are 0.
    pub fn swatch(size: f64) -> Rect {
        Rect::new(0.0, -size * 0.5, size * SWATCH, size * 0.5)
    }
}

/// The position of each entry: its left edge, row and text; and whether none is shortened or left out.
struct Rows {
    placed: Vec<(f64, usize, String)>,
    whole: bool,
}

fn rows(room: Rect, size: f64, entries: &[KeyEntry]) -> Rows {
    let swatch = swatch(size);
    let (mut x, mut row, mut placed) = (room.x0, 0, Vec::new());
    for entry in entries {
        let look = plain(size).weighing(entry.look.0);
        let text = look.shortened(&entry.text, room.width() - swatch);
        let width = swatch + look.width(&text);
        if x > room.x0 && x + width > room.x1 {
            (x, row) = (room.x0, row + 1);
        }
        if room.y0 + (row + 1) as f64 * size * LINE > room.y1 {
            break;
        }
        placed.push((x, row, text));
        x += width + size * 1.4;
    }
    let texts = placed.iter().map(|(.., text)| text);
    let same = texts.zip(entries).all(|(text, entry)| *text == entry.text);
    Rows {
        whole: same && placed.len() == entries.len(),
        placed,
    }
}

/// The width of a mark with the gap after it.
fn swatch(size: f64) -> f64 {
    KeyEntry::swatch(size).width() + size * 0.35
}

/// Writes the entries in rows from the top of `room`, at the first of the `sizes` at which all of them fit, and returns where
/// the last row ends. At the last size, what does not fit is shortened or left out.
pub fn key(page: &mut Page, room: Rect, sizes: &[f64], entries: &[KeyEntry]) -> f64 {
    let Some(&last) = sizes.last() else {
        return room.y0;
    };
    let mut tried = sizes.iter().map(|&size| (size, rows(room, size, entries)));
    let (size, rows) = tried
        .find(|(_, rows)| rows.whole)
        .unwrap_or_else(|| (last, rows(room, last, entries)));
    let mut end = room.y0;
    for ((x, row, text), entry) in rows.placed.iter().zip(entries) {
        let (weight, colour) = entry.look;
        let y = room.y0 + *row as f64 * size * LINE;
        let marks = entry.marks.iter();
        page.marks
            .extend(marks.map(|mark| moved(mark, *x, y + size * 0.62)));
        let at = (x + swatch(size), y + size * 0.98);
        page.write(text, at, plain(size).weighing(weight).coloured(colour));
        end = y + size * LINE;
    }
    end
}

/// The same at the top of a page's body, in at most `rows` rows of the first size.
pub fn key_above(page: &mut Page, rows: f64, sizes: &[f64], entries: &[KeyEntry]) -> f64 {
    let body = page.body;
    let tall = sizes.first().map_or(0.0, |size| size * LINE * rows);
    let room = Rect::new(body.x0, body.y0, body.x1, body.y0 + tall + 1.0);
    key(page, room, sizes, entries)
}

/// A mark, moved.
fn moved(mark: &Mark, dx: f64, dy: f64) -> Mark {
    let shift = |point: &mut (f64, f64)| *point = (point.0 + dx, point.1 + dy);
    let mut mark = mark.clone();
    match &mut mark {
        Mark::Line(line) => line.points.iter_mut().for_each(shift),
        Mark::Area(area) => area.points.iter_mut().for_each(shift),
        Mark::Cloud(cloud) => cloud.points.iter_mut().for_each(shift),
        Mark::Tiles(tiles) => {
            for (tile, _) in &mut tiles.tiles {
                *tile = Rect::new(tile.x0 + dx, tile.y0 + dy, tile.x1 + dx, tile.y1 + dy);
            }
        }
        Mark::Symbol(symbol) => shift(&mut symbol.at),
        Mark::Text(text) => shift(&mut text.at),
    }
    mark
}

#[cfg(test)]
mod tests {
    use super::super::super::figure::faults;
    use super::super::super::theme::{INK, Theme};
    use super::super::footer::Footer;
    use super::*;
    use zopa_core::scenario::ChartStyle;

    #[test]
    fn rows_break_and_nothing_overlaps() {
        let footer = Footer {
            file: "x.toml".into(),
            hash: "4f1c9a".into(),
            runs: String::new(),
            seed: Some(42),
            version: "0.1.0".into(),
            note: String::new(),
        };
        let entries: Vec<KeyEntry> = (1..9)
            .map(|n| KeyEntry {
                marks: Vec::new(),
                text: "a party with a name ".repeat(n),
                look: (Weight::Bold, INK),
            })
            .collect();
        let mut page = Page::new(Theme::of(ChartStyle::Screen), "t", "s", &footer);
        let room = page.body;
        let end = key(&mut page, room, &[18.0], &entries);
        assert!(end > room.y0 + 18.0 * 3.0 && end <= room.y1);
        assert_eq!(faults(&page.finish(String::new())), Vec::<String>::new());
    }
}
