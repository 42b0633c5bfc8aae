//! Does it last? The chance that a ratified deal is unbroken, year by year.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! use zopa::durability::Outlook;
//! use zopa::scenario::{Deterrent, Durability, IssueId, OptionId};
//!
//! let treaty = Deterrent { issue: IssueId(0), option: OptionId(1), share: 0.8 };
//! let durability = Durability { years: 10, breach_risk: 0.2, deterrence: vec![treaty], ends: vec![], spoilers: vec![], elections: vec![] };
//! let [pledge, treaty] = [0, 1].map(|option| Outlook::of(&durability, &[OptionId(option)]));
//! assert!((pledge.lasts() - 0.107).abs() < 0.001 && (treaty.lasts() - 0.665).abs() < 0.001);
//! ```

mod longer;
mod outlook;

pub use longer::{A_YEAR, Longer, Step, longer};
pub use outlook::{ABOUT as DURABILITY, Outlook, Shortened, Shortener, shortened};
