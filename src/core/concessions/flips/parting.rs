//! Where two histories part: the first round and move that differ, and hence why the outcome turned.

use crate::game::{Ending, Gate, Settlement};
use crate::talks::{Happening, Move, RoundTrace, Trace};

/// How one history ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// How the talks ended.
    pub ending: Ending,
    /// The gates that the agreed deal fails.
    pub failed: Vec<Gate>,
}

impl Parted {
    /// The end of a settlement.
    pub fn of(settlement: &Settlement) -> Self {
        Parted {
            ending: settlement.ending.clone(),
            failed: settlement.failed.clone(),
        }
    }
}

/// The first difference between two histories.
#[derive(Debug, Clone, PartialEq)]
pub enum Parting {
    /// In this round a different move is made.
    Said {
        /// The round.
        round: u32,
        /// The move in the old history; `None` if there were no more.
        old: Option<Move>,
        /// The move in the new one.
        new: Option<Move>,
    },
    /// In this round a different event happens around the talks, before any different move.
    Happens {
        /// The round.
        round: u32,
        /// The first event that happened only in the old history; `None` if there is none.
        old: Option<Happening>,
        /// The first that happens only in the new one.
        new: Option<Happening>,
    },
    /// The talks are identical, move by move: what differs is how their end is judged.
    Judged,
}

/// Finds the first difference.
pub fn parting(old: &Trace, new: &Trace) -> Parting {
    let rounds = old.rounds.len().max(new.rounds.len());
    for n in 0..rounds {
        let (before, now) = (old.rounds.get(n), new.rounds.get(n));
        let round = before.or(now).map_or(0, |round| round.round);
        let moves = |round: Option<&RoundTrace>| -> Vec<Move> {
            round.map_or(Vec::new(), |round| round.moves.clone())
        };
        let (was, is) = (moves(before), moves(now));
        let differs = (0..was.len().max(is.len())).find(|&m| !same(was.get(m), is.get(m)));
        let happened = |round: Option<&RoundTrace>, other: Option<&RoundTrace>| {
            let others = other.map_or(&[][..], |round| &round.happened);
            let these = round.map_or(&[][..], |round| &round.happened);
            these
                .iter()
                .find(|happening| !others.contains(happening))
                .copied()
        };
        let (gone, come) = (happened(before, now), happened(now, before));
        let first = gone.iter().chain(&come).map(|(after, _)| *after).min();
        // Whatever happens after the moves that agree comes before the first move that differs.
        if before.is_some()
            && now.is_some()
            && first.is_some_and(|after| differs.is_none_or(|at| after <= at))
        {
            return Parting::Happens {
                round,
                old: gone.map(|(_, happening)| happening),
                new: come.map(|(_, happening)| happening),
            };
        }
        if let Some(at) = differs {
            return Parting::Said {
                round,
                old: was.get(at).cloned(),
                new: is.get(at).cloned(),
            };
        }
    }
    Parting::Judged
}

/// Whether two moves look the same to the other parties: the reasons for a no are not heard.
fn same(old: Option<&Move>, new: Option<&Move>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => {
            (old.party, old.kind, &old.deal) == (new.party, new.kind, &new.deal)
        }
        (None, None) => true,
        _ => false,
    }
}
