//! What groups agreed on in a role play, compared with what they could have had: the debrief of a negotiation class.
//!
//! **Reads** a table with one row per group ([`read`]). **Judges** each group ([`Class::of`]):
//! - *worth* and *gain* of each party; gain is over no deal in the round of the table, or on day one if the table names
//!   none, for groups with a deal and without. Walk-away values drift as the file says; no events happen. A group without a
//!   deal gets the no-deal values of that round.
//! - *gates*: every rule, red line, walk-away, consent and ratifier that the signed deal fails in that round. A class may
//!   sign what a party should never have signed; nothing is refused, everything is named.
//! - *efficient* (Pareto): the deal passes every gate of the group's round, and no deal that does gives one signatory more
//!   and none less. Found by search, never by listing deals. If one does, the group *left value on the table*.
//! - *what would have been better*: the [`crate::solutions::PostSettlement`] among deals that pass every gate of the round.
//!   If there is none, what is better inside all red lines is reported separately, with the gates that it would fail:
//!   nobody left that on the table.
//! - *distances* in points over the signatories, as in tournaments ([`crate::trials::Yardstick`]): to the Pareto frontier
//!   of deals inside everybody's red lines, and to the Nash deal among deals that pass every gate on day one.
//! - *joint gain*: the sum of the signatories' gains; its *share* is of the largest that deals through every gate but ratification of the
//!   round have, and is empty for deals that fail one of these gates or where nothing can be gained.
//!
//! Parties are compared with those of the same role in other groups ([`RoleResult`]), because points are each party's own. A deal that
//! fails a gate would not stand: its group takes no part in that comparison, and wins nothing.
//!
//! **Source.** H. Raiffa (1982), *The Art and Science of Negotiation*, Harvard University Press: joint gains, and what a class
//! sees of its own deals. ISBN 978-0-674-04813-3; H. Raiffa (1985), "Post-settlement settlements", *Negotiation Journal*
//! 1(1), 9-12. doi:10.1111/j.1571-9979.1985.tb00286.x
//!
//! ```
//! # extern crate zopa_core as zopa;
//! # let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../scenarios/buyer-seller.toml");
//! use zopa::space::Limits;
//! use zopa::{class, format, game};
//!
//! let scenario = format::read(&format::Source::load(file)?, &[])?.scenario;
//! let game = game::compile(&scenario);
//!
//! let table = format::Source::from_text("class.csv", "group,price\nA,95\nB,120\nC,no deal\n");
//! let entries = class::read(&table, &scenario)?;
//! let class = class::Class::of(&scenario, &game, entries, Limits::DEFAULT)?;
//! // At 120 the buyer should have gone elsewhere.
//! let stands = class.agreed().map(|(_, agreed)| agreed.failed.is_empty());
//! assert_eq!(stands.collect::<Vec<bool>>(), [true, false]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod group;
mod judge;
mod read;
mod role;
#[cfg(test)]
mod tests;
mod words;

pub use group::{Better, Group, GroupDeal, GroupEfficiency};
pub use judge::Class;
#[cfg(feature = "files")]
pub use read::load;
pub use read::{GroupRow, NO_DEAL, headers, read};
pub use role::{RoleResult, Spread};
pub use words::{GroupCounts, named};
