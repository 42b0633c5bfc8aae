//! Curves to test the chart on.

use super::facts::{Averaged, CurveFacts, CurveSeries, ToldCourse};
use crate::charts::examples::{
    Dice, Example, LONG, RUSSIA, axis, chance, example, known, long, nothing, owned, points, rise,
    within, words,
};
use crate::charts::known::Known;
use crate::probability::Interval;
use crate::sweep::{AxisCourse, Level, course};

/// The course through some points.
pub(super) fn told(points: &[Option<Known>], step: f64) -> Option<ToldCourse> {
    let level = |known: Known| Level {
        value: known.share,
        interval: Interval {
            low: known.low,
            high: known.high,
        },
        n: 1,
        exact: known.high <= known.low,
    };
    let levels: Vec<Option<Level>> = points.iter().map(|known| known.map(level)).collect();
    // As draws would show: the lowest and the highest do not overlap.
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

fn series(label: impl Into<String>, points: Vec<Option<Known>>) -> CurveSeries {
    CurveSeries {
        label: label.into(),
        points,
    }
}

fn shares(shares: impl IntoIterator<Item = f64>) -> Vec<Option<Known>> {
    let shares = shares.into_iter();
    shares.map(|share| Some(known(share, 400.0))).collect()
}

/// Plausible facts for the flagship.
pub(super) fn flagship() -> CurveFacts {
    let x = axis(RUSSIA, (48.0, 76.0), 29, Some(62.0));
    let mut dice = Dice(3);
    let points = shares(x.values.iter().map(|x| dice.drawn(rise((65.0 - x) * 0.4))));
    CurveFacts {
        question: Some("How weak must Moscow be?".into()),
        measure: chance("a deal is ratified"),
        told: told(&points, 0.01),
        averaged: None,
        series: vec![series("", points)],
        x,
        runs: 400,
    }
}

/// The flagship's facts with other points.
fn pointed(points: impl FnMut(u8) -> Option<Known>) -> CurveFacts {
    CurveFacts {
        series: vec![series("", (0..29).map(points).collect())],
        ..flagship()
    }
}

fn of_size(values: usize, lines: usize, names: bool, dice: &mut Dice) -> CurveFacts {
    let long_names = (0..values).map(|n| LONG[n % 8].to_owned()).collect();
    let mut line = |line: usize| {
        let mut point = |n: usize| {
            let at = n as f64 / values as f64 * 6.0 - line as f64;
            (dice.below(12) > 0).then(|| known(dice.drawn(rise(at)), 60.0))
        };
        let points = (0..values).map(&mut point).collect();
        series(format!("{line} {}", LONG[line % 8]), points)
    };
    CurveFacts {
        question: Some(long(values + 1)),
        series: (0..lines).map(&mut line).collect(),
        x: match names {
            true => words(&long(values), long_names, Some(0.0)),
            false => axis(&long(values), (-3.0, 97.0), values, Some(12.0)),
        },
        ..flagship()
    }
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> CurveFacts {
    CurveFacts {
        question: None,
        measure: chance(""),
        told: Some(ToldCourse {
            course: AxisCourse::Straight { first: 0, last: 9 },
            levels: vec![None, Some(f64::NAN)],
        }),
        averaged: Some(Averaged {
            axes: 0,
            cells: (0, 0),
            binned: true,
        }),
        x: axis("", (0.0, f64::NAN), 3, Some(f64::NAN)),
        series: vec![
            series("", vec![Some(nothing(0)), None]),
            series("", Vec::new()),
        ],
        runs: 0,
    }
}

fn compared() -> CurveFacts {
    let weeks = axis("Deadline (weeks)", (2.0, 20.0), 10, Some(12.0));
    let lines = ["no mediator", "a mediator proposes", "arbitration"];
    let line = |(label, n): (&str, u8)| {
        let at = weeks
            .values
            .iter()
            .map(|week| rise((week - 12.0) * 0.3 + f64::from(n)));
        series(label, shares(at))
    };
    CurveFacts {
        series: lines.into_iter().zip(0..).map(line).collect(),
        question: Some("Does a mediator buy time?".into()),
        x: weeks,
        ..flagship()
    }
}

pub(super) fn all() -> Vec<Example<CurveFacts>> {
    let tactics = ["boulware", "linear", "conceder", "tit-for-tat"];
    let tactics = CurveFacts {
        x: words("Tactic of Ukraine", owned(&tactics), Some(1.0)),
        series: vec![series("", shares([0.39, 0.48, 0.71, 0.55]))],
        ..flagship()
    };
    let worth = CurveFacts {
        measure: points(),
        ..pointed(|n| (n != 7 && n != 9).then(|| within(70.0 - f64::from(n) * 0.7, 2.5)))
    };
    let over_others = |mut curve: CurveFacts| {
        curve.averaged = Some(Averaged {
            axes: 2,
            cells: (96, 1_024),
            binned: true,
        });
        curve.x.here = None;
        curve
    };
    let hump = pointed(|n| Some(known(0.9 - (f64::from(n) - 14.0).abs() / 20.0, 400.0)));
    let exact = CurveFacts {
        runs: 0,
        ..pointed(|n| Some(within(f64::from(u8::from(n < 12)), 0.0)))
    };
    let mut all = vec![
        example("flagship", flagship()),
        example("hollow", hollow()),
        example("none", pointed(|_| None)),
        example("equal", pointed(|_| Some(known(0.5, 400.0)))),
        example("tactics", tactics),
        example("compared", compared()),
        example("worth", worth),
        example("averaged", over_others(flagship())),
        example("hump", over_others(hump)),
        example("exact", exact),
    ];
    let mut dice = Dice(9);
    for (values, lines, names) in [
        (1, 1, false),
        (2, 3, false),
        (9, 2, false),
        (30, 6, false),
        (60, 12, false),
        (400, 1, false),
        (1, 1, true),
        (5, 1, true),
        (4, 6, true),
        (30, 2, true),
    ] {
        let curve = of_size(values, lines, names, &mut dice);
        all.push(example(format!("{values}-{lines}-{names}"), curve));
    }
    for Example { facts: curve, .. } in &mut all {
        if let [line] = curve.series.as_slice() {
            curve.told = told(&line.points, 0.01);
        }
    }
    all
}
