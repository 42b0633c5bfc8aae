//! What must hold in every scenario, whoever negotiates what: random small scenarios, read from their texts, played with
//! drawn numbers, and every clever answer compared with the slow one.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod brute;
mod claims;
mod conventions;
mod coverage;
mod dice;
mod large;
mod mechanisms;
mod settling;
mod shuttle;
mod talks;
mod tournament;
mod whole_path;

use proptest::prelude::*;
use zopa::format::{Ink, Setting, Source, read};
use zopa::scenario::Scenario;

fn scenario(text: &str) -> Scenario {
    with(text, &[])
}

fn with(text: &str, settings: &[&str]) -> Scenario {
    let settings: Vec<Setting> = settings
        .iter()
        .map(|typed| Setting::parse(typed).unwrap())
        .collect();
    let reading = read(&Source::from_text("dice.toml", text), &settings);
    reading
        .unwrap_or_else(|problems| panic!("{text}\n{}", problems.render(Ink::Plain)))
        .scenario
}

/// `ZOPA_CASES=20 cargo test --test invariants` looks at twenty times as many.
fn config(cases: u32) -> ProptestConfig {
    let times = std::env::var("ZOPA_CASES")
        .ok()
        .and_then(|times| times.parse().ok());
    ProptestConfig {
        cases: cases * times.unwrap_or(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
