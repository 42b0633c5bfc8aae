//! How much each issue weighs for a party, and what two parties' weights say about trading issues.
//!
//! **Formula.** An issue's range for a party is its highest minus its lowest payoff over the options that no red line
//! crosses; its weight `wₖ` is its share of the sum of ranges. *Logrolling potential* of two parties: `Σ max(w₁ₖ, w₂ₖ) −
//! 1`, the gain from giving each issue to the party that cares more, compared with splitting all issues alike: 0 with equal
//! weights, near 1 where each cares about what the other does not. *Tension*: the cosine of the two rows of weights, 1
//! where the same issues matter to both.
//! **Parameters.** none. **Units.** none. **Assumes** that payoffs add up over issues: links are ignored, and so is the
//! direction in which each party wants an issue to go.
//! **Source.** Trading issues: H. Raiffa (1982), *The Art and Science of Negotiation*, Harvard University Press. Both
//! measures are ours in this form.

use super::{Game, Points};
use crate::scenario::{OptionId, PartyId};

/// A party's stake in each issue, in file order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weights {
    ranges: Vec<Points>,
}

impl Weights {
    /// The ranges of a party's payoffs over the options that no party's red line crosses; 0 where at most one option is
    /// left.
    pub fn of(game: &Game, party: PartyId) -> Self {
        let ranges = game.issue_ids().map(|issue| {
            let payoffs = || {
                let open = game.open_options(issue);
                open.map(move |option: OptionId| game.payoff(party, issue, option))
            };
            let ends = payoffs().max().zip(payoffs().min());
            ends.map_or(Points::ZERO, |(most, least)| most - least)
        });
        Weights {
            ranges: ranges.collect(),
        }
    }

    /// From ranges, or from points that a party has given to the issues; negative ones count as 0.
    pub fn from_ranges(ranges: &[Points]) -> Self {
        Weights {
            ranges: ranges.iter().map(|&r| r.max(Points::ZERO)).collect(),
        }
    }

    /// The range of each issue.
    pub fn ranges(&self) -> &[Points] {
        &self.ranges
    }

    /// The share of each issue in the sum of ranges; `None` if the party has nothing at stake.
    pub fn shares(&self) -> Option<Vec<f64>> {
        let sum: i128 = self.ranges.iter().map(|r| i128::from(r.0)).sum();
        (sum > 0).then(|| {
            let shares = self.ranges.iter().map(|r| r.0 as f64 / sum as f64);
            shares.collect()
        })
    }

    /// The logrolling potential of two parties, from 0 to below 1; `None` if one of them has nothing at stake.
    ///
    /// ```
    /// # extern crate zopa_core as zopa;
    /// use zopa::game::{Points, Weights};
    /// let a = Weights::from_ranges(&[Points(3), Points(1)]);
    /// let b = Weights::from_ranges(&[Points(1), Points(3)]);
    /// assert_eq!(a.logrolling(&b), Some(0.5));
    /// assert_eq!(a.tension(&b), Some(0.6));
    /// ```
    pub fn logrolling(&self, other: &Weights) -> Option<f64> {
        let (own, other) = (self.shares()?, other.shares()?);
        let higher = own.iter().zip(&other).map(|(a, b)| a.max(*b));
        Some((higher.sum::<f64>() - 1.0).max(0.0))
    }

    /// The tension of two parties, 0 to 1; `None` if one of them has nothing at stake.
    pub fn tension(&self, other: &Weights) -> Option<f64> {
        let (own, other) = (self.shares()?, other.shares()?);
        let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let squares = product(&own, &own) * product(&other, &other);
        Some((product(&own, &other) / libm::sqrt(squares)).min(1.0))
    }
}
