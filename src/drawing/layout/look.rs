//! How a text looks and where it stands: its size, weight and colour, and which part of it is held to its place.

use super::super::figure::{Anchor, Point, Text, Weight};
use super::super::theme::{Colour, GREY, INK};
use super::measure::measure;

/// How a text looks and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Virtual pixels an em.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Its colour.
    pub colour: Colour,
    /// Which part of it stands at its place.
    pub anchor: Anchor,
    /// How wide it may be; what is longer is shortened.
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

/// Text that is seen first.
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

    /// The same, held to its place by another part of it.
    pub fn anchored(self, anchor: Anchor) -> Look {
        Look { anchor, ..self }
    }

    /// The same, its middle at its place.
    pub fn middle(self) -> Look {
        self.anchored(Anchor::Middle)
    }

    /// The same, its end at its place.
    pub fn end(self) -> Look {
        self.anchored(Anchor::End)
    }

    /// The same, no wider than `room`.
    pub fn within(self, room: f64) -> Look {
        Look { room, ..self }
    }

    /// How wide a text is.
    pub fn width(&self, text: &str) -> f64 {
        measure(text, self.size, self.weight).width
    }

    /// How wide the widest of some texts is, 0 for none.
    pub fn widest<T: AsRef<str>>(&self, texts: impl IntoIterator<Item = T>) -> f64 {
        let widths = texts.into_iter().map(|text| self.width(text.as_ref()));
        widths.fold(0.0, f64::max)
    }

    /// A line of text that looks like this, at a place.
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
