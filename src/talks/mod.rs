//! What happens when they talk? Simulated protocols and tactics, exactly as the scenario says.
//!
//! A [`Plan`] is how a scenario's parties talk; [`play`] runs it over a [`Game`](crate::game::Game) and says how it ended. Whoever wants to
//! watch passes a [`Witness`]; a [`Trace`] keeps everything.

mod plan;
mod protocols;
mod speaker;
mod tabled;
mod tactics;
mod trace;

pub use plan::{Course, Plan, play};
pub use protocols::PROTOCOLS;
pub use tabled::{Agreement, Seat, Tabled};
pub use tactics::TACTICS;
pub use trace::{Answer, Event, Move, RoundTrace, Trace, Unwatched, Witness};

use crate::game::About;

/// The fact sheets of what presses on all talks, whatever the protocol.
pub static MECHANISMS: &[&About] = &[&plan::DEADLINE, &plan::BREAKDOWN];
