//! Published and independently computed answers, and the axioms that every answer must keep.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod counts;
mod random;
mod search;
mod solutions;
