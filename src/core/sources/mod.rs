//! The literature: every reference once, as people cite it and as BibTeX.
//!
//! Fact sheets point to these references ([`Citation`]), so that their authors, pages and DOIs are written down in one place.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::sources::NASH_1950;
//!
//! assert_eq!(NASH_1950.key(), "nash-1950");
//! assert!(NASH_1950.bibtex().contains("{The bargaining problem}"));
//! ```

mod reference;
mod references;

pub use reference::{Citation, Identifier, Reference, Venue};
pub use references::*;
