//! Missing quotes, with the corrected text.

use super::brackets::rest_of_line;
use super::tokens::{Kind, Token};
use crate::format::diagnostic::Span;
use crate::format::slips::Slip;

/// Keys whose value is a text for people, in which a comma is only a comma.
const PROSE: [&str; 8] = [
    "title", "short", "name", "note", "source", "why", "question", "label",
];

/// True if the value of the statement is a text for people.
pub(super) fn is_prose(text: &str, tokens: &[Token]) -> bool {
    tokens
        .first()
        .is_some_and(|key| PROSE.contains(&key.span.of(text)))
}

/// A text from a token to the end of its line that lacks quotes altogether, or in part.
pub(super) fn whole_line(text: &str, tokens: &[Token], at: usize) -> Option<Slip> {
    let line = rest_of_line(text, tokens, at);
    let equals = |token: &Token| token.kind == Kind::Equals && token.span.end <= line.end;
    if tokens[at.min(tokens.len())..].iter().any(equals) {
        return None;
    }
    let written = line.of(text);
    let bare = written.trim_end_matches('"');
    let plain = bare.replace('"', "");
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    let begun = written.starts_with('"');
    Some(Slip {
        span: Span::new(line.start, line.start + bare.len()),
        what: if begun {
            "something follows the text".to_owned()
        } else {
            "text must be in quotes".to_owned()
        },
        help: if begun {
            format!("put the quotes around all of it: \"{plain}\"")
        } else {
            format!("put \" before and after it: \"{plain}\"")
        },
    })
}

/// A text without its last quote, so that it ends at the first quote of the next one, or at the end of the line.
pub(super) fn without_last(text: &str, token: Token, bracketed: bool) -> Option<Slip> {
    let written = token.span.of(text);
    let quote = written.chars().next()?;
    let other = if quote == '"' { '\'' } else { '"' };
    let closed = token.kind == (Kind::Text { closed: true });
    let inside = &written[1..];
    let inside = if closed {
        inside.strip_suffix(quote)?
    } else {
        inside
    };
    if inside.starts_with(quote) || inside.contains('\\') {
        return None;
    }
    let before_next = || {
        let ends = inside.match_indices(',').map(|(at, _)| at);
        let mut ends = ends.filter(|at| opens(&inside[at + 1..], closed));
        ends.next().map(|at| &inside[..at])
    };
    let lacking = match before_next() {
        Some(before) => before,
        None if closed => return None,
        None if bracketed => inside.trim_end_matches([' ', '\t', '\r', '}', ']', ',']),
        None => inside.split(" #").next().unwrap_or_default(),
    };
    let mixed = lacking.trim_end().ends_with(other);
    let lacking = lacking.trim_end().trim_end_matches(other);
    if lacking.is_empty() {
        return None;
    }
    let start = token.span.start;
    Some(Slip {
        span: Span::new(start, start + 1 + lacking.len()),
        what: "a quote is not closed".to_owned(),
        help: if mixed {
            format!("a text ends with the same quote with which it begins: {quote}{lacking}{quote}")
        } else {
            format!("perhaps the quote after '{lacking}' is missing: {quote}{lacking}{quote}")
        },
    })
}

/// True if the next entry of a list or table begins here: nothing or `key =` before its quote, `key = value` where the line
/// ends.
fn opens(after: &str, quoted: bool) -> bool {
    let Some((key, value)) = after.split_once('=') else {
        return quoted && after.trim().is_empty();
    };
    let key = key.trim();
    let part = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
    !key.is_empty() && key.chars().all(part) && (!value.trim().is_empty() || quoted)
}
