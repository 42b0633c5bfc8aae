//! The scenarios that the program carries.

/// A scenario to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Template {
    /// Its name.
    pub name: &'static str,
    /// What it teaches, in a line.
    pub about: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every template, from the smallest to the largest.
pub static TEMPLATES: &[Template] = &[
    Template {
        name: "buyer-seller",
        about: "one price, two people, two alternatives: the smallest negotiation",
        text: include_str!("../../scenarios/buyer-seller.toml"),
    },
    Template {
        name: "logrolling",
        about: "two issues, unlike weights: trading beats splitting the difference",
        text: include_str!("../../scenarios/logrolling.toml"),
    },
    Template {
        name: "trade",
        about: "twenty tariffs, 10^20 texts: more than anybody can list, solved exactly in a moment",
        text: include_str!("../../scenarios/trade.toml"),
    },
    Template {
        name: "strike",
        about: "a union and a company: levers, promises, accidents, trust, and issues settled early",
        text: include_str!("../../scenarios/strike.toml"),
    },
    Template {
        name: "river",
        about: "a dam that no text gets through: what forbids a deal, and which concessions open it",
        text: include_str!("../../scenarios/river.toml"),
    },
    Template {
        name: "norland",
        about: "a fictional peace with the structure of the flagship, for classes with affected students",
        text: include_str!("../../scenarios/norland.toml"),
    },
    Template {
        name: "mar-a-lago",
        about: "the flagship: four parties, ten issues, a broker, three bodies that must ratify",
        text: include_str!("../../scenarios/mar-a-lago.toml"),
    },
];
