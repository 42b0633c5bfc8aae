//! PDF for print, through krilla: everything is a vector, text stays text, the font is embedded
//! with the letters in use.
//!
//! The page is as wide as the figure is meant to be on paper, or else three quarters of a point per virtual pixel. The text for
//! a screen reader is in the tags. The file contains nothing that depends on time or chance: the same figure gives the same
//! bytes.

use ab_glyph::Font as _;
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{Path, PathBuilder, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, LineCap, LineJoin, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, GlyphId, KrillaGlyph};

use super::super::figure::{Anchor, Cloud, Figure, Mark, Point, Shape, Symbol, Text, Weight};
use super::super::layout::{BOLD, REGULAR, font, measure};
use super::super::theme::{Colour, WHITE};
use super::RenderError;
use super::seams::seamless;

/// Points per virtual pixel, for figures without a width on paper.
const POINTS: f64 = 0.75;
const POINTS_PER_MILLIMETRE: f64 = 72.0 / 25.4;
/// The language of everything that zopa itself writes on charts.
const LANGUAGE: &str = "en";
/// How far a quarter of a circle's control points are from its ends, in radii.
const QUARTER: f64 = 0.552_284_75;
/// Long enough to be drawn, too short to be seen.
const SPECK: f64 = 0.01;

/// The figure as the bytes of a PDF file of one page.
///
/// # Errors
/// If the figure has no size or the font cannot be embedded.
pub fn pdf(figure: &Figure) -> Result<Vec<u8>, RenderError> {
    let scale = figure
        .millimetres
        .map_or(POINTS, |width| width * POINTS_PER_MILLIMETRE / figure.width);
    let size = |length: f64| (length * scale) as f32;
    let settings = PageSettings::from_wh(size(figure.width), size(figure.height))
        .ok_or_else(|| failed("it has no size"))?;
    let mut document = Document::new();
    let content = {
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        let content = surface.start_tagged(ContentTag::Other);
        surface.push_transform(&Transform::from_scale(scale as f32, scale as f32));
        let mut canvas = Canvas {
            surface: &mut surface,
            fonts: [embedded(REGULAR)?, embedded(BOLD)?],
        };
        for mark in &figure.marks {
            canvas.draw(mark);
        }
        surface.pop();
        surface.end_tagged();
        content
    };
    let mut described = TagGroup::new(Tag::Figure(Some(figure.description.clone())));
    described.push(content);
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.into()));
    tags.push(described);
    document.set_tag_tree(tags);
    document.set_metadata(
        Metadata::new()
            .title(figure.title.clone())
            .description(figure.description.clone())
            .language(LANGUAGE.into())
            .creator(concat!("zopa ", env!("CARGO_PKG_VERSION")).into()),
    );
    document.finish().map_err(failed)
}

fn embedded(bytes: &'static [u8]) -> Result<Font, RenderError> {
    Font::new(bytes.into(), 0).ok_or_else(|| failed("the font is damaged"))
}

fn failed(error: impl std::fmt::Display) -> RenderError {
    RenderError::Pdf(error.to_string())
}

/// The page, in units of a virtual pixel.
struct Canvas<'a, 'page> {
    surface: &'a mut Surface<'page>,
    fonts: [Font; 2],
}

impl Canvas<'_, '_> {
    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Line(line) => {
                for piece in line.pieces() {
                    self.stroke(polyline(&piece, false).as_ref(), line.width, line.colour);
                }
            }
            Mark::Area(area) => self.fill(polyline(&area.points, true).as_ref(), area.fill),
            Mark::Symbol(symbol) => self.symbol(symbol),
            Mark::Cloud(cloud) => self.cloud(cloud),
            Mark::Tiles(tiles) => {
                for (tile, colour) in seamless(&tiles.tiles) {
                    self.fill(polyline(&tile.corners(), true).as_ref(), colour);
                }
            }
            Mark::Text(text) => self.text(text),
        }
    }

    fn symbol(&mut self, symbol: &Symbol) {
        let outline = if symbol.shape == Shape::Circle {
            circle(symbol.at, symbol.radius)
        } else {
            symbol
                .polygon()
                .and_then(|corners| polyline(&corners, true))
        };
        if let (Some(outline), Some(fill)) = (&outline, symbol.fill) {
            self.fill(Some(outline), fill);
        }
        if let Some((colour, width)) = symbol.outline {
            let strokes = symbol.strokes().into_iter();
            let strokes = strokes.map(|points| polyline(&points, false));
            for path in std::iter::once(outline).chain(strokes) {
                self.stroke(path.as_ref(), width, colour);
            }
        }
    }

    /// Each dot is a line with round ends, too short to be seen: a fifth of the bytes of a circle.
    fn cloud(&mut self, cloud: &Cloud) {
        let mut path = PathBuilder::new();
        for (x, y) in cloud.distinct() {
            path.move_to((x - SPECK / 2.0) as f32, y as f32);
            path.line_to((x + SPECK / 2.0) as f32, y as f32);
        }
        self.stroke(path.finish().as_ref(), 2.0 * cloud.radius, cloud.colour);
    }

    fn fill(&mut self, path: Option<&Path>, colour: Colour) {
        if let Some(path) = path {
            self.surface.set_stroke(None);
            self.surface.set_fill(Some(filled(colour)));
            self.surface.draw_path(path);
        }
    }

    /// A line with round ends and joins.
    fn stroke(&mut self, path: Option<&Path>, width: f64, colour: Colour) {
        if let Some(path) = path {
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(round(colour, width)));
            self.surface.draw_path(path);
        }
    }

    fn text(&mut self, text: &Text) {
        let metrics = font(text.weight);
        let em = f64::from(metrics.units_per_em().unwrap_or(1000.0));
        let shown = text.shown();
        let glyphs: Vec<KrillaGlyph> = shown
            .char_indices()
            .map(|(start, letter)| {
                let id = metrics.glyph_id(letter);
                let advance = f64::from(metrics.h_advance_unscaled(id)) / em;
                KrillaGlyph {
                    glyph_id: GlyphId::new(id.0.into()),
                    text_range: start..start + letter.len_utf8(),
                    x_advance: advance as f32,
                    x_offset: 0.0,
                    y_offset: 0.0,
                    y_advance: 0.0,
                    location: None,
                }
            })
            .collect();
        let width = measure(&text.content, text.size, text.weight).width;
        let left = match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let start = krilla::geom::Point::from_xy((text.at.0 - left) as f32, text.at.1 as f32);
        let font = &self.fonts[usize::from(text.weight == Weight::Bold)];
        let (size, content) = (text.size as f32, &*shown);
        if text.halo > 0.0 {
            // As outlines: text that is written twice would be found and copied twice.
            self.surface.set_fill(None);
            self.surface.set_stroke(Some(round(WHITE, text.halo)));
            self.surface
                .draw_glyphs(start, &glyphs, font.clone(), content, size, true);
        }
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(filled(text.colour)));
        self.surface
            .draw_glyphs(start, &glyphs, font.clone(), content, size, false);
    }
}

fn filled(Colour(red, green, blue): Colour) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        ..Fill::default()
    }
}

fn round(Colour(red, green, blue): Colour, width: f64) -> Stroke {
    Stroke {
        paint: rgb::Color::new(red, green, blue).into(),
        width: width.max(0.0) as f32,
        line_cap: LineCap::Round,
        line_join: LineJoin::Round,
        ..Stroke::default()
    }
}

/// A path through points; none if there are fewer than two or any of them is not finite.
fn polyline(points: &[Point], closed: bool) -> Option<Path> {
    let (first, rest) = points.split_first()?;
    if rest.is_empty() || !points.iter().all(|(x, y)| x.is_finite() && y.is_finite()) {
        return None;
    }
    let mut path = PathBuilder::new();
    path.move_to(first.0 as f32, first.1 as f32);
    for (x, y) in rest {
        path.line_to(*x as f32, *y as f32);
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn circle((x, y): Point, radius: f64) -> Option<Path> {
    if !(x.is_finite() && y.is_finite() && radius > 0.0) {
        return None;
    }
    let mut path = PathBuilder::new();
    let at = |across: f64, down: f64| ((x + across * radius) as f32, (y + down * radius) as f32);
    let (right, top) = at(1.0, 0.0);
    path.move_to(right, top);
    // From one compass point to the next: the outward direction, and that a quarter turn further.
    for (out, next) in [
        ((1.0, 0.0), (0.0, 1.0)),
        ((0.0, 1.0), (-1.0, 0.0)),
        ((-1.0, 0.0), (0.0, -1.0)),
        ((0.0, -1.0), (1.0, 0.0)),
    ] {
        let (x1, y1) = at(out.0 + QUARTER * next.0, out.1 + QUARTER * next.1);
        let (x2, y2) = at(next.0 + QUARTER * out.0, next.1 + QUARTER * out.1);
        let (x3, y3) = at(next.0, next.1);
        path.cubic_to(x1, y1, x2, y2, x3, y3);
    }
    path.close();
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::super::super::theme::INK;
    use super::*;

    fn figure(marks: Vec<Mark>) -> Figure {
        Figure {
            width: 1800.0,
            height: 1200.0,
            millimetres: Some(180.0),
            title: "Both gain".into(),
            description: "Both gain over no deal.".into(),
            marks,
        }
    }

    fn text(content: &str, halo: f64) -> Mark {
        Mark::Text(Text {
            content: content.into(),
            at: (100.0, 100.0),
            size: 28.0,
            weight: Weight::Bold,
            colour: INK,
            anchor: Anchor::Middle,
            halo,
        })
    }

    fn holds(bytes: &[u8], part: &str) -> bool {
        bytes
            .windows(part.len())
            .any(|window| window == part.as_bytes())
    }

    #[test]
    fn the_page_is_as_wide_as_meant_and_says_what_it_shows() {
        let bytes = pdf(&figure(vec![text("Deal", 5.0)])).unwrap();
        assert!(bytes.starts_with(b"%PDF-"));
        assert!(holds(&bytes, "/MediaBox[0 0 510.2362 340.15747]"));
        for part in [
            "/Alt",
            "(Both gain over no deal.)",
            "/Lang",
            "/StructTreeRoot",
            "Inter-Bold",
        ] {
            assert!(holds(&bytes, part), "{part}");
        }
        assert!(!holds(&bytes, "Inter-Regular") && !holds(&bytes, "CreationDate"));
        assert!(bytes.len() < 12_000, "{} bytes", bytes.len());
        let mut screen = figure(Vec::new());
        screen.millimetres = None;
        assert!(holds(&pdf(&screen).unwrap(), "/MediaBox[0 0 1350 900]"));
    }

    #[test]
    fn the_same_figure_gives_the_same_bytes() {
        let figure = figure(vec![text("No deal", 0.0)]);
        assert_eq!(pdf(&figure).unwrap(), pdf(&figure).unwrap());
    }

    #[test]
    fn what_cannot_be_drawn_is_left_out_or_named() {
        let nowhere = Mark::Symbol(Symbol {
            at: (f64::NAN, 1.0),
            shape: Shape::Circle,
            radius: 4.0,
            fill: Some(INK),
            outline: Some((INK, 1.0)),
            solid: true,
        });
        assert!(pdf(&figure(vec![nowhere, text("中\u{7}", 0.0)])).is_ok());
        let mut flat = figure(Vec::new());
        flat.height = 0.0;
        let said = pdf(&flat).unwrap_err().to_string();
        assert_eq!(
            said,
            "the chart could not be written as PDF: it has no size"
        );
    }
}
