//! The picture of the logroll chart: the two halves of the plane, the marks, and a label for each.

use super::super::headline::in_short;
use super::words;
use crate::account::{capital, count};
use crate::charts::logroll::facts::{IssueStakes, LogrollFacts};
use crate::charts::party::Named;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Mark, Point, Rect, Shape, Symbol, Weight};
use crate::drawing::layout::{
    KeyEntry, LINE, Label, Page, Placer, PlotFrame, bold, faint, key, plain,
};
use crate::drawing::marks::{area, line, party_symbol, symbol};
use crate::drawing::theme::{self, GREY, INK, Theme, WHITE};

/// With more issues than this, labels are smaller.
const MANY: usize = 14;
/// The widths of labels to try, in ems, the widest first.
const SHAPES: [f64; 3] = [24.0, 15.0, 11.0];

struct Drawing<'a> {
    page: &'a mut Page,
    frame: PlotFrame,
    placer: Placer,
    logroll: &'a LogrollFacts,
}

pub(super) fn picture(talk: &Talk, logroll: &LogrollFacts, theme: Theme) -> Figure {
    let title = words::finding(logroll);
    let mut page = Page::new(theme, &title, &words::subtitle(logroll), &talk.footer);
    let body = page.body;
    let top = body.y0 + theme.note * LINE + theme.note * 0.3;
    let room = Rect::new(body.x0, top, body.x1, body.y1);
    let unnamed = draw(&mut page, room, logroll);
    head(
        &mut page,
        Rect::new(body.x0, body.y0, body.x1, top),
        logroll,
        unnamed,
    );
    page.finish(words::description(&title, logroll))
}

/// The key of the marks, and the number of marks without a label.
fn head(page: &mut Page, room: Rect, logroll: &LogrollFacts, unnamed: usize) {
    let theme = page.theme;
    let middle = (KeyEntry::swatch(theme.note).width() / 2.0, 0.0);
    let mut entries = Vec::new();
    for (opposed, clear, text) in [
        (true, true, "they want different options"),
        (true, false, "about as much at stake for both"),
        (
            false,
            true,
            "no conflict: both want the same, or one does not care",
        ),
    ] {
        let kind = |issue: &IssueStakes| match (issue.opposed, words::side(issue)) {
            (true, side) => opposed && side.is_some() == clear,
            (false, _) => !opposed,
        };
        if logroll.issues.iter().any(kind) {
            let radius = theme.footer * 0.37;
            // Both kinds of marks for issues that matter more to one of the two.
            let marks = if opposed && clear {
                [(0, -1.1), (1, 1.1)]
                    .map(|(party, off)| {
                        let at = (middle.0 + off * radius, middle.1);
                        mark(at, radius, Some(&logroll.parties[party]), theme.stroke)
                    })
                    .to_vec()
            } else if opposed {
                vec![mark(middle, radius, None, theme.stroke)]
            } else {
                vec![at_peace(middle, radius, theme.stroke)]
            };
            entries.push(KeyEntry::new(marks, text));
        }
    }
    if unnamed > 0 {
        entries.push(
            KeyEntry::new(
                Vec::new(),
                format!(
                    "{} not named: see the table",
                    count(unnamed as u64, "issue")
                ),
            )
            .told(Weight::Regular, GREY),
        );
    }
    key(page, room, &[theme.note, theme.footer], &entries);
}

/// An issue on which there is something to trade: the mark of the party to which it matters more, or a grey square.
fn mark(at: Point, radius: f64, party: Option<&Named>, stroke: f64) -> Mark {
    let symbol = match party {
        Some(party) => party_symbol(party.index, at, radius, stroke),
        None => symbol(
            at,
            Shape::Square,
            radius * 0.85,
            Some(GREY),
            Some((WHITE, 2.0 * stroke)),
        ),
    };
    Mark::Symbol(Symbol {
        solid: true,
        ..symbol
    })
}

/// An issue on which neither has to give way: a hollow diamond.
fn at_peace(at: Point, radius: f64, stroke: f64) -> Mark {
    symbol(
        at,
        Shape::Diamond,
        radius * 1.2,
        Some(WHITE),
        Some((INK, 3.0 * stroke)),
    )
    .into()
}

/// The position of an issue in percent; `None` if its shares are invalid.
fn place(issue: &IssueStakes) -> Option<(f64, f64)> {
    let is_share = |share: &f64| (-HAIR..=1.0 + HAIR).contains(share);
    let [a, b] = issue.shares;
    issue
        .shares
        .iter()
        .all(is_share)
        .then_some((a * 100.0, b * 100.0))
}

/// Tolerance for rounding in shares.
const HAIR: f64 = 1e-6;

/// Draws the plot and returns the number of issues without a label.
fn draw(page: &mut Page, room: Rect, logroll: &LogrollFacts) -> usize {
    let theme = page.theme;
    let [a, b] = &logroll.parties;
    let places = logroll.issues.iter().filter_map(place);
    let most = places.fold(0.0_f64, |most, (x, y)| most.max(x).max(y));
    let high = ((most * 1.12 / 5.0).ceil() * 5.0).max(10.0);
    // Up to 100, with room for that number at the edge.
    let high = if high > 95.0 { 105.0 } else { high };
    let range = (-high * 0.035, high);
    let short = |text: String| plain(theme.label).shortened(&text, room.width() * 0.9);
    let x_name = short(format!("% of what is at stake for {} →", a.name));
    let y_name = short(format!("↑ % of what is at stake for {}", b.name));
    let frame = PlotFrame::new(&theme, room, (&x_name, range), (&y_name, range));
    let mut plot = Drawing {
        placer: Placer::new(frame.plot.grown(-2.0), theme.stroke),
        page,
        frame,
        logroll,
    };
    plot.halves();
    plot.marks();
    plot.regions();
    plot.labels()
}

impl Drawing<'_> {
    fn corner(&self, x: f64, y: f64) -> Point {
        let plot = self.frame.plot;
        (plot.x0 + x * plot.width(), plot.y1 - y * plot.height())
    }

    /// The two halves in the colours of the parties to whom their issues matter more, and the diagonal between them.
    fn halves(&mut self) {
        let (origin, end) = (self.corner(0.0, 0.0), self.corner(1.0, 1.0));
        for (party, third) in [(0, self.corner(1.0, 0.0)), (1, self.corner(0.0, 1.0))] {
            let hue = theme::party(self.logroll.parties[party].index);
            self.page
                .add(area(vec![origin, third, end], hue.tint(0.07)));
        }
        self.page.marks.extend(self.frame.marks().iter().cloned());
        let width = 3.0 * self.page.theme.stroke;
        let dash = Some((4.0 * width, 3.0 * width));
        self.page.add(line(vec![origin, end], GREY, width, dash));
        self.placer.avoid_line(&[origin, end]);
        self.placer.avoid_wall(&[origin, end]);
    }

    /// Hollow marks first: one that shares its place with a disc is visible around it.
    fn marks(&mut self) {
        let theme = self.page.theme;
        let radius = if self.logroll.issues.len() > MANY {
            9.0
        } else {
            12.0
        } * theme.stroke;
        for opposed in [false, true] {
            for issue in self
                .logroll
                .issues
                .iter()
                .filter(|issue| issue.opposed == opposed)
            {
                let Some(at) = place(issue) else {
                    continue;
                };
                let at = self.frame.at(at);
                let side = words::side(issue).map(|party| &self.logroll.parties[party]);
                let mark = if opposed {
                    mark(at, radius, side, theme.stroke)
                } else {
                    at_peace(at, radius, theme.stroke)
                };
                if let Mark::Symbol(symbol) = &mark {
                    self.placer.block(symbol.rect());
                }
                self.page.add(mark);
            }
        }
    }

    /// The meaning of each half: in its corner, or further in if there are marks.
    fn regions(&mut self) {
        let theme = self.page.theme;
        let size = theme.label;
        let [a, b] = self
            .logroll
            .parties
            .each_ref()
            .map(|party| bold(size).shortened(&capital(&party.name), size * 14.0));
        for (party, more, other) in [(0, &a, &b), (1, &b, &a)] {
            let hue = theme::party(self.logroll.parties[party].index);
            let text = format!("Matters more to {more}: {other} can give");
            let layouts = Label::shapes(&text, bold(size).coloured(hue.for_text()), SHAPES, true);
            let mut anchors = Vec::new();
            for step in [0.045, 0.1, 0.16, 0.22, 0.3, 0.4] {
                for along in [0.012, 0.1, 0.2, 0.3] {
                    // From the corner of the half towards its middle.
                    let at = if party == 0 {
                        (1.0 - along, step)
                    } else {
                        (along, 1.0 - step)
                    };
                    anchors.push(self.corner(at.0, at.1));
                }
            }
            let near = (0.0, 0.0);
            self.page.label(&mut self.placer, &layouts, &anchors, near);
        }
    }

    /// The names of the issues, those farthest off the diagonal first; returns the number that do not fit.
    fn labels(&mut self) -> usize {
        let theme = self.page.theme;
        let issues = &self.logroll.issues;
        let titles: Vec<&str> = issues.iter().map(|issue| issue.title.as_str()).collect();
        let names = in_short(&titles);
        let size = if issues.len() > MANY {
            theme.note
        } else {
            theme.label
        };
        let mut order: Vec<usize> = (0..issues.len()).collect();
        let far = |issue: &IssueStakes| (issue.shares[0] - issue.shares[1]).abs();
        order.sort_by(|&m, &n| far(&issues[n]).total_cmp(&far(&issues[m])));
        let mut unnamed = 0;
        for place_in_file in order {
            let (issue, name) = (&issues[place_in_file], capital(&names[place_in_file]));
            let Some(at) = place(issue).map(|at| self.frame.at(at)) else {
                unnamed += 1;
                continue;
            };
            let look = |size| {
                if issue.opposed {
                    plain(size)
                } else {
                    faint(size)
                }
            };
            let mut layouts = Label::shapes(&name, look(size), SHAPES, true);
            let short = plain(theme.note).shortened(&name, theme.note * 12.0);
            layouts.extend(Label::shapes(&short, look(theme.note), SHAPES, true));
            let near = (20.0 * theme.stroke, 8.0);
            let placed = self.page.label(&mut self.placer, &layouts, &[at], near);
            unnamed += usize::from(!placed);
        }
        unnamed
    }
}
