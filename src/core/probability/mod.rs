//! The few distributions that the models need, on pure-Rust arithmetic, so that every machine computes the same digits.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::probability::wilson;
//!
//! // Eight runs of ten ended with a deal: the 95% interval for how often they do is 45 percentage points wide.
//! let chance = wilson(8, 10);
//! assert!((0.49..0.50).contains(&chance.low) && (0.94..0.95).contains(&chance.high));
//! ```

mod beta;
mod binomial;
mod chi_squared;
mod holm;
mod mcnemar;
mod normal;
mod paired;
mod power;
mod student;
mod triangular;
mod vote;
mod wilson;

pub(crate) use beta::beta_quantile;
pub use binomial::binomial_tail;
pub(crate) use chi_squared::chi_squared_tail;
pub use holm::holm;
pub use mcnemar::mcnemar;
pub use normal::{normal_cdf, normal_quantile};
pub use paired::paired_difference;
pub use power::{Power, voting_power};
pub(crate) use student::student_t;
pub(crate) use triangular::triangular_quantile;
pub use vote::{Ballot, Quota, poisson_binomial_tail, vote_chance};
pub(crate) use wilson::wilson_share;
pub use wilson::{Interval, wilson};
