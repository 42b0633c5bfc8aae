//! The tokens of a statement: quoted texts, words, brackets and punctuation.

use crate::format::diagnostic::Span;

/// The kind of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A quoted text, whose last quote may be missing.
    Text {
        closed: bool,
    },
    /// Anything else, up to a blank or one of the other tokens.
    Word,
    /// `[` or `{`.
    Open(char),
    /// `]` or `}`.
    Close(char),
    Comma,
    Semicolon,
    Equals,
}

/// A token and its place in the text of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) span: Span,
}

/// The tokens between two places, without comments.
pub(super) fn tokens(text: &str, place: Span) -> Vec<Token> {
    let mut found = Vec::new();
    let mut at = place.start;
    while let Some(letter) = text[at..place.end].chars().next() {
        let next = at + letter.len_utf8();
        let mut push = |kind, end| {
            found.push(Token {
                kind,
                span: Span::new(at, end),
            });
            end
        };
        at = match letter {
            _ if letter.is_whitespace() => next,
            '#' => line_end(text, at).min(place.end),
            '"' | '\'' => {
                let (end, closed) = text_end(text, at, letter);
                push(Kind::Text { closed }, end.min(place.end))
            }
            '[' | '{' => push(Kind::Open(letter), next),
            ']' | '}' => push(Kind::Close(letter), next),
            ',' => push(Kind::Comma, next),
            ';' => push(Kind::Semicolon, next),
            '=' => push(Kind::Equals, next),
            _ => {
                let ends = |sign: char| sign.is_whitespace() || "[]{},;=\"'#".contains(sign);
                let word = text[at..place.end].find(ends);
                push(Kind::Word, word.map_or(place.end, |length| at + length))
            }
        };
    }
    found
}

/// The end of the line that contains a place.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

/// The end of a quoted text that begins at a quote, and whether its last quote is there. A triple-quoted text may span
/// lines.
pub(super) fn text_end(text: &str, at: usize, quote: char) -> (usize, bool) {
    let three = if quote == '"' { "\"\"\"" } else { "'''" };
    if text[at..].starts_with(three) {
        let inside = at + three.len();
        return match text[inside..].find(three) {
            Some(end) => (inside + end + three.len(), true),
            None => (text.len(), false),
        };
    }
    let end = line_end(text, at);
    let mut escaped = false;
    for (place, letter) in text[at + 1..end].char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if letter == quote => return (at + 1 + place + 1, true),
            _ => {}
        }
    }
    (end, false)
}

/// True if a word can be a value as it is; near misses are left to the parser.
pub(super) fn is_value(word: &str) -> bool {
    let bare = word.trim_start_matches(['-', '+']);
    let number = bare.replace('_', "");
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.ends_with(|c: char| c.is_ascii_digit())
        && number.parse::<f64>().is_ok();
    let based = ["0x", "0o", "0b"].iter().any(|base| bare.starts_with(base));
    let date = bare.len() >= 8
        && bare.is_ascii()
        && (bare.as_bytes()[4] == b'-' || bare.as_bytes()[2] == b':')
        && bare.starts_with(|c: char| c.is_ascii_digit());
    is_number || based || date || matches!(word, "true" | "false") || matches!(bare, "inf" | "nan")
}
