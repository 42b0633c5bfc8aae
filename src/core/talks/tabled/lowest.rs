//! Two signatories who ask for less and less by the clock and offer the acceptable deal worth least to themselves.
//!
//! **Method.** Neither listens, so what each asks for and offers in a round is known in advance. The most that anything
//! offered so far is worth to the other only grows, and what the other asks for only falls: the first round in which
//! these two meet is found by bisection, and before it nobody can say yes. From there on the talks go turn by turn.

use super::agreement::Agreement;
use super::curve::{Curves, ask};
use super::ranking::Ranking;
use super::seat::Seat;
use super::tables::{Tables, Toward};
use crate::game::DealId;

/// One of the two.
struct Side<'t> {
    seat: &'t Seat,
    toughness: &'t [f64],
    ranking: &'t Ranking,
    toward: &'t Toward,
}

impl Side<'_> {
    /// Its ask in a round.
    #[inline]
    fn ask(&self, round: u32) -> i64 {
        let share = self.toughness[round as usize - 1];
        ask(self.ranking.best(), self.seat.no_deal, share)
    }

    /// The place in its ranking of its offer at this ask, after its first offer.
    #[inline]
    fn offer(&self, ask: i64) -> usize {
        self.ranking.at_least(ask) - 1
    }

    fn agreed(&self, place: usize, round: u32) -> Option<Agreement> {
        Some(Agreement {
            deal: DealId(u64::from(self.ranking.lowest()[place])),
            round,
        })
    }
}

/// Plays the talks of two seats that slide and do not drift.
pub(super) fn play(
    tables: &Tables,
    curves: &Curves,
    first: usize,
    seats: &[Seat],
) -> Option<Agreement> {
    let side = |place: usize| Side {
        seat: &seats[place],
        toughness: curves.row(seats[place].curve),
        ranking: &tables.views[place].ranking,
        toward: &tables.toward[place],
    };
    let (a, b) = (side(first), side(1 - first));
    let hopeless = |place: usize| {
        let view = &tables.views[place];
        !view.has_own() || view.ranking.best() < seats[place].no_deal
    };
    if hopeless(0) || hopeless(1) {
        return None;
    }
    // Both open with their best, whatever they ask for; a seat that accepts by its next offer compares with that.
    let wanted = if b.seat.accepts_by_next {
        b.ranking.best()
    } else {
        b.ask(1)
    };
    if a.toward.lowest[0] >= wanted {
        return a.agreed(0, 1);
    }
    let mut standing = 0;
    let mut round = 2;
    while round <= curves.rounds() {
        // From the second round on the next offer is worth the least that is asked for, so both rules agree.
        let a_asks = a.ask(round);
        if b.toward.lowest[standing] >= a_asks {
            return b.agreed(standing, round);
        }
        let offered = a.offer(a_asks);
        let b_asks = b.ask(round);
        if a.toward.lowest[offered] >= b_asks {
            return a.agreed(offered, round);
        }
        standing = b.offer(b_asks);
        round += 1;
        if round == 3 {
            round = first_chance(&a, &b, round, curves.rounds());
            standing = b.offer(b.ask(round - 1));
        }
    }
    None
}

/// The first round from `from` on in which somebody could say yes; the one after the last if there is none.
fn first_chance(a: &Side<'_>, b: &Side<'_>, from: u32, rounds: u32) -> u32 {
    let chance = |round: u32| {
        let (a_asks, b_asks) = (a.ask(round), b.ask(round));
        a.toward.most[a.offer(a_asks)] >= b_asks
            || b.toward.most[b.offer(b.ask(round - 1))] >= a_asks
    };
    let (mut low, mut step) = (from, 1);
    let mut high = from;
    loop {
        if high > rounds {
            high = rounds + 1;
            break;
        }
        if chance(high) {
            break;
        }
        low = high + 1;
        high += step;
        step *= 2;
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if chance(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}
