//! The grammar of a statement, and the first thing that does not fit: reported in terms of lists and tables, with what to
//! write instead.

use super::tokens::{Kind, Token, is_value};
use super::{brackets, quotes};
use crate::format::diagnostic::Span;
use crate::format::slips::Slip;

/// The tokens that may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Key,
    Equals,
    Value,
    /// A comma or the closing bracket; outside brackets, the end of the line.
    Separator,
}

struct Walk<'t> {
    text: &'t str,
    tokens: &'t [Token],
    /// The brackets that are open, each with its place.
    open: Vec<(char, Span)>,
}

/// The first thing in a statement `key = value` that does not fit.
pub(super) fn first_slip(text: &str, tokens: &[Token]) -> Option<Slip> {
    let mut walk = Walk {
        text,
        tokens,
        open: Vec::new(),
    };
    let mut next = Next::Key;
    for at in 0..tokens.len() {
        next = match walk.step(at, next) {
            Ok(next) => next,
            Err(slip) => return slip,
        };
    }
    walk.end(next)
}

type Found<T> = Result<T, Option<Slip>>;

fn slip<T>(span: Span, what: impl Into<String>, help: impl Into<String>) -> Found<T> {
    Err(Some(Slip {
        span,
        what: what.into(),
        help: help.into(),
    }))
}

impl<'t> Walk<'t> {
    fn of(&self, at: usize) -> &'t str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn inside(&self) -> Option<char> {
        self.open.last().map(|(bracket, _)| *bracket)
    }

    /// True if nothing is between a token and the one before it.
    fn joined(&self, at: usize) -> bool {
        at > 0 && self.tokens[at].span.start == self.tokens[at - 1].span.end
    }

    /// True if a token is on the same line as the one before it.
    fn same_line(&self, at: usize) -> bool {
        let between = self.tokens[at - 1].span.end..self.tokens[at].span.start;
        !self.text[between].contains('\n')
    }

    fn step(&mut self, at: usize, next: Next) -> Found<Next> {
        let token = self.tokens[at];
        self.quotes(at)?;
        match (next, token.kind) {
            (Next::Key, _) => self.key(at),
            (Next::Equals, Kind::Equals) => Ok(Next::Value),
            (Next::Equals, _) => self.no_equals(at),
            (Next::Value, Kind::Text { .. }) => Ok(Next::Separator),
            (Next::Value, Kind::Word) => self.value(at).map(|()| Next::Separator),
            (Next::Value, Kind::Open(bracket)) => {
                self.open.push((bracket, token.span));
                Ok(if bracket == '[' {
                    Next::Value
                } else {
                    Next::Key
                })
            }
            (Next::Value, Kind::Close(bracket)) if self.inside() == Some('[') => {
                self.close(bracket, token.span)
            }
            (Next::Value, Kind::Comma) if self.inside() == Some('[') => slip(
                token.span,
                "there is one comma too many",
                "remove one of the commas",
            ),
            (Next::Value, Kind::Equals) => slip(
                token.span,
                "there is one equals sign too many",
                "one equals sign goes between a key and its value: key = value",
            ),
            (Next::Value, _) => slip(
                token.span,
                "a value is missing",
                "after the equals sign comes a number, a text in quotes, a list or a table: key = value",
            ),
            (Next::Separator, Kind::Comma) if self.inside() == Some('[') => Ok(Next::Value),
            (Next::Separator, Kind::Comma) if self.inside() == Some('{') => Ok(Next::Key),
            (Next::Separator, Kind::Close(bracket)) if self.inside().is_some() => {
                self.close(bracket, token.span)
            }
            (Next::Separator, _) => match self.inside() {
                None => self.trailing(at),
                Some(bracket) => self.between(at, bracket),
            },
        }
    }

    /// Finds quotes that are missing or misplaced.
    fn quotes(&self, at: usize) -> Found<()> {
        let token = self.tokens[at];
        if matches!(token.kind, Kind::Text { .. })
            && self.joined(at)
            && self.kind(at - 1) == Some(Kind::Word)
        {
            let word = self.of(at - 1);
            return slip(
                self.tokens[at - 1].span,
                format!("a quote is missing before '{word}'"),
                format!("text starts and ends with a quote: \"{word}\""),
            );
        }
        if token.kind == (Kind::Text { closed: false })
            && let Some(found) = quotes::without_last(self.text, token, self.inside().is_some())
        {
            return Err(Some(found));
        }
        let after_text = at > 0 && matches!(self.kind(at - 1), Some(Kind::Text { closed: true }));
        if token.kind == Kind::Word && after_text && self.joined(at) {
            let before = self.tokens[at - 1];
            let bracketed = self.inside().is_some();
            if bracketed && let Some(found) = quotes::without_last(self.text, before, true) {
                return Err(Some(found));
            }
            return slip(
                token.span,
                "there are quotes inside a text",
                "put a backslash before each quote that belongs to the text, \"the \\\"big\\\" one\", or use single ones around it: \
                 'the \"big\" one'",
            );
        }
        if token.kind == (Kind::Text { closed: false }) {
            return slip(
                token.span,
                "a quote is not closed",
                "text starts and ends with a quote on the same line: name = \"Buyer\"",
            );
        }
        Ok(())
    }

    fn key(&mut self, at: usize) -> Found<Next> {
        let (token, word) = (self.tokens[at], self.of(at));
        let inside = self.inside();
        match token.kind {
            Kind::Close(bracket) if inside.is_some() => self.close(bracket, token.span),
            Kind::Comma if inside.is_some() => slip(
                token.span,
                "there is one comma too many",
                "remove one of the commas",
            ),
            Kind::Semicolon if at == 0 => comment(token.span),
            Kind::Word
                if at == 0
                    && (word.starts_with("//")
                        || word.starts_with("/*")
                        || word.starts_with("--")) =>
            {
                comment(token.span)
            }
            Kind::Word if at == 0 && matches!(word, "-" | "*" | "•") => slip(
                token.span,
                format!("a line begins with '{word}'"),
                "lines need no mark in front: key = value",
            ),
            Kind::Text { .. } | Kind::Word
                if inside == Some('{')
                    && matches!(self.kind(at + 1), Some(Kind::Comma | Kind::Close('}'))) =>
            {
                slip(
                    self.open.last().map_or(token.span, |(_, place)| *place),
                    "a list is in braces",
                    format!(
                        "lists have square brackets, [\"a\", \"b\"]; a table in braces has keys: {{ {} = … }}",
                        key_of(word)
                    ),
                )
            }
            Kind::Text { .. } | Kind::Word => Ok(Next::Equals),
            _ => Err(None),
        }
    }

    fn no_equals(&self, at: usize) -> Found<Next> {
        let (token, key) = (self.tokens[at], self.of(at - 1));
        let found = self.of(at);
        if self.open.is_empty() && !self.same_line(at) {
            return no_value(self.tokens[at - 1].span, key);
        }
        match token.kind {
            Kind::Word if self.kind(at + 1) == Some(Kind::Equals) => slip(
                Span::new(self.tokens[at - 1].span.start, token.span.end),
                "a key has a blank in it",
                format!(
                    "keys are one word; write {key}_{found} or {key}-{found}, as it is called in the format or in your file"
                ),
            ),
            Kind::Word | Kind::Text { .. } | Kind::Open(_) => slip(
                Span::new(self.tokens[at - 1].span.start, token.span.end),
                "an equals sign is missing",
                format!(
                    "write {key} = {found}{}",
                    if matches!(token.kind, Kind::Open(_)) {
                        " …"
                    } else {
                        ""
                    }
                ),
            ),
            _ => no_value(self.tokens[at - 1].span, key),
        }
    }

    fn close(&mut self, bracket: char, span: Span) -> Found<Next> {
        let Some((open, place)) = self.open.pop() else {
            return Err(None);
        };
        let right = if open == '[' { ']' } else { '}' };
        if bracket != right {
            return slip(
                span,
                format!("a '{open}' is closed by a '{bracket}'"),
                format!(
                    "write '{right}' here, or '{}' where it is opened ({})",
                    if open == '[' { '{' } else { '[' },
                    place.of(self.text)
                ),
            );
        }
        Ok(Next::Separator)
    }

    /// Reads a word in the place of a value: a number, true, false, a date; anything else was meant differently.
    fn value(&self, at: usize) -> Found<()> {
        let (span, word) = (self.tokens[at].span, self.of(at));
        if self.kind(at + 1) == Some(Kind::Equals)
            && let Some(('[', place)) = self.open.last()
        {
            return slip(
                *place,
                "a table is in square brackets",
                format!("tables have braces: {{ {word} = … }}"),
            );
        }
        if let Some(found) = brackets::parentheses(self.text, span.start) {
            return Err(Some(found));
        }
        if self.open.is_empty()
            && self.kind(at + 1) == Some(Kind::Equals)
            && let Some(found) = brackets::without_braces(self.text, self.tokens, at)
        {
            return Err(Some(found));
        }
        let small = word.to_lowercase();
        if matches!(small.as_str(), "yes" | "no" | "on" | "off")
            || matches!(small.as_str(), "true" | "false") && small != word
        {
            return slip(
                span,
                format!("'{word}' is not a value"),
                "yes and no are written true and false, in small letters; a word goes in quotes",
            );
        }
        if is_value(word) {
            return Ok(());
        }
        let plain = |text: &str| {
            text.starts_with(|c: char| c.is_ascii_digit()) && text.parse::<f64>().is_ok()
        };
        let sign = if word.starts_with('-') { "-" } else { "" };
        let bare = word.trim_start_matches(['-', '+']);
        if let Some(rest) = bare.strip_prefix('.')
            && rest.bytes().all(|b| b.is_ascii_digit())
            && !rest.is_empty()
        {
            return slip(
                span,
                "a number begins with a point",
                format!("write {sign}0.{rest}"),
            );
        }
        if let Some(whole) = bare.strip_suffix('.')
            && plain(whole)
        {
            return slip(
                span,
                "a number ends with a point",
                format!("write {sign}{whole}"),
            );
        }
        if let Some(inner) = word
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'))
            && plain(inner)
        {
            return slip(
                span,
                "a number is in parentheses",
                format!("write {inner}; below zero, -{inner}"),
            );
        }
        let digits = |c: char| c.is_ascii_digit() || c == '.';
        let number = bare.trim_matches(|c: char| !digits(c));
        let unit = bare.replacen(number, "", 1);
        let is_unit = !unit.is_empty()
            && unit
                .chars()
                .all(|c| c.is_alphabetic() || "€$£¥°".contains(c));
        if plain(number) && is_unit && (bare.starts_with(number) || bare.ends_with(number)) {
            return slip(
                span,
                "a number has a unit",
                format!(
                    "write the number alone, {sign}{number}; a name such as \"{word}\" goes in quotes"
                ),
            );
        }
        if word.starts_with("//") {
            return comment(span);
        }
        if word.chars().any(char::is_alphabetic) && self.open.is_empty() {
            let line = brackets::rest_of_line(self.text, self.tokens, at);
            let listed = line.of(self.text).contains(',') && !line.of(self.text).contains('=');
            let found = if listed && !quotes::is_prose(self.text, self.tokens) {
                brackets::without_square_brackets(self.text, self.tokens, at)
            } else {
                quotes::whole_line(self.text, self.tokens, at)
            };
            if found.is_some() {
                return Err(found);
            }
        }
        // The whole text up to a character that ends it.
        let mut end = at;
        while self.kind(end + 1) == Some(Kind::Word)
            && self.kind(end + 2) != Some(Kind::Equals)
            && self.same_line(end + 1)
            && !self.of(end + 1).starts_with("//")
        {
            end += 1;
        }
        if word.chars().any(|c| c.is_alphabetic()) {
            let span = Span::new(span.start, self.tokens[end].span.end);
            let text = span.of(self.text);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return slip(
                span,
                "text must be in quotes",
                format!("put \" before and after it: \"{text}\""),
            );
        }
        Err(None)
    }

    /// Checks what follows a value on its line.
    fn trailing(&self, at: usize) -> Found<Next> {
        let (token, word) = (self.tokens[at], self.of(at));
        let key = self.of(0);
        let (value, before) = (self.of(at - 1), self.kind(at - 1));
        let prose = quotes::is_prose(self.text, self.tokens);
        if !self.same_line(at) {
            return Err(None);
        }
        match token.kind {
            Kind::Comma | Kind::Semicolon
                if at + 1 == self.tokens.len() || !self.same_line(at + 1) =>
            {
                slip(
                    token.span,
                    format!("there is a '{word}' at the end of the line"),
                    format!("remove it: lines end without a sign ({key} = …)"),
                )
            }
            Kind::Comma => {
                if self.tokens[at + 1..]
                    .iter()
                    .any(|token| token.kind == Kind::Equals)
                {
                    return slip(
                        token.span,
                        "two keys are on one line",
                        "write each key on a line of its own, without a comma",
                    );
                }
                Err(if prose {
                    quotes::whole_line(self.text, self.tokens, 2.min(at))
                } else {
                    brackets::without_square_brackets(self.text, self.tokens, 2.min(at))
                })
            }
            Kind::Word | Kind::Text { .. } if self.kind(at + 1) == Some(Kind::Equals) => slip(
                token.span,
                "two keys are on one line",
                format!("write {word} = … on a line of its own"),
            ),
            Kind::Word
                if word.starts_with("//") || word.starts_with("/*") || word.starts_with("--") =>
            {
                comment(token.span)
            }
            Kind::Word if prose && matches!(before, Some(Kind::Text { closed: true })) => {
                Err(quotes::whole_line(self.text, self.tokens, 2.min(at)))
            }
            Kind::Close(bracket) => slip(
                token.span,
                format!("there is a '{bracket}' too many"),
                "remove it, or open it where it should begin",
            ),
            Kind::Word if before == Some(Kind::Word) && value.parse::<f64>().is_ok() => {
                let span = Span::new(self.tokens[at - 1].span.start, token.span.end);
                if word.bytes().all(|b| b.is_ascii_digit()) {
                    return slip(
                        span,
                        "a number has a blank in it",
                        format!("write {value}{word}"),
                    );
                }
                slip(
                    span,
                    "something follows the number",
                    format!(
                        "write {value} alone; its meaning can follow a #: {key} = {value}   # {word}"
                    ),
                )
            }
            _ => slip(
                token.span,
                "something follows the value",
                "one line gives one key its value; a comment starts with #, and a list is in square brackets",
            ),
        }
    }

    /// Checks what is between two entries of a list or table instead of a comma.
    fn between(&self, at: usize, bracket: char) -> Found<Next> {
        let (token, word) = (self.tokens[at], self.of(at));
        let value = self.of(at - 1);
        let from = |at: usize| Span::new(self.tokens[at - 1].span.start, self.tokens[at].span.end);
        match token.kind {
            Kind::Semicolon => slip(
                token.span,
                "entries are separated by semicolons",
                "commas separate the entries of a list or table: [0, 50, 100]",
            ),
            Kind::Equals if bracket == '[' => slip(
                self.open.last().map_or(token.span, |(_, place)| *place),
                "a table is in square brackets",
                format!("tables have braces: {{ {value} = … }}"),
            ),
            Kind::Equals => slip(
                token.span,
                "there is one equals sign too many",
                "one equals sign goes between a key and its value",
            ),
            Kind::Word if matches!(word, "and" | "or" | "&" | "|" | "/" | "+") => slip(
                token.span,
                "a comma is missing",
                format!("write a comma in place of '{word}'"),
            ),
            Kind::Word if word.starts_with("//") => comment(token.span),
            Kind::Word if self.is_unit(at) => slip(
                from(at),
                "something follows the number",
                format!(
                    "write {value} alone; its meaning can follow a # at the end of the line; a name such as \
                     \"{value} {word}\" goes in quotes"
                ),
            ),
            Kind::Word | Kind::Text { .. } | Kind::Open(_) => {
                let next = match token.kind {
                    Kind::Open(_) => format!("{word} …"),
                    _ if bracket == '{' => format!("{word} = …"),
                    _ => word.to_owned(),
                };
                let value = if matches!(self.kind(at - 1), Some(Kind::Close(_))) {
                    format!("… {value}")
                } else {
                    value.to_owned()
                };
                slip(
                    if self.same_line(at) {
                        from(at)
                    } else {
                        self.tokens[at - 1].span
                    },
                    "a comma is missing",
                    format!("commas separate the entries of a list or table: {value}, {next}"),
                )
            }
            _ => Err(None),
        }
    }

    /// True if a word after a number is a unit: `200 EUR`.
    fn is_unit(&self, at: usize) -> bool {
        let number =
            self.kind(at - 1) == Some(Kind::Word) && self.of(at - 1).parse::<f64>().is_ok();
        let alone = self.kind(at + 1) != Some(Kind::Equals) && self.same_line(at);
        number && alone && !self.of(at).contains(|sign: char| sign.is_ascii_digit())
    }

    /// The part missing at the end of the statement.
    fn end(&self, next: Next) -> Option<Slip> {
        let last = self.tokens.last()?;
        if let Some((bracket, place)) = self.open.last() {
            let (what, help) = brackets::unclosed(*bracket);
            return Some(Slip {
                span: *place,
                what: what.to_owned(),
                help: (next == Next::Separator)
                    .then(|| brackets::to_close(self.text, self.tokens, &self.open))
                    .flatten()
                    .unwrap_or_else(|| help.to_owned()),
            });
        }
        match next {
            Next::Equals | Next::Value => no_value::<()>(self.tokens[0].span, self.of(0))
                .err()
                .flatten()
                .map(|found| Slip {
                    span: last.span,
                    ..found
                }),
            Next::Key | Next::Separator => None,
        }
    }
}

fn comment<T>(span: Span) -> Found<T> {
    slip(
        span,
        "a comment begins with another sign",
        "a comment starts with # and goes to the end of the line",
    )
}

fn no_value<T>(span: Span, key: &str) -> Found<T> {
    slip(
        span,
        "a key has no value",
        format!("a line gives a key its value: {key} = …; a comment starts with #"),
    )
}

/// A word that could be a key.
fn key_of(word: &str) -> &str {
    word.trim_matches(['"', '\''])
}
