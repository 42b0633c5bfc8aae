//! Logroll: what should be traded? Each issue by what is at stake on it for one party and for another.
//!
//! **Encoding.** One mark per issue; across, the stake of the first party, up, that of the second, each in percent of its
//! total stake. Below the diagonal an issue matters more to the first, above it to the second: each should give way where the
//! other cares more. Hollow diamonds are issues on which both want the same.
//! **Misleads** if weights are taken for stakes: a heavy issue whose options are worth much the same is not a stake.
//! **Source.** Froman & Cohen (1970): compromise and logroll.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod plot;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, FROMAN_1970};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::Material;
use super::measured::digits;
use super::why_not;
use crate::charts::logroll::facts::LogrollFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The logroll chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Logroll;

static ABOUT: About = About {
    name: "logroll",
    title: "Logroll",
    sentence: "What should be traded?",
    formula: "one mark an issue at (share for A, share for B); a share is weight times range of scores, over options that no red \
              line crosses, by the sum of that over all issues; potential = Σ max(share for A, share for B) − 1",
    parameters: &[],
    assumptions: "Weights alone say little: an issue weighs what its best and worst option are apart. It shows two parties; others \
                  may pay for their trade. Links between issues are not counted.",
    sources: &[Citation::Of(&FROMAN_1970)],
    example: "logrolling",
};

impl Plot for Logroll {
    type Facts = LogrollFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Negotiation;
    const ABOUT_TWO: bool = true;
    #[cfg(test)]
    const EXAMPLES: Examples<LogrollFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<LogrollFacts> {
        let (game, pair) = of.two()?;
        facts::logroll(game, pair)
    }

    fn picture(talk: &Talk, facts: &LogrollFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(logroll: &LogrollFacts) -> Table {
        let mut table = TableOf::new(&logroll.issues);
        table.plain("issue", |issue| &issue.title);
        for (n, party) in logroll.parties.iter().enumerate() {
            table.plain(format!("at stake for {} (share)", party.name), |issue| {
                digits(issue.shares[n])
            });
        }
        table.plain("they want different options (1 or 0)", |issue| {
            issue.opposed
        });
        table.finish()
    }

    fn why_not(_: &Scenario, _: &str) -> Option<Why> {
        Some(why_not::apart("logroll"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_issue() {
        let table = Logroll::table(&examples::flagship());
        assert_eq!(table.rows.len(), 10);
        assert_eq!(table.columns[2].name, "at stake for Russia (share)");
        assert_eq!(
            table.rows[2],
            ["Security guarantees for Ukraine", "0.2745", "0.0498", "1"]
        );
    }
}
