//! The panel beside the plot: what the marks mean, and the number of groups with each.

use super::names::{brief, cut, label};
use super::plot::{RADIUS, Standing, shapes};
use crate::account::and_list;
use crate::charts::class::facts::{ClassFacts, ClassMark};
use crate::drawing::figure::{Point, Rect};
use crate::drawing::layout::{LINE, Page, bold, plain};
use crate::drawing::marks::symbol;
use crate::drawing::theme::{GREY, INK};

/// An entry: a mark if it has one, a number, and what the number counts.
struct Entry {
    look: Option<Standing>,
    count: usize,
    text: String,
}

/// Draws the panel into `room`. Entries that do not fit are dropped from the end.
pub(super) fn draw(page: &mut Page, room: Rect, class: &ClassFacts) {
    let theme = page.theme;
    let note = plain(theme.note);
    let mut y = page.write_down(
        "How the groups did",
        (room.x0, room.y0),
        bold(theme.label),
        room.width(),
    ) + theme.note * 0.4;
    let indent = theme.figure * 1.15;
    for entry in entries(class) {
        let lines = plain(theme.note).wrap(&entry.text, room.width());
        let needed = theme.figure * 1.16 + lines.len() as f64 * theme.note * LINE;
        if y + needed > room.y1 {
            break;
        }
        let mut x = room.x0;
        if let Some(look) = entry.look {
            let at = (
                room.x0 + RADIUS * 1.4 * theme.stroke,
                y + theme.figure * 0.58,
            );
            mark(page, look, at, 1.3);
            x += indent;
        }
        page.write(
            &entry.count.to_string(),
            (x, y + theme.figure * 0.9),
            bold(theme.figure)
                .coloured(if entry.look.is_some() { INK } else { GREY })
                .within(room.x1 - x),
        );
        y = page.write_down(
            &entry.text,
            (room.x0, y + theme.figure * 1.16),
            note,
            room.width(),
        ) + theme.note * 0.55;
    }
}

/// The same in less room: one line per entry.
pub(super) fn draw_small(page: &mut Page, room: Rect, class: &ClassFacts) {
    let theme = page.theme;
    let (size, stroke) = (theme.note, theme.stroke);
    let left = room.x0 + RADIUS * 2.6 * stroke;
    let entries = entries(class);
    let column = bold(size).widest(entries.iter().map(|entry| entry.count.to_string()));
    let x = left + column + size * 0.6;
    let mut y = room.y0;
    for entry in entries {
        let lines = plain(size).wrap(&entry.text, room.x1 - x).len() as f64;
        if y + lines * size * LINE > room.y1 {
            break;
        }
        if let Some(look) = entry.look {
            mark(
                page,
                look,
                (room.x0 + RADIUS * stroke, y + size * 0.64),
                1.0,
            );
        }
        let at = (left + column, y + size);
        page.write(
            &entry.count.to_string(),
            at,
            bold(size).end().within(column),
        );
        y = page.write_down(&entry.text, (x, y), plain(size), room.x1 - x) + size * 0.3;
    }
}

/// A mark as on the plot, enlarged by a factor.
fn mark(page: &mut Page, look: Standing, at: Point, times: f64) {
    let scale = times * page.theme.stroke;
    for (shape, radius, (fill, colour, width)) in shapes(look) {
        page.add(symbol(
            at,
            shape,
            radius * scale,
            fill,
            Some((colour, width * scale)),
        ));
    }
}

fn entries(class: &ClassFacts) -> Vec<Entry> {
    let mut entries = Vec::new();
    let counted = |which: &dyn Fn(&ClassMark) -> bool| -> usize {
        let marks = class.marks.iter().filter(|mark| which(mark));
        marks.map(|mark| mark.groups.len()).sum()
    };
    for look in Standing::ALL {
        let (count, text) = match look {
            Standing::Efficient => (
                counted(&|mark| mark.fails.is_empty() && mark.efficient == Some(true)),
                "efficient: no deal that passes every gate gives one signatory more without giving another less"
                    .to_owned(),
            ),
            Standing::Improvable => (
                counted(&|mark| mark.fails.is_empty() && mark.efficient == Some(false)),
                "left value on the table: the arrow leads to what was better".to_owned(),
            ),
            Standing::Unknown => (
                counted(&|mark| mark.fails.is_empty() && mark.efficient.is_none()),
                "not known whether efficient".to_owned(),
            ),
            Standing::Failing => (counted(&|mark| !mark.fails.is_empty()), failing(class)),
        };
        if count > 0 {
            entries.push(Entry {
                look: Some(look),
                count,
                text,
            });
        }
    }
    if !class.no_deals.is_empty() {
        let names: Vec<String> = class.no_deals.iter().map(|name| cut(name)).collect();
        entries.push(Entry {
            look: None,
            count: class.no_deals.len(),
            text: format!("without a deal: {}", label(&names)),
        });
    }
    entries
}

/// The gates at which deals fail: "fail a gate of Russia and Europe".
fn failing(class: &ClassFacts) -> String {
    let mut who: Vec<String> = Vec::new();
    for name in class.marks.iter().flat_map(|mark| &mark.fails) {
        if !who.contains(&brief(name)) {
            who.push(brief(name));
        }
    }
    if who.len() > 3 {
        let more = who.len() - 2;
        who.truncate(2);
        who.push(format!("{more} others"));
    }
    format!("blocked by {}", and_list(&who))
}
