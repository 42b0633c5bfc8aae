//! The facts of the aspiration chart: what each signatory asks for, round by round.

use crate::account::{Account, Stance};

/// The facts of the aspiration chart.
#[derive(Debug, Clone, PartialEq)]
pub struct AspirationFacts {
    /// The last round that was talked; the first is 1.
    pub last: u32,
    /// Those who sign, in file order.
    pub parties: Vec<Stance>,
}

/// The facts of the aspiration chart; none where nobody signs or no round was talked.
pub(super) fn aspiration(account: &Account<'_>) -> Option<AspirationFacts> {
    if account.game.signatories().is_empty() || account.trace.rounds.is_empty() {
        return None;
    }
    Some(AspirationFacts {
        last: account.round,
        parties: account.stances(),
    })
}
