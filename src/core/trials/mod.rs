//! Many runs of one scenario: each draws its numbers and its chance events, plays the talks and is judged. [`Judged`] judges a
//! run, also where only one is played.
//!
//! Runs with the same number in two scenarios, or in one with other tactics, share their luck: [`Pairs`] and [`Tournament`]
//! compare them run by run.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::format;
//! use zopa::scenario::Claim;
//! use zopa::trials::{Tally, Trials};
//!
//! let source = format::Source::load(file)?;
//! let doubt = format::Setting::new("uncertainty.no_deal", 20);
//! let scenario = format::read(&source, &[doubt])?.scenario;
//! let runs = Trials::new(&scenario, 42)?.all(100, &|_| {});
//! // Where the no-deal values are uncertain, some runs have no price acceptable to both.
//! let settled = Tally::of(&runs).claims[Claim::Handshake];
//! assert!(settled.hits > 50 && settled.hits < 100);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod estimate;
mod judged;
mod pairs;
#[cfg(feature = "parallel")]
mod parallel;
#[cfg(not(feature = "parallel"))]
#[path = "one_by_one.rs"]
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
