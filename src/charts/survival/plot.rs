//! The picture of survival: areas that add up to all runs, the curve between them, and names at their ends.

use super::fate::{Fate, course, known};
use super::words;
use crate::account::{capital, share};
use crate::charts::known::Known;
use crate::charts::survival::facts::{Ended, SurvivalFacts};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Point, Rect, Tiles};
use crate::drawing::frames::ticks_left;
use crate::drawing::layout::{Page, Rounds, Scale, bold, faint, number, plain, stacked};
use crate::drawing::marks::{pass_mark, stop_mark};
use crate::drawing::theme::{Colour, INK, PARTIES, Theme, WHITE};

/// The strength of the colours of areas.
const TINT: f64 = 0.62;

fn fill(fate: Fate) -> Colour {
    match fate {
        Fate::Talking => Colour(0xEE, 0xEE, 0xEE),
        Fate::Broken => Colour(0x55, 0x55, 0x55),
        Fate::Impasse => Colour(0x9A, 0x9A, 0x9A),
        Fate::Blocked => PARTIES[1].tint(TINT),
        Fate::Ratified => PARTIES[0].tint(TINT),
    }
}

struct Drawing {
    page: Page,
    rounds: Rounds,
    y: Scale,
    plot: Rect,
    runs: u64,
    course: Vec<(u64, Ended)>,
}

pub(super) fn picture(talk: &Talk, facts: &SurvivalFacts, theme: Theme) -> Figure {
    let title = words::finding(talk, facts);
    let course = course(facts);
    let start = |every| {
        let subtitle = words::subtitle(talk, facts, every);
        Page::new(theme, &title, &subtitle, &talk.footer)
    };
    let mut page = start(1);
    let labels = labels(facts, &course);
    let right = bold(theme.label).widest(labels.iter().map(|(.., texts)| &texts[0]));
    let right = (right + theme.label * 2.4).min(page.body.width() * 0.42);
    let left = plain(theme.tick).width("100%") + theme.tick * 0.5;
    let ends = (page.body.x0 + left, page.body.x1 - right);
    let rounds = Rounds::new(&theme, (0, facts.last), ends);
    if rounds.every() > 1 {
        page = start(rounds.every());
    }
    let plot = Rect::new(
        ends.0,
        page.body.y0 + theme.label * 1.75,
        ends.1,
        page.body.y1 - theme.tick * 1.7,
    );
    let mut plot = Drawing {
        rounds,
        y: Scale::new((0.0, 1.0), (plot.y1, plot.y0)),
        page,
        plot,
        runs: facts.runs,
        course,
    };
    plot.axes(&talk.unit);
    plot.areas();
    plot.curve();
    plot.ends(&labels);
    plot.page.finish(words::description(&title, talk, facts))
}

/// The labels beside the areas at the end, from the bottom up: the middle of each, its fate, and texts, the fullest first.
fn labels(facts: &SurvivalFacts, course: &[(u64, Ended)]) -> Vec<(f64, Fate, Vec<String>)> {
    let Some((talking, over)) = course.last() else {
        return Vec::new();
    };
    let mut below = 0;
    let mut labels = Vec::new();
    for fate in Fate::ALL {
        let runs = fate.of(*talking, over);
        let middle = (below as f64 + runs as f64 / 2.0) / facts.runs.max(1) as f64;
        below += runs;
        if runs == 0 {
            continue;
        }
        let known = known(runs, facts.runs);
        let told = share(known.share);
        let [full, short] = words::called(fate);
        labels.push((
            middle,
            fate,
            vec![
                format!("{told} {full}{}", interval(&known)),
                format!("{told} {full}"),
                format!("{told} {short}"),
                told,
            ],
        ));
    }
    labels
}

/// ` (41–55%)`; empty if both ends look the same.
fn interval(known: &Known) -> String {
    let [low, high] = [known.low, known.high].map(|n| number(n * 100.0, 0));
    if low == high {
        String::new()
    } else {
        format!(" ({low}–{high}%)")
    }
}

impl Drawing {
    fn axes(&mut self, unit: &str) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.tick;
        let ticks = [0.0, 25.0, 50.0, 75.0, 100.0].map(|percent| {
            let text = format!("{}%", number(percent, 0));
            (self.y.at(percent / 100.0), text)
        });
        ticks_left(&mut self.page, plot, (size, size * 0.5), ticks);
        let base = plot.y1 + size * 1.3;
        self.rounds.write(&mut self.page, base, size);
        let ticks = self.rounds.ticks(size);
        let end = ticks.last().map_or(plot.x1, |round| {
            let wide = plain(size).width(&round.to_string());
            self.rounds.at(*round) + wide * 0.7
        });
        let x = end.max(plot.x1) + size * 0.6;
        let style = faint(size).within(self.page.body.x1 - x);
        self.page.write(unit, (x, base), style);
        let at = (self.page.body.x0, plot.y0 - theme.label * 0.8);
        let text = format!("↑ Share of runs after each {unit}");
        let style = plain(theme.label).within(self.page.body.width());
        self.page.write(&text, at, style);
    }

    /// The states of the runs after a round.
    fn standing(&self, round: u32) -> Option<(u64, Ended)> {
        self.course.get(round as usize).copied()
    }

    fn areas(&mut self) {
        let mut tiles = Vec::new();
        let mut edges: Vec<Vec<Point>> = vec![Vec::new(); Fate::ALL.len()];
        for round in self.rounds.drawn() {
            let Some((talking, over)) = self.standing(round) else {
                continue;
            };
            let (from, to) = self.rounds.span(round);
            let mut below = 0;
            for (fate, edge) in Fate::ALL.into_iter().zip(&mut edges) {
                let runs = fate.of(talking, &over);
                let place = |runs: u64| self.y.at(runs as f64 / self.runs.max(1) as f64);
                let rect = Rect::new(from, place(below + runs), to, place(below));
                if runs > 0 {
                    tiles.push((rect, fill(fate)));
                }
                below += runs;
                edge.extend([(from, rect.y0), (to, rect.y0)]);
            }
        }
        self.page.add(Tiles { tiles });
        // White seams separate areas that differ only in colour.
        for edge in edges.into_iter().skip(1).rev().skip(1) {
            self.page.line(edge, WHITE, 2.0);
        }
    }

    /// The share of runs still talking, with its interval.
    fn curve(&mut self) {
        let mut lines: [Vec<Point>; 3] = Default::default();
        for round in self.rounds.drawn() {
            let Some((talking, _)) = self.standing(round) else {
                continue;
            };
            let share = known(talking, self.runs);
            let (from, to) = self.rounds.span(round);
            for (line, value) in lines.iter_mut().zip([share.low, share.high, share.share]) {
                let at = self.y.at(value);
                line.extend([(from, at), (to, at)]);
            }
        }
        let [low, high, curve] = lines;
        for edge in [low, high] {
            self.page.line(edge.clone(), WHITE, 5.5);
            self.page.dashed(edge, INK, 3.0, (3.0, 5.0));
        }
        self.page.line(curve.clone(), WHITE, 10.0);
        self.page.line(curve, INK, 6.0);
    }

    /// The labels of the areas, beside their ends.
    fn ends(&mut self, labels: &[(f64, Fate, Vec<String>)]) {
        let (theme, plot) = (self.page.theme, self.plot);
        let size = theme.label;
        // From top to bottom.
        let wished: Vec<f64> = labels
            .iter()
            .rev()
            .map(|(middle, ..)| self.y.at(*middle))
            .collect();
        let (low, high) = (plot.y0 + size * 0.5, plot.y1 - size * 0.5);
        let places = stacked(&wished, size * 1.5, low, high);
        for ((_, fate, texts), at) in labels.iter().rev().zip(places) {
            let x = plot.x1 + size * 0.5;
            let swatch = Rect::around((x + size * 0.42, at), size * 0.42);
            match fate {
                Fate::Ratified => self
                    .page
                    .marks
                    .extend(pass_mark(swatch.centre(), size * 0.42)),
                Fate::Blocked => self
                    .page
                    .marks
                    .extend(stop_mark(swatch.centre(), size * 0.42)),
                _ => {}
            }
            let tile = Rect::new(
                plot.x1 + size * 0.1,
                at - size * 0.6,
                x - size * 0.1,
                at + size * 0.6,
            );
            self.page.add(Tiles {
                tiles: vec![(tile, fill(*fate))],
            });
            let marked = matches!(fate, Fate::Ratified | Fate::Blocked);
            let x = x + if marked { size * 1.2 } else { size * 0.15 };
            let room = self.page.body.x1 - x;
            let fits = |text: &&String| bold(size).width(text) <= room;
            let text = texts.iter().find(fits).or(texts.last());
            let text = text.map_or_else(String::new, |text| capital(text));
            self.page
                .write(&text, (x, at + size * 0.36), bold(size).within(room));
        }
    }
}
