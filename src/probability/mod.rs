//! The few distributions that the models need, on pure-Rust arithmetic, so that every machine computes the same digits.

mod binomial;
mod holm;
mod mcnemar;
mod normal;
mod paired;
mod student;
mod wilson;

pub use binomial::binomial_tail;
pub use holm::holm;
pub use mcnemar::mcnemar;
pub use normal::{normal_cdf, normal_quantile};
pub use paired::paired_difference;
pub use student::student_t;
pub use wilson::{Interval, wilson, wilson_share};
