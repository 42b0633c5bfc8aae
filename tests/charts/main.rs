//! Every chart, for every shipped scenario and for extreme ones, on every canvas, judged by geometry; and the charts of one
//! scenario to the byte.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod extremes;
mod kept;
mod swept;
mod told;

use serde_json::Value;
use zopa::account::{Account, Provenance};
use zopa::charts::ChartBasis::{self, Negotiation, Runs, Search, Settled};
use zopa::charts::{self, Chart, Drawn, Material, PreparedChart};
use zopa::concessions::{Effects, Exact, Explanation, Settling};
use zopa::drawing::figure::{Minimum, faults, illegible};
use zopa::drawing::render;
use zopa::drawing::theme::Theme;
use zopa::format::{Source, read};
use zopa::game::{Deal, compile};
use zopa::report;
use zopa::scenario::{ChartStyle, Claim, Scenario};
use zopa::space::Limits;
use zopa::talks::Course;
use zopa::trials::{Tally, Trials};

const STYLES: [ChartStyle; 3] = [ChartStyle::Projector, ChartStyle::Screen, ChartStyle::Paper];
const SEED: u64 = 42;

fn scenario(file: &str, text: &str) -> Scenario {
    read(&Source::from_text(file, text), &[])
        .unwrap_or_else(|problems| panic!("{file}\n{text}\n{problems:?}"))
        .scenario
}

/// Where a scenario's numbers come from; the hashes are made up, so that a changed comment changes no picture.
fn provenance(file: &str) -> Provenance {
    let hash = "0123456789abcdef".repeat(4);
    Provenance {
        file: file.to_owned(),
        file_hash: hash.clone(),
        meaning_hash: hash,
        settings: Vec::new(),
        seed: SEED,
        run: None,
    }
}

/// What one scenario shows, and what the commands that draw it print as JSON.
struct Shown {
    charts: Vec<PreparedChart>,
    documents: Vec<Value>,
}

/// Everything that one scenario shows, with this many runs of whatever needs many.
fn charts_of(file: &str, scenario: &Scenario, runs: u64) -> Vec<PreparedChart> {
    shown(file, scenario, runs).charts
}

fn shown(file: &str, scenario: &Scenario, runs: u64) -> Shown {
    let game = compile(scenario);
    let account = Account::of(scenario, &game, Course::central(SEED)).unwrap();
    let from = provenance(file);
    let parties = scenario.parties.iter();
    let openings: Vec<Option<Deal>> = parties.map(|p| p.opening.clone().map(Deal::new)).collect();
    let uncertain = runs > 0 && !scenario.draws_nothing();
    let how = Settling {
        seed: SEED,
        runs,
        width: None,
    };
    let limits = Limits::steps(200_000);
    let explanation = Explanation {
        scenario,
        exact: Exact::of(&game, 0, &openings, &limits).unwrap(),
        targets: Vec::new(),
        effects: uncertain.then(|| Effects::of(scenario, &how, &|_| {}).unwrap()),
        pairs: None,
        flips: None,
        claim: Claim::Reached,
    };
    let mut all = vec![Material::of(&account, &from)];
    let mut many = None;
    let drawn = uncertain.then(|| Trials::new(scenario, SEED).unwrap().all(runs, &|_| {}));
    if let Some(runs) = &drawn {
        all.push(Material::drawing(runs, &account, &from));
        many = Some(report::runs(scenario, &game, &Tally::of(runs)));
    }
    all.push(Material::explaining(&explanation, &account, &from));
    all.extend(Material::settling(&explanation, &account, &from));
    Shown {
        charts: prepared(&all),
        documents: vec![
            serde_json::to_value(report::run(&account, &from, many)).unwrap(),
            serde_json::to_value(report::explain(&explanation, &from)).unwrap(),
        ],
    }
}

/// Every chart that has something to show.
fn prepared(all: &[Material<'_>]) -> Vec<PreparedChart> {
    let first = |chart: &&dyn Chart| all.iter().find_map(|of| chart.prepare(of));
    charts::ALL.iter().filter_map(first).collect()
}

/// All of them on one canvas.
fn drawn(charts: &[PreparedChart], style: ChartStyle) -> Vec<Drawn> {
    charts.iter().map(|draw| draw(style)).collect()
}

/// The charts that are drawn from some kinds of material.
fn drawn_from(kinds: &[ChartBasis]) -> impl Iterator<Item = &'static str> {
    let all = charts::ALL
        .iter()
        .filter(|chart| kinds.contains(&chart.basis()));
    all.map(|chart| chart.about().name)
}

/// What is wrong with the charts of a scenario, on every canvas.
fn wrong(name: &str, charts: &[PreparedChart]) -> Vec<String> {
    let mut found = Vec::new();
    for style in STYLES {
        for drawn in drawn(charts, style) {
            let figure = &drawn.figure;
            // The lanes of a ladder with many issues shrink further.
            let smallest = if drawn.name == "ladder" {
                0.0
            } else {
                Theme::of(style).footer
            };
            let mut faults = faults(figure);
            faults.extend(illegible(figure, &Minimum::with_text(smallest)));
            if figure.title.trim().is_empty() || figure.description.trim().is_empty() {
                faults.push("has no words for who cannot see it".to_owned());
            }
            if drawn.table.rows.is_empty() {
                faults.push("has no numbers".to_owned());
            }
            if let Err(error) = render::svg(figure) {
                faults.push(format!("cannot be drawn: {error}"));
            }
            let named = |fault| format!("{name}, {} ({style:?}): {fault}", drawn.name);
            found.extend(faults.into_iter().map(named));
        }
    }
    found
}

/// The shipped scenarios, by file name.
fn shipped() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let named = files.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).unwrap())
    });
    named.collect()
}

#[test]
fn every_chart_of_every_shipped_scenario_can_be_read() {
    let mut found = Vec::new();
    let mut names = std::collections::BTreeSet::new();
    for (file, text) in shipped() {
        let scenario = scenario(&file, &text);
        let charts = charts_of(&file, &scenario, 40);
        names.extend(
            drawn(&charts, ChartStyle::Screen)
                .iter()
                .map(|drawn| drawn.name),
        );
        found.extend(wrong(&file, &charts));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    // Sweeps are drawn in a test of their own, and classes beside theirs.
    for chart in drawn_from(&[Negotiation, Runs, Search, Settled]) {
        assert!(names.contains(chart), "no scenario shows {chart}");
    }
}
