//! Published and independently computed answers, and the axioms that every answer must keep.

mod random;
mod search;
mod solutions;
