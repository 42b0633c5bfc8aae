//! Cells that people typed, in tables that open in a spreadsheet.
//!
//! A spreadsheet takes text that begins with `=`, `+`, `-` or `@` for a formula and computes it, whoever wrote it; and if
//! it expects another separator than the table has, a cell may begin in the middle of a text. Such text gets an apostrophe
//! in front, which spreadsheets take to mean "this is text" (OWASP, *CSV Injection*). Numbers stay numbers. [`typed`]
//! restores exactly the text that [`harmless`] was given.

use std::borrow::Cow;

const MARK: char = '\'';

/// Separators in use in one country or another: a cell may begin after each of them.
const BETWEEN: [char; 4] = [';', '\t', '\n', '\r'];

/// The parts of a text that may each become a cell, with the separator that ends each.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(BETWEEN)
}

/// True if a part begins as a formula does, ignoring apostrophes and blanks before it.
fn begins(part: &str) -> bool {
    let text = part.trim_start_matches(MARK).trim_start();
    let signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.starts_with(signs) && text.trim_end_matches(BETWEEN).chars().count() > 1
}

/// True if a spreadsheet would compute a part; a number needs no computing.
fn runs(part: &str) -> bool {
    let text = part.trim_end_matches(BETWEEN);
    let is_number = || text.parse::<f64>().is_ok() && text.ends_with(|c: char| c.is_ascii_digit());
    begins(part) && !is_number()
}

/// The text in a form that a spreadsheet shows and does not compute.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::files::{harmless, typed};
///
/// assert_eq!(harmless("=1+1"), "'=1+1");
/// assert_eq!(harmless("a;=1+1"), "a;'=1+1");
/// assert_eq!(harmless("-12.5"), "-12.5");
/// assert_eq!(typed("'=1+1"), "=1+1");
/// ```
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !parts(text).any(runs) {
        return Cow::Borrowed(text);
    }
    let mut cell = String::with_capacity(text.len() + 1);
    for part in parts(text) {
        if runs(part) {
            cell.push(MARK);
        }
        cell.push_str(part);
    }
    Cow::Owned(cell)
}

/// The text of a cell without the apostrophes that [`harmless`], or a person in a spreadsheet, put there.
pub fn typed(cell: &str) -> Cow<'_, str> {
    let bare = |part: &'_ str| part.strip_prefix(MARK).is_some_and(begins);
    if !parts(cell).any(bare) {
        return Cow::Borrowed(cell);
    }
    let text = parts(cell).map(|part| {
        if bare(part) {
            &part[MARK.len_utf8()..]
        } else {
            part
        }
    });
    Cow::Owned(text.collect())
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
            ("\t=1", "\t'=1"),
            ("\r=1", "\r'=1"),
            (" =1", "' =1"),
            ("＝1+1", "'＝1+1"),
            // Where semicolons separate cells, these would be two.
            ("x;=1", "x;'=1"),
            ("x\n@SUM(A1)", "x\n'@SUM(A1)"),
            ("x;-5;y", "x;-5;y"),
            ("-inf", "'-inf"),
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
        fn what_was_typed_comes_back(text in "['=+@;\t\r\n a1-]{0,8}") {
            let cell = harmless(&text);
            prop_assert_eq!(typed(&cell), text.as_str());
        }
    }
}
