//! The facts of the curve: a measure over one axis.

use crate::charts::known::{Known, level};
use crate::charts::measure::{DRAWN, Measure, SweptAxis, axis, lines, measure, question, runs};
use crate::charts::phase::is_drawn;
use crate::sweep::{self, AxisCourse, Bin, Outcome};

/// The facts of the curve: a measure over one axis.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveFacts {
    /// The question, as the file or the user puts it.
    pub question: Option<String>,
    /// The measure.
    pub measure: Measure,
    /// The axis.
    pub x: SweptAxis,
    /// One curve, or several to compare.
    pub series: Vec<CurveSeries>,
    /// Its course along the axis, the mean of several curves; `None` if the effect of the axis is not established.
    pub told: Option<ToldCourse>,
    /// Set if every point is a mean over cells that differ in other axes, too.
    pub averaged: Option<Averaged>,
    /// The largest number of runs that a value was given; 0 if nothing is random, so that every value is exact.
    pub runs: u64,
}

/// The course of a measure along an axis.
#[derive(Debug, Clone, PartialEq)]
pub struct ToldCourse {
    /// Its course, by indices of values.
    pub course: AxisCourse,
    /// The level at each value: that of the only curve, or the mean of all.
    pub levels: Vec<Option<f64>>,
}

/// The cells behind the points of a curve that is averaged over other axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Averaged {
    /// The number of other axes.
    pub axes: usize,
    /// The smallest and the largest number of cells behind a point.
    pub cells: (u64, u64),
    /// True if values are the middles of bins.
    pub binned: bool,
}

/// One curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveSeries {
    /// The name that distinguishes it; empty if it is the only one.
    pub label: String,
    /// One point per value of the axis; `None` if nothing was computed.
    pub points: Vec<Option<Known>>,
}

/// A chart that is not drawn because it would have more marks than a page has room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CrowdedOut {
    /// The chart: `phase`, one field per cell, or `curve`, one point per value.
    pub chart: &'static str,
    /// The number of marks it would have.
    pub marks: u64,
    /// The number it can have.
    pub most: u64,
    /// True if a curve shows means instead.
    pub means: bool,
}

/// The curve of a sweep: value by value if there is one axis, or one and a few names; with many axes and no phase diagram,
/// along the one that matters most.
pub(super) fn curve(outcome: &Outcome<'_>) -> Option<CurveFacts> {
    by_value(outcome).or_else(|| {
        let strongest = || strongest(outcome);
        (!is_drawn(outcome)).then(strongest).flatten()
    })
}

/// The chart of a sweep that would show every cell if there were not too many; `None` if no chart is left out.
pub fn crowded_out(outcome: &Outcome<'_>) -> Option<CrowdedOut> {
    let sizes = outcome.task.cells().grid()?;
    let (chart, marks) = match (lines(outcome, &sizes), &sizes[..]) {
        (Some((along, _)), _) => ("curve", sizes[along]),
        (None, [across, up]) => ("phase", across.saturating_mul(*up)),
        _ => return None,
    };
    (marks > DRAWN).then(|| CrowdedOut {
        chart,
        marks,
        most: DRAWN,
        means: strongest(outcome).is_some(),
    })
}

/// One axis, or one and a few names.
fn by_value(outcome: &Outcome<'_>) -> Option<CurveFacts> {
    let cells = outcome.task.cells();
    let sizes = cells.grid()?;
    let (along, across) = lines(outcome, &sizes)?;
    if sizes[along] > DRAWN {
        return None;
    }
    let (x, places) = axis(outcome, along, sizes[along])?;
    let one = |other: Option<(usize, u64)>| {
        let point = |&place: &u64| {
            let mut at = vec![place; sizes.len()];
            if let Some((axis, place)) = other {
                at[axis] = place;
            }
            outcome.level(cells.at_places(&at)?).map(level)
        };
        places.iter().map(point).collect()
    };
    let series = match across {
        None => vec![CurveSeries {
            label: String::new(),
            points: one(None),
        }],
        Some(other) => (0..sizes[other])
            .zip(outcome.names(other))
            .map(|(place, label)| CurveSeries {
                label,
                points: one(Some((other, place))),
            })
            .collect(),
    };
    let effect = outcome.effects.get(along);
    Some(CurveFacts {
        question: question(outcome),
        measure: measure(outcome),
        told: effect.and_then(|effect| told_course(effect, &places, &x)),
        averaged: None,
        x,
        series,
        runs: runs(outcome),
    })
}

/// The course of an effect, if it is established. Curves are drawn along the values of the axis, as effects are.
fn told_course(effect: &sweep::Effect, places: &[u64], x: &SweptAxis) -> Option<ToldCourse> {
    let course = effect.course.clone()?;
    // A value that occurs twice on an axis has one bin for two points.
    let alike = effect.levels.len() == places.len() && x.values.len() == places.len();
    alike.then(|| ToldCourse {
        course,
        levels: levels(effect),
    })
}

fn levels(effect: &sweep::Effect) -> Vec<Option<f64>> {
    let levels = effect.levels.iter();
    levels.map(|level| level.map(|level| level.value)).collect()
}

/// With many axes: of those whose effect is established, the one along which the means differ most, averaged over the others;
/// if there is none, the first axis.
fn strongest(outcome: &Outcome<'_>) -> Option<CurveFacts> {
    let spread = |effect: &sweep::Effect| {
        let means = effect.levels.iter().flatten().map(|level| level.value);
        let (low, high) = means.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mean| {
            (low.min(mean), high.max(mean))
        });
        (high - low).max(0.0)
    };
    let axes = outcome.curves.iter().zip(&outcome.effects).rev();
    let by = |effect: &sweep::Effect| {
        (
            effect.is_told(),
            if effect.is_told() {
                spread(effect)
            } else {
                0.0
            },
        )
    };
    let (curve, effect) = axes.max_by(|a, b| {
        let (a, b) = (by(a.1), by(b.1));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    })?;
    let place = outcome.axes[curve.axis];
    let others = outcome.axes.len() - 1;
    let agreed = outcome.holes.no_handshake > 0;
    let cells = || effect.levels.iter().flatten().map(|level| level.n);
    Some(CurveFacts {
        question: question(outcome),
        measure: measure(outcome),
        x: SweptAxis {
            label: outcome.label(place).into_owned(),
            values: curve.bins.iter().map(Bin::middle).collect(),
            // None of its points is the file: the other axes differ from the file.
            here: outcome.here(place).filter(|_| others == 0),
            names: outcome.names(place),
        },
        series: vec![CurveSeries {
            label: match (others > 0, agreed) {
                (true, true) => "averaged over the other axes, among cells with a handshake",
                (true, false) => "averaged over the other axes",
                (false, true) => "among cells with a handshake",
                (false, false) => "",
            }
            .to_owned(),
            points: effect.levels.iter().map(|point| point.map(level)).collect(),
        }],
        told: effect.course.clone().map(|course| ToldCourse {
            course,
            levels: levels(effect),
        }),
        averaged: Some(Averaged {
            axes: others,
            cells: (cells().min().unwrap_or(0), cells().max().unwrap_or(0)),
            binned: curve.is_binned(),
        }),
        runs: runs(outcome),
    })
}
