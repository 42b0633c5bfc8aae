//! The extent of a statement: a heading, or a key with its value, which may span several lines.

use super::tokens::{line_end, text_end};
use crate::format::diagnostic::Span;

/// A statement of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Statement {
    pub(super) span: Span,
    /// True if it is `[the heading of a section]`.
    pub(super) heading: bool,
    /// The innermost bracket that it leaves open.
    pub(super) unclosed: Option<(usize, char)>,
}

/// The statements of a text. Blank lines and comments belong to the one before.
///
/// An unclosed bracket would swallow the rest of the file, so it ends where a line looks like a new statement.
pub(super) fn statements(text: &str) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = &text[at..line_end(text, at)];
        let heading = is_heading(line);
        let new = match open.last() {
            None => true,
            Some((_, '[')) => heading || is_assignment(line),
            Some((place, _)) => {
                // Tables in braces may span several lines, each with a key of its own and a comma.
                let first = text[*place + 1..line_end(text, *place)].trim();
                let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
                let begun = found.last().map_or(0, |last| last.span.start);
                let closes = line.matches('}').count() > line.matches('{').count();
                let goes_on = indent(line) > indent(&text[begun..line_end(text, begun)])
                    || first.is_empty()
                    || text[..at].trim_end().ends_with(',')
                    || line.trim_end().ends_with(',')
                    || closes;
                heading || is_assignment(line) && !goes_on
            }
        };
        let blank = line.trim().is_empty() || line.trim_start().starts_with('#');
        if new && !blank || found.is_empty() {
            close(&mut found, &mut open, at);
            found.push(Statement {
                span: Span::new(at, text.len()),
                heading,
                unclosed: None,
            });
        }
        at = brackets(text, at, &mut open) + 1;
    }
    close(&mut found, &mut open, text.len());
    found
}

/// Ends the statement before a place.
fn close(found: &mut [Statement], open: &mut Vec<(usize, char)>, at: usize) {
    if let Some(last) = found.last_mut() {
        last.span.end = at;
        last.unclosed = open.last().copied();
    }
    open.clear();
}

/// Follows the brackets to the end of a line, or of the triple-quoted text that begins on it.
fn brackets(text: &str, mut at: usize, open: &mut Vec<(usize, char)>) -> usize {
    while let Some(letter) = text[at..].chars().next() {
        match letter {
            '\n' => return at,
            '#' => return line_end(text, at),
            '"' | '\'' => {
                at = text_end(text, at, letter).0;
                continue;
            }
            '[' | '{' => open.push((at, letter)),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
        at += letter.len_utf8();
    }
    at
}

/// `[party.x]`: names in brackets, even if the last bracket is missing.
fn is_heading(line: &str) -> bool {
    let line = line.trim_start_matches('\u{feff}').trim();
    let Some(inside) = line.strip_prefix('[') else {
        return false;
    };
    let inside = inside.trim_start_matches('[');
    let (name, after) = inside.split_at(inside.find([']', '#']).unwrap_or(inside.len()));
    let (name, after) = (name.trim(), after.trim_start_matches([' ', ']']));
    let named = name.starts_with(|first: char| first.is_alphabetic());
    named && !name.contains([',', '"', '=', '{']) && (after.is_empty() || after.starts_with('#'))
}

/// `key = …`.
fn is_assignment(line: &str) -> bool {
    let Some((key, _)) = line.split_once('=') else {
        return false;
    };
    let key = key.trim();
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_');
    !key.is_empty() && key.chars().all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let all = statements(text);
        all.iter()
            .map(|statement| statement.span.of(text).to_string())
            .collect()
    }

    #[test]
    fn statements_go_over_lines() {
        let text = "a = 1\n[b]\nc = [\n  1,\n  2\n]\nd = \"\"\"\n[x]\ny = 1\n\"\"\"\n# e\nf = {\n  g = 1,\n  h = 2\n}\n";
        assert_eq!(
            parts(text),
            [
                "a = 1\n",
                "[b]\n",
                "c = [\n  1,\n  2\n]\n",
                "d = \"\"\"\n[x]\ny = 1\n\"\"\"\n# e\n",
                "f = {\n  g = 1,\n  h = 2\n}\n"
            ]
        );
        assert!(statements(text).iter().all(|s| s.unclosed.is_none()));
    }

    #[test]
    fn brackets_that_are_not_closed_end_at_the_next_statement() {
        let text = "a = [1, 2\nb = { c = 1\n[d]\ne = 1\n[f\ng = 1";
        assert_eq!(
            parts(text),
            [
                "a = [1, 2\n",
                "b = { c = 1\n",
                "[d]\n",
                "e = 1\n",
                "[f\n",
                "g = 1"
            ]
        );
        let unclosed: Vec<bool> = statements(text)
            .iter()
            .map(|s| s.unclosed.is_some())
            .collect();
        assert_eq!(unclosed, [true, true, false, false, true, false]);
        assert_eq!(parts(""), Vec::<String>::new());
    }
}
