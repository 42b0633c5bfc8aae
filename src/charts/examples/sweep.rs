//! Sweeps to draw in tests: the flagship's with invented numbers, and those of which nothing is known.

use super::rounds::Dice;
use super::*;
use crate::probability::Interval;
use crate::sweep::{Course, Level, course};

pub(super) fn chance(phrase: &str) -> Measure {
    Measure {
        phrase: phrase.into(),
        scale: MeasureScale::Chance,
        few_draws: false,
    }
}

pub(super) fn points() -> Measure {
    Measure {
        phrase: "worth to Ukraine".into(),
        scale: MeasureScale::Points,
        few_draws: false,
    }
}

/// A share of so many runs with about its 95% interval.
pub(super) fn known(share: f64, runs: f64) -> Known {
    let half = 1.96 * (share * (1.0 - share) / runs).max(0.0).sqrt() + 0.5 / runs;
    Known {
        share,
        low: (share - half).max(0.0),
        high: (share + half).min(1.0),
    }
}

/// A number and what is around it.
pub(super) fn within(share: f64, by: f64) -> Known {
    Known {
        share,
        low: share - by,
        high: share + by,
    }
}

/// Numbers from one to another in so many steps.
pub(super) fn axis(
    label: &str,
    (low, high): (f64, f64),
    count: usize,
    here: Option<f64>,
) -> SweptAxis {
    let step = (high - low) / (count.max(2) - 1) as f64;
    SweptAxis {
        label: label.into(),
        values: (0..count).map(|n| low + step * n as f64).collect(),
        names: Vec::new(),
        here,
    }
}

pub(super) fn words(label: &str, names: &[&str], here: Option<f64>) -> SweptAxis {
    SweptAxis {
        label: label.into(),
        values: (0..names.len()).map(|n| n as f64).collect(),
        names: owned(names),
        here,
    }
}

/// From 0 to 1 around 0.
pub(super) fn rise(at: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-at))
}

/// 400 runs of a chance.
pub(super) fn drawn(share: f64, dice: &mut Dice) -> f64 {
    let error = (0..6).map(|_| dice.below(1000) as f64 / 1000.0 - 0.5);
    let noise = error.sum::<f64>() * 1.4 * (share * (1.0 - share) / 400.0).sqrt();
    ((share + noise) * 400.0).round().clamp(0.0, 400.0) / 400.0
}

/// Cells by a rule of the values of x and y.
pub(super) fn cells(
    x: &SweptAxis,
    y: &SweptAxis,
    rule: impl Fn(f64, f64) -> f64,
    runs: f64,
) -> Vec<Option<Known>> {
    let mut dice = Dice(11);
    let mut cells = Vec::new();
    for y in &y.values {
        for x in &x.values {
            cells.push(Some(known(drawn(rule(*x, *y), &mut dice), runs)));
        }
    }
    cells
}

pub(super) const RUSSIA: &str = "What fighting on is worth to Russia (0-100)";
pub(super) const TREATY: &str = "Russia’s score for a binding treaty (0-100)";

/// The flagship's.
pub fn phase() -> PhaseFacts {
    let x = axis(RUSSIA, (48.0, 76.0), 57, Some(62.0));
    let y = axis(TREATY, (0.0, 60.0), 49, Some(15.0));
    PhaseFacts {
        question: None,
        measure: chance("a deal is possible on day one"),
        cells: cells(&x, &y, |x, y| rise((64.3 + y * 0.08 - x) * 0.34), 400.0),
        x,
        y,
        runs: 400,
        explained: Some([0.94, 0.04, 0.02]),
        traced: None,
    }
}

/// The course of some points.
pub fn told(points: &[Option<Known>], step: f64) -> Option<ToldCourse> {
    let level = |known: &Known| Level {
        value: known.share,
        interval: Interval {
            low: known.low,
            high: known.high,
        },
        n: 1,
        exact: known.high <= known.low,
    };
    let levels: Vec<Option<Level>> = points
        .iter()
        .map(|known| known.as_ref().map(level))
        .collect();
    // As draws tell it: the lowest and the highest are apart.
    let apart = levels.iter().flatten().any(|low| {
        let mut all = levels.iter().flatten();
        all.any(|high| low.interval.high < high.interval.low)
    });
    let course = course(&levels, step).filter(|_| apart)?;
    Some(ToldCourse {
        course,
        levels: levels.iter().map(|l| l.map(|l| l.value)).collect(),
    })
}

/// The flagship's.
pub fn curve() -> CurveFacts {
    let x = axis(RUSSIA, (48.0, 76.0), 29, Some(62.0));
    let mut dice = Dice(3);
    let points: Vec<Option<Known>> = x
        .values
        .iter()
        .map(|x| Some(known(drawn(rise((65.0 - x) * 0.4), &mut dice), 400.0)))
        .collect();
    CurveFacts {
        question: Some("How weak must Moscow be?".into()),
        measure: chance("a deal is ratified"),
        told: told(&points, 0.01),
        averaged: None,
        series: vec![CurveSeries {
            label: String::new(),
            points,
        }],
        x,
        runs: 400,
    }
}

/// The flagship's.
pub fn sobol() -> SobolFacts {
    let row = |label: &str, first: f64, total: f64| SobolRow {
        label: label.into(),
        first: within(first, 0.05),
        total: within(total, 0.06),
    };
    SobolFacts {
        question: None,
        measure: chance("a deal is ratified"),
        rows: vec![
            row("What fighting on is worth to Ukraine", 0.13, 0.19),
            row(RUSSIA, 0.52, 0.63),
            row("Patience of Russia", 0.02, 0.07),
            row("Quota of the US Senate", 0.09, 0.21),
            row("Cost of the war a week", -0.02, 0.01),
            row("Weight of the treaty for Russia", 0.03, 0.05),
        ],
        points: 1_024,
        runs: 8_192,
    }
}

/// The flagship's.
pub fn tornado() -> TornadoFacts {
    let base = 0.48;
    let row = |label: &str, ends: [&str; 2], at: [f64; 2]| {
        let change = at.map(|at| within(at - base, 0.03));
        TornadoRow {
            label: label.into(),
            ends: ends.map(str::to_owned),
            at: at.map(|at| Some(known(at, 400.0))),
            change: change.map(Some),
            clear: (at[0] - at[1]).abs() > 0.06,
        }
    };
    TornadoFacts {
        question: None,
        measure: chance("a deal is ratified"),
        base: known(base, 400.0),
        rows: vec![
            row("Deadline (weeks)", ["4", "20"], [0.31, 0.66]),
            row(RUSSIA, ["50", "74"], [0.88, 0.12]),
            row("Tactic of Ukraine", ["boulware", "conceder"], [0.39, 0.71]),
            row("Quota of the US Senate", ["60", "75"], [0.52, 0.33]),
            row("Weight of the treaty for Russia", ["4", "16"], [0.53, 0.55]),
            row("Cost of the war a week", ["0", "2"], [0.46, 0.49]),
            row("Start of the talks", ["January", "June"], [0.48, 0.48]),
        ],
        runs: 400,
    }
}

const NONE: [f64; 3] = [f64::NAN, f64::INFINITY, -7.0];

fn nothing(n: usize) -> Known {
    Known {
        share: NONE[n % 3],
        low: NONE[(n + 1) % 3],
        high: NONE[(n + 2) % 3],
    }
}

/// As little as the types allow, and numbers that are none.
pub fn hollow_phase() -> PhaseFacts {
    PhaseFacts {
        question: Some(String::new()),
        measure: chance(""),
        x: axis("", (0.0, f64::NAN), 3, Some(f64::NAN)),
        y: axis("", (0.0, 1e300), 2, Some(f64::INFINITY)),
        cells: (0..5).map(|n| Some(nothing(n))).collect(),
        runs: 0,
        explained: Some([f64::NAN; 3]),
        traced: None,
    }
}

/// The same for a curve.
pub fn hollow_curve() -> CurveFacts {
    CurveFacts {
        question: None,
        measure: chance(""),
        told: Some(ToldCourse {
            course: Course::Straight { first: 0, last: 9 },
            levels: vec![None, Some(f64::NAN)],
        }),
        averaged: Some(Averaged {
            axes: 0,
            cells: (0, 0),
            binned: true,
        }),
        x: axis("", (0.0, f64::NAN), 3, Some(f64::NAN)),
        series: vec![
            CurveSeries {
                label: String::new(),
                points: vec![Some(nothing(0)), None],
            },
            CurveSeries {
                label: String::new(),
                points: Vec::new(),
            },
        ],
        runs: 0,
    }
}

/// The same for Sobol indices.
pub fn hollow_sobol() -> SobolFacts {
    SobolFacts {
        question: None,
        measure: chance(""),
        rows: (0..3)
            .map(|n| SobolRow {
                label: String::new(),
                first: nothing(n),
                total: nothing(n + 1),
            })
            .collect(),
        points: 0,
        runs: 0,
    }
}

/// The same for a tornado.
pub fn hollow_tornado() -> TornadoFacts {
    TornadoFacts {
        question: None,
        measure: chance(""),
        base: nothing(0),
        rows: (0..3)
            .map(|n| TornadoRow {
                label: String::new(),
                ends: [String::new(), String::new()],
                at: [Some(nothing(n)), None],
                change: [None, Some(nothing(n))],
                clear: true,
            })
            .collect(),
        runs: 0,
    }
}
