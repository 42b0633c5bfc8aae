//! Where something lies on the plane, as columns of a table.

use super::facts::Axis;
use crate::files::TableOf;

/// A column for each of the two: what it is worth to it; empty where nothing lies there.
pub(in crate::charts) fn worths<R: Copy>(
    table: &mut TableOf<R>,
    axes: &[Axis; 2],
    at: impl Fn(R) -> Option<(f64, f64)>,
) {
    let heads = axes.each_ref().map(|axis| {
        let name = &axis.party.name;
        (format!("worth to {name} (points)"), "")
    });
    table.together("", heads, |row| {
        let (x, y) = at(row).unzip();
        [x, y].map(|worth| worth.map(|worth| format!("{worth:.3}")))
    });
}
