//! The notation of a negotiation: a file, read into a [`Scenario`](crate::scenario::Scenario) that is guaranteed to be
//! valid.
//!
//! ```text
//! Source ──parse──▶ tree ──settings──▶ tree ──read──▶ Reading { scenario, warnings, places }
//!  (bytes, hash)    (keys and values, each with its place)      or all Problems at once
//! ```
//!
//! - [`Source`] is a file as it was found; [`read`] turns it into a [`Reading`], or into [`Problems`] that show the lines
//!   of the file, underline the place and say what to do. Every problem has a stable [`Code`] with an explanation.
//!   [`Prepared`] is for a file that is read with many settings.
//! - [`Setting`] changes a number or a word before the file is read.
//! - [`Places`] maps paths to places in the file, so that later checks can point into it.
//! - [`Fingerprint`] has the hash of the bytes and the hash of the meaning.
//! - [`json_schema`] describes the format to editors, [`reference()`] to people.
//!
//! One table, `vocabulary`, lists all keys, kinds, choices and ranges; the reader and the schema both use it. To add a key:
//! give it a line there and an example in `examples`, read it in the file of its section under `read/` into its field in
//! `scenario::model`, and take the field apart in `scenario::path::visit`: its path, `or` the value that it has in files that do
//! not set it, and its visit. What is not a number also has lines in `scenario::meaning`, a short form in `settings::edit`. If it
//! changes alternating offers, `talks::tabled` must know it or decline it.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::format::{Ink, Source, read};
//!
//! let source = Source::from_text("haggle.toml", "schema = 1\ntime.round = 12\n");
//! let problems = read(&source, &[]).expect_err("the key is 'rounds'");
//! assert!(problems.render(Ink::Plain).contains("did you mean 'rounds'"));
//! ```

mod diagnostic;
mod domain;
mod examples;
mod fingerprint;
#[cfg(feature = "files")]
mod load;
#[cfg(feature = "files")]
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
    Code, CodeExplanation, Ink, Problem, Problems, Remark, Severity, Span, closest, render,
};
pub use domain::{Domain, domain};
pub use fingerprint::Fingerprint;
pub use places::Places;
pub use read::{Prepared, Reading, read};
pub use reference::{ChoiceReference, EntryReference, SectionReference, distributions, reference};
pub use schema::json_schema;
pub use settings::Setting;
pub use slug::{is_name, slug};
pub use source::{MAX_BYTES, STDIN, Source};
