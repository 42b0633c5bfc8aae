//! What the fuzzers share: where they start, what they change, and what must hold of the library.
//!
//! `guided/` has two targets for libFuzzer, which keeps what reaches new code; `commands/` runs the whole program as a person
//! would, with files and arguments of its own making. `.ci/fuzz` builds and runs both.

mod changes;
mod dice;
mod held;
mod seeds;
mod vocabulary;

pub use changes::{change, changed};
pub use dice::Dice;
pub use held::{reads, whole};
pub use seeds::{composed, scenarios};
pub use vocabulary::Vocabulary;
