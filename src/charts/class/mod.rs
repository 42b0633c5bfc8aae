//! Class: what did the groups of a role play agree on? Their deals, compared with what they could have had.
//!
//! **Encoding.** The plane of the dance: deals inside all red lines, their Pareto frontier, walk-aways, the ZOPA. A filled
//! disc is a deal that could not be improved for one signatory without another losing; a ring is one that could, with an
//! arrow to the better deal; a crossed square fails a gate. If most deals are close together, that part is shown again,
//! magnified. Groups with the same deal share a mark. Groups without a deal are counted beside it.
//! **Misleads** with more than two signatories: a deal can be efficient although it is off the frontier of the two.
//! **Source.** Raiffa (1982), *The Art and Science of Negotiation*: a class looking at its own deals.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod names;
mod panel;
mod plot;

use self::names::{brief, label};
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::{Found, Material};
use super::plane::columns::worths;
use crate::account::{and_list, when};
use crate::charts::class::facts::{ClassFacts, ClassMark};
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{Page, number};
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;
use crate::scenario::Scenario;
use crate::sources::{Citation, RAIFFA_1982};

/// The class chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class;

static ABOUT: About = About {
    name: "class",
    title: "Class",
    sentence: "What did the groups of a class agree on, and what did they leave on the table?",
    formula: "worth to A across, worth to B up; every deal signed as a mark with its groups, an arrow to what would have \
              been better for all who sign, over the deals, frontier, walk-aways and ZOPA of the dance",
    parameters: &[],
    assumptions: "It shows two parties: with more, a deal can be efficient away from the frontier of these two, and an \
                  arrow can be for a third.",
    sources: &[Citation::Part("joint gains", &RAIFFA_1982)],
    example: "logrolling",
};

/// How often the page is laid out again for the number of labels that did not fit.
const TRIES: usize = 4;

impl Plot for Class {
    type Facts = ClassFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Class;
    const ABOUT_TWO: bool = true;
    #[cfg(test)]
    const EXAMPLES: Examples<ClassFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<ClassFacts> {
        match of.found {
            Found::Class(ref groups) => Some(facts::class(groups)),
            _ => None,
        }
    }

    fn picture(talk: &Talk, facts: &ClassFacts, theme: Theme) -> Figure {
        let class = facts;
        let title = class.tally.finding();
        let set = |told: &Unlabelled| {
            let mut page = Page::new(theme, &title, &subtitle(talk, class, told), &talk.footer);
            let left_out = draw(&mut page, talk, class);
            (page, left_out)
        };
        // The subtitle says how many labels are left out, and its length affects that number.
        let mut told = Unlabelled::Number(0);
        for _ in 0..TRIES {
            let left_out = Unlabelled::Number(set(&told).1);
            if left_out == told {
                break;
            }
            told = left_out;
        }
        let (mut page, left_out) = set(&told);
        if told != Unlabelled::Number(left_out) {
            page = set(&Unlabelled::Some).0;
        }
        page.finish(description(&title, talk, class))
    }

    fn table(class: &ClassFacts) -> Table {
        let (land, none) = (&class.land, &[][..]);
        let mut rows = Vec::new();
        for mark in &class.marks {
            rows.push(("deal", &mark.groups[..], Some(mark), Some(mark.at)));
            let better = mark
                .better
                .map(|at| ("better", &mark.groups[..], None, Some(at)));
            rows.extend(better);
        }
        if !class.no_deals.is_empty() {
            rows.push(("no deal", &class.no_deals[..], None, None));
        }
        let walk_away = land.axes.each_ref().map(|axis| axis.walk_away.now).into();
        rows.push(("worth of no deal", none, None, Some(walk_away)));
        for (kind, deals) in [
            ("passes every gate", &land.passing),
            ("in the ZOPA", &land.zopa),
            ("Pareto frontier of these two", &land.frontier),
            ("inside all red lines", &land.cloud),
        ] {
            rows.extend(deals.iter().map(|at| (kind, none, None, Some(*at))));
        }
        let mut table = TableOf::new(rows);
        table
            .plain("kind", |(kind, ..)| kind)
            .plain("groups", |(_, groups, ..)| groups.join("; "))
            .plain("how", |(_, _, mark, _)| mark.map(how));
        worths(&mut table, &land.axes, |(.., at)| at);
        table.finish()
    }

    fn why_not(_: &Scenario, file: &str) -> Option<Why> {
        Some((
            "shows what groups agreed in a role play",
            format!("zopa class {file} deals.csv"),
        ))
    }
}

/// The number of marks without a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unlabelled {
    Number(usize),
    Some,
}

/// Draws everything below the subtitle; returns the number of marks without a label.
fn draw(page: &mut Page, talk: &Talk, class: &ClassFacts) -> usize {
    let body = page.body;
    let gap = page.theme.label * 1.4;
    let beside = |share: f64| {
        let split = body.x1 - body.width() * share;
        (
            Rect::new(body.x0, body.y0, split - gap, body.y1),
            Rect::new(split, body.y0, body.x1, body.y1),
        )
    };
    // If most deals are close together, they are shown again, magnified.
    let (main, room) = beside(0.44);
    let end = room.y0 + room.height() * 0.68;
    let above = Rect { y1: end, ..room };
    if let Some(close) = plot::close(page, above, main, class) {
        let outside = plot::draw(page, main, talk, class, Some(&close));
        let inside = plot::draw_close(page, above, talk, class, &close);
        let below = Rect {
            y0: end + gap * 0.5,
            ..room
        };
        panel::draw_small(page, below, class);
        return outside + inside;
    }
    let (main, room) = beside(0.27);
    let left_out = plot::draw(page, main, talk, class, None);
    panel::draw(page, room, class);
    left_out
}

fn subtitle(talk: &Talk, class: &ClassFacts, unlabelled: &Unlabelled) -> String {
    let mut told = "Up and right is better for both.".to_owned();
    if class.marks.iter().any(|mark| mark.better.is_some()) {
        told.push_str(" An arrow leads to a deal in which nobody who signs gets less.");
    }
    let short: Vec<String> = class.others.iter().map(|name| brief(name)).collect();
    match short.as_slice() {
        [] => {}
        few if few.len() <= 3 => {
            let are = if few.len() == 1 { "is" } else { "are" };
            told.push_str(&format!(" {} {are} not shown.", and_list(few)));
        }
        many => told.push_str(&format!(
            " {}, {} and {} other parties are not shown.",
            many[0],
            many[1],
            many.len() - 2
        )),
    }
    told.push_str(&judged(talk, class));
    match unlabelled {
        Unlabelled::Number(0) => {}
        Unlabelled::Number(1) => told.push_str(" 1 mark found no room for its label."),
        Unlabelled::Number(n) => {
            told.push_str(&format!(" {n} marks found no room for their labels."));
        }
        Unlabelled::Some => told.push_str(" Some marks found no room for their labels."),
    }
    told.push_str(&class.land.dots.told());
    told
}

/// Says in which round the deals are judged, where that matters.
fn judged(talk: &Talk, class: &ClassFacts) -> String {
    let (unit, as_in) = (&talk.unit, when(&talk.unit, class.land.round));
    match class.elsewhere {
        _ if !class.drifts => String::new(),
        0 => format!(" Judged as {as_in}."),
        1 => format!(" Walk-aways as {as_in}; 1 deal is judged as in another {unit}."),
        n => format!(" Walk-aways as {as_in}; {n} deals are judged as in another {unit}."),
    }
}

fn description(title: &str, talk: &Talk, class: &ClassFacts) -> String {
    let [a, b] = &class.land.axes;
    let mut text = format!(
        "{title}. Worth to {} across and to {} up, in points; {} no deal is worth {} and {} to them.",
        a.party.name,
        b.party.name,
        when(&talk.unit, class.land.round),
        number(a.walk_away.now, 1),
        number(b.walk_away.now, 1),
    );
    text.push_str(&judged(talk, class));
    for mark in &class.marks {
        let (x, y) = mark.at;
        text.push_str(&format!(
            " {}: {} and {}, {}.",
            label(&mark.groups),
            number(x, 1),
            number(y, 1),
            how(mark)
        ));
    }
    if !class.no_deals.is_empty() {
        text.push_str(&format!(" Without a deal: {}.", label(&class.no_deals)));
    }
    text
}

/// Describes a mark in words.
fn how(mark: &ClassMark) -> String {
    let value = match mark.efficient {
        Some(true) => "efficient",
        Some(false) => "left value on the table",
        None => "not known whether efficient",
    };
    // A deal that would not pass counts as that alone: each group is counted once.
    match mark.fails.as_slice() {
        [] => value.to_owned(),
        fails => format!("fails at {}", and_list(fails)),
    }
}
