//! Pages: one file each that contains everything it shows, loads nothing from anywhere, prints well and works without scripts.
//!
//! [`story`] reports on a whole negotiation; [`handout`] shows only what everybody at the table may know; [`sheets`] are the
//! confidential score sheets for role play, [`teacher`] is the page for whoever leads the class, [`index`] shows the folder
//! that contains it. Text goes through `maud`, which escapes what people wrote.
//!
//! ```
//! use zopa::files::Manifest;
//!
//! let page = zopa::report::pages::index(&Manifest::new("haggle.toml", "A <haggle>", "Invented numbers"));
//! assert!(page.contains("A &lt;haggle&gt;"));
//! ```

mod again;
mod blocks;
mod chance;
mod class;
mod fair;
mod handout;
mod happened;
mod index;
mod material;
mod origin;
mod pictures;
mod rounds;
mod sheet;
mod shell;
mod story;
mod teacher;
mod unlock;

pub use handout::{Handout, handout};
pub use index::index;
pub use material::{Debrief, FinishedSweep, Story};
pub use sheet::{sheet, sheets};
pub use story::story;
pub use teacher::teacher;
