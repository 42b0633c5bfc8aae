//! Concessions: which concession matters? The chance of a deal with each option of each issue settled in advance.
//!
//! **Encoding.** One row per option, grouped by issue; the dot is the chance, the bar its 95% interval. A filled dot means
//! that the effect is distinguishable from zero, a hollow dot that it is not; a cross at 0% is an option with which no deal
//! can pass, with the reason beside it. The vertical line with its band is the chance with nothing settled. Issues are
//! ordered by how far settling them can raise it, options keep their own order.
//! **Misleads** if options interact: each is settled alone. Forcing is not paying.
//! **Source.** Cleveland & McGill (1984): positions on a common scale are read best.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod plot;
mod rows;
mod words;

use crate::scenario::Scenario;
use crate::sources::{CLEVELAND_1984, Citation};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::{Found, Material};
use super::measured::{digits, heads};
use super::why_not;
use crate::charts::concessions::facts::{ConcessionsFacts, SettledEffect};
use crate::charts::known::Known;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The concessions chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Concessions;

static ABOUT: About = About {
    name: "concessions",
    title: "Concessions",
    sentence: "Which concession matters?",
    formula: "one row per option; the share of runs with a deal when that option is settled in advance, with its 95% interval, \
              against the share with nothing settled",
    parameters: &[],
    assumptions: "An option is forced on everybody and costs nothing: what the parties would ask in return is not counted. \
                  Options are settled one at a time, so two that only help together look useless. The interval is that of \
                  the runs, not of the file's numbers.",
    sources: &[Citation::Part(
        "positions on a common scale",
        &CLEVELAND_1984,
    )],
    example: "mar-a-lago",
};

impl Plot for Concessions {
    type Facts = ConcessionsFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Settled;
    #[cfg(test)]
    const EXAMPLES: Examples<ConcessionsFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<ConcessionsFacts> {
        match of.found {
            Found::Settled(explained, effects) => {
                let game = explained.exact.game;
                Some(facts::concessions(game, effects, explained.claim))
            }
            Found::Sweep(outcome) => facts::swept(outcome),
            _ => None,
        }
    }

    fn shows(facts: &ConcessionsFacts) -> bool {
        facts.issues.iter().any(|issue| !issue.options.is_empty())
    }

    fn picture(talk: &Talk, facts: &ConcessionsFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(concessions: &ConcessionsFacts) -> Table {
        let base = (
            ["", "", "nothing settled", ""],
            Some(&concessions.base),
            None,
            None,
        );
        let mut rows = vec![base];
        for issue in &concessions.issues {
            for option in &issue.options {
                let names = |effect, why| [&*issue.title, &*option.label, effect, why];
                rows.push(match &option.effect {
                    SettledEffect::Impossible { why } => {
                        (names("impossible", why), None, None, None)
                    }
                    SettledEffect::Played {
                        share,
                        change,
                        clear,
                    } => (names("played", ""), Some(share), Some(change), Some(*clear)),
                });
            }
        }
        let mut table = TableOf::new(rows);
        table.together(
            "",
            ["issue", "option", "effect", "why"].map(|name| (name, "")),
            |(names, ..)| names,
        );
        let ends = |known: Option<&Known>| match known {
            Some(known) => [known.share, known.low, known.high].map(|n| Some(digits(n))),
            None => [const { None }; 3],
        };
        table
            .together("", heads("chance", "share"), |(_, chance, ..)| ends(chance))
            .together("", heads("change", "share"), |(_, _, change, _)| {
                ends(change)
            })
            .plain("clear (1 or 0)", |(.., clear)| clear);
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
    fn the_table_has_a_row_for_each_option_and_one_for_none() {
        let concessions = examples::flagship();
        let table = Concessions::table(&concessions);
        let options: usize = concessions.issues.iter().map(|i| i.options.len()).sum();
        assert_eq!(table.rows.len(), options + 1);
        assert_eq!(table.rows[0][2..5], ["nothing settled", "", "0.4800"]);
        assert_eq!(
            table.rows[1][..2],
            ["Donbas: who controls it?", "russia-withdraws"]
        );
        assert_eq!(
            table.rows[1][2..5],
            ["impossible", "a red line of Russia", ""]
        );
        let falls = &table.rows[2];
        assert!(falls[7].starts_with("-0.") && falls[10] == "1", "{falls:?}");
    }

    #[test]
    fn without_an_option_there_is_nothing_to_draw() {
        let mut facts = examples::flagship();
        assert!(Concessions::shows(&facts));
        for issue in &mut facts.issues {
            issue.options.clear();
        }
        assert!(!Concessions::shows(&facts));
    }
}
