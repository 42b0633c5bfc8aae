//! Another negotiation, as far as the dance shows it.

use super::super::facts::{Facts, RivalFacts, Spot};
use super::spots;
use crate::account::Account;
use crate::game::Claim;
use crate::talks::MoveKind;

impl Facts {
    /// The same with another negotiation between the same parties over the same issues, to be drawn beside the first.
    pub fn against(mut self, other: &Account<'_>, label: &str) -> Self {
        let (Some(dance), &[x, y, ..]) = (&mut self.dance, other.game.signatories()) else {
            return self;
        };
        let asks = |party| {
            spots(
                other,
                [x, y],
                &[MoveKind::Ask, MoveKind::Offer],
                Some(party),
            )
        };
        let handshake = other.settlement.handshake().map(|(deal, round)| Spot {
            round,
            at: (
                other.game.real(other.game.worth(x, deal)),
                other.game.real(other.game.worth(y, deal)),
            ),
        });
        dance.rival = Some(RivalFacts {
            label: label.to_owned(),
            asks: [asks(x), asks(y)],
            handshake,
            ratified: other.holds(Claim::Ratified),
            unit: other.scenario.time.unit.clone(),
        });
        self
    }
}
