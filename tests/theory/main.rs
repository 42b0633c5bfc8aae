//! Published and independently computed answers, and the axioms that every answer must keep.

#![allow(clippy::unwrap_used)] // a test that cannot go on should stop

mod adjusted_winner;
mod axioms;
mod budgets;
mod concessions;
mod concessions_known;
mod counts;
mod drawn;
mod flips;
mod frontier;
mod klein;
mod large;
mod lottery;
mod lottery_axioms;
mod lottery_three;
mod members;
mod proportional;
mod quotas;
mod random;
mod search;
#[path = "../sized/mod.rs"]
mod sized;
mod solutions;
mod votes;
