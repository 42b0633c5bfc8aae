//! The findings of a sweep in sentences. Each says no more than its numbers hold; where they do not tell, it says that.

use super::outcome::Outcome;
use super::tally::Level;
use super::words_design::{elementary, every_cell, holes, indices, nothing};
use super::words_where::{regions, traced};
use crate::account::{and_list, capital, thousands};
use crate::scenario::{Design, PathValue, Scenario, Shown};

/// A share of the differences from which an axis is said to decide.
const DECIDES: f64 = 0.7;

/// What is shown, as it follows "the chance that", or a noun for what is no chance.
#[must_use]
pub fn phrase(shown: Shown, scenario: &Scenario) -> String {
    match shown {
        Shown::PossibleDayOne => "a deal is possible on day one".into(),
        Shown::Possible => "a deal is possible".into(),
        Shown::Handshake => "they shake hands".into(),
        Shown::Reached => "a deal is reached".into(),
        Shown::Ratified => "a deal is ratified".into(),
        Shown::Breakdown => "the talks break down".into(),
        Shown::Round => format!("{} of the handshake", scenario.time.unit),
        Shown::Worth(party) => format!("worth to {}", scenario.parties[party.index()].name),
        Shown::ToFrontier => "distance to the Pareto frontier".into(),
        Shown::ToNash => "distance to the Nash deal".into(),
    }
}

/// The same as the subject of a sentence: `the chance that a deal is possible`, `the worth to Russia`.
#[must_use]
pub fn subject(shown: Shown, scenario: &Scenario) -> String {
    let phrase = phrase(shown, scenario);
    if shown.is_share() {
        format!("the chance that {phrase}")
    } else {
        format!("the {phrase}")
    }
}

/// A level as people read it: `48%`, `62.5 points`, `9.3`.
#[must_use]
pub fn amount(value: f64, shown: Shown) -> String {
    match shown {
        shown if shown.is_share() => percent(value),
        Shown::Round => format!("{value:.1}"),
        _ => format!("{value:.1} points"),
    }
}

/// A share in percent; never 0% or 100% unless it is.
#[must_use]
pub fn percent(share: f64) -> String {
    let rounded = (share * 100.0).round();
    // What is left of sums of reals is nothing.
    let share = (share * 1e9).round() / 1e9;
    if share > 0.0 && rounded < 1.0 {
        "under 1%".into()
    } else if share < 1.0 && rounded > 99.0 {
        "over 99%".into()
    } else {
        format!("{rounded:.0}%")
    }
}

/// `1 cell`, `2,793 cells`.
#[must_use]
pub fn many(n: u64, what: &str) -> String {
    format!("{} {what}{}", thousands(n), if n == 1 { "" } else { "s" })
}

/// A number of an axis as people write it.
#[must_use]
pub fn number(value: f64) -> String {
    let tidy = (value * 1e6).round() / 1e6;
    format!("{}", tidy + 0.0)
}

/// The findings, the most important first.
#[must_use]
pub fn findings(outcome: &Outcome<'_>) -> Vec<String> {
    let mut said = Vec::new();
    match &outcome.extremes {
        None => {
            said.push(nothing(outcome));
            return said;
        }
        Some([(_, low), (_, high)]) if same(*low, *high) => {
            let what = subject(outcome.shown, outcome.task.scenario());
            let level = amount(low.value, outcome.shown);
            said.push(format!(
                "Nothing here changes it: {what} is {level} in {}.",
                every_cell(outcome)
            ));
            said.extend(holes(outcome));
            return said;
        }
        Some(_) if !outcome.has_enough() => {
            said.push(format!(
                "Too few draws to tell: {} a cell. Take at least 100.",
                outcome.task.how().runs
            ));
            return said;
        }
        Some([(_, low), (_, high)]) if !outcome.differ() && outcome.moves.is_empty() => {
            let what = subject(outcome.shown, outcome.task.scenario());
            said.push(format!(
                "No clear difference: {what} is from {} to {}, which with so many draws can be chance.",
                amount(low.value, outcome.shown),
                amount(high.value, outcome.shown)
            ));
            return said;
        }
        Some(_) => {}
    }
    let lost = outcome.lost_to_holes();
    said.extend(holes(outcome).filter(|_| lost));
    said.extend(who_decides(outcome));
    said.extend(indices(outcome));
    said.extend(elementary(outcome));
    said.extend(best_move(outcome));
    said.extend(along(outcome));
    said.extend(even_chance(outcome));
    said.extend(traced(outcome));
    said.extend(regions(outcome));
    if said.len() == usize::from(lost) {
        said.extend(spread(outcome));
    }
    said.extend(holes(outcome).filter(|_| !lost));
    said
}

/// Whether two levels are one and the same.
fn same(low: Level, high: Level) -> bool {
    (high.value - low.value).abs() <= 1e-12
}

/// Grids: which axis explains the differences.
fn who_decides(outcome: &Outcome<'_>) -> Option<String> {
    let explained = outcome.explained.as_ref()?;
    let mut alone: Vec<(usize, f64)> = explained
        .alone
        .iter()
        .filter_map(|part| Some((outcome.axes[part.axes[0]], part.share?)))
        .collect();
    if alone.len() < 2 {
        return None;
    }
    let together: f64 = 1.0 - alone.iter().map(|(_, share)| share).sum::<f64>();
    alone.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (first, share) = alone[0];
    let others: Vec<String> = alone[1..]
        .iter()
        .map(|(axis, share)| format!("“{}” {}", outcome.label(*axis), percent(*share)))
        .collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let head = if share >= DECIDES {
        format!("It is mostly “{}” that decides", outcome.label(first))
    } else if together >= 0.3 {
        "It is the combination that decides: what one does depends on the other".to_owned()
    } else {
        "Both matter".to_owned()
    };
    Some(format!(
        "{head}: of the differences between cells “{}” alone explains {}, {}, and their interplay {}.",
        outcome.label(first),
        percent(share),
        and_list(&others),
        percent(together.max(0.0))
    ))
}

/// One at a time: the largest clear change.
fn best_move(outcome: &Outcome<'_>) -> Option<String> {
    if outcome.moves.is_empty() {
        return None;
    }
    let base = outcome.level(0)?;
    let clear = outcome.moves.iter().filter(|found| found.clear);
    let best = clear.max_by(|a, b| {
        let by = |found: &super::moves::Move| found.change.map_or(0.0, |c| c.value.abs());
        by(a).total_cmp(&by(b)).then(b.cell.cmp(&a.cell))
    });
    let Some(best) = best else {
        return Some("No single change is told from none with so many runs.".into());
    };
    let level = best.level?;
    let size = |found: &super::moves::Move| {
        found.change.map(|c| {
            let (low, high) = (c.interval.low.abs(), c.interval.high.abs());
            (low.min(high), low.max(high))
        })
    };
    // Another change as large as this one, as far as the draws tell?
    let least = size(best).map_or(0.0, |(low, _)| low);
    let others = outcome.moves.iter().filter(|found| found.cell != best.cell);
    let alone = others.filter_map(size).all(|(_, high)| high < least);
    Some(format!(
        "{} {}: {} goes from {} to {}.",
        what_is_set(outcome, best.cell),
        if alone {
            "moves it most"
        } else {
            "moves it most here, but intervals of others overlap"
        },
        subject(outcome.shown, outcome.task.scenario()),
        amount(base.value, outcome.shown),
        amount(level.value, outcome.shown)
    ))
}

/// What a cell sets, in words: `donbas = freeze-line`.
#[must_use]
pub fn what_is_set(outcome: &Outcome<'_>, cell: u64) -> String {
    let cell = outcome.task.cells().cell(cell);
    let scenario = outcome.task.scenario();
    if let Some((issue, option)) = cell.settled {
        let issue = &scenario.issues[issue.index()];
        return format!("{} = {}", issue.id, issue.option_title(option));
    }
    let set: Vec<String> = cell
        .set
        .iter()
        .zip(outcome.task.cells().axes())
        .filter_map(|((path, value), axis)| {
            let name = axis.label.as_deref().unwrap_or(path);
            Some(format!("{name} = {}", value.as_ref().map(shown_value)?))
        })
        .collect();
    let set: Vec<&str> = set.iter().map(String::as_str).collect();
    if set.is_empty() {
        "the file as it is".into()
    } else {
        and_list(&set)
    }
}

/// A value of an axis as people write it.
#[must_use]
pub fn shown_value(value: &PathValue) -> String {
    match value {
        PathValue::Number(value) => number(*value),
        PathValue::Name(name) => name.clone(),
    }
}

/// From one end of each axis to the other.
fn along(outcome: &Outcome<'_>) -> Vec<String> {
    let curves = outcome.curves.iter();
    let sentences = curves.filter_map(|curve| {
        let axis = outcome.axes[curve.axis];
        let names = outcome.names(axis);
        let told: Vec<_> = curve.bins.iter().filter(|bin| bin.mean.is_some()).collect();
        let (first, last) = (told.first()?, told.last()?);
        let means = || told.iter().filter_map(|bin| bin.mean);
        let (low, high) = (
            means().fold(f64::INFINITY, f64::min),
            means().fold(f64::NEG_INFINITY, f64::max),
        );
        if told.len() < 2 || amount(low, outcome.shown) == amount(high, outcome.shown) {
            return None;
        }
        if let Some(said) = only_axis(outcome, axis) {
            return Some(said);
        }
        let others = if outcome.axes.len() > 1 {
            ", over all values of the others"
        } else {
            ""
        };
        let label = outcome.label(axis);
        let what = subject(outcome.shown, outcome.task.scenario());
        if names.is_empty() {
            let middle = |low: f64, high: f64| {
                if high > low {
                    format!("about {}", number((low + high) / 2.0))
                } else {
                    number(low)
                }
            };
            return Some(format!(
                "From {} to {} of “{label}” {what} goes from {} to {}{others}.",
                middle(first.low, first.high),
                middle(last.low, last.high),
                amount(first.mean?, outcome.shown),
                amount(last.mean?, outcome.shown),
            ));
        }
        let levels: Vec<String> = told
            .iter()
            .filter_map(|bin| {
                let name = names.get(bin.low as usize)?;
                Some(format!("{} with {name}", amount(bin.mean?, outcome.shown)))
            })
            .collect();
        let levels: Vec<&str> = levels.iter().take(8).map(String::as_str).collect();
        Some(format!("By “{label}” it is {}{others}.", and_list(&levels)))
    });
    sentences.collect()
}

/// A grid of one axis of numbers: from its first cell to its last.
fn only_axis(outcome: &Outcome<'_>, axis: usize) -> Option<String> {
    let cells = outcome.task.cells();
    let size = cells.grid().filter(|sizes| sizes.len() == 1)?[0];
    let value = |place: u64| cells.value_at(axis, place as u32)?.number();
    let (first, last) = (outcome.level(0)?, outcome.level(size - 1)?);
    Some(format!(
        "From {} to {} of “{}” {} goes from {} to {}.",
        number(value(0)?),
        number(value(size - 1)?),
        outcome.label(axis),
        subject(outcome.shown, outcome.task.scenario()),
        amount(first.value, outcome.shown),
        amount(last.value, outcome.shown)
    ))
}

/// Grids of chances: where an even chance lies along each axis of numbers while the others stand where the file does.
fn even_chance(outcome: &Outcome<'_>) -> Vec<String> {
    let cells = outcome.task.cells();
    let grid = matches!(outcome.task.sweep().design, Design::Grid);
    let Some(sizes) = cells.grid().filter(|_| grid && outcome.shown.is_share()) else {
        return Vec::new();
    };
    let near: Vec<Option<u64>> = (0..sizes.len())
        .map(|axis| nearest(outcome, axis, sizes[axis]))
        .collect();
    let sentences = (0..sizes.len()).filter_map(|axis| {
        if !cells.is_ordered(axis) || sizes[axis] < 3 {
            return None;
        }
        let mut places = Vec::with_capacity(sizes.len());
        for (other, place) in near.iter().enumerate() {
            places.push(if other == axis { 0 } else { (*place)? });
        }
        let mut crossing = None;
        let mut open: Option<(f64, f64)> = None;
        let mut before: Option<(f64, Level)> = None;
        for step in 0..sizes[axis] {
            places[axis] = step;
            let level = outcome.level(cells.at_places(&places)?)?;
            let value = cells.value_at(axis, step as u32)?.number()?;
            if let Some((from, last)) = before
                && (last.value >= 0.5) != (level.value >= 0.5)
            {
                // More than one crossing is no threshold.
                if crossing.is_some() {
                    return None;
                }
                crossing = Some((from, value, level.value > last.value));
            }
            if level.interval.low <= 0.5 && 0.5 <= level.interval.high {
                open = Some(open.map_or((value, value), |(from, _)| (from, value)));
            }
            before = Some((value, level));
        }
        let (from, to, rises) = crossing?;
        let rest = if sizes.len() > 1 {
            ", all else as in the file"
        } else {
            ""
        };
        let (above, side) = if rises {
            (to, "or more")
        } else {
            (from, "or less")
        };
        let open = match open {
            Some((low, high)) if high > low && !outcome.is_certain() => format!(
                "; with so many draws it may be anywhere from {} to {}",
                number(low),
                number(high)
            ),
            _ => String::new(),
        };
        Some(format!(
            "An even chance needs “{}” at about {} {side}{rest}{open}.",
            outcome.label(axis),
            number(above)
        ))
    });
    sentences.collect()
}

/// The place on an axis of a grid nearest to where the file stands; `None` if it does not stand within the axis.
fn nearest(outcome: &Outcome<'_>, axis: usize, size: u64) -> Option<u64> {
    let cells = outcome.task.cells();
    let here = outcome.task.cells().here(axis, outcome.task.scenario())?;
    let distance = |step: u64| {
        let value = cells.value_at(axis, step as u32)?;
        match (&value, &here) {
            (PathValue::Number(value), PathValue::Number(here)) => Some((value - here).abs()),
            (value, here) if value == here => Some(0.0),
            _ => None,
        }
    };
    let steps = (0..size).filter_map(|step| Some((step, distance(step)?)));
    let (step, _) = steps.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)))?;
    let ends = [
        cells.value_at(axis, 0)?.number(),
        cells.value_at(axis, size as u32 - 1)?.number(),
    ];
    if let ([Some(first), Some(last)], Some(here)) = (ends, here.number())
        && !(first.min(last)..=first.max(last)).contains(&here)
    {
        return None;
    }
    Some(step)
}

/// From the lowest cell to the highest.
fn spread(outcome: &Outcome<'_>) -> Option<String> {
    let [(low_cell, low), (high_cell, high)] = outcome.extremes?;
    Some(format!(
        "{} lies between {} ({}) and {} ({}).",
        capital(&subject(outcome.shown, outcome.task.scenario())),
        amount(low.value, outcome.shown),
        what_is_set(outcome, low_cell),
        amount(high.value, outcome.shown),
        what_is_set(outcome, high_cell)
    ))
}
