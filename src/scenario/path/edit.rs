//! Settings are written into the tree of the file before it is read, so that they pass the same checks.

use crate::scenario::diagnostic::{Code, Problem, Span, closest, list_of};
use crate::scenario::model::Scenario;
use crate::scenario::places::option_names;
use crate::scenario::tactic::{Concession, Tactic};
use crate::scenario::tree::{Node, Table, Value, parse_value};

use super::list::{first_speaker, list};
use super::setting::{PathValue, Setting};
use super::weigh::Row;

/// Applies settings to the tree of a file whose meaning is `base`; `places` say where each path and value stand.
/// Of several settings of the same path the last one counts.
///
/// # Errors
/// Paths that lead nowhere, and weights that cannot add up to 100.
pub(in crate::scenario) fn apply(
    root: &mut Table,
    base: &Scenario,
    settings: &[Setting],
    places: &[(Span, Span)],
) -> Result<(), Vec<Problem>> {
    let known = list(base);
    let mut problems = Vec::new();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for (at, (setting, &(path, value))) in settings.iter().zip(places).enumerate() {
        if settings[at + 1..]
            .iter()
            .any(|later| later.path == setting.path)
        {
            continue;
        }
        let steps: Vec<&str> = setting.path.split('.').collect();
        let listed = known.iter().find(|(known, _)| *known == setting.path);
        if listed.is_none() && !opens(root, base, &steps) {
            problems.push(leads_nowhere(&setting.path, path, &known));
            continue;
        }
        if let ["weights", party, issue] = steps.as_slice() {
            let place = |id: &str| base.parties.iter().position(|party| party.id == id);
            let issue = base.issues.iter().position(|known| known.id == *issue);
            if let (Some(party), Some(issue)) = (place(party), issue) {
                let set = (issue, setting, path, value);
                match rows.iter_mut().find(|row| row.party == party) {
                    Some(row) => row.set.push(set),
                    None => rows.push(Row {
                        party,
                        set: vec![set],
                    }),
                }
            }
            continue;
        }
        let mut node = parse_value(&setting.value, value.start);
        if matches!(listed, Some((_, PathValue::Name(_))))
            && node.list().is_none()
            && node.table().is_none()
        {
            // A draft or option may be called 2026: where a word belongs, a bare number is a word.
            if node.text().is_none() {
                node.value = Value::Text(setting.value.clone());
            }
        }
        write(root, base, &steps, node, path);
    }
    for row in rows {
        if let Err(problem) = row.write(root, base) {
            problems.push(problem);
        }
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Paths that are not listed but can be set: what a party could have, and what an earlier setting opened.
fn opens(root: &Table, base: &Scenario, steps: &[&str]) -> bool {
    match steps {
        ["party", id, rest @ ..] if base.parties.iter().any(|party| party.id == *id) => {
            match rest {
                ["no_deal" | "tactic" | "patience" | "cost_of_delay"] => true,
                ["tactic", family, key] => {
                    Concession::of_family(family).is_some_and(|concession| {
                        let settings = Tactic::of(concession).settings();
                        settings.iter().any(|(known, _)| known == key)
                    })
                }
                ["no_deal", "change_per_round"] => true,
                ["no_deal", "value"] => {
                    let no_deal = dig(root, &["party", id, "no_deal"]).and_then(Node::table);
                    no_deal.is_none_or(|table| table.get("value").is_some())
                }
                _ => false,
            }
        }
        ["talks", "protocol"] => true,
        [
            "talks",
            "protocol",
            "single-text",
            "mediator" | "own_wishes",
        ] => {
            let protocol = dig(root, &["talks", "protocol"]);
            protocol.is_some_and(|node| match &node.value {
                Value::Text(name) => name == "single-text",
                Value::Table(table) => table.get("single-text").is_some(),
                _ => false,
            })
        }
        _ => false,
    }
}

fn dig<'t>(root: &'t Table, steps: &[&str]) -> Option<&'t Node> {
    let (first, rest) = steps.split_first()?;
    let node = root.get(first)?;
    if rest.is_empty() {
        Some(node)
    } else {
        dig(node.table()?, rest)
    }
}

/// Puts a value where its path points, opening short forms on the way.
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
        ["party", id, "no_deal"] if node.table().is_none() => {
            // A new value in points; what it changes by each round stays.
            if let Some(Value::Table(table)) = value_at(root, &["party", id, "no_deal"]) {
                table
                    .entries
                    .retain(|entry| entry.key == "change_per_round");
                table.put("value", path, node);
                return;
            }
        }
        ["party", id, "no_deal", key] => {
            let old = value_at(root, &["party", id, "no_deal"]);
            let stated = match old {
                Some(Value::Table(_)) => None,
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
            let default = first_speaker(base).and_then(|first| base.parties.get(first.index()));
            if default.is_some_and(|party| node.text() == Some(&party.id)) {
                return;
            }
        }
        _ => {}
    }
    put(root, steps, node, path);
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

/// Puts a value at a path; tables on the way are made where there are none, or something that is no table.
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

/// What paths start with.
fn first_steps(known: &[(String, PathValue)]) -> Vec<&str> {
    let mut first: Vec<&str> = known
        .iter()
        .filter_map(|(path, _)| path.split('.').next())
        .collect();
    first.dedup();
    first
}

fn leads_nowhere(path: &str, span: Span, known: &[(String, PathValue)]) -> Problem {
    let paths = || known.iter().map(|(path, _)| path.as_str());
    // As far as the path is right: what could come next?
    let mut right = path;
    let next: Vec<&str> = loop {
        let mut steps: Vec<&str> = paths()
            .filter_map(|known| known.strip_prefix(right)?.strip_prefix('.'))
            .filter_map(|rest| rest.split('.').next())
            .collect();
        steps.dedup();
        match (steps.is_empty(), right.rfind('.')) {
            (false, _) => break steps,
            (true, Some(at)) => right = &right[..at],
            (true, None) => {
                right = "";
                break first_steps(known);
            }
        }
    };
    let list = list_of(next.into_iter());
    let steps: Vec<&str> = path.split('.').collect();
    let in_the_file = matches!(
        steps.as_slice(),
        ["rule" | "charts", ..] | ["party", _, "never", ..] | ["issue", _, "options", ..]
    );
    let help = if in_the_file {
        format!(
            "lists such as red lines, rules and charts are changed in the file. Paths start with {}",
            list_of(first_steps(known).into_iter())
        )
    } else if right == path {
        format!("it goes on: after '{path}.' comes {list}")
    } else {
        let near =
            closest(path, paths()).map_or(String::new(), |near| format!("did you mean '{near}'? "));
        let after = if right.is_empty() {
            "Paths start with".to_string()
        } else {
            format!("After '{right}.' comes")
        };
        format!("{near}{after} {list}")
    };
    Problem::new(
        Code::UnknownPath,
        format!("'{path}' is no path of this scenario"),
    )
    .label(span, "leads nowhere")
    .help(help)
}
