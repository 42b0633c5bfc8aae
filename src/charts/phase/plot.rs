//! The picture of the phase chart: the cells, their colour bar, the lines between them and the file's own place.

use super::super::measured::{marks, told, what};
use super::super::swept::{AxisPlaces, room_for};
use super::field::{Contour, Field, cased};
use super::words;
use crate::account::capital;
use crate::charts::phase::facts::PhaseFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Mark, Point, Rect, Shape, Text, Tiles, Weight};
use crate::drawing::frames::named_axes;
use crate::drawing::layout::{KeyEntry, LINE, Label, Page, Placer, bold, faint, key_above, plain};
use crate::drawing::marks::{line, symbol};
use crate::drawing::theme::{GREY, INK, RULE, Theme, WHITE, cividis};

/// Up to this number of cells, each shows its number.
const FEW: usize = 60;
/// The number of steps of the colour bar.
const STEPS: usize = 64;

pub(super) fn picture(talk: &Talk, phase: &PhaseFacts, theme: Theme) -> Figure {
    let field = Field::new(phase);
    let title = words::finding(&field);
    let mut page = Page::new(theme, &title, &words::subtitle(&field), &talk.footer);
    let contours = field.contours();
    let top = head(&mut page, &field, &contours);
    let body = page.body;
    let aside = body.width() * 0.16;
    let size = theme.tick;
    let left = room_for(&phase.y, size).min(body.width() * 0.2);
    let ends = (
        body.x0 + left + size * 0.5,
        body.x1 - aside - theme.label * 1.4,
    );
    let (x, plot) = AxisPlaces::under(&page, &phase.x, ends, top);
    let y = AxisPlaces::new(&phase.y, (plot.y1, plot.y0));
    axes(&mut page, (&x, &y), (plot, left), phase);
    cells(&mut page, &field, (&x, &y), plot);
    let bar = Rect::new(body.x1 - aside, top, body.x1, plot.y1);
    colour_bar(&mut page, &field, &contours, bar);
    labels(&mut page, &field, &contours, (&x, &y), plot);
    page.finish(words::description(&title, &field))
}

/// The key of everything without its own label; returns where the plot may begin.
fn head(page: &mut Page, field: &Field<'_>, contours: &[Contour]) -> f64 {
    let theme = page.theme;
    let size = theme.note;
    let mut entries = Vec::new();
    if field.has_gaps() {
        let swatch = KeyEntry::swatch(size).grown(-size * 0.08);
        let outline = swatch.outline();
        let slants = (1..5).map(|n| {
            let x = swatch.x0 + swatch.width() * f64::from(n) / 5.0;
            let half = swatch.height() * 0.5;
            let ends = vec![(x + half * 0.5, -half), (x - half * 0.5, half)];
            line(ends, RULE, 2.5 * theme.stroke, None)
        });
        let mut marks: Vec<Mark> = slants.collect();
        marks.push(line(outline, GREY, 1.5 * theme.stroke, None));
        entries.push(KeyEntry::new(marks, words::gaps(field)));
    }
    if let Some(text) = words::ragged(field, contours) {
        entries.push(KeyEntry::new(Vec::new(), text).told(Weight::Regular, GREY));
    }
    let body = page.body;
    if entries.is_empty() {
        return body.y0;
    }
    key_above(page, 1.0, &[size, theme.footer], &entries) + size * 0.2
}

/// The values and names of both axes; the name of the vertical axis is written horizontally above it.
fn axes(
    page: &mut Page,
    (x, y): (&AxisPlaces<'_>, &AxisPlaces<'_>),
    (plot, left): (Rect, f64),
    phase: &PhaseFacts,
) {
    let theme = page.theme;
    let size = theme.tick;
    let tick = size * 0.28;
    for at in x.named() {
        page.line(vec![(at, plot.y1), (at, plot.y1 + tick)], GREY, 1.5);
    }
    for at in y.named() {
        page.line(vec![(plot.x0 - tick, at), (plot.x0, at)], GREY, 1.5);
    }
    x.write_below(page, plot.y1 + size * 0.6, size);
    y.write_left(page, plot.x0 - size * 0.5, size, left);
    let arrow = plain(theme.label).width("↑ ");
    let room = plot.x1 - page.body.x0 - arrow;
    named_axes(page, plot, (&phase.x.label, &phase.y.label), room);
}

/// The cells as they were computed.
fn cells(
    page: &mut Page,
    field: &Field<'_>,
    places: (&AxisPlaces<'_>, &AxisPlaces<'_>),
    plot: Rect,
) {
    let stroke = page.theme.stroke;
    if field.has_gaps() {
        page.marks
            .extend(field.hatching(places, 22.0 * stroke, 3.0 * stroke));
    }
    page.add(field.tiles(places.0, places.1));
    page.outline(plot, GREY, 1.5);
}

/// The colour bar, with the levels of the lines.
fn colour_bar(page: &mut Page, field: &Field<'_>, contours: &[Contour], room: Rect) {
    let theme = page.theme;
    let size = theme.note;
    let head = capital(&what(&field.phase.measure));
    let lines = bold(size).lines(&head, room.width(), 5);
    let mut y = room.y0;
    for text in &lines {
        page.write(text, (room.x0, y + size), bold(size));
        y += size * LINE;
    }
    let bar = Rect::new(
        room.x0 + theme.stroke,
        y + theme.tick * 0.7,
        room.x0 + theme.label * 1.4,
        room.y1 - theme.tick * 0.2,
    );
    let at = |share: f64| bar.y1 - bar.height() * share;
    let tile = |step: usize| {
        let ends = [step, step + 1].map(|n| at(n as f64 / STEPS as f64));
        let colour = cividis((step as f64 + 0.5) / STEPS as f64);
        (Rect::new(bar.x0, ends[1], bar.x1, ends[0]), colour)
    };
    page.add(Tiles {
        tiles: (0..STEPS).map(tile).collect(),
    });
    page.outline(bar, GREY, 1.5);
    for contour in contours.iter().filter(|contour| !contour.ragged) {
        let y = at(field.share(contour.level).clamp(0.0, 1.0));
        let across = [(bar.x0, y), (bar.x1, y)];
        page.marks
            .extend(cased(&across, contour.main, theme.stroke));
    }
    let tick = theme.tick;
    for (value, text) in marks(&field.phase.measure, field.range, 5) {
        let y = at(field.share(value));
        let ends = vec![(bar.x1, y), (bar.x1 + tick * 0.28, y)];
        page.line(ends, GREY, 1.5);
        let at = (bar.x1 + tick * 0.55, y + tick * 0.36);
        let room = room.x1 - at.0;
        page.write(&text, at, faint(tick).within(room));
    }
}

/// The lines with their levels, the file's own place, and the numbers of cells if there are few.
fn labels(
    page: &mut Page,
    field: &Field<'_>,
    contours: &[Contour],
    (x, y): (&AxisPlaces<'_>, &AxisPlaces<'_>),
    plot: Rect,
) {
    let theme = page.theme;
    let stroke = theme.stroke;
    let measure_of = &field.phase.measure;
    let mut placer = Placer::new(plot.grown(-2.0 * stroke), stroke);
    let drawn: Vec<(&Contour, Vec<Vec<Point>>)> = contours
        .iter()
        .filter(|contour| !contour.ragged)
        .map(|contour| {
            let points = |path: &Vec<(usize, usize)>| {
                path.iter().map(|c| (x.edge(c.0), y.edge(c.1))).collect()
            };
            (contour, contour.paths.iter().map(points).collect())
        })
        .collect();
    // The main line last: if levels share an edge, it is the one to be seen.
    for main in [false, true] {
        for (contour, paths) in drawn.iter().filter(|(contour, _)| contour.main == main) {
            for path in paths {
                page.marks.extend(cased(path, contour.main, stroke));
                placer.avoid_line(path);
            }
        }
    }
    let here = x.here().zip(y.here());
    let mark = here.map(|(x, y)| Rect::around((x.0, y.0), 18.0 * stroke));
    let numbers = numbers(field, (x, y), mark, theme);
    let numbered = !numbers.is_empty();
    for text in &numbers {
        placer.block(text.rect());
    }
    page.marks.extend(numbers.into_iter().map(Mark::Text));
    let label = |text: String, look| Label::new(vec![text], look);
    if let Some(((px, column), (py, row))) = here {
        let at = (px, py);
        for (radius, fill, outline) in [
            (16.0, WHITE, None),
            (11.0, WHITE, Some((INK, 4.0 * stroke))),
        ] {
            let symbol = symbol(at, Shape::Circle, radius * stroke, Some(fill), outline);
            placer.block(symbol.rect());
            page.add(symbol);
        }
        // The computed result is the file's own only if the file is at the cell's exact values.
        let on = (px - x.centre(column)).hypot(py - y.centre(row)) < 1e-6;
        let known = field.at(column, row).filter(|_| on);
        let text = known.map_or_else(
            || "the file".to_owned(),
            |known| format!("the file: {}", told(measure_of, known.share)),
        );
        let layouts = [
            label(text, bold(theme.label)),
            label("the file".to_owned(), bold(theme.note)),
        ];
        page.label(&mut placer, &layouts, &[at], (20.0 * stroke, 6.0));
    }
    for (contour, paths) in &drawn {
        let look = if contour.main { bold } else { plain };
        let mut text = told(measure_of, contour.level);
        if numbered {
            text += " line";
        }
        let layouts = [label(text, look(theme.label))];
        let anchors = along(paths, plot);
        page.label(&mut placer, &layouts, &anchors, (8.0 * stroke, 0.5));
    }
}

/// Places for a label along the longest of some lines, those in its middle first.
fn along(paths: &[Vec<Point>], plot: Rect) -> Vec<Point> {
    let length = |path: &[Point]| -> f64 {
        path.windows(2)
            .map(|p| (p[1].0 - p[0].0).hypot(p[1].1 - p[0].1))
            .sum()
    };
    let Some(longest) = paths.iter().max_by(|a, b| length(a).total_cmp(&length(b))) else {
        return Vec::new();
    };
    let whole = length(longest);
    let at = |mut left: f64| {
        for pair in longest.windows(2) {
            let step = length(pair);
            if left <= step && step > 0.0 {
                let share = left / step;
                return (
                    pair[0].0 + (pair[1].0 - pair[0].0) * share,
                    pair[0].1 + (pair[1].1 - pair[0].1) * share,
                );
            }
            left -= step;
        }
        longest[longest.len() - 1]
    };
    let shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];
    let places = shares.map(|share| at(whole * share));
    let inside = |at: &Point| plot.holds(&Rect::around(*at, 0.0));
    places.into_iter().filter(inside).collect()
}

/// The numbers of the cells, if cells are few and large enough.
fn numbers(
    field: &Field<'_>,
    (x, y): (&AxisPlaces<'_>, &AxisPlaces<'_>),
    mark: Option<Rect>,
    theme: Theme,
) -> Vec<Text> {
    let (columns, rows) = field.size();
    let mut texts = Vec::new();
    if columns * rows > FEW {
        return texts;
    }
    let size = theme.label;
    for row in 0..rows {
        for column in 0..columns {
            let Some(known) = field.at(column, row) else {
                continue;
            };
            let ((left, right), (bottom, top)) = (x.cell(column), y.cell(row));
            let (x, y) = (f64::midpoint(left, right), f64::midpoint(bottom, top));
            let told = told(&field.phase.measure, known.share);
            let text = Text {
                halo: 5.0 * theme.stroke,
                ..plain(size).middle().text(told, (x, y + size * 0.36))
            };
            let cell = Rect::new(left, top, right, bottom);
            if !cell.holds(&text.rect().grown(size * 0.3)) {
                return Vec::new();
            }
            if mark.is_none_or(|mark| !mark.meets(&text.rect())) {
                texts.push(text);
            }
        }
    }
    texts
}
