//! The format for people to read, generated from the vocabulary that the reader uses: sections, keys, their values, their
//! defaults, and an example of each form.

use super::examples::EXAMPLES;
use super::vocabulary::{Bounds, DISTRIBUTIONS, FILE, Field, Kind, LIMIT, Need, Rows, Shape};

/// A section of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionReference {
    /// `party.X`, `time`; `schema` for the key above all sections.
    pub name: String,
    /// The line that begins it in the file: `[party.X]`, or `schema = 1`.
    pub heading: String,
    /// Its purpose, in one line.
    pub doc: &'static str,
    /// True if a file must have it.
    pub needed: bool,
    /// Its keys, each followed by the keys of the table that it may be.
    pub entries: Vec<EntryReference>,
}

/// A key of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryReference {
    /// The path from the section: `no_deal`, `no_deal.war.win`; words in capitals stand for names of the file.
    pub key: String,
    /// The kinds of value it takes: `a number or a table`.
    pub kind: String,
    /// The range of a number: `from 0 to 100`; `None` if there is nothing to say.
    pub range: Option<String>,
    /// True if its number may be given as a distribution ([`distributions`]).
    pub drawn: bool,
    /// The words to choose from; empty if any text or number is allowed.
    pub choices: Vec<ChoiceReference>,
    /// The value used if the key is not given; `None` if there is none.
    pub default: Option<&'static str>,
    /// True if its section, or its table, must have it.
    pub needed: bool,
    /// Its meaning, in one line.
    pub doc: &'static str,
    /// Whole lines to copy, one for each form.
    pub examples: &'static [&'static str],
}

/// A word that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceReference {
    /// The word.
    pub word: &'static str,
    /// Its meaning, in a few words.
    pub doc: &'static str,
}

/// All sections of the format in the order of a file, except those not built yet.
///
/// ```
/// # extern crate zopa_core as zopa;
/// let sections = zopa::format::reference();
/// let party = sections.iter().find(|section| section.name == "party.X").unwrap();
/// let patience = party.entries.iter().find(|entry| entry.key == "patience").unwrap();
/// assert_eq!(patience.range.as_deref(), Some("above 0 and at most 1"));
/// assert_eq!(patience.default, Some("1"));
/// ```
pub fn reference() -> Vec<SectionReference> {
    FILE.built().map(section).collect()
}

/// The distributions that may take the place of a number: an example of each, and the meaning of its numbers.
pub fn distributions() -> Vec<(&'static str, &'static str)> {
    let forms = DISTRIBUTIONS.iter();
    forms.map(|form| (form.example, form.doc)).collect()
}

fn section(field: &'static Field) -> SectionReference {
    let mut name = field.key.to_string();
    let mut heading = format!("{name} = 1");
    let mut entries = Vec::new();
    if let Kind::Table(shape) = &field.kind {
        let shape = match shape.rows {
            Some((Rows::Sections, Kind::Table(inner))) => {
                name.push_str(".X");
                *inner
            }
            _ => *shape,
        };
        heading = format!("[{name}]");
        keys(shape, &name, "", &mut entries);
    }
    SectionReference {
        name,
        heading,
        doc: field.doc,
        needed: field.need == Need::Required,
        entries,
    }
}

/// Appends the keys of a table, each followed by those of the tables below it.
fn keys(shape: &'static Shape, section: &str, before: &str, entries: &mut Vec<EntryReference>) {
    for field in shape.built() {
        let (doc, default) = match field.doc.split_once(" Default: ") {
            Some((doc, default)) => (doc, Some(default.trim_end_matches('.'))),
            None => (field.doc, None),
        };
        let needed = field.need == Need::Required;
        let key = format!("{before}{}", field.key);
        let about = (doc, default, needed);
        entry(section, key, &field.kind, about, entries);
    }
    if let Some((rows, kind)) = shape.rows {
        let (name, doc) = row(rows, kind, section, before);
        let key = format!("{before}{name}");
        entry(section, key, kind, (doc, None, false), entries);
    }
}

/// The placeholder for the names of rows, and the meaning of a row.
fn row(rows: Rows, kind: &Kind, section: &str, before: &str) -> (&'static str, &'static str) {
    match (rows, section, before) {
        (Rows::Parties, "weights", _) => ("PARTY", "The row of a party."),
        (Rows::Parties, "issue.X", _) => (
            "PARTY",
            "What the options are worth to a party: a list with one score each, or for a range its two ends or a peak.",
        ),
        (Rows::Parties, ..) if matches!(kind, Kind::Choice(_)) => {
            ("PARTY", "How this signatory votes.")
        }
        (Rows::Parties, ..) => ("PARTY", "Points for this party."),
        (Rows::Issues, "weights", _) => (
            "ISSUE",
            "The weight of an issue for the party. What counts is its share: weight / total of the row.",
        ),
        (Rows::Issues, _, "no_deal.") => (
            "ISSUE",
            "No deal as a package: one option of every issue, worth what the party's own scores say.",
        ),
        (Rows::Issues, "ratifier.X", before) if before.ends_with("weights.") => (
            "ISSUE",
            "The weight of an issue for the member; what counts is its share of the row's total.",
        ),
        (Rows::Issues, "ratifier.X", before) if before.ends_with("scores.") => (
            "ISSUE",
            "What the options are worth to the member: a table with one score for each, or for a range its two ends or a peak.",
        ),
        (Rows::Issues, "durability", before) if !before.ends_with("cancels.") => {
            ("ISSUE", "Its options, each with a number.")
        }
        (Rows::Issues, ..) if matches!(kind, Kind::Option) => ("ISSUE", "One option of it."),
        (Rows::Issues, ..) => ("ISSUE", "The options that are meant: one, or a list."),
        (Rows::Sections, "trust", _) => {
            ("X", "Two parties and their trust; X is a name of your own.")
        }
        (Rows::Sections, "ratifier.X", _) => ("NAME", "A member, by a name of your own."),
        (Rows::Sections, "durability", _) => ("X", "One of them, by a name of your own."),
        (Rows::Sections, ..) => ("X", "A section."),
        (Rows::SomeOptions, _, before) if before.starts_with("ends") => (
            "OPTION",
            "The years for which this option is in force, 1 to 100.",
        ),
        (Rows::SomeOptions, ..) => ("OPTION", "The share that this option takes away, 0 to 1."),
        (Rows::Options, ..) if !matches!(kind, Kind::Text) => {
            ("OPTION", "The score of this option.")
        }
        (Rows::Options, ..) => ("NAME", "What people read for this option."),
    }
}

fn entry(
    section: &str,
    key: String,
    kind: &'static Kind,
    (doc, default, needed): (&'static str, Option<&'static str>, bool),
    entries: &mut Vec<EntryReference>,
) {
    let below = format!("{key}.");
    entries.push(EntryReference {
        kind: kind.words().0,
        range: range(kind),
        drawn: may_be_drawn(kind),
        choices: choices(kind),
        default,
        needed,
        doc,
        examples: examples(section, &key),
        key,
    });
    for shape in tables(kind) {
        keys(shape, section, &below, entries);
    }
}

/// The tables that a value may be.
fn tables(kind: &'static Kind) -> Vec<&'static Shape> {
    match kind {
        Kind::Table(shape) => vec![shape],
        Kind::List(item) => tables(item),
        Kind::AnyOf(kinds) => kinds.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

fn choices(kind: &'static Kind) -> Vec<ChoiceReference> {
    match kind {
        Kind::Choice(words) => words
            .iter()
            .filter(|word| word.built)
            .map(|word| ChoiceReference {
                word: word.word,
                doc: word.doc,
            })
            .collect(),
        Kind::List(item) => choices(item),
        Kind::AnyOf(kinds) => kinds.iter().flat_map(choices).collect(),
        _ => Vec::new(),
    }
}

fn may_be_drawn(kind: &Kind) -> bool {
    match kind {
        Kind::Number(bounds) => bounds.drawn,
        Kind::List(item) => may_be_drawn(item),
        Kind::AnyOf(kinds) => kinds.iter().any(may_be_drawn),
        _ => false,
    }
}

fn range(kind: &Kind) -> Option<String> {
    match kind {
        // The widest range is a bound of the arithmetic and says nothing about the key.
        Kind::Number(Bounds { min, max, .. }) if *min <= -LIMIT && *max >= LIMIT => None,
        Kind::Number(Bounds {
            min, max, above, ..
        }) if *max >= LIMIT => Some(if *above {
            format!("above {min}")
        } else {
            format!("{min} or more")
        }),
        Kind::Number(bounds) => Some(bounds.words()),
        Kind::Whole(min, max) => Some(format!("from {min} to {max}")),
        Kind::List(item) => range(item),
        Kind::AnyOf(kinds) => kinds.iter().find_map(range),
        _ => None,
    }
}

fn examples(section: &str, key: &str) -> &'static [&'static str] {
    EXAMPLES
        .iter()
        .find(|(in_section, of_key, _)| *in_section == section && *of_key == key)
        .map_or(&[], |(_, _, lines)| lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Source, read};

    const SWEPT: &str = "axes = [{ set = \"party.buyer.no_deal.value\", from = 0, to = 60 }]";
    const SWEPT_BY_FILE: &str = "axes = [{ set = \"party.buyer.no_deal.value\" }]";

    /// A small scenario with one more line, or with one replaced.
    fn with(section: &str, line: &str) -> String {
        let key = line.split(' ').next().unwrap_or_default();
        let mut sections: Vec<(&str, Vec<&str>)> = vec![
            ("[party.buyer]", vec![]),
            ("[party.seller]", vec![]),
            (
                "[issue.price]",
                vec![
                    "range = { from = 50, to = 150, step = 5 }",
                    "buyer = { from = 100, to = 0 }",
                    "seller = { from = 0, to = 100 }",
                ],
            ),
            (
                "[issue.terms]",
                vec![
                    "options = [\"cash\", \"credit\"]",
                    "buyer = [0, 100]",
                    "seller = [100, 0]",
                ],
            ),
        ];
        if line.contains("broker") {
            sections.push(("[party.broker]", vec!["role = \"mediator\""]));
            sections[3].1.push("broker = [50, 50]");
        }
        let heading = match section {
            "party.X" => "[party.buyer]".to_string(),
            "issue.X" if line.starts_with("range") || line.starts_with("buyer = {") => {
                "[issue.price]".to_string()
            }
            "issue.X" => "[issue.terms]".to_string(),
            _ => format!("[{}]", section.replace(".X", ".it")),
        };
        let company: &[&str] = match (section, key) {
            ("link.X", _) => &["party = \"buyer\"", "when = { price = 50 }", "change = 5"],
            ("rule.X", "if" | "then" | "why") => {
                &["if = { terms = \"credit\" }", "then = { price = 150 }"]
            }
            ("draft.X", _) => &[
                "by = \"seller\"",
                "text = { price = 100, terms = \"cash\" }",
            ],
            ("table", _) => &[
                "between = [\"buyer\", \"seller\"]",
                "tentative = { terms = \"cash\" }",
            ],
            ("meeting.X", "needs") => &["with = [\"buyer\", \"seller\"]"],
            ("meeting.X", _) => &["with = [\"buyer\", \"seller\"]", "round = 2"],
            ("lever.X", _) => &["held_by = \"seller\"", "hits = { buyer = -5 }"],
            ("shock.X", _) => &["chance = 0.1"],
            ("commitment.X", _) => &[
                "party = \"buyer\"",
                "position = { terms = \"credit\" }",
                "cost = 5",
            ],
            ("expect.X", "of" | "draft") => &[
                "what = \"worth\"",
                "of = \"seller\"",
                "draft = \"first\"",
                "above = 10",
            ],
            ("expect.X", "above" | "below") => {
                &["what = \"worth\"", "of = \"seller\"", "draft = \"first\""]
            }
            ("expect.X", _) => &["what = \"handshake\"", "at_least = 0.05"],
            ("sweep.X", "points") => &["design = \"sobol\"", SWEPT],
            ("sweep.X", "columns") => &["design = \"list\"", "file = \"cells.csv\"", SWEPT_BY_FILE],
            ("sweep.X", "file") => &["design = \"list\"", SWEPT_BY_FILE],
            ("sweep.X", "level") => &["design = \"boundary\"", SWEPT],
            ("durability", "breach_risk") => &[],
            ("durability", "ends") => &[
                "breach_risk = 0.1",
                "deterrence = { terms = { credit = 0.5 } }",
            ],
            ("durability", _) => &["breach_risk = 0.1"],
            ("ratifier.X", key) if key.starts_with("member.") => {
                &["for = \"buyer\"", "quota = { yes = 1 }"]
            }
            ("ratifier.X", "noise") => &[
                "for = \"buyer\"",
                "quota = { yes = 1 }",
                "member.ann = { no_deal = 40 }",
            ],
            ("ratifier.X", "quota") if line.contains("people") => &[
                "for = \"buyer\"",
                "member.ann = { no_deal = 40, people = 3, seats = 3 }",
                "member.ben = { no_deal = 50, people = 1, seats = 6 }",
            ],
            ("ratifier.X", _) => &[
                "for = \"buyer\"",
                "quota = { yes = 5, of = 9 }",
                "votes = { value = 50, spread = 10 }",
            ],
            _ => &[],
        };
        if section == "expect.X" {
            let text = "text = { price = 100, terms = \"cash\" }";
            sections.push(("[draft.first]", vec![text]));
            sections[1].1.push("no_deal = 60");
        }
        if key == "needs" {
            sections.push(("[trust]", vec![]));
        }
        if !sections.iter().any(|(known, _)| *known == heading) {
            sections.push((&heading, company.to_vec()));
        }
        let mut text = "schema = 1\n".to_string();
        for (known, lines) in sections {
            text.push_str(known);
            text.push('\n');
            let here = known == heading;
            let kept = lines
                .into_iter()
                .filter(|other| !here || other.split(' ').next() != Some(key));
            for line in kept.chain(here.then_some(line)) {
                text.push_str(line);
                text.push('\n');
            }
        }
        text
    }

    #[test]
    fn every_example_can_be_copied() {
        for (section, key, lines) in EXAMPLES {
            for line in *lines {
                let text = with(section, line);
                if let Err(problems) = read(&Source::from_text("a.toml", text.as_str()), &[]) {
                    panic!(
                        "{section} {key}: {}\n{text}",
                        problems.render(Default::default())
                    );
                }
            }
        }
    }

    #[test]
    fn the_reference_is_whole_and_says_nothing_that_is_not_built() {
        let sections = reference();
        let names: Vec<&str> = sections.iter().map(|part| part.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "schema",
                "scenario",
                "time",
                "party.X",
                "weights",
                "issue.X",
                "link.X",
                "rule.X",
                "table",
                "draft.X",
                "talks",
                "meeting.X",
                "lever.X",
                "trust",
                "shock.X",
                "commitment.X",
                "ratifier.X",
                "durability",
                "uncertainty",
                "expect.X",
                "sweep.X",
                "charts"
            ]
        );
        let entry = |section: &str, key: &str| {
            let section = sections.iter().find(|part| part.name == section);
            section
                .and_then(|part| part.entries.iter().find(|entry| entry.key == key))
                .unwrap_or_else(|| panic!("{section:?} has no {key}"))
        };
        for (section, key, lines) in EXAMPLES {
            assert_eq!(entry(section, key).examples, *lines, "{section} {key}");
        }
        // Every key at the top of a section can be copied.
        for part in &sections {
            for entry in part.entries.iter().filter(|entry| !entry.key.contains('.')) {
                assert!(!entry.examples.is_empty(), "{} {}", part.name, entry.key);
            }
        }
        assert_eq!(entry("party.X", "role").choices.len(), 4);
        assert_eq!(entry("party.X", "role").default, Some("\"signatory\""));
        assert_eq!(entry("party.X", "no_deal").kind, "a number or a table");
        assert!(entry("party.X", "no_deal.war.win").needed);
        assert_eq!(
            entry("issue.X", "PARTY").range.as_deref(),
            Some("from 0 to 100")
        );
        assert_eq!(
            entry("weights", "PARTY.ISSUE").range.as_deref(),
            Some("0 or more")
        );
        assert!(entry("ratifier.X", "quota.yes").needed);
        let whole = format!("{sections:?}");
        for later in ["influence", "resource-dependent", "belief"] {
            assert!(!whole.contains(later), "{later}");
        }
    }
}
