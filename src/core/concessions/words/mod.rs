//! The sentences for concessions. Each is a template over computed facts and is given only where the computation supports
//! it; `None`: it must not be said.

mod deals;
mod flips;
mod gates;
mod moves;
mod played;
#[cfg(test)]
mod tests;

pub use deals::{all_kills, amendment, fate, headline, issues, options, target, term, terms};
pub use flips::{flip, flips_caution, flips_title, parted, parting, row, setting};
pub use gates::{core, correction, failure, named_gate, price, turn, up_to, without};
pub use moves::{demands, firm, gives_up, in_return, moved, package};
pub use played::{effect, finding, interaction};
