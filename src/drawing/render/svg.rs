//! SVG: shapes through plotters, text by hand.
//!
//! plotters rounds coordinates to whole pixels. So it draws on a canvas [`FINE`] times as large, whose `viewBox` is kept while
//! width and height are rewritten. It truncates text sizes, has no white halo around letters and moves baselines, so text
//! bypasses it. Nothing here is a CSS class or rule for the whole page: many charts can be in one HTML page.

use std::fmt::Write as _;

use plotters::prelude::{DrawingBackend, SVGBackend};
use plotters::style::{Color as _, RGBColor, ShapeStyle};

use super::super::figure::{
    Anchor, Cloud, Figure, Line, Mark, Point, Shape, Symbol, Text, Tiles, Weight,
};
use super::super::theme::{Colour, INK, WHITE};
use super::RenderError;
use super::faces::{FAMILY, Letters, font_faces};

const FINE: f64 = 4.0;

/// The figure as an SVG document with its fonts inside. The same figure gives the same bytes.
///
/// # Errors
/// If the backend refuses a primitive or the font cannot be cut.
pub fn svg(figure: &Figure) -> Result<String, RenderError> {
    let size = match figure.millimetres {
        Some(width) => format!(
            "width=\"{width}mm\" height=\"{}mm\"",
            width * figure.height / figure.width
        ),
        None => format!("width=\"{}\" height=\"{}\"", figure.width, figure.height),
    };
    let faces = font_faces(&Letters::of(figure))?;
    let style = if faces.is_empty() {
        String::new()
    } else {
        format!("<style>\n{faces}</style>\n")
    };
    document(figure, &size, "", &style)
}

/// The figure as an `svg` element for an HTML page, as wide as the page lets it be. `id_prefix` must differ between the charts
/// of a page; the page supplies the fonts ([`font_faces`](super::font_faces)).
///
/// # Errors
/// If the backend refuses a primitive.
pub fn svg_inline(figure: &Figure, id_prefix: &str) -> Result<String, RenderError> {
    document(
        figure,
        "width=\"100%\"",
        &format!("{}-", escaped(id_prefix)),
        "",
    )
}

fn document(figure: &Figure, size: &str, prefix: &str, style: &str) -> Result<String, RenderError> {
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-labelledby=\"{prefix}title {prefix}desc\" font-family=\"{FAMILY}\" fill=\"{}\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"{prefix}title\">{}</title>\n<desc id=\"{prefix}desc\">{}</desc>\n{style}\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        fine(figure.width),
        fine(figure.height),
        INK.hex(),
        escaped(&figure.title),
        escaped(&figure.description),
        WHITE.hex()
    );
    for mark in &figure.marks {
        match mark {
            Mark::Line(line) => out.push_str(&drawn(|backend| stroke(backend, line))?),
            Mark::Area(area) => out.push_str(&drawn(|backend| {
                backend
                    .fill_polygon(points(&area.points), &style_of(area.fill, 0.0))
                    .map_err(refused)
            })?),
            Mark::Symbol(symbol) => out.push_str(&drawn(|backend| draw_symbol(backend, symbol))?),
            Mark::Cloud(cloud) => out.push_str(&dots(cloud)),
            Mark::Tiles(tiles) => out.push_str(&tiled(tiles)?),
            Mark::Text(text) => write(&mut out, text),
        }
    }
    out.push_str("</svg>\n");
    Ok(out)
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

fn style_of(colour: Colour, width: f64) -> ShapeStyle {
    let Colour(red, green, blue) = colour;
    RGBColor(red, green, blue)
        .filled()
        .stroke_width(fine(width).max(1) as u32)
}

/// The elements that plotters writes, without attributes that have their default value.
fn drawn(
    draw: impl FnOnce(&mut SVGBackend<'_>) -> Result<(), RenderError>,
) -> Result<String, RenderError> {
    let mut drawn = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut drawn, (1, 1));
        draw(&mut backend)?;
        backend.present().map_err(refused)?;
    }
    let body = drawn.split_once('>').map_or("", |(_, body)| body);
    let body = body.rsplit_once("</svg>").map_or(body, |(body, _)| body);
    Ok(body
        .trim_start_matches('\n')
        .replace(" opacity=\"1\"", "")
        .replace(" \"/>", "\"/>"))
}

fn stroke(backend: &mut SVGBackend<'_>, line: &Line) -> Result<(), RenderError> {
    for piece in line.pieces() {
        backend
            .draw_path(points(&piece), &style_of(line.colour, line.width))
            .map_err(refused)?;
    }
    Ok(())
}

fn draw_symbol(backend: &mut SVGBackend<'_>, symbol: &Symbol) -> Result<(), RenderError> {
    let centre = (fine(symbol.at.0), fine(symbol.at.1));
    let radius = fine(symbol.radius).max(1) as u32;
    if let Some(fill) = symbol.fill {
        let fill = style_of(fill, 0.0);
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
            .draw_circle(centre, radius, &style_of(colour, width), false)
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

/// Thousands of dots in one element: strokes of zero length with round ends, each relative to the one before.
fn dots(cloud: &Cloud) -> String {
    let mut path = String::new();
    let mut last = (0, 0);
    for (x, y) in cloud.distinct() {
        let at = (fine(x), fine(y));
        let _ = write!(path, "m{} {}h0", at.0 - last.0, at.1 - last.1);
        last = at;
    }
    let width = 2 * fine(cloud.radius).max(1);
    format!(
        "<path d=\"{path}\" stroke=\"{}\" stroke-width=\"{width}\" fill=\"none\"/>\n",
        cloud.colour.hex()
    )
}

fn tiled(tiles: &Tiles) -> Result<String, RenderError> {
    let body = drawn(|backend| {
        for (tile, colour) in &tiles.tiles {
            let corners = [(tile.x0, tile.y0), (tile.x1, tile.y1)];
            let [from, to] = corners.map(|(x, y)| (fine(x), fine(y)));
            backend
                .draw_rect(from, to, &style_of(*colour, 0.0), true)
                .map_err(refused)?;
        }
        Ok(())
    })?;
    Ok(format!(
        "<g shape-rendering=\"crispEdges\">\n{}</g>\n",
        body.replace(" stroke=\"none\"", "")
    ))
}

fn write(out: &mut String, text: &Text) {
    let (x, y) = (fine(text.at.0), fine(text.at.1));
    // Two decimals of a quarter pixel, without trailing zeros.
    let size = (text.size * FINE * 100.0).round() / 100.0;
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"");
    match text.anchor {
        Anchor::Start => {}
        Anchor::Middle => out.push_str(" text-anchor=\"middle\""),
        Anchor::End => out.push_str(" text-anchor=\"end\""),
    }
    if text.weight == Weight::Bold {
        out.push_str(" font-weight=\"bold\"");
    }
    if text.colour != INK {
        let _ = write!(out, " fill=\"{}\"", text.colour.hex());
    }
    if text.halo > 0.0 {
        let _ = write!(
            out,
            " stroke=\"{}\" stroke-width=\"{}\" paint-order=\"stroke\"",
            WHITE.hex(),
            fine(text.halo)
        );
    }
    let _ = writeln!(out, ">{}</text>", escaped(&text.shown()));
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::figure::Rect;
    use super::super::super::theme::GREY;
    use super::*;

    fn figure(width: f64, marks: Vec<Mark>) -> Figure {
        Figure {
            width,
            height: 50.0,
            millimetres: None,
            title: "Bread & butter <1>".into(),
            description: "x".into(),
            marks,
        }
    }

    fn text(weight: Weight) -> Mark {
        Mark::Text(Text {
            content: "a < b".into(),
            at: (10.0, 50.0),
            size: 26.0 * 1.1,
            weight,
            colour: WHITE,
            anchor: Anchor::End,
            halo: 5.0,
        })
    }

    #[test]
    fn tiles_are_crisp_rectangles_that_touch() {
        let tile = |x: f64| Rect::new(x, 10.0, x + 10.3, 20.0);
        let tiles = vec![(tile(0.0), INK), (tile(10.3), GREY)];
        let drawn = svg(&figure(100.0, vec![Mark::Tiles(Tiles { tiles })])).unwrap();
        assert!(drawn.contains("<g shape-rendering=\"crispEdges\">"));
        assert!(
            drawn.contains("<rect x=\"0\" y=\"40\" width=\"41\" height=\"40\" fill=\"#1A1A1A\"/>")
        );
        assert!(drawn.contains("<rect x=\"41\" y=\"40\" width=\"41\""));
        assert!(!drawn.contains("font-face"), "no text, no font");
    }

    #[test]
    fn dots_are_one_element() {
        let cloud = Cloud {
            points: vec![(10.0, 10.0), (30.0, 12.0)],
            radius: 2.0,
            colour: GREY,
        };
        let drawn = svg(&figure(100.0, vec![Mark::Cloud(cloud)])).unwrap();
        let path =
            "<path d=\"m40 40h0m80 8h0\" stroke=\"#6B6B6B\" stroke-width=\"16\" fill=\"none\"/>";
        assert!(drawn.contains(path), "{drawn}");
        assert!(
            drawn.contains("stroke-linecap=\"round\""),
            "or they are nothing"
        );
    }

    #[test]
    fn text_is_written_at_its_size_and_place() {
        let mut figure = figure(75.0, vec![text(Weight::Bold)]);
        figure.millimetres = Some(18.0);
        let drawn = svg(&figure).unwrap();
        assert!(drawn.contains("width=\"18mm\" height=\"12mm\" viewBox=\"0 0 300 200\""));
        assert!(drawn.contains("<text x=\"40\" y=\"200\" font-size=\"114.4\" text-anchor=\"end\""));
        assert!(drawn.contains("font-weight=\"bold\"") && drawn.contains("a &lt; b"));
        assert!(drawn.contains("paint-order=\"stroke\"") && drawn.contains("stroke-width=\"20\""));
        assert!(drawn.contains("Bread &amp; butter &lt;1&gt;"));
        assert!(drawn.contains("font-weight: 700") && !drawn.contains("font-weight: 400"));
        assert!(drawn.ends_with("</svg>\n"));
        assert_eq!(drawn, svg(&figure).unwrap());
    }

    #[test]
    fn charts_in_a_page_do_not_meet() {
        let drawn = svg_inline(&figure(100.0, vec![text(Weight::Regular)]), "talks").unwrap();
        assert!(drawn.contains("aria-labelledby=\"talks-title talks-desc\""));
        assert!(drawn.contains("id=\"talks-title\"") && drawn.contains("id=\"talks-desc\""));
        assert!(drawn.contains("width=\"100%\" viewBox=\"0 0 400 200\""));
        for shared in ["<style", "class=", "id=\"title\"", "mm\"", "<?xml"] {
            assert!(!drawn.contains(shared), "{shared}");
        }
    }
}
