//! How anything is drawn, whatever it shows: this room knows figures, text and paper, no charts and no facts.
//!
//! A [`figure::Figure`] is plain data: lines, areas, symbols and measured text on a canvas of [`theme`]. [`layout`] finds
//! the places of texts and axes before anything is drawn, [`marks`] and [`frames`] hold what many pictures have in
//! common, and [`render`] turns a figure into SVG, PNG or PDF; it alone knows plotters and krilla.

pub mod figure;
pub mod frames;
pub mod layout;
pub mod marks;
pub mod render;
pub mod theme;
