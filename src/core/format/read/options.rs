//! `options` and `range` of `[issue.X]`: the possible agreements on an issue.

use std::collections::BTreeMap;

use crate::format::diagnostic::{Code, Problem, Span};
use crate::format::slug::{is_name, slug};
use crate::format::tree::{Node, Table, Value};
use crate::format::vocabulary::{Kind, MAX_NAME, MAX_OPTIONS, MIN_STEP, OPTIONS};
use crate::scenario::{OptionId, Options};

use super::walk::{Reader, Section, shown};

/// The most options spelt out in a help text.
const MOST_SPELT: usize = 8;

/// The options of an issue and their place; `None` if they are wrong.
pub(super) fn options(reader: &mut Reader, section: &Section<'_>) -> (Option<Options>, Span) {
    match (section.entry("options"), section.entry("range")) {
        (Some(options), Some(range)) => {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{}' has both 'options' and 'range'", section.path),
                )
                .label(range.key_span, "a range of numbers")
                .label(options.key_span, "options by name")
                .help("keep one: `options` for things with names, `range` for numbers"),
            );
            (None, options.node.span)
        }
        (None, None) => {
            reader.report(
                Problem::new(
                    Code::ChooseOne,
                    format!("'{}' has neither 'options' nor 'range'", section.path),
                )
                .label(section.span, "what can be agreed here?")
                .help("add options = [\"…\", \"…\"], or range = { from = …, to = …, step = … }"),
            );
            (None, section.span)
        }
        (Some(options), None) => (named(reader, section, &options.node), options.node.span),
        (None, Some(range)) => (self::range(reader, section), range.node.span),
    }
}

/// Options by name: a list of them, or a table that gives each a title.
fn named(reader: &mut Reader, section: &Section<'_>, node: &Node) -> Option<Options> {
    let path = section.path_of("options");
    let items: Vec<(&str, Span)> = match &node.value {
        Value::Table(table) => {
            let keys = table.entries.iter();
            keys.map(|entry| (entry.key.as_str(), entry.key_span))
                .collect()
        }
        Value::List(items) if !items.is_empty() && items.iter().all(|i| i.number().is_some()) => {
            numbers(reader, &path, node, items);
            return None;
        }
        Value::List(items) => {
            let names = items.iter().filter_map(|item| {
                let name = reader.text_of(item, &path, &Kind::Name)?;
                Some((name, item.span))
            });
            let names: Vec<(&str, Span)> = names.collect();
            if names.len() < items.len() {
                return None;
            }
            names
        }
        _ => {
            reader.wrong_kind(node, &path, &OPTIONS);
            return None;
        }
    };
    if items.len() < 2 {
        let found = if items.is_empty() {
            "no option"
        } else {
            "only one option"
        };
        reader.report(
            Problem::new(
                Code::TooFewOptions,
                format!("'{}' has {found}", section.path),
            )
            .label(node.span, found)
            .help("list at least two options: with one there is nothing to negotiate"),
        );
        return None;
    }
    if let Some((_, first_over)) = items.get(MAX_OPTIONS) {
        too_many(reader, &section.path, items.len() as f64, *first_over);
        return None;
    }
    if let Some((name, span)) = items.iter().find(|(name, _)| name.len() > MAX_NAME) {
        reader.long_name(name, *span, &format!("an option of '{}'", section.path));
        return None;
    }
    bad_names(reader, section, node, &items);
    let mut seen = BTreeMap::new();
    let mut twice = false;
    for &(name, span) in &items {
        if let Some(first) = seen.insert(name, span) {
            twice = true;
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("'{}' has two options '{name}'", section.path),
                )
                .label(span, "again")
                .label(first, "the first time")
                .help("remove one of the two, or rename it"),
            );
        }
    }
    // A list with a bad name is kept, because scores can still be counted against it; only a broken list is dropped.
    let names = items.iter().map(|(name, _)| (*name).to_string());
    (!twice).then(|| Options::Named(names.collect()))
}

/// `options = [100, 200, 300]`: numbers must be written as a range, or as names in quotes.
fn numbers(reader: &mut Reader, path: &str, node: &Node, items: &[Node]) {
    let numbers: Vec<f64> = items.iter().filter_map(Node::number).collect();
    let quoted: Vec<String> = numbers
        .iter()
        .take(MOST_SPELT)
        .map(|n| format!("\"{n}\""))
        .collect();
    let more = if numbers.len() > MOST_SPELT {
        ", …"
    } else {
        ""
    };
    let quoted = format!("as names they are in quotes: [{}{more}]", quoted.join(", "));
    let even = numbers.windows(2).all(|pair| {
        let step = numbers[1] - numbers[0];
        step > 0.0 && (pair[1] - pair[0] - step).abs() <= 1e-9 * step.max(1.0)
    });
    let help = match numbers.as_slice() {
        [first, second, .., last] if even => {
            let step = ((second - first) * 1e9).round() / 1e9;
            format!(
                "write range = {{ from = {first}, to = {last}, step = {step} }} instead; {quoted}"
            )
        }
        _ => format!(
            "numbers in even steps are a range = {{ from = …, to = …, step = … }}; {quoted}"
        ),
    };
    reader.report(
        Problem::new(
            Code::WrongType,
            format!("'{path}' is a list of numbers, but must be a list of names"),
        )
        .label(node.span, "these are numbers")
        .help(help),
    );
}

/// Options whose names cannot be used in a path: reported once, with a corrected list.
fn bad_names(reader: &mut Reader, section: &Section<'_>, node: &Node, items: &[(&str, Span)]) {
    let bad: Vec<(&str, Span)> = items
        .iter()
        .copied()
        .filter(|(name, _)| !is_name(name))
        .collect();
    let Some((first, _)) = bad.first() else {
        return;
    };
    let message = match bad.len() {
        1 => format!("an option of '{}' cannot be '{first}'", section.path),
        n => format!(
            "{n} options of '{}' have names that cannot be used",
            section.path
        ),
    };
    let mut problem = Problem::new(Code::BadName, message);
    for (at, &(_, span)) in bad.iter().take(MOST_SPELT).enumerate() {
        let label = if at == 0 {
            "small letters, digits and hyphens only"
        } else {
            "nor this"
        };
        problem = problem.label(span, label);
    }
    let mut names = Vec::new();
    for &(text, _) in items.iter().take(MOST_SPELT) {
        match slug(text) {
            Some(name) if !names.iter().any(|(known, _)| *known == name) => {
                names.push((name, text))
            }
            _ => {
                reader.report(problem.help("choose a short name for each, such as first-option; what people read is its title: options = { first-option = \"…\", … }"));
                return;
            }
        }
    }
    let titles: Option<&Table> = node.table();
    let spelt = names.iter().map(|(name, text)| {
        let title = titles
            .and_then(|table| table.get(text))
            .and_then(Node::text);
        format!("{name} = {}", quoted(title.unwrap_or(text)))
    });
    let more = if items.len() > MOST_SPELT {
        ", …"
    } else {
        ""
    };
    let spelt = spelt.collect::<Vec<_>>().join(", ");
    reader.report(problem.help(format!(
        "give each option a name and a title for people: options = {{ {spelt}{more} }}"
    )));
}

/// A text as it is written in a file.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The title of each option, in the order of the file; empty if none has one.
pub(super) fn option_titles(reader: &mut Reader, section: &Section<'_>) -> Vec<String> {
    let Some(table) = section.get("options").and_then(Node::table) else {
        return Vec::new();
    };
    let path = section.path_of("options");
    let mut titles: Vec<String> = Vec::with_capacity(table.entries.len());
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let names = table.entries.iter();
    let names: BTreeMap<&str, Span> = names
        .map(|entry| (entry.key.as_str(), entry.key_span))
        .collect();
    for entry in table.entries.iter().take(MAX_OPTIONS) {
        let place = format!("{path}.{}", entry.key);
        let title = reader.text_of(&entry.node, &place, &Kind::Text);
        titles.push(title.unwrap_or(&entry.key).to_string());
        let Some(title) = title else {
            continue;
        };
        let other = names.get(title).filter(|_| title != entry.key);
        let first = seen.insert(title, entry.node.span).or(other.copied());
        if let Some(first) = first {
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("two options of '{}' are called \"{title}\"", section.path),
                )
                .label(entry.node.span, "again")
                .label(first, "the first time")
                .help("give each option a title of its own, or nobody can tell them apart"),
            );
        }
    }
    titles
}

fn range(reader: &mut Reader, section: &Section<'_>) -> Option<Options> {
    let inner = reader.open(section, "range")?;
    let from = reader.number(&inner, "from");
    let to = reader.number(&inner, "to");
    let step = reader.number(&inner, "step");
    let (from, to, step) = (from?, to?, step?);
    let node_span = |key: &str| inner.get(key).map_or(inner.span, |node| node.span);
    if from >= to {
        reader.report(
            Problem::new(
                Code::BadRange,
                format!(
                    "'{}' goes from {} to {}",
                    inner.path,
                    shown(from),
                    shown(to)
                ),
            )
            .label(node_span("to"), "must be larger")
            .label(node_span("from"), "than this")
            .help(
                "a range goes upwards: exchange the two; who likes which end is said by the scores",
            ),
        );
        return None;
    }
    if step < MIN_STEP {
        too_fine(reader, &inner.path, (to - from, step), node_span("step"));
        return None;
    }
    let steps = (to - from) / step;
    if steps.round() + 1.0 > MAX_OPTIONS as f64 {
        too_many(
            reader,
            &section.path,
            steps.round() + 1.0,
            node_span("step"),
        );
        return None;
    }
    if steps.round() < 1.0 || (steps - steps.round()).abs() > 1e-6 {
        let last = from + steps.floor() * step;
        let last = (last * 1e9).round() / 1e9;
        let reached = if steps < 1.0 {
            format!("the first step from {from} goes beyond {to}")
        } else {
            format!("the last value reached is {last}, not {to}")
        };
        reader.report(
            Problem::new(
                Code::BadRange,
                format!("the steps of '{}' do not reach its end", inner.path),
            )
            .label(node_span("step"), reached)
            .label(node_span("to"), "never reached")
            .help(fitting(from, to, step)),
        );
        return None;
    }
    let options = Options::Range { from, to, step };
    // Steps that are not a multiple of the last decimal can round to the same number twice.
    if step < 10.0 * MIN_STEP && !tells_apart(&options, steps.round() as u16) {
        too_fine(reader, &inner.path, (to - from, step), node_span("step"));
        return None;
    }
    Some(options)
}

/// True if the numbers of a range are all different as they are written.
fn tells_apart(options: &Options, last: u16) -> bool {
    let written: Vec<Option<f64>> = (0..=last).map(|at| options.value(OptionId(at))).collect();
    written.windows(2).all(|pair| pair[0] < pair[1])
}

/// Reports steps too small for the nine decimals of an option.
fn too_fine(reader: &mut Reader, path: &str, (width, step): (f64, f64), span: Span) {
    // In a range narrower than ten of the smallest steps, only a smaller unit helps.
    let help = if width < 10.0 * MIN_STEP {
        "state the numbers in a smaller unit, so that a step is 0.000000001 or more"
    } else {
        "take larger steps, or state the numbers in a smaller unit"
    };
    reader.report(
        Problem::new(
            Code::TooFine,
            format!(
                "the steps of '{path}' are {}: numbers are written with nine decimals, which do not tell its options apart",
                shown(step)
            ),
        )
        .label(span, "options would be called the same")
        .help(help),
    );
}

/// Suggests round steps that reach the end, and ends that the step reaches.
fn fitting(from: f64, to: f64, step: f64) -> String {
    let tidy = |number: f64| (number * 1e9).round() / 1e9;
    let decimals = |number: f64| {
        (0..=9).find(|places| {
            let scaled = number * 10_f64.powi(*places);
            (scaled - scaled.round()).abs() < 1e-6
        })
    };
    let steps = (to - from) / step;
    let whole = decimals(from)
        .zip(decimals(to))
        .map_or(0, |(a, b)| a.max(b));
    // The nearest first; among the steps that divide the range, only numbers that a person would write.
    let round = |number: &f64| {
        decimals(*number).is_some_and(|places| places <= whole.max(decimals(step).unwrap_or(9)))
    };
    let part = |count: f64| tidy((to - from) / count);
    let most = MAX_OPTIONS as f64 - 1.0;
    let finer = (0..200)
        .map(|more| steps.ceil() + f64::from(more))
        .take_while(|count| *count <= most)
        .map(part)
        .find(round);
    let coarser = (0..200)
        .map(|fewer| steps.floor() - f64::from(fewer))
        .take_while(|count| *count >= 1.0)
        .map(part)
        .find(round);
    let these = |found: Vec<f64>| {
        let found: Vec<String> = found.into_iter().map(shown).collect();
        found.join(" or ")
    };
    let fit: Vec<f64> = finer.into_iter().chain(coarser).collect();
    let below = tidy(from + steps.floor() * step);
    let above = tidy(from + steps.ceil() * step);
    let ends: Vec<f64> = [below, above]
        .into_iter()
        .filter(|end| *end > from)
        .collect();
    let ends = format!("an end that {} reaches: {}", shown(step), these(ends));
    if fit.is_empty() {
        ends
    } else {
        format!("a step that fits: {}; or {ends}", these(fit))
    }
}

fn too_many(reader: &mut Reader, path: &str, count: f64, span: Span) {
    reader.report(
        Problem::new(
            Code::TooMany,
            format!(
                "'{path}' has {} options, but at most {MAX_OPTIONS} are allowed",
                shown(count)
            ),
        )
        .label(span, "too fine")
        .help("take larger steps: parties do not haggle over the last thousandth"),
    );
}
