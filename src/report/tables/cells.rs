//! The cells of a sweep as typed rows.

use crate::files::{Column, Columns, Value};
use crate::scenario::{OptionId, Scenario, Shown};
use crate::sweep::{CellTally, Engine, Level, Player, Status, Summary, Task};
use crate::trials::Answers;
use std::collections::BTreeSet;

/// The table of cells: its columns, and a row for each cell that is handed to it.
#[derive(Debug)]
pub struct CellTable<'t> {
    columns: Columns,
    task: &'t Task,
    summary: &'t Summary,
    axes: crate::sweep::Columns,
    told: Vec<Told>,
    /// The names of all options, where options are settled in advance.
    settled: Option<Vec<String>>,
}

/// What is asked of each cell, with its column.
#[derive(Debug)]
struct Told {
    name: String,
    unit: String,
    meaning: String,
    shown: Shown,
}

/// The table of the cells of a sweep.
///
/// # Panics
/// Never: columns have names of their own.
pub fn sweep_cells<'t>(task: &'t Task, summary: &'t Summary) -> CellTable<'t> {
    let scenario = task.scenario();
    let player: Player<'_> = task.player();
    let mut columns: Vec<(Column, Vec<String>)> = Vec::new();
    let plain = |name: &str, kind, unit: &str, meaning: &str| {
        (Column::new(name, kind, unit, meaning), Vec::new())
    };
    columns.push(plain("cell", "integer", "", "number of the cell"));
    let axes = task.cells().axes().len();
    let own = &player.columns().columns[3..3 + axes];
    columns.extend(own.iter().cloned());
    let settled = task.sweep().each_option.then(|| options(scenario));
    if let Some(options) = &settled {
        let words = scenario.issues.iter().map(|issue| issue.id.clone());
        let meaning = "the issue that is settled in advance; empty: nothing is";
        columns.push((
            Column::new("settled_issue", "text", "", meaning),
            words.collect(),
        ));
        let meaning = "the option that it is settled with";
        columns.push((
            Column::new("settled_option", "text", "", meaning),
            options.clone(),
        ));
    }
    let words = ["played", "impossible", "invalid"]
        .map(str::to_owned)
        .to_vec();
    let meaning = "played; impossible: no text can pass, nothing was played; invalid: the scenario is broken with these values";
    columns.push((Column::new("status", "text", "", meaning), words));
    let meaning = "why it was not played";
    columns.push((
        Column::new("why", "text", "", meaning),
        summary.reasons().to_vec(),
    ));
    columns.push(plain("runs", "integer", "", "runs that were played"));
    let meaning = "runs that failed: an internal error";
    columns.push(plain("failed", "integer", "", meaning));
    let told = told(task);
    for told in &told {
        let part = |end: &str| format!("{}{end}", told.name);
        let number = "number";
        columns.push(plain(&part(""), number, &told.unit, &told.meaning));
        columns.push(plain(
            &part("_low"),
            number,
            &told.unit,
            "its 95% interval, lower end",
        ));
        columns.push(plain(&part("_high"), number, &told.unit, "upper end"));
        columns.push(plain(&part("_n"), "integer", "runs", "over how many runs"));
    }
    let talks = task.how().engine == Engine::Talks;
    if talks {
        let meaning = "mean exact chance that the bodies concerned ratify the agreed text";
        columns.push(plain("ratified_chance", "number", "0-1", meaning));
        for issue in &scenario.issues {
            let labels = (0..issue.len() as u16).map(|o| issue.label(OptionId(o)));
            let meaning = format!(
                "the option that most agreed texts have (the first of equals): {}",
                issue.title
            );
            let column = Column::new(format!("text_{}", issue.id), "text", "", meaning);
            columns.push((column, labels.collect()));
            let meaning = "share of agreed texts that have it";
            columns.push(plain(
                &format!("text_{}_share", issue.id),
                "number",
                "0-1",
                meaning,
            ));
        }
    }
    CellTable {
        columns: Columns::new(columns).expect("columns have names of their own"),
        task,
        summary,
        axes: player.columns().clone(),
        told,
        settled,
    }
}

impl CellTable<'_> {
    /// Its columns.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// The row of a cell.
    pub fn row(&self, tally: &CellTally) -> Vec<Value> {
        let word =
            |place: Option<usize>| place.map_or(Value::Missing, |place| Value::Word(place as u32));
        let mut row = vec![Value::Whole(tally.cell as i64)];
        let cell = self.task.cells().cell(tally.cell);
        row.extend(self.axes.axes(&cell.set));
        if let Some(options) = &self.settled {
            let term = cell.settled;
            row.push(term.map_or(Value::Missing, |(i, _)| Value::Word(u32::from(i.0))));
            row.push(word(term.and_then(|(issue, option)| {
                let label = self.task.scenario().issues[issue.index()].label(option);
                options.iter().position(|known| *known == label)
            })));
        }
        let (status, reason) = match &tally.status {
            Status::Played => (0, None),
            Status::Impossible(why) => (1, Some(why)),
            Status::Invalid(why) => (2, Some(why)),
        };
        row.push(Value::Word(status));
        row.push(word(
            reason.and_then(|why| self.summary.place_of_reason(why)),
        ));
        row.push(Value::Whole(tally.runs as i64));
        row.push(Value::Whole(tally.failed as i64));
        for told in &self.told {
            row.extend(level(tally.level(told.shown)));
        }
        if self.task.how().engine == Engine::Talks {
            let chance = tally.ratified_chance.estimate(1e9);
            row.push(chance.map_or(Value::Missing, |chance| Value::Number(chance.value)));
            for counts in &tally.texts {
                row.extend(most(counts));
            }
        }
        row
    }
}

/// What cells say, by column: shares of claims, then means.
fn told(task: &Task) -> Vec<Told> {
    let scenario = task.scenario();
    let how = task.how();
    let mut told = Vec::new();
    let mut add = |name: &str, unit: &str, meaning: String, shown: Shown| {
        told.push(Told {
            name: name.to_owned(),
            unit: unit.to_owned(),
            meaning,
            shown,
        });
    };
    let searched = match how.engine {
        Engine::Search if !how.show.contains(&Shown::Possible) => 1,
        Engine::Search | Engine::SearchThenTalks => 2,
        Engine::Talks => Answers::CLAIMS.len(),
    };
    let meanings = [
        "share of runs in which some deal passes every gate on day one",
        "share of runs in which some deal passes every gate in some round",
        "share of runs with one text accepted by every signatory",
        "share of runs with one that passes every gate but ratification",
        "share of runs with one that is ratified",
        "share of runs in which the talks broke down",
    ];
    for (claim, meaning) in Answers::CLAIMS.iter().zip(meanings).take(searched) {
        let known = Shown::WORDS.iter().find(|(word, _)| word == claim);
        if let Some((_, shown)) = known {
            add(claim, "0-1", meaning.to_owned(), *shown);
        }
    }
    if how.engine != Engine::Talks {
        return told;
    }
    let unit = scenario.time.unit.as_str();
    let meaning = "mean round of the handshake, over runs with one";
    add("round", unit, meaning.to_owned(), Shown::Round);
    for (party, id) in scenario.parties.iter().zip(0..) {
        let name = format!("worth_{}_points", party.id);
        let meaning = format!("mean of what {} ends with", party.name);
        let shown = Shown::Worth(crate::scenario::PartyId(id));
        add(&name, "points", meaning, shown);
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
        if how.show.contains(&shown) {
            let meaning = format!("mean distance of agreed texts to {to}");
            add(name, "points", meaning, shown);
        }
    }
    told
}

fn level(level: Option<Level>) -> [Value; 4] {
    let number = |number: Option<f64>| number.map_or(Value::Missing, Value::Number);
    match level {
        None => [
            Value::Missing,
            Value::Missing,
            Value::Missing,
            Value::Whole(0),
        ],
        Some(level) => [
            Value::Number(level.value),
            number(level.known().map(|interval| interval.low)),
            number(level.known().map(|interval| interval.high)),
            Value::Whole(level.n as i64),
        ],
    }
}

/// The option that most texts have, and its share.
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
