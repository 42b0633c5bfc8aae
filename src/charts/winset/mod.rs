//! Winset: who can vote it down? For each ratifier the expected share of yes votes for a deal, by what it is worth.
//!
//! **Encoding.** One panel per ratifier. Across: worth of a deal to the party by whose worth the ratifier judges it; up: the
//! expected share of yes votes, a curve that rises around the members' thresholds (a step if they are all alike). The
//! horizontal line is the quota, and the shaded part is the win-set: worths at which the quota is met. The deal of the talks
//! is a mark on the curve whose shape says whether it passes. Bars at the bottom are the deals that all signatories would
//! sign.
//! **Misleads** if the curve is taken for the chance of passing: that is nearly a step at the quota, and is given in words.
//! **Source.** Putnam (1988).

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod panel;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, PUTNAM_1988};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::Material;
use super::measured::{around, digits};
use crate::charts::talk::Talk;
use crate::charts::winset::facts::{Body, Vote, WinsetFacts};
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{Page, Panels};
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub use words::finding;

/// The winset chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Winset;

static ABOUT: About = About {
    name: "winset",
    title: "Win-sets",
    sentence: "Who can vote it down?",
    formula: "expected share of yes votes = Phi((worth - value)/spread), a step for spread 0; the win-set begins where it meets \
              yes/of (for unanimity 1 - 1/(2*of)). Chance of passing: P(at least yes of 'of' independent members say yes). \
              Too close to call: a chance of 25% to 75%",
    parameters: &[],
    assumptions: "A ratifier sees a deal through the eyes of one party, and its members differ only in how much that party must get. \
                  The bars are deals of the zone of possible agreement in that round, and only those that concern the ratifier. \
                  Consents of guarantors are not votes and are not shown.",
    sources: &[Citation::Of(&PUTNAM_1988)],
    example: "mar-a-lago",
};

/// More panels than this cannot be read from a distance.
const MOST: usize = 12;

impl Plot for Winset {
    type Facts = WinsetFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<WinsetFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<WinsetFacts> {
        facts::winset(of.negotiation()?.account)
    }

    fn picture(talk: &Talk, winset: &WinsetFacts, theme: Theme) -> Figure {
        let title = finding(winset);
        let shown = shown(winset);
        let subtitle = words::subtitle(winset, shown.len());
        let mut page = Page::new(theme, &title, &subtitle, &talk.footer);
        let top = panel::head(&mut page, talk, winset);
        let room = Rect {
            y0: top,
            ..page.body
        };
        let panels = Panels::new(room, shown.len(), (theme.label * 1.4, theme.label * 0.7));
        let range = range(&shown);
        for (place, body) in shown.iter().enumerate() {
            panel::draw(&mut page, panels.cell(place), body, range);
        }
        page.finish(words::description(&title, winset))
    }

    fn table(winset: &WinsetFacts) -> Table {
        let number = |value: f64| value.is_finite().then(|| digits(value));
        let cast = |body: &Body, which: usize| match body.vote? {
            Vote::Unconcerned => None,
            Vote::Cast {
                worth,
                expected,
                chance,
                ..
            } => number([worth, expected, chance][which]),
        };
        let mut table = TableOf::new(&winset.bodies);
        table
            .plain("body", |body| &body.name)
            .plain("sees through the eyes of", |body| &body.eyes.name)
            .plain("votes needed", |body| body.yes)
            .plain("seats", |body| body.of)
            .plain("thresholds, mean (points)", |body| number(body.value))
            .plain("thresholds, standard deviation (points)", |body| {
                number(body.spread)
            })
            .plain("passes from (points)", |body| number(body.needs))
            .plain("no deal (points)", |body| body.no_deal.and_then(number))
            .plain("text concerns it", |body| match body.vote? {
                Vote::Unconcerned => Some("no"),
                Vote::Cast { .. } => Some("yes"),
            })
            .plain("worth of the text (points)", |body| cast(body, 0))
            .plain("expected yes votes", |body| cast(body, 1))
            .plain("chance of passing (share)", |body| cast(body, 2))
            .plain("gate", |body| match body.vote? {
                Vote::Cast { passes: false, .. } => Some("closed"),
                _ => Some("open"),
            })
            .plain("texts all would sign", |body| Some(body.won?.1))
            .plain("of these in the win-set", |body| Some(body.won?.0))
            .plain("texts by worth (from this many points: texts)", |body| {
                let cells = body.cells.iter();
                let cells = cells
                    .map(|&(from, texts)| format!("{}: {texts}", number(from).unwrap_or_default()));
                cells.collect::<Vec<_>>().join("; ")
            });
        table.finish()
    }

    fn why_not(scenario: &Scenario, file: &str) -> Option<Why> {
        Some(match scenario.ratifiers.is_empty() {
            true => (
                "needs somebody who ratifies, and this file has nobody",
                "zopa list format ratifier".to_owned(),
            ),
            false => (
                "shows ratifiers whose members are a spread (`votes`), not those whose members vote one by one",
                format!("zopa run {file}"),
            ),
        })
    }
}

/// The ratifiers that are drawn; if there are too many, those that would refuse the deal come first.
fn shown(winset: &WinsetFacts) -> Vec<&Body> {
    let mut order: Vec<(bool, usize)> = winset
        .bodies
        .iter()
        .enumerate()
        .map(|(place, body)| (!words::refuses(body), place))
        .collect();
    order.sort_unstable();
    let mut kept: Vec<usize> = order.into_iter().take(MOST).map(|(_, n)| n).collect();
    kept.sort_unstable();
    kept.into_iter().map(|n| &winset.bodies[n]).collect()
}

/// The range of worths that all panels show: thresholds, deals and the worth of no deal.
fn range(shown: &[&Body]) -> (f64, f64) {
    const TAIL: f64 = 2.4;
    const ENDS: (f64, f64) = (-100.0, 200.0);
    let mut values = Vec::new();
    for body in shown {
        let tail = body.spread * TAIL;
        values.extend([body.value - tail, body.value + tail, body.needs]);
        values.extend(body.no_deal);
        if let Some(Vote::Cast { worth, .. }) = body.vote {
            // The mark of the deal needs room on both sides.
            values.extend([worth - 3.0, worth + 3.0]);
        }
        let ends = [body.cells.first(), body.cells.last()];
        values.extend(ends.into_iter().flatten().map(|(cell, _)| *cell));
    }
    values.retain(|value| value.is_finite());
    around(values.iter().map(|value| value.clamp(ENDS.0, ENDS.1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_body() {
        let winset = examples::flagship();
        let table = Winset::table(&winset);
        assert_eq!(table.rows.len(), 3);
        let row = &table.rows[2];
        assert_eq!(
            row[..4],
            ["EU member states", "European allies", "20", "27"]
        );
        assert_eq!((row[12].as_str(), row[8].as_str()), ("closed", "yes"));
    }

    #[test]
    fn of_too_many_bodies_those_that_refuse_are_drawn() {
        let mut winset = examples::flagship();
        let [_, yes, no] = winset.bodies.clone().try_into().unwrap();
        winset.bodies = vec![yes; 20];
        winset.bodies.push(no);
        let shown = shown(&winset);
        assert_eq!(shown.len(), MOST);
        assert!(words::refuses(shown[MOST - 1]));
    }
}
