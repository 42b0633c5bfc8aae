//! What talks without a handshake have missed: a round in which deals pass every gate.

use super::Account;
use crate::game::{Ending, Within};
use crate::scenario::Claim;
use crate::space::{self, Budget, DealCount, Funnel, Limits};
use num_bigint::BigUint;

/// The largest number of deals inside red lines that are counted for every round, or looked at one by one for a chart.
const EACH: u64 = 3_000_000;

/// A round in which some deals pass every gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassingRound {
    /// The round.
    pub round: u32,
    /// The number of deals; at least one.
    pub deals: DealCount,
}

/// True if few enough deals are left by a funnel to count them for every round and to look at each.
pub fn few_enough(then: &Funnel) -> bool {
    let inside = then.deals(Within::RedLines).at_most();
    *inside <= BigUint::from(EACH)
}

impl Account<'_> {
    /// A round in which some deals pass every gate, though nobody shook hands: after a breakdown the last such round, otherwise
    /// the one with the most deals. `None` after a handshake, or where no round is known to have any.
    pub fn missed(&self) -> Option<PassingRound> {
        let budget = Budget::of_searches(Limits::DEFAULT.steps);
        let limits = Limits::DEFAULT.out_of(&budget);
        match self.settlement.ending {
            Ending::Handshake { .. } => None,
            Ending::Breakdown { .. } => {
                let first = if few_enough(&self.then) {
                    0
                } else {
                    self.round
                };
                (first..=self.round)
                    .rev()
                    .find_map(|round| self.passing_in(round, &limits))
            }
            Ending::Impasse { .. } | Ending::OutOfTime => {
                if !self.holds(Claim::Possible) {
                    return None;
                }
                // The last round has the most texts where walk-aways only fall; elsewhere every round is counted, if that is
                // quick.
                let rounds = if few_enough(&self.then) {
                    0..=self.scenario.time.rounds
                } else {
                    self.round..=self.round
                };
                let counts = rounds.filter_map(|round| self.passing_in(round, &limits));
                counts.max_by_key(|p| (p.deals.about().clone(), std::cmp::Reverse(p.round)))
            }
        }
    }

    /// The number of deals that pass in a round, if some are known to.
    fn passing_in(&self, round: u32, limits: &Limits<'_>) -> Option<PassingRound> {
        let deals = if round == self.round {
            self.then.passing().clone()
        } else {
            let funnel = space::funnel(&self.game, round, limits).ok()?;
            funnel.passing().clone()
        };
        deals.is_some().then_some(PassingRound { round, deals })
    }
}
