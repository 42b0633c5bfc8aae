//! Kinds and ranges in plain words.

use super::{Bounds, Kind, LIMIT, Rows};
use crate::format::diagnostic::list_of;

impl Bounds {
    /// True if a number is inside the range.
    pub(in crate::format) fn hold(&self, number: f64) -> bool {
        (self.min..=self.max).contains(&number) && !(self.above && number <= self.min)
    }

    /// True if it is the range of a share: 0 to 1.
    pub(in crate::format) fn is_share(&self) -> bool {
        self.min.abs() <= 0.0 && (self.max - 1.0).abs() <= 0.0
    }

    pub(in crate::format) fn words(&self) -> String {
        match (self.above, self.max >= LIMIT, self.min <= -LIMIT) {
            (_, true, true) => format!("between -{LIMIT} and {LIMIT}"),
            (true, true, _) => format!("above {} and at most {LIMIT}", self.min),
            (true, false, _) => format!("above {} and at most {}", self.min, self.max),
            (false, ..) => format!("from {} to {}", self.min, self.max),
        }
    }
}

impl Kind {
    /// The expected value in words, and an example.
    pub(in crate::format) fn words(&self) -> (String, String) {
        let pair = |wanted: &str, example: &str| (wanted.to_string(), example.to_string());
        match self {
            Kind::Text => pair("text", "text in quotes: \"…\""),
            Kind::Name => pair("a name", "a name in quotes: \"freeze-line\""),
            Kind::Number(bounds) => (
                "a number".to_string(),
                format!("a number {}, without quotes", bounds.words()),
            ),
            Kind::Whole(min, max) => (
                "a whole number".to_string(),
                format!("a whole number from {min} to {max}"),
            ),
            Kind::Truth => pair("true or false", "true or false, without quotes"),
            Kind::Date => pair("a date", "a date without quotes: 2025-12-28"),
            Kind::Choice(words) => {
                let list = list_of(words.iter().filter(|word| word.built).map(|word| word.word));
                ("a word".to_string(), format!("one of {list}, in quotes"))
            }
            Kind::Party => pair("the name of a party", "the name of a party in quotes"),
            Kind::Issue => pair("the name of an issue", "the name of an issue in quotes"),
            Kind::Draft => pair(
                "the name of a draft",
                "the name of a draft in quotes, or \"none\"",
            ),
            Kind::OneOrMore => pair(
                "an option or a list of options",
                "the name of an option, or a list: [\"…\", \"…\"]",
            ),
            Kind::Option => pair(
                "an option",
                "the name of an option in quotes, or a number of the range",
            ),
            Kind::AnyTable => pair(
                "a table",
                "a table as it would stand in the file: { tit-for-tat = { steps = 2 } }",
            ),
            Kind::Table(shape) => {
                let keys: Vec<String> = shape
                    .built()
                    .map(|field| format!("{} = …", field.key))
                    .take(4)
                    .collect();
                let rows = match shape.rows {
                    Some((Rows::Issues, _)) => "ISSUE = …",
                    Some((Rows::Parties, _)) => "PARTY = …",
                    Some((Rows::Options, Kind::Text)) => "NAME = \"Title\", …",
                    Some((Rows::Options | Rows::SomeOptions, _)) => "OPTION = …",
                    _ => "",
                };
                let inside = if keys.is_empty() {
                    rows.to_string()
                } else {
                    keys.join(", ")
                };
                ("a table".to_string(), format!("{{ {inside} }}"))
            }
            Kind::List(Kind::Party) => pair(
                "a list of parties",
                "a list of names of parties: [\"…\", \"…\"]",
            ),
            Kind::List(Kind::Issue) => pair(
                "a list of issues",
                "a list of names of issues: [\"…\", \"…\"]",
            ),
            Kind::List(Kind::List(Kind::Party)) => pair(
                "a list of pairs of parties",
                "a list of pairs: [[\"…\", \"…\"], [\"…\", \"…\"]]",
            ),
            Kind::List(_) => pair("a list", "a list: [ …, … ]"),
            Kind::AnyOf(kinds) => {
                let all: Vec<(String, String)> = kinds.iter().map(Kind::words).collect();
                let join = |part: fn(&(String, String)) -> &str| {
                    all.iter().map(part).collect::<Vec<_>>().join(" or ")
                };
                (join(|words| &words.0), join(|words| &words.1))
            }
        }
    }
}
