//! The option that a cell names.

use super::found::{Found, alike, list};
use crate::files::written::WrittenCell;
use crate::format::{Code, Problem, closest};
use crate::scenario::{Issue, OptionId, Options};

/// The option with this key, or else with this title.
pub(super) fn named(issue: &Issue, text: &str) -> Option<OptionId> {
    let all = || (0..issue.len() as u16).map(OptionId);
    all()
        .find(|&option| alike(&issue.label(option), text))
        .or_else(|| all().find(|&option| alike(&issue.option_title(option), text)))
}

/// The option that a cell names: by its key or its title, or by its number on a range.
pub(super) fn option(
    cell: &WrittenCell,
    issue: &Issue,
    decimal_comma: bool,
    found: &mut Found,
) -> Option<OptionId> {
    if let Some(known) = named(issue, &cell.text) {
        return Some(known);
    }
    match &issue.options {
        Options::Named(names) => {
            let guess = closest(&cell.text, names.iter().map(String::as_str));
            let guess = guess.map_or_else(String::new, |guess| format!("did you mean '{guess}'? "));
            found.report(
                Problem::new(
                    Code::UnknownOption,
                    format!("issue '{}' has no option '{}'", issue.id, cell.text),
                )
                .label(cell.span, "not an option")
                .help(format!(
                    "{guess}Options are {}",
                    list(names.iter().map(String::as_str))
                )),
            );
            None
        }
        Options::Range { from, to, step } => {
            let written = if decimal_comma {
                cell.text.replace(',', ".")
            } else {
                cell.text.clone()
            };
            let number = written
                .parse::<f64>()
                .ok()
                .filter(|number| number.is_finite());
            let place = number.map(|number| ((number - from) / step).round());
            let on_grid = place
                .filter(|&place| place >= 0.0 && place < issue.len() as f64)
                .map(|place| OptionId(place as u16))
                .filter(|&option| {
                    let value = issue.value(option).unwrap_or(f64::NAN);
                    number.is_some_and(|number| (number - value).abs() < 1e-9)
                });
            if on_grid.is_none() {
                let what = if number.is_some() {
                    "not in the range"
                } else {
                    "not a number"
                };
                found.report(
                    Problem::new(
                        Code::OffGrid,
                        format!("issue '{}' has no value '{}'", issue.id, cell.text),
                    )
                    .label(cell.span, what)
                    .help(format!(
                        "its values go from {from} to {to} in steps of {step}"
                    )),
                );
            }
            on_grid
        }
    }
}
