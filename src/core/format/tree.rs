//! The file as a tree of keys and values, each with its place. The reader walks it, settings edit it.
//!
//! serde is not used for scenarios: its spans fail inside enums, and it stops at the first error.

use toml::de::{DeTable, DeValue};

use super::diagnostic::Span;
use super::vocabulary::{DISTRIBUTIONS, distribution_meant};

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) span: Span,
}

/// The kinds of value in TOML.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    Whole(i64),
    /// An integer beyond 64 bits, as written.
    Huge(String),
    Number(f64),
    Truth(bool),
    /// A date or time, as text; `true` if it is a date without a time.
    Date(String, bool),
    List(Vec<Node>),
    Table(Table),
}

/// Keys in the order of the file.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Table {
    pub(super) entries: Vec<Entry>,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) node: Node,
}

/// Parses a value typed after `--set PATH=`, at `start`: TOML, or a bare word.
pub(super) fn parse_value(typed: &str, start: usize) -> Node {
    let (value, errors) = DeValue::parse_recoverable(typed);
    if errors.is_empty() {
        let mut node = self::node(&value);
        node.shift(start);
        node
    } else {
        Node {
            value: Value::Text(typed.to_string()),
            span: Span::new(start, start + typed.len()),
        }
    }
}

fn node(value: &toml::Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    Node {
        value: match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => whole(number.as_str(), number.radix()),
            DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(truth) => Value::Truth(*truth),
            DeValue::Datetime(date) => Value::Date(
                date.to_string(),
                date.date.is_some() && date.time.is_none() && date.offset.is_none(),
            ),
            DeValue::Array(items) => Value::List(items.iter().map(node).collect()),
            DeValue::Table(inner) => Value::Table(table(inner)),
        },
        span: Span::new(span.start, span.end),
    }
}

/// An integer. One beyond 64 bits is outside every range, but that is an error of meaning: it is kept as written.
fn whole(digits: &str, radix: u32) -> Value {
    match i64::from_str_radix(digits, radix) {
        Ok(number) => Value::Whole(number),
        Err(_) => Value::Huge(digits.to_string()),
    }
}

pub(super) fn table(inner: &DeTable<'_>) -> Table {
    let mut entries: Vec<Entry> = inner
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: Span::new(key.span().start, key.span().end),
            node: node(value),
        })
        .collect();
    // The order of parties and issues matters: keep that of the file, whatever the parser's map does.
    entries.sort_by_key(|entry| entry.key_span.start);
    Table { entries }
}

impl Node {
    /// The kind in words: `text`, `a number`, …
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "text",
            Value::Whole(_) | Value::Huge(_) | Value::Number(_) => "a number",
            Value::Truth(_) => "true or false",
            Value::Date(..) => "a date or time",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    pub(super) fn number(&self) -> Option<f64> {
        match &self.value {
            Value::Whole(number) => Some(*number as f64),
            // Larger than any range, whatever its base.
            Value::Huge(digits) if digits.starts_with('-') => Some(-1e300),
            Value::Huge(_) => Some(1e300),
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    pub(super) fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The only entry of a table that stands for a number, `{ normal = [60, 4] }`, or probably should.
    pub(super) fn distribution(&self) -> Option<&Entry> {
        let [only] = self.table()?.entries.as_slice() else {
            return None;
        };
        let known = DISTRIBUTIONS.iter().any(|form| form.word == only.key);
        let numbers = || {
            let items = only.node.list().unwrap_or_default();
            !items.is_empty() && items.iter().all(|item| item.number().is_some())
        };
        (known || numbers() && distribution_meant(&only.key).is_some()).then_some(only)
    }

    fn shift(&mut self, by: usize) {
        let move_span = |span: &mut Span| {
            span.start += by;
            span.end += by;
        };
        move_span(&mut self.span);
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(by)),
            Value::Table(table) => {
                for entry in &mut table.entries {
                    move_span(&mut entry.key_span);
                    entry.node.shift(by);
                }
            }
            _ => {}
        }
    }
}

impl Table {
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    pub(super) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    pub(super) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries
            .iter_mut()
            .find(|entry| entry.key == key)
            .map(|entry| &mut entry.node)
    }

    /// Puts a value under a key, replacing the old one or at the end.
    pub(super) fn put(&mut self, key: &str, key_span: Span, node: Node) {
        match self.get_mut(key) {
            Some(old) => *old = node,
            None => self.entries.push(Entry {
                key: key.to_string(),
                key_span,
                node,
            }),
        }
    }

    pub(super) fn remove(&mut self, key: &str) {
        self.entries.retain(|entry| entry.key != key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::diagnostic::{Code, Problem};
    use crate::format::source::Source;
    use crate::format::syntax::parse;

    fn parsed(text: &str) -> Result<Table, Problem> {
        parse(&Source::from_text("a.toml", text)).map_err(|problems| problems[0].clone())
    }

    #[test]
    fn places_are_right_with_a_byte_order_mark_and_windows_line_ends() {
        for text in ["a = 1\nbb = \"x\"\n", "\u{feff}a = 1\r\nbb = \"x\"\r\n"] {
            let table = parsed(text).unwrap();
            let entry = table.entry("bb").unwrap();
            assert_eq!(entry.key_span.of(text), "bb", "{text:?}");
            assert_eq!(entry.node.span.of(text), "\"x\"", "{text:?}");
        }
    }

    #[test]
    fn order_is_that_of_the_file() {
        let text = "[p.z]\n[p.a]\n[p.m.x]\n[p.b]\n[p.m]\n[q]\n";
        let table = parsed(text).unwrap();
        let keys: Vec<&str> = table
            .get("p")
            .unwrap()
            .table()
            .unwrap()
            .entries
            .iter()
            .map(|entry| entry.key.as_str())
            .collect();
        assert_eq!(keys, ["z", "a", "b", "m"]);
    }

    #[test]
    fn deep_nesting_and_huge_numbers_are_no_crash() {
        let deep = format!("a = {}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(parsed(&deep).unwrap_err().code, Code::Syntax);
        let deep = format!("a = {}1{}", "{ b = ".repeat(50_000), "}".repeat(50_000));
        assert_eq!(parsed(&deep).unwrap_err().code, Code::Syntax);
        let deep = format!("[{}a]", "a.".repeat(50_000));
        assert_eq!(parsed(&deep).unwrap_err().code, Code::Syntax);
        let table = parsed("a = 99999999999999999999999\nb = 1e999").unwrap();
        assert!(table.get("a").unwrap().number().unwrap() > 1e6);
        assert!(table.get("b").unwrap().number().unwrap().is_infinite());
    }

    #[test]
    fn typed_values_are_toml_or_bare_words() {
        assert_eq!(parse_value("4.5", 10).number(), Some(4.5));
        assert_eq!(parse_value("4.5", 10).span, Span::new(10, 13));
        assert_eq!(parse_value("mediator", 0).text(), Some("mediator"));
        assert_eq!(parse_value("\"a b\"", 0).text(), Some("a b"));
        assert!(parse_value("{ x = 1 }", 3).table().is_some());
        assert_eq!(parse_value("", 0).text(), Some(""));
    }
}
