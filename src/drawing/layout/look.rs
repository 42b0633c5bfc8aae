//! How a text looks and where it stands: its size, weight and colour, and which part of it is held to its place.

use super::super::figure::{Anchor, Weight};
use super::super::theme::{Colour, GREY, INK};
use super::measure::measure;
use super::wrap::{balanced, cut_off, ellipsis, wrap};

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

    /// The text in lines no wider than `width`.
    pub fn wrap(&self, text: &str, width: f64) -> Vec<String> {
        wrap(text, self.size, self.weight, width)
    }

    /// The same in at most `most` lines (at least one); the last is shortened.
    pub fn lines(&self, text: &str, width: f64, most: usize) -> Vec<String> {
        self.cut(self.wrap(text, width), width, most)
    }

    /// The text in lines of about the same length.
    pub fn balanced(&self, text: &str, width: f64) -> Vec<String> {
        balanced(text, self.size, self.weight, width)
    }

    /// At most `most` of some lines (at least one); the last takes what is left and is shortened.
    pub fn cut(&self, lines: Vec<String>, width: f64, most: usize) -> Vec<String> {
        cut_off(lines, self.size, self.weight, width, most.max(1))
    }

    /// The text, shortened if it is wider than `width`.
    pub fn shortened(&self, text: &str, width: f64) -> String {
        ellipsis(text, self.size, self.weight, width)
    }
}
