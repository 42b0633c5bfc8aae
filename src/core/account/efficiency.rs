//! Could those who shook hands have had more? Answered by the search that judges the groups of a class ([`PostSettlement`]).

use crate::game::{Deal, Game, Points, Settlement, Within};
use crate::scenario::PartyId;
use crate::solutions::{Arena, NoSolution, PostSettlement};
use crate::space::{Entangled, Limits};

/// The answer to whether those who shook hands could have had more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Efficiency {
    /// No deal that passes every gate of the round gives one signatory more and none less.
    Efficient,
    /// This one does.
    Improvable(BetterDeal),
    /// The search was cut short.
    Unknown,
}

/// A deal that passes every gate of the round and gives some signatories more than the agreed one, and none less.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BetterDeal {
    /// The deal.
    pub deal: Deal,
    /// The increase for each signatory, in points; none below 0, at least one above.
    pub increases: Vec<(PartyId, Points)>,
    /// True if it is proved to raise the worst-off most; otherwise it is the best found.
    pub proved: bool,
}

impl Efficiency {
    /// Judges a handshake by the gates of its round; `None` without one.
    pub(super) fn of(
        game: &Game,
        settlement: &Settlement,
        limits: Limits<'_>,
    ) -> Result<Option<Self>, Entangled> {
        let Some((agreed, round)) = settlement.handshake() else {
            return Ok(None);
        };
        let arena = Arena::new(game).within(Within::All).round(round);
        let arena = arena.limits(limits);
        Ok(Some(match PostSettlement::of(&arena, agreed) {
            Ok(Some(better)) => {
                let signatories = game.signatories().iter().copied();
                Efficiency::Improvable(BetterDeal {
                    increases: signatories.zip(better.increases).collect(),
                    deal: better.deal,
                    proved: better.proved,
                })
            }
            Ok(None) => Efficiency::Efficient,
            Err(NoSolution::Entangled(entangled)) => return Err(entangled),
            Err(_) => Efficiency::Unknown,
        }))
    }
}
