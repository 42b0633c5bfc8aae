//! From the tree of a file to a [`Scenario`], section by section, with all problems at once.

use super::names::Names;
use super::walk::{Reader, Section};
use super::{
    about, calendar, commitment, distribution, durability, expect, idle, issue, limits, party,
    pressure, ratifier, sweep, talks, text, weights, whole,
};
use crate::format::diagnostic::{Code, Problem, Severity, Span};
use crate::format::source::Source;
use crate::format::tree::{Node, Table, Value};
use crate::format::vocabulary::FILE;
use crate::scenario::{Party, Scenario};

pub(super) fn has_errors(problems: &[Problem]) -> bool {
    problems
        .iter()
        .any(|problem| problem.severity() == Severity::Error)
}

/// In the order of the file. If there are errors, warnings are left out: many would only echo an error, such as a weight
/// that seems to have no scores because the row of scores has a mistyped name.
pub(super) fn in_order(mut problems: Vec<Problem>) -> Vec<Problem> {
    if has_errors(&problems) {
        problems.retain(|problem| problem.severity() == Severity::Error);
    }
    problems.sort_by_key(|problem| problem.labels.first().map_or(0, |label| label.span.start));
    problems
}

/// Reads the whole file; the scenario is to be used only if no problem is an error. `known` is its meaning without settings,
/// if that is known: settings change neither its sweeps, though their paths may lead elsewhere, nor its expectations, though
/// there may be fewer rounds.
pub(super) fn meaning(
    root: &Table,
    source: &Source,
    known: Option<&Scenario>,
) -> (Scenario, Vec<Problem>) {
    let mut reader = Reader::default();
    let span = root
        .entries
        .first()
        .map_or(Span::default(), |entry| entry.key_span);
    if !right_version(&mut reader, root, span) {
        return (whole::nothing(), reader.problems);
    }
    let file = Section::new(root, "", span, &FILE);
    reader.headings = ["party", "issue"].map(|kind| {
        let sections = root.get(kind).and_then(Node::table);
        sections.map_or_else(Vec::new, |all| {
            all.entries.iter().map(|entry| entry.key.clone()).collect()
        })
    });
    reader.keys(&file);
    let parties = reader.sections(&file, "party");
    let issues = reader.sections(&file, "issue");
    let names = Names::gather(&mut reader, &parties, &issues);

    let about = about::identity(&mut reader, &file, source.stem());
    let time = about::time(&mut reader, &file);
    let people = party::parties(&mut reader, &parties, &names);
    let issues = issue::issues(&mut reader, &issues, &names);
    let weights = weights::weights(&mut reader, (&file, source), &names, &issues);
    let links = text::links(&mut reader, &file, &names);
    let rules = text::rules(&mut reader, &file, &names);
    let table = calendar::day_one(&mut reader, &file, &names);
    let drafts = text::drafts(&mut reader, &file, &names, &time);
    let ratifiers = ratifier::ratifiers(&mut reader, &file, &names, (&people, &issues));
    let durability = durability::durability(&mut reader, &file, &names);
    let talks = talks::talks(&mut reader, &file, &names, &people, &drafts);
    let meetings = calendar::meetings(&mut reader, &file, &names, &time);
    let levers = pressure::levers(&mut reader, &file, &names, &people);
    let trust = pressure::trust(&mut reader, &file, &names);
    let shocks = pressure::shocks(&mut reader, &file, &names, &people);
    let commitments = commitment::commitments(&mut reader, &file, &names, &people, &issues);
    let uncertainty = about::uncertainty(&mut reader, &file);
    let charts = about::charts(&mut reader, &file);

    let parties = people
        .into_iter()
        .zip(weights)
        .map(|(party, weights)| Party {
            weights,
            ..party.meaning
        })
        .collect();
    let mut scenario = Scenario {
        about,
        time,
        parties,
        issues,
        links,
        rules,
        drafts,
        table,
        talks,
        meetings,
        levers,
        trust,
        shocks,
        commitments,
        ratifiers,
        durability,
        uncertainty,
        distributions: Vec::new(),
        sweeps: Vec::new(),
        expectations: Vec::new(),
        charts,
    };
    // The set of paths is known only for a file without errors.
    if !has_errors(&reader.problems) {
        let drawn = std::mem::take(&mut reader.drawn);
        scenario.distributions = distribution::in_order(drawn, &scenario);
    }
    match known {
        Some(known) => {
            scenario.sweeps.clone_from(&known.sweeps);
            scenario.expectations.clone_from(&known.expectations);
        }
        None => {
            scenario.sweeps = sweep::sweeps(&mut reader, &file, &scenario, source.file_text());
            scenario.expectations = expect::expectations(&mut reader, &file, &names, &scenario);
        }
    }
    whole::check(&mut reader, &file, &scenario, &names);
    limits::size(&mut reader, &scenario, &names);
    if !has_errors(&reader.problems) {
        idle::check(&mut reader, &file, &scenario);
    }
    reader.without_followups();
    (scenario, reader.problems)
}

/// Checks `schema = 1`. Any other version is the only problem reported: nothing else in the file can be judged.
fn right_version(reader: &mut Reader, root: &Table, top: Span) -> bool {
    match root.entry("schema").map(|entry| &entry.node) {
        None => {
            reader.report(
                Problem::new(
                    Code::SchemaMissing,
                    "the file does not say its version of the format",
                )
                .label(Span::new(top.start, top.start), "")
                .help("write `schema = 1` as the first line, above all sections"),
            );
            true
        }
        Some(node) => match node.value {
            Value::Whole(1) => true,
            Value::Whole(other) => {
                let help = if other > 1 {
                    "this program reads version 1: use a newer one, or write the file for `schema = 1`"
                } else {
                    "the first version is 1: write `schema = 1`"
                };
                reader.report(
                    Problem::new(
                        Code::SchemaUnknown,
                        format!("there is no version {other} of the format yet"),
                    )
                    .label(node.span, "version 1 is the only one")
                    .help(help),
                );
                false
            }
            _ => {
                reader.report(
                    Problem::new(
                        Code::WrongType,
                        format!("`schema` is {}, but must be the number 1", node.kind()),
                    )
                    .label(node.span, "not a whole number")
                    .help("write `schema = 1`, without quotes"),
                );
                true
            }
        },
    }
}
