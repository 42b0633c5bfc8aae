//! `[issue.X]`: the options of an issue, and how much each party likes them.

use crate::format::diagnostic::{Code, Problem};
use crate::format::tree::{Node, Value};
use crate::format::vocabulary::{ENDS, ISSUE, Kind, SCORE};
use crate::scenario::{Issue, Options, Scores};

use super::names::{IssueName, Names};
use super::options::option_titles;
use super::walk::{Named, Reader};

/// The issues with the scores of all parties.
pub(super) fn issues(reader: &mut Reader, sections: &[Named<'_>], names: &Names<'_>) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (named, about) in sections.iter().zip(&names.issues) {
        let section = &named.section;
        let title = reader.text(section, "title");
        let short = reader.text(section, "short");
        let titles = option_titles(reader, section);
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
            short,
            options: about.options.clone().unwrap_or(Options::Named(Vec::new())),
            titles,
            scores,
        });
    }
    issues
}

pub(super) fn scores(
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
                &format!("write one score per option: [{zeros}]"),
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

/// The list without decimal commas, if there are too many numbers because commas split them: `50,5` among `100, 0`.
fn split_decimals(items: &[Node], too_many: usize) -> Option<String> {
    let mut meant = Vec::new();
    let mut after = 0;
    for (at, pair) in items.windows(2).enumerate() {
        let [first, second] = pair else { continue };
        // Only the comma is between the two.
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
