//! Tornado: which one change moves the answer most? Each number set to both its ends, all others as in the file.
//!
//! **Encoding.** Bars run from the file's own answer to that at either end of a number; the ends are written beside them.
//! Rows are in the order of the swing, from the lowest to the highest of the three. Hollow bars are indistinguishable from no
//! change. Thin lines are 95% intervals of the change, run by run with the same random draws.
//! **Misleads** if numbers interact: each is moved alone. The length of a bar depends on how far its ends were set.
//! **Source.** Howard (1988); Eschenbach (1992).

mod bars;
#[cfg(test)]
mod examples;
pub(super) mod facts;
mod moved;
mod plot;
mod words;

use crate::sources::{Citation, ESCHENBACH_1992, HOWARD_1988};

use self::moved::{Moved, ranked};
#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use super::measured::{columns, unit, what};
use crate::charts::talk::Talk;
use crate::charts::tornado::facts::TornadoFacts;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

/// The tornado.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tornado;

static ABOUT: About = About {
    name: "tornado",
    title: "Tornado",
    sentence: "Which one change moves the answer most?",
    formula: "one row per number: the measure at each of its two ends against the measure with the file as it is; rows in the order \
              of the swing, from the lowest to the highest of the three",
    parameters: &[],
    assumptions: "Numbers are moved one at a time, so what they do together is not seen. A bar is as long as its ends are far \
                  apart: choose ends that are equally likely. Intervals are sampling error; model error is not in them.",
    sources: &[Citation::Of(&HOWARD_1988), Citation::Of(&ESCHENBACH_1992)],
    example: "mar-a-lago",
};

impl Plot for Tornado {
    type Facts = TornadoFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Sweep;
    #[cfg(test)]
    const EXAMPLES: Examples<TornadoFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<TornadoFacts> {
        facts::tornado(of.sweep()?)
    }

    fn shows(facts: &TornadoFacts) -> bool {
        !facts.rows.is_empty()
    }

    fn picture(talk: &Talk, facts: &TornadoFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(tornado: &TornadoFacts) -> Table {
        let mut rows = vec![("", "as in the file", Some(&tornado.base), None, None)];
        for Moved { row, .. } in ranked(tornado) {
            for (end, (at, change)) in row.ends.iter().zip(row.at.iter().zip(&row.change)) {
                rows.push((
                    &row.label,
                    end,
                    at.as_ref(),
                    change.as_ref(),
                    Some(row.clear),
                ));
            }
        }
        let mut table = TableOf::new(rows);
        table
            .plain("number", |(number, ..)| number)
            .plain("end", |(_, end, ..)| end);
        let unit = unit(&tornado.measure);
        columns(
            &mut table,
            &what(&tornado.measure),
            unit,
            |(_, _, at, ..)| at,
        );
        columns(&mut table, "change", unit, |(.., change, _)| change);
        table.plain("clear (1 or 0)", |(.., clear)| clear);
        table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::known::Known;

    #[test]
    fn the_table_has_a_row_for_each_end_and_one_for_the_file() {
        let tornado = examples::flagship();
        let table = Tornado::table(&tornado);
        assert_eq!(table.rows.len(), 2 * tornado.rows.len() + 1);
        assert_eq!(table.rows[0][..3], ["", "as in the file", "0.4800"]);
        assert_eq!(
            table.rows[1][..3],
            [
                "What fighting on is worth to Russia (0-100)",
                "50",
                "0.8800"
            ]
        );
        assert_eq!(table.rows[1][5], "0.4000");
    }

    #[test]
    fn a_number_that_moves_it_the_same_way_at_both_ends_swings() {
        let mut tornado = examples::flagship();
        let base = tornado.base.share;
        let at = |share: f64| {
            Some(Known {
                share,
                low: share,
                high: share,
            })
        };
        tornado.rows.truncate(2);
        tornado.rows[0].at = [at(base + 0.4), at(base + 0.3)];
        tornado.rows[1].at = [at(base + 0.1), at(base - 0.1)];
        let names: Vec<String> = ranked(&tornado)
            .iter()
            .map(|m| m.row.label.clone())
            .collect();
        assert_eq!(
            names,
            [tornado.rows[0].label.clone(), tornado.rows[1].label.clone()]
        );
        assert!((ranked(&tornado)[0].swing().unwrap() - 0.4).abs() < 1e-9);
    }

    #[test]
    fn rows_stand_by_their_swing() {
        let mut tornado = examples::flagship();
        tornado.rows[1].at[0] = None;
        let rows = ranked(&tornado);
        let names: Vec<&str> = rows.iter().map(|moved| moved.row.label.as_str()).collect();
        assert_eq!(names[0], "Deadline (weeks)");
        assert_eq!(names[6], "What fighting on is worth to Russia (0-100)");
        assert!(rows[0].is_clear() && !rows[6].is_clear());
        assert!((rows[0].doubt() - 0.03_f64.hypot(0.03)).abs() < 1e-9);
    }
}
