//! Sentences about places: along which line, in which regions.

use super::numbers::{many, number, phrase};
use crate::account::{and_list, capital, percent, thousands};
use crate::scenario::Design;
use crate::sweep::outcome::Outcome;
use crate::sweep::sensitivity::{BoxSide, FoundBox};

/// A boundary: how long it is, in how many pieces, how well it is known.
pub(super) fn traced(outcome: &Outcome<'_>) -> Vec<String> {
    let Some(traced) = &outcome.played.traced else {
        return Vec::new();
    };
    let Design::Boundary { level } = outcome.task.sweep().design else {
        return Vec::new();
    };
    let level = if outcome.shown.is_share() {
        format!("{}%", number(level))
    } else {
        number(level)
    };
    let of = outcome.task.cells().len();
    let share = traced.played as f64 / of as f64;
    let effort = format!(
        "{} of {} cells were played ({}), in {}",
        thousands(traced.played),
        thousands(of),
        percent(share),
        many(u64::from(traced.rounds), "round")
    );
    let effort = if traced.cut {
        format!("{effort}, and there it ended, as more would not be held: the line goes on")
    } else {
        effort
    };
    let small = format!(
        "an island smaller than {} steps of the grid can be missed",
        traced.lattice
    );
    let islands = traced.lines.iter().filter(|line| line.closed).count();
    let mut said = Vec::new();
    if traced.crossings.is_empty() {
        said.push(format!(
            "The {level} line was not met anywhere: {effort}; {small}."
        ));
        return said;
    }
    let pieces = match (traced.lines.len(), islands) {
        (1, 0) => "It is one line".to_owned(),
        (1, _) => "It is one island".to_owned(),
        (n, 0) => format!("It is in {n} separate pieces: what is shown is not monotone"),
        (n, i) => format!(
            "It is in {n} separate pieces, {i} of them islands: what is shown is not monotone"
        ),
    };
    let unsure = unsure(outcome);
    let error = if unsure.0 > 0 {
        format!(
            "known to within one step of the grid for these draws (in {} of the {} cells beside it the 95% interval holds {level}: \
             other draws may move it by some steps)",
            unsure.0, unsure.1
        )
    } else {
        "known to within one step of the grid".to_owned()
    };
    said.push(format!(
        "The {level} line is {error}: {effort}. {pieces}; {small}."
    ));
    said
}

/// The number of cells beside the line whose interval contains the level, and of all cells beside it.
fn unsure(outcome: &Outcome<'_>) -> (usize, usize) {
    let (Some(traced), Design::Boundary { level }) =
        (&outcome.played.traced, &outcome.task.sweep().design)
    else {
        return (0, 0);
    };
    let level = if outcome.shown.is_share() {
        level / 100.0
    } else {
        *level
    };
    let factors = outcome.task.cells().factors().unwrap_or_default().len();
    let sides = traced.crossings.iter().flat_map(|(a, b)| [*a, *b]);
    let beside: std::collections::BTreeSet<_> = sides.collect();
    let held = beside.iter().filter(|(x, y)| {
        let places = [u64::from(*x), u64::from(*y)];
        let cell = outcome.task.cells().at_places(&places[..factors]);
        let found = cell.and_then(|cell| outcome.level(cell));
        found.is_some_and(|l| !l.exact && l.interval.low <= level && level <= l.interval.high)
    });
    (held.count(), beside.len())
}

/// Where it is nearly always or nearly never true.
pub(super) fn regions(outcome: &Outcome<'_>) -> Vec<String> {
    let mut said = Vec::new();
    for (boxes, word) in [
        (&outcome.always, "nearly always"),
        (&outcome.never, "nearly never"),
    ] {
        let Some(first) = boxes.first() else {
            continue;
        };
        let what = phrase(outcome.shown, outcome.task.scenario());
        let limits = limits(outcome, first);
        let held_out = first.held_out.as_ref().map_or(String::new(), |held| {
            let outside = if word == "nearly always" {
                held.outside
            } else {
                1.0 - held.outside
            };
            format!(
                " (searched on half of the cells: {} in the other half)",
                percent(outside)
            )
        });
        let mean = if word == "nearly always" {
            first.mean
        } else {
            1.0 - first.mean
        };
        said.push(if limits.is_empty() {
            format!(
                "{} {what} {word}: on average {} over all cells.",
                capital("everywhere here"),
                percent(mean)
            )
        } else {
            format!(
                "{} {word} where {}: {} of the cells, on average {}{held_out}.",
                capital(&what),
                limits,
                percent(first.mass),
                percent(mean)
            )
        });
    }
    said
}

/// The limits of a region in words.
pub fn limits(outcome: &Outcome<'_>, found: &FoundBox) -> String {
    let limits = found.region.limits.iter().enumerate();
    let said: Vec<String> = limits
        .filter_map(|(n, limits)| {
            let axis = outcome.axes[n];
            let label = outcome.label(axis);
            Some(match limits.as_ref()? {
                BoxSide::Numbers {
                    low: Some(low),
                    high: Some(high),
                } => {
                    format!("“{label}” is {} to {}", number(*low), number(*high))
                }
                BoxSide::Numbers { low: Some(low), .. } => {
                    format!("“{label}” is at least {}", number(*low))
                }
                BoxSide::Numbers {
                    high: Some(high), ..
                } => {
                    format!("“{label}” is at most {}", number(*high))
                }
                BoxSide::Numbers { .. } => return None,
                BoxSide::Categories(kept) => {
                    let names = outcome.names(axis);
                    let kept: Vec<&str> = kept
                        .iter()
                        .filter_map(|place| names.get(*place).map(String::as_str))
                        .collect();
                    format!("“{label}” is {}", kept.join(" or "))
                }
            })
        })
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    if said.is_empty() {
        String::new()
    } else {
        and_list(&said)
    }
}
