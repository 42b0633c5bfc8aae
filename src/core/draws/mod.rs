//! Keyed randomness: every random quantity has a name, and its draw depends on its name and nothing else.
//!
//! A draw is keyed by (master seed, run, purpose, path), never taken from a sequence. So adding, fixing or sweeping one
//! quantity changes no other draw, and run `r` of every variant of a scenario shares its luck (common random numbers).
//!
//! - **Hash.** FNV-1a (64 bit) over the path's bytes; then seed, run, purpose and path are folded in one after the other
//!   with the SplitMix64 finaliser (Steele, Lea & Flood 2014, doi:10.1145/2714064.2660195).
//! - **Generator.** PCG XSL RR 128/64 (`Pcg64`; O'Neill 2014) seeded with 128 bits of that hash and one fixed stream.
//! - **Uniform.** The upper 53 bits plus one half, over 2⁵³: strictly between 0 and 1.
//! - **Normal.** The quantile function of [`crate::probability`] at such a uniform: one draw each, monotone in it.
//!
//! A golden vector in this room's tests pins all four.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::draws::{Luck, PathKey, Purpose};
//!
//! let luck = Luck { seed: 42, run: 7 };
//! let draw = |path: &str| luck.uniform(Purpose::Design, PathKey::of(path), 0);
//! let price = draw("issue.price");
//! assert_ne!(draw("time.rounds"), price);
//! assert_eq!(draw("issue.price"), price, "whatever else was drawn in between");
//! ```

mod keys;
mod own;
mod uncertainty;

pub use keys::{Luck, PathKey, Purpose};
pub(crate) use own::OwnNumbers;
pub use own::{draws_scenarios, own_scenario};
pub use uncertainty::{ABOUT as UNCERTAINTY, Noise, Uncertain};
