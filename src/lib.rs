//! zopa: a negotiation game-theory simulator.

pub mod charts;
pub mod scenario;
