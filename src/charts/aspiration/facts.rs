//! The facts of the aspiration chart: the asks of each signatory, round by round.

use crate::account::{Account, AspirationPath};

/// The facts of the aspiration chart.
#[derive(Debug, Clone, PartialEq)]
pub struct AspirationFacts {
    /// The last round in which they talked; the first is 1.
    pub last: u32,
    /// The signatories, in file order.
    pub parties: Vec<AspirationPath>,
}

/// The facts of the aspiration chart; `None` if nobody signs or there were no rounds.
pub(super) fn aspiration(account: &Account<'_>) -> Option<AspirationFacts> {
    if account.game.signatories().is_empty() || account.trace.rounds.is_empty() {
        return None;
    }
    Some(AspirationFacts {
        last: account.round,
        parties: account.stances(),
    })
}
