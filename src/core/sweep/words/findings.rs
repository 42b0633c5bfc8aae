//! The findings of a sweep in sentences. Each says no more than its numbers support; where they are inconclusive, it says that.

use super::along::{along, even, silent};
use super::design::{elementary, every_cell, holes, holes_of_others, indices, nothing, size};
use super::numbers::{amount, many, shown_value, subject};
use super::places::{regions, traced};
use crate::account::{and_list, capital, percent, thousands};
use crate::sweep::effects::{Effect, Silence, TOLD};
use crate::sweep::moves::ComparedCell;
use crate::sweep::outcome::Outcome;
use crate::sweep::summary::MOST_KEPT;
use crate::sweep::tally::Level;

/// The share of the differences from which an axis is said to decide.
const DECIDES: f64 = 0.7;
/// The share of the differences from which the combination of axes is said to decide.
const COMBINED: f64 = 0.3;

/// The findings, the most important first.
pub fn findings(outcome: &Outcome<'_>) -> Vec<String> {
    let mut said = foremost(outcome);
    said.extend(holes_of_others(outcome));
    said
}

/// The findings about what is shown foremost.
fn foremost(outcome: &Outcome<'_>) -> Vec<String> {
    let mut said = Vec::new();
    match &outcome.extremes {
        None => {
            said.push(nothing(outcome));
            return said;
        }
        Some(_) if outcome.has_too_few_draws() => {
            said.push(format!(
                "Too few draws to tell: {} per cell. Take at least 100.",
                outcome.task.how().runs
            ));
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
        Some([(_, low), (_, high)]) if outcome.played.summary.is_too_large() => {
            let what = subject(outcome.shown, outcome.task.scenario());
            said.push(format!(
                "{} is from {} to {} in {}: more than {}, so that their differences are not taken apart. cells.csv has all of \
                 them; take fewer to see what matters.",
                capital(&what),
                amount(low.value, outcome.shown),
                amount(high.value, outcome.shown),
                many(outcome.played.summary.len(), "cell"),
                thousands(MOST_KEPT)
            ));
            said.extend(holes(outcome));
            return said;
        }
        Some([(_, low), (_, high)])
            if !outcome.differ() && !outcome.tells_an_effect() && outcome.moves.is_empty() =>
        {
            let what = subject(outcome.shown, outcome.task.scenario());
            said.push(format!(
                "No clear difference: {what} is from {} to {}, which sampling error alone could explain.",
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
    said.extend(even(outcome));
    said.extend(traced(outcome));
    said.extend(regions(outcome));
    let nothing_told = said.len() == usize::from(lost);
    said.extend(silent(outcome));
    if nothing_told {
        said.extend(spread(outcome));
    }
    said.extend(holes(outcome).filter(|_| !lost));
    said
}

/// Whether two levels are equal.
fn same(low: Level, high: Level) -> bool {
    (high.value - low.value).abs() <= 1e-12
}

/// Grids: which axis explains the differences.
fn who_decides(outcome: &Outcome<'_>) -> Option<String> {
    let explained = outcome.explained.as_ref()?;
    // The axes by their places among the curves, which are the axes of the grid.
    let mut alone: Vec<(usize, f64)> = explained
        .alone
        .iter()
        .filter_map(|part| Some((part.axes[0], part.share?)))
        .collect();
    if alone.len() < 2 {
        return None;
    }
    let told = |axis: usize| outcome.effects.get(axis).is_some_and(Effect::is_told);
    let together: f64 = 1.0 - alone.iter().map(|(_, share)| share).sum::<f64>();
    let beyond = explained.interplay().is_some_and(|p| p <= TOLD);
    alone.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (first, share) = alone[0];
    let label = |axis: usize| outcome.label(outcome.axes[axis]).into_owned();
    // A part that may be chance has no share worth reporting.
    let chance = |axis: usize| {
        let effect = outcome.effects.get(axis);
        effect.is_some_and(|effect| effect.silence == Some(Silence::Chance))
    };
    let mut others: Vec<String> = alone[1..]
        .iter()
        .filter(|(axis, _)| !chance(*axis))
        .map(|(axis, share)| format!("“{}” {}", label(*axis), percent(*share)))
        .collect();
    if beyond || together <= 1e-9 {
        others.push(format!("their interplay {}", percent(together.max(0.0))));
    }
    let rest = if others.len() < alone.len() {
        "; the rest can be chance"
    } else {
        ""
    };
    let parts = std::iter::once(format!(
        "“{}” alone explains {}",
        label(first),
        percent(share)
    ));
    let parts: Vec<String> = parts.chain(others).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let matter = alone.iter().filter(|(axis, _)| told(*axis)).count();
    let head = if share >= DECIDES && told(first) {
        format!("It is mostly “{}” that decides", label(first))
    } else if together >= COMBINED && beyond {
        "It is the combination that decides: what one does depends on the other".to_owned()
    } else {
        match (matter, alone.len()) {
            (0, _) => return None,
            (1, _) if told(first) => format!("It is “{}” that matters", label(first)),
            (2, 2) => "Both matter".to_owned(),
            (matter, all) if matter == all => format!("All {all} matter"),
            (matter, all) => format!("{matter} of {all} matter"),
        }
    };
    Some(format!(
        "{head}: of the differences between cells {}{rest}.",
        and_list(&parts)
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
        let by = |found: &ComparedCell| found.change.map_or(0.0, |c| c.value.abs());
        by(a).total_cmp(&by(b)).then(b.cell.cmp(&a.cell))
    });
    let Some(best) = best else {
        return Some(if outcome.is_certain() {
            "No single change moves it.".into()
        } else {
            "No single change is distinguishable from zero with this many runs.".into()
        });
    };
    let level = best.level?;
    if let Some(said) = ties(outcome, best) {
        return Some(said);
    }
    let reach = |found: &ComparedCell| {
        found.change.map(|c| {
            let (low, high) = (c.interval.low.abs(), c.interval.high.abs());
            (low.min(high), low.max(high))
        })
    };
    // Is another change as large as this one, as far as the draws tell?
    let least = reach(best).map_or(0.0, |(low, _)| low);
    let others = outcome.moves.iter().filter(|found| found.cell != best.cell);
    let alone = others.filter_map(reach).all(|(_, high)| high < least);
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

/// Where nothing is drawn: how many changes are exactly as large as the largest one.
fn ties(outcome: &Outcome<'_>, best: &ComparedCell) -> Option<String> {
    let most = best.change?.value.abs();
    let alike = outcome.moves.iter().filter(|found| {
        let change = found.change.map(|change| change.value.abs());
        change.is_some_and(|change| (change - most).abs() <= 1e-9)
    });
    let others = alike.count().saturating_sub(1);
    (outcome.is_certain() && others > 0).then(|| {
        format!(
            "{} and {} move it most, each by {}.",
            what_is_set(outcome, best.cell),
            match others {
                1 => "1 other change".to_owned(),
                several => format!("{} other changes", thousands(several as u64)),
            },
            size(most, outcome.shown)
        )
    })
}

/// The values that a cell sets, in words: `donbas = freeze-line`.
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
