//! A place in the text of a scenario.

/// A stretch of the text of a [`Source`](crate::format::Source), in bytes: `start..end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` up to, but not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// The text that it covers, cut to what exists.
    pub fn of(self, text: &str) -> &str {
        let Span { start, end } = self.within(text);
        &text[start..end]
    }

    /// The same place, shrunk until both ends are at character boundaries of `text`.
    pub fn within(self, text: &str) -> Self {
        let start = text.floor_char_boundary(self.start.min(text.len()));
        let end = text.ceil_char_boundary(self.end.clamp(start, text.len()));
        Span { start, end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_cut_to_whole_characters_that_exist() {
        let text = "a\u{20ac}b";
        assert_eq!(Span::new(1, 4).of(text), "\u{20ac}");
        assert_eq!(Span::new(2, 3).of(text), "\u{20ac}");
        assert_eq!(Span::new(4, 99).of(text), "b");
        assert_eq!(Span::new(50, 99).of(text), "");
    }
}
