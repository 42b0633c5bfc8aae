//! The cells of a sweep as typed rows.

use crate::files::{Column, Columns, Value};
use crate::scenario::{OptionId, Scenario, Shown};
use crate::sweep::{CellTally, Engine, Level, Player, Status, Task};
use crate::trials::Answers;

/// The columns of the table of cells, and a row for every cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellTable {
    /// The columns.
    pub columns: Columns,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

/// What is asked of each cell, with its column.
struct Told {
    name: String,
    unit: String,
    meaning: String,
    shown: Shown,
}

/// The cells of a sweep.
///
/// # Panics
/// Never: columns have names of their own.
#[must_use]
pub fn sweep_cells(task: &Task, tallies: &[CellTally]) -> CellTable {
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
    let settled = task.sweep().each_option;
    if settled {
        let words = scenario.issues.iter().map(|issue| issue.id.clone());
        let meaning = "the issue that is settled in advance; empty: nothing is";
        columns.push((
            Column::new("settled_issue", "text", "", meaning),
            words.collect(),
        ));
        let meaning = "the option that it is settled with";
        columns.push((
            Column::new("settled_option", "text", "", meaning),
            options(scenario),
        ));
    }
    let words = ["played", "impossible", "invalid"]
        .map(str::to_owned)
        .to_vec();
    let meaning = "played; impossible: no text can pass, nothing was played; invalid: the scenario is broken with these values";
    columns.push((Column::new("status", "text", "", meaning), words));
    let why = reasons(tallies);
    let meaning = "why it was not played";
    columns.push((Column::new("why", "text", "", meaning), why.clone()));
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
    let row = |tally: &CellTally| {
        let mut row = vec![Value::Whole(tally.cell as i64)];
        let cell = task.cells().cell(tally.cell);
        row.extend(player.columns().axes(&cell.set));
        if settled {
            let term = cell.settled;
            row.push(term.map_or(Value::Missing, |(i, _)| Value::Word(u32::from(i.0))));
            let option = term.and_then(|(issue, option)| {
                let label = scenario.issues[issue.index()].label(option);
                options(scenario).iter().position(|known| *known == label)
            });
            row.push(option.map_or(Value::Missing, |place| Value::Word(place as u32)));
        }
        let (status, reason) = match &tally.status {
            Status::Played => (0, None),
            Status::Impossible(why) => (1, Some(why)),
            Status::Invalid(why) => (2, Some(why)),
        };
        row.push(Value::Word(status));
        let place = reason.and_then(|reason| why.iter().position(|known| known == reason));
        row.push(place.map_or(Value::Missing, |place| Value::Word(place as u32)));
        row.push(Value::Whole(tally.runs as i64));
        row.push(Value::Whole(tally.failed as i64));
        for told in &told {
            row.extend(level(tally.level(told.shown)));
        }
        if talks {
            let chance = tally.ratified_chance.estimate(1e9);
            row.push(chance.map_or(Value::Missing, |chance| Value::Number(chance.value)));
            for counts in &tally.texts {
                row.extend(most(counts));
            }
        }
        row
    };
    CellTable {
        rows: tallies.iter().map(row).collect(),
        columns: Columns::new(columns).expect("columns have names of their own"),
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
    for issue in &scenario.issues {
        for option in 0..issue.len() as u16 {
            let label = issue.label(OptionId(option));
            if !names.contains(&label) {
                names.push(label);
            }
        }
    }
    names
}

/// Every reason not to play a cell, once.
fn reasons(tallies: &[CellTally]) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for tally in tallies {
        if let Status::Impossible(why) | Status::Invalid(why) = &tally.status
            && !reasons.contains(why)
        {
            reasons.push(why.clone());
        }
    }
    reasons
}
