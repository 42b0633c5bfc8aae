//! When no deal passes: which gates jointly forbid every deal, and which to relax.
//!
//! **Formula.** Relaxing a set R of gates is *enough* if some deal fails no gate outside R. The **minimal corrections** are
//! the inclusion-minimal such sets; the **deadlock cores** are the inclusion-minimal sets of gates that, kept alone, leave
//! no deal. A correction meets every core. A correction costs what the needs in it must come down for its cheapest deal,
//! Σ (need − worth) in points of those asked; red lines and rules in it have no price in points: they must be given up.
//! **Order.** Rules given up, then red lines, then points.
//! **Assumes** that points of several parties may be added for this order.
//! **Source.** Cores and corrections are the minimal unsatisfiable and minimal correction sets of constraint solving: M. H.
//! Liffiton & K. A. Sakallah (2008), "Algorithms for computing minimal unsatisfiable subsets of constraints", *Journal of
//! Automated Reasoning* 40(1), 1-33. doi:10.1007/s10817-007-9084-z

use super::{Answer, Subset, minimal};
use crate::game::{Deal, Game, Gate, Points, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, DealSet, Existence, Limits, Oracle, Total};

/// The most cores and corrections together that are sought.
pub const MOST_SETS: usize = 1_000;

/// Why no deal passes, and what would change that.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadlock {
    /// Minimal sets of gates that jointly leave no deal, smallest first.
    pub cores: Vec<Vec<Gate>>,
    /// Minimal sets of gates to relax, in order of cost.
    pub corrections: Vec<Correction>,
    /// Whether these are all.
    pub complete: bool,
}

/// Gates to relax, and the deal that passes then for least.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The gates, with what each must let pass.
    pub gates: Vec<Relaxed>,
    /// The deal.
    pub deal: Deal,
    /// Σ of what needs must come down, in points.
    pub points: Points,
    /// Whether it surely cannot be less.
    pub proven: bool,
}

/// A gate that is relaxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Relaxed {
    /// The gate.
    pub gate: Gate,
    /// What it asks for, what it gets, and from whom; `None` for rules and red lines.
    pub short: Option<Short>,
}

/// A need that a deal does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    /// Whose worth is asked.
    pub party: PartyId,
    /// What is asked.
    pub need: Points,
    /// What the deal gives.
    pub worth: Points,
}

impl Short {
    /// By how much.
    pub fn by(&self) -> Points {
        self.need - self.worth
    }
}

impl Correction {
    /// How many rules must be given up.
    pub fn rules(&self) -> usize {
        let gates = self.gates.iter();
        gates
            .filter(|relaxed| matches!(relaxed.gate, Gate::Rule(_)))
            .count()
    }

    /// How many red lines must be given up.
    pub fn red_lines(&self) -> usize {
        let gates = self.gates.iter();
        gates
            .filter(|relaxed| matches!(relaxed.gate, Gate::RedLine(..)))
            .count()
    }
}

/// The gates that a text fails, with what is short.
pub fn failures(game: &Game, deal: &[OptionId], round: u32) -> Vec<Relaxed> {
    let failed = game.failures(deal, Within::All, round).into_iter();
    failed
        .map(|gate| Relaxed {
            gate,
            short: game.need(gate, round).map(|(party, need)| Short {
                party,
                need,
                worth: game.worth(party, deal),
            }),
        })
        .collect()
}

impl Deadlock {
    /// Of the deals of a round with only the options that `keep` leaves open, of which none passes.
    pub fn of(
        game: &Game,
        round: u32,
        keep: impl Fn(IssueId, OptionId) -> bool,
        limits: &Limits<'_>,
    ) -> Self {
        let gates = game.gates();
        let relaxed = |set: &Subset| -> Option<DealSet> {
            if limits.left() == 0 {
                return None;
            }
            let these: Vec<Gate> = set.iter().map(|n| gates[n]).collect();
            DealSet::keeping(&game.without_all(&these), Within::All, round, &keep).ok()
        };
        // A question of its own does not get all the steps.
        let each = Limits {
            steps: limits.steps / 20,
            ..*limits
        };
        // What a deal shows to be enough: relaxing those of these gates that it fails.
        let failed = |deal: &Deal, of: &Subset| {
            let failed = game.failures(deal, Within::All, round);
            Subset::some(
                gates.len(),
                of.iter().filter(|&n| failed.contains(&gates[n])),
            )
        };
        let ask = |set: &Subset| match relaxed(set).map(|deals| Oracle::over(deals).ask(&each)) {
            // Of those whom a quota can outvote a deal may fail more than must be relaxed.
            Some(Existence::Yes(deal)) => Answer::Enough(failed(&deal, set)),
            Some(Existence::No) => Answer::Short,
            Some(Existence::Undecided { .. }) | None => Answer::Unknown,
        };
        let found = minimal(gates.len(), MOST_SETS, ask);
        let cores = found.blockers.iter();
        let corrections = found.enough.iter().filter_map(|set| {
            // Each of these gates is failed by every deal that fails no other: what is short is a plain sum.
            let mut times: Vec<(PartyId, u16)> = Vec::new();
            for (party, _) in set.iter().filter_map(|n| game.need(gates[n], round)) {
                match times.iter_mut().find(|(known, _)| *known == party) {
                    Some((_, times)) => *times += 1,
                    None => times.push((party, 1)),
                }
            }
            let deals = relaxed(set)?;
            let (deal, proven) = if times.is_empty() {
                (Oracle::over(deals).ask(&each).witness()?, true)
            } else {
                let searched = space::best(&deals, &Total::weighed(game, times), limits);
                let best = searched.best?.deals.into_iter().next()?;
                (best, searched.at_most.is_none())
            };
            let relaxed = failures(game, &deal, round).into_iter();
            let named = |gate: &Gate| set.iter().any(|n| gates[n] == *gate);
            let gates: Vec<Relaxed> = relaxed.filter(|relaxed| named(&relaxed.gate)).collect();
            Some(Correction {
                points: gates
                    .iter()
                    .filter_map(|gate| gate.short.map(|short| short.by()))
                    .sum(),
                gates,
                deal,
                proven,
            })
        });
        let mut corrections: Vec<Correction> = corrections.collect();
        corrections.sort_by_cached_key(|c| {
            let gates: Vec<Gate> = c.gates.iter().map(|relaxed| relaxed.gate).collect();
            (c.rules(), c.red_lines(), c.points, gates)
        });
        Deadlock {
            cores: cores
                .map(|core| core.iter().map(|n| gates[n]).collect())
                .collect(),
            complete: found.complete && corrections.len() == found.enough.len(),
            corrections,
        }
    }
}
