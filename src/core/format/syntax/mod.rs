//! From text to the tree, with syntax errors in terms that a person who meets TOML for the first time understands.
//!
//! The parser goes on after an error, but what it finds after that is often a consequence of the first error. So each
//! statement with an error is blanked and the file read again: errors found after that are independent of the first one.

mod brackets;
mod grammar;
mod quotes;
mod statement;
mod tokens;

use super::diagnostic::{Code, Problem, Span};
use super::slips;
use super::source::Source;
use super::tree::{self, Table, Value};
use brackets::unclosed;
use statement::{Statement, statements};
use toml::de::DeTable;

/// The most errors that are looked for: nobody reads more.
const MOST: usize = 20;
/// Files longer than this many bytes are read only once.
const LONG: usize = 256 * 1024;

/// Parses the file; syntax errors come before all others and without them.
pub(super) fn parse(source: &Source) -> Result<Table, Vec<Problem>> {
    let text = source.file_text();
    let (root, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        Ok(tree::table(root.get_ref()))
    } else {
        Err(self::errors(text))
    }
}

/// The independent errors of a text, in the order of the file; empty if it is TOML.
fn errors(text: &str) -> Vec<Problem> {
    let mut rest = text.to_owned();
    let mut found: Vec<Problem> = Vec::new();
    let mut done = 0;
    while found.len() < MOST {
        let (root, errors) = DeTable::parse_recoverable(&rest);
        let first = errors
            .iter()
            .min_by_key(|error| error.span().map_or(usize::MAX, |span| span.start));
        let Some(error) = first else {
            break;
        };
        let at = error.span().map_or(rest.len(), |span| span.start);
        let all = statements(&rest);
        let Some(place) = statement_of(&all, at) else {
            found.push(explain(error, &rest, &tree::table(root.get_ref()), None));
            break;
        };
        // An error before the last one is a consequence of the blanking.
        if place.span.start < done {
            break;
        }
        found.push(explain(
            error,
            &rest,
            &tree::table(root.get_ref()),
            Some(place),
        ));
        let mut end = place.span.end;
        if place.heading {
            // Without its heading a section would be read as part of the one before.
            let next = all
                .iter()
                .find(|other| other.heading && other.span.start >= end);
            end = next.map_or(rest.len(), |next| next.span.start);
        }
        if text.len() > LONG {
            break;
        }
        done = end;
        rest = blanked(&rest, Span::new(place.span.start, end));
    }
    found
}

/// The statement to which an error belongs: the first that leaves a bracket open before it, or the one around it.
fn statement_of(all: &[Statement], at: usize) -> Option<Statement> {
    let before = all
        .iter()
        .take_while(|statement| statement.span.start <= at);
    let open = before
        .clone()
        .find(|statement| statement.unclosed.is_some());
    open.or_else(|| before.last()).copied()
}

/// A text with one part replaced by blanks; offsets and lines are kept.
fn blanked(text: &str, place: Span) -> String {
    let blank = |byte: u8| {
        if matches!(byte, b'\n' | b'\r') {
            byte
        } else {
            b' '
        }
    };
    let mut bytes = text.as_bytes().to_vec();
    for byte in &mut bytes[place.start..place.end] {
        *byte = blank(*byte);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The parser's message, with what was probably forgotten.
fn explain(
    error: &toml::de::Error,
    text: &str,
    recovered: &Table,
    place: Option<Statement>,
) -> Problem {
    let span = error
        .span()
        .map_or(Span::new(text.len(), text.len()), |span| {
            Span::new(span.start, span.end)
        });
    if error.message().starts_with("duplicate key") {
        return duplicate(span, text, recovered);
    }
    if let Some(problem) = slip_near(span, text) {
        return problem;
    }
    if let Some(problem) = place.and_then(|place| misfit(place, text)) {
        return problem;
    }
    let (mut what, mut help) = in_plain_words(error.message());
    let open = open_bracket(&text[..span.within(text).start]);
    let line_so_far = text[..span.within(text).start].rsplit('\n').next();
    let starts_line = line_so_far.is_none_or(|line| line.trim().is_empty());
    // If a new line begins inside a bracket, the bracket was forgotten and not the comma.
    if let (Some((_, bracket)), true) = (open, starts_line || span.of(text).trim().is_empty())
        && (error.message().contains("missing") || error.message().contains("unclosed"))
    {
        (what, help) = unclosed(bracket);
    }
    // A place at the very end of the file is an empty last line: point at the end of the text instead.
    let written = text.trim_end().len();
    let span = if span.start >= written && span.of(text).trim().is_empty() {
        Span::new(written, written)
    } else {
        span
    };
    let problem = Problem::new(Code::Syntax, format!("this is not TOML: {what}"))
        .label(span, "here, or just before");
    match open {
        Some((at, _)) if what.contains("not closed") => {
            problem.label(Span::new(at, at + 1), "opened here")
        }
        _ => problem,
    }
    .help(help)
}

/// A slip of notation on the line of the error, or on the one before if the error is that a new line begins.
fn slip_near(span: Span, text: &str) -> Option<Problem> {
    let at = span.within(text).start;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    // Nothing inside a text of several lines is a slip.
    let inside = |marks: &str| text[..start].matches(marks).count() % 2 == 1;
    if inside("\"\"\"") || inside("'''") {
        return None;
    }
    let line_at = |start: usize| {
        let line = text[start..].lines().next().unwrap_or_default();
        slips::find(line).map(|slip| (start, slip))
    };
    let (start, slip) = line_at(start).or_else(|| {
        if !text[start..at].trim().is_empty() {
            return None;
        }
        let before = text[..start].trim_end();
        line_at(before.rfind('\n').map_or(0, |end| end + 1))
    })?;
    let place = Span::new(start + slip.span.start, start + slip.span.end);
    let message = format!("this is not TOML: {}", slip.what);
    Some(
        Problem::new(Code::Syntax, message)
            .label(place, "here")
            .help(slip.help),
    )
}

/// The first thing in a statement that does not fit.
fn misfit(place: Statement, text: &str) -> Option<Problem> {
    if place.heading {
        return heading(place, text);
    }
    let slip = grammar::first_slip(text, &tokens::tokens(text, place.span))?;
    let problem = Problem::new(Code::Syntax, format!("this is not TOML: {}", slip.what));
    let problem = match place.unclosed {
        Some(_) if slip.what.contains("not closed") && slip.span.of(text).len() == 1 => {
            let written = place.span.start + place.span.of(text).trim_end().len();
            problem
                .label(Span::new(written, written), "here, or before")
                .label(slip.span, "opened here")
        }
        _ => problem.label(slip.span, "here"),
    };
    Some(problem.help(slip.help))
}

/// A heading without its last bracket.
fn heading(place: Statement, text: &str) -> Option<Problem> {
    place.unclosed?;
    let line = place.span.of(text);
    let line = line.split(['\n', '#']).next().unwrap_or_default();
    let start =
        place.span.start + (line.len() - line.trim_start_matches(['\u{feff}', ' ', '\t']).len());
    let end = place.span.start + line.trim_end().len();
    let written = Span::new(start, end);
    Some(
        Problem::new(
            Code::Syntax,
            "this is not TOML: the heading of a section is not closed",
        )
        .label(written, "here")
        .help(format!("write {}]", written.of(text))),
    )
}

/// The innermost bracket of a value that is still open at the end of a text.
fn open_bracket(text: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote = None;
    let mut comment = false;
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (_, '\n') => (quote, comment) = (None, false),
            _ if comment => {}
            (Some(_), _) if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(mark), _) if letter == mark => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '#') => comment = true,
            (None, '[' | '{') => open.push((at, letter)),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
    }
    open.pop()
}

/// The message and the advice for what the parser found.
fn in_plain_words(message: &str) -> (&str, &'static str) {
    let has = |part: &str| message.contains(part);
    if has("string values must be quoted") {
        return (
            "text must be in quotes",
            "put \" before and after the text: name = \"Buyer\"",
        );
    }
    if has("unclosed inline table") || has("inline table") && has("missing") {
        return unclosed('{');
    }
    if has("unclosed array table") || has("unclosed table") {
        return (
            "the heading of a section is not closed",
            "a section starts with its name in square brackets on a line of its own: [party.buyer]",
        );
    }
    if has("unclosed array") {
        return unclosed('[');
    }
    if has("missing comma") {
        return (
            "a comma is missing",
            "entries of a list or table are separated by commas: [0, 50, 100]",
        );
    }
    if has("extra comma") {
        return ("there is one comma too many", "remove one of the commas");
    }
    if has("key with no value") || has("missing assignment") || has("missing value") {
        return (
            "a key has no value",
            "a line gives a key its value: key = value; a comment starts with #",
        );
    }
    if has("extra `=`") || has("extra assignment") || has("unexpected `=`") {
        return (
            "there is one equals sign too many",
            "one line gives one key its value: key = value",
        );
    }
    if has("unquoted key") || has("invalid key") {
        return (
            "this cannot be a key",
            "keys are made of letters, digits, - and _, for example no_deal = 60",
        );
    }
    if has("basic string") || has("literal string") || has("quote") {
        return (
            "a quote is not closed",
            "text starts and ends with \" on the same line: name = \"Buyer\"",
        );
    }
    if has("escape") || has("unicode") {
        return (
            "there is a backslash inside a text",
            "write it twice, \"C:\\\\talks\", or use single quotes: 'C:\\talks'",
        );
    }
    if has("recur") {
        return (
            "brackets are nested too deeply",
            "a scenario never needs more than a handful of brackets inside each other",
        );
    }
    if has("leading zero") {
        return (
            "a number starts with a needless 0",
            "write 5, not 05 (a date is written 2025-12-28)",
        );
    }
    if has("carriage return") || has("comment character") {
        return (
            "there is an invisible character that does not belong here",
            "remove it, or type the line again",
        );
    }
    (
        message,
        "look for a missing quote, bracket, comma or = on this line or the one before",
    )
}

/// The parser gives only the second place of a duplicate key; the first is looked up.
fn duplicate(span: Span, text: &str, recovered: &Table) -> Problem {
    let key = span.of(text).trim_matches(['"', '\'']).to_string();
    let line_start = text[..span.within(text).start]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let heading = text[line_start..].trim_start().starts_with('[');
    let (what, help) = if heading {
        (
            "the section is given twice",
            "put the two sections together under one heading, or rename one of them",
        )
    } else {
        ("is given twice", "keep one of the two and remove the other")
    };
    let first = if heading {
        first_heading(text, line_start)
    } else {
        first_key(recovered, &key, span, text)
    };
    let message = if heading {
        let line = text[line_start..].lines().next().unwrap_or_default();
        let head = line.split(']').next().unwrap_or_default().trim();
        format!("{what}: {head}]")
    } else {
        format!("'{key}' {what}")
    };
    let problem = Problem::new(Code::DuplicateKey, message).label(span, "the second time");
    match first {
        Some(first) => problem.label(first, "the first time"),
        None => problem,
    }
    .help(help)
}

/// An earlier line with the same heading.
fn first_heading(text: &str, line_start: usize) -> Option<Span> {
    let bare = |line: &str| -> Option<String> {
        let head = line.trim_start().strip_prefix('[')?.split(']').next()?;
        Some(head.chars().filter(|c| !c.is_whitespace()).collect())
    };
    let wanted = bare(text[line_start..].lines().next()?)?;
    let mut start = 0;
    for line in text[..line_start].split_inclusive('\n') {
        if bare(line).as_ref() == Some(&wanted) {
            let shown = line.trim_end();
            let end = shown.find(']').map_or(shown.len(), |at| at + 1);
            return Some(Span::new(start, start + end));
        }
        start += line.len();
    }
    None
}

/// The nearest earlier key of the same name, if it is in the same table.
fn first_key(table: &Table, key: &str, second: Span, text: &str) -> Option<Span> {
    let mut found = None;
    for entry in &table.entries {
        if entry.key == key && entry.key_span.end <= second.start {
            let between = &text[entry.key_span.end..second.start];
            let new_section = between
                .lines()
                .skip(1)
                .any(|line| line.trim_start().starts_with('['));
            let same_line_or_section = between.contains('\n') || !between.contains('}');
            if !new_section && same_line_or_section {
                found = Some(entry.key_span);
            }
        }
        if let Value::Table(inner) = &entry.node.value {
            found = first_key(inner, key, second, text).max(found);
        }
    }
    found
}
