//! Where two histories part: the first round and move that differ, and so why the outcome turned.

use crate::game::{Ending, Gate, Settlement};
use crate::talks::{Happening, Move, RoundTrace, Trace};

/// How one history ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Parted {
    /// How the talks ended.
    pub ending: Ending,
    /// The gates that the agreed text fails.
    pub failed: Vec<Gate>,
}

impl Parted {
    /// Of a settlement.
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
    /// In this round something else is said.
    Said {
        /// The round.
        round: u32,
        /// What was said in the old history; `None` if nothing more was.
        old: Option<Move>,
        /// What is said in the new one.
        new: Option<Move>,
    },
    /// In this round something else happens around the talks, before anything else is said.
    Happens {
        /// The round.
        round: u32,
        /// What happened only in the old history, first of all; `None` if nothing.
        old: Option<Happening>,
        /// What happens only in the new one.
        new: Option<Happening>,
    },
    /// The talks are the same, word by word: what differs is how the end is judged.
    Judged,
}

/// The first difference.
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
        // What happens after as many moves as are the same comes before the first that is not.
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

/// Whether two moves are the same to whoever listens: reasons of a no are not heard.
fn same(old: Option<&Move>, new: Option<&Move>) -> bool {
    match (old, new) {
        (Some(old), Some(new)) => {
            (old.party, old.kind, &old.deal) == (new.party, new.kind, &new.deal)
        }
        (None, None) => true,
        _ => false,
    }
}
