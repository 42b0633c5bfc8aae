//! Brackets that are missing or round, with the corrected line.

use super::tokens::{Kind, Token, is_value, line_end};
use crate::format::diagnostic::Span;
use crate::format::slips::Slip;

/// Longer lines are not repeated in a help text.
const LONGEST: usize = 120;

/// A token and the rest of its line, without a comment.
pub(super) fn rest_of_line(text: &str, tokens: &[Token], at: usize) -> Span {
    let start = tokens.get(at).map_or(text.len(), |token| token.span.start);
    let end = line_end(text, start);
    let comment = |token: &Token| token.span.of(text).starts_with("//");
    let last = tokens[at.min(tokens.len())..]
        .iter()
        .take_while(|token| token.span.start < end && !comment(token))
        .last();
    Span::new(start, last.map_or(start, |token| token.span.end))
}

fn count(tokens: &[Token], place: Span, kind: Kind) -> usize {
    let inside = |token: &&Token| token.span.start >= place.start && token.span.end <= place.end;
    tokens
        .iter()
        .filter(inside)
        .filter(|token| token.kind == kind)
        .count()
}

/// The line without its last bracket, if that bracket closes nothing.
fn without_stray<'t>(text: &'t str, tokens: &[Token], line: Span, open: char) -> Option<&'t str> {
    let close = if open == '[' { ']' } else { '}' };
    let opened = count(tokens, line, Kind::Open(open));
    if count(tokens, line, Kind::Close(close)) <= opened {
        return None;
    }
    line.of(text).strip_suffix(close).map(str::trim_end)
}

/// The advice to close the brackets that a one-line statement leaves open after a value.
pub(super) fn to_close(text: &str, tokens: &[Token], open: &[(char, Span)]) -> Option<String> {
    let line = rest_of_line(text, tokens, 0);
    let written = line.of(text).trim_end_matches([',', ' ']);
    let whole = tokens.last()?.span.end == line.end;
    if !whole || written.chars().count() > LONGEST {
        return None;
    }
    let mut closed = written.to_owned();
    let mut signs: Vec<&str> = Vec::new();
    for (bracket, _) in open.iter().rev() {
        let (added, sign) = if *bracket == '[' {
            ("]", "]")
        } else {
            (" }", "}")
        };
        closed.push_str(added);
        signs.push(sign);
    }
    Some(format!(
        "add {} at the end of the line: {closed}",
        signs.join(" ")
    ))
}

/// `range = from = 0, to = 9 }`: a table without its first brace, or without both.
pub(super) fn without_braces(text: &str, tokens: &[Token], at: usize) -> Option<Slip> {
    let line = rest_of_line(text, tokens, at);
    let word = tokens.get(at)?.span;
    let key = tokens.first()?.span.of(text);
    let stray = without_stray(text, tokens, line, '{');
    if stray.is_none() && count(tokens, line, Kind::Comma) == 0 {
        return None;
    }
    let body = stray.unwrap_or(line.of(text)).trim_end_matches([',', ' ']);
    let (span, what) = match stray {
        Some(_) => (
            word,
            format!("a '{{' is missing before '{}'", word.of(text)),
        ),
        None => (line, "a table is without braces".to_owned()),
    };
    Some(Slip {
        span,
        what,
        help: format!("tables have braces: {key} = {{ {body} }}"),
    })
}

/// `(100, 60, 0)`: a list or table in the brackets of other notations.
pub(super) fn parentheses(text: &str, start: usize) -> Option<Slip> {
    let line = &text[start..line_end(text, start)];
    let end = line.find(')')?;
    let inner = line.strip_prefix('(')?.get(..end - 1)?.trim();
    let after = line[end + 1..].trim_start();
    let ends = after.is_empty() || after.starts_with([',', ']', '}', '#']);
    if !ends || !inner.contains([',', '=', '"']) {
        return None;
    }
    let (what, help) = if inner.contains('=') {
        (
            "a table is in parentheses",
            format!("tables have braces: {{ {inner} }}"),
        )
    } else {
        (
            "a list is in parentheses",
            format!("lists have square brackets: [{inner}]"),
        )
    };
    Some(Slip {
        span: Span::new(start, start + end + 1),
        what: what.to_owned(),
        help,
    })
}

/// `options = "a", "b"`: a list without its first bracket, or without both; words get their quotes.
pub(super) fn without_square_brackets(text: &str, tokens: &[Token], first: usize) -> Option<Slip> {
    let line = rest_of_line(text, tokens, first);
    let key = tokens.first()?.span.of(text);
    let stray = without_stray(text, tokens, line, '[');
    let end = stray.map_or(line.end, |body| line.start + body.len());
    let inside = tokens[first..]
        .iter()
        .take_while(|token| token.span.end <= end);
    let inside: Vec<Token> = inside.copied().collect();
    let entries: Vec<String> = inside
        .split(|token| matches!(token.kind, Kind::Comma | Kind::Semicolon))
        .filter_map(|entry| {
            let (start, last) = (entry.first()?, entry.last()?);
            let written = Span::new(start.span.start, last.span.end).of(text);
            let plain = entry.len() > 1 || is_value(written);
            let bracketed = matches!(start.kind, Kind::Open(_));
            Some(match start.kind {
                Kind::Text { closed: true } if entry.len() == 1 => written.to_owned(),
                _ if bracketed || plain && entry.len() == 1 => written.to_owned(),
                _ => format!("\"{}\"", written.replace('"', "")),
            })
        })
        .collect();
    let what = match stray {
        Some(_) => "a '[' is missing",
        None => "a list is without brackets",
    };
    Some(Slip {
        span: line,
        what: what.to_owned(),
        help: format!(
            "lists have square brackets: {key} = [{}]",
            entries.join(", ")
        ),
    })
}

/// The message and the advice for a bracket that stays open.
pub(super) fn unclosed(bracket: char) -> (&'static str, &'static str) {
    if bracket == '{' {
        (
            "a '{' is not closed",
            "every { needs its }, and the entries between are separated by commas: { from = 0, to = 100 }",
        )
    } else {
        (
            "a '[' is not closed",
            "every [ needs its ], and the entries between are separated by commas: [0, 50, 100]",
        )
    }
}
