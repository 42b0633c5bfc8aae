//! The choices of solutions on lotteries.

use crate::game::{Deal, Points, Unit};
use crate::solutions::exact::Amount;

/// The choice of a solution on lotteries.
///
/// ```
/// # extern crate zopa_core as zopa;
/// use zopa::game::{Deal, Points};
/// use zopa::scenario::OptionId;
/// use zopa::solutions::lottery::{ConvexSet, LotteryNash, LotterySolution};
///
/// // Two deals, each good for one player only: toss a coin.
/// let deal = |n| Deal::new([OptionId(n)]);
/// let points = [(vec![Points(4), Points(0)], deal(0)), (vec![Points(0), Points(4)], deal(1))];
/// let lottery = LotteryNash.solve(&ConvexSet::of(points, &[Points(0), Points(0)]))?;
/// assert_eq!(lottery.tickets[0].chance.as_f64(), 0.5);
/// assert_eq!(lottery.worth[1].as_f64(), 2.0);
/// # Ok::<(), zopa::solutions::NoSolution>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Lottery {
    /// The point that the solution chooses: expected worth to each player, in units of [`Points`].
    pub worth: Vec<Amount>,
    /// The deals that are drawn, with chances that sum to 1: at least one, at most one per player.
    pub tickets: Vec<Ticket>,
    /// The relation of the tickets to the point.
    pub reach: Reach,
    /// True if every player gains strictly over no deal at the point.
    pub all_gain: bool,
}

/// A deal and the chance that it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    /// The lowest of the deals with this worth.
    pub deal: Deal,
    /// Its worth to each player.
    pub worth: Vec<Points>,
    /// The chance that it is drawn; above 0.
    pub chance: Amount,
}

/// The relation of a lottery to the point that a solution chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The lottery is worth exactly what the point says, and no other is better for one and as good for all.
    Attained,
    /// The point is only weakly Pareto-optimal: it relies on throwing worth away. The lottery gives nobody less than the
    /// point and somebody more.
    Exceeded,
}

impl Lottery {
    /// The expected worth of the tickets to each player, in units of [`Points`]; the point itself where it is
    /// attained.
    pub fn expected(&self) -> Vec<f64> {
        let mut sums = vec![0.0; self.worth.len()];
        for ticket in &self.tickets {
            let chance = ticket.chance.as_f64();
            for (sum, worth) in sums.iter_mut().zip(&ticket.worth) {
                *sum += chance * worth.0 as f64;
            }
        }
        sums
    }

    /// The same in points as people write them.
    pub fn gives(&self, unit: Unit) -> Vec<f64> {
        let size = unit.size() as f64;
        self.expected().iter().map(|units| units / size).collect()
    }

    /// The point that the solution chooses, in points as people write them.
    pub fn points(&self, unit: Unit) -> Vec<f64> {
        let units = self.worth.iter().map(Amount::as_f64);
        units.map(|units| units / unit.size() as f64).collect()
    }
}
