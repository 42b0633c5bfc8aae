//! Conditions and deals: options of issues.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::format::diagnostic::{Code, Problem};
use crate::format::slug::is_name;
use crate::format::tree::{Node, Value};
use crate::scenario::{Condition, IssueId, OptionId};

use super::names::Names;
use super::walk::{Reader, Section};

/// The condition under a key; `None` if the key is missing.
pub(super) fn condition(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    names: &Names<'_>,
) -> Option<Condition> {
    let inner = reader.open(section, key)?;
    let mut meant = Vec::new();
    for entry in inner.rows() {
        let path = inner.path_of(&entry.key);
        let Some(issue) = names.issue(reader, &entry.key, entry.key_span, &inner.path, &[]) else {
            continue;
        };
        meant.push((issue, one_or_more(reader, issue, &entry.node, &path, names)));
    }
    Some(Condition(meant))
}

/// A condition that must not be empty: without an entry it would always hold.
pub(super) fn needed_condition(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    names: &Names<'_>,
) -> Condition {
    let found = condition(reader, section, key, names).unwrap_or_default();
    if let Some(node) = section.get(key)
        && node.table().is_some_and(|table| table.entries.is_empty())
    {
        let path = section.path_of(key);
        reader.report(
            Problem::new(Code::Empty, format!("'{path}' names no issue"))
                .label(node.span, "nothing in here")
                .help("name at least one issue with its options: { price = 100 }"),
        );
    }
    found
}

fn one_or_more(
    reader: &mut Reader,
    issue: IssueId,
    node: &Node,
    path: &str,
    names: &Names<'_>,
) -> Vec<OptionId> {
    let Value::List(items) = &node.value else {
        return names
            .option(reader, issue, node, path)
            .into_iter()
            .collect();
    };
    if items.is_empty() {
        reader.report(
            Problem::new(Code::Empty, format!("'{path}' lists no option"))
                .label(node.span, "an empty list")
                .help("name at least one option, or remove the issue from this condition"),
        );
    }
    let mut options: BTreeMap<OptionId, &Node> = BTreeMap::new();
    for item in items {
        let Some(option) = names.option(reader, issue, item, path) else {
            continue;
        };
        match options.entry(option) {
            Entry::Occupied(first) => reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("'{path}' names the same option twice"),
                )
                .label(item.span, "again")
                .label(first.get().span, "the first time")
                .help("remove one of the two"),
            ),
            Entry::Vacant(place) => {
                place.insert(item);
            }
        }
    }
    let mut options: Vec<OptionId> = options.into_keys().collect();
    options.sort_unstable();
    options
}

/// The option of every issue, from a table whose fields (if any) are not issues; `None` where it is missing or wrong (and
/// reported).
pub(super) fn text(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
    extra: &[&str],
) -> Vec<Option<OptionId>> {
    let mut text = vec![None; names.issues.len()];
    let mut given = vec![false; names.issues.len()];
    for entry in section.rows() {
        let path = section.path_of(&entry.key);
        let Some(issue) = names.issue(reader, &entry.key, entry.key_span, &section.path, extra)
        else {
            continue;
        };
        given[issue.index()] = true;
        if let Value::List(_) = entry.node.value {
            reader.report(
                Problem::new(
                    Code::WrongType,
                    format!("'{path}' is a list, but a deal has one option for each issue"),
                )
                .label(entry.node.span, "this is a list")
                .help("choose one of the options"),
            );
        } else if let Some(option) = names.option(reader, issue, &entry.node, &path) {
            text[issue.index()] = Some(option);
        }
    }
    let missing: Vec<&str> = names
        .issue_ids()
        .zip(given)
        // An issue whose name cannot be used has been reported, and may be named correctly here.
        .filter_map(|(issue, given)| (!given && is_name(issue)).then_some(issue))
        .collect();
    if !missing.is_empty() {
        let list = missing
            .iter()
            .take(12)
            .map(|issue| format!("'{issue}'"))
            .collect::<Vec<_>>()
            .join(", ");
        let more = if missing.len() > 12 {
            format!(" and {} more", missing.len() - 12)
        } else {
            String::new()
        };
        reader.report(
            Problem::new(
                Code::TextIncomplete,
                format!("'{}' leaves open {list}{more}", section.path),
            )
            .label(section.span, "must have an option for every issue")
            .help(format!("add an option for {list}{more}")),
        );
    }
    text
}

/// The deal, if there is an option for every issue.
pub(super) fn complete(text: Vec<Option<OptionId>>) -> Option<Vec<OptionId>> {
    text.into_iter().collect()
}
