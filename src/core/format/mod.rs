//! How a negotiation is written: a file, read into a [`Scenario`](crate::scenario::Scenario) that cannot be wrong any more.
//!
//! ```text
//! Source ──parse──▶ tree ──settings──▶ tree ──read──▶ Reading { scenario, warnings, places }
//!  (bytes, hash)    (keys and values, each with its place)      or all Problems at once
//! ```
//!
//! - [`Source`] is a file as it was found; [`read`] makes a [`Reading`] of it, or [`Problems`] that show the lines of
//!   the file, underline the place and say what to do. Every problem has a stable [`Code`] with an explanation.
//!   [`Prepared`] is for a file that is read with many settings.
//! - [`Setting`] changes a number or a word before the file is read.
//! - [`Places`] say where a path stands, so that later checks can point into the file.
//! - [`Fingerprint`] holds the hash of the bytes and the hash of the meaning.
//! - [`json_schema`] describes the format to editors, [`reference()`] to people.
//!
//! One table, `vocabulary`, says what keys, kinds, choices and ranges there are; the reader and the schema both use it.
//! To add a key: give it a line there, read it in the file of its section under `read/`, and take it apart in
//! `scenario::meaning`, `scenario::path` and, if it is a short form, `settings::edit`.

mod diagnostic;
mod domain;
mod examples;
mod fingerprint;
mod load;
#[doc(hidden)]
pub mod opened;
mod patch;
mod places;
mod read;
mod reference;
mod schema;
mod settings;
mod slips;
mod slug;
mod source;
mod syntax;
mod tree;
mod vocabulary;

pub use diagnostic::{
    Code, Explanation, Ink, Label, Problem, Problems, Severity, Span, closest, render,
};
pub use domain::{Domain, domain};
pub use fingerprint::Fingerprint;
pub use places::Places;
pub use read::{Prepared, Reading, read};
pub use reference::{ChoiceReference, EntryReference, SectionReference, distributions, reference};
pub use schema::json_schema;
pub use settings::Setting;
pub use slug::{is_name, slug};
pub use source::{MAX_BYTES, Source};
