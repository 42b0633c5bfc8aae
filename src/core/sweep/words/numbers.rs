//! What is shown, and the values of axes, as people write them.

use crate::account::{decimal, percent, thousands};
use crate::scenario::{Claim, PathValue, Scenario, Shown};

/// What is shown, as it follows "the chance that", or a noun if it is not a chance.
pub fn phrase(shown: Shown, scenario: &Scenario) -> String {
    match shown {
        Shown::Share(Claim::PossibleDayOne) => "a deal is possible on day one".into(),
        Shown::Share(Claim::Handshake) => "they shake hands".into(),
        Shown::Share(Claim::Lasting) => "a deal is ratified and lasts".into(),
        Shown::Share(Claim::Breakdown) => "the talks break down".into(),
        Shown::Share(claim) => format!("a deal is {}", claim.word()),
        Shown::Round => format!("{} of the handshake", scenario.time.unit),
        Shown::Worth(party) => format!("worth to {}", scenario.parties[party.index()].name),
        Shown::ToFrontier => "distance to the Pareto frontier".into(),
        Shown::ToNash => "distance to the Nash deal".into(),
    }
}

/// The same as the subject of a sentence: `the chance that a deal is possible`, `the worth to Russia`.
pub fn subject(shown: Shown, scenario: &Scenario) -> String {
    let phrase = phrase(shown, scenario);
    if shown.is_share() {
        format!("the chance that {phrase}")
    } else {
        format!("the {phrase}")
    }
}

/// A level as people read it: `48%`, `62.5 points`, `9.3`.
pub fn amount(value: f64, shown: Shown) -> String {
    match shown {
        shown if shown.is_share() => percent(value),
        Shown::Round => decimal(value, 1),
        _ => format!("{} points", decimal(value, 1)),
    }
}

/// `1 cell`, `2,793 cells`.
pub fn many(n: u64, what: &str) -> String {
    format!("{} {what}{}", thousands(n), if n == 1 { "" } else { "s" })
}

/// A number of an axis as people write it.
pub fn number(value: f64) -> String {
    let tidy = (value * 1e6).round() / 1e6;
    format!("{}", tidy + 0.0)
}

/// A value of an axis as people write it.
pub fn shown_value(value: &PathValue) -> String {
    match value {
        PathValue::Number(value) => number(*value),
        PathValue::Name(name) => name.clone(),
    }
}
