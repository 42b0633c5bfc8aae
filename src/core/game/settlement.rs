//! How talks ended, which gates the agreed deal fails, and what each party ends with.

use super::{Deal, Game, Gate, Points, Within};
use crate::scenario::Claim;

/// How talks end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// Every signatory agreed to the same deal in this round.
    Handshake {
        /// The deal.
        deal: Deal,
        /// 1…R.
        round: u32,
    },
    /// Somebody left for good after this round.
    Breakdown {
        /// 1…R.
        round: u32,
    },
    /// The protocol had nothing more to offer after this round: the offer was turned down, or the whole deal was refused.
    Impasse {
        /// 1…R.
        round: u32,
    },
    /// The last round passed without a handshake.
    OutOfTime,
}

impl Ending {
    /// The round in which the talks ended; `None`: they went on until time was over.
    pub fn round(&self) -> Option<u32> {
        match self {
            Ending::Handshake { round, .. }
            | Ending::Breakdown { round }
            | Ending::Impasse { round } => Some(*round),
            Ending::OutOfTime => None,
        }
    }
}

/// How talks ended and with what result.
#[derive(Debug, Clone, PartialEq)]
pub struct Settlement {
    /// How the talks ended.
    pub ending: Ending,
    /// The gates that the agreed deal fails in its round, in order; empty without a handshake.
    pub failed: Vec<Gate>,
    /// The worth that each party ends with, undiscounted: of the agreed deal if it is ratified, else of no deal in the last
    /// round (0 for a party that states none).
    pub worth: Vec<Points>,
    /// The worth of the agreed deal to each party, ratified or not; `None` without a handshake.
    pub text_worth: Option<Vec<Points>>,
    /// The exact chance that the ratifiers concerned pass the agreed deal; `None` without a handshake.
    pub ratified_chance: Option<f64>,
}

impl Settlement {
    /// Judges how the talks ended by the gates of its round.
    pub fn judge(game: &Game, ending: Ending) -> Self {
        let without = |party| {
            game.no_deal_at(party, game.frame().rounds)
                .unwrap_or_default()
        };
        let no_deal: Vec<Points> = game.party_ids().map(without).collect();
        match &ending {
            Ending::Handshake { deal, round } => {
                let failed = game.failures(deal, Within::All, *round);
                let text_worth = game.worths(deal);
                Settlement {
                    worth: if failed.is_empty() {
                        text_worth.clone()
                    } else {
                        no_deal
                    },
                    text_worth: Some(text_worth),
                    ratified_chance: Some(game.ratified_chance(deal, *round)),
                    failed,
                    ending,
                }
            }
            Ending::Breakdown { .. } | Ending::Impasse { .. } | Ending::OutOfTime => Settlement {
                failed: Vec::new(),
                worth: no_deal,
                text_worth: None,
                ratified_chance: None,
                ending,
            },
        }
    }

    /// The agreed deal and its round.
    pub fn handshake(&self) -> Option<(&Deal, u32)> {
        match &self.ending {
            Ending::Handshake { deal, round } => Some((deal, *round)),
            Ending::Breakdown { .. } | Ending::Impasse { .. } | Ending::OutOfTime => None,
        }
    }

    /// True if a claim about the talks holds. Whether a deal is possible is a question about the space of deals: it is
    /// answered here only if the outcome settles it, by a ratified deal. Whether it lasts is not a question about the talks.
    pub fn holds(&self, claim: Claim) -> bool {
        let agreed = self.handshake().is_some();
        match claim {
            Claim::PossibleDayOne | Claim::Lasting => false,
            Claim::Handshake => agreed,
            Claim::Reached => agreed && self.failed.iter().all(|gate| gate.stage() == Within::All),
            Claim::Ratified | Claim::Possible => agreed && self.failed.is_empty(),
            Claim::Breakdown => matches!(self.ending, Ending::Breakdown { .. }),
        }
    }
}
