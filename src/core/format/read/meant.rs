//! Suggestions for unknown words.

use crate::format::diagnostic::closest;
use crate::format::vocabulary::called_here;

/// The word that was probably meant: one that has another name here, or the nearest.
pub(super) fn meant<'a, W: Iterator<Item = &'a str>>(
    typed: &str,
    words: impl Fn() -> W,
) -> Option<&'a str> {
    let here = called_here(typed);
    words()
        .find(|word| Some(*word) == here)
        .or_else(|| closest(typed, words()))
}
