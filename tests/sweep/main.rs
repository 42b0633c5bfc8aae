//! Sweeps: the same bytes whatever happens on the way, and the same numbers as one scenario after the other.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod bytes;
mod designs;
mod findings;
mod numbers;
mod words;

use std::ops::Deref;
use zopa::format::{Source, read};
use zopa::scenario::{PathValue, Scenario, Sweep};
use zopa::sweep::{Base, CellTally, Folder, Origin, PlayedCells, RunSettings, Task, Watch};

const FLAGSHIP: &str = include_str!("../known/mar-a-lago.toml");

/// Terms of a sweep whose runs share their luck and are kept.
const KEPT: RunSettings = RunSettings {
    seed: 7,
    independent: false,
    rows: true,
};

/// A scenario with one sweep more.
fn with(text: &str, sweep: &str) -> String {
    format!("{text}\n[sweep.test]\n{sweep}\n")
}

fn scenario(text: &str) -> Scenario {
    read(&Source::from_text("test.toml", text), &[])
        .unwrap()
        .scenario
}

fn sweep_of(text: &str) -> Sweep {
    let sweeps = scenario(text).sweeps;
    sweeps.into_iter().find(|sweep| sweep.id == "test").unwrap()
}

fn task(text: &str, terms: RunSettings) -> Task {
    given(text, Vec::new(), terms)
}

fn given(text: &str, rows: Vec<Vec<PathValue>>, terms: RunSettings) -> Task {
    let source = Source::from_text("test.toml", text);
    let base = Base::new(&source, &[], &[]).unwrap();
    let origin = Origin {
        file: "test.toml".into(),
        file_hash: source.file_hash().into(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    let rows = rows
        .into_iter()
        .map(|row| row.into_iter().map(Some).collect());
    Task::new(base, sweep_of(text), rows.collect(), terms, origin).unwrap()
}

/// Nobody watches.
fn quietly() -> Watch<'static> {
    Watch {
        done: &|_| {},
        stop: &|| false,
    }
}

/// A sweep that was played, with its cells.
struct Known {
    played: PlayedCells,
    tallies: Vec<CellTally>,
}

impl Deref for Known {
    type Target = PlayedCells;

    fn deref(&self) -> &PlayedCells {
        &self.played
    }
}

fn played(task: &Task) -> Known {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path());
    let played = task.play(&folder, quietly()).unwrap();
    let mut tallies = Vec::new();
    let all = task.each_cell(&folder, &played, |tally| {
        tallies.push(tally.clone());
        Ok(())
    });
    all.unwrap();
    Known { played, tallies }
}
