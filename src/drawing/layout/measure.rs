//! The width of a text, by the advance widths of the embedded font, before it is drawn.

use ab_glyph::Font;

use super::super::figure::Weight;
use super::font::font;
use super::letters::writable;

/// From one baseline to the next, in ems.
pub const LINE: f64 = 1.25;
/// Above the baseline, in ems: capitals with accents.
const ASCENT: f64 = 0.93;
/// Below the baseline, in ems.
const DESCENT: f64 = 0.24;

/// The room that a line of text takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// From the first to the last pen position.
    pub width: f64,
    /// From the highest accent to the lowest descender.
    pub height: f64,
    /// The part of the height above the baseline.
    pub ascent: f64,
}

/// The room that a line of text takes at a size in virtual pixels per em, in its [`writable`] form. The font has no kerning, so
/// the width is the sum of its letters' widths.
pub fn measure(text: &str, size: f64, weight: Weight) -> Extent {
    let font = font(weight);
    let units: f64 = writable(text)
        .chars()
        .map(|letter| f64::from(font.h_advance_unscaled(font.glyph_id(letter))))
        .sum();
    let em = f64::from(font.units_per_em().unwrap_or(1000.0));
    Extent {
        width: units / em * size,
        height: (ASCENT + DESCENT) * size,
        ascent: ASCENT * size,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_add_up() {
        let whole = measure("Agreement", 20.0, Weight::Regular).width;
        let parts = measure("Agree", 20.0, Weight::Regular).width
            + measure("ment", 20.0, Weight::Regular).width;
        assert!((whole - parts).abs() < 1e-9);
        assert!(whole > 80.0 && whole < 120.0);
        assert!(measure("Agreement", 20.0, Weight::Bold).width > whole);
    }

    #[test]
    fn the_font_has_every_sign_that_charts_use() {
        for weight in [Weight::Regular, Weight::Bold] {
            for letter in "+−–—·…≥≤→↑“”’#%×ÄÖÜßéñłşЯїα".chars() {
                assert_ne!(font(weight).glyph_id(letter).0, 0, "{letter}");
            }
        }
    }
}
