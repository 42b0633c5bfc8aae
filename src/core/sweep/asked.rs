//! The questions asked of every run, the engine that answers them, and the columns that they fill.
//!
//! **Engines.** Where only possible deals are asked for, no talks are needed: an exact search answers each draw
//! ([`Engine::Search`]); also for "possible in some round" if walk-away values change by drift alone. Where levers, shocks or a
//! random walk change them, talks are played only in those draws in which no deal passes on day one
//! ([`Engine::SearchThenTalks`]). Everything else plays the talks ([`Engine::Talks`]).

use super::cells::Cells;
use crate::files::{self, Column, ColumnKind, Value};
use crate::scenario::{Axis, AxisValues, Claim, Options, Path, PathValue, Scenario, Shown};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How runs are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// An exact search for a passing deal.
    Search,
    /// An exact search on day one, and talks where it finds none.
    SearchThenTalks,
    /// The talks are played.
    Talks,
}

impl Engine {
    /// The engine for what is shown in cells with these axes.
    pub fn of(scenario: &Scenario, axes: &[Axis], show: &[Shown]) -> Engine {
        let only = |allowed: &[Shown]| show.iter().all(|shown| allowed.contains(shown));
        let possible = [Claim::PossibleDayOne, Claim::Possible].map(Shown::Share);
        if only(&possible[..1]) {
            return Engine::Search;
        }
        if !only(&possible) {
            return Engine::Talks;
        }
        // An axis may add what the scenario itself lacks: a random walk, alone or in a table for `no_deal`.
        let moves = |axis: &Axis| match Path::parse(&axis.set) {
            Some(Path::Volatility { .. }) => true,
            Some(Path::NoDeal { .. }) => !matches!(axis.values, AxisValues::Span { .. }),
            _ => false,
        };
        if drifts_only(scenario) && !axes.iter().any(moves) {
            Engine::Search
        } else {
            Engine::SearchThenTalks
        }
    }

    /// Whether it answers a claim where these are shown.
    pub fn answers(self, claim: Claim, show: &[Shown]) -> bool {
        match claim {
            Claim::PossibleDayOne => true,
            Claim::Possible => {
                self != Engine::Search || show.contains(&Shown::Share(Claim::Possible))
            }
            Claim::Handshake | Claim::Reached | Claim::Ratified | Claim::Breakdown => {
                self == Engine::Talks
            }
            Claim::Lasting => show.contains(&Shown::Share(Claim::Lasting)),
        }
    }

    /// The claims that it answers where these are shown.
    pub fn claims(self, show: &[Shown]) -> impl Iterator<Item = Claim> {
        let answered = Claim::ALL.map(|claim| self.answers(claim, show).then_some(claim));
        answered.into_iter().flatten()
    }

    /// Whether nothing that it depends on is drawn in a scenario, so that one run is enough.
    pub fn draws_nothing(self, scenario: &Scenario) -> bool {
        match self {
            // No talks are played, and no-deal values change by drift alone.
            Engine::Search => scenario.draws_no_number(),
            Engine::SearchThenTalks | Engine::Talks => scenario.draws_nothing(),
        }
    }

    /// What it does, in words.
    pub fn words(self) -> &'static str {
        match self {
            Engine::Search => "exact search in each draw, no talks",
            Engine::SearchThenTalks => {
                "exact search in each draw, talks only where no deal passes on day one"
            }
            Engine::Talks => "talks played in each draw",
        }
    }
}

/// Whether walk-away values change by their drift alone, whatever the parties say and do.
fn drifts_only(scenario: &Scenario) -> bool {
    let steady = scenario.parties.iter().all(|party| {
        let no_deal = party.no_deal.as_ref();
        no_deal.is_none_or(|no_deal| no_deal.volatility <= 0.0)
    });
    steady
        && scenario.levers.is_empty()
        && scenario.shocks.is_empty()
        && scenario.commitments.is_empty()
}

/// What a run's status can be.
pub(super) const STATUS: [&str; 3] = ["played", "undecided", "failed"];

/// The columns of rows, each for one cell and one run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunColumns {
    /// The columns.
    pub columns: Vec<Column>,
    /// The number of columns before the first answer.
    pub before: usize,
}

impl RunColumns {
    /// The columns for the rows of a sweep.
    pub fn of(scenario: &Scenario, cells: &Cells, engine: Engine, show: &[Shown]) -> Self {
        let mut columns: Vec<Column> = Vec::new();
        let mut add = |name: String, kind, unit: &str, meaning: String, words: Vec<String>| {
            columns.push(Column {
                words,
                ..Column::new(name, kind, unit, meaning)
            });
        };
        let whole = ColumnKind::Whole;
        let meaning = "number of the cell".to_owned();
        add("cell".into(), whole, "", meaning, vec![]);
        let meaning =
            "number of the row: cell times runs of a cell, plus the place of the run in its cell";
        add("row_id".into(), whole, "", meaning.into(), vec![]);
        let meaning = "the draw: zopa run --run-id plays it again with the cell's settings";
        add("draw".into(), whole, "", meaning.into(), vec![]);
        for axis in cells.axes() {
            let words = words_of(axis, cells);
            let kind = if words.is_empty() {
                ColumnKind::Number
            } else {
                ColumnKind::Text
            };
            let label = axis.label.clone().unwrap_or_default();
            let meaning = if label.is_empty() {
                "the value that was set; empty where the file's own stands".to_owned()
            } else {
                format!("{label}; empty where the file's own value stands")
            };
            add(axis.set.clone(), kind, "", meaning, words);
        }
        let statuses = STATUS.map(str::to_owned).to_vec();
        let meaning = "played; undecided: the search was too long; failed: an internal error";
        add(
            "status".into(),
            ColumnKind::Text,
            "",
            meaning.into(),
            statuses,
        );
        let before = 4 + cells.axes().len();
        for claim in engine.claims(show) {
            let (name, meaning) = (claim.word(), claim.means());
            add(name.into(), ColumnKind::Truth, "", meaning.into(), vec![]);
        }
        if engine == Engine::Talks {
            let unit = &scenario.time.unit;
            let meaning = "round of the handshake; empty without one";
            add("round".into(), whole, unit, meaning.into(), vec![]);
            let meaning = "exact chance that the ratifiers concerned ratify the agreed deal";
            add(
                "ratified_chance".into(),
                ColumnKind::Number,
                "0-1",
                meaning.into(),
                vec![],
            );
            for party in &scenario.parties {
                let name = format!("worth_{}_points", party.id);
                let meaning = format!(
                    "what {} ends with: the deal if ratified, else no deal in the last round",
                    party.name
                );
                add(name, ColumnKind::Number, "points", meaning, vec![]);
            }
            for issue in &scenario.issues {
                let meaning = format!("what the agreed deal says on: {}", issue.title);
                let (kind, words) = match &issue.options {
                    Options::Named(names) => (ColumnKind::Text, names.clone()),
                    Options::Range { .. } => (ColumnKind::Number, vec![]),
                };
                add(format!("text_{}", issue.id), kind, "", meaning, words);
            }
            for (shown, name, to) in [
                (Shown::ToFrontier, "to_frontier_points", "Pareto frontier"),
                (
                    Shown::ToNash,
                    "to_nash_points",
                    "nearest Nash deal of day one",
                ),
            ] {
                if show.contains(&shown) {
                    let meaning =
                        format!("distance of the agreed deal to the {to}; empty without one");
                    add(name.into(), ColumnKind::Number, "points", meaning, vec![]);
                }
            }
        }
        RunColumns { columns, before }
    }

    /// The same in the form needed for files of rows.
    ///
    /// # Panics
    /// Never: paths are unique, and so are the words of an axis.
    pub fn for_files(&self) -> files::Columns {
        files::Columns::new(self.columns.clone()).expect("columns have names of their own")
    }

    /// The values of a cell's axes.
    pub fn axes(&self, set: &[(String, Option<PathValue>)]) -> Vec<Value> {
        let own = &self.columns[3..3 + set.len()];
        own.iter()
            .zip(set)
            .map(|(column, (_, value))| match value {
                None => Value::Missing,
                Some(PathValue::Number(number)) if column.kind == ColumnKind::Number => {
                    Value::Number(*number)
                }
                Some(value) => {
                    let word = value.to_string();
                    let place = column.words.iter().position(|known| *known == word);
                    place.map_or(Value::Missing, |place| Value::Word(place as u32))
                }
            })
            .collect()
    }
}

/// The words that an axis takes, in order; empty if it takes numbers.
pub(super) fn words_of(axis: &Axis, cells: &Cells) -> Vec<String> {
    let listed: Vec<PathValue> = match &axis.values {
        AxisValues::Span { .. } => return Vec::new(),
        AxisValues::Listed(listed) => listed.clone(),
        AxisValues::Given => cells
            .given_values(&axis.set)
            .into_iter()
            .flatten()
            .collect(),
    };
    let mut words: Vec<String> = Vec::new();
    if listed.iter().any(|value| value.number().is_none()) {
        for value in listed {
            let word = value.to_string();
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    words
}
