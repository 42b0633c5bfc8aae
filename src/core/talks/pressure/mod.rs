//! Changes in no-deal values and trust while the parties talk.

mod chance;
mod commitments;
mod levers;
mod trust;

pub(super) use chance::{ABOUT as SHOCK, Accidents, Chance};
pub(super) use commitments::{ABOUT as COMMITMENT, Words};
pub(super) use levers::{ABOUT as LEVER, Hand, Levers};
pub(super) use trust::{ABOUT as TRUST, Confidence, Trusting};
