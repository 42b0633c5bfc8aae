//! The facts of the winset chart: the worths at which each ratifier would pass a deal, and the worth of the deal.

use crate::account::{Account, MemberVotes, few_enough};
use crate::charts::party::Named;
use crate::charts::plane::cloud::{SAMPLE, some};
use crate::game::{Deal, Game, Points, Ratifier, Within};
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
    /// Its members, the first to say yes first, where they are given one by one: for each the point on the axis from which it
    /// votes yes, and its seats. Empty where they judge by different worths and there is no deal.
    pub members: Vec<(String, f64, u32)>,
    /// True if its members judge by different worths: the axis then shows how many points the member who decides has to
    /// spare.
    pub differ: bool,
    /// Who votes how, for people; empty for a spread.
    pub told: String,
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
    if game.ratifiers().is_empty() {
        return None;
    }
    let each = few_enough(&account.then);
    let mut lying = Lying::of(game);
    if each {
        Walk::within(game, Within::Zopa, account.round).visit(&mut lying);
    } else {
        for deal in some(&account.game, &account.then, account.round, Within::Zopa) {
            lying.add(&deal, |party| game.worth(party, &deal));
        }
    }
    let titles = account.scenario.ratifiers.iter().map(|body| &body.title);
    let bodies = game.ratifiers().iter().zip(titles).zip(lying.bodies);
    let bodies = bodies.map(|((body, title), lies)| Body {
        name: title.clone(),
        eyes: Named::of(&account.game, body.party),
        value: body.need().map_or(0.0, |_| body.votes.value),
        spread: body.votes.spread,
        yes: body.votes.yes,
        of: body.votes.of,
        needs: game.real(base(body)),
        members: members(game, body, text),
        differ: body.counted().is_some(),
        told: text
            .filter(|text| body.only_if.holds(text))
            .and_then(|text| MemberVotes::of(game, body, text))
            .map_or_else(String::new, |votes| votes.told_names()),
        no_deal: game
            .no_deal_at(body.party, account.round)
            .filter(|_| body.counted().is_none())
            .map(|points| game.real(points)),
        vote: text.map(|text| match body.only_if.holds(text) {
            true => {
                let passes = game.body_passes(body, |p| game.worth(p, text), account.round);
                cast(game, body, text, passes)
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
            .map(|(cell, deals)| (game.real(base(body) + game.unit().whole(cell)), deals))
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

fn cast(game: &Game, body: &Ratifier, text: &[OptionId], passes: bool) -> Vote {
    let worth = |party| game.worth(party, text);
    Vote::Cast {
        worth: body.unit.of(base(body) + above(body, worth)),
        expected: game.expected_yes(body, text),
        chance: game.body_chance(body, worth),
        passes,
    }
}

/// The point on the axis from which a ratifier passes a deal.
fn base(body: &Ratifier) -> Points {
    body.need().map_or(Points::ZERO, |(_, need)| need)
}

/// How far a deal is above what it takes to pass: for members who judge by different worths, what the pivotal one of them has
/// to spare.
fn above(body: &Ratifier, worth: impl Fn(PartyId) -> Points) -> Points {
    let Some(members) = body.counted() else {
        return worth(body.party) - body.threshold;
    };
    let votes = members.votes(worth);
    let pivot = members.pivot(&votes);
    let pivot = votes.iter().find(|vote| Some(vote.voter) == pivot);
    pivot.map_or(Points::ZERO, |vote| vote.slack)
}

/// Each member with the point on the axis from which it votes yes, and its seats.
fn members(game: &Game, body: &Ratifier, text: Option<&Deal>) -> Vec<(String, f64, u32)> {
    let Some(members) = &body.members else {
        return Vec::new();
    };
    let mut asks: Vec<(String, f64, u32)> = match (body.need(), text) {
        (Some(_), _) => members
            .voters()
            .iter()
            .map(|voter| {
                (
                    voter.name.clone(),
                    game.real(voter.no_deal),
                    voter.ballot.seats,
                )
            })
            .collect(),
        (None, None) => Vec::new(),
        (None, Some(text)) => {
            let worth = |party| game.worth(party, text);
            let here = above(body, worth);
            let votes = members.votes(worth).into_iter().map(|vote| {
                let voter = &members.voters()[vote.voter];
                let asks = game.real(here - vote.slack);
                (voter.name.clone(), asks, voter.ballot.seats)
            });
            votes.collect()
        }
    };
    asks.sort_by(|a, b| a.1.total_cmp(&b.1));
    asks
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
    game: &'g Game,
    bodies: Vec<Lies<'g>>,
}

impl<'g> Lying<'g> {
    fn of(game: &'g Game) -> Self {
        let lies = |body| Lies {
            body,
            cells: BTreeMap::new(),
            won: 0,
            of: 0,
        };
        Lying {
            game,
            bodies: game.ratifiers().iter().map(lies).collect(),
        }
    }

    fn add(&mut self, deal: &[OptionId], worth: impl Fn(PartyId) -> Points) {
        let concerned = self.bodies.iter_mut();
        for lies in concerned.filter(|lies| lies.body.only_if.holds(deal)) {
            let above = above(lies.body, &worth);
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
        let game = self.game;
        self.add(deal, |party| match worth.get(party.index()) {
            Some(worth) => *worth,
            None => game.worth(party, deal),
        });
        Flow::Continue(())
    }
}
