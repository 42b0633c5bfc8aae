//! The only table of what a scenario file may contain: sections, keys, kinds, choices, limits, and what is built.
//!
//! The reader checks files against it ("did you mean", "not built yet", ranges), and the JSON Schema is generated from it.

/// Tables, one key per line: `field` or `needed` with its kind and a description, or `later` with the description alone.
/// Brackets give whose names the free keys of a table are, and the kind of their values.
macro_rules! shapes {
    (@rows) => {
        None
    };
    (@rows $rows:ident $kind:expr) => {
        Some((super::Rows::$rows, &$kind))
    };
    ($(
        $(#[$about:meta])*
        $name:ident $([$rows:ident: $row:expr])? {
            $($need:ident $key:literal $(: $kind:expr)?, $line:literal;)*
        }
    )+) => {$(
        $(#[$about])*
        pub(in crate::format) static $name: super::Shape = super::Shape {
            fields: &[$(super::$need($key, $($kind,)? $line)),*],
            rows: shapes!(@rows $($rows $row)?),
        };
    )+};
}

mod calendar;
mod distribution;
mod durability;
mod expect;
mod file;
mod how;
mod pressure;
mod sweep;
mod synonyms;
mod tactic;
mod what;
mod who;
mod words;

pub(super) use calendar::*;
pub(super) use distribution::*;
pub(super) use durability::*;
pub(super) use expect::*;
pub(super) use file::*;
pub(super) use how::*;
pub(super) use pressure::*;
pub(super) use sweep::*;
pub(super) use synonyms::{Meant, called_here, meant};
pub(super) use tactic::*;
pub(super) use what::*;
pub(super) use who::*;

use crate::scenario::Word;

/// The largest absolute value of any number, so that sums of points in units of 10⁻⁹ stay far inside 64 bits.
pub(in crate::format) const LIMIT: f64 = 1e6;
/// The most parties.
pub(in crate::format) const MAX_PARTIES: usize = 64;
/// The most issues.
pub(in crate::format) const MAX_ISSUES: usize = 1_000;
/// The most options of an issue.
pub(in crate::format) const MAX_OPTIONS: usize = 10_000;
/// The most expectations: each may need runs of its own.
pub(in crate::format) const MAX_EXPECTATIONS: usize = 100;
/// The most sections of any other kind.
pub(in crate::format) const MAX_SECTIONS: usize = 10_000;

/// The most scores: the options of all issues together, times the parties. A game takes about a hundred bytes for each.
pub(in crate::format) const MAX_SCORES: u64 = 2_000_000;
/// The most letters of a name in paths.
pub(in crate::format) const MAX_NAME: usize = 100;
/// The most letters of a text of one line.
pub(in crate::format) const MAX_LINE: usize = 500;
/// The most letters of a text that may have paragraphs: a brief, a note, a source, a reason.
pub(in crate::format) const MAX_TEXT: usize = 20_000;
/// The smallest step of a range: its numbers are written with nine decimals.
pub(in crate::format) const MIN_STEP: f64 = 1e-9;

/// A section, or a table inside one.
pub(in crate::format) struct Shape {
    pub(in crate::format) fields: &'static [Field],
    /// Keys that are names chosen in the file, of parties or issues, and the kind of their values.
    pub(in crate::format) rows: Option<(Rows, &'static Kind)>,
}

/// The names that the free keys of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Rows {
    /// Any name: each one opens a section.
    Sections,
    Parties,
    Issues,
    /// The options of an issue: the table itself names them.
    Options,
    /// Some of the options of an issue, which may be numbers.
    SomeOptions,
}

/// A key.
pub(in crate::format) struct Field {
    pub(in crate::format) key: &'static str,
    pub(in crate::format) kind: Kind,
    pub(in crate::format) need: Need,
    /// A description in one line, with the default.
    pub(in crate::format) doc: &'static str,
}

/// Whether a key is required, optional or not available yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Need {
    Required,
    Optional,
    /// In the format, but not yet in the program.
    Later,
}

/// A kind of value.
pub(in crate::format) enum Kind {
    Text,
    /// A name for use in paths: `[a-z0-9][a-z0-9-]*`.
    Name,
    Number(Bounds),
    Whole(u32, u32),
    /// `true` or `false`.
    Truth,
    Date,
    Choice(&'static [Word]),
    /// The name of a party of this file.
    Party,
    /// The name of an issue of this file.
    Issue,
    /// The name of a draft of this file, or "none".
    Draft,
    /// Options of an issue, by name or number, one or a list.
    OneOrMore,
    /// One option of an issue, by name or number.
    Option,
    Table(&'static Shape),
    /// A table that is checked at the path where it ends up.
    AnyTable,
    List(&'static Kind),
    AnyOf(&'static [Kind]),
}

/// The range of a number.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) struct Bounds {
    pub(in crate::format) min: f64,
    pub(in crate::format) max: f64,
    /// True if the smallest number itself is not allowed.
    pub(in crate::format) above: bool,
    /// True if a distribution is allowed in its place.
    pub(in crate::format) drawn: bool,
}

/// The range of a number without one in the vocabulary.
const WIDEST: Bounds = Bounds {
    min: -LIMIT,
    max: LIMIT,
    above: false,
    drawn: false,
};

const fn field(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        key,
        kind,
        need: Need::Optional,
        doc,
    }
}

const fn needed(key: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field {
        key,
        kind,
        need: Need::Required,
        doc,
    }
}

const fn later(key: &'static str, doc: &'static str) -> Field {
    Field {
        key,
        kind: Kind::Text,
        need: Need::Later,
        doc,
    }
}

const fn word(word: &'static str, doc: &'static str) -> Word {
    Word {
        word,
        doc,
        built: true,
    }
}

const fn later_word(word: &'static str) -> Word {
    Word {
        word,
        doc: "",
        built: false,
    }
}

const fn between(min: f64, max: f64) -> Kind {
    Kind::Number(Bounds {
        min,
        max,
        above: false,
        drawn: true,
    })
}

const fn above(min: f64, max: f64) -> Kind {
    Kind::Number(Bounds {
        min,
        max,
        above: true,
        drawn: true,
    })
}

/// The kind without distributions: a number that cannot be drawn by chance.
const fn certain(kind: Kind) -> Kind {
    match kind {
        Kind::Number(bounds) => Kind::Number(Bounds {
            drawn: false,
            ..bounds
        }),
        other => other,
    }
}

const fn any_number() -> Kind {
    between(-LIMIT, LIMIT)
}

/// Words that cannot name an issue, because they are ways to state a no-deal value.
pub(in crate::format) const NOT_ISSUES: &[&str] =
    &["value", "war", "change_per_round", "volatility"];
/// Words that cannot name a party, because they are keys of an issue.
pub(in crate::format) const NOT_PARTIES: &[&str] = &["title", "short", "options", "range"];

impl Kind {
    /// The range of a number of this kind, and whether it may be drawn. Other kinds of number have the widest range.
    pub(in crate::format) fn bounds(&self) -> Bounds {
        match self {
            Kind::Number(bounds) => *bounds,
            Kind::Whole(min, max) => Bounds {
                min: f64::from(*min),
                max: f64::from(*max),
                above: false,
                drawn: false,
            },
            Kind::AnyOf(kinds) => {
                let mut kinds = kinds.iter();
                let number = kinds.find(|kind| matches!(kind, Kind::Number(_)));
                number.map_or(WIDEST, Kind::bounds)
            }
            _ => WIDEST,
        }
    }
}

impl Shape {
    pub(in crate::format) fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The keys that are available today.
    pub(in crate::format) fn built(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().filter(|field| field.need != Need::Later)
    }

    /// The shape of the table under a key.
    pub(in crate::format) fn table(&self, key: &str) -> &'static Shape {
        let table = |kind: &'static Kind| match kind {
            Kind::Table(shape) => Some(*shape),
            Kind::AnyOf(kinds) => kinds.iter().find_map(|kind| match kind {
                Kind::Table(shape) => Some(*shape),
                _ => None,
            }),
            _ => None,
        };
        self.field(key)
            .map(|field| &field.kind)
            .or(self.rows.map(|(_, kind)| kind))
            .and_then(table)
            .expect("the reader asks for tables that the vocabulary has")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(shape: &Shape, seen: &mut usize) {
        for field in shape.fields {
            *seen += 1;
            assert!(!field.doc.is_empty(), "{} has no line", field.key);
            kinds(&field.kind, seen);
        }
        if let Some((_, kind)) = shape.rows {
            kinds(kind, seen);
        }
    }

    fn kinds(kind: &Kind, seen: &mut usize) {
        match kind {
            Kind::Table(shape) => visit(shape, seen),
            Kind::AnyOf(all) => all.iter().for_each(|kind| kinds(kind, seen)),
            Kind::List(kind) => kinds(kind, seen),
            Kind::Choice(words) => {
                for word in words.iter().filter(|word| word.built) {
                    assert!(!word.doc.is_empty(), "{} has no line", word.word);
                }
            }
            Kind::Number(bounds) => assert!(bounds.min < bounds.max),
            _ => {}
        }
    }

    #[test]
    fn every_key_and_word_is_documented() {
        let mut seen = 0;
        visit(&FILE, &mut seen);
        assert!(seen > 60);
    }
}
