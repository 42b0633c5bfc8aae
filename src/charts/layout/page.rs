//! The page around a chart: the finding, how to read it, and where it comes from.

use super::super::figure::{Anchor, Figure, Mark, Point, Rect, Text, Weight};
use super::super::theme::{Colour, GREY, INK, Theme};
use super::measure::{LINE, measure};
use super::wrap::{ellipsis, fitted, wrap};

/// A page with its title, subtitle and footer set, and room in the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The canvas.
    pub theme: Theme,
    /// The room that is left.
    pub body: Rect,
    /// The marks so far, from the back to the front.
    pub marks: Vec<Mark>,
    title: String,
}

impl Page {
    /// Sets title (at most two lines), subtitle (two) and footer (two).
    #[must_use]
    pub fn new(theme: Theme, title: &str, subtitle: &str, footer: &str) -> Page {
        let mut marks = Vec::new();
        let width = theme.width - 2.0 * theme.margin;
        let mut y = theme.margin * 0.55;
        for (text, size, weight, colour) in [
            (title, theme.title, Weight::Bold, INK),
            (subtitle, theme.label, Weight::Regular, GREY),
        ] {
            let (size, lines) = fitted(text, size, weight, width, 2);
            marks.extend(paragraph(
                &lines,
                (theme.margin, y + size),
                size,
                weight,
                colour,
                Anchor::Start,
            ));
            y += lines.len() as f64 * size * LINE + theme.label * 0.4;
        }
        let (size, lines) = fitted(footer, theme.footer, Weight::Regular, width, 2);
        let foot = theme.height - theme.margin * 0.4 - lines.len() as f64 * size * LINE;
        marks.extend(paragraph(
            &lines,
            (theme.margin, foot + size),
            size,
            Weight::Regular,
            GREY,
            Anchor::Start,
        ));
        Page {
            theme,
            body: Rect::new(
                theme.margin,
                y + theme.label * 0.3,
                theme.width - theme.margin,
                foot - theme.label * 0.45,
            ),
            marks,
            title: title.to_owned(),
        }
    }

    /// Adds a mark in front of the others.
    pub fn add(&mut self, mark: Mark) {
        self.marks.push(mark);
    }

    /// Adds a line of text, shortened if it is wider than `room`, and returns its box.
    pub fn write(
        &mut self,
        content: &str,
        at: Point,
        (size, weight, colour): (f64, Weight, Colour),
        (anchor, room): (Anchor, f64),
    ) -> Rect {
        let text = Text {
            content: ellipsis(content, size, weight, room),
            at,
            size,
            weight,
            colour,
            anchor,
            halo: 0.0,
        };
        let rect = text.rect();
        if !text.content.is_empty() {
            self.marks.push(Mark::Text(text));
        }
        rect
    }

    /// Adds a text in as many lines as `width` asks for, from the top at `at`, and returns where
    /// it ends.
    pub fn write_down(
        &mut self,
        content: &str,
        at: Point,
        (size, weight, colour): (f64, Weight, Colour),
        width: f64,
    ) -> f64 {
        let lines = wrap(content, size, weight, width);
        self.marks.extend(paragraph(
            &lines,
            (at.0, at.1 + size),
            size,
            weight,
            colour,
            Anchor::Start,
        ));
        at.1 + lines.len() as f64 * size * LINE
    }

    /// The finished figure.
    #[must_use]
    pub fn finish(self, description: String) -> Figure {
        Figure {
            width: self.theme.width,
            height: self.theme.height,
            millimetres: self.theme.millimetres,
            title: self.title,
            description,
            marks: self.marks,
        }
    }
}

/// Lines of text under each other; `at` is where the first baseline starts.
#[must_use]
pub fn paragraph(
    lines: &[String],
    at: Point,
    size: f64,
    weight: Weight,
    colour: Colour,
    anchor: Anchor,
) -> Vec<Mark> {
    lines
        .iter()
        .enumerate()
        .map(|(index, line)| {
            Mark::Text(Text {
                content: line.clone(),
                at: (at.0, at.1 + index as f64 * size * LINE),
                size,
                weight,
                colour,
                anchor,
                halo: 0.0,
            })
        })
        .collect()
}

/// Moves wished places (in ascending order) apart until they are at least `gap` from each other,
/// all within `low` and `high` as far as that is possible.
#[must_use]
pub fn stacked(wished: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut places: Vec<f64> = wished.to_vec();
    let mut floor = low;
    for place in &mut places {
        *place = place.max(floor);
        floor = *place + gap;
    }
    let mut ceiling = high;
    for place in places.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - gap;
    }
    places
}

/// The widest of some lines.
#[must_use]
pub fn widest(lines: &[String], size: f64, weight: Weight) -> f64 {
    lines
        .iter()
        .map(|line| measure(line, size, weight).width)
        .fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stacked_labels_keep_their_distance() {
        let places = stacked(&[10.0, 11.0, 12.0, 60.0], 8.0, 0.0, 64.0);
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= 8.0));
        assert!(places.iter().all(|place| (0.0..=64.0).contains(place)));
        let low = stacked(&[62.0, 63.0], 8.0, 0.0, 64.0);
        assert!((low[1] - 64.0).abs() < 1e-9 && (low[0] - 56.0).abs() < 1e-9);
    }
}
