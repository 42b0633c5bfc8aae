//! The literature: every reference once, as people cite it and as BibTeX.
//!
//! Fact sheets point to these references ([`Source`]), so that an author, a page or a DOI is written down in one place.

mod reference;
mod references;

pub use reference::{Identifier, Reference, Source, Venue};
pub use references::*;
