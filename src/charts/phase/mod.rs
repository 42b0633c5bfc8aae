//! Phase: where do deals live? A measure over two numbers of the file, one rectangle per cell.
//!
//! **Encoding.** The colour of a cell shows the result computed in it, on the cividis scale, for chances always from 0 to
//! 100%. Lines run along the edges of cells, between those on either side of 10, 50 and 90%. A ring marks the file's own
//! values. Hatched cells were not computed.
//! **Misleads** if a field is smoothed: this one is not. A unit on one axis is not equivalent to a unit on the other, so
//! slopes mean nothing by themselves.
//! **Source.** Nuñez, Anderton & Renslow (2018): cividis, which colour-blind readers see as others do.

mod contour;
#[cfg(test)]
mod examples;
pub(super) mod facts;
mod field;
mod plot;
mod words;

use crate::sources::{Citation, NUNEZ_2018};

#[cfg(test)]
use super::chart::Examples;
use super::chart::{ChartBasis, Plot};
use super::material::Material;
use super::measured::{columns, unit, what, written};
use crate::charts::phase::facts::PhaseFacts;
use crate::charts::talk::Talk;
use crate::drawing::figure::Figure;
use crate::drawing::theme::Theme;
use crate::files::{Table, TableOf};
use crate::game::About;

pub(super) use self::facts::is_drawn;

/// The phase chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase;

static ABOUT: About = About {
    name: "phase",
    title: "Phase",
    sentence: "Where do deals live?",
    formula: "one rectangle for each pair of values: the share of runs in which it holds, or the mean over runs; lines between \
              cells on either side of 10, 50 and 90%",
    parameters: &[],
    assumptions: "Cells are drawn as they were computed, never smoothed. Everything else is as in the file. Which axis matters \
                  more depends on how far each was varied. Intervals are those of the runs, not of the model.",
    sources: &[Citation::Part("cividis", &NUNEZ_2018)],
    example: "mar-a-lago",
};

impl Plot for Phase {
    type Facts = PhaseFacts;
    const ABOUT: &'static About = &ABOUT;
    const BASIS: ChartBasis = ChartBasis::Sweep;
    #[cfg(test)]
    const EXAMPLES: Examples<PhaseFacts> = examples::all;

    fn gather(of: &Material<'_>) -> Option<PhaseFacts> {
        facts::phase(of.sweep()?)
    }

    fn shows(facts: &PhaseFacts) -> bool {
        !facts.x.values.is_empty() && !facts.y.values.is_empty()
    }

    fn picture(talk: &Talk, facts: &PhaseFacts, theme: Theme) -> Figure {
        plot::picture(talk, facts, theme)
    }

    fn table(phase: &PhaseFacts) -> Table {
        let [xs, ys] = [&phase.x, &phase.y].map(written);
        let places = ys.iter().flat_map(|y| xs.iter().map(move |x| (x, y)));
        let known = phase.cells.iter().map(Option::as_ref);
        let known = known.chain(std::iter::repeat(None));
        let mut table = TableOf::new(places.zip(known));
        table
            .plain(format!("x: {}", phase.x.label), |((x, _), _)| x)
            .plain(format!("y: {}", phase.y.label), |((_, y), _)| y);
        let measure = &phase.measure;
        columns(&mut table, &what(measure), unit(measure), |(_, known)| {
            known
        });
        table.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_row_for_each_cell() {
        let phase = examples::flagship();
        let table = Phase::table(&phase);
        assert_eq!(
            table.rows.len(),
            phase.x.values.len() * phase.y.values.len()
        );
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(names[0], "x: What fighting on is worth to Russia (0-100)");
        assert_eq!(
            names[2],
            "chance that a deal is possible on day one (share)"
        );
        assert_eq!(table.rows[0][..2], ["48.0000", "0.0000"]);
        assert_eq!(table.rows[1][..2], ["48.5000", "0.0000"]);
    }

    #[test]
    fn without_a_cell_there_is_nothing_to_draw() {
        let mut facts = examples::flagship();
        assert!(Phase::shows(&facts));
        facts.x.values.clear();
        assert!(!Phase::shows(&facts));
    }
}
