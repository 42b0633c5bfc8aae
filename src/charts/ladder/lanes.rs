//! The layout of the ladder: columns for names, options, rounds and settled options, and the height of each lane.

use super::words::outcome;
use crate::charts::ladder::facts::{LadderFacts, Lane};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Rect, Weight};
use crate::drawing::layout::{Page, Rounds, bold, measure};

/// The greatest widths of the columns, as shares of the page.
const NAMES: f64 = 0.25;
const OPTIONS: f64 = 0.13;
const SETTLED: f64 = 0.19;
/// The height of a quiet issue's lane relative to that of another.
const QUIET: f64 = 0.6;
/// The height that a lane needs for the names of two options, in ems of their text.
const NAMED: f64 = 2.45;
/// With fewer lanes than this, all have the same height.
const FEW: usize = 5;

/// The layout.
pub(super) struct Layout {
    /// The lanes with the lines.
    pub plot: Rect,
    /// The columns of rounds.
    pub rounds: Rounds,
    /// The width of the names, from the left edge of the page.
    pub names: f64,
    /// The width of the options' names, to the left of the plot.
    pub options: f64,
    /// The left edge of the column of settled options.
    pub settled: f64,
    /// Half the width of the marks between the plot and that column.
    pub mark: f64,
    /// The lanes that are drawn, in file order.
    pub rows: Vec<Row>,
    /// The number of lanes left out for lack of room.
    pub hidden: usize,
}

/// A lane that is drawn.
pub(super) struct Row {
    /// Its index in the facts.
    pub index: usize,
    /// Its box, across the whole page.
    pub rect: Rect,
}

/// Lays out the lanes on a page. If there is not enough room, lanes are left out, those that closed first before others.
pub(super) fn layout(page: &Page, talk: &Talk, ladder: &LadderFacts) -> Layout {
    let (theme, body) = (page.theme, page.body);
    let named = !ladder.moments.is_empty();
    let head = theme.label * 1.25 * 2.0 + theme.note * if named { 1.5 } else { 0.6 };
    let foot = theme.tick * 1.42 + theme.label * 1.3;
    let room = Rect::new(body.x0, body.y0 + head, body.x1, body.y1 - foot);
    let most = (room.height() / (theme.footer * 1.2)).floor().max(1.0) as usize;
    let closed: Vec<Option<u32>> = ladder.lanes.iter().map(Lane::closed).collect();
    let kept = kept(&closed, most);
    // Slightly more than measured, so that rounding of sums does not make a text too long for its own column.
    let wide = |text: &str, size: f64, weight| measure(text, size, weight).width + 1.0;
    let lanes = || kept.iter().map(|&index| &ladder.lanes[index]);
    // A title may take two lines.
    let names = lanes()
        .map(|lane| {
            let whole = wide(&lane.title, theme.label, Weight::Bold);
            if whole > body.width() * NAMES {
                whole * 0.6
            } else {
                whole
            }
        })
        .fold(theme.label * 4.0, f64::max)
        .min(body.width() * NAMES);
    let options = lanes()
        .flat_map(|lane| &lane.options)
        .map(|option| wide(option, theme.note, Weight::Regular))
        .fold(0.0, f64::max)
        .min(body.width() * OPTIONS);
    let tall = room.height() / kept.len().max(1) as f64;
    let options = if tall < theme.footer * NAMED {
        0.0
    } else {
        options
    };
    let header = header(talk, theme.label, body.width() * SETTLED - 1.0);
    let header = wide(&header, theme.label, Weight::Bold);
    let settled = lanes()
        .map(|lane| wide(&outcome(ladder, lane), theme.label, Weight::Regular))
        .fold(header, f64::max)
        .min(body.width() * SETTLED);
    let gap = theme.label * 0.6;
    let mark = (11.0 * theme.stroke)
        .min(tall * 0.3)
        .max(4.0 * theme.stroke);
    let plot = Rect::new(
        body.x0 + names + gap + if options > 0.0 { options + gap } else { 0.0 },
        room.y0,
        body.x1 - settled - gap - 2.0 * mark - gap,
        room.y1,
    );
    Layout {
        rounds: Rounds::new(&theme, (1, ladder.last.max(1)), (plot.x0, plot.x1)),
        plot,
        names,
        options,
        settled: body.x1 - settled,
        mark,
        hidden: ladder.lanes.len() - kept.len(),
        rows: rows(ladder, &kept, &closed, room, theme.footer * NAMED),
    }
}

/// The heading of the column of settled options, with its round if there is room.
pub(super) fn header(talk: &Talk, size: f64, width: f64) -> String {
    let Some(round) = talk.handshake() else {
        return "No handshake".to_owned();
    };
    let full = format!("Handshake, {} {round}", talk.unit);
    if bold(size).width(&full) <= width {
        full
    } else {
        "Handshake".to_owned()
    }
}

/// The lanes that fit: those that stay open longest, in file order.
fn kept(closed: &[Option<u32>], most: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..closed.len()).collect();
    if order.len() > most {
        order.sort_by_key(|&index| std::cmp::Reverse(closed[index].unwrap_or(u32::MAX)));
        order.truncate(most);
        order.sort_unstable();
    }
    order
}

/// The lanes from top to bottom; low ones for issues that were never open or closed within the first quarter of the talks,
/// unless the names of their options would not fit.
fn rows(
    ladder: &LadderFacts,
    kept: &[usize],
    closed: &[Option<u32>],
    room: Rect,
    lowest: f64,
) -> Vec<Row> {
    let early = (ladder.last / 4).max(1);
    let few = kept.len() < FEW || room.height() / (kept.len() as f64) * QUIET < lowest;
    let quiet = |index: usize| !few && closed[index].is_some_and(|round| round <= early);
    let share = |index: usize| if quiet(index) { QUIET } else { 1.0 };
    let all: f64 = kept.iter().map(|&index| share(index)).sum();
    let unit = room.height() / all.max(1.0);
    let mut y = room.y0;
    kept.iter()
        .map(|&index| {
            let top = y;
            y += unit * share(index);
            Row {
                index,
                rect: Rect::new(room.x0, top, room.x1, y),
            }
        })
        .collect()
}
