//! `[issue.X]`: what can be agreed, and how much each party likes it.

use crate::scenario::diagnostic::{Code, Problem, Span};
use crate::scenario::model::{Issue, Options, Scores};
use crate::scenario::tree::{Node, Value};
use crate::scenario::vocabulary::{ENDS, ISSUE, Kind, MAX_OPTIONS, SCORE};

use super::names::{IssueName, Names};
use super::walk::{Named, Reader, Section, shown};

/// What can be agreed on an issue and where that stands; `None` if it is wrong.
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

fn named(reader: &mut Reader, section: &Section<'_>, node: &Node) -> Option<Options> {
    let path = section.path_of("options");
    let Some(items) = node.list() else {
        reader.wrong_kind(node, &path, &Kind::List(&Kind::Name));
        return None;
    };
    let before = reader.problems.len();
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
    }
    if let Some(first_over) = items.get(MAX_OPTIONS) {
        too_many(reader, &section.path, items.len() as f64, first_over.span);
        return None;
    }
    let mut seen = std::collections::HashMap::new();
    let mut names = Vec::with_capacity(items.len());
    for item in items {
        let Some(name) = reader.text_of(item, &path, &Kind::Name) else {
            continue;
        };
        reader.name(name, item.span, &format!("an option of '{}'", section.path));
        if let Some(first) = seen.insert(name, item.span) {
            reader.report(
                Problem::new(
                    Code::NamedTwice,
                    format!("'{}' has two options '{name}'", section.path),
                )
                .label(item.span, "again")
                .label(first, "the first time")
                .help("remove one of the two, or rename it"),
            );
        }
        names.push(name.to_string());
    }
    // Scores can still be counted against a list with a bad name in it, so only a broken list is given up.
    let only_bad_names = reader.problems[before..]
        .iter()
        .all(|problem| problem.code == Code::BadName);
    only_bad_names.then_some(Options::Named(names))
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
    Some(Options::Range { from, to, step })
}

/// Round steps that reach the end, and ends that the step reaches.
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
    // The nearest first; of the parts that the range falls into, only those that are numbers one would write.
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

/// The issues with the scores of all parties.
pub(super) fn issues(reader: &mut Reader, sections: &[Named<'_>], names: &Names<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (named, about) in sections.iter().zip(&names.issues) {
        let section = &named.section;
        let title = reader.text(section, "title");
        let fields: Vec<&str> = ISSUE.fields.iter().map(|field| field.key).collect();
        let mut scores = vec![None; names.parties.len()];
        for entry in section.rows() {
            let place = &section.path;
            let Some(party) = names.party(reader, &entry.key, entry.key_span, place, &fields)
            else {
                continue;
            };
            let path = section.path_of(&entry.key);
            if let Some(options) = &about.options {
                scores[party.index()] =
                    self::scores(reader, &entry.node, &path, &entry.key, about, options);
            }
        }
        issues.push(Issue {
            id: named.id.to_string(),
            title: title.unwrap_or_else(|| named.id.to_string()),
            options: about.options.clone().unwrap_or(Options::Named(Vec::new())),
            scores,
        });
    }
    issues
}

fn scores(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    party: &str,
    issue: &IssueName<'_>,
    options: &Options,
) -> Option<Scores> {
    match (options, &node.value) {
        (Options::Named(names), Value::List(items)) => {
            let each: Vec<Option<f64>> = items
                .iter()
                .enumerate()
                .map(|(at, item)| {
                    let place = names
                        .get(at)
                        .map_or(path.to_string(), |name| format!("{path}.{name}"));
                    reader.number_of(item, &place, &SCORE)
                })
                .collect();
            if items.len() != names.len() {
                score_count(reader, node, party, issue, names, items);
                return None;
            }
            each.into_iter()
                .collect::<Option<Vec<f64>>>()
                .map(Scores::Each)
        }
        (Options::Range { from, to, .. }, Value::Table(_)) => {
            let inner = reader.open_node(node, path, &ENDS)?;
            let first = reader.number(&inner, "from");
            let last = reader.number(&inner, "to");
            if let Some(ideal_node) = inner.get("ideal") {
                let ideal = reader.number(&inner, "ideal")?;
                if ideal < *from || ideal > *to {
                    reader.report(
                        Problem::new(
                            Code::OutOfRange,
                            format!("'{path}.ideal' is {ideal}, outside the range of '{}'", issue.id),
                        )
                        .label(ideal_node.span, format!("must be from {from} to {to}"))
                        .label(issue.options_span, "the range")
                        .help("a party that wants more than the range offers has a straight line: { from = 0, to = 100 }"),
                    );
                    return None;
                }
                return Some(Scores::Peak {
                    ideal,
                    from: first?,
                    to: last?,
                });
            }
            Some(Scores::Ends {
                from: first?,
                to: last?,
            })
        }
        (Options::Named(names), Value::Table(_)) => {
            let zeros = vec!["…"; names.len().min(12)].join(", ");
            shape(
                reader,
                node,
                path,
                issue,
                "named options",
                &format!("write one score an option: [{zeros}]"),
            );
            None
        }
        (Options::Range { .. }, Value::List(_)) => {
            let help = "write the scores at the two ends: { from = 100, to = 0 }; values between lie on a straight line";
            shape(reader, node, path, issue, "a range", help);
            None
        }
        (Options::Named(_), _) => {
            reader.wrong_kind(node, path, &Kind::List(&SCORE));
            None
        }
        (Options::Range { .. }, _) => {
            reader.wrong_kind(node, path, &Kind::Table(&ENDS));
            None
        }
    }
}

fn shape(
    reader: &mut Reader,
    node: &Node,
    path: &str,
    issue: &IssueName<'_>,
    what: &str,
    help: &str,
) {
    reader.report(
        Problem::new(
            Code::ScoreShape,
            format!(
                "'{path}' is {}, but issue '{}' has {what}",
                node.kind(),
                issue.id
            ),
        )
        .label(node.span, format!("this is {}", node.kind()))
        .label(issue.options_span, what)
        .help(help),
    );
}

fn score_count(
    reader: &mut Reader,
    node: &Node,
    party: &str,
    issue: &IssueName<'_>,
    names: &[String],
    items: &[Node],
) {
    let (found, options) = (items.len(), names.len());
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (label, help) = if found < options {
        let missing = options - found;
        let which = names[found..]
            .iter()
            .take(4)
            .map(|name| format!("'{name}'"))
            .collect::<Vec<_>>();
        let more = if missing > 4 { ", …" } else { "" };
        let help = if missing == 1 {
            format!("add a {} number, 0 (worst) to 100 (best)", ordinal(options))
        } else {
            format!("add {missing} numbers, 0 (worst) to 100 (best)")
        };
        (
            format!("missing a score for {}{more}", which.join(", ")),
            help,
        )
    } else {
        let many = found - options;
        let advice = format!(
            "remove {many} number{}, or add the options that they belong to",
            plural(many)
        );
        let advice = match split_decimals(items, many) {
            Some(meant) => {
                format!("did you mean {meant}? Decimals are written with a point. Else {advice}")
            }
            None => advice,
        };
        (format!("{many} too many"), advice)
    };
    reader.report(
        Problem::new(
            Code::ScoreCount,
            format!(
                "party '{party}' scores {found} option{}, but issue '{}' has {options}",
                plural(found),
                issue.id
            ),
        )
        .label(node.span, label)
        .label(issue.options_span, format!("{options} options listed here"))
        .help(help),
    );
}

/// As many numbers as are too many, each torn apart by a decimal comma: `50,5` among `100, 0`.
fn split_decimals(items: &[Node], too_many: usize) -> Option<String> {
    let mut meant = Vec::new();
    let mut after = 0;
    for (at, pair) in items.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        // Nothing but the comma stands between the two.
        let tight = first.span.end + 1 == second.span.start;
        if let (Value::Whole(whole), Value::Whole(part)) = (&first.value, &second.value)
            && tight
            && *part >= 0
        {
            if at < after {
                return None;
            }
            after = at + 2;
            meant.push(format!("{whole}.{part}"));
        }
    }
    (!meant.is_empty() && meant.len() == too_many).then(|| meant.join(" and "))
}

fn ordinal(number: usize) -> String {
    const WORDS: [&str; 10] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    WORDS
        .get(number.wrapping_sub(1))
        .map_or(format!("{number}th"), |word| (*word).to_string())
}
