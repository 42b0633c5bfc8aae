//! zopa: a negotiation game-theory simulator.

pub mod scenario;
