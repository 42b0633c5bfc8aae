//! Sentences about the course along each axis: its effect, where an even chance is, and what is not reported.

use super::numbers::{amount, many, number, phrase, subject};
use crate::account::and_list;
use crate::scenario::{Design, PathValue};
use crate::sweep::course::{AxisCourse, even_chance};
use crate::sweep::effects::{Basis, Effect, Silence};
use crate::sweep::outcome::Outcome;
use crate::sweep::tally::Level;

/// The most names of a list given in one sentence.
const NAMES: usize = 8;

/// One sentence for each axis whose effect is reported.
pub(super) fn along(outcome: &Outcome<'_>) -> Vec<String> {
    let axes = outcome.curves.iter().zip(&outcome.effects);
    axes.filter_map(|(curve, effect)| {
        let place = outcome.axes[curve.axis];
        let names = outcome.names(place);
        let label = outcome.label(place);
        // Where nothing is drawn there are no chances, but cells in which it is so.
        let what = match outcome.is_certain() && outcome.shown.is_share() {
            true => format!("the share of cells in which {}", phrase(outcome.shown, outcome.task.scenario())),
            false => subject(outcome.shown, outcome.task.scenario()),
        };
        let others = averaged(outcome, curve.axis);
        let told = |at: usize| Some(known(outcome, effect.levels[at]?));
        if !names.is_empty() {
            effect.course.as_ref()?;
            let bins = curve.bins.iter().enumerate();
            let levels: Vec<String> = bins
                .filter_map(|(at, bin)| {
                    let name = names.get(bin.low as usize)?;
                    Some(format!("{} with {name}", told(at)?))
                })
                .collect();
            let levels: Vec<&str> = levels.iter().take(NAMES).map(String::as_str).collect();
            return Some(format!("By “{label}” {what} is {}{others}.", and_list(&levels)));
        }
        let binned = if curve.is_binned() {
            format!(" (in {} bins)", curve.bins.len())
        } else {
            String::new()
        };
        Some(match effect.course.as_ref()? {
            AxisCourse::Straight { first, last } => format!(
                "As “{label}” goes from {} to {}{binned}, {what} {} from {} to {}{others}.",
                outcome.place_on(curve.axis, *first),
                outcome.place_on(curve.axis, *last),
                verb(effect.levels[*first]?, effect.levels[*last]?),
                told(*first)?,
                told(*last)?,
            ),
            AxisCourse::Bent { lowest, highest } => {
                let (low, high) = (lowest.first()?.0, highest.first()?.0);
                format!(
                    "Along “{label}”{binned} {what} is highest, {}, {}, and lowest, {}, {}{others}.",
                    told(high)?,
                    stretches(outcome, curve.axis, highest),
                    told(low)?,
                    stretches(outcome, curve.axis, lowest),
                )
            }
        })
    })
    .collect()
}

/// `rises` or `falls`.
fn verb(first: Level, last: Level) -> &'static str {
    if last.value < first.value {
        "falls"
    } else {
        "rises"
    }
}

/// `at 12`, `from 30 to 50 and at 70`: of the places of points on an axis.
fn stretches(outcome: &Outcome<'_>, axis: usize, all: &[(usize, usize)]) -> String {
    let place = |at: usize| outcome.place_on(axis, at);
    let said: Vec<String> = all
        .iter()
        .take(3)
        .map(|&(from, to)| {
            if from == to {
                format!("at {}", place(from))
            } else {
                format!("from {} to {}", place(from), place(to))
            }
        })
        .collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let more = if all.len() > 3 { " and elsewhere" } else { "" };
    format!("{}{more}", and_list(&said))
}

/// A level with its interval, unless nothing is drawn: `59% (95% interval 46% to 72%)`.
fn known(outcome: &Outcome<'_>, level: Level) -> String {
    let value = amount(level.value, outcome.shown);
    let interval = level
        .known()
        .map(|i| (amount(i.low, outcome.shown), amount(i.high, outcome.shown)));
    match interval {
        Some((low, high)) if low != high => format!("{value} (95% interval {low} to {high})"),
        _ => value,
    }
}

/// What the levels of an axis are averaged over: `, averaged over “Patience”`; empty if it is the only axis and all cells
/// count.
fn averaged(outcome: &Outcome<'_>, axis: usize) -> String {
    let agreed = if outcome.holes.no_handshake > 0 {
        ", among cells with a handshake"
    } else {
        ""
    };
    let others: Vec<usize> = (0..outcome.axes.len())
        .filter(|other| *other != axis)
        .collect();
    let over = match others.as_slice() {
        [] => String::new(),
        [other] => format!(", averaged over “{}”", outcome.label(outcome.axes[*other])),
        others => format!(", averaged over the {} other axes", others.len()),
    };
    over + agreed
}

/// What is not reported, and why.
pub(super) fn silent(outcome: &Outcome<'_>) -> Vec<String> {
    let labels = |why: &dyn Fn(&Effect) -> bool| -> Vec<String> {
        let axes = outcome.curves.iter().zip(&outcome.effects);
        axes.filter(|(_, effect)| why(effect))
            .map(|(curve, _)| format!("“{}”", outcome.label(outcome.axes[curve.axis])))
            .collect()
    };
    let list = |names: &[String]| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        and_list(&names)
    };
    let mut said = Vec::new();
    let chance = labels(&|effect| effect.silence == Some(Silence::Chance));
    if !chance.is_empty() {
        let cells = outcome
            .effects
            .iter()
            .any(|effect| effect.basis == Basis::Cells);
        let axes = outcome.effects.len() as u64;
        let why = if cells {
            let played = outcome.played.summary.len();
            let corrected = if axes > 1 {
                format!(", corrected for {axes} axes")
            } else {
                String::new()
            };
            format!("permutation test over {}{corrected}", many(played, "cell"))
        } else {
            format!("{} per cell", many(outcome.task.how().runs, "draw"))
        };
        said.push(format!(
            "{} {} no effect that can be told from chance ({why}).",
            list(&chance),
            if chance.len() == 1 { "has" } else { "have" }
        ));
    }
    let none = labels(&|effect| effect.silence == Some(Silence::None));
    if !none.is_empty() {
        said.push(format!(
            "{} {} nothing here.",
            list(&none),
            if none.len() == 1 { "changes" } else { "change" }
        ));
    }
    for (curve, effect) in outcome.curves.iter().zip(&outcome.effects) {
        if let Some(Silence::Together(other)) = effect.silence {
            said.push(format!(
                "“{}” moves together with “{}” in this list, so their effects cannot be told apart.",
                outcome.label(outcome.axes[curve.axis]),
                outcome.label(outcome.axes[other])
            ));
        }
    }
    said
}

/// Grids of chances: where an even chance is along each axis of numbers while the others are as in the file.
pub(super) fn even(outcome: &Outcome<'_>) -> Vec<String> {
    let cells = outcome.task.cells();
    let grid = matches!(outcome.task.sweep().design, Design::Grid);
    let Some(sizes) = cells.grid().filter(|_| grid && outcome.shown.is_share()) else {
        return Vec::new();
    };
    let near: Vec<Option<u64>> = (0..sizes.len())
        .map(|axis| nearest(outcome, axis, sizes[axis]))
        .collect();
    let sentences = (0..sizes.len()).filter_map(|axis| {
        let told = outcome.effects.get(axis).is_some_and(Effect::is_told);
        if !told || !cells.is_ordered(axis) || sizes[axis] < 3 {
            return None;
        }
        let mut places = Vec::with_capacity(sizes.len());
        for (other, place) in near.iter().enumerate() {
            places.push(if other == axis { 0 } else { (*place)? });
        }
        let mut line: Vec<(f64, Option<Level>)> = Vec::with_capacity(sizes[axis] as usize);
        for step in 0..sizes[axis] {
            places[axis] = step;
            let value = cells.value_at(axis, step as u32)?.number()?;
            line.push((value, outcome.level(cells.at_places(&places)?)));
        }
        line.sort_by(|a, b| a.0.total_cmp(&b.0));
        let levels: Vec<Option<Level>> = line.iter().map(|(_, level)| *level).collect();
        let found = even_chance(&levels)?;
        let rest = if sizes.len() > 1 {
            ", all else as in the file"
        } else {
            ""
        };
        let side = if found.rises { "or more" } else { "or less" };
        let open = match found.open {
            Some((low, high)) if high > low => format!(
                "; with this many draws it may be anywhere from {} to {}",
                number(line[low].0),
                number(line[high].0)
            ),
            _ => String::new(),
        };
        let needs = if outcome.is_certain() {
            "A yes"
        } else {
            "An even chance"
        };
        Some(format!(
            "{needs} needs “{}” at about {} {side}{rest}{open}.",
            outcome.label(axis),
            number(line[found.place].0)
        ))
    });
    sentences.collect()
}

/// The place on an axis of a grid nearest to the file's value; `None` if that is outside the axis.
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
