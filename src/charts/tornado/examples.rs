//! Tornados to test the chart on.

use super::facts::{TornadoFacts, TornadoRow};
use crate::charts::examples::{
    Dice, Example, LONG, RUSSIA, chance, example, known, long, many, nothing, points, within,
};

/// Plausible facts for the flagship.
pub(super) fn flagship() -> TornadoFacts {
    let base = 0.48;
    let row = |(label, ends, at): (&str, [&str; 2], [f64; 2])| TornadoRow {
        label: label.into(),
        ends: ends.map(str::to_owned),
        at: at.map(|at| Some(known(at, 400.0))),
        change: at.map(|at| Some(within(at - base, 0.03))),
        clear: (at[0] - at[1]).abs() > 0.06,
    };
    let rows = [
        ("Deadline (weeks)", ["4", "20"], [0.31, 0.66]),
        (RUSSIA, ["50", "74"], [0.88, 0.12]),
        ("Tactic of Ukraine", ["boulware", "conceder"], [0.39, 0.71]),
        ("Quota of the US Senate", ["60", "75"], [0.52, 0.33]),
        ("Weight of the treaty for Russia", ["4", "16"], [0.53, 0.55]),
        ("Cost of the war a week", ["0", "2"], [0.46, 0.49]),
        ("Start of the talks", ["January", "June"], [0.48, 0.48]),
    ];
    TornadoFacts {
        question: None,
        measure: chance("a deal is ratified"),
        base: known(base, 400.0),
        rows: rows.map(row).into(),
        runs: 400,
    }
}

fn of_size(rows: usize, base: f64, dice: &mut Dice) -> TornadoFacts {
    let mut facts = flagship();
    facts.question = Some(long(rows));
    facts.base = known(base, 100.0);
    facts.rows = many(&facts.rows, rows, |n, row| {
        let [first, second] = [dice.share(), dice.share().clamp(0.1, 0.9)];
        let first = (n % 5 != 4).then(|| known(first, 100.0));
        *row = TornadoRow {
            label: long(n),
            ends: [LONG[n % 8].to_owned(), format!("{n}")],
            at: [first, Some(within(second, 0.1))],
            change: [None, Some(within(second - base, 0.08))],
            clear: !n.is_multiple_of(3),
        };
    });
    facts
}

/// The smallest facts that the types allow, and invalid numbers.
fn hollow() -> TornadoFacts {
    let row = |n: usize| TornadoRow {
        label: String::new(),
        ends: [String::new(), String::new()],
        at: [Some(nothing(n)), None],
        change: [None, Some(nothing(n))],
        clear: true,
    };
    TornadoFacts {
        question: None,
        measure: chance(""),
        base: nothing(0),
        rows: (0..3).map(row).collect(),
        runs: 0,
    }
}

pub(super) fn all() -> Vec<Example<TornadoFacts>> {
    let (mut equal, mut worth) = (flagship(), flagship());
    for row in &mut equal.rows {
        row.at = [Some(equal.base); 2];
        row.change = [Some(within(0.0, 0.02)); 2];
        row.clear = false;
    }
    worth.measure = points();
    worth.base = within(61.5, 1.0);
    for row in &mut worth.rows {
        row.at = (row.at).map(|at| at.map(|at| within(50.0 + 24.0 * at.share, 1.0)));
        row.change = row.at.map(|at| at.map(|at| within(at.share - 61.5, 0.5)));
    }
    let mut all = vec![
        example("flagship", flagship()),
        example("hollow", hollow()),
        example("equal", equal),
        example("worth", worth),
    ];
    let mut dice = Dice(17);
    for (rows, base) in [(1, 0.5), (1, 0.0), (3, 1.0), (12, 0.4), (40, 0.9)] {
        let facts = of_size(rows, base, &mut dice);
        all.push(example(format!("{rows}-{base}"), facts));
    }
    all
}
