//! The choice of a sweep's cells, and the questions asked of them.

use crate::format::diagnostic::{Code, Problem, closest, list_of};
use crate::format::vocabulary::{DESIGNS, Kind};
use crate::scenario::{Axis, AxisValues, Claim, Design, Scenario, Shown};

use super::durability::nothing_to_outlive;
use super::walk::{Reader, Section};

/// The default number of points of a design.
const POINTS: u64 = 256;
/// The default number of trajectories.
const TRAJECTORIES: u64 = 20;

/// Reads how cells are chosen.
pub(super) fn design(
    reader: &mut Reader,
    section: &Section<'_>,
    axes: &[Axis],
    each_option: bool,
) -> Design {
    let word = reader.choice(section, "design", DESIGNS).unwrap_or("grid");
    let stated = reader.whole(section, "points").map(u64::from);
    let points = stated.unwrap_or(POINTS);
    let place = |key: &str| section.get(key).map(|node| node.span);
    let used: &[(&str, &[&str])] = &[
        (
            "points",
            &["latin-hypercube", "sobol", "saltelli", "morris", "random"],
        ),
        ("file", &["list"]),
        ("columns", &["list"]),
        ("level", &["boundary"]),
    ];
    for (key, designs) in used {
        if let Some(span) = place(key)
            && !designs.contains(&word)
        {
            let message = format!(
                "'{}' has no effect on the design {word}",
                section.path_of(key)
            );
            let help = format!("designs that use it: {}", list_of(designs.iter().copied()));
            let problem = Problem::new(Code::BadSweep, message);
            reader.report(problem.label(span, "not used").help(help));
        }
    }
    if let (true, Some(span)) = (each_option && word != "grid", place("design")) {
        let problem = Problem::new(
            Code::BadSweep,
            "'vary' tries every option; there is no design to choose",
        );
        reader.report(
            problem
                .label(span, "no choice here")
                .help("remove the design"),
        );
    }
    let reported = section.get("axes").is_some() && axes.is_empty();
    if axes.is_empty() && !each_option && !reported && word != "grid" && word != "list" {
        let message = format!("the design {word} has no axes to vary");
        let problem = Problem::new(Code::BadSweep, message);
        reader.report(
            problem
                .label(section.span, "no axes")
                .help("add axes = [{ set = \"…\", from = …, to = … }]"),
        );
    }
    match word {
        "latin-hypercube" => Design::LatinHypercube { points },
        "sobol" => Design::Sobol { points },
        "saltelli" => {
            if let (false, Some(span)) = (points.is_power_of_two(), place("points")) {
                let message = format!("{points} base samples are not a power of two");
                let lower = 1_u64 << points.ilog2();
                let problem =
                    Problem::new(Code::BadSweep, message).label(span, "not a power of two");
                reader.report(problem.help(format!("take {lower} or {}", lower * 2)));
            }
            Design::Saltelli { points }
        }
        "morris" => Design::Morris {
            points: stated.unwrap_or(TRAJECTORIES),
        },
        "random" => Design::Random { points },
        "one-at-a-time" => Design::OneAtATime,
        "list" => {
            let file = reader.text(section, "file");
            if file.is_none() && place("file").is_none() {
                reader.missing(section, "file");
            }
            Design::List {
                file: file.unwrap_or_default(),
                columns: columns(reader, section, axes),
            }
        }
        "boundary" => {
            let numbers = |axis: &Axis| matches!(axis.values, AxisValues::Span { .. });
            if !matches!(axes.len(), 0..=2) || !axes.iter().all(numbers) {
                let message = "a boundary is traced over one or two axes of numbers";
                let problem = Problem::new(Code::BadSweep, message);
                let span = place("axes").unwrap_or(section.span);
                reader.report(
                    problem
                        .label(span, "other axes here")
                        .help("leave one or two axes with from, to and steps"),
                );
            }
            Design::Boundary {
                level: reader.number(section, "level").unwrap_or(50.0),
            }
        }
        _ => Design::Grid,
    }
}

/// The headers of the columns of a table of values: one for each axis.
fn columns(reader: &mut Reader, section: &Section<'_>, axes: &[Axis]) -> Vec<String> {
    let Some(node) = section.get("columns") else {
        return Vec::new();
    };
    let path = section.path_of("columns");
    let Some(items) = node.list() else {
        reader.wrong_kind(node, &path, &Kind::List(&Kind::Text));
        return Vec::new();
    };
    let names = items
        .iter()
        .map(|item| reader.text_of(item, &path, &Kind::Text));
    let names: Option<Vec<String>> = names.map(|name| name.map(str::to_owned)).collect();
    let names = names.unwrap_or_default();
    if !names.is_empty() && names.len() != axes.len() && !axes.is_empty() {
        let message = format!(
            "'{path}' names {} columns for {} axes",
            names.len(),
            axes.len()
        );
        let problem = Problem::new(Code::BadSweep, message);
        reader.report(
            problem
                .label(node.span, "one for each axis belongs here")
                .help("name the column of each axis, in the order of the axes; other columns of the table need no name"),
        );
    }
    names
}

/// Reads which questions are asked.
pub(super) fn show(reader: &mut Reader, section: &Section<'_>, scenario: &Scenario) -> Vec<Shown> {
    let Some(node) = section.get("show") else {
        return vec![Shown::Share(Claim::Possible)];
    };
    let path = section.path_of("show");
    let one = std::slice::from_ref(node);
    let mut all = Vec::new();
    for item in node.list().unwrap_or(one) {
        let Some(word) = reader.text_of(item, &path, &Kind::Text) else {
            continue;
        };
        let parties = || scenario.parties.iter().map(|party| party.id.as_str());
        match Shown::parse(word, parties()) {
            Some(Shown::Share(Claim::Lasting)) if scenario.durability.is_none() => {
                reader.report(nothing_to_outlive(&path, item.span));
            }
            Some(shown) if !all.contains(&shown) => all.push(shown),
            Some(_) => {}
            None => {
                let words: Vec<String> = Shown::words()
                    .map(|(word, _)| word.to_owned())
                    .chain(parties().map(|id| format!("worth.{id}")))
                    .collect();
                let known = || words.iter().map(String::as_str);
                let allowed = format!("allowed: {}", list_of(known()));
                let help = match closest(word, known()) {
                    Some(near) => format!("did you mean '{near}'? {allowed}"),
                    None => allowed,
                };
                let problem =
                    Problem::new(Code::UnknownChoice, format!("'{path}' cannot be '{word}'"));
                reader.report(
                    problem
                        .label(item.span, "nothing that is counted")
                        .help(help),
                );
            }
        }
    }
    if all.is_empty() {
        all.push(Shown::Share(Claim::Possible));
    }
    all
}
