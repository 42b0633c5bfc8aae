//! The picture of Sobol indices: names at the left, two marks a row, numbers at the right.

use super::super::measured::more;
use super::ranked::{index, ranked};
use super::words;
use crate::account::capital;
use crate::charts::known::Known;
use crate::charts::sobol::facts::{SobolFacts, SobolRow};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Mark, Point, Rect, Shape};
use crate::drawing::frames::Rows;
use crate::drawing::layout::{KeyEntry, LINE, Page, Scale, bold, faint, key_above, plain, ticks};
use crate::drawing::marks::symbol;
use crate::drawing::theme::{GREY, INK, RULE, Theme, WHITE, party};

/// The least and the greatest distance between rows, in ems of a note.
const ROW: (f64, f64) = (2.4, 6.0);
/// The heads of the columns of numbers.
const HEADS: [&str; 2] = ["alone", "total"];

struct Columns {
    /// The greatest width of names.
    names: f64,
    plot: Rect,
    /// The right edges of both columns of numbers.
    numbers: [f64; 2],
}

pub(super) fn picture(talk: &Talk, sobol: &SobolFacts, theme: Theme) -> Figure {
    let title = words::finding(sobol);
    let mut page = Page::new(theme, &title, &words::subtitle(sobol), &talk.footer);
    let rows = ranked(sobol);
    let top = head(&mut page) + theme.note * LINE;
    let columns = columns(&page, &rows, top);
    let size = theme.note;
    let frame = Rows::new(&page, columns.plot, columns.names, rows.len(), ROW);
    let (plot, shown) = (frame.plot, &rows[..frame.shown]);
    let scale = axis(&mut page, plot, shown);
    for (head, right) in HEADS.into_iter().zip(columns.numbers) {
        let at = (right, plot.y0 - size * 0.35);
        page.write(head, at, faint(size).end());
    }
    for (place, row) in shown.iter().enumerate() {
        let y = frame.middle(place);
        if place > 0 {
            let between = y - frame.pitch / 2.0;
            let (left, right) = (page.body.x0, page.body.x1);
            page.rule((left, between), (right, between));
        }
        frame.name(&mut page, &capital(&row.label), y);
        numbers(&mut page, &columns, &scale, row, (y, frame.pitch));
    }
    if shown.len() < rows.len() {
        frame.rest(&mut page, &more(rows.len() - shown.len()));
    }
    page.finish(words::description(&title, sobol, shown.len()))
}

fn head(page: &mut Page) -> f64 {
    let theme = page.theme;
    let size = theme.note;
    let middle = (KeyEntry::swatch(size).width() / 2.0, 0.0);
    let entry = |place: usize, text: &str| {
        KeyEntry::new(vec![mark(place, middle, size * 0.36, theme.stroke)], text)
    };
    let entries = [
        entry(0, "alone (first-order)"),
        entry(1, "with everything it interacts with (total)"),
    ];
    key_above(page, 1.0, &[size, theme.footer], &entries) + size * 0.3
}

/// Alone: a disc; with all others: a hollow diamond.
fn mark(place: usize, at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(if place == 0 {
        symbol(
            at,
            Shape::Circle,
            radius,
            Some(party(0)),
            Some((WHITE, 1.5 * stroke)),
        )
    } else {
        symbol(
            at,
            Shape::Diamond,
            radius * 1.15,
            Some(WHITE),
            Some((INK, 3.0 * stroke)),
        )
    })
}

fn columns(page: &Page, rows: &[&SobolRow], top: f64) -> Columns {
    let (theme, body) = (page.theme, page.body);
    let size = theme.note;
    let names = rows.iter().map(|row| capital(&row.label));
    let names = bold(size).widest(names).max(size * 5.0);
    let names = names.min(body.width() * 0.27);
    let column = bold(size).width("−100%").max(plain(size).width(HEADS[1])) + size * 0.7;
    let left = body.x0 + names + size * 1.2;
    Columns {
        names,
        plot: Rect::new(
            left,
            top,
            body.x1 - column * 2.0 - size * 0.6,
            body.y1 - theme.tick * 1.6,
        ),
        numbers: [body.x1 - column, body.x1],
    }
}

/// From 0 to 100%, and beyond if estimates are outside.
fn axis(page: &mut Page, plot: Rect, rows: &[&SobolRow]) -> Scale {
    let theme = page.theme;
    let ends = rows
        .iter()
        .flat_map(|row| [index(&row.first), index(&row.total)])
        .flatten()
        .flat_map(|known| [known.low, known.high]);
    let low = ends.clone().fold(0.0, f64::min);
    let high = ends.fold(1.0, f64::max);
    let tenth = |n: f64| (n * 10.0 - 1e-9).ceil() / 10.0;
    let range = (-tenth(-low).min(0.5), tenth(high).min(1.5));
    let scale = Scale::new(range, (plot.x0, plot.x1));
    for tick in ticks(range.0, range.1, 6) {
        let x = scale.at(tick);
        let zero = tick.abs() < 1e-9;
        let (colour, width) = if zero { (INK, 2.5) } else { (RULE, 1.5) };
        page.line(vec![(x, plot.y0), (x, plot.y1)], colour, width);
        let at = (x, plot.y1 + theme.tick * 1.25);
        page.write(&words::percent(tick), at, faint(theme.tick).middle());
    }
    scale
}

/// The numbers of both indices with their intervals.
fn numbers(
    page: &mut Page,
    columns: &Columns,
    scale: &Scale,
    row: &SobolRow,
    (y, pitch): (f64, f64),
) {
    let theme = page.theme;
    let (size, stroke) = (theme.note, theme.stroke);
    let middle = y + size * 0.36;
    let radius = (pitch * 0.16).min(12.0 * stroke);
    let off = (pitch * 0.2).min(size * 0.9);
    let indices = [index(&row.first), index(&row.total)];
    for (place, known) in indices.iter().enumerate() {
        let y = if place == 0 { y - off } else { y + off };
        let look = if place == 0 { plain } else { bold };
        let text = known
            .as_ref()
            .map_or("–".to_owned(), |k| words::percent(k.share));
        let at = (columns.numbers[place], middle);
        page.write(&text, at, look(size).end());
        if let Some(known) = known {
            estimate(page, scale, known, place, (y, radius));
        }
    }
}

/// A mark on a stalk from 0, and its interval.
fn estimate(page: &mut Page, scale: &Scale, known: &Known, place: usize, (y, radius): (f64, f64)) {
    let stroke = page.theme.stroke;
    let (low, high) = scale.range();
    let x = |share: f64| scale.at(share.clamp(low, high));
    let hue = if place == 0 { party(0) } else { INK };
    page.line(vec![(x(0.0), y), (x(known.share), y)], hue, 1.5);
    page.line(vec![(x(known.low), y), (x(known.high), y)], GREY, 5.0);
    page.add(mark(place, (x(known.share), y), radius, stroke));
}
