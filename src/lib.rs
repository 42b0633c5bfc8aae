//! zopa: a negotiation game-theory simulator.

pub mod account;
pub mod charts;
pub mod checks;
pub mod cli;
pub mod draws;
pub mod files;
pub mod game;
pub mod probability;
pub mod report;
pub mod scenario;
pub mod solutions;
pub mod space;
pub mod talks;
pub mod trials;
