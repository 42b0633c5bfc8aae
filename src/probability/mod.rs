//! The few distributions that the models need, on pure-Rust arithmetic, so that every machine computes the same digits.

mod binomial;
mod normal;
mod wilson;

pub use binomial::binomial_tail;
pub use normal::{normal_cdf, normal_quantile};
pub use wilson::{Interval, wilson};
