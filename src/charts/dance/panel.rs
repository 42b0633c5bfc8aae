//! Beside the dance: how many deals are left, and who can veto besides the two.

use super::super::facts::DanceFacts;
use super::super::figure::Anchor;
use super::super::figure::{Rect, Weight};
use super::super::layout::{LINE, Page, fitted, wrap};
use super::super::theme::{GREY, INK, PASSING};
use crate::account::short_count;

/// Draws the panel into `room`. What does not fit is left out from the end of the list of vetoes.
pub(super) fn draw(page: &mut Page, room: Rect, dance: &DanceFacts) {
    let theme = page.theme;
    let width = room.width();
    let mut y = room.y0;
    let note = (theme.note, Weight::Regular, INK);
    let vetoes = veto_height(page, width, dance);
    if !dance.counts.is_empty() {
        y = page.write_down(
            "How many deals are left",
            (room.x0, y),
            (theme.label, Weight::Bold, INK),
            width,
        ) + theme.note * 0.3;
        let last = dance.counts.len() - 1;
        for (index, count) in dance.counts.iter().enumerate() {
            let colour = if index == last {
                PASSING.for_text()
            } else {
                GREY
            };
            let label = wrap(&count.label, theme.note, Weight::Regular, width);
            let needed = theme.figure * 1.16 + label.len() as f64 * theme.note * LINE;
            if y + needed > room.y1 - vetoes {
                break;
            }
            page.write(
                &short_count(&count.count),
                (room.x0, y + theme.figure * 0.9),
                (theme.figure, Weight::Bold, colour),
                (Anchor::Start, width),
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
    let (size, lines) = fitted("Who else can say no", theme.label, Weight::Bold, width, 1);
    for line in lines {
        page.write(
            &line,
            (room.x0, y + size),
            (size, Weight::Bold, INK),
            (Anchor::Start, width),
        );
    }
    y += theme.label * LINE;
    for (index, veto) in dance.vetoes.iter().enumerate() {
        let lines = wrap(veto, theme.note, Weight::Regular, width).len() as f64;
        let rest = dance.vetoes.len() - index;
        let reserve = if rest > 1 { 1.0 } else { 0.0 };
        if y + (lines + reserve) * theme.note * LINE > room.y1 {
            page.write_down(&format!("and {rest} more"), (room.x0, y), note, width);
            return;
        }
        y = page.write_down(veto, (room.x0, y), note, width);
    }
}

/// The height that the list of vetoes would like, at most 40% of the panel.
fn veto_height(page: &Page, width: f64, dance: &DanceFacts) -> f64 {
    if dance.vetoes.is_empty() {
        return 0.0;
    }
    let theme = page.theme;
    let lines: usize = dance
        .vetoes
        .iter()
        .map(|veto| wrap(veto, theme.note, Weight::Regular, width).len())
        .sum();
    let wished = theme.label * LINE + theme.note * (0.3 + LINE * lines as f64);
    wished.min(page.body.height() * 0.4)
}
