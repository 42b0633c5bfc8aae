//! `[weights]`: how much each issue matters to each party.
//!
//! **Rule.** A weight is a number written in the party's row; only its share counts, the weight divided by the total of the
//! row. A party without a row has one of 100/n each over the n issues on which it has scores. A setting, an axis of a sweep
//! or a change that `zopa explain` names is that number written into the row; the other numbers stay as they are.

use crate::format::diagnostic::{Code, Problem};
use crate::format::slug::is_name;
use crate::format::source::Source;
use crate::format::tree::Node;
use crate::format::vocabulary::{WEIGHT, WEIGHT_ROW};
use crate::scenario::Issue;

use super::names::Names;
use super::walk::{Reader, Section, shown};

/// The furthest that a row of weights may be from 100 without a warning.
const TOLERANCE: f64 = 1e-9;

/// One row per party, one weight per issue.
pub(super) fn weights(
    reader: &mut Reader,
    (file, source): (&Section<'_>, &Source),
    names: &Names<'_>,
    issues: &[Issue],
) -> Vec<Vec<f64>> {
    let scored = |party: usize, issue: &Issue| issue.scores.get(party).is_some_and(Option::is_some);
    let mut rows: Vec<Vec<f64>> = (0..names.parties.len())
        .map(|party| {
            let scored: Vec<bool> = issues.iter().map(|issue| scored(party, issue)).collect();
            let all = scored.iter().filter(|scored| **scored).count().max(1);
            let each = |scored| if scored { 100.0 / all as f64 } else { 0.0 };
            scored.into_iter().map(each).collect()
        })
        .collect();
    if let Some(section) = reader.open(file, "weights") {
        for entry in section.rows() {
            let Some(party) = names.party(reader, &entry.key, entry.key_span, "weights", &[])
            else {
                continue;
            };
            let path = section.path_of(&entry.key);
            if let Some(row) = reader.open_node(&entry.node, &path, &WEIGHT_ROW) {
                rows[party.index()] =
                    self::row(reader, (&row, file, source), names, issues, party.index());
            }
        }
    }
    for (row, (id, span)) in rows.iter().zip(&names.parties) {
        let has_row = file
            .get("weights")
            .and_then(|weights| weights.table()?.get(id));
        if has_row.is_none() && row.iter().all(|weight| *weight <= 0.0) && !issues.is_empty() {
            // Wrong scores have been reported; this message would only confuse.
            let tried = file
                .get("issue")
                .and_then(|all| all.table())
                .is_some_and(|all| {
                    all.entries.iter().any(|issue| {
                        issue
                            .node
                            .table()
                            .is_some_and(|issue| issue.get(id).is_some())
                    })
                });
            if !tried && is_name(id) {
                reader.report(
                    Problem::new(Code::NothingWeighs, format!("party '{id}' scores no issue"))
                        .label(*span, "nothing matters to it")
                        .help(format!("give it scores: {id} = […] in an [issue.…] section; or remove the party")),
                );
            }
        }
    }
    rows
}

/// A weight for each issue, 0 where the row names none, and whether all of the row could be read.
pub(super) fn by_issue(
    reader: &mut Reader,
    row: &Section<'_>,
    names: &Names<'_>,
) -> (Vec<f64>, bool) {
    let mut weights = vec![0.0; names.issues.len()];
    let mut whole = true;
    for entry in row.rows() {
        let issue = names.issue(reader, &entry.key, entry.key_span, &row.path, &[]);
        let weight = reader.number_of(&entry.node, &row.path_of(&entry.key), &WEIGHT);
        match (issue, weight) {
            (Some(issue), Some(weight)) => weights[issue.index()] = weight,
            _ => whole = false,
        }
    }
    (weights, whole)
}

fn row(
    reader: &mut Reader,
    (row, file, source): (&Section<'_>, &Section<'_>, &Source),
    names: &Names<'_>,
    issues: &[Issue],
    party: usize,
) -> Vec<f64> {
    let (weights, whole) = by_issue(reader, row, names);
    if !whole {
        return weights;
    }
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        reader.report(
            Problem::new(
                Code::NothingWeighs,
                format!("the weights of '{}' add up to 0", names.parties[party].0),
            )
            .label(row.span, "nothing matters to this party")
            .help(
                "give at least one issue a weight above 0; all together they should add up to 100",
            ),
        );
        return weights;
    }
    if (sum - 100.0).abs() > TOLERANCE {
        reader.report(not_a_hundred((row, source), names.parties[party].0, sum));
    }
    for (at, (about, issue)) in names.issues.iter().zip(issues).enumerate() {
        let scored = issue.scores.get(party).is_some_and(Option::is_some);
        if about.options.is_none() {
            continue;
        }
        if weights[at] > 0.0 && !scored {
            let place = row
                .entry(about.id)
                .map_or(row.span, |entry| entry.node.span);
            if !score_row_exists(file, about.id, names.parties[party].0) {
                reader.report(
                    Problem::new(
                        Code::WeightWithoutScores,
                        format!(
                            "'{}' weighs '{}' but has no scores on it",
                            names.parties[party].0, about.id
                        ),
                    )
                    .label(place, "this weight is lost")
                    .label(about.key_span, "no row of scores here")
                    .help(format!(
                        "add {} = … to [issue.{}], or leave out the weight",
                        names.parties[party].0, about.id
                    )),
                );
            }
        }
        if weights[at] <= 0.0 && scored {
            reader.report(
                Problem::new(
                    Code::ScoresWithoutWeight,
                    format!(
                        "'{}' scores '{}' but gives it no weight",
                        names.parties[party].0, about.id
                    ),
                )
                .label(row.span, format!("nothing for '{}' in this row", about.id))
                .label(about.key_span, "the scores do not count")
                .help("add a weight, or remove the scores"),
            );
        }
    }
    weights
}

/// The warning for a row that does not add up to 100. If a setting changed the row, the setting is pointed at.
fn not_a_hundred((row, source): (&Section<'_>, &Source), party: &str, sum: f64) -> Problem {
    let sum = shown((sum * 1e6).round() / 1e6);
    let message = format!("the weights of '{party}' add up to {sum}, not 100");
    let problem = Problem::new(Code::WeightsScaled, message);
    let set = row
        .rows()
        .filter(|entry| source.in_setting(entry.node.span.start))
        .last();
    match set {
        Some(entry) => problem
            .label(entry.node.span, format!("with this, they add up to {sum}"))
            .help("a setting is this one number written into the row: the others stay, and each counts as its share of the total"),
        None => problem
            .label(row.span, format!("add up to {sum}"))
            .help("each counts as its share of the total; make them add up to 100 to say what you mean"),
    }
}

/// True if scores of the party were given but are wrong: they have been reported.
fn score_row_exists(file: &Section<'_>, issue: &str, party: &str) -> bool {
    let issues = file.get("issue").and_then(Node::table);
    let issue = issues.and_then(|all| all.get(issue)?.table());
    issue.is_some_and(|issue| issue.get(party).is_some())
}
