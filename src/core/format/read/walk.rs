//! Walking the tree along the vocabulary: opens tables, takes values of the right kind, reports the rest.

use crate::format::diagnostic::{Code, MOST_PROBLEMS, Problem, Severity, Span, list_of};
use crate::format::examples::EXAMPLES;
use crate::format::slips::{invisible, number_meant};
use crate::format::slug::{is_name, slug};
use crate::format::tree::{Entry, Node, Table, Value};
use crate::format::vocabulary::{
    self, FILE, Kind, MAX_EXPECTATIONS, MAX_ISSUES, MAX_NAME, MAX_PARTIES, MAX_SECTIONS, Meant,
    Need, Rows, Shape,
};
use crate::scenario::{Distribution, Durability, hidden::signs};

use super::meant::meant;

/// The total number of known words that misspelt ones are compared with: a comparison takes about a microsecond.
const MOST_COMPARED: usize = 100_000;

/// Collects problems while the file is read.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
    /// Numbers that are drawn by chance, by path.
    pub(super) drawn: Vec<(String, Distribution)>,
    /// Sections that were written below the heading of another one.
    pub(super) misplaced: Vec<&'static str>,
    /// The names of the parties and of the issues, as the headings of the file give them.
    pub(super) headings: [Vec<String>; 2],
    errors: usize,
    warnings: usize,
    compared: usize,
}

/// An open table of the file, with its path and its shape.
pub(super) struct Section<'t> {
    pub(super) table: &'t Table,
    /// Dotted path: `party.russia`; empty for the file itself.
    pub(super) path: String,
    /// Its heading, or the braces of an inline table.
    pub(super) span: Span,
    pub(super) shape: &'static Shape,
}

/// A section whose name was chosen in the file: `[party.NAME]`.
pub(super) struct Named<'t> {
    pub(super) id: &'t str,
    pub(super) key_span: Span,
    pub(super) section: Section<'t>,
}

impl<'t> Section<'t> {
    pub(super) fn new(table: &'t Table, path: &str, span: Span, shape: &'static Shape) -> Self {
        Section {
            table,
            path: path.to_string(),
            span,
            shape,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&'t Node> {
        self.table.get(key)
    }

    pub(super) fn entry(&self, key: &str) -> Option<&'t Entry> {
        self.table.entry(key)
    }

    /// The dotted path of a key in this section.
    pub(super) fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            key.to_string()
        } else {
            format!("{}.{key}", self.path)
        }
    }

    /// The keys that are not fields but names: rows of parties or issues.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'t Entry> {
        let shape = self.shape;
        self.table
            .entries
            .iter()
            .filter(move |entry| shape.field(&entry.key).is_none() && !is_section(entry))
    }
}

impl Reader {
    pub(super) fn report(&mut self, problem: Problem) {
        // Counted separately: a thousand warnings must not hide the error that makes the scenario unusable.
        let kept = match problem.severity() {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
        };
        if *kept < MOST_PROBLEMS {
            *kept += 1;
            self.problems.push(problem);
        }
    }

    /// True if an error was found in a value, or in anything below it.
    pub(super) fn found_wrong(&self, node: &Node) -> bool {
        let errors = self.problems.iter();
        let errors = errors.filter(|problem| problem.severity() == Severity::Error);
        let places = errors.filter_map(|problem| Some(problem.labels.first()?.span.start));
        has_one_of(node, &places.collect::<Vec<usize>>())
    }

    /// True if no further error is kept, so that its text need not be worked out.
    pub(super) fn full(&self) -> bool {
        self.errors >= MOST_PROBLEMS
    }

    /// True if there is time left to look for what was meant among this many known words.
    pub(super) fn may_compare(&mut self, words: usize) -> bool {
        self.compared = self.compared.saturating_add(words);
        self.compared <= MOST_COMPARED
    }

    /// Opens the table under a key of a section, if it exists.
    pub(super) fn open<'t>(&mut self, parent: &Section<'t>, key: &str) -> Option<Section<'t>> {
        let node = parent.get(key)?;
        let shape = parent.shape.table(key);
        self.open_node(node, &parent.path_of(key), shape)
    }

    /// Opens a table: its kind and its keys are checked, except the names of rows.
    pub(super) fn open_node<'t>(
        &mut self,
        node: &'t Node,
        path: &str,
        shape: &'static Shape,
    ) -> Option<Section<'t>> {
        let Some(table) = node.table() else {
            self.wrong_kind(node, path, &Kind::Table(shape));
            return None;
        };
        let section = Section::new(table, path, node.span, shape);
        self.keys(&section);
        Some(section)
    }

    /// Checks the keys of a section: unknown, not built yet, missing. Rows are checked by code that knows the names.
    pub(super) fn keys(&mut self, section: &Section<'_>) {
        for entry in &section.table.entries {
            match section.shape.field(&entry.key) {
                Some(field) if field.need == Need::Later => {
                    let path = section.path_of(&entry.key);
                    self.not_built(&path, entry.key_span, field.doc);
                }
                None if section.shape.rows.is_none() => {
                    self.unknown_key(section, entry);
                }
                None if section
                    .shape
                    .rows
                    .is_some_and(|(rows, _)| rows != Rows::Sections)
                    && is_section(entry) =>
                {
                    self.unknown_key(section, entry);
                }
                _ => {}
            }
        }
        for field in section.shape.fields {
            // Missing keys of the file itself have errors of their own.
            let needed = field.need == Need::Required && !section.path.is_empty();
            if needed && section.get(field.key).is_none() {
                self.missing(section, field.key);
            }
        }
    }

    pub(super) fn missing(&mut self, section: &Section<'_>, key: &str) {
        let doc = section.shape.field(key).map_or("", |field| field.doc);
        self.report(
            Problem::new(
                Code::KeyMissing,
                format!("'{}' needs '{key}'", section.path),
            )
            .label(section.span, format!("'{key}' is missing here"))
            .help(format!("add {key} = …  ({})", doc.trim_end_matches('.'))),
        );
    }

    pub(super) fn not_built(&mut self, what: &str, span: Span, doc: &str) {
        let about = if doc.is_empty() {
            String::new()
        } else {
            format!(" ({doc})")
        };
        self.report(
            Problem::new(
                Code::NotBuiltYet,
                format!("'{what}' is part of the format{about}, but not built yet in this version"),
            )
            .label(span, "not built yet")
            .help("remove it or put # before each of its lines"),
        );
    }

    fn unknown_key(&mut self, section: &Section<'_>, entry: &Entry) {
        if self.full() {
            return;
        }
        let known = || section.shape.built().map(|field| field.key);
        let place = match section.path.as_str() {
            "" => "at the top of the file".to_string(),
            path => format!("in '{path}'"),
        };
        let message = format!("unknown key '{}' {place}", entry.key);
        let problem =
            Problem::new(Code::UnknownKey, message).label(entry.key_span, "not known here");
        let allowed = match known().next() {
            None => "nothing is allowed here".to_string(),
            Some(_) => format!("allowed here: {}", list_of(known())),
        };
        // A key of the file itself may only be under the wrong heading, which is tried first.
        let help = match meant(&entry.key, known) {
            _ if let Some(help) = self.below(section, entry) => help,
            _ if let Some(help) = self.weights_without_heading(entry) => help,
            _ if let Some(help) = other_word(&section.path, &entry.key) => help,
            Some(near) => format!("did you mean '{near}'? {}", sentence(&allowed)),
            None => allowed,
        };
        self.report(problem.help(help));
    }

    /// The advice for a section, or a key of the file itself, that comes after a heading and so belongs to that section.
    fn below(&mut self, section: &Section<'_>, entry: &Entry) -> Option<String> {
        let field = FILE.field(&entry.key)?;
        let inside_braces = entry.key_span.end <= section.span.end;
        if section.path.is_empty() || field.need == Need::Later || inside_braces {
            return None;
        }
        let instead = match (&field.kind, entry.node.table()) {
            (Kind::Table(shape), Some(table)) => match (shape.rows, table.entries.first()) {
                (Some((Rows::Sections, _)), Some(first)) => {
                    format!(", or write [{}.{}]", field.key, first.key)
                }
                _ => format!(", or write [{}]", field.key),
            },
            (Kind::Table(_), None) => return None,
            _ => String::new(),
        };
        self.misplaced.push(field.key);
        Some(format!(
            "this line is below [{}] and so belongs to it: put it above the first [section]{instead}",
            section.path
        ))
    }

    /// The advice for a party's row of weights that is in another section.
    fn weights_without_heading(&self, entry: &Entry) -> Option<String> {
        let [parties, issues] = &self.headings;
        let row = entry.node.table()?;
        let weighs = |entry: &Entry| issues.contains(&entry.key);
        let looks = parties.contains(&entry.key)
            && !row.entries.is_empty()
            && row.entries.iter().all(weighs);
        looks.then(|| {
            "these look like weights: is the line [weights] missing above them?".to_string()
        })
    }

    /// Drops problems that follow only from a misplaced section.
    pub(super) fn without_followups(&mut self) {
        if self.misplaced.is_empty() {
            return;
        }
        self.problems.retain(|problem| {
            !matches!(
                problem.code,
                Code::SchemaMissing
                    | Code::TooFewParties
                    | Code::TooFewSignatories
                    | Code::WrongRole
                    | Code::NoIssues
                    | Code::NothingWeighs
                    | Code::TextIncomplete
                    | Code::UnknownParty
                    | Code::UnknownIssue
                    | Code::UnknownOption
                    | Code::UnknownDraft
                    | Code::NoTrust
            )
        });
    }

    /// The sections `[KIND.NAME]` of the file, in file order; or those of another section.
    pub(super) fn sections<'t>(
        &mut self,
        parent: &Section<'t>,
        kind: &'static str,
    ) -> Vec<Named<'t>> {
        let Some(all) = self.open(parent, kind) else {
            return Vec::new();
        };
        let most = match kind {
            "party" => MAX_PARTIES,
            "issue" => MAX_ISSUES,
            "election" => Durability::MOST_ELECTIONS,
            "spoiler" => Durability::MOST_SPOILERS,
            "expect" => MAX_EXPECTATIONS,
            _ => MAX_SECTIONS,
        };
        let entries = &all.table.entries;
        if let Some(first_over) = entries.get(most) {
            self.report(
                Problem::new(
                    Code::TooMany,
                    format!(
                        "{} sections [{}.…], but at most {most} are allowed",
                        entries.len(),
                        all.path
                    ),
                )
                .label(first_over.key_span, format!("number {}", most + 1))
                .help("put together what belongs together, or leave out what changes nothing"),
            );
        }
        let shape = match all.shape.rows {
            Some((Rows::Sections, Kind::Table(shape))) => *shape,
            _ => all.shape,
        };
        let mut found = Vec::new();
        for entry in entries.iter().take(most) {
            if entry.key.len() > MAX_NAME {
                self.long_name(
                    &entry.key,
                    entry.key_span,
                    &format!("a section of '{}'", all.path),
                );
                continue;
            }
            let path = all.path_of(&entry.key);
            self.name(&entry.key, entry.key_span, &format!("the name of '{path}'"));
            if entry.node.table().is_none() {
                // A key such as `[party] name = …` lacks the name of the section.
                let expected = format!("[{path}]");
                self.report(
                    Problem::new(
                        Code::WrongType,
                        format!("'{path}' is {}, but must be a section", entry.node.kind()),
                    )
                    .label(entry.node.span, format!("this is {}", entry.node.kind()))
                    .help(format!(
                        "write the heading {expected} and its keys below, or {{ … }}"
                    )),
                );
                continue;
            }
            if let Some(section) = self.open_node(&entry.node, &path, shape) {
                found.push(Named {
                    id: &entry.key,
                    key_span: entry.key_span,
                    section,
                });
            }
        }
        found
    }

    /// True if a name can be used in paths; otherwise it is reported.
    pub(super) fn name(&mut self, name: &str, span: Span, what: &str) -> bool {
        if name.len() > MAX_NAME {
            self.long_name(name, span, what);
            return false;
        }
        if is_name(name) {
            return true;
        }
        let problem = Problem::new(Code::BadName, format!("{what} cannot be '{name}'"))
            .label(span, "small letters, digits and hyphens only");
        let help = match slug(name) {
            Some(slug) => format!("call it '{slug}'; what people read goes into `title` or `name`"),
            None => "start with a small letter or a digit, for example 'first-option'".to_string(),
        };
        self.report(problem.help(help));
        false
    }

    /// Reads `true` or `false` under a key.
    pub(super) fn truth(&mut self, section: &Section<'_>, key: &str) -> Option<bool> {
        let node = section.get(key)?;
        let Value::Truth(truth) = node.value else {
            self.wrong_kind(node, &section.path_of(key), &Kind::Truth);
            return None;
        };
        Some(truth)
    }

    /// Reads the text under a key; text without a letter is an error.
    pub(super) fn text(&mut self, section: &Section<'_>, key: &str) -> Option<String> {
        let node = section.get(key)?;
        self.text_of(node, &section.path_of(key), &Kind::Text)
            .map(|text| text.replace("\r\n", "\n"))
    }

    pub(super) fn text_of<'t>(
        &mut self,
        node: &'t Node,
        path: &str,
        kind: &Kind,
    ) -> Option<&'t str> {
        let Some(text) = node.text() else {
            self.wrong_kind(node, path, kind);
            return None;
        };
        if text.trim().is_empty() {
            self.report(
                Problem::new(Code::Empty, format!("'{path}' is empty"))
                    .label(node.span, "nothing between the quotes")
                    .help("write something, or remove the key"),
            );
            return None;
        }
        if !self.text_fits(text, node.span, path) {
            return None;
        }
        if let Some(sign) = hidden_in(text, path) {
            let help = match sign {
                '\n' | '\t' => "only `brief` and `note` may contain new lines and tabs",
                _ => "remove it, or type the text again",
            };
            self.report(
                Problem::new(
                    Code::HiddenSign,
                    format!(
                        "'{path}' has a {} in it, U+{:04X}",
                        match invisible(sign) {
                            _ if sign.is_control() => "control character",
                            named => named.unwrap_or("hidden character"),
                        },
                        u32::from(sign)
                    ),
                )
                .label(node.span, "an invisible character")
                .help(help),
            );
            return None;
        }
        Some(text)
    }

    /// Reports a value of the wrong kind.
    pub(super) fn wrong_kind(&mut self, node: &Node, path: &str, wanted_kind: &Kind) {
        let (wanted, example) = wanted_kind.words();
        let found = node.kind();
        let what = if path.is_empty() {
            "the value".to_string()
        } else {
            format!("'{path}'")
        };
        let mut help = match (node.number(), wanted.as_str()) {
            (Some(number), "a name" | "text" | "an option") => {
                format!("write it in quotes: \"{number}\"")
            }
            _ => format!("write {example}"),
        };
        if matches!(&node.value, Value::Text(text) if text.trim().parse::<f64>().is_ok())
            && wanted.contains("number")
        {
            help = "numbers are written without quotes".to_string();
        } else if let Value::Text(text) = &node.value
            && wanted.contains("number")
            && let Some(meant) = number_meant(text)
        {
            help = match share_meant(text, wanted_kind) {
                Some(share) => share,
                None => meant,
            };
        }
        if matches!(&node.value, Value::List(items) if items.iter().all(|item| item.table().is_some()) && !items.is_empty())
            && wanted.contains("table")
        {
            help = format!("write the heading with one pair of brackets: [{path}]");
        }
        self.report(
            Problem::new(
                Code::WrongType,
                format!("{what} is {found}, but must be {wanted}"),
            )
            .label(node.span, format!("this is {found}"))
            .help(help),
        );
    }
}

/// The advice for a percentage where a share from 0 to 1 belongs: "30% is 0.3".
fn share_meant(text: &str, kind: &Kind) -> Option<String> {
    let percent: f64 = text.trim().strip_suffix('%')?.trim().parse().ok()?;
    let share = kind.bounds().is_share() && (0.0..=100.0).contains(&percent);
    share.then(|| share_of(percent))
}

/// "shares are written from 0 to 1: 30% is 0.3".
pub(super) fn share_of(percent: f64) -> String {
    format!(
        "shares are written from 0 to 1: {}% is {}",
        shown(percent),
        shown(percent / 100.0)
    )
}

/// The advice for a key that is a term of the field but not of the format: "BATNA is called `no_deal` here".
pub(super) fn other_word(path: &str, key: &str) -> Option<String> {
    Some(match vocabulary::meant(path, key)? {
        Meant::Key(here) => format!("{key} is called `{here}` here{}", example_of(path, here)),
        Meant::Otherwise(help) => help.to_string(),
    })
}

/// An example of a key in its section, where there is one.
fn example_of(path: &str, key: &str) -> String {
    let section = path.split('.').next().unwrap_or_default();
    let inner = path
        .split('.')
        .nth(2)
        .map_or(String::new(), |inner| format!("{inner}."));
    let name = format!("{section}.X");
    let of = |(of, its_key, _): &&(&str, &str, _)| {
        (*of == section || *of == name) && *its_key == format!("{inner}{key}")
    };
    let lines = EXAMPLES.iter().find(of).map(|(.., lines)| *lines);
    lines
        .and_then(<[_]>::first)
        .map_or_else(String::new, |line| format!(", for example {line}"))
}

/// The first character that must not occur in a text that is shown; longer texts may have new lines and tabs.
fn hidden_in(text: &str, path: &str) -> Option<char> {
    let key = path.rsplit('.').next();
    let long = matches!(key, Some("brief" | "note")) && !path.contains(".options.");
    let layout = |at: usize, sign: char| {
        matches!(sign, '\n' | '\t') || sign == '\r' && text[at..].starts_with("\r\n")
    };
    signs(text)
        .find(|&(at, sign, hidden)| hidden && !(long && layout(at, sign)))
        .map(|(_, sign, _)| sign)
}

/// True if one of the places is in a value, or in anything below it.
fn has_one_of(node: &Node, places: &[usize]) -> bool {
    let in_it = |span: Span| places.iter().any(|&at| span.start <= at && at < span.end);
    let below = || {
        let entries = node.table().map_or(&[][..], |table| &table.entries);
        let mut entries = entries.iter();
        entries.any(|entry| in_it(entry.key_span) || has_one_of(&entry.node, places))
    };
    in_it(node.span) || below()
}

/// True if an entry among names of parties or issues is a section of the file: `party.a = { … }`, a table of tables.
fn is_section(entry: &Entry) -> bool {
    FILE.field(&entry.key)
        .is_some_and(|field| field.need != Need::Later)
        && entry.node.table().is_some_and(|table| {
            !table.entries.is_empty()
                && table
                    .entries
                    .iter()
                    .all(|inner| inner.node.table().is_some())
        })
}

/// `allowed: …` as the second sentence of a help text.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A number as it was probably written: huge ones without a hundred zeros.
pub(super) fn shown(number: f64) -> String {
    if number.abs() >= 1e15 || number != 0.0 && number.abs() < 1e-9 {
        format!("{number:e}")
    } else {
        format!("{number}")
    }
}
