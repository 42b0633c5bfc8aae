//! Phase diagrams to test the chart on.

use super::facts::PhaseFacts;
use crate::charts::examples::{
    Dice, Example, LONG, RUSSIA, axis, chance, example, examples, known, long, nothing, owned,
    points, rise, within, words,
};
use crate::charts::known::Known;
use crate::charts::measure::SweptAxis;

/// Cells computed from the values of x and y.
fn cells(
    x: &SweptAxis,
    y: &SweptAxis,
    rule: impl Fn(f64, f64) -> f64,
    runs: f64,
) -> Vec<Option<Known>> {
    let mut dice = Dice(11);
    let at = y
        .values
        .iter()
        .flat_map(|&y| x.values.iter().map(move |&x| (x, y)));
    at.map(|(x, y)| Some(known(dice.drawn(rule(x, y)), runs)))
        .collect()
}

/// Plausible facts for the flagship.
pub(super) fn flagship() -> PhaseFacts {
    let x = axis(RUSSIA, (48.0, 76.0), 57, Some(62.0));
    let treaty = "Russia’s score for a binding treaty (0-100)";
    let y = axis(treaty, (0.0, 60.0), 49, Some(15.0));
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

/// The flagship's facts with other cells.
fn changed(change: impl FnMut(&mut Option<Known>)) -> PhaseFacts {
    let mut phase = flagship();
    phase.cells.iter_mut().for_each(change);
    phase
}

fn of_size(columns: usize, rows: usize) -> PhaseFacts {
    let x = axis(&long(0), (0.0, 1.0), columns, Some(0.5));
    let y = axis(&long(1), (-40.0, 1e6), rows, Some(0.0));
    let size = (1e6 / rows.max(2) as f64).max(1.0);
    let rule = |x: f64, y: f64| rise((x - 0.4) * 9.0 + (y / size / rows as f64 - 0.5) * 6.0);
    PhaseFacts {
        question: Some(long(2)),
        cells: cells(&x, &y, rule, 100.0),
        x,
        y,
        explained: Some([0.5, 0.3, 0.2]),
        ..flagship()
    }
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> PhaseFacts {
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

fn tactics() -> PhaseFacts {
    let names = ["boulware", "linear", "conceder", "tit for tat, but kinder"];
    let x = words("Tactic of Ukraine", owned(&names), Some(1.0));
    let y = axis("Deadline (weeks)", (4.0, 20.0), 5, Some(12.0));
    let mut cells = cells(&x, &y, |x, y| rise(x + (y - 14.0) * 0.4), 400.0);
    cells[7] = None;
    PhaseFacts {
        question: Some("Does patience pay?".into()),
        measure: chance("a deal is reached"),
        cells,
        x,
        y,
        explained: Some([0.4, 0.5, 0.1]),
        ..flagship()
    }
}

pub(super) fn all() -> Vec<Example<PhaseFacts>> {
    let mut dice = Dice(5);
    let noise = changed(|cell| *cell = Some(known(dice.share(), 20.0)));
    let traced = PhaseFacts {
        traced: Some(0.5),
        explained: None,
        ..changed(|cell| *cell = cell.filter(|known| (known.share - 0.5).abs() < 0.2))
    };
    let many: Vec<String> = (0..30).map(|n| format!("{n} {}", LONG[n % 8])).collect();
    let mut crowded = PhaseFacts {
        x: words(&long(3), many.clone(), Some(3.0)),
        y: words(&long(4), many, Some(29.0)),
        ..flagship()
    };
    crowded.cells.truncate(900);
    let worth = PhaseFacts {
        measure: points(),
        ..changed(|cell| *cell = cell.map(|known| within(30.0 + 45.0 * known.share, 2.0)))
    };
    let eighths = (0..8).map(|n| Some(known(f64::from(n) / 8.0, 50.0)));
    let uneven = PhaseFacts {
        x: SweptAxis {
            values: vec![0.01, 0.1, 1.0, 10.0],
            ..axis("Patience", (0.0, 1.0), 1, Some(0.5))
        },
        y: axis("Deadline", (4.0, 6.0), 2, Some(7.0)),
        cells: eighths.collect(),
        ..flagship()
    };
    let mut all = examples([
        ("flagship", flagship()),
        ("hollow", hollow()),
        ("none", changed(|cell| *cell = None)),
        ("equal", changed(|cell| *cell = Some(known(0.5, 400.0)))),
        ("noise", noise),
        ("traced", traced),
        ("named", tactics()),
        ("crowded", crowded),
        ("worth", worth),
        ("uneven", uneven),
    ]);
    for (columns, rows) in [
        (2, 2),
        (3, 1),
        (1, 1),
        (5, 4),
        (1, 9),
        (100, 100),
        (200, 200),
    ] {
        all.push(example(format!("{columns}-{rows}"), of_size(columns, rows)));
    }
    all
}
