//! How the end of a talk is marked.

use crate::charts::talk::Ending;
use crate::drawing::figure::{Mark, Point};
use crate::drawing::marks::{pass_mark, stop_mark};

/// A handshake: a disc with a tick, or a crossed square where a gate blocks it; nothing without one.
pub(super) fn end_mark(ending: &Ending, at: Point, radius: f64) -> Vec<Mark> {
    match ending {
        Ending::Ratified { .. } => pass_mark(at, radius),
        Ending::Blocked { .. } => stop_mark(at, radius),
        Ending::Breakdown { .. } | Ending::NoHandshake { .. } => Vec::new(),
    }
}
