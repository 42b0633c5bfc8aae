//! From a [`Figure`](super::figure::Figure) to an SVG, PNG or PDF file. This is the only folder that uses plotters and krilla.

mod faces;
#[cfg(feature = "pdf")]
mod pdf;
mod png;
#[cfg(feature = "pdf")]
mod seams;
mod subset;
mod svg;

use thiserror::Error;

pub use faces::{FAMILY, Letters, font_faces};
#[cfg(feature = "pdf")]
pub use pdf::pdf;
pub use png::png;
pub use svg::{svg, svg_inline};

/// The reason why a figure could not be drawn.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The backend refused a primitive.
    #[error("the chart could not be drawn: {0}")]
    Backend(String),
    /// The image could not be encoded.
    #[error("the chart could not be written as PNG: {0}")]
    Encoding(String),
    /// The font could not be cut to the letters of the chart.
    #[error("the chart's font could not be embedded: {0}")]
    Font(String),
    /// The pages could not be written.
    #[error("the chart could not be written as PDF: {0}")]
    Pdf(String),
}
