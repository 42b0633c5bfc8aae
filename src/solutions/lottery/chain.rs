//! The convex set that lotteries over deals can reach, and its upper right edge.
//!
//! **Formula.** For two players the edge is the chain of deals from the one best for the first player to the one best
//! for the second, no deal or mix of deals outside it (the upper right convex hull). Deals on a straight stretch of it
//! stay in the chain, so that a point is reached with the least uncertainty.
//! **Assumes** that worth may be thrown away (free disposal), where a solution needs more than the chain.
//! **Ties.** Of deals with the same worth the lowest stands for all.

use super::{Lottery, Reach, Ticket};
use crate::game::{Deal, Points};
use crate::solutions::NoSolution;
use crate::solutions::exact::{Amount, Fraction, whole};

/// What lotteries over deals that nobody would refuse can give to the players.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConvexSet {
    reservation: Vec<Points>,
    corners: Vec<Corner>,
}

/// A deal that lotteries draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corner {
    /// Its worth to each player.
    pub worth: Vec<Points>,
    /// The lowest deal with this worth.
    pub deal: Deal,
}

impl ConvexSet {
    /// The lotteries over these deals, each with its worth to the players, for players with these no-deal values. Deals
    /// that some player would refuse are left out, and so is a worth with another number of entries. Worth is meant to
    /// lie between [`Points::LOWEST`] and its opposite, as in every game.
    #[must_use]
    pub fn of(
        points: impl IntoIterator<Item = (Vec<Points>, Deal)>,
        reservation: &[Points],
    ) -> Self {
        let rational = |worth: &[Points]| worth.iter().zip(reservation).all(|(u, r)| u >= r);
        let mut corners: Vec<Corner> = points
            .into_iter()
            .filter(|(worth, _)| worth.len() == reservation.len() && rational(worth))
            .map(|(worth, deal)| Corner { worth, deal })
            .collect();
        corners.sort_unstable_by(|a, b| b.worth.cmp(&a.worth).then_with(|| a.deal.cmp(&b.deal)));
        corners.dedup_by(|next, kept| next.worth == kept.worth);
        if reservation.len() == 2 {
            corners = chain(corners);
        }
        ConvexSet {
            reservation: reservation.to_vec(),
            corners,
        }
    }

    /// The number of players.
    #[must_use]
    pub fn players(&self) -> usize {
        self.reservation.len()
    }

    /// What each player has without a deal.
    #[must_use]
    pub fn reservation(&self) -> &[Points] {
        &self.reservation
    }

    /// The deals that lotteries draw, by falling worth to the first player. For two players: the chain, with the deals
    /// on its straight stretches.
    #[must_use]
    pub fn corners(&self) -> &[Corner] {
        &self.corners
    }

    /// The deals of the chain at which it turns, and its two ends; for two players.
    #[must_use]
    pub fn turns(&self) -> Vec<&Corner> {
        let last = self.corners.len().saturating_sub(1);
        let turns = self.corners.iter().enumerate().filter(|&(n, corner)| {
            n == 0 || n == last || turn(&self.corners[n - 1], corner, &self.corners[n + 1]) != 0
        });
        turns.map(|(_, corner)| corner).collect()
    }

    /// The gains of the two players at each deal of the chain; never empty.
    ///
    /// # Errors
    /// If there is no deal, or if there are not two players.
    pub(super) fn gains(&self) -> Result<Vec<[i128; 2]>, NoSolution> {
        let &[r1, r2] = self.reservation.as_slice() else {
            return Err(NoSolution::Players {
                most: 2,
                players: self.players(),
            });
        };
        if self.corners.is_empty() {
            return Err(NoSolution::Empty);
        }
        let gain = |worth: Points, r: Points| i128::from(worth.0) - i128::from(r.0);
        let gains = self.corners.iter();
        Ok(gains
            .map(|corner| [gain(corner.worth[0], r1), gain(corner.worth[1], r2)])
            .collect())
    }

    /// The lottery that draws the deal at `place` of the chain with this chance, and the next one otherwise.
    pub(super) fn mix(&self, place: usize, chance: Fraction) -> Lottery {
        let (none, all) = (whole(0), whole(1));
        let rest = &all - &chance;
        let pair = [(place, chance), (place + 1, rest)];
        let drawn: Vec<(&Corner, Fraction)> = pair
            .into_iter()
            .filter(|(_, chance)| *chance > none)
            .filter_map(|(place, chance)| Some((self.corners.get(place)?, chance)))
            .collect();
        let worth: Vec<Fraction> = (0..self.players())
            .map(|player| {
                let parts = drawn
                    .iter()
                    .map(|(corner, chance)| chance * whole(corner.worth[player].0.into()));
                parts.fold(whole(0), |sum, part| sum + part)
            })
            .collect();
        Lottery {
            all_gain: self.all_gain(&worth),
            worth: worth.into_iter().map(Amount::Exact).collect(),
            tickets: drawn
                .into_iter()
                .map(|(corner, chance)| corner.ticket(Amount::Exact(chance)))
                .collect(),
            reach: Reach::Attained,
        }
    }

    /// The same, where the chance is a real.
    pub(super) fn mix_real(&self, place: usize, chance: f64) -> Lottery {
        if chance <= f64::EPSILON {
            return self.mix(place + 1, whole(1));
        }
        if chance >= 1.0 - f64::EPSILON {
            return self.mix(place, whole(1));
        }
        let (from, to) = (&self.corners[place], &self.corners[place + 1]);
        let between = |player: usize| {
            let (from, to) = (from.worth[player].0, to.worth[player].0);
            Amount::Real(to as f64 + chance * (from as f64 - to as f64))
        };
        Lottery {
            worth: (0..self.players()).map(between).collect(),
            tickets: vec![
                from.ticket(Amount::Real(chance)),
                to.ticket(Amount::Real(1.0 - chance)),
            ],
            reach: Reach::Attained,
            // Strictly between two deals of the chain both players get more than at its ends.
            all_gain: true,
        }
    }

    /// Whether each of these is above no deal.
    pub(super) fn all_gain(&self, worth: &[Fraction]) -> bool {
        let mut pairs = worth.iter().zip(&self.reservation);
        pairs.all(|(worth, r)| *worth > whole(r.0.into()))
    }
}

impl Corner {
    pub(super) fn ticket(&self, chance: Amount) -> Ticket {
        Ticket {
            deal: self.deal.clone(),
            worth: self.worth.clone(),
            chance,
        }
    }
}

/// Keeps the upper right edge of deals sorted by falling worth to the first player, then the second.
fn chain(sorted: Vec<Corner>) -> Vec<Corner> {
    let mut chain: Vec<Corner> = Vec::new();
    for corner in sorted {
        if chain
            .last()
            .is_some_and(|last| last.worth[1] >= corner.worth[1])
        {
            continue;
        }
        while let [.., before, last] = chain.as_slice() {
            if turn(before, last, &corner) >= 0 {
                break;
            }
            chain.pop();
        }
        chain.push(corner);
    }
    chain
}

/// Above 0 where the way from `a` over `b` to `c` turns left, below 0 where it turns right.
fn turn(a: &Corner, b: &Corner, c: &Corner) -> i128 {
    let step = |from: &Corner, to: &Corner, player: usize| {
        i128::from(to.worth[player].0) - i128::from(from.worth[player].0)
    };
    let left = step(a, b, 0).saturating_mul(step(b, c, 1));
    left.saturating_sub(step(a, b, 1).saturating_mul(step(b, c, 0)))
}
