//! Sobol indices to test the chart on.

use super::facts::{SobolFacts, SobolRow};
use crate::charts::examples::{
    Dice, Example, RUSSIA, chance, example, long, many, nothing, within,
};

/// Plausible facts for the flagship.
pub(super) fn flagship() -> SobolFacts {
    let row = |(label, first, total): (&str, f64, f64)| SobolRow {
        label: label.into(),
        first: within(first, 0.05),
        total: within(total, 0.06),
    };
    let rows = [
        ("What fighting on is worth to Ukraine", 0.13, 0.19),
        (RUSSIA, 0.52, 0.63),
        ("Patience of Russia", 0.02, 0.07),
        ("Quota of the US Senate", 0.09, 0.21),
        ("Cost of the war a week", -0.02, 0.01),
        ("Weight of the treaty for Russia", 0.03, 0.05),
    ];
    SobolFacts {
        question: None,
        measure: chance("a deal is ratified"),
        rows: rows.map(row).into(),
        points: 1_024,
        runs: 8_192,
    }
}

fn of_size(rows: usize, dice: &mut Dice) -> SobolFacts {
    let mut facts = flagship();
    facts.question = Some(long(rows));
    facts.rows = many(&facts.rows, rows, |n, row| {
        let total = dice.below(1400) as f64 / 1000.0 - 0.2;
        row.label = long(n);
        row.first = within(total - 0.1 - dice.below(100) as f64 / 200.0, 0.08);
        row.total = within(total, dice.below(300) as f64 / 1000.0);
    });
    facts
}

/// The smallest facts that the types allow, and invalid numbers.
pub(super) fn hollow() -> SobolFacts {
    let row = |n: usize| SobolRow {
        label: String::new(),
        first: nothing(n),
        total: nothing(n + 1),
    };
    SobolFacts {
        question: None,
        measure: chance(""),
        rows: (0..3).map(row).collect(),
        points: 0,
        runs: 0,
    }
}

pub(super) fn all() -> Vec<Example<SobolFacts>> {
    let mut all = vec![example("flagship", flagship()), example("hollow", hollow())];
    let mut dice = Dice(13);
    all.extend([1, 2, 12, 40].map(|rows| example(rows, of_size(rows, &mut dice))));
    all
}
