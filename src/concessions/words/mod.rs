//! The sentences for concessions. Each is a template over computed facts and is given only where the computation supports
//! it; `None`: it must not be said.

mod deals;
mod played;
#[cfg(test)]
mod tests;

pub use deals::{
    all_kills, amendment, core, correction, failure, fate, firm, headline, issues, kills, least,
    must_move, named_gate, package, target, term, terms, turn, up_to,
};
pub use played::{effect, finding, flip, flips_caution, flips_title, interaction, parted, parting};
