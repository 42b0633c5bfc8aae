//! The names that a file defines, needed to resolve the rest of it: parties, issues, options.

use std::collections::BTreeMap;

use crate::format::diagnostic::{Code, Problem, Span, closest, list_of};
use crate::format::places::option_names;
use crate::format::slug::{is_name, slug};
use crate::format::tree::{Entry, Node, Value};
use crate::format::vocabulary::{Kind, NOT_ISSUES, NOT_PARTIES};
use crate::scenario::{IssueId, OptionId, Options, PartyId};

use super::options::options;
use super::walk::{Named, Reader, Section, other_word, sentence, shown};

/// Parties, issues and options by name.
pub(super) struct Names<'t> {
    pub(super) parties: Vec<(&'t str, Span)>,
    pub(super) issues: Vec<IssueName<'t>>,
    places: BTreeMap<&'t str, u16>,
}

/// An issue by name.
pub(super) struct IssueName<'t> {
    pub(super) id: &'t str,
    pub(super) key_span: Span,
    /// The options; `None` if they are wrong (and reported), so that no further problem is reported about them.
    pub(super) options: Option<Options>,
    /// The place of the options.
    pub(super) options_span: Span,
    /// The titles of options, each with its name.
    pub(super) titles: Vec<(&'t str, &'t str)>,
    /// The index of each option that has a name.
    places: BTreeMap<&'t str, u16>,
}

impl<'t> Names<'t> {
    pub(super) fn gather(reader: &mut Reader, parties: &[Named<'t>], issues: &[Named<'t>]) -> Self {
        for (named, taken, what) in parties
            .iter()
            .map(|named| (named, NOT_PARTIES, "party"))
            .chain(issues.iter().map(|named| (named, NOT_ISSUES, "issue")))
        {
            if taken.contains(&named.id) {
                reader.report(
                    Problem::new(
                        Code::ReservedName,
                        format!("a {what} cannot be called '{}'", named.id),
                    )
                    .label(named.key_span, "this word has a meaning of its own")
                    .help(format!("choose another name, for example '{}-1'", named.id)),
                );
            }
        }
        let places = issues
            .iter()
            .zip(0..)
            .map(|(named, at)| (named.id, at))
            .collect();
        let issues = issues
            .iter()
            .map(|named| {
                let (options, options_span) = options(reader, &named.section);
                let listed = match options {
                    Some(Options::Named(_)) => option_names(named.section.table),
                    _ => Vec::new(),
                };
                IssueName {
                    places: listed.into_iter().zip(0..).collect(),
                    id: named.id,
                    key_span: named.key_span,
                    options,
                    options_span,
                    titles: titles(&named.section),
                }
            })
            .collect();
        Names {
            parties: parties
                .iter()
                .map(|named| (named.id, named.key_span))
                .collect(),
            issues,
            places,
        }
    }

    pub(super) fn party_ids(&self) -> impl Iterator<Item = &'t str> {
        self.parties.iter().map(|(id, _)| *id)
    }

    pub(super) fn issue_ids(&self) -> impl Iterator<Item = &'t str> {
        self.issues.iter().map(|issue| issue.id)
    }

    /// Looks up a party by the name at `span`; `extra` are other words allowed there.
    pub(super) fn party(
        &self,
        reader: &mut Reader,
        name: &str,
        span: Span,
        path: &str,
        extra: &[&str],
    ) -> Option<PartyId> {
        if let Some(at) = self.party_ids().position(|id| id == name) {
            return Some(PartyId(at as u16));
        }
        if reader.full() {
            return None;
        }
        // A name that cannot be used has been reported, and must not be suggested.
        if self.party_ids().any(|id| misspelt(id, name)) {
            return None;
        }
        let known = || usable(self.party_ids()).chain(extra.iter().copied());
        let list = format!("parties here: {}", list_of(usable(self.party_ids())));
        reader.report(unknown(
            Code::UnknownParty,
            "party",
            name,
            span,
            path,
            known(),
            &list,
        ));
        None
    }

    /// Looks up the party named by the text of a value.
    pub(super) fn party_of(&self, reader: &mut Reader, node: &Node, path: &str) -> Option<PartyId> {
        let name = reader.text_of(node, path, &Kind::Party)?;
        self.party(reader, name, node.span, path, &[])
    }

    /// Looks up an issue by the name at `span`; `extra` are other words allowed there.
    pub(super) fn issue(
        &self,
        reader: &mut Reader,
        name: &str,
        span: Span,
        path: &str,
        extra: &[&str],
    ) -> Option<IssueId> {
        if let Some(&at) = self.places.get(name) {
            return Some(IssueId(at));
        }
        if reader.full() {
            return None;
        }
        if self.issue_ids().any(|id| misspelt(id, name)) {
            return None;
        }
        let compared = if reader.may_compare(self.issues.len()) {
            self.issues.len()
        } else {
            0
        };
        let known = || {
            usable(self.issue_ids())
                .take(compared)
                .chain(extra.iter().copied())
        };
        let list = format!("issues here: {}", list_of(usable(self.issue_ids())));
        reader.report(unknown(
            Code::UnknownIssue,
            "issue",
            name,
            span,
            path,
            known(),
            &list,
        ));
        None
    }

    /// Looks up the issue named by the text of a value.
    pub(super) fn issue_of(&self, reader: &mut Reader, node: &Node, path: &str) -> Option<IssueId> {
        let name = reader.text_of(node, path, &Kind::Issue)?;
        self.issue(reader, name, node.span, path, &[])
    }

    /// Looks up an option of an issue that is written as a key: values of a range are numbers there, too.
    pub(super) fn option_of_key(
        &self,
        reader: &mut Reader,
        issue: IssueId,
        entry: &Entry,
        path: &str,
    ) -> Option<OptionId> {
        let ranged = matches!(
            self.issues[issue.index()].options,
            Some(Options::Range { .. })
        );
        let value = match entry.key.parse() {
            Ok(number) if ranged => Value::Number(number),
            _ => Value::Text(entry.key.clone()),
        };
        let span = entry.key_span;
        self.option(reader, issue, &Node { value, span }, path)
    }

    /// Looks up an option of an issue: by name, or by number in a range.
    pub(super) fn option(
        &self,
        reader: &mut Reader,
        issue: IssueId,
        node: &Node,
        path: &str,
    ) -> Option<OptionId> {
        let about = &self.issues[issue.index()];
        let options = about.options.as_ref()?;
        match options {
            Options::Named(names) => {
                let Value::Text(text) = &node.value else {
                    reader.wrong_kind(node, path, &Kind::Option);
                    return None;
                };
                if let Some(&at) = about.places.get(text.as_str()) {
                    return Some(OptionId(at));
                }
                if reader.full() {
                    return None;
                }
                if names.iter().any(|name| misspelt(name, text)) {
                    return None;
                }
                let known = || usable(names.iter().map(String::as_str));
                let list = format!("options of '{}': {}", about.id, list_of(known()));
                let compared = if reader.may_compare(names.len()) {
                    names.len()
                } else {
                    0
                };
                let mut problem = unknown(
                    Code::UnknownOption,
                    &format!("option of '{}'", about.id),
                    text,
                    node.span,
                    path,
                    known().take(compared),
                    &list,
                )
                .label(about.options_span, "the options");
                let by_title = about.titles.iter().find(|(_, title)| title == text);
                if let Some((name, _)) = by_title {
                    problem = problem.help(format!(
                        "this is the title of an option, for people; write its name: \"{name}\""
                    ));
                }
                reader.report(problem);
                None
            }
            Options::Range { from, to, step } => {
                let number = reader.number_of(node, path, &Kind::Option)?;
                let found = grid_index(*from, *to, *step, number);
                if found.is_none() {
                    let near = ((number.clamp(*from, *to) - from) / step).round() * step + from;
                    let near = (near * 1e9).round() / 1e9;
                    reader.report(
                        Problem::new(
                            Code::OffGrid,
                            format!("{} is not a value of '{}'", shown(number), about.id),
                        )
                        .label(node.span, format!("the nearest is {near}"))
                        .label(about.options_span, "the values")
                        .help(format!(
                            "write {near}, or another number from {from} to {to} in steps of {step}"
                        )),
                    );
                }
                found
            }
        }
    }
}

/// The titles that an issue gives to its options, each with the name of its option.
fn titles<'t>(section: &Section<'t>) -> Vec<(&'t str, &'t str)> {
    let options = section.get("options").and_then(Node::table);
    let entries = options.map_or(&[][..], |table| &table.entries);
    let pair = |entry: &'t Entry| Some((entry.key.as_str(), entry.node.text()?));
    entries.iter().filter_map(pair).collect()
}

/// Filters names that can be used.
fn usable<'a>(names: impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    names.filter(|name| is_name(name))
}

/// True if `known` is a name that cannot be used, and `typed` is its correct form.
fn misspelt(known: &str, typed: &str) -> bool {
    !is_name(known) && (known.eq_ignore_ascii_case(typed) || slug(known) == slug(typed))
}

fn unknown<'a>(
    code: Code,
    what: &str,
    name: &str,
    span: Span,
    path: &str,
    known: impl Iterator<Item = &'a str>,
    list: &str,
) -> Problem {
    let kind = what.split(' ').next().unwrap_or(what);
    let other = matches!(kind, "party" | "issue")
        .then(|| other_word(path, name))
        .flatten();
    let help = match closest(name, known) {
        _ if let Some(help) = other => help,
        Some(near) => format!("did you mean '{near}'? {}", sentence(list)),
        None => list.to_string(),
    };
    let article = if what.starts_with(['i', 'o']) {
        "an"
    } else {
        "a"
    };
    Problem::new(
        code,
        format!("'{name}' is not {article} {what} (in '{path}')"),
    )
    .label(span, format!("no such {kind}"))
    .help(help)
}

/// The index of a number in a range, if it is one of its values.
pub(in crate::format) fn grid_index(
    from: f64,
    to: f64,
    step: f64,
    number: f64,
) -> Option<OptionId> {
    let at = ((number - from) / step).round();
    let on_grid = ((from + at * step) - number).abs() <= 1e-9 * number.abs().max(1.0);
    // A number outside the range is not on the grid, and inside it `at` is at most 9,999.
    (number.is_finite() && at >= 0.0 && number <= to + 1e-9 && on_grid)
        .then_some(OptionId(at as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_a_range_are_found_in_spite_of_rounding() {
        assert_eq!(grid_index(0.0, 1.0, 0.1, 0.3), Some(OptionId(3)));
        assert_eq!(grid_index(500.0, 900.0, 100.0, 800.0), Some(OptionId(3)));
        for outside in [450.0, 1000.0, 550.0, -1e300, f64::NAN, f64::INFINITY] {
            assert_eq!(grid_index(500.0, 900.0, 100.0, outside), None);
        }
    }
}
