//! Axes typed with `--vary`: the file with a sweep of them, and their problems shown as they were typed.

use crate::format::{Problem, Problems, Source, Span};
use crate::scenario::{Path, PathValue, Scenario, list};

/// An axis that could be typed for this file: `party.max.no_deal.value=0..60/13`.
pub(super) fn example(scenario: &Scenario) -> String {
    let paths = list(scenario);
    let numbers = || {
        let numbers = paths.iter();
        numbers.filter(|(_, value)| matches!(value, PathValue::Number(_)))
    };
    let walk_away =
        numbers().find(|(path, _)| matches!(Path::parse(path), Some(Path::NoDealValue { .. })));
    match walk_away.or_else(|| numbers().next()) {
        Some((path, _)) => format!("{path}=0..60/13"),
        None => "time.rounds=5..20".to_owned(),
    }
}

/// The text of a file with one more section, and the position of each axis in it.
pub(super) fn with_axes(file: &Source, axes: &[String]) -> (String, Vec<Span>) {
    let mut text = format!("{}\n[sweep.varied]\naxes = [", file.file_text());
    let mut places = Vec::new();
    for axis in axes {
        text.push_str("\n  ");
        places.push(Span::new(text.len(), text.len() + axis.len()));
        text.push_str(axis);
        text.push(',');
    }
    text.push_str("\n]\n");
    (text, places)
}

/// Converts problems of a file to which axes were added, at `places` in its text, to problems of the typed axes. The file
/// itself was valid, so all of them come from the axes.
pub(super) fn as_typed(
    problems: &[Problem],
    file: &Source,
    typed: &[String],
    places: &[Span],
) -> Problems {
    let (shown, lines) = file.with_typed(typed.iter().map(|typed| format!("{FLAG}{typed}")));
    let place = |span: Span| match places.iter().position(|place| holds(*place, span)) {
        Some(n) => within(&typed[n], lines[n], span.start - places[n].start),
        None if span.end <= file.file_text().len() => span,
        None => lines.first().copied().unwrap_or_default(),
    };
    let mut moved = problems.to_vec();
    for problem in &mut moved {
        problem.message = in_words(&problem.message);
        problem.help = problem.help.as_deref().map(in_words);
        for label in &mut problem.labels {
            label.span = place(label.span);
        }
    }
    Problems::new(moved, shown)
}

const FLAG: &str = "--vary ";

fn holds(place: Span, span: Span) -> bool {
    (place.start..=place.end).contains(&span.start)
}

/// The typed sweep has no section that a user could find.
fn in_words(text: &str) -> String {
    text.replace("sweep.varied.axes.", FLAG)
        .replace("sweep.varied.axes", FLAG.trim_end())
        .replace("sweep.varied", FLAG.trim_end())
}

/// The typed part at a byte offset inside an axis `{ set = "PATH", …`: the path, the values, or all of it.
fn within(typed: &str, line: Span, inside: usize) -> Span {
    let start = line.start + FLAG.len();
    let path = typed.find('=').unwrap_or(typed.len());
    match inside {
        0 => Span::new(start, line.end),
        inside if inside < "{ set = \"".len() + path => Span::new(start, start + path),
        _ => Span::new((start + path + 1).min(line.end), line.end),
    }
}
