//! Where things go: text is measured before it is placed, axes get round numbers, labels find room.

mod font;
mod footer;
mod frame;
mod key;
mod letters;
mod look;
mod measure;
mod page;
mod panels;
mod place;
mod rounds;
mod ticks;
mod wrap;

pub use font::{BOLD, REGULAR, font};
pub use footer::Footer;
pub use frame::{PlotFrame, Scale};
pub use key::{KeyEntry, key, key_above};
pub use letters::{lacks, writable};
pub use look::{Look, bold, faint, plain};
pub use measure::{Extent, LINE, measure};
pub use page::{Page, paragraph, stacked};
pub use panels::{Panels, second_line};
pub use place::{Label, Placer};
pub use rounds::Rounds;
pub use ticks::{grouped, number, signed, ticks};
