//! Cells that people typed, in tables that open in a spreadsheet.
//!
//! A spreadsheet takes text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return for a formula and computes it,
//! whoever wrote it. Such text gets an apostrophe in front, which spreadsheets take for "this is text" (OWASP, *CSV
//! Injection*). Numbers stay numbers. [`typed`] gives back what [`harmless`] was given, whatever it was.

use std::borrow::Cow;

const MARK: char = '\'';

/// Whether a spreadsheet would compute a text that begins so, apostrophes in front of it apart.
fn runs(text: &str) -> bool {
    let text = text.trim_start_matches(MARK);
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.chars().count() > 1
}

/// The text as a spreadsheet shows it and does not compute it.
///
/// ```
/// use zopa::files::{harmless, typed};
///
/// assert_eq!(harmless("=1+1"), "'=1+1");
/// assert_eq!(harmless("-12.5"), "-12.5");
/// assert_eq!(typed("'=1+1"), "=1+1");
/// ```
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if runs(text) && text.parse::<f64>().is_err() {
        Cow::Owned(format!("{MARK}{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of a cell without the apostrophe that [`harmless`], or a person in a spreadsheet, put in front of it.
#[must_use]
pub fn typed(cell: &str) -> Cow<'_, str> {
    match cell.strip_prefix(MARK) {
        Some(text) if runs(text) => Cow::Borrowed(text),
        _ => Cow::Borrowed(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // case 34
    #[test]
    fn formulas_are_text_and_numbers_are_numbers() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+49 30 1234", "'+49 30 1234"),
            ("-5 points", "'-5 points"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("'=1", "''=1"),
            ("-5", "-5"),
            ("+16.5", "+16.5"),
            ("-1e-3", "-1e-3"),
            ("-", "-"),
            ("'tis", "'tis"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), cell);
            assert_eq!(typed(&harmless(text)), text);
        }
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back(text in "['=+@\t\ra1-]{0,6}") {
            let cell = harmless(&text);
            prop_assert_eq!(typed(&cell), text.as_str());
        }
    }
}
