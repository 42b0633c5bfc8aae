//! The look of charts: the colours, the three canvases and their text sizes.
//!
//! Parties are coloured in order with the palette of Okabe and Ito, which colour-blind readers can
//! tell apart. Most of its hues are below a contrast of 4.5:1 on white, so text never uses them as
//! they are: it is ink, or the hue darkened until it reaches that contrast ([`Colour::for_text`]).
//!
//! **Source.** M. Okabe and K. Ito (2008), "Color Universal Design"; contrast after WCAG 2.1, 1.4.3.

use super::figure::Shape;
use zopa_core::scenario::ChartStyle;

/// An opaque colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// The paper.
pub const WHITE: Colour = Colour(0xFF, 0xFF, 0xFF);
/// Text and outlines.
pub const INK: Colour = Colour(0x1A, 0x1A, 0x1A);
/// Secondary text and neutral marks.
pub const GREY: Colour = Colour(0x6B, 0x6B, 0x6B);
/// Dots of deals that are merely possible.
pub const DOT: Colour = Colour(0xBD, 0xBD, 0xBD);
/// Grid lines and rules.
pub const RULE: Colour = Colour(0xE3, 0xE3, 0xE3);
/// Deals that pass every gate.
pub const PASSING: Colour = Colour(0xE8, 0xC4, 0x00);
/// The hue of the zone of possible agreement.
pub const ZOPA: Colour = Colour(0x56, 0xB4, 0xE9);
/// Parties, in the order of the scenario file; a seventh starts again.
pub const PARTIES: [Colour; 6] = [
    Colour(0x00, 0x72, 0xB2),
    Colour(0xD5, 0x5E, 0x00),
    Colour(0x00, 0x9E, 0x73),
    Colour(0xB0, 0x7D, 0x00),
    Colour(0xCC, 0x79, 0xA7),
    Colour(0x56, 0xB4, 0xE9),
];
/// Cividis in ten steps, dark to light, for fields of 0 to 100%.
const CIVIDIS: [Colour; 10] = [
    Colour(0x00, 0x20, 0x4D),
    Colour(0x00, 0x33, 0x6F),
    Colour(0x39, 0x48, 0x6B),
    Colour(0x57, 0x5C, 0x6D),
    Colour(0x70, 0x71, 0x73),
    Colour(0x8A, 0x87, 0x79),
    Colour(0xA6, 0x9D, 0x75),
    Colour(0xC4, 0xB5, 0x6C),
    Colour(0xE4, 0xCF, 0x5B),
    Colour(0xFF, 0xEA, 0x46),
];

/// The colour of the party with this index in the scenario file.
pub fn party(index: usize) -> Colour {
    PARTIES[index % PARTIES.len()]
}

/// The mark of the party with this index in the scenario file, and whether it is filled: colour is never the only code. A
/// seventh starts again, hollow. Squares are reserved for texts on the table.
pub fn mark(index: usize) -> (Shape, bool) {
    let shapes = [
        Shape::Circle,
        Shape::Triangle,
        Shape::Diamond,
        Shape::TriangleDown,
        Shape::Plus,
        Shape::Star,
    ];
    (shapes[index % 6], index % 12 < 6)
}

/// The colour of a share between 0 and 1 on the cividis scale; shares outside are clamped.
pub fn cividis(share: f64) -> Colour {
    let last = CIVIDIS.len() - 1;
    let place = if share.is_finite() {
        share.clamp(0.0, 1.0) * last as f64
    } else {
        0.0
    };
    let low = (place.floor() as usize).min(last - 1);
    CIVIDIS[low].mixed(CIVIDIS[low + 1], place - low as f64)
}

impl Colour {
    /// `#RRGGBB`.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }

    /// This colour with `share` (0-1) of another mixed in.
    pub fn mixed(self, other: Colour, share: f64) -> Colour {
        let mix = |a: u8, b: u8| {
            (f64::from(a) + (f64::from(b) - f64::from(a)) * share.clamp(0.0, 1.0)).round() as u8
        };
        Colour(
            mix(self.0, other.0),
            mix(self.1, other.1),
            mix(self.2, other.2),
        )
    }

    /// How this colour looks on white at an opacity of `share` (0-1).
    pub fn tint(self, share: f64) -> Colour {
        WHITE.mixed(self, share)
    }

    /// The contrast with another colour, 1 to 21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This hue, darkened until text in it has a contrast of at least 4.5:1 on white.
    pub fn for_text(self) -> Colour {
        self.darkened(4.6)
    }

    /// This hue, darkened until a line or a mark in it has a contrast of at least 3:1 on white.
    pub fn for_mark(self) -> Colour {
        self.darkened(3.05)
    }

    fn darkened(self, contrast: f64) -> Colour {
        let black = Colour(0, 0, 0);
        (0..=20)
            .map(|step| self.mixed(black, f64::from(step) / 20.0))
            .find(|dark| dark.contrast(WHITE) >= contrast)
            .unwrap_or(INK)
    }

    fn luminance(self) -> f64 {
        let channel = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.039_28 {
                share / 12.92
            } else {
                libm::pow((share + 0.055) / 1.055, 2.4)
            }
        };
        0.2126 * channel(self.0) + 0.7152 * channel(self.1) + 0.0722 * channel(self.2)
    }
}

/// A canvas: its size in virtual pixels and the sizes of everything on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Theme {
    /// Virtual pixels across.
    pub width: f64,
    /// Virtual pixels down.
    pub height: f64,
    /// The width on paper, if the canvas is meant for print.
    pub millimetres: Option<f64>,
    /// Free space at the edges.
    pub margin: f64,
    /// The size of the title, which states the finding.
    pub title: f64,
    /// The size of the subtitle and of direct labels.
    pub label: f64,
    /// The size of numbers on axes.
    pub tick: f64,
    /// The size of side remarks.
    pub note: f64,
    /// The size of the footer.
    pub footer: f64,
    /// The size of numbers shown by themselves.
    pub figure: f64,
    /// The factor for lengths of marks (line widths, radii); 1 on the projector.
    pub stroke: f64,
}

impl Theme {
    /// The canvas of a style.
    pub fn of(style: ChartStyle) -> Theme {
        match style {
            ChartStyle::Projector => Theme {
                width: 1920.0,
                height: 1080.0,
                millimetres: None,
                margin: 64.0,
                title: 48.0,
                label: 28.0,
                tick: 26.0,
                note: 24.0,
                footer: 18.0,
                figure: 46.0,
                stroke: 1.0,
            },
            ChartStyle::Screen => Theme {
                width: 1200.0,
                height: 800.0,
                millimetres: None,
                margin: 36.0,
                title: 31.0,
                label: 18.0,
                tick: 16.5,
                note: 16.0,
                footer: 13.0,
                figure: 30.0,
                stroke: 0.66,
            },
            // Ten virtual pixels per millimetre: 28 are 8 points in print.
            ChartStyle::Paper => Theme {
                width: 1800.0,
                height: 1200.0,
                millimetres: Some(180.0),
                margin: 20.0,
                title: 42.0,
                label: 28.0,
                tick: 26.0,
                note: 25.0,
                footer: 20.0,
                figure: 44.0,
                stroke: 0.95,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hue_has_a_readable_text_variant() {
        for hue in PARTIES.into_iter().chain([PASSING, ZOPA, GREY, INK]) {
            let text = hue.for_text();
            assert!(text.contrast(WHITE) >= 4.5, "{} on white", text.hex());
            assert!(hue.for_mark().contrast(WHITE) >= 3.0, "{}", hue.hex());
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour(0, 0, 0).contrast(WHITE) - 21.0).abs() < 1e-9);
        assert!((Colour(0x77, 0x77, 0x77).contrast(WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn cividis_runs_from_dark_to_light() {
        let steps: Vec<f64> = (0..=20)
            .map(|i| cividis(f64::from(i) / 20.0).luminance())
            .collect();
        assert!(steps.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(cividis(-3.0), cividis(0.0));
        assert_eq!(cividis(f64::NAN), cividis(0.0));
    }

    #[test]
    fn text_is_never_smaller_than_the_footer() {
        for style in [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper] {
            let theme = Theme::of(style);
            assert!(theme.title > theme.label && theme.label >= theme.tick);
            assert!(theme.tick >= theme.note && theme.note >= theme.footer);
        }
    }
}
