//! Zeuthen: whoever can take less risk concedes, and just enough to reverse that.
//!
//! **Formula.** With xᵢ the last offer of i and dᵢ its no-deal value, the risk that i can take is zᵢ = (uᵢ(xᵢ) −
//! max(dᵢ, min_j uᵢ(x_j))) / (uᵢ(xᵢ) − dᵢ), 1 if there is nothing to gain. Whoever has the lowest risk (ties: all of them)
//! concedes: to the deal best for itself whose product of all signatories' gains is above that of every other's offer
//! (for two: the smallest concession that gives the other the lower risk). If there is none, it moves to the other
//! offer with the highest product. It accepts a deal worth at least as much as its next offer. It opens with its best
//! among the deals at least as good as no deal for all signatories. Issue by issue, the others' gains are counted from the
//! worst of the current item, items to come as in its own best deal.
//! **At the deadline** nothing changes; deadline pressure does nothing. Against another of its kind the talks end at a Nash
//! point, if there is time enough.
//! **Ties** by the lowest deal; a concession is the best found in 200,000 branches.
//! **Deviates** for three or more signatories as Endriss (2006) does for the risk; the size of the concession is ours.
//! **Source.** F. Zeuthen (1930), *Problems of Monopoly and Economic Warfare*, Routledge; J. C. Harsanyi (1956),
//! "Approaches to the bargaining problem before and after the theory of games", *Econometrica* 24(2), 144-157.
//! doi:10.2307/1905748; U. Endriss (2006), "Monotonic concession protocols for multilateral negotiation", *AAMAS 2006*.
//! doi:10.1145/1160633.1160702

use super::concede::{Ask, Concede, Now, Offer};
use crate::game::{About, Deal, Game, Points};
use crate::scenario::{OptionId, PartyId};
use crate::sources::{Citation, HARSANYI_1956, ZEUTHEN_1930};
use crate::space::{self, Flow, Incumbent, Visitor, Walk};
use crate::talks::agenda::Scope;
use num_bigint::BigUint;

/// The fact sheet.
pub static ABOUT: About = About {
    name: "zeuthen",
    title: "Zeuthen",
    sentence: "Concedes when it can take less risk of a breakdown than the others, just as much as turns that round.",
    formula: "risk = (own offer - worst of the others' offers)/(own offer - no deal), in own worth; the lowest risk concedes to the \
              best deal with a higher product of gains than the others' offers",
    parameters: &[],
    assumptions: "Full information: it knows what offers are worth to all, and all no-deal values. The deadline changes nothing. Two \
                  of its kind come to a Nash point if there is time enough.",
    sources: &[Citation::Of(&ZEUTHEN_1930), Citation::Of(&HARSANYI_1956)],
    example: "logrolling",
};

/// Branches of the search for a concession.
const BRANCHES: u64 = 200_000;

/// Its own offer and the others', and what it would offer next.
pub(in crate::talks) struct Zeuthen<'g> {
    game: &'g Game,
    /// Itself, then the other signatories.
    all: Vec<PartyId>,
    /// The deals still open, inside its own red lines, all signatories in the lanes.
    walk: Walk<'g>,
    no_deal: Vec<Points>,
    own: Option<Deal>,
    others: Vec<(PartyId, Deal)>,
    next: Option<Deal>,
    /// True if the talks follow an agenda item by item.
    by_items: bool,
}

impl<'g> Zeuthen<'g> {
    pub(super) fn new(game: &'g Game, party: PartyId) -> Self {
        let mut all = vec![party];
        all.extend(game.signatories().iter().filter(|&&other| other != party));
        Zeuthen {
            walk: Walk::new(game, &all, &[party]),
            no_deal: vec![Points::ZERO; all.len()],
            all,
            game,
            own: None,
            others: Vec::new(),
            next: None,
            by_items: false,
        }
    }

    /// The deal that it would offer now.
    fn next(&self) -> Option<Deal> {
        match &self.own {
            Some(own) if self.game.worth(self.all[0], own) >= self.no_deal[0] => {
                if self.concedes(own) {
                    self.concession().or_else(|| Some(own.clone()))
                } else {
                    Some(own.clone())
                }
            }
            _ => {
                let good_for_all = space::highest(&self.walk, 0);
                let good = good_for_all.or_else(|| {
                    let alone = Walk::new(self.game, &self.all[..1], &self.all[..1]);
                    space::highest(&alone, 0).filter(|(worth, _)| *worth >= self.no_deal[0])
                });
                good.map(|(_, deal)| deal)
            }
        }
    }

    /// True if nobody can take less risk than this party.
    fn concedes(&self, own: &Deal) -> bool {
        let mine = self.risk(self.all[0], own);
        let mut others = self
            .others
            .iter()
            .map(|(party, deal)| self.risk(*party, deal));
        // a/b <= c/d, both with b, d > 0
        !self.others.is_empty() && others.all(|(c, d)| mine.0 * d <= c * mine.1)
    }

    /// The risk that a party can take with its offer, as a fraction.
    fn risk(&self, party: PartyId, offer: &Deal) -> (i128, i128) {
        let lane = self.all.iter().position(|p| *p == party).unwrap_or(0);
        let worth = |deal: &Deal| self.game.worth(party, deal);
        let offers = self
            .own
            .iter()
            .chain(self.others.iter().map(|(_, deal)| deal));
        let here = worth(offer);
        // Nobody has to accept an offer that is worse than no deal.
        let worst = offers
            .map(worth)
            .min()
            .unwrap_or(here)
            .max(self.no_deal[lane]);
        let range = here - self.no_deal[lane];
        if range <= Points::ZERO {
            (1, 1)
        } else {
            (i128::from((here - worst).0), i128::from(range.0))
        }
    }

    /// The best deal for itself with a higher product than all others' offers.
    fn concession(&self) -> Option<Deal> {
        let worths = |deal: &Deal| -> Vec<Points> {
            self.all.iter().map(|&p| self.game.worth(p, deal)).collect()
        };
        let products = self
            .others
            .iter()
            .map(|(_, deal)| (self.product(&worths(deal)), deal));
        let (product, highest) = products.max_by(|(a, x), (b, y)| a.cmp(b).then(y.cmp(x)))?;
        let mut search = Concession {
            zeuthen: self,
            rough: rough(&worths(highest), &self.no_deal),
            product,
            best: Incumbent::within(BRANCHES),
        };
        self.walk.visit(&mut search);
        let found = search.best.found.map(|(_, deal)| deal);
        let to_them = || {
            let red = self.game.inside_own_red_lines(self.all[0], highest);
            let good = self.game.worth(self.all[0], highest) >= self.no_deal[0];
            (red && good).then(|| highest.clone())
        };
        found.or_else(to_them)
    }

    fn product(&self, worth: &[Points]) -> BigUint {
        let gains = worth.iter().zip(&self.no_deal);
        let gains = gains.map(|(&u, &floor)| u64::try_from((u - floor).0).unwrap_or_default());
        gains.fold(BigUint::from(1_u32), |product, gain| product * gain)
    }
}

impl<'g> Concede<'g> for Zeuthen<'g> {
    fn ask(&mut self, now: &Now<'_, 'g>) -> Ask {
        self.next = self.next();
        let next = self.next.as_ref();
        Ask::Exactly(next.map(|deal| now.game.worth(now.party, deal)))
    }

    fn offer(&self, _: Points, _: Points) -> Offer {
        Offer::Own(self.next.clone())
    }

    fn turn(&mut self, no_deal: &[Option<Points>]) {
        let now = self
            .all
            .iter()
            .map(|p| no_deal[p.index()].unwrap_or_default());
        self.no_deal = now.collect();
        if self.by_items {
            // Later items are still open: the others' gains are counted from the worst of the current item.
            let least = |lane: usize| self.walk.least(lane);
            let worst: Vec<Points> = (1..self.all.len()).map(least).collect();
            self.no_deal.splice(1.., worst);
        }
        for (lane, &floor) in self.no_deal.iter().enumerate() {
            self.walk.set_floor(lane, floor);
        }
    }

    fn hear(&mut self, from: PartyId, deal: &Deal, _: Points) {
        self.others.retain(|(party, _)| *party != from);
        self.others.push((from, deal.clone()));
    }

    fn made(&mut self, deal: &Deal) {
        self.own = Some(deal.clone());
    }

    /// Forgets earlier offers on a new item.
    fn limit(&mut self, _: &'g Game, _: PartyId, scope: &Scope, best: Option<&(Points, Deal)>) {
        self.walk = Walk::new(self.game, &self.all, &self.all[..1]);
        scope.keep(&mut self.walk, best.map(|(_, best)| best));
        self.by_items = scope.item.is_some();
        if self.by_items {
            self.own = None;
            self.others.clear();
        }
    }
}

/// The product in `f64`, for bounds.
fn rough(worth: &[Points], no_deal: &[Points]) -> f64 {
    let gains = worth.iter().zip(no_deal);
    gains.fold(1.0, |product, (&u, &floor)| {
        product * (u - floor).max(Points::ZERO).0 as f64
    })
}

struct Concession<'z, 'g> {
    zeuthen: &'z Zeuthen<'g>,
    rough: f64,
    product: BigUint,
    best: Incumbent<Points>,
}

impl Visitor for Concession<'_, '_> {
    fn enter(&mut self, decided: &[OptionId], bound: &[Points]) -> bool {
        self.best.pay()
            && rough(bound, &self.zeuthen.no_deal) >= self.rough * (1.0 - 1e-9)
            && self.best.may_improve(&bound[0], decided)
    }

    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        if self.best.may_improve(&worth[0], deal)
            && rough(worth, &self.zeuthen.no_deal) >= self.rough * (1.0 - 1e-9)
            && self.zeuthen.product(worth) > self.product
        {
            self.best.take(worth[0], deal);
        }
        Flow::Continue(())
    }
}
