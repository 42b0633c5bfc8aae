//! The charts of every sweep of every shipped scenario, with few runs.

use super::{SEED, drawn, drawn_from, prepared, provenance, scenario, shipped, wrong};
use serde_json::Value;
use std::collections::BTreeSet;
use zopa::account::Account;
use zopa::charts::ChartBasis::Sweep as Swept;
use zopa::charts::{Material, PreparedChart};
use zopa::format::Source;
use zopa::game::compile;
use zopa::report;
use zopa::scenario::{ChartStyle, Sweep};
use zopa::sweep::{Base, Folder, Origin, Outcome, RunSettings, Task, Watch};
use zopa::talks::Course;

/// Draws of each cell: the pictures are judged, not the numbers.
const RUNS: u64 = 2;

/// What the charts of one sweep are drawn from.
fn charts_of(file: &str, text: &str, sweep: &Sweep) -> Vec<PreparedChart> {
    told(file, text, sweep).0
}

/// The same, with what the sweep prints as JSON.
pub(super) fn told(file: &str, text: &str, sweep: &Sweep) -> (Vec<PreparedChart>, Value) {
    let source = Source::from_text(file, text);
    let base = Base::new(&source, &[], &[]).unwrap();
    let sweep = Sweep {
        runs: RUNS,
        width: None,
        ..sweep.clone()
    };
    let terms = RunSettings {
        seed: SEED,
        independent: false,
        rows: false,
    };
    let origin = Origin {
        file: file.to_owned(),
        file_hash: source.file_hash().to_owned(),
        kept_hash: String::new(),
        settings: Vec::new(),
    };
    let task = Task::new(base, sweep, Vec::new(), terms, origin).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let watch = Watch {
        done: &|_| {},
        stop: &|| false,
    };
    let played = task.play(&Folder::new(folder.path()), watch).unwrap();
    let outcome = Outcome::of(&task, &played);
    let game = compile(task.scenario());
    let account = Account::of(task.scenario(), &game, Course::central(SEED)).unwrap();
    let document = report::sweep(&outcome, &provenance(file), file);
    (
        prepared(&[Material::sweeping(&outcome, &account, &provenance(file))]),
        serde_json::to_value(document).unwrap(),
    )
}

#[test]
fn every_chart_of_every_shipped_sweep_can_be_read() {
    let mut found = Vec::new();
    let mut names = BTreeSet::new();
    for (file, text) in shipped() {
        for sweep in &scenario(&file, &text).sweeps {
            let charts = charts_of(&file, &text, sweep);
            assert!(!charts.is_empty(), "{file}: {} draws nothing", sweep.id);
            let drawn = drawn(&charts, ChartStyle::Screen);
            names.extend(drawn.iter().map(|drawn| drawn.name));
            found.extend(wrong(&format!("{file} {}", sweep.id), &charts));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    for chart in drawn_from(&[Swept]).chain(["concessions"]) {
        assert!(names.contains(chart), "no shipped sweep shows {chart}");
    }
}
