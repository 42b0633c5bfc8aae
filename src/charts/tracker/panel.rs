//! One panel of the tracker: the agreement of a pair, round by round.

use crate::account::{capital, count, share, when};
use crate::charts::talk::{Ending, Talk, objection};
use crate::charts::tracker::facts::Track;
use crate::drawing::figure::{Mark, Point, Rect, Symbol, Weight};
use crate::drawing::frames::ticks_left;
use crate::drawing::layout::{
    KeyEntry, Page, Rounds, Scale, bold, faint, key_above, plain, stacked,
};
use crate::drawing::marks::{area, draft_mark, line, party_mark};
use crate::drawing::theme::{self, Colour, INK, Theme, WHITE};
use crate::talks::AgreedShare;

/// The colour of the count.
const COUNTED: Colour = Colour(0xDA, 0xDA, 0xDA);
/// A panel at least this wide, in ems of labels, labels the ends of its lines in words.
const WORDY: f64 = 26.0;

/// One of the three series of a panel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Series {
    Count,
    /// The weight to the first or the second party of the pair.
    Weight(usize),
}

const ALL: [Series; 3] = [Series::Count, Series::Weight(0), Series::Weight(1)];

impl Series {
    fn of(self, agreed: &AgreedShare) -> Option<f64> {
        let share = match self {
            Series::Count => Some(agreed.share()),
            Series::Weight(party) => agreed.weight[party],
        };
        share.filter(|share| share.is_finite())
    }
}

/// The plot inside a cell: room for the names above, the ticks on the left and below, the numbers on the right.
pub(super) fn plot(theme: &Theme, cell: Rect) -> Rect {
    let wordy = cell.width() > theme.label * WORDY;
    let right = if wordy {
        (cell.width() * 0.3).min(theme.label * 14.5)
    } else {
        bold(theme.label).width("100%") + theme.label * 1.4
    };
    Rect::new(
        cell.x0 + plain(theme.note).width("100%") + theme.note * 0.4,
        cell.y0 + theme.label * 2.35,
        cell.x1 - right,
        cell.y1 - theme.note * 1.85,
    )
}

/// The mark of a series: that of its party, or a square for the count.
fn mark(theme: &Theme, track: &Track, series: Series, at: Point, radius: f64) -> Mark {
    match series {
        Series::Count => draft_mark(at, radius, theme.stroke),
        Series::Weight(n) => party_mark(track.parties[n].index, at, radius, theme.stroke),
    }
}

/// The same mark, hollow: not a result of the talks.
fn hollow(mark: Mark, stroke: f64) -> Mark {
    match mark {
        Mark::Symbol(symbol) => {
            let hue = symbol.fill.filter(|fill| *fill != WHITE);
            let hue = hue.or(symbol.outline.map(|(hue, _)| hue)).unwrap_or(INK);
            Mark::Symbol(Symbol {
                fill: Some(WHITE),
                outline: Some((hue, 2.5 * stroke)),
                ..symbol
            })
        }
        other => other,
    }
}

/// The key for all panels; returns where the panels may begin.
pub(super) fn head(page: &mut Page, talk: &Talk, shown: &[&Track]) -> f64 {
    let theme = page.theme;
    let stroke = theme.stroke;
    let swatch = KeyEntry::swatch(theme.note);
    let middle = (swatch.width() / 2.0, 0.0);
    let mut entries = vec![KeyEntry::new(
        vec![
            area(
                Rect::new(0.0, 0.0, swatch.x1, swatch.y1 * 0.8).corners(),
                COUNTED,
            ),
            line(vec![(0.0, 0.0), (swatch.x1, 0.0)], INK, 3.5 * stroke, None),
        ],
        "issues, by count",
    )];
    // Every party once, with the mark of its lines.
    let mut known: Vec<usize> = Vec::new();
    for track in shown {
        for (n, party) in track.parties.iter().enumerate() {
            if known.contains(&party.index) {
                continue;
            }
            known.push(party.index);
            let hue = theme::party(party.index);
            entries.push(
                KeyEntry::new(
                    vec![
                        line(
                            vec![(0.0, 0.0), (swatch.x1, 0.0)],
                            hue.for_mark(),
                            4.5 * stroke,
                            None,
                        ),
                        mark(&theme, track, Series::Weight(n), middle, 9.0 * stroke),
                    ],
                    format!("by weight to {}", party.name),
                )
                .told(Weight::Bold, hue.for_text()),
            );
        }
    }
    if let Some(round) = talk.handshake() {
        let fate = match &talk.ending {
            Ending::Blocked { by, .. } => format!("; {}", objection(by)),
            _ => String::new(),
        };
        entries.push(KeyEntry::new(
            talk.end_mark(middle, 11.0 * stroke),
            format!("handshake {}{fate}", when(&talk.unit, round)),
        ));
    }
    let size = theme.note;
    let rows = if shown.len() > 3 { 3.0 } else { 2.0 };
    key_above(page, rows, &[size, theme.footer], &entries) + theme.note * 0.35
}

/// Draws a pair into a cell.
pub(super) fn draw(page: &mut Page, cell: Rect, talk: &Talk, track: &Track, span: (u32, u32)) {
    let theme = page.theme;
    let plot = plot(&theme, cell);
    let rounds = Rounds::new(&theme, span, (plot.x0, plot.x1));
    let y = Scale::new((0.0, 1.0), (plot.y1, plot.y0));
    axes(page, (cell, plot), &rounds, &y, (track, &talk.unit));
    if let Some(steps) = steps(track, Series::Count, &rounds, span.1) {
        counted(page, &steps, &y);
    }
    for series in [Series::Weight(0), Series::Weight(1)] {
        weight(page, track, series, &rounds, &y, span.1);
    }
    tentative(page, track, &rounds, &y);
    ends(page, plot, cell, track, span.1, &y);
    let round = talk.handshake().filter(|_| track.sign).unwrap_or(0);
    if rounds.has(round) && round > 0 {
        let at = (rounds.at(round), plot.y0 - theme.label * 0.6);
        page.marks.extend(talk.end_mark(at, theme.label * 0.36));
    }
}

fn axes(
    page: &mut Page,
    (cell, plot): (Rect, Rect),
    rounds: &Rounds,
    y: &Scale,
    (track, unit): (&Track, &str),
) {
    let theme = page.theme;
    let [a, b] = &track.parties;
    let width = cell.width();
    let full = format!("{} – {}", a.name, b.name);
    let title = if bold(theme.label).width(&full) <= width {
        full
    } else {
        // A short name leaves its room to the other.
        let wide = |name: &str| bold(theme.label).width(name);
        let room = width - wide(" – ");
        let share = |own: &str, other: &str| (room - wide(other)).max(room / 2.0).min(wide(own));
        let short = |own: &str, other: &str| bold(theme.label).shortened(own, share(own, other));
        format!("{} – {}", short(&a.name, &b.name), short(&b.name, &a.name))
    };
    page.write(
        &capital(&title),
        (cell.x0, cell.y0 + theme.label * 0.95),
        bold(theme.label).within(width),
    );
    let size = theme.note;
    let quarter = (plot.y1 - plot.y0) / 4.0;
    let ticks = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        let named = [0.0, 0.5, 1.0].contains(&share) || quarter > size * 2.2;
        let roomy = quarter * 2.0 > size * 1.2 || !(0.4..0.6).contains(&share);
        let text = (named && roomy).then(|| format!("{:.0}%", share * 100.0));
        (y.at(share), text.unwrap_or_default())
    });
    ticks_left(page, plot, (size, size * 0.4), ticks);
    rounds.write_named(page, plot.y1 + size * 1.55, size, unit, cell.x1);
}

/// The level of a series over each column, from the first that has one.
fn steps(
    track: &Track,
    series: Series,
    rounds: &Rounds,
    last: u32,
) -> Option<Vec<(f64, f64, f64)>> {
    let mut steps: Vec<(f64, f64, f64)> = Vec::new();
    for round in rounds.drawn().filter(|&round| round > 0 && round <= last) {
        let Some(share) = track.held(round).and_then(|agreed| series.of(&agreed)) else {
            continue;
        };
        let (from, to) = rounds.span(round);
        match steps.last_mut() {
            Some(before) if (before.2 - share).abs() < 1e-12 => before.1 = to,
            _ => steps.push((from, to, share)),
        }
    }
    (!steps.is_empty()).then_some(steps)
}

fn corners(steps: &[(f64, f64, f64)], y: &Scale, shift: f64) -> Vec<Point> {
    let ends = steps.iter().flat_map(|&(from, to, share)| {
        let at = y.at(share) + shift;
        [(from, at), (to, at)]
    });
    ends.collect()
}

fn counted(page: &mut Page, steps: &[(f64, f64, f64)], y: &Scale) {
    let top = corners(steps, y, 0.0);
    let mut points = top.clone();
    let base = y.at(0.0);
    points.extend([(top[top.len() - 1].0, base), (top[0].0, base)]);
    page.add(area(points, COUNTED));
    page.line(top, INK, 3.5);
}

/// The line of a weight. The first party's is drawn slightly above its level and the second's below, so that both are visible
/// if they are equal.
fn weight(page: &mut Page, track: &Track, series: Series, rounds: &Rounds, y: &Scale, last: u32) {
    let (Series::Weight(n), Some(steps)) = (series, steps(track, series, rounds, last)) else {
        return;
    };
    let theme = page.theme;
    let shift = [-3.5, 3.5][n] * theme.stroke;
    let points = corners(&steps, y, shift);
    let hue = theme::party(track.parties[n].index).for_mark();
    page.line(points, hue, 4.5);
    // A mark wherever the level changes, if there is room.
    let radius = (8.0 * theme.stroke).min((y.at(0.0) - y.at(1.0)) * 0.06);
    let mut free = f64::NEG_INFINITY;
    for &(from, to, share) in &steps {
        let x = from + radius * (1.2 + 2.1 * n as f64);
        if x < free || x > to {
            continue;
        }
        free = x + radius * 2.2;
        let at = (x, y.at(share) + shift);
        page.add(mark(&theme, track, series, at, radius));
    }
}

/// The tentative agreement on day one: hollow marks before the first round.
fn tentative(page: &mut Page, track: &Track, rounds: &Rounds, y: &Scale) {
    let Some(agreed) = track.day_one.filter(|_| rounds.has(0)) else {
        return;
    };
    let theme = page.theme;
    let radius = (9.0 * theme.stroke).min((y.at(0.0) - y.at(1.0)) * 0.06);
    let (from, to) = rounds.span(0);
    let middle = f64::midpoint(from, to).max(from + radius * 1.2);
    for (n, series) in ALL.into_iter().enumerate() {
        if let Some(share) = series.of(&agreed) {
            let x = middle + (n as f64 - 1.0) * radius * 2.2;
            let at = (x.max(from + radius), y.at(share));
            let mark = mark(&theme, track, series, at, radius);
            page.add(hollow(mark, theme.stroke));
        }
    }
}

/// The final level of each line, in words if there is room.
fn ends(page: &mut Page, plot: Rect, cell: Rect, track: &Track, last: u32, y: &Scale) {
    let theme = page.theme;
    let Some(agreed) = track.held(last) else {
        let text = "not both have spoken yet";
        let at = (plot.centre().0, plot.centre().1);
        page.write(text, at, faint(theme.note).middle().within(plot.width()));
        return;
    };
    let wordy = cell.width() > theme.label * WORDY;
    let mut labels: Vec<(f64, Series, String)> = ALL
        .into_iter()
        .filter_map(|series| {
            let level = series.of(&agreed)?;
            let text = match series {
                Series::Count if wordy => {
                    format!("{} of {}", agreed.issues, count(agreed.of as u64, "issue"))
                }
                Series::Count => format!("{}/{}", agreed.issues, agreed.of),
                Series::Weight(n) if wordy => {
                    format!("{} for {}", share(level), track.parties[n].name)
                }
                Series::Weight(_) => share(level),
            };
            Some((y.at(level), series, text))
        })
        .collect();
    labels.sort_by(|a, b| a.0.total_cmp(&b.0));
    let size = theme.label.min(plot.height() / 3.6);
    let wished: Vec<f64> = labels.iter().map(|(at, ..)| *at).collect();
    let (low, high) = (plot.y0 + size * 0.3, plot.y1 - size * 0.5);
    let places = stacked(&wished, size * 1.2, low, high);
    let radius = size * 0.26;
    for ((_, series, text), at) in labels.into_iter().zip(places) {
        let x = plot.x1 + size * 0.5;
        if series != Series::Count {
            page.add(mark(&theme, track, series, (x + radius, at), radius));
        }
        let colour = match series {
            Series::Count => INK,
            Series::Weight(n) => theme::party(track.parties[n].index).for_text(),
        };
        let x = x + size * 0.85;
        page.write(
            &text,
            (x, at + size * 0.36),
            bold(size).coloured(colour).within(cell.x1 - x),
        );
    }
}
