//! Drawing the ladder: the key, then for each lane its names, gap, lines, marks and settled option.

use super::lanes::{Layout, Row, header, layout};
use super::rungs::Rungs;
use super::words::outcome;
use crate::account::capital;
use crate::charts::ladder::facts::{LadderFacts, Lane};
use crate::charts::talk::{Ending, Talk, objection};
use crate::drawing::figure::{Rect, Weight};
use crate::drawing::layout::{KeyEntry, LINE, Page, bold, faint, key, plain};
use crate::drawing::marks::{draft_mark, line, party_mark};
use crate::drawing::theme::{self, GREY, INK};

/// Draws everything into the body of a page.
pub(super) fn draw(page: &mut Page, talk: &Talk, ladder: &LadderFacts) {
    let layout = layout(page, talk, ladder);
    head(page, talk, ladder, &layout);
    moments(page, ladder, &layout);
    for (number, row) in layout.rows.iter().enumerate() {
        if number > 0 {
            let (x0, x1) = (row.rect.x0, row.rect.x1);
            page.rule((x0, row.rect.y0), (x1, row.rect.y0));
        }
        let lane = &ladder.lanes[row.index];
        let rungs = Rungs::new(page.theme, ladder, lane, &layout, row);
        names(page, lane, &layout, row, &rungs);
        rungs.draw(page, ladder);
        settled(page, talk, ladder, &layout, row, &rungs);
    }
    foot(page, talk, &layout);
}

/// The key of the parties, and on the right the heading of the last column.
fn head(page: &mut Page, talk: &Talk, ladder: &LadderFacts, layout: &Layout) {
    let theme = page.theme;
    let stroke = theme.stroke;
    let swatch = KeyEntry::swatch(theme.note);
    let middle = (swatch.width() / 2.0, 0.0);
    let mut entries: Vec<KeyEntry> = ladder
        .signatories
        .iter()
        .map(|party| {
            let hue = theme::party(party.index);
            KeyEntry::new(
                vec![
                    line(
                        vec![(0.0, 0.0), (swatch.x1, 0.0)],
                        hue.for_mark(),
                        5.0 * stroke,
                        None,
                    ),
                    party_mark(party.index, middle, 9.0 * stroke, stroke),
                ],
                capital(&format!("{} asks", party.name)),
            )
            .told(Weight::Bold, hue.for_text())
        })
        .collect();
    if let Some(drafter) = &ladder.drafter {
        entries.push(KeyEntry::new(
            vec![draft_mark(middle, 7.0 * stroke, stroke)],
            format!("draft on the table ({drafter})"),
        ));
    }
    let radius = (12.0 * stroke).min(theme.note * 0.45);
    let end = talk.end_mark(middle, radius);
    if !end.is_empty() {
        entries.push(KeyEntry::new(end, fate(&talk.ending)));
    }
    let body = page.body;
    let head = theme.label * LINE * 2.0 + 1.0;
    // The key leaves room for the heading of the column on its right.
    let right = layout.settled - theme.label;
    let room = Rect::new(body.x0, body.y0, right, body.y0 + head);
    let sizes = [theme.label, theme.tick, theme.note, theme.footer];
    key(page, room, &sizes, &entries);
    let width = body.x1 - layout.settled;
    page.write(
        &header(talk, theme.label, width),
        (layout.settled, body.y0 + theme.label * 0.98),
        bold(theme.label).within(width),
    );
}

/// The fate of the handshake.
fn fate(ending: &Ending) -> String {
    match ending {
        Ending::Ratified { by, .. } if by.is_empty() => "accepted".to_owned(),
        Ending::Ratified { .. } => "accepted and ratified".to_owned(),
        Ending::Blocked { by, .. } => format!("accepted, but {}", objection(by)),
        Ending::NoHandshake { .. } | Ending::Breakdown { .. } => String::new(),
    }
}

/// Dates that matter, as dotted lines through all lanes at the end of their round.
fn moments(page: &mut Page, ladder: &LadderFacts, layout: &Layout) {
    let (theme, plot) = (page.theme, layout.plot);
    let mut moments: Vec<_> = ladder.moments.iter().collect();
    moments.retain(|moment| layout.rounds.has(moment.round));
    moments.sort_by_key(|moment| moment.round);
    moments.dedup_by_key(|moment| moment.round);
    let half = |text: &str| plain(theme.note).width(text) / 2.0;
    let within = |x: f64, half: f64| x.min(plot.x1 - half).max(plot.x0 + half);
    // Names that would touch are joined, in the order of the lines.
    let mut labels: Vec<(f64, String)> = Vec::new();
    for moment in moments {
        let x = layout.rounds.span(moment.round).1;
        page.dashed(vec![(x, plot.y0), (x, plot.y1)], GREY, 2.5, (2.0, 7.0));
        let left = within(x, half(&moment.name)) - half(&moment.name);
        let touches =
            |(at, text): &(f64, String)| within(*at, half(text)) + half(text) + theme.note > left;
        match labels.last_mut().filter(|label| touches(label)) {
            Some((at, text)) => {
                *at = (*at + x) / 2.0;
                *text = format!("{text} · {}", moment.name);
            }
            None => labels.push((x, moment.name.clone())),
        }
    }
    let mut free = plot.x0 - theme.note;
    for (x, text) in labels {
        let text = plain(theme.note).shortened(&text, plot.width());
        let half = half(&text);
        let middle = within(x, half);
        if middle - half > free {
            page.write(
                &text,
                (middle, plot.y0 - theme.note * 0.4),
                faint(theme.note).middle(),
            );
            free = middle + half + theme.note;
        }
    }
}

/// The name of the issue, and the names of as many options as fit.
fn names(page: &mut Page, lane: &Lane, layout: &Layout, row: &Row, rungs: &Rungs<'_>) {
    let theme = page.theme;
    let room = row.rect.height() * 0.96;
    let title = capital(&lane.title);
    let most = ((room / (theme.label * 1.17)).floor() as usize).clamp(1, 3);
    let size = if most == 1 {
        theme.label.min(room / 1.17)
    } else {
        theme.label
    };
    let (size, lines) = [size, size.min(theme.note)]
        .into_iter()
        .map(|size| {
            let most = ((room / (size * 1.17)).floor() as usize).clamp(1, 3);
            (size, most, bold(size).balanced(&title, layout.names))
        })
        .find(|(_, most, lines)| lines.len() <= *most)
        .map_or_else(
            || (size, bold(size).lines(&title, layout.names, most)),
            |(size, _, lines)| (size, lines),
        );
    let mut y = row.rect.centre().1 - lines.len() as f64 * size * 1.17 / 2.0;
    for text in lines {
        page.write(
            &text,
            (row.rect.x0, y + size * 0.95),
            bold(size).within(layout.names),
        );
        y += size * 1.17;
    }
    if layout.options <= 0.0 {
        return;
    }
    let at = layout.plot.x0 - theme.label * 0.45;
    let sizes = [theme.note, theme.footer];
    let named = sizes.map(|size| (size, rungs.named(size)));
    let Some((size, places)) = named.into_iter().find(|(_, places)| !places.is_empty()) else {
        return;
    };
    for place in places {
        page.write(
            &lane.options[place],
            (at, rungs.label_y(place, size)),
            faint(size).end().within(layout.options),
        );
    }
}

/// The option in the handshake deal with its mark at its place; without a handshake, the options where they end.
fn settled(
    page: &mut Page,
    talk: &Talk,
    ladder: &LadderFacts,
    layout: &Layout,
    row: &Row,
    rungs: &Rungs<'_>,
) {
    let theme = page.theme;
    let x = layout.plot.x1 + theme.label * 0.6 + layout.mark;
    let size = theme.label.min(row.rect.height() * 0.8);
    let (mut base, mut colour) = (row.rect.centre().1 + size * 0.36, GREY);
    if let Some(place) = rungs.lane.settled {
        let radius = layout.mark.min(row.rect.height() * 0.22);
        let (low, high) = (row.rect.y0 + radius * 1.2, row.rect.y1 - radius * 1.2);
        let at = (x, rungs.y(place).min(high).max(low));
        page.marks.extend(talk.end_mark(at, radius));
        (base, colour) = (rungs.label_y(place, size), INK);
    }
    page.write(
        &outcome(ladder, rungs.lane),
        (layout.settled, base),
        plain(size)
            .coloured(colour)
            .within(row.rect.x1 - layout.settled),
    );
}

fn foot(page: &mut Page, talk: &Talk, layout: &Layout) {
    let (theme, plot) = (page.theme, layout.plot);
    layout
        .rounds
        .write(page, plot.y1 + theme.tick * 1.15, theme.tick);
    let y = plot.y1 + theme.tick * 1.42 + theme.label;
    let style = plain(theme.label);
    let unit = format!("{} of talks →", capital(&talk.unit));
    page.write(&unit, (plot.x1, y), style.end().within(plot.width()));
    if layout.hidden > 0 {
        let text = format!(
            "{} more issues, closed earlier, have no room here: see the table",
            layout.hidden
        );
        let room = plot.x0 - page.body.x0 + plot.width() * 0.5;
        page.write(&text, (page.body.x0, y), style.within(room));
    }
}
