//! Survival: when do the talks end, and how? The share of runs that still talk, round by round, and how the others ended.
//!
//! **Encoding.** Rounds across, 0-100% of runs up. The area of runs still talking is at the bottom: its upper edge is the
//! survival curve, with dotted lines at its 95% interval. Above it are the runs that are over, by how they ended, so that
//! each column adds up to 100%.
//! **Misleads** if the interval of the curve is taken for that of the other areas, or for the uncertainty of the model.
//! **Source.** Kaplan & Meier (1958). As every run is observed until the talks end or time is over, their estimate is the
//! plain share.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod fate;
mod plot;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, KAPLAN_1958};

use self::fate::{course, known};
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::{Found, Material};
use super::measured::{digits, heads};
use super::why_not;
use crate::charts::survival::facts::SurvivalFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The survival chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survival;

static ABOUT: About = About {
    name: "survival",
    title: "Survival of the talks",
    sentence: "When do the talks end, and how?",
    formula: "share of runs still talking after each round = 1 - share that has ended, with its 95% Wilson interval; the others by \
              how they ended: a handshake that passes every gate of its round (would be ratified), one that fails a gate \
              (blocked), a breakdown, an impasse. All shares are of all runs",
    parameters: &[],
    assumptions: "Runs are independent, and each is seen until its talks end or time is over: nothing is censored before the last \
                  round, so that the product-limit estimate is the plain share. The interval is the sampling error of the runs; \
                  that the model may be wrong is not in it.",
    sources: &[Citation::Of(&KAPLAN_1958)],
    example: "mar-a-lago",
};

impl Plot for Survival {
    type Facts = SurvivalFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Runs;
    #[cfg(test)]
    const EXAMPLES: Examples<SurvivalFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<SurvivalFacts> {
        match of.found {
            Found::Runs(runs, last) => facts::survival(runs, last),
            _ => None,
        }
    }

    fn picture(talk: &Talk, facts: &SurvivalFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(facts: &SurvivalFacts) -> Table {
        let mut table = TableOf::new(course(facts));
        table
            .plain("round", |(_, over)| over.round)
            .plain("runs", |_| facts.runs)
            .plain("still talking (runs)", |(talking, _)| talking)
            .together("", heads("still talking", "share"), |(talking, _)| {
                let share = known(talking, facts.runs);
                [share.share, share.low, share.high].map(digits)
            })
            .plain("broke down so far (runs)", |(_, over)| over.broken)
            .plain("impasse so far (runs)", |(_, over)| over.impasse)
            .plain("handshake blocked so far (runs)", |(_, over)| over.blocked)
            .plain(
                "handshake that would be ratified so far (runs)",
                |(_, over)| over.ratified,
            );
        table.finish()
    }

    fn why_not(scenario: &Scenario, _: &str) -> Option<Why> {
        why_not::certain(scenario)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_round_and_adds_up() {
        let facts = examples::flagship();
        let table = Survival::table(&facts);
        assert_eq!(table.rows.len(), 11);
        for row in &table.rows {
            let sum: u64 = [2, 6, 7, 8, 9]
                .map(|n| row[n].parse::<u64>().unwrap())
                .iter()
                .sum();
            assert_eq!(sum, facts.runs);
        }
        assert_eq!(table.rows[0][2..4], ["200", "1.0000"]);
    }

    #[test]
    fn the_course_is_that_of_the_facts() {
        let facts = examples::flagship();
        for (talking, over) in course(&facts) {
            assert_eq!(facts.talking(over.round), talking);
            assert_eq!(facts.over(over.round), over);
        }
    }
}
