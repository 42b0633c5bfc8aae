//! The embedded font, cut to the letters that a chart writes.
//!
//! [`subsetter`] keeps outlines and widths but, being made for PDF, drops what a browser needs to find a letter. So the map
//! from letters to outlines is rebuilt and the line metrics are copied.

use std::collections::BTreeSet;

use ab_glyph::{Font, FontRef};
use subsetter::GlyphRemapper;
use write_fonts::FontBuilder;
use write_fonts::read;
use write_fonts::tables::cmap::Cmap;
use write_fonts::types::{GlyphId, Tag};

use super::RenderError;

/// The tables that browsers require and the font itself must contain.
const METRICS: Tag = Tag::new(b"OS/2");

/// An OpenType font with these letters, as wide as in `font`, and the box for missing letters.
/// Letters that `font` lacks are left out. The same letters give the same bytes.
///
/// # Errors
/// If `font` is not an OpenType font with one set of outlines.
pub(super) fn subset(font: &[u8], letters: &BTreeSet<char>) -> Result<Vec<u8>, RenderError> {
    let full = FontRef::try_from_slice(font).map_err(failed)?;
    let mut glyphs = GlyphRemapper::new();
    let mut map = Vec::with_capacity(letters.len());
    for letter in letters {
        let old = full.glyph_id(*letter).0;
        if old != 0 {
            map.push((*letter, GlyphId::new(glyphs.remap(old).into())));
        }
    }
    let bare = subsetter::subset(font, 0, &glyphs).map_err(failed)?;
    let bare = read::FontRef::new(&bare).map_err(failed)?;
    let full = read::FontRef::new(font).map_err(failed)?;
    let mut built = FontBuilder::new();
    let letters = Cmap::from_mappings(map).map_err(failed)?;
    built.add_table(&letters).map_err(failed)?;
    if let Some(metrics) = full.table_data(METRICS) {
        built.add_raw(METRICS, metrics.as_bytes());
    }
    built.copy_missing_tables(bare);
    Ok(built.build())
}

fn failed(error: impl std::fmt::Display) -> RenderError {
    RenderError::Font(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::super::layout::{BOLD, REGULAR};
    use super::*;

    #[test]
    fn letters_keep_their_widths_and_outlines_and_others_go() {
        let letters: BTreeSet<char> = "Handshake, week 9: 62.7 → Ж≥ß".chars().collect();
        for whole in [REGULAR, BOLD] {
            let part = subset(whole, &letters).unwrap();
            assert!(part.len() * 5 < whole.len(), "{} bytes", part.len());
            let (part, whole) = (
                FontRef::try_from_slice(&part).unwrap(),
                FontRef::try_from_slice(whole).unwrap(),
            );
            assert_eq!(part.units_per_em(), whole.units_per_em());
            for letter in &letters {
                let (new, old) = (part.glyph_id(*letter), whole.glyph_id(*letter));
                assert!(new.0 > 0, "{letter}");
                let width = |font: &FontRef<'_>, id| font.h_advance_unscaled(id).to_bits();
                assert_eq!(width(&part, new), width(&whole, old), "{letter}");
                let curves = |font: &FontRef<'_>, id| font.outline(id).map(|o| o.curves.len());
                assert_eq!(curves(&part, new), curves(&whole, old), "{letter}");
            }
            assert_eq!(part.glyph_id('Z').0, 0);
            assert_eq!(part.glyph_count(), letters.len() + 1);
        }
    }

    #[test]
    fn no_letter_and_unknown_letters_are_no_error() {
        assert!(subset(REGULAR, &BTreeSet::new()).is_ok());
        assert!(subset(BOLD, &BTreeSet::from(['中', 'a'])).is_ok());
        assert!(subset(b"no font", &BTreeSet::from(['a'])).is_err());
    }

    #[test]
    fn the_same_letters_give_the_same_bytes() {
        let letters = BTreeSet::from(['a', 'b', 'c']);
        assert_eq!(
            subset(REGULAR, &letters).unwrap(),
            subset(REGULAR, &letters).unwrap()
        );
    }
}
