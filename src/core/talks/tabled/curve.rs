//! The share of the way from no deal to the best that is still asked for, round by round: a table for each tactic.

use crate::scenario::{Concession, Deadline};
use crate::talks::plan::pressed;
use crate::talks::tactics::time_dependent;

/// The index of a curve in [`Curves`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CurveId(usize);

/// The ask above no deal as a share of the most that could be asked for, for every tactic and round. It depends on the tactic
/// and the clock alone, so one row serves every negotiation and every game.
#[derive(Debug, Clone)]
pub(super) struct Curves {
    rounds: u32,
    deadline: Option<Deadline>,
    made: Vec<Made>,
    /// One row per curve, one column per round.
    toughness: Vec<f64>,
}

#[derive(Debug, Clone)]
struct Made {
    concession: Concession,
    falls: bool,
    settled: u32,
}

impl Curves {
    pub(super) fn new(rounds: u32, deadline: Option<Deadline>) -> Self {
        Curves {
            rounds,
            deadline,
            made: Vec::new(),
            toughness: Vec::new(),
        }
    }

    pub(super) fn rounds(&self) -> u32 {
        self.rounds
    }

    /// The curve of a concession, made if there is none yet; `None` if a share is outside 0-1.
    pub(super) fn of(&mut self, concession: Concession) -> Option<CurveId> {
        if let Some(known) = self.made.iter().position(|m| m.concession == concession) {
            return Some(CurveId(known));
        }
        let row: Vec<f64> = (1..=self.rounds)
            .map(|round| self.toughness_at(concession, round))
            .collect();
        if !row.iter().all(|share| (0.0..=1.0).contains(share)) {
            return None;
        }
        let last = row.last().copied().unwrap_or_default().to_bits();
        let moving = row.iter().rposition(|share| share.to_bits() != last);
        self.made.push(Made {
            concession,
            falls: row.windows(2).all(|pair| pair[1] <= pair[0]),
            settled: moving.map_or(1, |place| place as u32 + 2),
        });
        self.toughness.extend(row);
        Some(CurveId(self.made.len() - 1))
    }

    /// Computed in the same steps as for a speaker without tables, so that every bit is the same.
    fn toughness_at(&self, concession: Concession, round: u32) -> f64 {
        let toughness = if let Concession::TimeDependent { exponent } = concession {
            time_dependent::toughness(exponent, round, self.rounds)
        } else if let Concession::Fixed { share } = concession {
            share
        } else {
            1.0
        };
        toughness * pressed(self.deadline.as_ref(), round)
    }

    /// The shares by round, the first round at 0.
    pub(super) fn row(&self, curve: CurveId) -> &[f64] {
        let rounds = self.rounds as usize;
        &self.toughness[curve.0 * rounds..][..rounds]
    }

    /// True if it never rises.
    pub(super) fn falls(&self, curve: CurveId) -> bool {
        self.made[curve.0].falls
    }

    /// The first round from which it no longer changes.
    pub(super) fn settled(&self, curve: CurveId) -> u32 {
        self.made[curve.0].settled
    }
}

/// The ask: this share of the way from no deal to `top`, rounded half away from zero. `top` is not below `no_deal`.
pub(super) fn ask(top: i64, no_deal: i64, toughness: f64) -> i64 {
    let above = (top - no_deal) as f64 * toughness;
    // Truncates, and the remainder is exact; nothing here is negative.
    let whole = above as i64;
    no_deal + whole + i64::from(above - whole as f64 >= 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_as_the_plain_table_does() {
        let mut share = 0.37_f64;
        for step in 0..20_000_i64 {
            share = (share * 1.37 + 0.11) % 1.0;
            for (span, share) in [(step * 7_654_321, share), (step, 0.5), (1 << 50, share)] {
                let slow = libm::round(span as f64 * share) as i64;
                assert_eq!(ask(span - 5, -5, share), slow - 5, "{span} {share}");
            }
        }
    }

    #[test]
    fn knows_when_a_curve_stays() {
        let mut curves = Curves::new(10, None);
        let fixed = curves.of(Concession::Fixed { share: 0.5 }).unwrap();
        let linear = curves.of(Concession::TimeDependent { exponent: 1.0 });
        assert_eq!(curves.settled(fixed), 1);
        assert_eq!(curves.settled(linear.unwrap()), 10);
        assert!(curves.falls(fixed) && curves.falls(linear.unwrap()));
        assert_eq!(curves.of(Concession::Fixed { share: 1.5 }), None);
        assert_eq!(curves.of(Concession::Fixed { share: 0.5 }), Some(fixed));
    }
}
