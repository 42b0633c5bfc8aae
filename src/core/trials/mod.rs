//! Many runs of one scenario: each draws its numbers and its chance events, plays the talks and is judged.
//!
//! Runs of two scenarios, or of one with other tactics, share their luck by number: [`Pairs`] and [`Tournament`] compare
//! them run by run.

mod estimate;
mod judged;
mod pairs;
mod parallel;
mod run;
mod score;
mod tally;
mod tournament;
mod watch;
mod yardstick;

pub use estimate::{Estimate, Rate};
pub use judged::{Answers, Judged};
pub use pairs::Pairs;
pub use parallel::{TooFewThreads, each, on_threads, threads};
pub use run::{Run, Trials};
pub use score::{Joint, Own};
pub use tally::{Count, Mean, Tally};
pub use tournament::{
    Entrant, Gaps, MOST_PAIRINGS, PairingScore, Results, Standing, TooManyPairings, Tournament,
};
pub use watch::Around;
pub use yardstick::{Distances, Yardstick};
