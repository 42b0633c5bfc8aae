//! Packages: what is the smallest package of concessions? The minimal sets of issues on which each party must give way.
//!
//! **Encoding.** An UpSet matrix: rows are issues, columns are packages, grouped by party, cheapest first. A dot means that
//! the package contains the issue; a line joins the dots of a package. The bar above is the cost to the party of the cheapest
//! deal of that kind, on a scale of its own; the number on the right of a row counts the packages that contain the issue. A
//! few packages are written in words instead, each with its bar.
//! **Misleads** if few issues are taken for a small price: size is not pain.
//! **Source.** Lex et al. (2014): UpSet.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod grid;
mod issues;
mod list;
mod plot;
mod title;
mod words;

use crate::scenario::Scenario;
use crate::sources::{Citation, LEX_2014};

use self::issues::issues;
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot, Why};
use super::material::{Found, Material};
use crate::account::decimal;
use crate::charts::packages::facts::PackagesFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The packages chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Packages;

static ABOUT: About = About {
    name: "packages",
    title: "Packages",
    sentence: "What is the smallest package of concessions?",
    formula: "columns (few: lines in words) are minimal sets of issues: a party that moves from its opening position on these \
              alone can have a deal, on fewer of them it cannot; the bar is what the cheapest such deal costs it against that position",
    parameters: &[],
    assumptions: "Each party by itself: the others may move on anything. A package of one issue can cost more than one of \
                  five. Costs are in each party's own points and not comparable between parties.",
    sources: &[Citation::Of(&LEX_2014)],
    example: "mar-a-lago",
};

impl Plot for Packages {
    type Facts = PackagesFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Search;
    #[cfg(test)]
    const EXAMPLES: Examples<PackagesFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<PackagesFacts> {
        match of.found {
            Found::Search(explained) => facts::packages(explained),
            _ => None,
        }
    }

    fn picture(talk: &Talk, facts: &PackagesFacts, theme: Theme) -> Figure {
        if list::fits(facts) {
            list::picture(talk, facts, theme)
        } else {
            plot::picture(talk, facts, theme)
        }
    }

    fn table(facts: &PackagesFacts) -> Table {
        let packages = facts.parties.iter().flat_map(|party| {
            let packages = party.packages.iter().zip(1..);
            packages.map(move |(package, place)| (party, package, place))
        });
        let mut table = TableOf::new(packages);
        table
            .plain("party", |(party, ..)| &party.party.name)
            .plain("package", |(.., place): (_, _, usize)| place)
            .plain("cost (points of the party)", |(_, package, _)| {
                decimal(package.cost, 3)
            })
            .plain("issues (count)", |(_, package, _)| {
                issues(facts, package).count()
            })
            .plain("all packages known (1 or 0)", |(party, ..)| party.complete);
        for (n, title) in facts.issues.iter().enumerate() {
            table.plain(format!("moves on {title} (1 or 0)"), |(_, package, _)| {
                issues(facts, package).any(|issue| issue == n)
            });
        }
        table.finish()
    }

    fn why_not(scenario: &Scenario, file: &str) -> Option<Why> {
        let why = if scenario.issues.len() < 2 {
            "needs several issues to put together"
        } else {
            "needs a deal that passes every gate on day one, and a party that has to move for it"
        };
        Some((why, format!("zopa explain {file}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_package_and_a_column_for_each_issue() {
        let facts = examples::flagship();
        let table = Packages::table(&facts);
        assert_eq!((table.rows.len(), table.columns.len()), (8, 15));
        assert_eq!(table.columns[8].name, "moves on Ukraine and NATO (1 or 0)");
        assert_eq!(
            table.rows[0][..6],
            ["Ukraine", "1", "16.400", "3", "1", "1"]
        );
    }

    #[test]
    fn places_that_are_no_issues_are_left_out() {
        let facts = examples::hollow();
        let of =
            |party: usize| issues(&facts, &facts.parties[party].packages[0]).collect::<Vec<_>>();
        assert_eq!(of(2), [0]);
        assert_eq!(of(3), [0]);
    }
}
