//! The rule of published traces: the same idea as time-dependent tactics, with another platform's time and tolerance.
//!
//! **Formula.** t = round/(rounds + 1); least = (M − m)·(1 − t^x) + m − tolerance, kept within m and M, where M is the most
//! that a deal can be worth and m the larger of the least and of no deal. It accepts what is worth at least that, and offers
//! the deal worth least above it, or one that misses it by no more than 10⁶ units if that is nearer.
//! **Parameters.** `exponent` x, `tolerance` in the units of the game. Only tests have it.
//! **At the deadline** t is below 1, so it never quite asks for its walk-away.
//! **Assumes** a space small enough to be listed.

mod traces;

use super::concede::{Ask, Concede, Now, Offer};
use crate::game::{Deal, Game, Points};
use crate::scenario::{OptionId, PartyId};
use crate::space::{Flow, Visitor, Walk};

/// A deal may fall short of the ask by this many units.
const NEARLY: Points = Points(1_000_000);

/// All deals in rising order of worth.
pub(in crate::talks) struct Reference {
    exponent: f64,
    tolerance: i64,
    deals: Vec<(Points, Deal)>,
}

impl Visitor for Reference {
    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        self.deals.push((worth[0], Deal::new(deal)));
        Flow::Continue(())
    }
}

impl Reference {
    pub(super) fn new(game: &Game, party: PartyId, exponent: f64, tolerance: i64) -> Self {
        let mut all = Reference {
            exponent,
            tolerance,
            deals: Vec::new(),
        };
        Walk::new(game, &[party], &[party]).visit(&mut all);
        all.deals.sort_unstable();
        all
    }
}

impl<'g> Concede<'g> for Reference {
    /// Computes the least that it accepts.
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        let no_deal = now.no_deal;
        let least = self.deals.first().map_or(no_deal, |(worth, _)| *worth);
        let most = self.deals.last().map_or(no_deal, |(worth, _)| *worth);
        let least = least.max(no_deal);
        let t = f64::from(now.round) / f64::from(now.rounds + 1);
        let share = 1.0 - libm::pow(t, self.exponent);
        let asks = libm::round((most - least).0 as f64 * share) as i64 - self.tolerance;
        Ask::Exactly(Some((least + Points(asks)).clamp(least, most)))
    }

    /// Its offer when it accepts no less than this.
    fn offer(&self, _: Points, least: Points) -> Offer {
        let at = self.deals.partition_point(|(worth, _)| *worth < least);
        let above = self.deals.get(at);
        let below = at.checked_sub(1).and_then(|at| self.deals.get(at));
        let near = below.filter(|(worth, _)| {
            let miss = least - *worth;
            miss <= NEARLY && above.is_none_or(|(above, _)| miss < *above - least)
        });
        Offer::Own(near.or(above).map(|(_, deal)| deal.clone()))
    }
}
