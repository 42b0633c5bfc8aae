//! When no deal passes: which gates jointly forbid every deal, and which to relax.
//!
//! **Formula.** Relaxing a set R of gates is *enough* if some deal fails no gate outside R. The **minimal corrections** are
//! the inclusion-minimal such sets; the **deadlock cores** are the inclusion-minimal sets of gates that, kept alone, leave
//! no deal. A correction has a gate in common with every core. The cost of a correction is by how much the needs in it must
//! come down for its cheapest deal, Σ (need − utility) in points of the parties concerned; red lines and rules in it have no
//! price in points: they must be given up.
//! **Order.** Rules given up, then red lines, then points.
//! **Assumes** that points of several parties may be added up for this order.
//! **Source.** Cores and corrections are the minimal unsatisfiable and minimal correction sets of constraint solving: M. H.
//! Liffiton & K. A. Sakallah (2008), "Algorithms for computing minimal unsatisfiable subsets of constraints", *Journal of
//! Automated Reasoning* 40(1), 1-33. doi:10.1007/s10817-007-9084-z

use super::{MinimalAnswer, Subset, minimal};
use crate::game::{Deal, Game, Gate, Points, Within};
use crate::scenario::{IssueId, OptionId, PartyId};
use crate::space::{self, DealSet, Existence, Limits, Oracle, Total};

/// The most cores and corrections, taken together, that are searched for.
pub const MOST_SETS: usize = 1_000;

/// Why no deal passes, and what would change that.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadlock {
    /// Minimal sets of gates that jointly leave no deal, smallest first.
    pub cores: Vec<Vec<Gate>>,
    /// Minimal sets of gates to relax, cheapest first.
    pub corrections: Vec<Correction>,
    /// Whether these are all there are.
    pub complete: bool,
}

/// Gates to relax, and the deal that then passes at the lowest cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// The gates, with what each must accept.
    pub gates: Vec<RelaxedGate>,
    /// The deal.
    pub deal: Deal,
    /// The sum by which needs must come down, in points.
    pub points: Points,
    /// Whether a lower sum is proved impossible.
    pub proven: bool,
}

/// A gate that is relaxed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RelaxedGate {
    /// The gate.
    pub gate: Gate,
    /// By how much a need is missed, and whose; `None` for rules and red lines.
    pub short: Option<Short>,
}

/// A need that a deal does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    /// The party whose need it is.
    pub party: PartyId,
    /// The utility needed.
    pub need: Points,
    /// The utility of the deal.
    pub worth: Points,
}

impl Short {
    /// The shortfall.
    pub fn by(&self) -> Points {
        self.need - self.worth
    }
}

impl Correction {
    /// The number of rules that must be given up.
    pub fn rules(&self) -> usize {
        let gates = self.gates.iter();
        gates
            .filter(|relaxed| matches!(relaxed.gate, Gate::Rule(_)))
            .count()
    }

    /// The number of red lines that must be given up.
    pub fn red_lines(&self) -> usize {
        let gates = self.gates.iter();
        gates
            .filter(|relaxed| matches!(relaxed.gate, Gate::RedLine(..)))
            .count()
    }
}

/// The gates that a deal fails, with the shortfall at each.
pub fn failures(game: &Game, deal: &[OptionId], round: u32) -> Vec<RelaxedGate> {
    let failed = game.failures(deal, Within::All, round).into_iter();
    failed
        .map(|gate| RelaxedGate {
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
    /// Explains why no deal of a round passes with only the options that `keep` allows.
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
        // A single question does not get all the steps.
        let each = Limits {
            steps: limits.steps / 20,
            ..*limits
        };
        // The smaller set that a deal shows to be enough: those of the relaxed gates that it fails.
        let failed = |deal: &Deal, of: &Subset| {
            let failed = game.failures(deal, Within::All, round);
            Subset::some(
                gates.len(),
                of.iter().filter(|&n| failed.contains(&gates[n])),
            )
        };
        let ask = |set: &Subset| match relaxed(set).map(|deals| Oracle::over(deals).ask(&each)) {
            // A deal may fail more gates than must be relaxed: those that a quota can outvote.
            Some(Existence::Yes(deal)) => MinimalAnswer::Enough(failed(&deal, set)),
            Some(Existence::No) => MinimalAnswer::Short,
            Some(Existence::Undecided { .. }) | None => MinimalAnswer::Unknown,
        };
        let found = minimal(gates.len(), MOST_SETS, ask);
        let cores = found.blockers.iter();
        let corrections = found.enough.iter().filter_map(|set| {
            // Every deal that fails no other gate fails each of these, so the shortfall is a plain sum.
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
            let gates: Vec<RelaxedGate> = relaxed.filter(|relaxed| named(&relaxed.gate)).collect();
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
