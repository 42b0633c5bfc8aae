//! From a [`Figure`](super::figure::Figure) to an SVG or PNG file. The only room that names plotters.

mod png;
mod svg;

use thiserror::Error;

pub use png::png;
pub use svg::svg;

/// Why a figure could not be drawn.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The backend refused a primitive.
    #[error("the chart could not be drawn: {0}")]
    Backend(String),
    /// The image could not be encoded.
    #[error("the chart could not be written as PNG: {0}")]
    Encoding(String),
}
