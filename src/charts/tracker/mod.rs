//! Tracker: how near are they? For each pair of parties the share of issues on which their latest deals coincide.
//!
//! **Encoding.** One panel per pair, rounds across, 0-100% up. The grey area counts issues; the two lines with marks weight
//! them as each of the two does, which "90% agreed" hides. Hollow marks before the first round show what was tentatively
//! agreed on day one. A handshake is a separate mark above its round: it closes every issue, including those on which the
//! last asks differ, and is not a point of the series.
//! **Misleads** if count is taken for weight, or if options that are close still count as different.
//! **Source.** Keeney & Raiffa (1991): issues should be weighed, not counted.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod panel;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, KEENEY_1991};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::Material;
use super::why_not;
use crate::charts::talk::Talk;
use crate::charts::tracker::facts::{Track, TrackerFacts};
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{Page, Panels, Rounds};
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub use words::finding;

/// The tracker chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tracker;

static ABOUT: About = About {
    name: "tracker",
    title: "Tracker",
    sentence: "How near are they?",
    formula: "rounds across; issues on which two parties last put forward the same option, as a share of all issues (count) and \
              as a share of each one's row of weights (weight)",
    parameters: &[],
    assumptions: "Not all issues matter equally. An issue is agreed or not: near options count nothing. A signatory puts forward \
                  asks or offers, a mediator drafts; saying yes to another's deal changes nothing.",
    sources: &[Citation::Of(&KEENEY_1991)],
    example: "mar-a-lago",
};

impl Plot for Tracker {
    type Facts = TrackerFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<TrackerFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<TrackerFacts> {
        let account = of.negotiation()?.account;
        facts::tracker(account, &account.day_one_agreed())
    }

    fn picture(talk: &Talk, tracker: &TrackerFacts, theme: Theme) -> Figure {
        let title = finding(talk, tracker);
        let shown = shown(tracker);
        let first = u32::from(shown.iter().all(|track| track.day_one.is_none()));
        let span = (first, tracker.last.max(1));
        let subtitle = |every| words::subtitle(talk, tracker, shown.len(), every);
        let start = |every| Page::new(theme, &title, &subtitle(every), &talk.footer);
        let gap = (theme.label * 1.1, theme.label * 0.66);
        let mut page = start(1);
        let panels = |page: &Page, top: f64| {
            let room = Rect {
                y0: top,
                ..page.body
            };
            Panels::new(room, shown.len(), gap)
        };
        let plot = panel::plot(&theme, panels(&page, page.body.y0).cell(0));
        let every = Rounds::new(&theme, span, (plot.x0, plot.x1)).every();
        if every > 1 {
            page = start(every);
        }
        let top = panel::head(&mut page, talk, &shown);
        let panels = panels(&page, top);
        for (place, track) in shown.iter().enumerate() {
            panel::draw(&mut page, panels.cell(place), talk, track, span);
        }
        page.finish(words::description(&title, talk, tracker))
    }

    fn table(tracker: &TrackerFacts) -> Table {
        let rounds = tracker.pairs.iter().flat_map(|track| {
            let held = (1..=tracker.last).map(|round| (round, track.held(round)));
            let held = std::iter::once((0, track.day_one)).chain(held);
            held.filter_map(move |(round, agreed)| Some((&track.parties, round, agreed?)))
        });
        let share = |share: f64| format!("{share:.4}");
        let mut table = TableOf::new(rounds);
        table
            .plain("first", |(parties, ..)| &parties[0].name)
            .plain("second", |(parties, ..)| &parties[1].name)
            .plain("round", |(_, round, _)| round)
            .plain("agreed (issues)", |(.., agreed)| agreed.issues)
            .plain("of (issues)", |(.., agreed)| agreed.of)
            .plain("agreed by count (share)", |(.., agreed)| {
                share(agreed.share())
            })
            .plain("by weight to the first (share)", |(.., agreed)| {
                agreed.weight[0].map(share)
            })
            .plain("by weight to the second (share)", |(.., agreed)| {
                agreed.weight[1].map(share)
            });
        table.finish()
    }

    fn why_not(_: &Scenario, _: &str) -> Option<Why> {
        Some(why_not::apart("tracker"))
    }
}

/// More panels than this cannot be read from a distance.
const MOST: usize = 15;

/// The pairs that are drawn: all, or the signatories', or the first of them.
fn shown(tracker: &TrackerFacts) -> Vec<&Track> {
    let all: Vec<&Track> = tracker.pairs.iter().collect();
    if all.len() <= MOST {
        return all;
    }
    let mut signing: Vec<&Track> = all.iter().copied().filter(|track| track.sign).collect();
    if signing.is_empty() {
        signing = all;
    }
    signing.truncate(MOST);
    signing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_round_and_for_day_one() {
        let mut tracker = examples::flagship();
        tracker.pairs.truncate(1);
        assert_eq!(Tracker::table(&tracker).rows.len(), 9);
        tracker.pairs[0].day_one = tracker.pairs[0].held(6);
        let table = Tracker::table(&tracker);
        assert_eq!(table.rows.len(), 10);
        assert_eq!(table.rows[0][2..6], ["0", "9", "10", "0.9000"]);
    }

    #[test]
    fn pairs_who_must_sign_come_before_others() {
        let mut tracker = examples::flagship();
        let other = Track {
            sign: false,
            ..tracker.pairs[0].clone()
        };
        tracker.pairs.extend(vec![other; 20]);
        assert!(shown(&tracker).iter().all(|track| track.sign));
    }
}
