//! Where things go: text is measured before it is placed, axes get round numbers, labels find room.

mod font;
mod footer;
mod frame;
mod key;
mod letters;
mod measure;
mod page;
mod panels;
mod place;
mod rounds;
mod ticks;
mod wrap;

pub use font::{BOLD, REGULAR, font};
pub use footer::Footer;
pub use frame::{Frame, Scale};
pub use key::{Entry, key};
pub use letters::{lacks, writable};
pub use measure::{Extent, LINE, measure};
pub use page::{Page, paragraph, stacked, widest};
pub use panels::{Panels, second_line};
pub use place::{Label, Placer};
pub use rounds::Rounds;
pub use ticks::{grouped, number, signed, ticks};
pub use wrap::{balanced, ellipsis, fitted, wrap};
