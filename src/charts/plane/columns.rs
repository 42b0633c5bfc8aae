//! The coordinates of something on the plane, as columns of a table.

use super::facts::DanceAxis;
use crate::files::TableOf;

/// One column per party with its worth; empty if there is no place.
pub(in crate::charts) fn worths<R: Copy>(
    table: &mut TableOf<R>,
    axes: &[DanceAxis; 2],
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
