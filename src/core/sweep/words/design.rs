//! Sentences for what a design was chosen for: Sobol indices, elementary effects; and what prevents them.

use super::numbers::{many, phrase};
use crate::account::{and_list, decimal, percent, thousands};
use crate::scenario::{AxisValues, Design, PartyId, Shown};
use crate::sweep::design::StepKind;
use crate::sweep::holes::Holes;
use crate::sweep::outcome::{MOST_FOR_REGIONS, Outcome};
use crate::sweep::sensitivity::ElementaryEffects;

/// How far an estimate of an index may be outside 0-1 before this is mentioned.
const STRAY: f64 = 0.005;

/// Saltelli: which uncertainty dominates.
pub(super) fn indices(outcome: &Outcome<'_>) -> Option<String> {
    let indices = outcome.indices.as_ref()?;
    let mut totals: Vec<(usize, f64, f64, f64)> = indices
        .axes
        .iter()
        .zip(&outcome.axes)
        .filter_map(|(axis, &place)| {
            let total = axis.total?;
            let interval = total.interval?;
            Some((place, total.value, interval.low, interval.high))
        })
        .collect();
    totals.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let first = totals.first()?;
    let rest = totals[1..]
        .iter()
        .map(|t| t.3)
        .fold(f64::NEG_INFINITY, f64::max);
    Some(if totals.len() > 1 && first.2 > rest {
        format!(
            "“{}” dominates: alone and with the others it has {} of the variance (95% interval {} to {}).",
            outcome.label(first.0),
            share(first.1),
            percent(first.2.clamp(0.0, 1.0)),
            percent(first.3.clamp(0.0, 1.0))
        )
    } else {
        format!(
            "No single uncertainty dominates: the largest share of the variance is that of “{}”, {}, and its interval overlaps \
             others.",
            outcome.label(first.0),
            share(first.1)
        )
    })
}

/// A share of the variance: an estimate may exceed 1, a share cannot.
fn share(estimate: f64) -> String {
    if estimate >= 1.0 - 1e-9 {
        "all".to_owned()
    } else {
        percent(estimate.max(0.0))
    }
}

/// Morris: which axis moves it most.
pub(super) fn elementary(outcome: &Outcome<'_>) -> Option<String> {
    let by = |effect: &ElementaryEffects| effect.mean_absolute.unwrap_or_default();
    let ranked = outcome.elementary.iter().zip(&outcome.axes);
    let (effect, axis) = ranked
        .filter(|(effect, _)| effect.mean_absolute.is_some())
        .max_by(|a, b| by(a.0).total_cmp(&by(b.0)).then(b.1.cmp(a.1)))?;
    let moved = effect.mean_absolute?;
    if moved <= 1e-12 {
        return Some(
            "No step along a single axis changes it here, although cells differ: take more points."
                .to_owned(),
        );
    }
    let least = effect.interval.map_or(0.0, |i| i.low);
    let others = outcome.elementary.iter().zip(&outcome.axes);
    let mut others = others.filter(|(_, other)| *other != axis);
    let alone = others.all(|(other, _)| other.interval.is_some_and(|i| i.high < least));
    let over = match effect.step {
        StepKind::Range => "over its whole range",
        StepKind::Value | StepKind::Word => "from one of its values to another",
    };
    Some(format!(
        "“{}” moves it {}: by {} on average {over} (µ*).",
        outcome.label(*axis),
        if alone {
            "most"
        } else {
            "most here, but intervals of others overlap"
        },
        size(moved, outcome.shown)
    ))
}

/// A change as people read it, never shown as 0 if there is one.
pub(super) fn size(moved: f64, shown: Shown) -> String {
    if shown.is_share() {
        let points = (moved * 100.0).round();
        return match points as u64 {
            0 => "under 1 percentage point".to_owned(),
            1 => "1 percentage point".to_owned(),
            _ => format!("{points:.0} percentage points"),
        };
    }
    let unit = if shown == Shown::Round {
        "rounds"
    } else {
        "points"
    };
    if moved < 0.05 {
        format!("under 0.1 {unit}")
    } else {
        format!("{} {unit}", decimal(moved, 1))
    }
}

/// The cells that a statement about all of them refers to.
pub(super) fn every_cell(outcome: &Outcome<'_>) -> &'static str {
    let holes = outcome.holes;
    match (holes.no_handshake, holes.not_played, holes.unanswered) {
        (0, 0, 0) => "every cell",
        (_, 0, 0) => "every cell with a handshake",
        (0, _, 0) => "every cell that could be played",
        _ => "every cell in which it could be counted",
    }
}

/// The sentence if no cell has a value for what is shown.
pub(super) fn nothing(outcome: &Outcome<'_>) -> String {
    let holes = outcome.holes;
    if holes.of > 0 && holes.no_handshake == holes.of {
        return format!(
            "No cell has a handshake, so there is no {} to count. {}",
            what_is_missing(outcome, outcome.shown),
            instead(outcome)
        );
    }
    match reasons(holes, &what_is_missing(outcome, outcome.shown)) {
        Some(reasons) => format!("Nothing could be counted: {reasons}."),
        None => "Nothing could be counted: no cell has a run to count.".to_owned(),
    }
}

/// Cells without a value for what is shown, and what follows from that.
pub(super) fn holes(outcome: &Outcome<'_>) -> Option<String> {
    let reasons = reasons(outcome.holes, &what_is_missing(outcome, outcome.shown))?;
    let rest = outcome.holes.of - outcome.holes.cells();
    let lost = match outcome.task.sweep().design {
        _ if !outcome.lost_to_holes() => {
            let rest = many(rest as u64, "cell");
            return Some(format!("{reasons}; all of this is about the other {rest}."));
        }
        Design::Saltelli { .. } => "Sobol indices need a value in every cell, so there are none",
        _ => "which axis explains the differences can only be told of a full grid",
    };
    Some(format!("{reasons}: {lost}. {}", instead(outcome)))
}

/// The same for everything else that is shown, if it has its own holes: one sentence for all that have the same.
pub(super) fn holes_of_others(outcome: &Outcome<'_>) -> Vec<String> {
    let mut groups: Vec<(Holes, Vec<String>)> = Vec::new();
    for (shown, holes) in outcome.holes_of_others() {
        if holes.cells() == 0 || holes == outcome.holes {
            continue;
        }
        let name = what_is_missing(outcome, shown);
        match groups.iter_mut().find(|(known, _)| *known == holes) {
            Some((_, names)) => names.push(name),
            None => groups.push((holes, vec![name])),
        }
    }
    let said = groups.into_iter().filter_map(|(holes, names)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let names = and_list(&names);
        let rest = holes.of - holes.cells();
        Some(if rest == 0 {
            format!("No cell says anything of the {names}.")
        } else {
            format!(
                "{}; what the table says of the {names} is about the other {}.",
                reasons(holes, &names)?,
                many(rest as u64, "cell")
            )
        })
    });
    said.collect()
}

/// `72 of 256 cells have no handshake, so no round`; `None` if every cell has a value.
fn reasons(holes: Holes, missing: &str) -> Option<String> {
    let of = thousands(holes.of as u64);
    let told = |n: usize, one: &str, several: &str| {
        let verb = if n == 1 { one } else { several };
        (n > 0).then(|| format!("{} of {of} cells {verb}", thousands(n as u64)))
    };
    let parts: Vec<String> = [
        told(
            holes.no_handshake,
            &format!("has no handshake, so no {missing}"),
            &format!("have no handshake, so no {missing}"),
        ),
        told(holes.not_played, "cannot be played", "cannot be played"),
        told(
            holes.unanswered,
            "could not be answered in time",
            "could not be answered in time",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    (!parts.is_empty()).then(|| and_list(&parts))
}

/// What only runs with a handshake have.
fn what_is_missing(outcome: &Outcome<'_>, shown: Shown) -> String {
    match shown {
        Shown::Round => "round".to_owned(),
        shown => phrase(shown, outcome.task.scenario()),
    }
}

/// What could be asked of every cell.
fn instead(outcome: &Outcome<'_>) -> String {
    if outcome.holes.no_handshake == 0 {
        return "Choose values with which every cell can be played, or a design such as \
                latin-hypercube, which tells how it goes along each axis among the others."
            .to_owned();
    }
    let scenario = outcome.task.scenario();
    let party = Shown::Worth(PartyId(0)).word(|party| scenario.parties[party.index()].id.clone());
    format!(
        "Every cell has a chance of a handshake and a worth to each party: --show handshake, --show {party}."
    )
}

/// What to know about the numbers of a design: how far estimates stray, what listed values mean for them.
pub fn notes(outcome: &Outcome<'_>) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(indices) = &outcome.indices {
        let values = indices.axes.iter().filter_map(|axis| {
            let (first, total) = (axis.first?.value, axis.total?.value);
            Some((first, total))
        });
        let values: Vec<(f64, f64)> = values.collect();
        let leaves = values
            .iter()
            .any(|(first, total)| *first < -STRAY || *total > 1.0 + STRAY);
        let turned = values.iter().any(|(first, total)| *first > total + STRAY);
        let what = match (leaves, turned) {
            (true, true) => "Some estimates leave 0-1, and some are larger alone than with others",
            (true, false) => "Some estimates leave 0-1",
            (false, true) => "Some estimates are larger alone than with others",
            (false, false) => "",
        };
        if !what.is_empty() {
            notes.push(format!(
                "{what}: they are estimates from {}, and more of them bring them closer (points = {})",
                many(indices.base as u64, "base point"),
                4 * indices.base
            ));
        }
    }
    notes.extend(discrete(outcome));
    if outcome.leaves_out_regions() {
        notes.push(format!(
            "Regions are not looked for among more than {} cells",
            thousands(MOST_FOR_REGIONS as u64)
        ));
    }
    notes
}

/// Listed values and whole numbers on a Sobol sequence.
fn discrete(outcome: &Outcome<'_>) -> Option<String> {
    let sweep = outcome.task.sweep();
    let (Design::Sobol { points } | Design::Saltelli { points }) = sweep.design else {
        return None;
    };
    let axes = outcome.task.cells().axes();
    let counts = outcome.axes.iter().filter_map(|&axis| {
        let count = match &axes[axis].values {
            AxisValues::Listed(listed) => listed.len() as u64,
            AxisValues::Span {
                from,
                to,
                whole: true,
                ..
            } => (to - from).abs() as u64 + 1,
            _ => return None,
        };
        // With more values than points, each value has hardly a slice.
        (count <= points).then_some((axis, count))
    });
    let counts: Vec<(usize, u64)> = counts.collect();
    let uneven = counts
        .iter()
        .any(|(_, count)| !points.is_multiple_of(*count.max(&1)));
    let names: Vec<String> = counts
        .iter()
        .map(|(axis, count)| format!("“{}” ({count})", outcome.label(*axis)))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| {
        format!(
            "Listed values and whole numbers count alike, so other values give other shares: {}{}",
            and_list(&names),
            if uneven {
                format!("; {points} points do not visit them all equally often")
            } else {
                String::new()
            }
        )
    })
}
