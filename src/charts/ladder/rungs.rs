//! The inside of a lane of the ladder: its options as rungs, the gap, lines with marks, the drafts on the table.

use super::lanes::{Layout, Row};
use crate::charts::ladder::facts::{LadderFacts, Lane, held};
use crate::charts::party::Named;
use crate::drawing::figure::{Point, Rect};
use crate::drawing::layout::{Page, Rounds};
use crate::drawing::marks::{area, draft_mark, line, party_mark};
use crate::drawing::theme::{self, Colour, INK, RULE, Theme};

/// The gap between what they ask for.
const GAP: Colour = Colour(0xE6, 0xE6, 0xE6);

/// The inside of one lane.
pub(super) struct Rungs<'a> {
    /// Its facts.
    pub lane: &'a Lane,
    rounds: Rounds,
    theme: Theme,
    row: Rect,
    /// The places of the first and the last option.
    top: f64,
    bottom: f64,
    /// The width of a line.
    stripe: f64,
    left: f64,
    right: f64,
}

impl<'a> Rungs<'a> {
    pub(super) fn new(
        theme: Theme,
        ladder: &LadderFacts,
        lane: &'a Lane,
        layout: &Layout,
        row: &Row,
    ) -> Self {
        let parties = ladder.signatories.len().max(1) as f64;
        let tall = row.rect.height();
        let stripe = (5.0 * theme.stroke).min(tall * 0.3 / parties);
        let pad = (tall * 0.12).max(2.0 * theme.stroke) + stripe * parties / 2.0;
        Rungs {
            lane,
            rounds: layout.rounds,
            theme,
            row: row.rect,
            top: row.rect.y0 + pad,
            bottom: (row.rect.y1 - pad).max(row.rect.y0 + pad),
            stripe,
            left: layout.plot.x0,
            right: layout.plot.x1,
        }
    }

    /// The position of an option.
    pub(super) fn y(&self, place: usize) -> f64 {
        match self.lane.options.len().saturating_sub(1) {
            0 => f64::midpoint(self.top, self.bottom),
            last => self.top + (self.bottom - self.top) * place.min(last) as f64 / last as f64,
        }
    }

    /// The baseline of an option's name, as near to its rung as the lane allows.
    pub(super) fn label_y(&self, place: usize, size: f64) -> f64 {
        let (low, high) = (self.row.y0 + size * 0.96, self.row.y1 - size * 0.27);
        (self.y(place) + size * 0.36).min(high).max(low)
    }

    /// The places of the options whose names fit: the ends, and others at equal distances between them.
    pub(super) fn named(&self, size: f64) -> Vec<usize> {
        let last = self.lane.options.len().saturating_sub(1);
        let even = (1..=last.max(1)).filter(|every| last.is_multiple_of(*every));
        let clear = |places: &[usize]| {
            let base = |place: usize| self.label_y(place, size);
            let apart = places
                .windows(2)
                .all(|pair| base(pair[1]) - base(pair[0]) >= size * 1.18);
            apart && self.row.height() >= size * 1.25
        };
        even.map(|every| (0..=last).step_by(every).collect())
            .find(|places: &Vec<usize>| !self.lane.options.is_empty() && clear(places))
            .unwrap_or_default()
    }

    /// A party's line is this far below the middle of its option, so that lines on one option stay apart.
    fn shift(&self, party: usize) -> f64 {
        let parties = self.lane.asks.len() as f64;
        (party as f64 - (parties - 1.0) / 2.0) * self.stripe
    }

    pub(super) fn draw(&self, page: &mut Page, ladder: &LadderFacts) {
        let few = self.lane.options.len() <= 8;
        if few {
            for place in 0..self.lane.options.len() {
                let y = self.y(place);
                page.line(vec![(self.left, y), (self.right, y)], RULE, 1.2);
            }
        }
        for points in self.gaps() {
            page.add(area(points, GAP));
        }
        for (index, party) in ladder.signatories.iter().enumerate() {
            let colour = theme::party(party.index).for_mark();
            page.add(line(self.path(index), colour, self.stripe, None));
        }
        self.drafts(page);
        for (index, party) in ladder.signatories.iter().enumerate() {
            self.marks(page, index, party);
        }
    }

    /// The area between the highest and the lowest ask, one outline for each time that the issue is open.
    fn gaps(&self) -> Vec<Vec<Point>> {
        let mut areas = Vec::new();
        let (mut above, mut below) = (Vec::new(), Vec::new());
        for round in self.rounds.drawn() {
            match self.lane.gap(round).filter(|(top, bottom)| top < bottom) {
                Some((top, bottom)) => {
                    let (from, to) = self.rounds.span(round);
                    above.extend([(from, self.y(top)), (to, self.y(top))]);
                    below.extend([(from, self.y(bottom)), (to, self.y(bottom))]);
                }
                None => areas.extend(outline(&mut above, &mut below)),
            }
        }
        areas.extend(outline(&mut above, &mut below));
        areas
    }

    /// The asks of a signatory, as a stepped line.
    fn path(&self, party: usize) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        let Some(asks) = self.lane.asks.get(party) else {
            return points;
        };
        for round in self.rounds.drawn() {
            let Some(place) = held(asks, round) else {
                continue;
            };
            let (from, to) = self.rounds.span(round);
            let y = self.y(place) + self.shift(party);
            match points.last_mut() {
                Some(last) if (last.1 - y).abs() < 1e-9 => last.0 = to,
                _ => points.extend([(from, y), (to, y)]),
            }
        }
        points
    }

    /// The size of marks that fits into a lane.
    fn radius(&self, most: f64) -> f64 {
        let tall = self.bottom - self.top + self.stripe * 2.0;
        (most * self.theme.stroke).min(tall * 0.28)
    }

    /// The mark of a signatory at its opening and wherever it moves; only at its opening where rounds are narrow.
    fn marks(&self, page: &mut Page, index: usize, party: &Named) {
        let column = self.rounds.column();
        let wide = column >= self.theme.stroke * 12.0;
        let mut radius = self.radius(8.0);
        if wide {
            radius = radius.min(column * 0.3);
        }
        // If two open alike, their marks are side by side.
        let parties = self.lane.asks.len() as f64;
        let beside = (column - 2.2 * radius).max(0.0) / (parties - 1.0).max(1.0);
        let apart = radius * 2.2;
        let aside = index as f64 * if wide { beside.min(apart) } else { apart };
        let asks = self.lane.asks.get(index).into_iter().flatten();
        for step in asks.take(if wide { usize::MAX } else { 1 }) {
            if self.rounds.has(step.from) {
                let (from, _) = self.rounds.span(step.from);
                let x = from + radius * 1.1 + aside;
                let at = (x, self.y(step.place) + self.shift(index));
                page.add(party_mark(party.index, at, radius, self.theme.stroke));
            }
        }
    }

    /// The drafts on the table: one square per round, or a dotted line if rounds are narrow.
    fn drafts(&self, page: &mut Page) {
        let drafts = &self.lane.drafts;
        let at = |round: u32| {
            let (from, to) = self.rounds.span(round);
            held(drafts, round).map(|place| (f64::midpoint(from, to), self.y(place)))
        };
        let points: Vec<Point> = self.rounds.drawn().filter_map(at).collect();
        let radius = self.radius(6.5);
        if self.rounds.column() > 4.5 * radius {
            for at in points {
                page.add(draft_mark(at, radius, self.theme.stroke));
            }
        } else if points.len() > 1 {
            page.dashed(points, INK, 2.0, (2.0, 5.0));
        }
    }
}

/// The outline of the area between two lines, which are emptied; `None` if there is no area.
fn outline(above: &mut Vec<Point>, below: &mut Vec<Point>) -> Option<Vec<Point>> {
    let mut points = std::mem::take(above);
    points.extend(std::mem::take(below).into_iter().rev());
    (!points.is_empty()).then_some(points)
}
