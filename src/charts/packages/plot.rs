//! The picture of the packages chart: costs above, the matrix below, one group of columns per party.

use super::grid::{self, Columns, Group};
use super::issues::issues;
use super::{title, words};
use crate::account::capital;
use crate::charts::packages::facts::PackagesFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Cloud, Figure, Rect, Symbol};
use crate::drawing::layout::{LINE, Page, bold, faint, plain};
use crate::drawing::marks::{line, party_symbol};
use crate::drawing::theme::{self, Colour, DOT, GREY, Theme};

/// The least and the greatest distance between rows, in ems of a note.
const ROW: (f64, f64) = (1.26, 2.7);
/// The shade of every other row, to guide the eye.
const STRIPE: Colour = Colour(0xF4, 0xF4, 0xF4);
/// The greatest number of lines for the name of a party, and for the words below it.
const LINES: usize = 2;

pub(super) fn picture(talk: &Talk, facts: &PackagesFacts, theme: Theme) -> Figure {
    let title = title::finding(facts);
    let start = |left_out| {
        Page::new(
            theme,
            &title,
            &words::subtitle(facts, left_out),
            &talk.footer,
        )
    };
    let mut page = start(0);
    let left_out = grid::columns(&theme, page.body, facts).left_out;
    if left_out > 0 {
        page = start(left_out);
    }
    let columns = grid::columns(&theme, page.body, facts);
    let size = theme.note;
    let top = heads(&mut page, &columns);
    let resting = at_rest(&page, facts);
    let bottom = page.body.y1 - if resting.is_some() { size * 1.5 } else { 0.0 };
    let rows = grid::counts(facts);

    // Bars and rows share the remaining height.
    let tall = bottom - top;
    let bars = (tall * 0.24).clamp(size * 3.0, size * 6.0);
    let matrix = Rect::new(page.body.x0, top + bars + size * 0.5, page.body.x1, bottom);
    let most = ((matrix.height() / (ROW.0 * size)).floor() as usize).max(2);
    let shown = if rows.len() > most {
        most - 1
    } else {
        rows.len()
    };
    let used = shown + usize::from(shown < rows.len());
    let pitch = (matrix.height() / used.max(1) as f64).min(ROW.1 * size);
    costs(&mut page, &columns, (top, matrix.y0 - size * 0.5));
    let order: Vec<usize> = rows.iter().map(|(issue, _)| *issue).collect();
    let all: usize = facts.parties.iter().map(|party| party.packages.len()).sum();
    for (row, &(issue, count)) in rows.iter().take(shown).enumerate() {
        let y0 = matrix.y0 + row as f64 * pitch;
        if row % 2 == 0 {
            page.tint(
                Rect::new(matrix.x0 - size * 0.3, y0, columns.counts.1, y0 + pitch),
                STRIPE,
            );
        }
        self::row(&mut page, &columns, &facts.issues[issue], (y0, pitch));
        let told = format!("{count} of {all}");
        let at = (columns.counts.0, y0 + pitch / 2.0 + size * 0.36);
        let room = page.body.x1 - at.0;
        page.write(&told, at, plain(size).within(room));
    }
    for group in &columns.groups {
        sets(
            &mut page,
            &columns,
            facts,
            group,
            (&order[..shown], matrix.y0, pitch),
        );
    }
    if shown < rows.len() {
        let hidden = &order[shown..];
        let y = matrix.y0 + (shown as f64 + 0.5) * pitch + size * 0.36;
        more(&mut page, &columns, facts, hidden, y);
    }
    if let Some(text) = resting {
        let y = matrix.y0 + used as f64 * pitch + size * 1.2;
        let (look, width) = (faint(size), page.body.width());
        page.write(&text, (page.body.x0, y), look.within(width));
    }
    page.finish(words::description(&title, facts))
}

/// The name of each party above its columns, and the number of its packages; returns where the bars may begin.
fn heads(page: &mut Page, columns: &Columns<'_>) -> f64 {
    let theme = page.theme;
    let told: Vec<(Vec<String>, Vec<String>)> = columns
        .groups
        .iter()
        .map(|group| {
            let width = group.span.1 - group.span.0;
            let name = capital(&group.party.party.name);
            let name = bold(theme.label).lines(&name, width, LINES);
            let said = words::counted(group.party, group.columns.len());
            let wide = |text: &&String| plain(theme.note).width(text) <= width;
            let said = said.iter().find(wide).unwrap_or(&said[2]);
            (name, plain(theme.note).lines(said, width, LINES))
        })
        .collect();
    let most = |of: fn(&(Vec<String>, Vec<String>)) -> usize| {
        told.iter().map(of).max().unwrap_or(0) as f64
    };
    let names = most(|(name, _)| name.len()) * theme.label * LINE;
    let top = page.body.y0;
    for (group, (name, said)) in columns.groups.iter().zip(&told) {
        let hue = theme::party(group.party.party.index);
        let x = group.span.0;
        // Names are aligned to the words below them.
        let mut y = top + names - name.len() as f64 * theme.label * LINE;
        for (lines, look) in [
            (name, bold(theme.label).coloured(hue.for_text())),
            (said, plain(theme.note)),
        ] {
            for line in lines {
                page.write(line, (x, y + look.size), look);
                y += look.size * LINE;
            }
        }
    }
    top + names + most(|(_, said)| said.len()) * theme.note * LINE + theme.note * 0.3
}

/// The issues that occur in no package, in one line; `None` if there are none.
fn at_rest(page: &Page, facts: &PackagesFacts) -> Option<String> {
    let rows = grid::counts(facts);
    let is_moved = |issue: &usize| rows.iter().any(|(moved, _)| moved == issue);
    let resting: Vec<usize> = (0..facts.issues.len())
        .filter(|issue| !is_moved(issue))
        .collect();
    if resting.is_empty() {
        return None;
    }
    let named = words::at_rest(facts, &resting, true);
    let fits = plain(page.theme.note).width(&named) <= page.body.width();
    Some(if fits {
        named
    } else {
        words::at_rest(facts, &resting, false)
    })
}

/// The cost of each package to its party: a bar on the party's own scale, with the points above it.
fn costs(page: &mut Page, columns: &Columns<'_>, (top, base): (f64, f64)) {
    let theme = page.theme;
    let size = theme.note;
    let (x, width) = columns.names;
    let text = "What the cheapest such deal costs, in the party’s own points";
    let lines = plain(size).wrap(text, width);
    let fits = ((base - top) / (size * LINE)).floor().max(1.0) as usize;
    for (line, text) in lines.iter().take(fits).enumerate() {
        let y = base - (lines.len().min(fits) - line - 1) as f64 * size * LINE - size * 0.1;
        page.write(text, (x, y), faint(size).within(width));
    }
    let room = page.body.x1 - columns.counts.0;
    page.write(
        "occurs in",
        (columns.counts.0, base - size * 0.1),
        faint(size).within(room),
    );
    let tall = base - top - size * 1.5;
    for group in &columns.groups {
        let hue = theme::party(group.party.party.index).for_mark();
        let shown = || group.party.packages.iter().zip(&group.columns);
        let most = shown()
            .map(|(package, _)| package.cost)
            .filter(|&cost| words::cost(cost).is_some())
            .fold(0.0, f64::max);
        let half = (columns.width * 0.3).min(size * 0.9);
        page.line(vec![(group.span.0, base), (group.span.1, base)], GREY, 2.0);
        for (package, &x) in shown() {
            let told = words::cost(package.cost);
            let known = told.is_some() && most > 0.0;
            let height = if known {
                tall * package.cost.max(0.0) / most
            } else {
                0.0
            };
            if height > 0.0 {
                let bar = Rect::new(x - half, base - height, x + half, base);
                page.bar(bar, hue);
            }
            let told = told.unwrap_or_else(|| "–".to_owned());
            let at = (x, base - height - size * 0.32);
            page.write(&told, at, bold(size).middle().within(columns.width));
        }
    }
}

/// The title of an issue, on two lines if the row is high enough.
fn row(page: &mut Page, columns: &Columns<'_>, title: &str, (y0, pitch): (f64, f64)) {
    let size = page.theme.note;
    let (x, width) = columns.names;
    let most = if pitch >= size * 2.45 { 2 } else { 1 };
    let lines = plain(size).balanced(&capital(title), width);
    let lines = plain(size).cut(lines, width, most);
    let first = y0 + pitch / 2.0 - (lines.len() as f64 - 1.0) * size * 0.6;
    for (line, text) in lines.iter().enumerate() {
        let y = first + line as f64 * size * 1.2 + size * 0.36;
        page.write(text, (x, y), plain(size).within(width));
    }
}

/// The dots of a party's packages, joined, on pale dots that hold the columns together.
fn sets(
    page: &mut Page,
    columns: &Columns<'_>,
    facts: &PackagesFacts,
    group: &Group<'_>,
    (order, top, pitch): (&[usize], f64, f64),
) {
    let stroke = page.theme.stroke;
    let radius = (pitch * 0.3).min(columns.width * 0.24).min(13.0 * stroke);
    let hue = theme::party(group.party.party.index).for_mark();
    let middle = |row: usize| top + (row as f64 + 0.5) * pitch;
    let cells = group
        .columns
        .iter()
        .flat_map(|&x| (0..order.len()).map(move |row| (x, middle(row))));
    page.add(Cloud {
        points: cells.collect(),
        radius: radius * 0.4,
        colour: DOT,
    });
    for (package, &x) in group.party.packages.iter().zip(&group.columns) {
        let moved: Vec<usize> = issues(facts, package).collect();
        let rows = (0..order.len()).filter(|&row| moved.contains(&order[row]));
        let places: Vec<(f64, f64)> = rows.map(|row| (x, middle(row))).collect();
        if let ([first, .., last], true) = (places.as_slice(), places.len() > 1) {
            page.add(line(vec![*first, *last], hue, radius * 0.42, None));
        }
        for at in places {
            page.add(Symbol {
                solid: true,
                ..party_symbol(group.party.party.index, at, radius, stroke)
            });
        }
    }
}

/// The number of issues without a row, and how many of them each package contains.
fn more(page: &mut Page, columns: &Columns<'_>, facts: &PackagesFacts, hidden: &[usize], y: f64) {
    let size = page.theme.note;
    let (x, width) = columns.names;
    let issues_left = if hidden.len() == 1 { "issue" } else { "issues" };
    let text = format!("{} more {issues_left}: see the table", hidden.len());
    page.write(&text, (x, y), faint(size).within(width));
    for group in &columns.groups {
        for (package, &x) in group.party.packages.iter().zip(&group.columns) {
            let count = issues(facts, package)
                .filter(|issue| hidden.contains(issue))
                .count();
            if count > 0 {
                page.write(
                    &format!("+{count}"),
                    (x, y),
                    plain(size).middle().within(columns.width),
                );
            }
        }
    }
}
