//! What a negotiation is: parties, issues, gates, calendar, pressure, talks and sweeps, independent of how a file writes them.
//!
//! - [`Scenario`] is what a file means, with every name resolved and every default filled in.
//! - [`Path`] addresses a number or a word; [`list`] gives all of them.
//! - [`meaning`] is the hash of the whole scenario.
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::{format, scenario};
//!
//! let negotiation = format::read(&format::Source::load(file)?, &[])?.scenario;
//! assert_eq!(negotiation.issues[0].id, "price");
//! let rounds = scenario::get(&negotiation, "time.rounds").and_then(|value| value.number());
//! assert_eq!(rounds, Some(12.0));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod calendar;
mod claim;
mod concession;
mod condition;
mod distribution;
mod fraction;
#[doc(hidden)]
pub mod hidden;
mod ids;
mod issue;
mod line;
mod meaning;
mod model;
pub(crate) mod path;
mod pressure;
mod protocol;
mod settled;
mod sha256;
mod sweep;
mod tactic;
mod words;

pub use calendar::{AgreementRule, DayOne, Meeting, Settle, When};
pub use claim::{ByClaim, Claim};
pub(crate) use concession::families;
pub use concession::{Concession, Imitates};
pub use condition::Condition;
pub use distribution::Distribution;
pub(crate) use fraction::lcm;
pub use fraction::{Fraction, gcd};
pub use hidden::visible;
pub use ids::{IssueId, OptionId, PartyId};
pub use line::ScoreRow;
pub use meaning::meaning;
pub use model::*;
pub use path::{Path, PathValue, get, list};
pub use pressure::{Commitment, Lever, Pulled, Shock, Trust, TrustPair};
pub use protocol::{Conduct, Protocol, Voter};
#[cfg(feature = "files")]
pub(crate) use sha256::hex;
pub(crate) use sha256::sha256;
pub use sweep::{Axis, AxisValues, Design, Shown, Sweep};
pub use tactic::{AcceptRule, OfferRule, OpponentModel, Tactic};
pub use words::Word;
pub(crate) use words::words;
