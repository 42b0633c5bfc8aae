//! SVG, through plotters.
//!
//! plotters rounds coordinates to whole pixels and knows neither white around letters nor a size
//! in millimetres. So it draws on a canvas [`FINE`] times as large, whose `viewBox` stays while
//! width and height are rewritten, and text with a halo is drawn in a font family that exists only
//! to be replaced. plotters takes the height of a line for the size of text and writes it divided
//! by 1.24, whatever the font; [`PER_EM`] undoes that.

use std::fmt::Write as _;

use plotters::prelude::{DrawingBackend, SVGBackend};
use plotters::style::Color as _;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontDesc, FontFamily, FontStyle, RGBColor, ShapeStyle, TextStyle};

use super::super::figure::{Anchor, Figure, Line, Mark, Point, Shape, Symbol, Text, Weight};
use super::super::layout::{BOLD, REGULAR};
use super::super::theme::{Colour, WHITE};
use super::RenderError;

const FINE: f64 = 4.0;
const PER_EM: f64 = 1.24;
/// Where plotters puts the baseline of text that hangs from its top, in ems.
const DROP: f64 = 0.76;
const PLAIN: &str = "zopa-plain";
const HALO: &str = "zopa-halo";
const FAMILY: &str = "Inter, Helvetica, Arial, sans-serif";

/// The figure as an SVG document with its fonts inside. The same figure gives the same bytes.
///
/// # Errors
/// If the backend refuses a primitive.
pub fn svg(figure: &Figure) -> Result<String, RenderError> {
    let (width, height) = (fine(figure.width), fine(figure.height));
    let mut drawn = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawn, (width as u32, height as u32));
        for mark in &figure.marks {
            draw(&mut backend, mark)?;
        }
        backend.present().map_err(refused)?;
    }
    Ok(dressed(&drawn, figure))
}

fn refused(error: impl std::fmt::Display) -> RenderError {
    RenderError::Backend(error.to_string())
}

fn fine(value: f64) -> i32 {
    (value * FINE).round().clamp(-1e6, 1e6) as i32
}

fn points(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().map(|(x, y)| (fine(*x), fine(*y))).collect()
}

fn style(colour: Colour, width: f64) -> ShapeStyle {
    let Colour(red, green, blue) = colour;
    RGBColor(red, green, blue)
        .filled()
        .stroke_width(fine(width).max(1) as u32)
}

fn draw(backend: &mut SVGBackend<'_>, mark: &Mark) -> Result<(), RenderError> {
    match mark {
        Mark::Line(line) => stroke(backend, line),
        Mark::Area(area) => backend
            .fill_polygon(points(&area.points), &style(area.fill, 0.0))
            .map_err(refused),
        Mark::Symbol(symbol) => draw_symbol(backend, symbol),
        Mark::Cloud(cloud) => {
            let dot = style(cloud.colour, 0.0);
            let radius = fine(cloud.radius).max(1) as u32;
            for (x, y) in cloud.distinct() {
                backend
                    .draw_circle((fine(x), fine(y)), radius, &dot, true)
                    .map_err(refused)?;
            }
            Ok(())
        }
        Mark::Tiles(tiles) => {
            for (tile, colour) in &tiles.tiles {
                let corners = [(tile.x0, tile.y0), (tile.x1, tile.y1)];
                let [from, to] = corners.map(|(x, y)| (fine(x), fine(y)));
                backend
                    .draw_rect(from, to, &style(*colour, 0.0), true)
                    .map_err(refused)?;
            }
            Ok(())
        }
        Mark::Text(text) => write(backend, text),
    }
}

fn stroke(backend: &mut SVGBackend<'_>, line: &Line) -> Result<(), RenderError> {
    for piece in line.pieces() {
        backend
            .draw_path(points(&piece), &style(line.colour, line.width))
            .map_err(refused)?;
    }
    Ok(())
}

fn draw_symbol(backend: &mut SVGBackend<'_>, symbol: &Symbol) -> Result<(), RenderError> {
    let centre = (fine(symbol.at.0), fine(symbol.at.1));
    let radius = fine(symbol.radius).max(1) as u32;
    if let Some(fill) = symbol.fill {
        let fill = style(fill, 0.0);
        match symbol.polygon() {
            Some(polygon) => backend.fill_polygon(points(&polygon), &fill),
            None if symbol.shape == Shape::Circle => {
                backend.draw_circle(centre, radius, &fill, true)
            }
            None => Ok(()),
        }
        .map_err(refused)?;
    }
    let Some((colour, width)) = symbol.outline else {
        return Ok(());
    };
    if symbol.shape == Shape::Circle {
        return backend
            .draw_circle(centre, radius, &style(colour, width), false)
            .map_err(refused);
    }
    let closed = symbol.polygon().map(|mut corners| {
        corners.push(corners[0]);
        corners
    });
    for points in closed.into_iter().chain(symbol.strokes()) {
        let dash = None;
        stroke(
            backend,
            &Line {
                points,
                width,
                colour,
                dash,
            },
        )?;
    }
    Ok(())
}

fn write(backend: &mut SVGBackend<'_>, text: &Text) -> Result<(), RenderError> {
    let Colour(red, green, blue) = text.colour;
    let family = if text.halo > 0.0 { HALO } else { PLAIN };
    let weight = match text.weight {
        Weight::Regular => FontStyle::Normal,
        Weight::Bold => FontStyle::Bold,
    };
    let side = match text.anchor {
        Anchor::Start => HPos::Left,
        Anchor::Middle => HPos::Center,
        Anchor::End => HPos::Right,
    };
    let colour = RGBColor(red, green, blue);
    // Built by hand: the usual conversion cuts the size to whole pixels.
    let size = text.size * FINE * PER_EM;
    let style = TextStyle::from(FontDesc::new(FontFamily::Name(family), size, weight))
        .color(&colour)
        .pos(Pos::new(side, VPos::Top));
    let top = (fine(text.at.0), fine(text.at.1 - DROP * text.size));
    backend
        .draw_text(&text.content, &style, top)
        .map_err(refused)
}

/// The document with its real size, its fonts, its words for screen readers, and its halos.
fn dressed(drawn: &str, figure: &Figure) -> String {
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let halo = figure.marks.iter().find_map(|mark| match mark {
        Mark::Text(text) if text.halo > 0.0 => Some(text.halo),
        _ => None,
    });
    let body = body
        .replace(
            &format!("font-family=\"{HALO}\""),
            &format!(
                "stroke=\"{}\" stroke-width=\"{}\" paint-order=\"stroke\"",
                WHITE.hex(),
                fine(halo.unwrap_or(0.0))
            ),
        )
        .replace(&format!(" font-family=\"{PLAIN}\""), "")
        .replace(" opacity=\"1\"", "")
        .replace("\">\n", "\">")
        .replace("\n</text>", "</text>");
    let body = tiled(&shortened(&body, figure));
    let size = match figure.millimetres {
        Some(width) => format!(
            "width=\"{width}mm\" height=\"{}mm\"",
            width * figure.height / figure.width
        ),
        None => format!("width=\"{}\" height=\"{}\"", figure.width, figure.height),
    };
    let mut out = String::with_capacity(body.len() + 170_000);
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-labelledby=\"title desc\" font-family=\"{FAMILY}\" stroke-linejoin=\"round\" \
         stroke-linecap=\"round\">",
        fine(figure.width),
        fine(figure.height)
    );
    let _ = writeln!(
        out,
        "<title id=\"title\">{}</title>",
        escaped(&figure.title)
    );
    let _ = writeln!(
        out,
        "<desc id=\"desc\">{}</desc>",
        escaped(&figure.description)
    );
    out.push_str("<style>\n");
    for (bytes, weight) in [(REGULAR, 400), (BOLD, 700)] {
        let _ = writeln!(
            out,
            "@font-face {{ font-family: Inter; font-weight: {weight}; \
             src: url(data:font/otf;base64,{}) format(\"opentype\") }}",
            base64(bytes)
        );
    }
    for (index, cloud) in clouds(figure).enumerate() {
        let _ = writeln!(out, ".d{index} {{ fill: {} }}", cloud.hex());
    }
    // Nothing but tiles and the paper is a rectangle.
    out.push_str("rect { shape-rendering: crispEdges }\n</style>\n");
    let _ = writeln!(
        out,
        "<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>",
        WHITE.hex()
    );
    out.push_str(&body);
    out
}

fn clouds(figure: &Figure) -> impl Iterator<Item = Colour> {
    figure.marks.iter().filter_map(|mark| match mark {
        Mark::Cloud(cloud) => Some(cloud.colour),
        _ => None,
    })
}

/// Thousands of dots say their colour in a class instead of each for itself.
fn shortened(body: &str, figure: &Figure) -> String {
    clouds(figure)
        .enumerate()
        .fold(body.to_owned(), |body, (index, colour)| {
            body.replace(
                &format!(
                    " fill=\"{}\" stroke=\"none\" stroke-width=\"1\"/>",
                    colour.hex()
                ),
                &format!(" class=\"d{index}\"/>"),
            )
        })
}

/// Thousands of tiles do not say what is so by default.
fn tiled(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        if line.starts_with("<rect ") {
            out.push_str(&line.replace(" stroke=\"none\"", ""));
        } else {
            out.push_str(line);
        }
    }
    out
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
        out
    })
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
    use super::super::super::figure::{Rect, Tiles};
    use super::super::super::theme::{GREY, INK};
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
    fn tiles_are_crisp_rectangles_that_touch() {
        let tile = |x: f64| Rect::new(x, 10.0, x + 10.3, 20.0);
        let tiles = vec![(tile(0.0), INK), (tile(10.3), GREY)];
        let figure = Figure {
            width: 100.0,
            height: 50.0,
            millimetres: None,
            title: String::new(),
            description: String::new(),
            marks: vec![Mark::Tiles(Tiles { tiles })],
        };
        let drawn = svg(&figure).unwrap();
        assert!(drawn.contains("rect { shape-rendering: crispEdges }"));
        assert!(
            drawn.contains("<rect x=\"0\" y=\"40\" width=\"41\" height=\"40\" fill=\"#1A1A1A\"/>")
        );
        assert!(drawn.contains("<rect x=\"41\" y=\"40\" width=\"41\""));
    }

    #[test]
    fn text_is_written_at_its_size_and_place() {
        let figure = Figure {
            width: 180.0,
            height: 120.0,
            millimetres: Some(18.0),
            title: "Bread & butter <1>".into(),
            description: "x".into(),
            marks: vec![Mark::Text(Text {
                content: "a < b".into(),
                at: (10.0, 50.0),
                size: 28.0,
                weight: Weight::Bold,
                colour: WHITE,
                anchor: Anchor::End,
                halo: 5.0,
            })],
        };
        let drawn = svg(&figure).unwrap();
        assert!(drawn.contains("width=\"18mm\" height=\"12mm\" viewBox=\"0 0 720 480\""));
        let size = drawn.split("font-size=\"").nth(1).unwrap();
        let size: f64 = size.split('"').next().unwrap().parse().unwrap();
        assert!((size - 112.0).abs() < 1e-6, "28 px on a fourfold canvas");
        assert!(drawn.contains("y=\"115\" dy=\"0.76em\""), "baseline at 50");
        assert!(drawn.contains("text-anchor=\"end\"") && drawn.contains("a &lt; b"));
        assert!(drawn.contains("paint-order=\"stroke\"") && drawn.contains("stroke-width=\"20\""));
        assert!(drawn.contains("Bread &amp; butter &lt;1&gt;"));
        assert!(drawn.ends_with("</svg>\n"));
        assert_eq!(drawn, svg(&figure).unwrap());
    }
}
