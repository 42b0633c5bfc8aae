//! Many runs of one scenario: each draws its numbers and its chance events, plays the talks and is judged.

mod run;
mod tally;
mod watch;

pub use run::{Run, Trials};
pub use tally::{Count, Mean, Tally};
pub use watch::Around;
