//! Sobol: which uncertainty dominates? What share of the variance each uncertain number accounts for.
//!
//! **Encoding.** Two marks per row: a disc for the effect of the number alone (first-order index), a hollow diamond for its
//! effect alone and together with all others (total index), each with its bootstrap interval. Rows are in the order of the
//! totals.
//! **Misleads** if totals are added: a joint effect of two numbers is counted for both. Estimates below 0 or above 100% are
//! errors of estimation, not effects.
//! **Source.** Saltelli et al. (2010): estimators of both indices.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod plot;
mod ranked;
mod words;

use crate::sources::{Citation, SALTELLI_2010};

use self::ranked::ranked;
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use super::measured::columns;
use crate::charts::sobol::facts::SobolFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The chart of Sobol indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sobol;

static ABOUT: About = About {
    name: "sobol",
    title: "Sobol indices",
    sentence: "Which uncertainty dominates?",
    formula: "first-order index: Var(E[Y | x]) / Var(Y); total index: 1 − Var(E[Y | all but x]) / Var(Y); one row per uncertain \
              number x, Y the measure of a run",
    parameters: &[],
    assumptions: "Uncertain numbers are drawn independently, from the ranges that the file gives: other ranges, other indices. \
                  Totals add up to more than 100% where numbers interact. Intervals are bootstrapped sampling error; model error \
                  is not in them.",
    sources: &[Citation::Of(&SALTELLI_2010)],
    example: "mar-a-lago",
};

impl Plot for Sobol {
    type Facts = SobolFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Sweep;
    #[cfg(test)]
    const EXAMPLES: Examples<SobolFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<SobolFacts> {
        facts::sobol(of.sweep()?)
    }

    fn shows(facts: &SobolFacts) -> bool {
        !facts.rows.is_empty()
    }

    fn picture(talk: &Talk, facts: &SobolFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(sobol: &SobolFacts) -> Table {
        let mut table = TableOf::new(ranked(sobol));
        table.plain("number", |row| &row.label);
        let unit = "share of variance";
        columns(&mut table, "first-order index", unit, |row| {
            Some(&row.first)
        });
        columns(&mut table, "total index", unit, |row| Some(&row.total));
        table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_by_their_totals() {
        let sobol = examples::flagship();
        let table = Sobol::table(&sobol);
        let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names[0], "What fighting on is worth to Russia (0-100)");
        assert_eq!(names[5], "Cost of the war a week");
        assert_eq!(table.rows[5][1], "-0.0200");
        let hollow = examples::hollow();
        assert_eq!(ranked(&hollow).len(), 3);
    }
}
