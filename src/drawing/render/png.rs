//! PNG, through plotters' bitmap.
//!
//! plotters smooths neither circles nor polygons, drops the left side bearing of letters and moves
//! each to a whole pixel. So shapes are cut into spans here, letters come from the font itself, and
//! plotters paints both on a canvas [`FINE`] times as large, which is then averaged down.

use ab_glyph::{Font, Glyph, OutlineCurve, PxScale, point};
use plotters::backend::{BitMapBackend, DrawingBackend};
use plotters::style::{Color as _, RGBAColor, RGBColor, ShapeStyle};

use super::super::figure::{Anchor, Figure, Line, Mark, Point, Shape, Symbol, Text};
use super::super::layout::{font, measure};
use super::super::theme::{Colour, WHITE};
use super::RenderError;

const FINE: usize = 3;

/// The figure as the bytes of a PNG file. The same figure gives the same bytes.
///
/// # Errors
/// If the backend refuses a primitive or the image cannot be encoded.
pub fn png(figure: &Figure) -> Result<Vec<u8>, RenderError> {
    let size = |length: f64| (length.round().clamp(1.0, 8000.0)) as usize;
    let (width, height) = (size(figure.width), size(figure.height));
    let mut large = vec![0xFF; width * height * FINE * FINE * 3];
    {
        let size = ((width * FINE) as u32, (height * FINE) as u32);
        let mut canvas = Canvas {
            backend: BitMapBackend::with_buffer_and_format(&mut large, size)
                .map_err(|error| RenderError::Backend(error.to_string()))?,
            size: (size.0 as i32, size.1 as i32),
        };
        for mark in &figure.marks {
            canvas.draw(mark)?;
        }
    }
    encode(&averaged(&large, width, height), width, height)
}

/// Each pixel is the mean of its square on the large canvas. Rows are added up first, byte by byte: of all steps of drawing
/// this touches the most bytes, and tests run it with little optimisation.
fn averaged(large: &[u8], width: usize, height: usize) -> Vec<u8> {
    let stride = width * FINE * 3;
    let mut small = Vec::with_capacity(width * height * 3);
    let mut sums = vec![0_u16; stride];
    let cells = (FINE * FINE) as u16;
    for rows in large.chunks_exact(stride * FINE) {
        sums.fill(0);
        for row in rows.chunks_exact(stride) {
            for (sum, byte) in sums.iter_mut().zip(row) {
                *sum += u16::from(*byte);
            }
        }
        for first in (0..stride).step_by(3 * FINE) {
            for channel in first..first + 3 {
                let sum: u16 = (0..FINE).map(|pixel| sums[channel + 3 * pixel]).sum();
                small.push(((sum + cells / 2) / cells) as u8);
            }
        }
    }
    small
}

fn encode(pixels: &[u8], width: usize, height: usize) -> Result<Vec<u8>, RenderError> {
    let failed = |error: png::EncodingError| RenderError::Encoding(error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width as u32, height as u32);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Default);
    encoder.set_adaptive_filter(png::AdaptiveFilterType::Adaptive);
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(pixels).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// The large canvas.
struct Canvas<'a> {
    backend: BitMapBackend<'a>,
    size: (i32, i32),
}

impl Canvas<'_> {
    fn draw(&mut self, mark: &Mark) -> Result<(), RenderError> {
        match mark {
            Mark::Line(line) => self.line(line),
            Mark::Area(area) => self.fill(&[large(&area.points)], area.fill),
            Mark::Symbol(symbol) => self.symbol(symbol),
            Mark::Cloud(cloud) => {
                for centre in cloud.distinct() {
                    self.disc(up(centre), cloud.radius * FINE as f64, cloud.colour)?;
                }
                Ok(())
            }
            Mark::Tiles(tiles) => {
                for (tile, colour) in &tiles.tiles {
                    self.fill(&[large(&tile.corners())], *colour)?;
                }
                Ok(())
            }
            Mark::Text(text) => self.text(text),
        }
    }

    fn symbol(&mut self, symbol: &Symbol) -> Result<(), RenderError> {
        let (centre, radius) = (up(symbol.at), symbol.radius * FINE as f64);
        if symbol.shape == Shape::Circle {
            // The outline is a larger disc underneath; a ring without filling is filled white.
            let half = symbol.outline.map_or(0.0, |(_, width)| width / 2.0) * FINE as f64;
            if let Some((colour, _)) = symbol.outline {
                self.disc(centre, radius + half, colour)?;
            }
            return self.disc(centre, radius - half, symbol.fill.unwrap_or(WHITE));
        }
        let polygon = symbol.polygon();
        if let (Some(polygon), Some(fill)) = (&polygon, symbol.fill) {
            self.fill(&[large(polygon)], fill)?;
        }
        let Some((colour, width)) = symbol.outline else {
            return Ok(());
        };
        let closed = polygon.map(|mut corners| {
            corners.push(corners[0]);
            corners
        });
        for piece in closed.into_iter().chain(symbol.strokes()) {
            self.stroke(&large(&piece), width * FINE as f64, colour)?;
        }
        Ok(())
    }

    fn line(&mut self, line: &Line) -> Result<(), RenderError> {
        for piece in line.pieces() {
            self.stroke(&large(&piece), line.width * FINE as f64, line.colour)?;
        }
        Ok(())
    }

    /// A line with round ends and joins, on the large canvas.
    fn stroke(&mut self, points: &[Point], width: f64, colour: Colour) -> Result<(), RenderError> {
        let half = (width / 2.0).max(0.5);
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let (dx, dy) = (to.0 - from.0, to.1 - from.1);
            let length = dx.hypot(dy);
            if length > 1e-9 {
                let (nx, ny) = (-dy / length * half, dx / length * half);
                let quad = vec![
                    (from.0 + nx, from.1 + ny),
                    (to.0 + nx, to.1 + ny),
                    (to.0 - nx, to.1 - ny),
                    (from.0 - nx, from.1 - ny),
                ];
                self.fill(&[quad], colour)?;
            }
        }
        for point in points {
            self.disc(*point, half, colour)?;
        }
        Ok(())
    }

    fn disc(&mut self, (x, y): Point, radius: f64, colour: Colour) -> Result<(), RenderError> {
        if !(x.is_finite() && y.is_finite() && radius > 0.0) {
            return Ok(());
        }
        let (top, bottom) = self.rows(y - radius, y + radius);
        for row in top..bottom {
            let off = f64::from(row) + 0.5 - y;
            let half = (radius * radius - off * off).max(0.0).sqrt();
            self.span(row, x - half, x + half, colour)?;
        }
        Ok(())
    }

    /// Fills the area enclosed by the contours, by the even-odd rule.
    fn fill(&mut self, contours: &[Vec<Point>], colour: Colour) -> Result<(), RenderError> {
        let all = || contours.iter().flatten();
        if all().any(|(x, y)| !(x.is_finite() && y.is_finite())) {
            return Ok(());
        }
        let low = all().map(|p| p.1).fold(f64::INFINITY, f64::min);
        let high = all().map(|p| p.1).fold(f64::NEG_INFINITY, f64::max);
        let (top, bottom) = self.rows(low, high);
        let mut cuts = Vec::new();
        for row in top..bottom {
            let middle = f64::from(row) + 0.5;
            cuts.clear();
            for contour in contours {
                let next = contour.iter().cycle().skip(1);
                for (from, to) in contour.iter().zip(next) {
                    if (from.1 <= middle) != (to.1 <= middle) {
                        let share = (middle - from.1) / (to.1 - from.1);
                        cuts.push(from.0 + (to.0 - from.0) * share);
                    }
                }
            }
            cuts.sort_by(f64::total_cmp);
            for pair in cuts.chunks_exact(2) {
                self.span(row, pair[0], pair[1], colour)?;
            }
        }
        Ok(())
    }

    fn rows(&self, low: f64, high: f64) -> (i32, i32) {
        let row = |y: f64| (y - 0.5).ceil().clamp(0.0, f64::from(self.size.1)) as i32;
        (row(low), row(high))
    }

    fn span(&mut self, row: i32, from: f64, to: f64, colour: Colour) -> Result<(), RenderError> {
        let column = |x: f64| (x - 0.5).ceil().clamp(0.0, f64::from(self.size.0)) as i32;
        let (from, to) = (column(from), column(to));
        if from >= to {
            return Ok(());
        }
        self.backend
            .draw_rect((from, row), (to, row + 1), &solid(colour), true)
            .map_err(|error| RenderError::Backend(error.to_string()))
    }

    fn text(&mut self, text: &Text) -> Result<(), RenderError> {
        let font = font(text.weight);
        let em = text.size * FINE as f64;
        let units = f64::from(font.units_per_em().unwrap_or(1000.0));
        // ab_glyph's scale is the height from ascent to descent, not the em.
        let scale = PxScale::from((em * f64::from(font.height_unscaled()) / units) as f32);
        let width = measure(&text.content, text.size, text.weight).width * FINE as f64;
        let (mut x, y) = up(text.at);
        x -= match text.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => width / 2.0,
            Anchor::End => width,
        };
        let mut letters = Vec::new();
        for letter in text.shown().chars() {
            let id = font.glyph_id(letter);
            letters.push((id, x));
            x += f64::from(font.h_advance_unscaled(id)) / units * em;
        }
        if text.halo > 0.0 {
            for (id, x) in &letters {
                let Some(outline) = font.outline(*id) else {
                    continue;
                };
                for curve in &outline.curves {
                    let points: Vec<Point> = flat(curve)
                        .iter()
                        .map(|(px, py)| (x + px / units * em, y - py / units * em))
                        .collect();
                    self.stroke(&points, text.halo * FINE as f64, WHITE)?;
                }
            }
        }
        for (id, x) in letters {
            let glyph: Glyph = id.with_scale_and_position(scale, point(x as f32, y as f32));
            if let Some(outline) = font.outline_glyph(glyph) {
                self.letter(&outline, text.colour)?;
            }
        }
        Ok(())
    }

    fn letter(
        &mut self,
        outline: &ab_glyph::OutlinedGlyph,
        colour: Colour,
    ) -> Result<(), RenderError> {
        let corner = outline.px_bounds().min;
        let mut result = Ok(());
        outline.draw(|x, y, cover| {
            if cover > 0.004 && result.is_ok() {
                let at = (corner.x as i32 + x as i32, corner.y as i32 + y as i32);
                result = self.backend.draw_pixel(
                    at,
                    tone(colour, f64::from(cover.min(1.0))).to_backend_color(),
                );
            }
        });
        result.map_err(|error| RenderError::Backend(error.to_string()))
    }
}

fn tone(Colour(red, green, blue): Colour, alpha: f64) -> RGBAColor {
    RGBColor(red, green, blue).mix(alpha)
}

fn solid(colour: Colour) -> ShapeStyle {
    tone(colour, 1.0).filled()
}

fn up((x, y): Point) -> Point {
    (x * FINE as f64, y * FINE as f64)
}

fn large(points: &[Point]) -> Vec<Point> {
    points.iter().copied().map(up).collect()
}

/// A curve of a letter as a few straight pieces, in font units.
fn flat(curve: &OutlineCurve) -> Vec<Point> {
    let at = |p: &ab_glyph::Point| (f64::from(p.x), f64::from(p.y));
    let mix = |a: Point, b: Point, t: f64| (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t);
    let steps = [0.0, 0.25, 0.5, 0.75, 1.0];
    match curve {
        OutlineCurve::Line(a, b) => vec![at(a), at(b)],
        OutlineCurve::Quad(a, b, c) => {
            let (a, b, c) = (at(a), at(b), at(c));
            steps.map(|t| mix(mix(a, b, t), mix(b, c, t), t)).to_vec()
        }
        OutlineCurve::Cubic(a, b, c, d) => {
            let (a, b, c, d) = (at(a), at(b), at(c), at(d));
            steps
                .map(|t| {
                    let (ab, bc, cd) = (mix(a, b, t), mix(b, c, t), mix(c, d, t));
                    mix(mix(ab, bc, t), mix(bc, cd, t), t)
                })
                .to_vec()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::figure::{Rect, Tiles, Weight};
    use super::super::super::theme::INK;
    use super::*;

    fn pixels(figure: &Figure) -> (Vec<u8>, usize) {
        let bytes = png(figure).unwrap();
        let mut reader = png::Decoder::new(bytes.as_slice()).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size()];
        reader.next_frame(&mut pixels).unwrap();
        (pixels, figure.width as usize)
    }

    fn figure(mark: Mark) -> Figure {
        Figure {
            width: 900.0,
            height: 120.0,
            millimetres: None,
            title: String::new(),
            description: String::new(),
            marks: vec![mark],
        }
    }

    #[test]
    fn text_is_as_wide_as_measured() {
        for weight in [Weight::Regular, Weight::Bold] {
            // H has the same small bearing on both sides.
            let content = "HandsHakeH".repeat(2);
            let text = Text {
                content: content.clone(),
                at: (20.0, 80.0),
                size: 48.0,
                weight,
                colour: INK,
                anchor: Anchor::Start,
                halo: 0.0,
            };
            let (pixels, width) = pixels(&figure(Mark::Text(text)));
            let dark: Vec<usize> = pixels
                .chunks_exact(3)
                .enumerate()
                .filter(|(_, pixel)| pixel[0] < 128)
                .map(|(index, _)| index % width)
                .collect();
            let (left, right) = (dark.iter().min().unwrap(), dark.iter().max().unwrap());
            let seen = (right - left + 1) as f64;
            let said = measure(&content, 48.0, weight).width;
            let bearing = 0.1 * 48.0 * 2.0;
            assert!(
                seen <= said && seen >= said - bearing,
                "{seen} seen, {said} measured"
            );
        }
    }

    #[test]
    fn tiles_leave_no_seam() {
        let tiles = (0..40).map(|n| {
            let x = 10.0 + f64::from(n) * 7.37;
            (Rect::new(x, 10.2, x + 7.37, 90.7), INK)
        });
        let tiles = Tiles {
            tiles: tiles.collect(),
        };
        let (pixels, width) = pixels(&figure(Mark::Tiles(tiles)));
        let row = &pixels[width * 3 * 50..width * 3 * 51];
        assert!(row[11 * 3..300 * 3].iter().all(|value| *value == INK.0));
    }

    #[test]
    fn edges_are_smooth_and_nothing_panics_off_canvas() {
        let disc = |at| {
            figure(Mark::Symbol(Symbol {
                at,
                shape: Shape::Circle,
                radius: 20.0,
                fill: Some(INK),
                outline: None,
                solid: false,
            }))
        };
        let (smooth, _) = pixels(&disc((60.3, 60.7)));
        assert!(smooth.iter().any(|value| (60..200).contains(value)));
        for at in [(-1e9, 4.0), (f64::NAN, 4.0), (1e300, 1e300)] {
            let (blank, _) = pixels(&disc(at));
            assert!(blank.iter().all(|value| *value == 0xFF));
        }
    }
}
