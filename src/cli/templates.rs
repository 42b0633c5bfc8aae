//! The scenarios that are built into the program.

/// A scenario to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// What it teaches, in one line.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

/// One template per line: the name of its file, and what it teaches.
macro_rules! templates {
    ($($name:literal: $about:literal,)*) => {
        &[$(Template {
            name: $name,
            about: $about,
            text: include_str!(concat!("../../scenarios/", $name, ".toml")),
        }),*]
    };
}

/// Every template, from the smallest to the largest.
pub static TEMPLATES: &[Template] = templates! {
    "buyer-seller": "one price, two people, two alternatives: the smallest negotiation",
    "logrolling": "two issues, unlike weights: trading beats splitting the difference",
    "trade": "twenty tariffs, 10^20 deals: more than anybody can list, solved exactly in a moment",
    "strike": "a union and a company: levers, promises, accidents, trust, and issues settled early",
    "two-level": "a government and its tough parliament, member by member: does it pay to be tied?",
    "river": "a dam, and no deal that passes: what forbids a deal, and which concessions open it",
    "truce": "two neighbours and thirty years: elections, militias and guarantees that end",
    "norland": "a fictional peace with the structure of the flagship, for classes with affected students",
    "mar-a-lago": "the flagship: four parties, ten issues, a broker, three ratifiers",
};
