//! Settings are written into the tree of the file before it is read, so that they pass the same checks.

use crate::format::diagnostic::{Problem, Span};
use crate::format::domain::is_truth;
use crate::format::places::option_names;
use crate::format::tree::{Node, Table, Value, parse_value};
use crate::scenario::path::first_speaker;
use crate::scenario::{Concession, PathValue, Scenario, Tactic};

use super::dig::dig;
use super::opens::{leads_nowhere, opens};
use super::setting::Setting;

/// Applies settings to the tree of a file whose meaning is `base`, with the paths `known`; `places` are the places of each
/// path and value. If several settings have the same path, the last one counts.
///
/// # Errors
/// Paths that lead nowhere.
pub(in crate::format) fn apply(
    root: &mut Table,
    (base, known): (&Scenario, &[(String, PathValue)]),
    settings: &[Setting],
    places: &[(Span, Span)],
) -> Result<(), Vec<Problem>> {
    let mut problems = Vec::new();
    for (at, (setting, &(path, value))) in settings.iter().zip(places).enumerate() {
        if settings[at + 1..]
            .iter()
            .any(|later| later.path == setting.path)
        {
            continue;
        }
        let steps: Vec<&str> = setting.path.split('.').collect();
        let listed = known.iter().find(|(known, _)| *known == setting.path);
        if listed.is_none() && !opens(root, base, &setting.path) {
            problems.push(leads_nowhere(&setting.path, path, known));
            continue;
        }
        let mut node = parse_value(&setting.value, value.start);
        if matches!(listed, Some((_, PathValue::Name(_))))
            && node.list().is_none()
            && node.table().is_none()
        {
            // A draft or option may be called 2026, or true: where a name is expected, a value without quotes is a name.
            let truth = matches!(node.value, Value::Truth(_)) && is_truth(&setting.path);
            if node.text().is_none() && !truth {
                node.value = Value::Text(setting.value.clone());
            }
        }
        write(root, base, &steps, node, path);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Puts a value at its path, expanding short forms on the way.
fn write(root: &mut Table, base: &Scenario, steps: &[&str], node: Node, path: Span) {
    let party = |id: &str| base.parties.iter().find(|party| party.id == id);
    match steps {
        ["issue", issue, row, option] => {
            let names = dig(root, &["issue", issue])
                .and_then(Node::table)
                .map(option_names);
            let at = names.and_then(|names| names.iter().position(|name| name == option));
            if let (Some(at), Some(Value::List(scores))) =
                (at, value_at(root, &["issue", issue, row]))
                && let Some(score) = scores.get_mut(at)
            {
                *score = node;
                return;
            }
        }
        ["party", id, "no_deal"] if node.table().is_none() || is_drawn(&node, base) => {
            // A new value in points; its change from round to round is kept.
            if let Some(Value::Table(table)) = value_at(root, &["party", id, "no_deal"]) {
                table.entries.retain(|entry| {
                    matches!(entry.key.as_str(), "change_per_round" | "volatility")
                });
                table.put("value", path, node);
                return;
            }
        }
        ["party", id, "no_deal", key] => {
            let drawn = dig(root, &["party", id, "no_deal"]).is_some_and(|old| is_drawn(old, base));
            let old = value_at(root, &["party", id, "no_deal"]);
            let stated = match old {
                Some(Value::Table(_)) if !drawn => None,
                Some(value) => Some(std::mem::replace(value, Value::Truth(false))),
                None => Some(Value::Number(0.0)),
            };
            if let Some(stated) = stated {
                let span = dig(root, &["party", id, "no_deal"]).map_or(node.span, |node| node.span);
                let mut table = Table::default();
                table.put(
                    "value",
                    path,
                    Node {
                        value: stated,
                        span,
                    },
                );
                table.put(key, path, node);
                put(
                    root,
                    &["party", id, "no_deal"],
                    Node {
                        value: Value::Table(table),
                        span,
                    },
                    path,
                );
                return;
            }
        }
        ["weights", id, _] if dig(root, &["weights", id]).is_none() => {
            // The party has no row, so its default row is written out and changed.
            if let Some(party) = party(id) {
                for (issue, &weight) in base.issues.iter().zip(&party.weights) {
                    if weight > 0.0 {
                        let weight = Node {
                            value: Value::Number(weight),
                            span: node.span,
                        };
                        put(root, &["weights", id, &issue.id], weight, path);
                    }
                }
            }
        }
        ["party", id, "patience"] => forget(root, &["party", id], "cost_of_delay"),
        ["party", id, "cost_of_delay"] => forget(root, &["party", id], "patience"),
        ["party", id, "tactic", family, _] => {
            let old = dig(root, &["party", id, "tactic"]);
            let span = old.map_or(node.span, |node| node.span);
            let here = old.and_then(Node::table);
            if here.is_none_or(|table| table.get(family).is_none()) {
                let named = old.and_then(Node::text).map(Tactic::named);
                let stated = match named {
                    Some(tactic) => tactic,
                    None => party(id).map(|party| party.tactic),
                };
                let same = stated.filter(|tactic| tactic.concession.family() == *family);
                let other = || Concession::of_family(family).map(Tactic::of);
                if let Some(tactic) = same.or_else(other) {
                    let mut table = Table::default();
                    table.put(family, path, spelled_out(&tactic, span));
                    let value = Value::Table(table);
                    put(root, &["party", id, "tactic"], Node { value, span }, path);
                }
            }
        }
        ["talks", "first"] if dig(root, steps).is_none() => {
            let default = first_speaker(base.talks.first, &base.parties);
            let default = default.and_then(|first| base.parties.get(first.index()));
            if default.is_some_and(|party| node.text() == Some(&party.id)) {
                return;
            }
        }
        _ => {}
    }
    put(root, steps, node, path);
}

/// True if a no-deal value is a number drawn by chance, not a package of an issue that is called like a distribution.
fn is_drawn(node: &Node, base: &Scenario) -> bool {
    let issue = |id: &str| base.issues.iter().any(|issue| issue.id == id);
    node.distribution().is_some_and(|entry| !issue(&entry.key))
}

/// A tactic with all its keys.
fn spelled_out(tactic: &Tactic, span: Span) -> Node {
    let mut table = Table::default();
    for (key, value) in tactic.settings() {
        let value = match value {
            PathValue::Number(number) => Value::Number(number),
            PathValue::Name(word) => Value::Text(word),
        };
        table.put(key, span, Node { value, span });
    }
    Node {
        value: Value::Table(table),
        span,
    }
}

fn value_at<'t>(root: &'t mut Table, steps: &[&str]) -> Option<&'t mut Value> {
    let (first, rest) = steps.split_first()?;
    let node = root.get_mut(first)?;
    match (&mut node.value, rest) {
        (value, []) => Some(value),
        (Value::Table(table), rest) => value_at(table, rest),
        _ => None,
    }
}

fn forget(root: &mut Table, steps: &[&str], key: &str) {
    if let Some(Value::Table(table)) = value_at(root, steps) {
        table.remove(key);
    }
}

/// Puts a value at a path; tables on the way are created where there are none, and replace anything that is not a table.
fn put(table: &mut Table, steps: &[&str], node: Node, path: Span) {
    match steps {
        [] => {}
        [last] => table.put(last, path, node),
        [first, rest @ ..] => {
            if table.get(first).is_none_or(|node| node.table().is_none()) {
                let empty = Node {
                    value: Value::Table(Table::default()),
                    span: node.span,
                };
                table.put(first, path, empty);
            }
            if let Some(Node {
                value: Value::Table(inner),
                ..
            }) = table.get_mut(first)
            {
                put(inner, rest, node, path);
            }
        }
    }
}
