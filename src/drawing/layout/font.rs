//! The embedded font.

use std::sync::LazyLock;

use ab_glyph::FontRef;

use super::super::figure::Weight;

/// The bytes of the embedded fonts, for code that draws and embeds them.
pub const REGULAR: &[u8] = include_bytes!("../font/Inter-Regular.otf");
/// The bold font.
pub const BOLD: &[u8] = include_bytes!("../font/Inter-Bold.otf");

static FONTS: LazyLock<[FontRef<'static>; 2]> = LazyLock::new(|| {
    [REGULAR, BOLD].map(|bytes| {
        FontRef::try_from_slice(bytes).expect("the embedded fonts are well-formed (tested)")
    })
});

/// The embedded font of a weight.
pub fn font(weight: Weight) -> &'static FontRef<'static> {
    match weight {
        Weight::Regular => &FONTS[0],
        Weight::Bold => &FONTS[1],
    }
}
