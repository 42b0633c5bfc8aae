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
#[path = "../sized/mod.rs"]
mod sized;
mod talks;
mod tournament;
mod whole_path;

use sized::config;
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
