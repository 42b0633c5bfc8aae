//! What happens when they talk? Simulates protocols and tactics, exactly as the scenario says.
//!
//! A [`Plan`] is how a scenario's parties talk; [`play`] runs it over a [`Game`](crate::game::Game) and says how it ended.
//! Whoever wants to watch passes a [`Witness`]; a [`Trace`] keeps everything.
//!
//! - `protocols/`: who may say what, when; `tactics/`: what a party asks for; `opponent/`: what it guesses about the others;
//!   `offer`: which of its acceptable deals it puts forward; `speaker`: all of that in one party.
//! - `surroundings`: what happens around the table, with `pressure/` (shocks, levers, trust, public commitments) and
//!   `calendar` (channels, meetings); `agenda`: what is still talked about; `asks`: what was asked for last.
//! - `tabled/`: alternating offers again, many times faster, for the tactics and settings that it knows. It must agree with
//!   [`play`] to the last unit, and declines everything else.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::game::Ending;
//! use zopa::talks::{Course, Plan, Trace, play};
//! use zopa::{format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! let mut trace = Trace::default();
//! let played = play(&Plan::of(&scenario), &game, Course::central(42), &mut trace);
//! assert!(matches!(played.ending, Ending::Handshake { round: 11, .. }));
//! assert!(!trace.rounds.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod agenda;
mod agreed;
mod asks;
mod calendar;
mod course;
mod guessed;
mod happening;
mod offer;
mod opponent;
mod plan;
mod play;
mod pressure;
mod protocols;
mod session;
mod speaker;
mod surroundings;
mod tabled;
mod tactics;
mod trace;

pub use agreed::{AgreedShare, LatestDeals, Pair};
pub use course::Course;
pub use happening::Happening;
pub use opponent::OPPONENT_MODELS;
pub use plan::Plan;
pub use play::{Played, play};
pub use protocols::PROTOCOLS;
pub use tabled::{Agreement, Seat, Tabled};
pub use tactics::TACTICS;
pub use trace::{Answer, Event, Move, MoveKind, RoundTrace, Trace, Unwatched, Witness};

use crate::game::About;

/// The fact sheets of the mechanisms around the talks, whatever the protocol.
pub static MECHANISMS: &[&About] = &[
    &plan::DEADLINE,
    &plan::BREAKDOWN,
    &agenda::ABOUT,
    &calendar::ABOUT,
    &pressure::LEVER,
    &pressure::TRUST,
    &pressure::SHOCK,
    &pressure::COMMITMENT,
];
