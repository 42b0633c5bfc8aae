//! What a person writes: a scenario file, read into a [`Scenario`] that cannot be wrong any more.
//!
//! ```text
//! Source ──parse──▶ tree ──settings──▶ tree ──read──▶ Reading { scenario, warnings, places }
//!  (bytes, hash)    (keys and values, each with its place)      or all Problems at once
//! ```
//!
//! - [`Source`] is a file as it was found; [`read`] makes a [`Reading`] of it, or [`Problems`] that show the lines of
//!   the file, underline the place and say what to do. Every problem has a stable [`Code`] with an explanation.
//!   [`Prepared`] is for a file that is read with many settings.
//! - [`Scenario`] is what the file means, with every name resolved and every default filled in.
//! - [`list`] gives every number of a scenario by its dotted path, [`Setting`] changes one before the file is read.
//! - [`Places`] say where a path stands, so that later checks can point into the file.
//! - [`Fingerprint`] holds the hash of the bytes and the hash of the meaning.
//! - [`json_schema`] describes the format to editors, [`reference()`] to people.
//!
//! One table, `vocabulary`, says what keys, kinds, choices and ranges there are; the reader and the schema both use it.
//! To add a key: give it a line there, read it in the file of its section under `read/`, and take it apart in
//! `fingerprint`, `path::list` and, if it is a short form, `path::edit`.

mod calendar;
mod condition;
mod diagnostic;
mod distribution;
mod examples;
mod fingerprint;
mod fraction;
pub mod hidden;
mod ids;
mod issue;
mod line;
mod load;
mod model;
pub mod opened;
mod path;
mod places;
mod pressure;
mod read;
mod reference;
mod schema;
mod settled;
mod slips;
mod slug;
mod source;
mod sweep;
mod syntax;
mod tactic;
mod tree;
mod vocabulary;

pub use calendar::{AgreementRule, DayOne, Meeting, Settle, When};
pub use condition::Condition;
pub use diagnostic::{
    Code, Explanation, Ink, Label, Problem, Problems, Severity, Span, closest, render,
};
pub use distribution::Distribution;
pub use fingerprint::{Fingerprint, meaning};
pub use fraction::{Fraction, gcd, lcm};
pub use hidden::visible;
pub use ids::{IssueId, OptionId, PartyId};
pub use line::ScoreRow;
pub use model::*;
pub use path::{Domain, PathValue, Setting, domain, get, list};
pub use places::Places;
pub use pressure::{Commitment, Lever, Pulled, Shock, Trust, TrustPair};
pub use read::{Prepared, Reading, read};
pub use reference::{ChoiceReference, EntryReference, SectionReference, distributions, reference};
pub use schema::json_schema;
pub use slug::{is_name, slug};
pub use source::{MAX_BYTES, Source};
pub use sweep::{Axis, AxisValues, Design, Shown, Sweep};
pub use tactic::{AcceptRule, Concession, Imitates, OfferRule, OpponentModel, Tactic};
