//! The panel beside the dance: how many deals are left, and who can veto besides the two.

use crate::account::short_count;
use crate::charts::plane::facts::DanceFacts;
use crate::drawing::figure::Rect;
use crate::drawing::layout::{LINE, Page, bold, plain};
use crate::drawing::theme::{GREY, INK, PASSING};

/// Draws the panel into `room`. If there is not enough room, the end of the list of vetoes is dropped.
pub(super) fn draw(page: &mut Page, room: Rect, dance: &DanceFacts) {
    let theme = page.theme;
    let width = room.width();
    let mut y = room.y0;
    let note = plain(theme.note);
    let vetoes = veto_height(page, width, dance);
    if !dance.counts.is_empty() {
        y = page.write_down(
            "How many deals are left",
            (room.x0, y),
            bold(theme.label),
            width,
        ) + theme.note * 0.3;
        let last = dance.counts.len() - 1;
        for (index, count) in dance.counts.iter().enumerate() {
            let colour = if index == last {
                PASSING.for_text()
            } else {
                GREY
            };
            let label = plain(theme.note).wrap(&count.label, width);
            let needed = theme.figure * 1.16 + label.len() as f64 * theme.note * LINE;
            if y + needed > room.y1 - vetoes {
                break;
            }
            page.write(
                &short_count(&count.count),
                (room.x0, y + theme.figure * 0.9),
                bold(theme.figure).coloured(colour).within(width),
            );
            y = page.write_down(
                &count.label,
                (room.x0, y + theme.figure * 1.16),
                note,
                width,
            ) + theme.note * 0.45;
        }
    }
    if dance.vetoes.is_empty() {
        return;
    }
    y += theme.note * 0.3;
    let (look, lines) = bold(theme.label).fitted("Who else can say no", width, 1);
    for line in lines {
        page.write(&line, (room.x0, y + look.size), look.within(width));
    }
    y += theme.label * LINE;
    for (index, veto) in dance.vetoes.iter().enumerate() {
        let lines = plain(theme.note).wrap(veto, width).len() as f64;
        let rest = dance.vetoes.len() - index;
        let reserve = if rest > 1 { 1.0 } else { 0.0 };
        if y + (lines + reserve) * theme.note * LINE > room.y1 {
            page.write_down(&format!("and {rest} more"), (room.x0, y), note, width);
            return;
        }
        y = page.write_down(veto, (room.x0, y), note, width);
    }
}

/// The preferred height of the list of vetoes, at most 40% of the panel.
fn veto_height(page: &Page, width: f64, dance: &DanceFacts) -> f64 {
    if dance.vetoes.is_empty() {
        return 0.0;
    }
    let theme = page.theme;
    let lines: usize = dance
        .vetoes
        .iter()
        .map(|veto| plain(theme.note).wrap(veto, width).len())
        .sum();
    let wished = theme.label * LINE + theme.note * (0.3 + LINE * lines as f64);
    wished.min(page.body.height() * 0.4)
}

/// The same in less room: a line for each count, and the vetoes in one sentence.
pub(super) fn draw_small(page: &mut Page, room: Rect, dance: &DanceFacts) {
    let theme = page.theme;
    let size = theme.note;
    let line = size * LINE;
    let vetoes = in_a_sentence(dance, size, room.width(), room.height() * 0.5);
    let reserved = vetoes.len() as f64 * line;
    let counts: Vec<(String, &str)> = dance
        .counts
        .iter()
        .map(|count| (short_count(&count.count), count.label.as_str()))
        .collect();
    let column = bold(size).widest(counts.iter().map(|(count, _)| count));
    let column = column.min(room.width() * 0.4);
    let mut y = room.y0;
    for (place, (count, label)) in counts.iter().enumerate() {
        let x = room.x0 + column + size * 0.6;
        let width = room.x1 - x;
        let lines = plain(size).wrap(label, width).len() as f64;
        if y + lines * line > room.y1 - reserved {
            break;
        }
        let last = place + 1 == counts.len();
        let colour = if last { PASSING.for_text() } else { INK };
        let at = (room.x0 + column, y + size);
        page.write(count, at, bold(size).coloured(colour).end().within(column));
        y = page.write_down(label, (x, y), plain(size), width);
    }
    y += size * 0.4;
    for text in vetoes {
        page.write(&text, (room.x0, y + size), plain(size).within(room.width()));
        y += line;
    }
}

/// The others who can say no, in as many lines as there is room for; of many, the first and the number of the rest.
fn in_a_sentence(dance: &DanceFacts, size: f64, width: f64, height: f64) -> Vec<String> {
    let all = &dance.vetoes;
    let most = (height / (size * LINE)).floor() as usize;
    let told = |named: usize| {
        let more = match all.len() - named {
            0 => String::new(),
            rest => format!(" and {rest} more"),
        };
        let text = format!("Who else can say no: {}{more}", all[..named].join(", "));
        plain(size).wrap(&text, width)
    };
    let fits = |lines: &Vec<String>| lines.len() <= most;
    let all = (1..=all.len()).rev();
    all.map(told).find(fits).unwrap_or_default()
}
