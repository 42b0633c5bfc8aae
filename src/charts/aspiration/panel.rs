//! One panel of the aspiration chart: what a signatory asks for, round by round.

use super::words;
use crate::account::when;
use crate::account::{AspirationPath, AspirationRound};
use crate::charts::aspiration::facts::AspirationFacts;
use crate::charts::talk::{Ending, Talk};
use crate::drawing::figure::{Mark, Point, Rect, Shape, Symbol, Tiles};
use crate::drawing::frames::ticks_left;
use crate::drawing::layout::{
    KeyEntry, Page, Rounds, Scale, bold, key_above, number, plain, second_line, stacked, ticks,
};
use crate::drawing::marks::{line, party_mark};
use crate::drawing::theme::{self, Colour, GREY, INK, Theme, WHITE};

/// A panel at least this wide, in ems of labels, labels the ends of its lines in words.
const WORDY: f64 = 22.0;

/// The mark for the best deal offered by others.
fn offered_mark(at: Point, radius: f64, stroke: f64) -> Mark {
    Mark::Symbol(Symbol {
        at,
        shape: Shape::Square,
        radius: radius * 0.85,
        fill: Some(WHITE),
        outline: Some((GREY, (2.0 * stroke).min(radius * 0.4))),
        solid: false,
    })
}

fn dashed(points: Vec<Point>, stroke: f64) -> Mark {
    line(
        points,
        GREY,
        3.5 * stroke,
        Some((9.0 * stroke, 6.0 * stroke)),
    )
}

/// The key for all panels; returns where the panels may begin.
pub(super) fn head(page: &mut Page, talk: &Talk, facts: &AspirationFacts) -> f64 {
    let theme = page.theme;
    let (size, stroke) = (theme.note, theme.stroke);
    let swatch = KeyEntry::swatch(size);
    let middle = (swatch.width() / 2.0, 0.0);
    let level = || vec![(0.0, 0.0), (swatch.x1, 0.0)];
    let levels = || facts.parties.iter().flat_map(|stance| &stance.rounds);
    let mut entries = Vec::new();
    let mut entry = |marks: Vec<Mark>, text: String| {
        entries.push(KeyEntry::new(marks, text));
    };
    if levels().any(|level| level.aspiration.is_some()) {
        entry(
            vec![line(level(), INK, 6.0 * stroke, None)],
            "least it accepts".to_owned(),
        );
    }
    if levels().any(|level| level.no_deal.is_some()) {
        entry(vec![dashed(level(), stroke)], "no deal".to_owned());
    }
    if levels().any(|level| level.own.is_some()) {
        let mark = Mark::Symbol(Symbol {
            at: middle,
            shape: Shape::Circle,
            radius: 9.0 * stroke,
            fill: Some(INK),
            outline: None,
            solid: false,
        });
        entry(vec![mark], "its own deals".to_owned());
    }
    if levels().any(|level| level.offered.is_some()) {
        let mark = offered_mark(middle, 9.0 * stroke, stroke);
        entry(vec![mark], "best deal from others".to_owned());
    }
    if facts
        .parties
        .iter()
        .any(|stance| stance.half_way().is_some())
    {
        let bar = vec![(middle.0, swatch.y0 * 0.9), (middle.0, swatch.y1 * 0.9)];
        entry(
            vec![
                line(level(), GREY, 6.0 * stroke, None),
                line(bar, INK, 5.0 * stroke, None),
            ],
            "halfway".to_owned(),
        );
    }
    if let Some(round) = talk.handshake() {
        let blocked = match talk.ending {
            Ending::Blocked { .. } => ", blocked",
            _ => "",
        };
        let marks = talk.end_mark(middle, 11.0 * stroke);
        entry(
            marks,
            format!("handshake {}{blocked}", when(&talk.unit, round)),
        );
    }
    key_above(page, 2.0, &[size, theme.footer], &entries) + size * 0.5
}

/// The plot inside a cell.
pub(super) fn plot(theme: &Theme, cell: Rect) -> Rect {
    let size = theme.note;
    let right = if cell.width() > theme.label * WORDY {
        bold(theme.label).width("no deal 100.0")
    } else {
        bold(size).width("100.0")
    };
    Rect::new(
        cell.x0 + plain(size).width("−100") + size * 0.4,
        cell.y0 + theme.label * 1.3 + size * 2.0,
        cell.x1 - right - size * 0.8,
        cell.y1 - size * 1.85,
    )
}

/// The drawing context of a panel.
struct Panel<'a> {
    page: &'a mut Page,
    stance: &'a AspirationPath,
    rounds: Rounds,
    y: Scale,
    plot: Rect,
    last: u32,
}

/// Draws a signatory into a cell.
pub(super) fn draw(
    page: &mut Page,
    cell: Rect,
    talk: &Talk,
    stance: &AspirationPath,
    (last, range): (u32, (f64, f64)),
) {
    let theme = page.theme;
    let plot = plot(&theme, cell);
    names(page, cell, stance, &talk.unit);
    let mut panel = Panel {
        rounds: Rounds::new(&theme, (1, last), (plot.x0, plot.x1)),
        y: Scale::new(range, (plot.y1, plot.y0)),
        page,
        stance,
        plot,
        last,
    };
    panel.axes(cell, &talk.unit);
    panel.room();
    panel.lines();
    panel.texts();
    panel.half();
    if let (Some(round), Some(worth)) = (talk.handshake(), stance.agreed) {
        panel.agreed(talk, round, worth);
    }
    panel.ends(cell);
}

/// The party's name, and how far it has come.
fn names(page: &mut Page, cell: Rect, stance: &AspirationPath, unit: &str) {
    let theme = page.theme;
    let radius = theme.label * 0.34;
    let at = (cell.x0 + radius, cell.y0 + theme.label * 0.64);
    page.add(party_mark(stance.party.index(), at, radius, theme.stroke));
    let indent = radius * 2.0 + theme.label * 0.4;
    page.write(
        &stance.name,
        (cell.x0 + indent, cell.y0 + theme.label),
        bold(theme.label)
            .coloured(theme::party(stance.party.index()).for_text())
            .within(cell.width() - indent),
    );
    second_line(page, cell, &words::far(stance, unit));
}

impl Panel<'_> {
    /// The level in force in a round.
    fn level(&self, round: u32) -> Option<&AspirationRound> {
        let so_far = self
            .stance
            .rounds
            .partition_point(|level| level.round <= round);
        let level = self.stance.rounds.get(so_far.checked_sub(1)?)?;
        // Rounds that share a column are represented by the last of them.
        (level.round + self.rounds.every() > round).then_some(level)
    }

    /// The unbroken pieces of a series: the edges of each column and the worth in it.
    fn pieces(&self, of: impl Fn(&AspirationRound) -> Option<f64>) -> Vec<Vec<Point>> {
        let mut pieces: Vec<Vec<Point>> = vec![Vec::new()];
        for round in self.rounds.drawn() {
            let worth = self.level(round).and_then(&of);
            let Some(worth) = worth.filter(|worth| worth.is_finite()) else {
                pieces.push(Vec::new());
                continue;
            };
            let (from, to) = self.rounds.span(round);
            let at = self.place(worth);
            if let Some(piece) = pieces.last_mut() {
                match piece.last_mut() {
                    Some(end) if (end.1 - at).abs() < 1e-9 => end.0 = to,
                    _ => piece.extend([(from, at), (to, at)]),
                }
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        pieces
    }

    /// The position of a worth; values off the scale are placed at its end.
    fn place(&self, worth: f64) -> f64 {
        self.y.at(worth).clamp(self.plot.y0, self.plot.y1)
    }

    fn hue(&self) -> Colour {
        theme::party(self.stance.party.index()).for_mark()
    }

    fn axes(&mut self, cell: Rect, unit: &str) {
        let theme = self.page.theme;
        let (size, plot) = (theme.note, self.plot);
        let (low, high) = self.y.range();
        let most = (plot.height() / (size * 1.9)).clamp(1.0, 5.0) as usize;
        let ticks = ticks(low, high, most).into_iter();
        let ticks = ticks.map(|tick| (self.y.at(tick), number(tick, 0)));
        ticks_left(self.page, plot, (size, size * 0.4), ticks);
        let base = plot.y1 + size * 1.56;
        self.rounds
            .write_named(self.page, base, size, unit, cell.x1);
    }

    /// The area that it still asks for: between its aspiration and no deal.
    fn room(&mut self) {
        let fill = self.hue().tint(0.14);
        let columns: Vec<Rect> = self
            .rounds
            .drawn()
            .filter_map(|round| {
                let level = self.level(round)?;
                let ends = [level.aspiration?, level.no_deal?];
                let [top, base] = ends.map(|worth| self.place(worth));
                let (from, to) = self.rounds.span(round);
                let finite = ends.iter().all(|worth| worth.is_finite());
                (finite && base > top).then(|| Rect::new(from, top, to, base))
            })
            .collect();
        let tiles = columns.into_iter().map(|rect| (rect, fill)).collect();
        self.page.add(Tiles { tiles });
    }

    fn lines(&mut self) {
        let stroke = self.page.theme.stroke;
        for piece in self.pieces(|level| level.no_deal) {
            self.page.add(dashed(piece, stroke));
        }
        let hue = self.hue();
        for piece in self.pieces(|level| level.aspiration) {
            self.page.line(piece, hue, 6.0);
        }
    }

    /// A bar across the steps where it has given up half its way.
    fn half(&mut self) {
        let theme = self.page.theme;
        let level = self.stance.half_way().and_then(|round| self.level(round));
        let Some((round, worth)) = level.and_then(|level| Some((level.round, level.aspiration?)))
        else {
            return;
        };
        if worth.is_finite() && self.rounds.has(round) {
            let (x, y) = (self.rounds.at(round), self.place(worth));
            let reach = theme.label * 0.5;
            let bar = vec![(x, y - reach), (x, y + reach)];
            self.page.line(bar, INK, 5.0);
        }
    }

    /// What it asked for and what others offered, if there is room for marks.
    fn texts(&mut self) {
        let stroke = self.page.theme.stroke;
        let radius = (9.0 * stroke).min(self.plot.height() * 0.045);
        let mut free = f64::NEG_INFINITY;
        let mut marks = Vec::new();
        for level in &self.stance.rounds {
            let x = self.rounds.at(level.round);
            if x < free || !self.rounds.has(level.round) {
                continue;
            }
            let finite = |worth: Option<f64>| worth.filter(|worth| worth.is_finite());
            if let Some(worth) = finite(level.offered) {
                marks.push(offered_mark((x, self.place(worth)), radius, stroke));
            }
            if let Some(worth) = finite(level.own) {
                let at = (x, self.place(worth));
                marks.push(party_mark(self.stance.party.index(), at, radius, stroke));
            }
            free = x + radius * 2.6;
        }
        self.page.marks.extend(marks);
    }

    fn agreed(&mut self, talk: &Talk, round: u32, worth: f64) {
        if worth.is_finite() && self.rounds.has(round) {
            let radius = (13.0 * self.page.theme.stroke).min(self.plot.height() * 0.09);
            // With very many rounds the first column is narrower than the mark.
            let x = self.rounds.at(round).max(self.plot.x0 + radius * 1.1);
            let at = (x, self.place(worth));
            self.page.marks.extend(talk.end_mark(at, radius));
        }
    }

    /// Labels the ends of its lines.
    fn ends(&mut self, cell: Rect) {
        let theme = self.page.theme;
        let Some(level) = self.level(self.last).copied() else {
            return;
        };
        let wordy = cell.width() > theme.label * WORDY;
        let ends = [
            (level.aspiration, "accepts", self.hue().for_text()),
            (level.no_deal, "no deal", GREY),
        ];
        let mut labels: Vec<(f64, String, Colour)> = ends
            .into_iter()
            .filter_map(|(worth, what, colour)| {
                let worth = worth.filter(|worth| worth.is_finite() && worth.abs() < 1e4)?;
                let told = number(worth, usize::from(worth.abs() < 99.95));
                let text = if wordy {
                    format!("{what} {told}")
                } else {
                    told
                };
                Some((self.place(worth), text, colour))
            })
            .collect();
        labels.sort_by(|a, b| a.0.total_cmp(&b.0));
        let size = if wordy { theme.label } else { theme.note };
        let wished: Vec<f64> = labels.iter().map(|(at, ..)| *at).collect();
        let (low, high) = (self.plot.y0 + size * 0.2, self.plot.y1 - size * 0.5);
        let places = stacked(&wished, size * 1.2, low, high);
        for ((_, text, colour), at) in labels.into_iter().zip(places) {
            let x = self.plot.x1 + size * 0.45;
            self.page.write(
                &text,
                (x, at + size * 0.36),
                bold(size).coloured(colour).within(cell.x1 - x),
            );
        }
    }
}
