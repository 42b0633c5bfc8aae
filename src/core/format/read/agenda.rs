//! `talks.agenda` and `talks.settle`: the order in which issues are agreed, and which are closed early.

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::{AGENDA_ITEM, Kind};
use crate::scenario::{IssueId, Settle};

use super::names::Names;
use super::walk::{Reader, Section};

/// The default number of successive rounds on which the asks must coincide.
const AFTER: u32 = 2;

/// Puts every issue into exactly one item: those that the file lists, then the rest in file order, each by itself.
pub(super) fn agenda(
    reader: &mut Reader,
    section: &Section<'_>,
    names: &Names<'_>,
) -> Option<Vec<Vec<IssueId>>> {
    let node = section.get("agenda")?;
    let path = section.path_of("agenda");
    let Some(items) = node.list() else {
        reader.wrong_kind(node, &path, &Kind::List(&AGENDA_ITEM));
        return None;
    };
    let mut seen: Vec<Option<Span>> = vec![None; names.issues.len()];
    let mut agenda = Vec::new();
    for item in items {
        let together = match &item.value {
            Value::List(together) if together.is_empty() => {
                reader.report(
                    Problem::new(
                        Code::Empty,
                        format!("'{path}' has an item without an issue"),
                    )
                    .label(item.span, "an empty list")
                    .help("name the issues that are agreed together, or remove it"),
                );
                continue;
            }
            Value::List(together) => together.as_slice(),
            Value::Text(_) => std::slice::from_ref(item),
            _ => {
                reader.wrong_kind(item, &path, &AGENDA_ITEM);
                continue;
            }
        };
        let found: Vec<IssueId> = together
            .iter()
            .filter_map(|node| once(reader, node, &path, names, &mut seen))
            .collect();
        if !found.is_empty() {
            agenda.push(found);
        }
    }
    let rest = (0..).zip(&seen).filter(|(_, place)| place.is_none());
    agenda.extend(rest.map(|(at, _)| vec![IssueId(at)]));
    Some(agenda)
}

/// An issue that has not been named before.
fn once(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    names: &Names<'_>,
    seen: &mut [Option<Span>],
) -> Option<IssueId> {
    let issue = names.issue_of(reader, node, path)?;
    let place = seen.get_mut(issue.index())?;
    if let Some(first) = *place {
        let id = names.issues[issue.index()].id;
        reader.report(
            Problem::new(Code::NamedTwice, format!("'{path}' names '{id}' twice"))
                .label(node.span, "again")
                .label(first, "the first time")
                .help("each issue is agreed once: remove one of the two"),
        );
        return None;
    }
    *place = Some(node.span);
    Some(issue)
}

/// Reads whether issues are closed early; the table may be empty.
pub(super) fn settle(reader: &mut Reader, section: &Section<'_>) -> Option<Settle> {
    let inner = reader.open(section, "settle")?;
    let after = reader.whole(&inner, "after");
    let reopen = reader.truth(&inner, "reopen");
    Some(Settle {
        after: after.unwrap_or(AFTER),
        reopen: reopen.unwrap_or(false),
    })
}
