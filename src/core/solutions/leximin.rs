//! Leximin: compare the worst-off first, then the next, and so on.

use crate::game::Points;
use crate::scenario::PartyId;
use crate::space::{Aim, FloatWorth};
use std::cmp::Ordering;

/// A share `part/whole`, compared exactly; `whole` > 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ratio {
    pub(super) part: i64,
    pub(super) whole: i64,
}

impl Ratio {
    /// The share as a real number.
    pub(super) fn real(self) -> f64 {
        self.part as f64 / self.whole as f64
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        let left = i128::from(self.part) * i128::from(other.whole);
        left.cmp(&(i128::from(other.part) * i128::from(self.whole)))
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Ratio {}

/// Raises the least share gain/whole as far as it goes, then the next, and so on.
pub(super) struct Leximin {
    /// The players whose shares are compared.
    pub(super) players: Vec<PartyId>,
    /// The no-deal value of each.
    pub(super) reservation: Vec<Points>,
    /// The divisor of each one's gain, > 0.
    pub(super) wholes: Vec<i64>,
    /// A share of 1 in the unit in which it is reported.
    pub(super) unit: f64,
}

impl Leximin {
    /// The least gain of the player at this place if its share is at least this.
    fn gain(&self, place: usize, share: Ratio) -> i64 {
        let (part, whole) = (i128::from(share.part), i128::from(share.whole));
        let gain = part * i128::from(self.wholes[place]);
        // Rounded up: gains are whole.
        gain.div_euclid(whole) as i64 + i64::from(gain.rem_euclid(whole) != 0)
    }
}

impl Aim for Leximin {
    type Key = Vec<Ratio>;

    fn players(&self) -> &[PartyId] {
        &self.players
    }

    fn key(&self, worth: &[Points]) -> Vec<Ratio> {
        let places = self.players.iter().zip(&self.reservation).zip(&self.wholes);
        let mut shares: Vec<Ratio> = places
            .map(|((player, reservation), &whole)| Ratio {
                part: (worth[player.index()] - *reservation).0,
                whole,
            })
            .collect();
        shares.sort_unstable();
        shares
    }

    fn sums(&self, relaxed: &FloatWorth, _: &[Points]) -> Vec<Vec<i64>> {
        let others = relaxed.parties().len() - self.players.len();
        let mut zero: Vec<f64> = self.reservation.iter().map(|r| r.0 as f64).collect();
        let mut unit: Vec<f64> = self
            .wholes
            .iter()
            .map(|&whole| 1.0 / whole as f64)
            .collect();
        zero.extend(vec![0.0; others]);
        unit.extend(vec![0.0; others]);
        vec![relaxed.whole(&relaxed.lowest_sum(&zero, &unit))]
    }

    fn least(&self, key: &Vec<Ratio>, weights: &[i64], _: &[Points]) -> i64 {
        let Some(&share) = key.first() else {
            return 0;
        };
        let places = self.players.iter().zip(&self.reservation).enumerate();
        places
            .map(|(place, (player, reservation))| {
                weights[player.index()] * (reservation.0 + self.gain(place, share))
            })
            .sum()
    }

    fn floor(&self, key: &Vec<Ratio>, player: PartyId) -> Points {
        let place = self.players.iter().position(|&own| own == player);
        match (place, key.first()) {
            (Some(place), Some(&share)) => {
                self.reservation[place] + Points(self.gain(place, share))
            }
            _ => Points::LOWEST,
        }
    }

    fn promising(&self, key: &Vec<Ratio>, upper: &[Points]) -> bool {
        // The least share nearly always decides; only where it is equal do all of them need to be sorted.
        let Some(first) = key.first() else {
            return true;
        };
        let places = self.players.iter().zip(&self.reservation).zip(&self.wholes);
        let mut same = false;
        for ((player, reservation), &whole) in places {
            let part = (upper[player.index()] - *reservation).0;
            match (Ratio { part, whole }).cmp(first) {
                Ordering::Less => return false,
                Ordering::Equal => same = true,
                Ordering::Greater => {}
            }
        }
        !same || self.key(upper) >= *key
    }

    fn ceiling(&self, weights: &[i64], most: i64, _: &[Points]) -> f64 {
        let places = self.players.iter().zip(&self.reservation).zip(&self.wholes);
        let (given, divisor) =
            places.fold((0.0, 0.0), |(given, divisor), ((player, r), &whole)| {
                let weight = weights[player.index()] as f64;
                (given + weight * r.0 as f64, divisor + weight * whole as f64)
            });
        self.unit * (most as f64 - given) / divisor.max(1.0)
    }

    fn measure(&self, key: &Vec<Ratio>) -> f64 {
        key.first().map_or(0.0, |share| self.unit * share.real())
    }
}
