//! Two MiCROs: in every round each sends its next deal, until one has none left.

use super::agreement::Agreement;
use super::ranking::Ranking;
use super::seat::Seat;
use super::tables::Tables;
use crate::game::DealId;

/// One of the two: its deals, best first, and their worth to the other.
struct Side<'t> {
    ranking: &'t Ranking,
    theirs: &'t [i64],
    /// Its deals that are worth at least no deal.
    enough: usize,
}

impl Side<'_> {
    fn agreed(&self, place: usize, round: usize) -> Option<Agreement> {
        Some(Agreement {
            deal: DealId(u64::from(self.ranking.deals()[place])),
            round: u32::try_from(round).ok()?,
        })
    }
}

/// Plays the talks of two MiCROs whose no-deal values do not drift.
pub(super) fn play(
    tables: &Tables,
    rounds: u32,
    first: usize,
    seats: &[Seat],
) -> Option<Agreement> {
    let side = |place: usize| Side {
        ranking: &tables.views[place].ranking,
        theirs: &tables.toward[place].next,
        enough: tables.views[place].ranking.at_least(seats[place].no_deal),
    };
    let (a, b) = (side(first), side(1 - first));
    let rounds = rounds as usize;
    let together = a.enough.min(b.enough).min(rounds);
    if together == 0 {
        return None;
    }
    // In round n + 1 both send the deal at place n.
    for n in 0..together {
        if n > 0 && b.theirs[n - 1] >= a.ranking.worth(n) {
            return b.agreed(n - 1, n + 1);
        }
        if a.theirs[n] >= b.ranking.worth(n) {
            return a.agreed(n, n + 1);
        }
    }
    if together == rounds {
        return None;
    }
    // One has none left and repeats its last; the other may send one more in answer. After that nothing changes.
    let (last, round) = (together - 1, together + 1);
    let a_next = if together < a.enough { together } else { last };
    if b.theirs[last] >= a.ranking.worth(a_next) {
        return b.agreed(last, round);
    }
    let b_next = if together < b.enough { together } else { last };
    if a.theirs[a_next] >= b.ranking.worth(b_next) {
        return a.agreed(a_next, round);
    }
    if round < rounds && b.theirs[b_next] >= a.ranking.worth(a_next) {
        return b.agreed(b_next, round + 1);
    }
    None
}
