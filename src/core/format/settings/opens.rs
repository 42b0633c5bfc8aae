//! Paths that can be set although nothing is there, and the problem of one that leads nowhere.

use crate::format::diagnostic::{Code, Problem, Span, closest, list_of};
use crate::format::tree::{Node, Table, Value};
use crate::format::vocabulary::{Kind, PROTOCOL, Shape, TACTIC};
use crate::scenario::{Path, PathValue, Role, Scenario};

use super::dig::dig;

/// True for paths that are not listed but can be set: keys that a party could have, and keys that an earlier setting
/// opened.
pub(in crate::format) fn opens(root: &Table, base: &Scenario, path: &str) -> bool {
    let known = |id: &str| base.parties.iter().find(|party| party.id == id);
    match Path::parse(path) {
        Some(
            Path::NoDeal { party }
            | Path::Tactic { party }
            | Path::Patience { party }
            | Path::CostOfDelay { party }
            | Path::ChangePerRound { party }
            | Path::Volatility { party },
        ) => known(party).is_some(),
        Some(Path::NoDealValue { party }) => {
            let no_deal = dig(root, &["party", party, "no_deal"]).and_then(Node::table);
            known(party).is_some() && no_deal.is_none_or(|table| table.get("value").is_some())
        }
        Some(Path::TacticKey { party, family, key }) => {
            known(party).is_some() && takes(&TACTIC, family, key)
        }
        Some(Path::DraftTabled { draft }) => base.drafts.iter().any(|known| known.id == draft),
        Some(Path::Protocol | Path::SettleAfter | Path::SettleReopen) => true,
        Some(Path::ProtocolKey { family, key }) => {
            stated(root, family) && takes(&PROTOCOL, family, key)
        }
        Some(Path::Voter { family, party }) => {
            let signs = known(party).is_some_and(|party| party.role == Role::Signatory);
            family == "klein" && signs && stated(root, family)
        }
        _ => false,
    }
}

/// True if a table under a family's name has a key that takes a number or a word.
fn takes(families: &'static Shape, family: &str, key: &str) -> bool {
    let family = families.field(family).map(|field| &field.kind);
    let Some(Kind::Table(shape)) = family else {
        return false;
    };
    shape
        .field(key)
        .is_some_and(|field| !matches!(field.kind, Kind::Table(_)))
}

/// True if the file, with the settings so far, uses this protocol.
fn stated(root: &Table, protocol: &str) -> bool {
    match dig(root, &["talks", "protocol"]).map(|node| &node.value) {
        Some(Value::Text(name)) => name == protocol,
        Some(Value::Table(table)) => table.get(protocol).is_some(),
        _ => protocol == "alternating-offers",
    }
}

/// The possible first steps of a path.
fn first_steps(known: &[(String, PathValue)]) -> Vec<&str> {
    let mut first: Vec<&str> = known
        .iter()
        .filter_map(|(path, _)| path.split('.').next())
        .collect();
    first.dedup();
    first
}

/// The path with its first wrong step, the one after `right`, replaced by the closest of those that could stand there.
fn with_next_step_repaired(path: &str, right: &str, next: &[&str]) -> Option<String> {
    let rest = match right {
        "" => path,
        _ => path.strip_prefix(right)?.strip_prefix('.')?,
    };
    let (wrong, after) = rest.split_once('.').unwrap_or((rest, ""));
    let meant = closest(wrong, next.iter().copied())?;
    let steps = [right, meant, after].into_iter();
    let steps: Vec<&str> = steps.filter(|step| !step.is_empty()).collect();
    Some(steps.join("."))
}

/// The problem of an invalid path, with a suggestion.
pub(in crate::format) fn leads_nowhere(
    path: &str,
    span: Span,
    known: &[(String, PathValue)],
) -> Problem {
    let paths = || known.iter().map(|(path, _)| path.as_str());
    let problem = Problem::new(
        Code::UnknownPath,
        format!("'{path}' is not a path of this scenario"),
    )
    .label(span, "leads nowhere");
    if known.is_empty() {
        return problem.help("zopa list paths FILE shows all of them");
    }
    // Follows the path as far as it is right, to list what could come next.
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
    let repaired = with_next_step_repaired(path, right, &next);
    let list = list_of(next.into_iter());
    let steps: Vec<&str> = path.split('.').collect();
    let in_the_file = matches!(
        steps.as_slice(),
        ["rule" | "charts" | "sweep", ..]
            | ["party", _, "never", ..]
            | ["issue", _, "options", ..]
            | ["table", "between" | "open", ..]
            | ["talks", "agenda" | "channels", ..]
            | ["meeting", _, "with", ..]
            | ["trust", "pair", _, "between", ..]
            | ["commitment", _, "position", ..]
    );
    let help = if let ["expect", ..] = steps.as_slice() {
        format!(
            "what is expected of the model is no part of it, and is changed in the file. Paths start with {}",
            list_of(first_steps(known).into_iter())
        )
    } else if in_the_file {
        format!(
            "lists such as red lines, rules, agendas, channels and charts are changed in the file. Paths start with {}",
            list_of(first_steps(known).into_iter())
        )
    } else if let ["talks", "protocol", family, key, ..] = steps.as_slice()
        && PROTOCOL.field(family).is_some_and(
            |field| matches!(field.kind, Kind::Table(shape) if shape.field(key).is_some()),
        )
        && !paths().any(|known| known.starts_with(&format!("talks.protocol.{family}")))
    {
        format!("these talks go by another protocol: set talks.protocol={family} before this")
    } else if right == path {
        format!("the path goes on: after '{path}.' comes {list}")
    } else {
        // A number such as `no_deal` can be set under this name, and is listed as `no_deal.value`.
        let repaired = repaired.and_then(|repaired| {
            paths().find(|known| {
                known.strip_suffix(".value").unwrap_or(known) == repaired || **known == repaired
            })
        });
        let near = repaired.or_else(|| closest(path, paths()));
        let near = near.map_or(String::new(), |near| format!("did you mean '{near}'? "));
        let after = if right.is_empty() {
            "Paths start with".to_string()
        } else {
            format!("After '{right}.' comes")
        };
        format!("{near}{after} {list}")
    };
    problem.help(help)
}
