//! What every chart is: facts in, a figure and its numbers out.

use super::facts::Facts;
use crate::drawing::figure::Figure;
use crate::files::Table;
use crate::game::About;
use crate::scenario::ChartStyle;

/// A way to look at an outcome.
pub trait Chart: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// Draws it for a canvas; none if the facts that it needs are not given.
    fn draw(&self, facts: &Facts, style: ChartStyle) -> Option<Drawn>;
}

/// A chart, drawn: a figure, and the same as numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The name of the chart.
    pub name: &'static str,
    /// What to draw.
    pub figure: Figure,
    /// Its numbers.
    pub table: Table,
}
