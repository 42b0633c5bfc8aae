//! The fonts of one or more charts as CSS, cut to the letters that the charts use.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::figure::{Figure, Mark, Weight};
use super::super::layout::{BOLD, REGULAR};
use super::RenderError;
use super::subset::subset;

/// The fonts to write text in, the embedded one first.
pub const FAMILY: &str = "Inter, Helvetica, Arial, sans-serif";

/// The letters that are written in each weight.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letters {
    regular: BTreeSet<char>,
    bold: BTreeSet<char>,
}

impl Letters {
    /// The letters of a figure's texts.
    pub fn of(figure: &Figure) -> Letters {
        let mut letters = Letters::default();
        for mark in &figure.marks {
            if let Mark::Text(text) = mark {
                letters.add(&text.shown(), text.weight);
            }
        }
        letters
    }

    /// Adds the letters of a text.
    pub fn add(&mut self, text: &str, weight: Weight) {
        let set = match weight {
            Weight::Regular => &mut self.regular,
            Weight::Bold => &mut self.bold,
        };
        set.extend(text.chars());
    }

    /// Adds the letters of another figure or page.
    pub fn join(&mut self, other: &Letters) {
        self.regular.extend(&other.regular);
        self.bold.extend(&other.bold);
    }
}

/// CSS rules that embed the font, each weight with the letters used in it. A page with many charts needs them only once, for
/// the letters of all.
///
/// # Errors
/// If the font cannot be cut.
pub fn font_faces(letters: &Letters) -> Result<String, RenderError> {
    let mut css = String::new();
    for (bytes, weight, letters) in [(REGULAR, 400, &letters.regular), (BOLD, 700, &letters.bold)] {
        if letters.is_empty() {
            continue;
        }
        let _ = writeln!(
            css,
            "@font-face {{ font-family: Inter; font-weight: {weight}; \
             src: url(data:font/otf;base64,{}) format(\"opentype\") }}",
            base64(&subset(bytes, letters)?)
        );
    }
    Ok(css)
}

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_usize, |word, byte| word << 8 | usize::from(*byte));
        for place in 0..4 {
            if place <= chunk.len() {
                out.push(char::from(DIGITS[word >> (18 - 6 * place) & 63]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn a_weight_that_is_not_used_is_not_embedded() {
        let mut letters = Letters::default();
        assert_eq!(font_faces(&letters).unwrap(), "");
        letters.add("Deal", Weight::Bold);
        let bold = font_faces(&letters).unwrap();
        assert!(bold.contains("font-weight: 700") && !bold.contains("font-weight: 400"));
        let mut other = Letters::default();
        other.add("No deal", Weight::Regular);
        letters.join(&other);
        let both = font_faces(&letters).unwrap();
        assert!(both.contains("font-weight: 400") && both.ends_with(&bold));
        assert!(both.len() < 8_000, "{} bytes", both.len());
    }
}
