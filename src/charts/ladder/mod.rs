//! Ladder: who moved on what, when? Rounds across, one lane per issue.
//!
//! **Encoding.** In a lane the options are in order, from the first signatory's wish at the top to the others' at the bottom;
//! a line with marks is what a signatory asks for, grey is the gap that remains between them, hollow squares are the draft on
//! the table. The option in the handshake deal is on the right, with a tick, or with a crossed square if a gate blocks the
//! deal. Issues that close within the first quarter of the talks have low lanes.
//! **Misleads** if the order of options is taken for a distance: every step is drawn alike.
//! **Source.** Pruitt (1981), *Negotiation Behavior*: concessions issue by issue.

#[cfg(test)]
pub(super) mod examples;
pub(super) mod facts;
mod lanes;
mod plot;
mod rungs;
mod words;

use crate::sources::{Citation, PRUITT_1981};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::headline::in_short;
use super::material::Material;
use crate::charts::ladder::facts::LadderFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::layout::Page;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub use words::finding;

/// The ladder chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ladder;

static ABOUT: About = About {
    name: "ladder",
    title: "Ladder",
    sentence: "Who moved on what, when?",
    formula: "rounds across, one lane per issue; options ordered by the first signatory's score minus the mean score of the \
              other signatories, best at the top, ties in file order; lines are the latest asks or offers, grey the gap \
              between them",
    parameters: &[],
    assumptions: "The order of the options is not a distance: every step is drawn alike. Of very many rounds only every \
                  so-and-so-manieth is drawn, which is then said; the table has every move.",
    sources: &[Citation::Part(
        "concessions on each issue over time",
        &PRUITT_1981,
    )],
    example: "mar-a-lago",
};

impl Plot for Ladder {
    type Facts = LadderFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<LadderFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<LadderFacts> {
        facts::ladder(of.negotiation()?.account)
    }

    fn picture(talk: &Talk, ladder: &LadderFacts, theme: Theme) -> Figure {
        let mut ladder = ladder.clone();
        if ladder.lanes.len() > MANY {
            let titles: Vec<&str> = ladder
                .lanes
                .iter()
                .map(|lane| lane.title.as_str())
                .collect();
            let short = in_short(&titles);
            for (lane, title) in ladder.lanes.iter_mut().zip(short) {
                lane.title = title;
            }
        }
        let ladder = &ladder;
        let title = finding(talk, ladder);
        let page = |subtitle: &str| Page::new(theme, &title, subtitle, &talk.footer);
        // The number of rounds per column is known only after the page is laid out, and the remark on it is part of the page.
        let first = page(&words::subtitle(talk, ladder, 1));
        let every = lanes::layout(&first, talk, ladder).rounds.every();
        let mut page = if every > 1 {
            page(&words::subtitle(talk, ladder, every))
        } else {
            first
        };
        plot::draw(&mut page, talk, ladder);
        page.finish(words::description(&title, talk, ladder))
    }

    fn table(ladder: &LadderFacts) -> Table {
        let mut rows = Vec::new();
        for lane in &ladder.lanes {
            let row = |kind, party, from, place| (lane, kind, party, from, place);
            for (party, asks) in ladder.signatories.iter().zip(&lane.asks) {
                let asks = asks.iter();
                rows.extend(asks.map(|step| row("ask", &*party.name, step.from, step.place)));
            }
            let drafts = lane.drafts.iter();
            rows.extend(drafts.map(|step| row("text on the table", "", step.from, step.place)));
            rows.extend(
                lane.settled
                    .map(|place| row("handshake", "", ladder.last, place)),
            );
        }
        let mut table = TableOf::new(rows);
        table
            .plain("issue", |(lane, ..)| &lane.id)
            .plain("kind", |(_, kind, ..)| kind)
            .plain("party", |(_, _, party, ..)| party)
            .plain("from round", |(.., from, _)| from)
            .plain("option", |(lane, .., place)| lane.options.get(place))
            .plain("place in lane (1 = top)", |(.., place)| place + 1);
        table.finish()
    }
}

/// With more lanes than this, words that all their titles share are left out.
const MANY: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_every_move() {
        let ladder = crate::charts::examples::gathered::<Ladder>();
        let table = Ladder::table(&ladder);
        let steps = |lane: &crate::charts::ladder::facts::Lane| {
            lane.asks.iter().map(Vec::len).sum::<usize>() + lane.drafts.len()
        };
        let moves: usize = ladder.lanes.iter().map(steps).sum();
        let settled = ladder.lanes.iter().filter(|lane| lane.settled.is_some());
        assert_eq!(table.rows.len(), moves + settled.count());
        assert_eq!(table.rows[0][..3], ["donbas", "ask", "Ukraine"]);
    }
}
