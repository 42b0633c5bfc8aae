//! Results for others: `json/` for programs, with documented, versioned keys; `tables/` for spreadsheets and statistics;
//! [`pages`] for people. What a page and the terminal tell alike stands in `told`, as `blocks` that know neither.
//!
//! Every JSON document names its `format` (`zopa.run/1`, `zopa.solve/1`, `zopa.explain/1`, `zopa.check/1`,
//! `zopa.tournament/1`, `zopa.class/1`, `zopa.sweep/1`, `zopa.missing/1`); [`schema`] gives each a JSON Schema. Within a version keys are only
//! ever added; a key that changes meaning or goes makes a new version. All worths are in points (mostly 0-100), all
//! shares and chances in 0-1, rounds from 1 (0 is day one).

pub(crate) mod blocks;
mod json;
pub mod pages;
mod tables;
pub(crate) mod told;

pub use self::pages as html;
pub use json::*;
pub use tables::*;
