//! Numbers within the ranges of the vocabulary, or distributions in their place.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::{Bounds, Kind};

use super::walk::{Reader, Section, share_of, shown};

/// The most digits shown of a number that would not fit on a line.
const MOST_DIGITS: usize = 40;

/// A number as it was written.
fn written(node: &Node, number: f64) -> String {
    match &node.value {
        Value::Whole(whole) => whole.to_string(),
        Value::Huge(digits) if digits.len() > MOST_DIGITS => {
            format!(
                "{}… ({} digits)",
                &digits[..MOST_DIGITS],
                digits.trim_start_matches('-').len()
            )
        }
        Value::Huge(digits) => digits.clone(),
        _ => shown(number),
    }
}

impl Reader {
    /// Reads a number under a key, within the range of the vocabulary.
    pub(super) fn number(&mut self, section: &Section<'_>, key: &str) -> Option<f64> {
        let node = section.get(key)?;
        let field = section.shape.field(key)?;
        self.number_of(node, &section.path_of(key), &field.kind)
    }

    /// Reads a number of a kind that has a range; for a distribution, its centre.
    pub(super) fn number_of(&mut self, node: &Node, path: &str, kind: &Kind) -> Option<f64> {
        if let Some(entry) = node.distribution() {
            return self.distribution(entry, path, kind);
        }
        let Some(number) = node.number() else {
            self.wrong_kind(node, path, kind);
            return None;
        };
        let bounds = kind.bounds();
        if !self.is_finite(number, path, node.span, bounds) {
            return None;
        }
        if !bounds.hold(number) {
            self.report(
                Problem::new(
                    Code::OutOfRange,
                    format!(
                        "'{path}' is {}, but must be {}",
                        written(node, number),
                        bounds.words()
                    ),
                )
                .label(node.span, "outside the range")
                .help(match number {
                    1.0..=100.0 if bounds.is_share() => share_of(number),
                    _ => format!("write a number {}", bounds.words()),
                }),
            );
            return None;
        }
        // Minus zero would print as -0 and make two equal files differ.
        Some(number + 0.0)
    }

    /// True if a number is finite; otherwise it is reported.
    pub(super) fn is_finite(
        &mut self,
        number: f64,
        path: &str,
        span: Span,
        bounds: Bounds,
    ) -> bool {
        if !number.is_finite() {
            self.report(
                Problem::new(Code::NotFinite, format!("'{path}' must be a finite number"))
                    .label(span, "not finite")
                    .help(format!("write a number {}", bounds.words())),
            );
        }
        number.is_finite()
    }

    /// Reads a whole number under a key.
    pub(super) fn whole(&mut self, section: &Section<'_>, key: &str) -> Option<u32> {
        let node = section.get(key)?;
        let field = section.shape.field(key)?;
        self.whole_of(node, &section.path_of(key), &field.kind)
    }

    /// Reads a whole number of a kind that has a range.
    pub(super) fn whole_of(&mut self, node: &Node, path: &str, kind: &Kind) -> Option<u32> {
        let bounds = kind.bounds();
        if let Some(number) = node
            .number()
            .filter(|number| number.fract() != 0.0 && number.is_finite())
        {
            let near =
                [number.floor(), number.ceil()].map(|near| near.clamp(bounds.min, bounds.max));
            let near = match near {
                [low, high] if high > low => format!("write {low} or {high}"),
                [only, _] => format!("write {only}"),
            };
            self.report(
                Problem::new(
                    Code::WrongType,
                    format!("'{path}' is {number}, but must be a whole number"),
                )
                .label(node.span, "not a whole number")
                .help(format!(
                    "{near}: whole numbers {} are allowed",
                    bounds.words()
                )),
            );
            return None;
        }
        let number = self.number_of(node, path, kind)?;
        // In range, hence not negative and far below 2^32.
        Some(number as u32)
    }
}
