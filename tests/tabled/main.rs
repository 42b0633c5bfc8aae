//! Alternating offers on tables against the plain table, and against MiCROs played the slow way.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod games;
mod micro;
mod plain;
#[path = "../theory/random.rs"]
mod random;
mod seats;
#[path = "../sized/mod.rs"]
mod sized;
