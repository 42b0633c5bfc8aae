//! Results for others: `json/` for programs, with documented, versioned keys; `tables/` for spreadsheets and statistics;
//! [`pages`] for people. What a page and the terminal have in common is in `told`, as `blocks` that know neither.
//!
//! Every JSON document names its `format` (`zopa.run/1`, `zopa.solve/1`, `zopa.explain/1`, `zopa.check/1`, `zopa.tournament/1`,
//! `zopa.class/1`, `zopa.sweep/1`, `zopa.missing/1`); [`schema`] gives each a JSON Schema. Within a version keys are only ever
//! added; a key that changes meaning or goes makes a new version. All worths are in points (mostly 0-100), all shares and
//! chances in 0-1, rounds from 1 (0 is day one).
//!
//! ```
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/buyer-seller.toml");
//! use zopa::account::{Account, Provenance};
//! use zopa::{format, game, report, talks};
//!
//! let source = format::Source::load(file)?;
//! let scenario = format::read(&source, &[])?.scenario;
//! let game = game::compile(&scenario);
//! let account = Account::of(&scenario, &game, talks::Course::central(42))?;
//! let from = Provenance {
//!     file: "buyer-seller.toml".into(),
//!     file_hash: source.file_hash().into(),
//!     meaning_hash: zopa::scenario::meaning(&scenario),
//!     settings: Vec::new(),
//!     seed: 42,
//!     run: None,
//! };
//! let document = report::run(&account, &from, None);
//! assert!(report::json(&document).contains("\"handshake\": true"));
//! assert!(report::trace_table(&account).csv().starts_with(b"round,"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#[cfg(feature = "charts")]
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // part of it is for the terminal
pub(crate) mod blocks;
mod json;
#[cfg(feature = "charts")]
pub mod pages;
mod tables;
#[cfg(feature = "charts")]
#[cfg_attr(not(feature = "cli"), allow(dead_code))] // part of it is for the terminal
pub(crate) mod told;

pub use json::*;
pub use tables::*;
