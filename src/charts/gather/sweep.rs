//! From a sweep to the facts of its charts: a phase diagram, a curve, indices, a tornado or concessions.

use crate::account::{Account, Provenance};
use crate::charts::facts::{
    Averaged, ConcessionsFacts, CrowdedOut, CurveFacts, CurveSeries, Effect, Facts, Known, Measure,
    MeasureScale, PhaseFacts, SettledIssue, SettledOption, SobolFacts, SobolRow, SweptAxis,
    ToldCourse, TornadoFacts, TornadoRow,
};
use crate::probability::Interval;
use crate::scenario::{Design, IssueId, OptionId, Shown};
use crate::sweep::{
    self, Bin, Change, Index, Level, Move, Outcome, Status, TOLD, clear_pairs, many, phrase,
    shown_value,
};

/// Most values of an axis whose curves are drawn in one chart.
const SERIES: u64 = 6;
/// Most cells that are drawn one by one: more than a page has dots for.
const DRAWN: u64 = 250_000;

impl Facts {
    /// The facts of a sweep. Which charts there are depends on its design.
    pub fn sweeping(outcome: &Outcome<'_>, account: &Account<'_>, from: &Provenance) -> Self {
        let mut facts = Facts::about(super::talk::talk(account, from));
        let cells = many(outcome.played.summary.len(), "cell");
        facts.talk.footer.runs = match runs(outcome) {
            0 => format!("{cells}, nothing drawn"),
            runs => format!("{cells} × {}", many(runs, "draw")),
        };
        facts.curve = curve(outcome);
        if facts.curve.is_none() {
            facts.phase = phase(outcome);
        }
        if facts.curve.is_none() && facts.phase.is_none() {
            facts.curve = strongest(outcome);
        }
        facts.sobol = sobol(outcome);
        facts.tornado = tornado(outcome);
        facts.concessions = concessions(outcome);
        facts
    }

    /// The chart of this sweep, drawn as these facts, that would show every cell were there not too many; `None`: none is left out.
    pub fn crowded_out(&self, outcome: &Outcome<'_>) -> Option<CrowdedOut> {
        let by_cell = |curve: &CurveFacts| curve.averaged.is_none();
        if self.phase.is_some() || self.curve.as_ref().is_some_and(by_cell) {
            return None;
        }
        let sizes = outcome.task.cells().grid()?;
        let (chart, marks) = match (lines(outcome, &sizes), &sizes[..]) {
            (Some((along, _)), _) => ("curve", sizes[along]),
            (None, [across, up]) => ("phase", across.saturating_mul(*up)),
            _ => return None,
        };
        (marks > DRAWN).then_some(CrowdedOut {
            chart,
            marks,
            most: DRAWN,
        })
    }
}

fn known(value: f64, interval: Interval) -> Known {
    Known {
        share: value,
        low: interval.low,
        high: interval.high,
    }
}

fn level(level: Level) -> Known {
    known(level.value, level.interval)
}

fn change(change: Change) -> Known {
    known(change.value, change.interval)
}

fn measure(outcome: &Outcome<'_>) -> Measure {
    Measure {
        phrase: phrase(outcome.shown, outcome.task.scenario()),
        scale: match outcome.shown {
            Shown::Round => MeasureScale::Rounds,
            shown if shown.is_share() => MeasureScale::Chance,
            _ => MeasureScale::Points,
        },
        few_draws: outcome.has_too_few_draws(),
    }
}

/// The draws of a cell; 0 where nothing is drawn.
fn runs(outcome: &Outcome<'_>) -> u64 {
    if outcome.is_certain() {
        0
    } else {
        outcome.task.how().runs
    }
}

fn question(outcome: &Outcome<'_>) -> Option<String> {
    outcome.task.sweep().question.clone()
}

/// An axis of a grid, its values ascending, and for each of them its place on the grid.
fn axis(outcome: &Outcome<'_>, axis: usize, size: u64) -> Option<(SweptAxis, Vec<u64>)> {
    let cells = outcome.task.cells();
    let names = outcome.names(axis);
    let mut values: Vec<(f64, u64)> = Vec::with_capacity(size as usize);
    for place in 0..size {
        let value = cells.value_at(axis, place as u32)?;
        let at = match value.number() {
            Some(number) if names.is_empty() => number,
            _ => place as f64,
        };
        values.push((at, place));
    }
    values.sort_by(|a, b| a.0.total_cmp(&b.0));
    let swept = SweptAxis {
        label: outcome.label(axis).into_owned(),
        values: values.iter().map(|(value, _)| *value).collect(),
        names,
        here: outcome.here(axis),
    };
    Some((swept, values.into_iter().map(|(_, place)| place).collect()))
}

/// Two axes: all cells as they were played.
fn phase(outcome: &Outcome<'_>) -> Option<PhaseFacts> {
    let cells = outcome.task.cells();
    let sizes = cells.grid()?;
    let [across, up] = sizes[..] else {
        return None;
    };
    if across.saturating_mul(up) > DRAWN {
        return None;
    }
    let (x, xs) = axis(outcome, 0, across)?;
    let (y, ys) = axis(outcome, 1, up)?;
    let mut field = Vec::with_capacity(xs.len() * ys.len());
    for &row in &ys {
        for &column in &xs {
            let cell = cells.at_places(&[column, row])?;
            field.push(outcome.level(cell).map(level));
        }
    }
    // Which axis decides is told only where it may be.
    let told = |explained: &&sweep::Explained| {
        outcome.tells_an_effect() || explained.interplay().is_some_and(|p| p <= TOLD)
    };
    let explained = outcome.explained.as_ref().filter(told);
    let explained = explained.and_then(|explained| {
        let [x, y] = [0, 1].map(|axis| explained.alone[axis].share);
        Some([x?, y?, (1.0 - x? - y?).max(0.0)])
    });
    let traced = match (&outcome.played.traced, &outcome.task.sweep().design) {
        (Some(_), Design::Boundary { level }) if outcome.shown.is_share() => Some(level / 100.0),
        (Some(_), Design::Boundary { level }) => Some(*level),
        _ => None,
    };
    Some(PhaseFacts {
        question: question(outcome),
        measure: measure(outcome),
        x,
        y,
        cells: field,
        runs: runs(outcome),
        explained,
        traced,
    })
}

/// Where a curve says more than a phase diagram, one axis, or one and a few names: the axis that is drawn, and the one whose
/// values are told apart.
fn lines(outcome: &Outcome<'_>, sizes: &[u64]) -> Option<(usize, Option<usize>)> {
    let named = |axis: usize| !outcome.names(axis).is_empty() && sizes[axis] <= SERIES;
    match sizes.len() {
        1 => Some((0, None)),
        2 if named(1) && !named(0) => Some((0, Some(1))),
        2 if named(0) && !named(1) => Some((1, Some(0))),
        _ => None,
    }
}

/// One axis, or one and a few names.
fn curve(outcome: &Outcome<'_>) -> Option<CurveFacts> {
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

/// The course of an effect, if it is told. Curves are drawn along the values of the axis, as effects are.
fn told_course(effect: &sweep::Effect, places: &[u64], x: &SweptAxis) -> Option<ToldCourse> {
    let course = effect.course.clone()?;
    // A value that stands twice on an axis has one bin for two points.
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

/// Many axes: of those whose effect is told the one along which the means differ most, averaged over the others; of none
/// told, the first.
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
            // No point of it is the file: the others are not as the file has them.
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

fn sobol(outcome: &Outcome<'_>) -> Option<SobolFacts> {
    let indices = outcome.indices.as_ref()?;
    let known = |index: Index| {
        let point = Interval {
            low: index.value,
            high: index.value,
        };
        known(index.value, index.interval.unwrap_or(point))
    };
    let rows: Option<Vec<SobolRow>> = indices
        .axes
        .iter()
        .zip(&outcome.axes)
        .map(|(index, &axis)| {
            Some(SobolRow {
                label: outcome.label(axis).into_owned(),
                first: known(index.first?),
                total: known(index.total?),
            })
        })
        .collect();
    Some(SobolFacts {
        question: question(outcome),
        measure: measure(outcome),
        rows: rows?,
        points: indices.base as u64,
        runs: outcome.played.summary.runs().0,
    })
}

/// Listed values of an axis up to which every pair of them is compared.
const PAIRED: usize = 12;

/// Two ends of each axis, one at a time: those of a range, and of listed values those with the lowest and the highest answer.
fn tornado(outcome: &Outcome<'_>) -> Option<TornadoFacts> {
    let axes = outcome.task.cells().one_at_a_time();
    let base = outcome.level(0)?;
    let mut rows = Vec::new();
    for ((axis, cells), clear) in axes.iter().zip(clear_axes(outcome, &axes)) {
        let found = |cell: &u64| outcome.moves.get(cell.checked_sub(1)? as usize);
        let moves: Vec<&Move> = cells.iter().filter_map(found).collect();
        let ends = match moves.as_slice() {
            [] => continue,
            [first, last] => [*first, *last],
            several => lowest_and_highest(several),
        };
        let end = |cell: u64| {
            let value = outcome.task.cells().cell(cell).set[*axis].1.clone();
            value.as_ref().map_or_else(String::new, shown_value)
        };
        rows.push(TornadoRow {
            label: outcome.label(*axis).into_owned(),
            ends: ends.map(|found| end(found.cell)),
            at: ends.map(|found| found.level.map(level)),
            change: ends.map(|found| found.change.map(change)),
            clear,
        });
    }
    (!axes.is_empty()).then(|| TornadoFacts {
        question: question(outcome),
        measure: measure(outcome),
        base: level(base),
        rows,
        runs: runs(outcome),
    })
}

/// Of several values of an axis the one with the lowest answer and the one with the highest, the first of equals.
fn lowest_and_highest<'m>(moves: &[&'m Move]) -> [&'m Move; 2] {
    let at = |found: &Move| found.level.map(|level| level.value);
    let mut ends = [moves[0]; 2];
    for found in moves {
        let Some(value) = at(found) else { continue };
        if at(ends[0]).is_none_or(|low| value < low) {
            ends[0] = found;
        }
        if at(ends[1]).is_none_or(|high| value > high) {
            ends[1] = found;
        }
    }
    // Where all give the same answer, two different values stand for them.
    if let ([one, other], Some(last)) = (ends, moves.last())
        && std::ptr::eq(one, other)
    {
        ends[1] = last;
    }
    ends
}

/// For each axis whether the answers along it are told from each other: the file against every value, and these against each
/// other, by one test over all pairs.
fn clear_axes(outcome: &Outcome<'_>, axes: &[(usize, Vec<u64>)]) -> Vec<bool> {
    let tally = |cell: u64| outcome.tally(cell);
    let mut pairs = Vec::new();
    let mut counts = Vec::with_capacity(axes.len());
    for (_, cells) in axes {
        let before = pairs.len();
        for (n, &cell) in cells.iter().enumerate() {
            pairs.extend(tally(0).zip(tally(cell)));
            let others = cells[..n].iter().filter(|_| cells.len() <= PAIRED);
            pairs.extend(others.filter_map(|&other| tally(other).zip(tally(cell))));
        }
        counts.push(pairs.len() - before);
    }
    let mut told = clear_pairs(&pairs, outcome.shown).into_iter();
    let row = |count: usize| told.by_ref().take(count).filter(|clear| *clear).count() > 0;
    counts.into_iter().map(row).collect()
}

/// Every option settled in advance.
fn concessions(outcome: &Outcome<'_>) -> Option<ConcessionsFacts> {
    if !outcome.task.sweep().each_option || !outcome.shown.is_share() {
        return None;
    }
    let claim = match outcome.shown {
        Shown::PossibleDayOne => "possible on day one",
        Shown::Possible => "possible",
        Shown::Handshake => "shaken hands on",
        Shown::Reached => "reached",
        Shown::Ratified => "ratified",
        _ => return None,
    };
    let scenario = outcome.task.scenario();
    let effect = |issue: IssueId, option: OptionId| {
        let found = outcome
            .moves
            .iter()
            .find(|found| outcome.task.cells().cell(found.cell).settled == Some((issue, option)))?;
        let tally = outcome.tally(found.cell)?;
        match &tally.status {
            Status::Impossible(why) | Status::Invalid(why) => {
                Some(Effect::Impossible { why: why.clone() })
            }
            Status::Played => Some(Effect::Played {
                share: level(found.level?),
                change: change(found.change?),
                clear: found.clear,
            }),
        }
    };
    let issues = scenario
        .issues
        .iter()
        .zip(0..)
        .map(|(issue, i)| SettledIssue {
            title: issue.on_charts().to_owned(),
            options: (0..issue.len() as u16)
                .filter_map(|o| {
                    Some(SettledOption {
                        label: issue.option_title(OptionId(o)),
                        effect: effect(IssueId(i), OptionId(o))?,
                    })
                })
                .collect(),
        });
    Some(ConcessionsFacts {
        claim: claim.to_owned(),
        base: level(outcome.level(0)?),
        runs: runs(outcome),
        issues: issues.collect(),
    })
}
