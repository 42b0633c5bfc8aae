//! The facts of the funnel: deals left after each gate.

use crate::account::{Account, told_stages, when};
use crate::space::DealCount;

/// The facts of the funnel: deals left after each gate.
#[derive(Debug, Clone, PartialEq)]
pub struct FunnelFacts {
    /// The moments compared, at most two: `on day one`, `in week 9`. Each is worded to follow a number.
    pub moments: Vec<String>,
    /// The stages, all possible deals first and those that pass every gate last.
    pub stages: Vec<FunnelStage>,
}

/// A stage of the funnel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunnelStage {
    /// The property that the remaining deals share: `inside everyone's red lines`.
    pub label: String,
    /// The parties and bodies whose gates these are; empty for the first stage.
    pub gates: Vec<String>,
    /// The deals left, one count for each moment.
    pub counts: Vec<DealCount>,
}

pub(super) fn funnel(account: &Account<'_>) -> FunnelFacts {
    let unit = &account.scenario.time.unit;
    let then = told_stages(&account.game, &account.then);
    let stages = told_stages(&account.game, &account.day_one)
        .into_iter()
        .zip(then);
    FunnelFacts {
        moments: vec![when(unit, 0), when(unit, account.round)],
        stages: stages
            .map(|(day_one, then)| FunnelStage {
                counts: vec![day_one.deals, then.deals],
                label: day_one.label,
                gates: day_one.holders,
            })
            .collect(),
    }
}
