//! The facts of the winset chart: the worths at which each ratifier would pass a deal, and the worth of the deal.

use crate::account::{Account, few_enough};
use crate::charts::party::Named;
use crate::charts::plane::cloud::{SAMPLE, some};
use crate::game::{Points, Ratifier, Within};
use crate::scenario::{OptionId, PartyId};
use crate::space::{Flow, Visitor, Walk};
use std::collections::BTreeMap;

/// The facts of the winset chart.
#[derive(Debug, Clone, PartialEq)]
pub struct WinsetFacts {
    /// The deal that is voted on.
    pub voted: Voted,
    /// The round whose walk-aways apply.
    pub round: u32,
    /// The number of deals acceptable to all signatories that were drawn at random to show their distribution; `None` if all
    /// were examined.
    pub sample: Option<u64>,
    /// The ratifiers, in file order.
    pub bodies: Vec<Body>,
}

/// The deal that ratifiers vote on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voted {
    /// The deal that was agreed.
    Handshake,
    /// The last draft or offer on the table, which was not agreed.
    LastText,
    /// Nobody has put a deal on the table.
    Nothing,
}

/// A ratifier: a body that can vote a deal down.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its display name.
    pub name: String,
    /// The party whose worth its members judge a deal by.
    pub eyes: Named,
    /// Mean of its members' thresholds, points.
    pub value: f64,
    /// Their standard deviation, points ≥ 0.
    pub spread: f64,
    /// Votes needed.
    pub yes: u32,
    /// Seats.
    pub of: u32,
    /// The least worth to the party at which it passes a deal: the lower end of its win-set.
    pub needs: f64,
    /// The worth of no deal to the party; `None` if the file gives none.
    pub no_deal: Option<f64>,
    /// Its vote on the deal; `None` if there is no deal.
    pub vote: Option<Vote>,
    /// Parties with a veto in it that prefer no deal to this one.
    pub vetoed_by: Vec<String>,
    /// Deals that concern it and that all signatories would sign: their number in each cell of one point, by the lower end of
    /// the cell. One cell begins at `needs`.
    pub cells: Vec<(f64, u64)>,
    /// The number of them in its win-set, and their total number; `None` if not all were counted.
    pub won: Option<(u64, u64)>,
}

/// The vote of a ratifier on the deal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Vote {
    /// The deal does not concern it.
    Unconcerned,
    /// It votes.
    Cast {
        /// The worth of the deal to the party.
        worth: f64,
        /// The expected number of yes votes.
        expected: f64,
        /// The exact chance that the quota is met if members vote independently, 0-1.
        chance: f64,
        /// True if the gate is open: the expected votes meet the quota, and no party with a veto uses it.
        passes: bool,
    },
}

/// The facts of the winset chart; `None` without ratifiers.
pub(super) fn winset(account: &Account<'_>) -> Option<WinsetFacts> {
    let (game, text) = (&account.game, account.text.as_ref());
    // Members one by one have no mean and no spread.
    if game.ratifiers().iter().all(|body| body.members.is_some()) {
        return None;
    }
    let each = few_enough(&account.then);
    let mut lying = Lying::of(game.ratifiers());
    if each {
        Walk::within(game, Within::Zopa, account.round).visit(&mut lying);
    } else {
        for deal in some(&account.game, &account.then, account.round, Within::Zopa) {
            lying.add(&deal, |party| game.worth(party, &deal));
        }
    }
    let titles = account.scenario.ratifiers.iter().map(|body| &body.title);
    let bodies = game.ratifiers().iter().zip(titles).zip(lying.bodies);
    let bodies = bodies.filter(|((body, _), _)| body.members.is_none());
    let bodies = bodies.map(|((body, title), lies)| Body {
        name: title.clone(),
        eyes: Named::of(&account.game, body.party),
        value: body.votes.value,
        spread: body.votes.spread,
        yes: body.votes.yes,
        of: body.votes.of,
        needs: game.real(body.threshold),
        no_deal: game
            .no_deal_at(body.party, account.round)
            .map(|points| game.real(points)),
        vote: text.map(|text| match body.only_if.holds(text) {
            true => {
                let passes = game.body_passes(body, |p| game.worth(p, text), account.round);
                cast(body, game.worth(body.party, text), passes)
            }
            false => Vote::Unconcerned,
        }),
        vetoed_by: match text.filter(|text| body.only_if.holds(text)) {
            Some(text) => game
                .vetoed(body, text, account.round)
                .map(|party| Named::of(&account.game, party).name)
                .collect(),
            None => Vec::new(),
        },
        won: each.then_some((lies.won, lies.of)),
        cells: lies
            .cells
            .into_iter()
            .map(|(cell, deals)| (game.real(body.threshold + game.unit().whole(cell)), deals))
            .collect(),
    });
    Some(WinsetFacts {
        voted: match (text, account.settlement.handshake()) {
            (None, _) => Voted::Nothing,
            (_, Some(_)) => Voted::Handshake,
            (_, None) => Voted::LastText,
        },
        round: account.round,
        sample: (!each).then_some(SAMPLE),
        bodies: bodies.collect(),
    })
}

fn cast(body: &Ratifier, worth: Points, passes: bool) -> Vote {
    Vote::Cast {
        worth: body.unit.of(worth),
        expected: body.expected_yes(worth),
        chance: body.chance(worth),
        passes,
    }
}

/// The distribution of deals for one ratifier, relative to its threshold.
struct Lies<'g> {
    body: &'g Ratifier,
    cells: BTreeMap<i64, u64>,
    won: u64,
    of: u64,
}

/// The distribution of deals for each ratifier.
struct Lying<'g> {
    bodies: Vec<Lies<'g>>,
}

impl<'g> Lying<'g> {
    fn of(bodies: &'g [Ratifier]) -> Self {
        let lies = |body| Lies {
            body,
            cells: BTreeMap::new(),
            won: 0,
            of: 0,
        };
        Lying {
            bodies: bodies.iter().map(lies).collect(),
        }
    }

    fn add(&mut self, deal: &[OptionId], worth: impl Fn(PartyId) -> Points) {
        let concerned = self.bodies.iter_mut();
        for lies in concerned.filter(|lies| lies.body.only_if.holds(deal)) {
            let above = worth(lies.body.party) - lies.body.threshold;
            *lies
                .cells
                .entry(above.0.div_euclid(lies.body.unit.size()))
                .or_default() += 1;
            lies.won += u64::from(above >= Points::ZERO);
            lies.of += 1;
        }
    }
}

impl Visitor for Lying<'_> {
    fn deal(&mut self, deal: &[OptionId], worth: &[Points]) -> Flow {
        // The walk tracks every party, in file order.
        self.add(deal, |party| worth[party.index()]);
        Flow::Continue(())
    }
}
