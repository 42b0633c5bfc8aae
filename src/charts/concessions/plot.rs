//! The picture of the concessions chart: names at the left, chances in the middle, numbers at the right.

use super::rows::{self, Group};
use super::words;
use crate::account::capital;
use crate::charts::concessions::facts::{
    ConcessionsFacts, SettledEffect, SettledIssue, SettledOption,
};
use crate::charts::known::Known;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Mark, Point, Rect, Shape};
use crate::drawing::frames::{pole, ticks_below};
use crate::drawing::layout::{
    KeyEntry, LINE, Page, Scale, bold, faint, key_above, number, plain, signed,
};
use crate::drawing::marks::symbol;
use crate::drawing::theme::{GREY, INK, Theme, WHITE};

/// The least and the greatest distance between rows, in ems of a note.
const ROW: (f64, f64) = (1.2, 2.6);
/// Between two issues, in ems of a note.
const GAP: f64 = 0.55;

/// The heads of the columns of numbers.
const CHANCE: &str = "chance";
const EFFECT: &str = "effect";

/// The columns of the picture.
struct Columns {
    /// The left edge of the titles of issues, and their greatest width.
    titles: (f64, f64),
    /// The right edge of the names of options, and their greatest width.
    names: (f64, f64),
    /// The plot.
    plot: Rect,
    /// The right edge of the chances in numbers; effects end at the edge of the page.
    numbers: f64,
}

pub(super) fn picture(talk: &Talk, concessions: &ConcessionsFacts, theme: Theme) -> Figure {
    let title = words::finding(concessions);
    let mut page = Page::new(theme, &title, &words::subtitle(concessions), &talk.footer);
    let top = head(&mut page, concessions) + theme.label * LINE;
    let columns = columns(&page, concessions, top);
    let size = theme.note;
    let tall = columns.plot.height();
    let room = |issues: usize| {
        let gaps = issues.saturating_sub(1) as f64 * GAP * size;
        ((tall - gaps) / (ROW.0 * size)).floor().max(1.0) as usize
    };
    let lines = |issue: &SettledIssue| title_lines(issue, &columns, size).len().clamp(1, 2);
    let (groups, left_out) = rows::shown(concessions, lines, room);
    let used: usize = groups.iter().map(|group| group.rows).sum();
    let gaps = groups.len().saturating_sub(1) as f64 * GAP * size;
    let pitch = ((tall - gaps) / used.max(1) as f64).min(ROW.1 * size);
    let plot = Rect {
        y1: (columns.plot.y0 + pitch * used as f64 + gaps).min(columns.plot.y1),
        ..columns.plot
    };
    let scale = Scale::new((0.0, 1.0), (plot.x0, plot.x1));
    axis(&mut page, plot, &scale, concessions);
    number_heads(&mut page, &columns, concessions);
    let (mut y, right) = (plot.y0, page.body.x1);
    for (place, group) in groups.iter().enumerate() {
        if place > 0 {
            let between = y + GAP * size / 2.0;
            page.rule((columns.titles.0, between), (right, between));
            y += GAP * size;
        }
        issue(&mut page, &columns, group, (y, pitch));
        for (row, option) in group.options.iter().enumerate() {
            let y = y + (row as f64 + 0.5) * pitch;
            self::option(&mut page, &columns, &scale, option, (y, pitch));
        }
        y += group.rows as f64 * pitch;
    }
    if left_out > 0 {
        // Beside the numbers of the axis.
        let text = format!("{}: see the table", words::more_issues(left_out));
        let at = (columns.titles.0, plot.y1 + theme.tick * 1.25);
        let room = plot.x0 - at.0 - size * 2.0;
        page.write(&text, at, faint(size).within(room));
    }
    let shown: Vec<&SettledIssue> = groups.iter().map(|group| group.issue).collect();
    page.finish(words::description(&title, concessions, &shown, left_out))
}

/// The key of the marks; returns where the plot may begin.
fn head(page: &mut Page, concessions: &ConcessionsFacts) -> f64 {
    let theme = page.theme;
    let middle = (KeyEntry::swatch(theme.note).width() / 2.0, 0.0);
    let effects = || effects(concessions);
    let mut entries = Vec::new();
    let mut entry = |mark: Mark, text: &str| {
        entries.push(KeyEntry::new(vec![mark], text));
    };
    let radius = theme.note * 0.36;
    if effects().any(|effect| matches!(effect, SettledEffect::Played { clear: true, .. })) {
        entry(dot(middle, radius, true, theme.stroke), "clear effect");
    }
    if effects().any(|effect| matches!(effect, SettledEffect::Played { clear: false, .. })) {
        entry(dot(middle, radius, false, theme.stroke), "no clear effect");
    }
    if effects().any(|effect| matches!(effect, SettledEffect::Impossible { .. })) {
        entry(
            cross(middle, radius, theme.stroke),
            "no deal can pass with it, and why",
        );
    }
    key_above(page, 1.0, &[theme.note, theme.footer], &entries) + theme.note * 0.1
}

fn columns(page: &Page, concessions: &ConcessionsFacts, top: f64) -> Columns {
    let (theme, body) = (page.theme, page.body);
    let size = theme.note;
    let issues = concessions.issues.iter();
    let titles = bold(size).widest(issues.clone().map(|issue| &issue.title));
    let titles = titles.clamp(size * 7.0, body.width() * 0.2);
    let labels = issues.flat_map(|issue| &issue.options);
    let names = plain(size).widest(labels.map(|option| &option.label));
    let names = names.clamp(size * 7.5, body.width() * 0.17);
    let wide = |text, head| {
        let head = plain(size).width(head);
        bold(size).width(text).max(head)
    };
    let numbers = body.x1 - wide("+100", EFFECT) - size * 0.8;
    let left = body.x0 + titles + size * 0.8 + names + size * 0.9;
    Columns {
        titles: (body.x0, titles),
        names: (left - size * 0.9, names),
        plot: Rect::new(
            left,
            top,
            numbers - wide("100%", CHANCE) - size * 0.9,
            body.y1 - theme.tick * 1.6,
        ),
        numbers,
    }
}

fn title_lines(issue: &SettledIssue, columns: &Columns, size: f64) -> Vec<String> {
    bold(size).wrap(&capital(&issue.title), columns.titles.1)
}

/// Lines at the quarters, and the chance with nothing settled: a line with its name above, and the band of its interval.
fn axis(page: &mut Page, plot: Rect, scale: &Scale, concessions: &ConcessionsFacts) {
    let base = &concessions.base;
    if let Some((low, high)) = percent_band(base) {
        let band = Rect::new(scale.at(low), plot.y0, scale.at(high), plot.y1);
        page.tint(band, GREY.tint(0.22));
    }
    let quarters = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        let text = format!("{}%", number(share * 100.0, 0));
        (scale.at(share), text)
    });
    ticks_below(page, plot, quarters);
    if let Some(told) = words::percent(base.share) {
        let x = scale.at(base.share.clamp(0.0, 1.0));
        pole(page, plot, x, &format!("nothing settled: {told}"));
    }
}

/// The heads of the numbers on the right.
fn number_heads(page: &mut Page, columns: &Columns, concessions: &ConcessionsFacts) {
    let theme = page.theme;
    let y = columns.plot.y0 - theme.label * 0.4;
    page.write(CHANCE, (columns.numbers, y), faint(theme.note).end());
    if effects(concessions)
        .any(|effect| matches!(effect, SettledEffect::Played { clear: true, .. }))
    {
        page.write(EFFECT, (page.body.x1, y), faint(theme.note).end());
    }
}

fn effects(concessions: &ConcessionsFacts) -> impl Iterator<Item = &SettledEffect> {
    let options = concessions.issues.iter().flat_map(|issue| &issue.options);
    options.map(|option| &option.effect)
}

/// The ends of an interval, unless they are the same.
fn percent_band(known: &Known) -> Option<(f64, f64)> {
    let (low, high) = (known.low.clamp(0.0, 1.0), known.high.clamp(0.0, 1.0));
    (low.is_finite() && high.is_finite() && low <= high).then_some((low, high))
}

/// The title of an issue beside its rows, and the number of its options that are not drawn.
fn issue(page: &mut Page, columns: &Columns, group: &Group<'_>, (top, pitch): (f64, f64)) {
    let size = page.theme.note;
    let (x, width) = columns.titles;
    let lines = title_lines(group.issue, columns, size);
    let lines = bold(size).cut(lines, width, group.rows);
    for (row, line) in lines.iter().enumerate() {
        let y = top + pitch * 0.5 + row as f64 * size * ROW.0 + size * 0.36;
        page.write(line, (x, y), bold(size).within(width));
    }
    if group.hidden > 0 {
        let y = top + (group.options.len() as f64 + 0.5) * pitch + size * 0.36;
        let text = format!("{} more", group.hidden);
        let (right, width) = columns.names;
        page.write(&text, (right, y), faint(size).end().within(width));
    }
}

/// One row: the name of the option, its mark and its number.
fn option(
    page: &mut Page,
    columns: &Columns,
    scale: &Scale,
    option: &SettledOption,
    (y, pitch): (f64, f64),
) {
    let theme = page.theme;
    let (size, stroke) = (theme.note, theme.stroke);
    let base = y + size * 0.36;
    let (right, width) = columns.names;
    page.write(
        &option.label,
        (right, base),
        plain(size).end().within(width),
    );
    let radius = (pitch * 0.33).min(11.0 * stroke);
    let plot = columns.plot;
    match &option.effect {
        SettledEffect::Impossible { why } => {
            let at = (scale.at(0.0), y);
            page.add(cross(at, radius * 0.9, stroke));
            let x = at.0 + radius * 2.0;
            page.write_over(why, (x, base), plain(size).within(plot.x1 - x));
            value(page, columns, base, "0%", None);
        }
        SettledEffect::Played {
            share,
            change,
            clear,
        } => {
            let Some(told) = words::percent(share.share) else {
                let at = (plot.x0 + radius * 2.0, base);
                page.write_over("not known", at, plain(size).within(plot.width()));
                return;
            };
            if let Some((low, high)) = percent_band(share) {
                page.line(vec![(scale.at(low), y), (scale.at(high), y)], GREY, 5.0);
            }
            let at = (scale.at(share.share.clamp(0.0, 1.0)), y);
            page.add(dot(at, radius, *clear, stroke));
            let points = change.share * 100.0;
            let digits = usize::from(points.abs() < 0.95);
            let change = signed(points, digits);
            let sure = *clear && points.abs() <= 100.0;
            value(page, columns, base, &told, sure.then_some(change.as_str()));
        }
    }
}

/// The chance in numbers, and the change in points if there is one.
fn value(page: &mut Page, columns: &Columns, base: f64, share: &str, change: Option<&str>) {
    let size = page.theme.note;
    let right = columns.numbers;
    let look = match change {
        Some(_) => bold(size),
        None => faint(size),
    };
    let room = right - columns.plot.x1;
    page.write(share, (right, base), look.end().within(room));
    if let Some(change) = change {
        let end = page.body.x1;
        page.write(change, (end, base), look.end().within(end - right));
    }
}

/// A chance: filled if the effect is distinguishable from zero.
fn dot(at: Point, radius: f64, clear: bool, stroke: f64) -> Mark {
    symbol(
        at,
        Shape::Circle,
        radius,
        Some(if clear { INK } else { WHITE }),
        Some((if clear { WHITE } else { INK }, 2.5 * stroke)),
    )
    .into()
}

/// An option with which no deal can pass.
fn cross(at: Point, radius: f64, stroke: f64) -> Mark {
    symbol(
        at,
        Shape::Cross,
        radius * 0.8,
        None,
        Some((INK, 4.5 * stroke)),
    )
    .into()
}
