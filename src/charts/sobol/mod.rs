//! Sobol: which uncertainty dominates? What share of the variance each uncertain number accounts for.
//!
//! **Encoding.** Two marks a row: a disc for what the number does alone (first-order index), a hollow diamond for what it does
//! alone and together with all others (total index), each with its bootstrap interval. Rows stand in the order of the totals.
//! **Misleads** where totals are added: what two numbers do together is counted for both. Estimates may fall below 0 or rise
//! above 100%, which is error and no effect.
//! **Source.** Saltelli et al. (2010): estimators of both indices.

mod plot;
mod words;

use crate::sources::{SALTELLI_2010, Source};
use std::cmp::Ordering;

use crate::scenario::ChartStyle;

use super::facts::{Facts, Known, SobolFacts, SobolRow};
use super::measured::cells;
use super::theme::Theme;
use super::{Chart, Drawn, Table};
use crate::game::About;

/// The chart of Sobol indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sobol;

static ABOUT: About = About {
    name: "sobol",
    title: "Sobol indices",
    sentence: "Which uncertainty dominates?",
    formula: "first-order index: Var(E[Y | x]) / Var(Y); total index: 1 − Var(E[Y | all but x]) / Var(Y); one row an uncertain \
              number x, Y the measure of a run",
    parameters: &[],
    assumptions: "Uncertain numbers are drawn independently, from the ranges that the file gives: other ranges, other indices. \
                  Totals add up to more than 100% where numbers interact. Intervals are bootstrapped sampling error; model error \
                  is not in them.",
    sources: &[Source::Of(&SALTELLI_2010)],
    example: "mar-a-lago",
};

impl Chart for Sobol {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn draw(&self, facts: &Facts, style: ChartStyle) -> Option<Drawn> {
        let sobol = facts.sobol.as_ref()?;
        if sobol.rows.is_empty() {
            return None;
        }
        Some(Drawn {
            name: ABOUT.name,
            figure: plot::picture(&facts.talk, sobol, Theme::of(style)),
            table: table(sobol),
        })
    }
}

/// An index that can be drawn: estimates may stray, but not without end.
fn index(known: &Known) -> Option<Known> {
    const STRAY: f64 = 5.0;
    let fits = |n: f64| n.is_finite() && n.abs() <= STRAY;
    let end = |n: f64| if fits(n) { n } else { known.share };
    fits(known.share).then(|| Known {
        share: known.share,
        low: end(known.low).min(known.share),
        high: end(known.high).max(known.share),
    })
}

/// The rows by their totals, the largest first; those without one last.
fn ranked(sobol: &SobolFacts) -> Vec<&SobolRow> {
    let total = |row: &SobolRow| index(&row.total).map(|known| known.share);
    let mut rows: Vec<&SobolRow> = sobol.rows.iter().collect();
    rows.sort_by(|a, b| total(b).partial_cmp(&total(a)).unwrap_or(Ordering::Equal));
    rows
}

fn table(sobol: &SobolFacts) -> Table {
    let mut columns = vec!["number".to_owned()];
    for which in ["first-order index", "total index"] {
        let ends = ["", ", 95% low", ", 95% high"];
        columns.extend(ends.map(|end| format!("{which}{end} (share of variance)")));
    }
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let mut table = Table::plain(&columns);
    for row in ranked(sobol) {
        let mut line = vec![row.label.clone()];
        line.extend(cells(Some(&row.first)));
        line.extend(cells(Some(&row.total)));
        table.rows.push(line);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::super::examples::sweep;
    use super::*;

    #[test]
    fn rows_stand_by_their_totals() {
        let sobol = sweep::sobol();
        let table = table(&sobol);
        let names: Vec<&str> = table.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(names[0], "What fighting on is worth to Russia (0-100)");
        assert_eq!(names[5], "Cost of the war a week");
        assert_eq!(table.rows[5][1], "-0.0200");
        let hollow = sweep::hollow_sobol();
        assert_eq!(ranked(&hollow).len(), 3);
    }

    #[test]
    fn wild_estimates_are_not_drawn() {
        let known = |share, low, high| Known { share, low, high };
        assert_eq!(index(&known(f64::NAN, 0.0, 1.0)), None);
        assert_eq!(index(&known(-7.0, 0.0, 1.0)), None);
        let seen = index(&known(-0.1, f64::NEG_INFINITY, 0.1)).unwrap();
        assert!((seen.low + 0.1).abs() < 1e-9 && (seen.high - 0.1).abs() < 1e-9);
    }
}
