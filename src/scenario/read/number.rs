//! Numbers within the ranges that the vocabulary gives, or distributions in their place.

use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::tree::Node;
use crate::scenario::vocabulary::{Bounds, Kind};

use super::walk::{Reader, Section, shown};

impl Reader {
    /// A number under a key, within the range that the vocabulary gives.
    pub(super) fn number(&mut self, section: &Section<'_>, key: &str) -> Option<f64> {
        let node = section.get(key)?;
        let field = section.shape.field(key)?;
        self.number_of(node, &section.path_of(key), &field.kind)
    }

    /// A number of a kind that has a range; of one that is drawn, its centre.
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
                        shown(number),
                        bounds.words()
                    ),
                )
                .label(node.span, "outside the range")
                .help(format!("write a number {}", bounds.words())),
            );
            return None;
        }
        // Minus zero would print as -0 and make two equal files differ.
        Some(number + 0.0)
    }

    /// Whether a number can be counted with; reported if not.
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
                    .label(span, "cannot be counted with")
                    .help(format!("write a number {}", bounds.words())),
            );
        }
        number.is_finite()
    }

    /// A whole number under a key.
    pub(super) fn whole(&mut self, section: &Section<'_>, key: &str) -> Option<u32> {
        let node = section.get(key)?;
        let field = section.shape.field(key)?;
        let path = section.path_of(key);
        let number = self.number_of(node, &path, &field.kind)?;
        if number.fract() != 0.0 {
            self.report(
                Problem::new(
                    Code::WrongType,
                    format!("'{path}' is {number}, but must be a whole number"),
                )
                .label(node.span, "not a whole number")
                .help(format!("write {} or {}", number.floor(), number.ceil())),
            );
            return None;
        }
        // In range, hence not negative and far below 2^32.
        Some(number as u32)
    }
}
