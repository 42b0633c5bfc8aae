//! The cells of a sweep as typed rows.

use crate::files::{Column, ColumnKind, Columns, RowsOf, Value};
use crate::scenario::{Claim, OptionId, PartyId, Scenario, Shown};
use crate::sweep::{CellTally, Engine, Level, Status, Summary, Task};
use std::collections::BTreeSet;

/// The table of cells: its columns, and a row for each cell that is passed to it.
pub struct CellTable<'t> {
    columns: Columns,
    rows: RowsOf<'t, CellTally>,
}

impl CellTable<'_> {
    /// Its columns.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The row of a cell.
    pub fn row(&self, tally: &CellTally) -> Vec<Value> {
        self.rows.row(tally)
    }
}

/// The table of the cells of a sweep.
///
/// # Panics
/// Never: each column has a different name.
pub fn sweep_cells<'t>(task: &'t Task, summary: &'t Summary) -> CellTable<'t> {
    let scenario = task.scenario();
    let whole = |name, meaning| Column::new(name, ColumnKind::Whole, "", meaning);
    let count = |count: u64| Value::Whole(count as i64);
    let mut rows: RowsOf<'_, CellTally> = RowsOf::default();
    rows.column(whole("cell", "number of the cell"), move |tally| {
        count(tally.cell)
    });
    let axes = task.player().columns().clone();
    let own = axes.columns[3..3 + task.cells().axes().len()].to_vec();
    rows.like(&own, move |tally| {
        axes.axes(&task.cells().cell(tally.cell).set)
    });
    if task.sweep().each_option {
        settled(&mut rows, task);
    }
    rows.together(
        [
            Column::of_words(
                "status",
                "played; impossible: no deal can pass, nothing was played; invalid: the scenario \
             is broken with these values",
                ["played", "impossible", "invalid"],
            ),
            Column::of_words("why", "why it was not played", summary.reasons()),
        ],
        |tally| match &tally.status {
            Status::Played => [Value::Word(0), Value::Missing],
            Status::Impossible(why) => [Value::Word(1), word(summary.place_of_reason(why))],
            Status::Invalid(why) => [Value::Word(2), word(summary.place_of_reason(why))],
        },
    );
    rows.column(whole("runs", "runs that were played"), move |tally| {
        count(tally.runs)
    });
    let meaning = "runs that failed: an internal error";
    rows.column(whole("failed", meaning), move |tally| count(tally.failed));
    claims(&mut rows, task);
    if task.how().engine == Engine::Talks {
        means(&mut rows, task);
        talks(&mut rows, scenario);
    }
    CellTable {
        columns: rows.columns().expect("columns have names of their own"),
        rows,
    }
}

/// The option that is settled in advance.
fn settled<'t>(rows: &mut RowsOf<'t, CellTally>, task: &'t Task) {
    let scenario = task.scenario();
    let names = options(scenario);
    rows.together(
        [
            Column::of_words(
                "settled_issue",
                "the issue that is settled in advance; empty: nothing is",
                scenario.issues.iter().map(|issue| &issue.id),
            ),
            Column::of_words(
                "settled_option",
                "the option that it is settled with",
                &names,
            ),
        ],
        move |tally| match task.cells().cell(tally.cell).settled {
            None => [Value::Missing; 2],
            Some((issue, option)) => {
                let label = scenario.issues[issue.index()].label(option);
                let place = names.iter().position(|known| *known == label);
                [Value::Word(u32::from(issue.0)), word(place)]
            }
        },
    );
}

fn word(place: Option<usize>) -> Value {
    place.map_or(Value::Missing, |place| Value::Word(place as u32))
}

fn number(number: Option<f64>) -> Value {
    number.map_or(Value::Missing, Value::Number)
}

/// Shares of claims.
fn claims(rows: &mut RowsOf<'_, CellTally>, task: &Task) {
    let how = task.how();
    for claim in how.engine.claims(&how.show) {
        let when = match claim {
            Claim::Handshake => format!("with {}", claim.means()),
            Claim::Reached => "with one that passes every gate but ratification".to_owned(),
            Claim::Ratified => "with one that is ratified".to_owned(),
            Claim::Lasting => "with one that is ratified and lasts".to_owned(),
            _ => format!("in which {}", claim.means()),
        };
        let meaning = format!("share of runs {when}");
        level(rows, claim.word(), "0-1", &meaning, Shown::Share(claim));
    }
}

/// Means over the talks.
fn means(rows: &mut RowsOf<'_, CellTally>, task: &Task) {
    let scenario = task.scenario();
    let meaning = "mean round of the handshake, over runs with one";
    level(rows, "round", &scenario.time.unit, meaning, Shown::Round);
    for (party, id) in scenario.parties.iter().zip(0..) {
        let name = format!("worth_{}_points", party.id);
        let meaning = format!("mean of what {} ends with", party.name);
        level(rows, &name, "points", &meaning, Shown::Worth(PartyId(id)));
    }
    for (shown, name, to) in [
        (
            Shown::ToFrontier,
            "to_frontier_points",
            "the Pareto frontier",
        ),
        (
            Shown::ToNash,
            "to_nash_points",
            "the nearest Nash deal of day one",
        ),
    ] {
        if task.how().show.contains(&shown) {
            let meaning = format!("mean distance of agreed deals to {to}");
            level(rows, name, "points", &meaning, shown);
        }
    }
}

/// The chance of ratification, and the most frequent option on each issue.
fn talks(rows: &mut RowsOf<'_, CellTally>, scenario: &Scenario) {
    let meaning = "mean exact chance that the ratifiers concerned ratify the agreed deal";
    rows.column(
        Column::new("ratified_chance", ColumnKind::Number, "0-1", meaning),
        |tally| {
            number(
                tally
                    .ratified_chance
                    .estimate(1e9)
                    .map(|chance| chance.value),
            )
        },
    );
    for (n, issue) in scenario.issues.iter().enumerate() {
        let name = format!("text_{}", issue.id);
        let meaning = format!(
            "the option that most agreed deals have (the first of equals): {}",
            issue.title
        );
        let share = "share of agreed deals that have it";
        rows.together(
            [
                Column::of_words(
                    &name,
                    meaning,
                    (0..issue.len() as u16).map(|o| issue.label(OptionId(o))),
                ),
                Column::new(format!("{name}_share"), ColumnKind::Number, "0-1", share),
            ],
            move |tally| most(&tally.texts[n]),
        );
    }
}

/// A number that is shown, the ends of its interval, and over how many runs.
fn level(rows: &mut RowsOf<'_, CellTally>, name: &str, unit: &str, meaning: &str, shown: Shown) {
    let column =
        |end, meaning| Column::new(format!("{name}{end}"), ColumnKind::Number, unit, meaning);
    rows.together(
        [
            column("", meaning),
            column("_low", "its 95% interval, lower end"),
            column("_high", "upper end"),
            Column::new(
                format!("{name}_n"),
                ColumnKind::Whole,
                "runs",
                "over how many runs",
            ),
        ],
        move |tally| {
            let level = tally.level(shown);
            let known = level.as_ref().and_then(Level::known);
            [
                number(level.as_ref().map(|level| level.value)),
                number(known.map(|interval| interval.low)),
                number(known.map(|interval| interval.high)),
                Value::Whole(level.map_or(0, |level| level.n as i64)),
            ]
        },
    );
}

/// The most frequent option, and its share.
fn most(counts: &[u64]) -> [Value; 2] {
    let all: u64 = counts.iter().sum();
    let best = counts
        .iter()
        .zip(0_u32..)
        .max_by_key(|(count, option)| (**count, std::cmp::Reverse(*option)));
    match best {
        Some((count, option)) if all > 0 => [
            Value::Word(option),
            Value::Number(*count as f64 / all as f64),
        ],
        _ => [Value::Missing, Value::Missing],
    }
}

/// Every name of an option, once.
fn options(scenario: &Scenario) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for issue in &scenario.issues {
        for option in 0..issue.len() as u16 {
            let label = issue.label(OptionId(option));
            if seen.insert(label.clone()) {
                names.push(label);
            }
        }
    }
    names
}
