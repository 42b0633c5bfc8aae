//! The convex set that lotteries over deals can reach, and its upper right edge.
//!
//! **Formula.** For two players the edge is the chain of deals from the one best for the first player to the one best
//! for the second, no deal or mix of deals outside it (the upper right convex hull). Deals on a straight stretch of it
//! stay in the chain, so that a point is reached with the least uncertainty.
//! **Assumes** that worth may be thrown away (free disposal), where a solution needs more than the chain.
//! **Ties.** Of deals with the same worth, the lowest represents all.

use super::ticket::{Lottery, Reach, Ticket};
use crate::game::{Deal, Points};
use crate::solutions::NoSolution;
use crate::solutions::exact::{Amount, BigFraction, whole};

/// The set of what lotteries over deals that nobody would refuse can give to the players.
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
    /// that some player would refuse are left out, and so is a worth with a different number of entries. Worth is expected to
    /// be between [`Points::LOWEST`] and its opposite, as in every game.
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
    pub fn players(&self) -> usize {
        self.reservation.len()
    }

    /// The no-deal value of each player.
    pub fn reservation(&self) -> &[Points] {
        &self.reservation
    }

    /// The deals that lotteries draw, by falling worth to the first player. For two players: the chain, with the deals
    /// on its straight stretches; otherwise every deal that was given and is rational.
    pub fn corners(&self) -> &[Corner] {
        &self.corners
    }

    /// The deals of the chain at which it turns, and its two ends; all corners if there are not two players.
    pub fn turns(&self) -> Vec<&Corner> {
        let last = self.corners.len().saturating_sub(1);
        let turns = self.corners.iter().enumerate().filter(|&(n, corner)| {
            self.players() != 2
                || n == 0
                || n == last
                || turn(&self.corners[n - 1], corner, &self.corners[n + 1]) != 0
        });
        turns.map(|(_, corner)| corner).collect()
    }

    /// The same lotteries seen by two of the players.
    pub(super) fn project(&self, players: [usize; 2]) -> ConvexSet {
        let points = self.corners.iter().map(|corner| {
            let worth = players.map(|player| corner.worth[player]);
            (worth.to_vec(), corner.deal.clone())
        });
        ConvexSet::of(points, &players.map(|player| self.reservation[player]))
    }

    /// The place of the first deal that is best for a player, or of the first deal; there is at least one.
    pub(super) fn best_for(&self, player: Option<usize>) -> usize {
        let worth = |place: &usize| player.map(|n| self.corners[*place].worth[n]);
        let places = (0..self.corners.len()).rev();
        places.max_by_key(worth).unwrap_or_default()
    }

    /// The gains of the players at each deal; never empty.
    ///
    /// # Errors
    /// If there is no deal, or if there are not `N` players; `most` is the largest number that is supported.
    pub(super) fn gains<const N: usize>(&self, most: usize) -> Result<Vec<[i128; N]>, NoSolution> {
        let players = self.players();
        if players != N {
            return Err(NoSolution::Players { most, players });
        }
        if self.corners.is_empty() {
            return Err(NoSolution::Empty);
        }
        let gain = |corner: &Corner, n: usize| {
            i128::from(corner.worth[n].0) - i128::from(self.reservation[n].0)
        };
        let corners = self.corners.iter();
        Ok(corners
            .map(|corner| std::array::from_fn(|n| gain(corner, n)))
            .collect())
    }

    /// The lottery that draws the deal at `place` of the chain with this chance, and the next one otherwise.
    pub(super) fn mix(&self, place: usize, chance: BigFraction) -> Lottery {
        let rest = whole(1) - &chance;
        let pair = [(place, chance), (place + 1, rest)];
        let drawn = pair.into_iter().filter(|(_, chance)| *chance > whole(0));
        self.draw(drawn.collect())
    }

    /// The lottery that draws the deals at these places with these chances, all above 0.
    pub(super) fn draw(&self, chances: Vec<(usize, BigFraction)>) -> Lottery {
        let worth: Vec<BigFraction> = (0..self.players())
            .map(|player| {
                let parts = chances.iter().map(|(place, chance)| {
                    chance * whole(self.corners[*place].worth[player].0.into())
                });
                parts.fold(whole(0), |sum, part| sum + part)
            })
            .collect();
        let tickets = chances.into_iter();
        Lottery {
            all_gain: self.all_gain(&worth),
            worth: worth.into_iter().map(Amount::Exact).collect(),
            tickets: tickets
                .map(|(place, chance)| self.corners[place].ticket(Amount::Exact(chance)))
                .collect(),
            reach: Reach::Attained,
        }
    }

    /// The same with floating-point chances, where more than one deal is drawn and everybody gains.
    pub(super) fn draw_real(&self, chances: &[(usize, f64)]) -> Lottery {
        // A chance below the accuracy of the search counts as 0.
        let drawn: Vec<&(usize, f64)> = chances.iter().filter(|(_, c)| *c > 1e-13).collect();
        if let [(place, _)] = drawn[..] {
            return self.draw(vec![(*place, whole(1))]);
        }
        let worth = |player: usize| {
            let parts = drawn
                .iter()
                .map(|(place, chance)| chance * self.corners[*place].worth[player].0 as f64);
            Amount::Real(parts.sum())
        };
        Lottery {
            worth: (0..self.players()).map(worth).collect(),
            tickets: drawn
                .iter()
                .map(|(place, chance)| self.corners[*place].ticket(Amount::Real(*chance)))
                .collect(),
            reach: Reach::Attained,
            all_gain: true,
        }
    }

    /// True if each of these is above the no-deal value.
    pub(super) fn all_gain(&self, worth: &[BigFraction]) -> bool {
        let mut pairs = worth.iter().zip(&self.reservation);
        pairs.all(|(worth, r)| *worth > whole(r.0.into()))
    }
}

impl Corner {
    fn ticket(&self, chance: Amount) -> Ticket {
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

/// Above 0 if the path from `a` via `b` to `c` turns left, below 0 if it turns right.
fn turn(a: &Corner, b: &Corner, c: &Corner) -> i128 {
    let step = |from: &Corner, to: &Corner, player: usize| {
        i128::from(to.worth[player].0) - i128::from(from.worth[player].0)
    };
    let left = step(a, b, 0).saturating_mul(step(b, c, 1));
    left.saturating_sub(step(a, b, 1).saturating_mul(step(b, c, 0)))
}
