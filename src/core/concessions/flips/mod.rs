//! Counterfactuals: the smallest change of any one number or word of the file that turns the outcome of its central course.
//!
//! **Method.** Every path of the file is changed alone, with everything else unchanged, and the talks are played without chance
//! events. A number is tried on both sides of the file's value at distances that grow by half, from a hundredth of a point to
//! its range; between the nearest value that turns the outcome and the last that does not, the change is found by bisection, to
//! a hundredth of a point. Outcomes need not be monotone in a number: where the outcome turns back farther out this is
//! reported, and an island between two tried values can be missed. Words are tried one by one. Numbers that do not affect the
//! central course (chances, spreads) and the limits of ranges are left out.
//! **Sizes** are compared as shares: points of 100, chances of 1, weights of the total of their row, exponents of themselves,
//! others of their range.
//! **Source.** Counterfactual explanation as the nearest input with another outcome: S. Wachter, B. Mittelstadt & C. Russell
//! (2018), "Counterfactual explanations without opening the black box", *Harvard Journal of Law & Technology* 31(2), 841-887.

mod axis;
mod parting;
mod search;

pub use parting::{Parted, Parting, parting};
pub use search::{Flip, FlipTo, Flips, Nearest};
