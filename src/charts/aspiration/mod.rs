//! Aspiration: who is tough, and when do they give way? The least that each signatory would accept, round by round.
//!
//! **Encoding.** One panel per signatory: rounds across, points of worth to it up, on the same scale for all. The thick steps
//! are its aspiration, the dashed line is its worth of no deal, and the area between them is what it still asks for. Its own
//! mark shows the deal that it asked for or offered, a square the best deal that others put on the table; a bar across the
//! steps shows where it has given up half its way. The handshake has a mark of its own.
//! **Misleads** if points are compared between parties, or if toughness is taken for power: the party that holds out may be
//! the one with the better no-deal outcome.
//! **Source.** Faratin, Sierra & Jennings (1998).

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod panel;
mod words;

use crate::sources::{Citation, FARATIN_1998};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use super::measured::digits;
use crate::account::AspirationPath;
use crate::charts::aspiration::facts::AspirationFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::{Figure, Rect};
use crate::drawing::layout::{Page, Panels, Rounds};
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub use words::finding;

/// The aspiration chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aspiration;

static ABOUT: About = About {
    name: "aspiration",
    title: "Aspirations",
    sentence: "Who is tough, and when do they give way?",
    formula: "the least worth that a signatory accepts, by round; given up = (best - aspiration)/(best - no deal of the round), \
              best over deals inside the rules and its own red lines; halfway: the first round in which that is 1/2 or more; \
              the same pace: never more than 1 percentage point apart",
    parameters: &[],
    assumptions: "Worth is undiscounted. Who accepts by accept = \"next\" also waits for what it would offer next. An aspiration \
                  can rise again with what no deal is worth. Where the protocol knows no aspirations, there is no line. Of \
                  several deals that others put forward in a round, the best for the party is drawn.",
    sources: &[Citation::Of(&FARATIN_1998)],
    example: "mar-a-lago",
};

/// More panels than this cannot be read from a distance.
const MOST: usize = 12;

impl Plot for Aspiration {
    type Facts = AspirationFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    #[cfg(test)]
    const EXAMPLES: Examples<AspirationFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<AspirationFacts> {
        facts::aspiration(of.negotiation()?.account)
    }

    fn picture(talk: &Talk, facts: &AspirationFacts, theme: Theme) -> Figure {
        let title = finding(talk, facts);
        let shown = &facts.parties[..facts.parties.len().min(MOST)];
        let last = facts.last.max(1);
        let start = |every| {
            let subtitle = words::subtitle(talk, facts, shown.len(), every);
            Page::new(theme, &title, &subtitle, &talk.footer)
        };
        let panels = |page: &Page, top: f64| {
            let room = Rect {
                y0: top,
                ..page.body
            };
            Panels::new(room, shown.len(), (theme.label * 1.1, theme.label * 0.6))
        };
        let mut page = start(1);
        let plot = panel::plot(&theme, panels(&page, page.body.y0).cell(0));
        let every = Rounds::new(&theme, (1, last), (plot.x0, plot.x1)).every();
        if every > 1 {
            page = start(every);
        }
        let top = panel::head(&mut page, talk, facts);
        let panels = panels(&page, top);
        let range = range(shown);
        for (place, stance) in shown.iter().enumerate() {
            panel::draw(&mut page, panels.cell(place), talk, stance, (last, range));
        }
        page.finish(words::description(&title, talk, facts))
    }

    fn table(facts: &AspirationFacts) -> Table {
        let levels = facts.parties.iter();
        let levels =
            levels.flat_map(|stance| stance.rounds.iter().map(move |level| (stance, level)));
        let finite = |value: Option<f64>| value.filter(|value| value.is_finite()).map(digits);
        let mut table = TableOf::new(levels);
        table
            .plain("party", |(stance, _)| &stance.name)
            .plain("round", |(_, level)| level.round)
            .plain("accepts from (points)", |(_, level)| {
                finite(level.aspiration)
            })
            .plain("no deal (points)", |(_, level)| finite(level.no_deal))
            .plain("best deal (points)", |(stance, _)| finite(stance.best))
            .plain("given up (share of best to no deal)", |(stance, level)| {
                finite(stance.given_up(level))
            })
            .plain("own text (points)", |(_, level)| finite(level.own))
            .plain("best text of others (points)", |(_, level)| {
                finite(level.offered)
            });
        table.finish()
    }
}

/// The range up to 100 from the round number below all values shown (0 if that is close), extended to values outside it.
fn range(shown: &[AspirationPath]) -> (f64, f64) {
    const STEP: f64 = 20.0;
    let levels = shown.iter().flat_map(|stance| &stance.rounds);
    let worths =
        levels.flat_map(|level| [level.aspiration, level.no_deal, level.own, level.offered]);
    let worths = worths.flatten().filter(|worth| worth.is_finite());
    let (low, high) = worths.fold((100.0 - STEP, 100.0), |(low, high): (f64, f64), worth| {
        let worth = worth.clamp(-100.0, 200.0);
        (
            low.min((worth / STEP).floor() * STEP),
            high.max((worth / STEP).ceil() * STEP),
        )
    });
    (if low <= STEP { low.min(0.0) } else { low }, high)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::examples::gathered;

    #[test]
    fn the_table_has_a_row_for_each_party_and_round() {
        let table = Aspiration::table(&gathered::<Aspiration>());
        assert_eq!(table.rows.len(), 18);
        assert_eq!(table.rows[0][..2], ["Ukraine", "1"]);
    }

    #[test]
    fn the_scale_goes_beyond_a_hundred_where_worth_does() {
        let mut facts = gathered::<Aspiration>();
        assert_eq!(range(&facts.parties), (40.0, 100.0));
        facts.parties[0].rounds[0].own = Some(21.0);
        assert_eq!(range(&facts.parties), (0.0, 100.0));
        facts.parties[0].rounds[0].own = Some(-3.0);
        facts.parties[0].rounds[1].own = Some(f64::NAN);
        assert_eq!(range(&facts.parties), (-20.0, 100.0));
    }
}
