//! `[sweep.X]`: what varies, by what design, and which questions are asked.

use std::collections::BTreeSet;

use crate::format::diagnostic::{Code, Problem, Span, closest, list_of};
use crate::format::domain::{Domain, domain};
use crate::format::settings::leads_nowhere;
use crate::format::tree::{Node, Table, Value};
use crate::format::vocabulary::{AXIS, Kind, PARTY, VALUES, VARY};
use crate::scenario::{Axis, AxisValues, Design, Path, PathValue, Scenario, Sweep};

use super::sweep_design::{design, show};
use super::sweep_ground::Ground;
use super::tactic::tactic;
use super::walk::{Reader, Section, shown};

/// The default number of runs per cell.
const RUNS: u32 = 100;
/// The default number of steps of an axis.
const STEPS: u32 = 11;
/// The most axes of a sweep.
const MAX_AXES: usize = 1_000;

/// `[sweep.X]`, in file order.
pub(super) fn sweeps(
    reader: &mut Reader,
    file: &Section<'_>,
    scenario: &Scenario,
    text: &str,
) -> Vec<Sweep> {
    let sections = reader.sections(file, "sweep");
    if sections.is_empty() {
        return Vec::new();
    }
    let ground = Ground::new(file, scenario, text);
    sections
        .iter()
        .map(|named| sweep(reader, named.id, &named.section, &ground))
        .collect()
}

fn sweep(reader: &mut Reader, id: &str, section: &Section<'_>, ground: &Ground<'_>) -> Sweep {
    let question = reader.text(section, "question");
    let axes = axes(reader, section, ground);
    let each_option = reader.choice(section, "vary", VARY).is_some();
    if let (true, Some(entry)) = (each_option, section.entry("axes")) {
        let problem = Problem::new(
            Code::ChooseOne,
            format!("'{}' has both 'axes' and 'vary'", section.path),
        );
        let problem = problem.label(entry.key_span, "paths that vary");
        reader.report(problem.help("keep one, and make a second sweep of the other"));
    }
    let design = design(reader, section, &axes, each_option);
    let show = show(reader, section, ground.scenario);
    if let (Design::Boundary { level }, Some(node)) = (&design, section.get("level"))
        && show[0].is_share()
        && !(0.0..=100.0).contains(level)
    {
        reader.report(
            Problem::new(Code::OutOfRange, format!("a chance is never {level}%"))
                .label(node.span, "outside 0 to 100")
                .help("write the level in percent: 50 is an even chance"),
        );
    }
    Sweep {
        id: id.to_owned(),
        question,
        axes,
        each_option,
        design,
        runs: u64::from(reader.whole(section, "runs").unwrap_or(RUNS)),
        width: reader.number(section, "width"),
        show,
        skip_impossible: reader.truth(section, "skip_impossible").unwrap_or(false),
    }
}

fn axes(reader: &mut Reader, section: &Section<'_>, ground: &Ground<'_>) -> Vec<Axis> {
    let Some(node) = section.get("axes") else {
        return Vec::new();
    };
    let path = section.path_of("axes");
    let Some(items) = node.list() else {
        let help = "write a list of tables: axes = [{ set = \"…\", from = …, to = … }]";
        let found = node.kind();
        reader.report(
            Problem::new(
                Code::WrongType,
                format!("'{path}' is {found}, but must be a list of tables"),
            )
            .label(node.span, format!("this is {found}"))
            .help(help),
        );
        return Vec::new();
    };
    if let Some(first_over) = items.get(MAX_AXES) {
        reader.report(
            Problem::new(
                Code::TooMany,
                format!(
                    "'{path}' has {} axes, but at most {MAX_AXES} are allowed",
                    items.len()
                ),
            )
            .label(first_over.span, format!("number {}", MAX_AXES + 1))
            .help("ask one question at a time: let vary what it is about"),
        );
    }
    let mut axes: Vec<Axis> = Vec::new();
    for item in items.iter().take(MAX_AXES) {
        let Some(inner) = reader.open_node(item, &path, &AXIS) else {
            continue;
        };
        if let Some(axis) = axis(reader, &inner, &axes, ground, from_a_file(section)) {
            axes.push(axis);
        }
    }
    axes
}

/// True if the values are in a separate file.
fn from_a_file(section: &Section<'_>) -> bool {
    section.get("design").and_then(Node::text) == Some("list")
}

fn axis(
    reader: &mut Reader,
    section: &Section<'_>,
    before: &[Axis],
    ground: &Ground<'_>,
    given: bool,
) -> Option<Axis> {
    let label = reader.text(section, "label");
    let set = reader.text(section, "set")?;
    let span = section.get("set").map_or(section.span, |node| node.span);
    let set = ground.full(&set);
    if !ground.has(&set) {
        if !reader.full() && !ground.is_in_doubt(reader, &set) {
            // Comparing with very many paths again and again would take too long.
            let known = match reader.may_compare(ground.known.len()) {
                true => ground.known.as_slice(),
                false => &[],
            };
            reader.report(leads_nowhere(&set, span, known));
        }
        return None;
    }
    if before.iter().any(|axis| axis.set == set) {
        let problem = Problem::new(Code::NamedTwice, format!("two axes set '{set}'"));
        reader.report(
            problem
                .label(span, "again")
                .help("keep one; give it more values"),
        );
        return None;
    }
    let with = above(reader, section, "with", before, ground, |text| {
        (text.to_owned(), None)
    });
    let only_if = above(reader, section, "only_if", before, ground, |text| {
        let (path, value) = text.split_once('=').unwrap_or((text, ""));
        (path.trim().to_owned(), Some(value.trim().to_owned()))
    });
    let with = with.map(|(place, _)| place);
    let only_if = only_if.and_then(|(place, value)| {
        condition(reader, section, &before[place], value.unwrap_or_default())
            .map(|value| (place, value))
    });
    let inside = |axis: &Axis| {
        set.strip_prefix(&axis.set)
            .is_some_and(|rest| rest.starts_with('.'))
    };
    if let (Some(outer), None) = (before.iter().find(|axis| inside(axis)), &only_if) {
        let message = format!("'{set}' is inside '{}', which another axis sets", outer.set);
        reader.report(
            Problem::new(Code::BadSweep, message)
                .label(span, "would replace what the other axis sets")
                .help(format!(
                    "let it vary only where it belongs: only_if = \"{}=…\"",
                    outer.set
                )),
        );
        return None;
    }
    let values = if given {
        AxisValues::Given
    } else {
        values(
            reader,
            section,
            &set,
            with.map(|place| &before[place]),
            ground,
        )?
    };
    Some(Axis {
        set,
        label,
        values,
        with,
        only_if,
    })
}

/// The axis above that a key names.
fn above(
    reader: &mut Reader,
    section: &Section<'_>,
    key: &str,
    before: &[Axis],
    ground: &Ground<'_>,
    parts: impl Fn(&str) -> (String, Option<String>),
) -> Option<(usize, Option<String>)> {
    let text = reader.text(section, key)?;
    let (path, value) = parts(&text);
    let path = ground.full(&path);
    let place = before.iter().position(|axis| axis.set == path);
    let Some(place) = place else {
        // An axis whose path leads to an error was left out.
        if ground.is_in_doubt(reader, &path) {
            return None;
        }
        let span = section.get(key).map_or(section.span, |node| node.span);
        let known = || before.iter().map(|axis| axis.set.as_str());
        let help = match closest(&path, known()) {
            Some(near) => format!("did you mean '{near}'?"),
            None if before.is_empty() => {
                "the axis that it names must be above it in the list; this is the first".to_owned()
            }
            None => format!("axes above this one: {}", list_of(known())),
        };
        let message = format!("'{key}' names '{path}', which is not an axis above this one");
        reader.report(
            Problem::new(Code::BadSweep, message)
                .label(span, "no axis above")
                .help(help),
        );
        return None;
    };
    Some((place, value))
}

/// The value of `only_if`, which its axis must take.
fn condition(
    reader: &mut Reader,
    section: &Section<'_>,
    axis: &Axis,
    value: String,
) -> Option<PathValue> {
    let value = match value.parse::<f64>() {
        Ok(number) => PathValue::Number(number),
        Err(_) => PathValue::Name(value),
    };
    if let AxisValues::Listed(listed) = &axis.values
        && listed.contains(&value)
    {
        return Some(value);
    }
    let span = section
        .get("only_if")
        .map_or(section.span, |node| node.span);
    let help = match &axis.values {
        AxisValues::Listed(listed) => {
            let listed: Vec<String> = listed.iter().map(PathValue::to_string).collect();
            format!(
                "write {}=VALUE with one of {}",
                axis.set,
                list_of(listed.iter().map(String::as_str))
            )
        }
        _ => format!("give '{}' a list of values to choose from", axis.set),
    };
    let message = format!("'only_if' asks for '{}={value}'", axis.set);
    reader.report(
        Problem::new(Code::BadSweep, message)
            .label(span, "the axis never takes this value")
            .help(help),
    );
    None
}

fn values(
    reader: &mut Reader,
    section: &Section<'_>,
    set: &str,
    with: Option<&Axis>,
    ground: &Ground<'_>,
) -> Option<AxisValues> {
    let span = (section.entry("from"), section.entry("to"));
    match (span, section.entry("values")) {
        ((None, None), Some(entry)) => {
            let listed = listed(reader, section, &entry.node, set, ground)?;
            if let Some(with) = with {
                let theirs = steps_of(with) as usize;
                if listed.len() != theirs {
                    return mismatch(reader, entry.node.span, listed.len(), theirs);
                }
            }
            Some(AxisValues::Listed(listed))
        }
        ((Some(from), Some(_)), None) => {
            let (from, from_node) = (reader.number(section, "from"), &from.node);
            let to = reader.number(section, "to");
            let own = reader.whole(section, "steps");
            let (from, to) = (from?, to?);
            let to_span = section.get("to").map_or(section.span, |node| node.span);
            if (from - to).abs() <= 0.0 {
                let message = format!(
                    "the axis '{set}' has one value: it goes from {} to {}",
                    shown(from),
                    shown(to)
                );
                reader.report(
                    Problem::new(Code::BadSweep, message)
                        .label(to_span, "the same")
                        .label(from_node.span, "as this")
                        .help(format!(
                            "nothing varies along it: write another end, or values = [{}] to set it in every cell",
                            shown(from)
                        )),
                );
                return None;
            }
            if from >= to && with.is_none() {
                let message = format!("the axis goes from {} to {}", shown(from), shown(to));
                reader.report(
                    Problem::new(Code::BadSweep, message)
                        .label(to_span, "must be larger")
                        .label(from_node.span, "than this")
                        .help("an axis goes upwards: exchange the two"),
                );
                return None;
            }
            let whole = matches!(domain(set), Some(Domain::Whole { .. }));
            in_domain(reader, from, from_node.span, set)?;
            in_domain(reader, to, to_span, set)?;
            let steps = match (own, with.map(steps_of)) {
                (Some(own), Some(theirs)) if own != theirs => {
                    let node = section.get("steps").map_or(section.span, |node| node.span);
                    return mismatch(reader, node, own as usize, theirs as usize);
                }
                (_, Some(theirs)) => theirs,
                (Some(own), None) => own,
                (None, None) if whole => ((to - from) as u32).saturating_add(1),
                (None, None) => STEPS,
            };
            if whole && (to - from).abs() + 1.0 < f64::from(steps) {
                let message = format!("{steps} steps between {} and {}", shown(from), shown(to));
                let place = section.get("steps").map_or(to_span, |node| node.span);
                reader.report(
                    Problem::new(Code::BadSweep, message)
                        .label(place, "more steps than whole numbers")
                        .help(format!("use at most {} steps", (to - from).abs() + 1.0)),
                );
                return None;
            }
            Some(AxisValues::Span {
                from,
                to,
                steps,
                whole,
            })
        }
        _ => {
            let (what, label) = match (span, section.entry("values")) {
                ((None, None), _) => ("does not say which values it takes", "no values"),
                (_, Some(_)) => ("says twice which values it takes", "from, to and values"),
                ((Some(_), None), None) => (
                    "says where it begins, but not where it ends",
                    "'to' is missing",
                ),
                (_, None) => (
                    "says where it ends, but not where it begins",
                    "'from' is missing",
                ),
            };
            reader.report(
                Problem::new(Code::BadSweep, format!("the axis '{set}' {what}"))
                    .label(section.span, label)
                    .help("give it from and to (and steps), or values = […]"),
            );
            None
        }
    }
}

fn steps_of(axis: &Axis) -> u32 {
    match &axis.values {
        AxisValues::Span { steps, .. } => *steps,
        AxisValues::Listed(listed) => listed.len() as u32,
        AxisValues::Given => 0,
    }
}

fn mismatch<T>(reader: &mut Reader, span: Span, own: usize, theirs: usize) -> Option<T> {
    let message = format!("the axis takes {own} values, but the one that it moves with {theirs}");
    reader.report(
        Problem::new(Code::BadSweep, message)
            .label(span, format!("{own} values"))
            .help("axes that move together take the same number of values"),
    );
    None
}

fn listed(
    reader: &mut Reader,
    section: &Section<'_>,
    node: &Node,
    set: &str,
    ground: &Ground<'_>,
) -> Option<Vec<PathValue>> {
    let path = section.path_of("values");
    let items = match node.list() {
        Some(items) if !items.is_empty() => items,
        Some(_) => {
            reader.report(
                Problem::new(Code::Empty, format!("'{path}' is empty"))
                    .label(node.span, "no value")
                    .help("write at least one value, or from and to"),
            );
            return None;
        }
        _ => {
            reader.wrong_kind(node, &path, &VALUES);
            return None;
        }
    };
    let mut listed: Vec<PathValue> = Vec::new();
    let mut seen = BTreeSet::new();
    for item in items {
        let value = match &item.value {
            Value::Truth(truth) => {
                in_words(reader, &truth.to_string(), item.span, set)?;
                PathValue::Name(truth.to_string())
            }
            Value::Text(text) => {
                in_words(reader, text, item.span, set)?;
                PathValue::Name(text.clone())
            }
            Value::Table(_) => {
                in_a_table(reader, item, set)?;
                PathValue::Name(
                    item.span
                        .of(ground.text)
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                )
            }
            _ => {
                let number = reader.number_of(item, &path, &NUMBER)?;
                in_domain(reader, number, item.span, set)?;
                PathValue::Number(number)
            }
        };
        // The printed form identifies a number, because no two share one; a text of the same form is another value.
        if !seen.insert((value.number().is_some(), value.to_string())) {
            let problem = Problem::new(Code::NamedTwice, format!("'{path}' has {value} twice"));
            reader.report(
                problem
                    .label(item.span, "again")
                    .help("remove one of the two"),
            );
            return None;
        }
        listed.push(value);
    }
    Some(listed)
}

const NUMBER: Kind = Kind::Number(crate::format::vocabulary::Bounds {
    drawn: false,
    min: -crate::format::vocabulary::LIMIT,
    max: crate::format::vocabulary::LIMIT,
    above: false,
});

fn in_domain(reader: &mut Reader, number: f64, span: Span, set: &str) -> Option<()> {
    let (fits, allowed) = match domain(set) {
        Some(Domain::Number { min, max, above }) => (
            number <= max && (number > min || !above && number >= min),
            format!("{}{min} to {max}", if above { "above " } else { "" }),
        ),
        Some(Domain::Whole { min, max }) => (
            number.fract() == 0.0 && (f64::from(min)..=f64::from(max)).contains(&number),
            format!("whole numbers from {min} to {max}"),
        ),
        Some(Domain::Words(words)) => (false, list_of(words.into_iter())),
        None => return Some(()),
    };
    if fits {
        return Some(());
    }
    let message = format!("'{set}' cannot be {}", shown(number));
    reader.report(
        Problem::new(Code::OutOfRange, message)
            .label(span, "not allowed there")
            .help(format!("allowed there: {allowed}")),
    );
    None
}

/// Reads a table for the path of a tactic at once, so that problems in it are reported with their place; other tables are
/// read with the cell.
fn in_a_table(reader: &mut Reader, node: &Node, set: &str) -> Option<()> {
    let Some(Path::Tactic { party }) = Path::parse(set) else {
        return Some(());
    };
    let mut table = Table::default();
    table.put("tactic", node.span, node.clone());
    let path = format!("party.{party}");
    let section = Section::new(&table, &path, node.span, &PARTY);
    tactic(reader, &section).map(|_| ())
}

fn in_words(reader: &mut Reader, text: &str, span: Span, set: &str) -> Option<()> {
    // Words that are not a choice of the vocabulary, such as names of drafts, are checked when the cell is read.
    let Some(Domain::Words(words)) = domain(set) else {
        return Some(());
    };
    // Tables such as `{ time-dependent = { exponent = 3 } }` are read with the cell.
    if words.contains(&text) || text.trim_start().starts_with('{') {
        return Some(());
    }
    let known = || words.iter().copied();
    let allowed = format!("allowed there: {}", list_of(known()));
    let help = match closest(text, known()) {
        Some(near) => format!("did you mean '{near}'? {}", super::walk::sentence(&allowed)),
        None => allowed,
    };
    reader.report(
        Problem::new(Code::UnknownChoice, format!("'{set}' cannot be '{text}'"))
            .label(span, "not one of the choices")
            .help(help),
    );
    None
}
