//! Drawing, independent of what is shown: this room knows figures, text and paper, but no charts and no facts.
//!
//! A [`figure::Figure`] is plain data: lines, areas, symbols and measured text on a canvas of [`theme`]. [`layout`] finds the
//! places of texts and axes before anything is drawn, [`marks`] and [`frames`] contain what many pictures have in common, and
//! [`render`] turns a figure into SVG, PNG or PDF; only `render` uses plotters and krilla.
//!
//! ```
//! # extern crate zopa_drawing as drawing;
//! use drawing::figure::{Figure, Line, Mark};
//! use drawing::{render, theme};
//!
//! let figure = Figure {
//!     width: 200.0,
//!     height: 100.0,
//!     millimetres: None,
//!     title: "A rising line".into(),
//!     description: "From the lower left to the upper right.".into(),
//!     marks: vec![Mark::Line(Line {
//!         points: vec![(10.0, 90.0), (190.0, 10.0)],
//!         width: 2.0,
//!         colour: theme::party(0),
//!         dash: None,
//!     })],
//! };
//! assert!(render::svg(&figure)?.starts_with("<svg"));
//! assert!(render::png(&figure)?.starts_with(b"\x89PNG"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod figure;
pub mod frames;
pub mod layout;
pub mod marks;
pub mod render;
pub mod theme;
