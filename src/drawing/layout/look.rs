//! The look and position of a text: its size, weight and colour, and which part of it is at its point.

use super::super::figure::{Anchor, Point, Text, Weight};
use super::super::theme::{Colour, GREY, INK};
use super::measure::measure;

/// The look and position of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Virtual pixels per em.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub colour: Colour,
    /// The part of it that is at its point.
    pub anchor: Anchor,
    /// The maximum width; anything longer is shortened.
    pub room: f64,
}

/// Text to be read.
pub fn plain(size: f64) -> Look {
    Look {
        size,
        weight: Weight::Regular,
        colour: INK,
        anchor: Anchor::Start,
        room: f64::INFINITY,
    }
}

/// Text that should be seen first.
pub fn bold(size: f64) -> Look {
    plain(size).weighing(Weight::Bold)
}

/// Text that stays in the background.
pub fn faint(size: f64) -> Look {
    plain(size).coloured(GREY)
}

impl Look {
    /// The same in another weight.
    pub fn weighing(self, weight: Weight) -> Look {
        Look { weight, ..self }
    }

    /// The same in another colour.
    pub fn coloured(self, colour: Colour) -> Look {
        Look { colour, ..self }
    }

    /// The same, anchored at another part of it.
    pub fn anchored(self, anchor: Anchor) -> Look {
        Look { anchor, ..self }
    }

    /// The same, its middle at its point.
    pub fn middle(self) -> Look {
        self.anchored(Anchor::Middle)
    }

    /// The same, its end at its point.
    pub fn end(self) -> Look {
        self.anchored(Anchor::End)
    }

    /// The same, no wider than `room`.
    pub fn within(self, room: f64) -> Look {
        Look { room, ..self }
    }

    /// The width of a text.
    pub fn width(&self, text: &str) -> f64 {
        measure(text, self.size, self.weight).width
    }

    /// The width of the widest of some texts, 0 if there are none.
    pub fn widest<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> f64 {
        let widths = texts.into_iter().map(|text| self.width(text.as_ref()));
        widths.fold(0.0, f64::max)
    }

    /// A line of text with this look, at a point.
    pub fn text(&self, content: impl Into<String>, at: Point) -> Text {
        Text {
            content: content.into(),
            at,
            size: self.size,
            weight: self.weight,
            colour: self.colour,
            anchor: self.anchor,
            halo: 0.0,
        }
    }
}
