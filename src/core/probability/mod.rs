//! The few distributions that the models need, on pure-Rust arithmetic, so that every machine computes the same digits.

mod beta;
mod binomial;
mod chi_squared;
mod holm;
mod mcnemar;
mod normal;
mod paired;
mod student;
mod triangular;
mod wilson;

pub use beta::beta_quantile;
pub use binomial::binomial_tail;
pub use chi_squared::chi_squared_tail;
pub use holm::holm;
pub use mcnemar::mcnemar;
pub use normal::{normal_cdf, normal_quantile};
pub use paired::paired_difference;
pub use student::student_t;
pub use triangular::triangular_quantile;
pub use wilson::{Interval, wilson, wilson_share};
