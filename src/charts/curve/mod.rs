//! Curve: how much is enough? A measure over one number of the file, with the band of its interval.
//!
//! **Encoding.** The line joins computed values, the band is the 95% interval at each; several lines differ in colour, dashes
//! and marks and are named at their ends. For names instead of numbers there are dots with bars, as nothing is between them.
//! A vertical line marks the file's own value, a dashed line 50%.
//! **Misleads** between the values tried, and if a band is taken for all the uncertainty there is: it covers the runs, not
//! the model.
//! **Source.** Wilson (1927): intervals of shares.

#[cfg(test)]
mod examples;
pub(super) mod facts;
mod plot;
mod shown;
mod words;

use crate::sources::{Citation, WILSON_1927};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use super::measured::{columns, unit, what, written};
use crate::charts::curve::facts::CurveFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub use self::facts::{CrowdedOut, crowded_out};

/// The curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Curve;

static ABOUT: About = About {
    name: "curve",
    title: "Curve",
    sentence: "How much is enough?",
    formula: "the share of runs in which it holds, or the mean over runs, at each value tried, with its 95% interval",
    parameters: &[],
    assumptions: "Where one number varies, everything else is as in the file; where several do, each point averages over the \
                  others, and title and table say so. Between two values nothing was computed. The band is sampling error, of \
                  the runs and of the cells that were drawn: a full grid has none of the latter, and where nothing is drawn \
                  there is no band. That the model may be wrong is not in it.",
    sources: &[Citation::Part("intervals of shares", &WILSON_1927)],
    example: "mar-a-lago",
};

impl Plot for Curve {
    type Facts = CurveFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Sweep;
    #[cfg(test)]
    const EXAMPLES: Examples<CurveFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<CurveFacts> {
        facts::curve(of.sweep()?)
    }

    fn shows(facts: &CurveFacts) -> bool {
        !facts.x.values.is_empty() && !facts.series.is_empty()
    }

    fn picture(talk: &Talk, facts: &CurveFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(curve: &CurveFacts) -> Table {
        let xs = written(&curve.x);
        let rows = curve.series.iter().flat_map(|series| {
            let known = series.points.iter().map(Option::as_ref);
            let known = known.chain(std::iter::repeat(None));
            xs.iter()
                .zip(known)
                .map(move |(x, known)| (x, series, known))
        });
        let mut table = TableOf::new(rows);
        table
            .plain(format!("x: {}", curve.x.label), |(x, ..)| x)
            .plain("series", |(_, series, _)| &series.label);
        let measure = &curve.measure;
        columns(&mut table, &what(measure), unit(measure), |(.., known)| {
            known
        });
        table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_point() {
        let curve = examples::flagship();
        let table = Curve::table(&curve);
        assert_eq!(table.rows.len(), curve.x.values.len());
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names[2], "chance that a deal is ratified (share)");
        assert_eq!(table.rows[0][..2], ["48.0000", ""]);
    }
}
