//! How far each signatory gives way: what it asks for and would accept, round by round.

use super::Account;
use crate::game::{Deal, Game};
use crate::scenario::PartyId;
use crate::space::{self, Walk};
use crate::talks::{MoveKind, RoundTrace};

/// How a signatory gave way.
#[derive(Debug, Clone, PartialEq)]
pub struct AspirationPath {
    /// The signatory.
    pub party: PartyId,
    /// Its name.
    pub name: String,
    /// The most that a deal inside the rules and its own red lines is worth to it; `None` if there is no such deal.
    pub best: Option<f64>,
    /// The worth of the agreed deal to it; `None` without one.
    pub agreed: Option<f64>,
    /// Its rounds, in ascending order, each once.
    pub rounds: Vec<AspirationRound>,
}

/// A signatory in a round; worths are in points to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AspirationRound {
    /// The round.
    pub round: u32,
    /// The least that it would accept; `None` where it states none.
    pub aspiration: Option<f64>,
    /// The worth of no deal to it; `None` if the file states none.
    pub no_deal: Option<f64>,
    /// The worth to it of the deal that it last asked for or offered.
    pub own: Option<f64>,
    /// The worth to it of the best deal that others put on the table.
    pub offered: Option<f64>,
}

impl AspirationPath {
    /// The share of the way from its best deal to no deal that it has given up in a round; none where it states no aspiration
    /// or has nothing to give.
    pub fn given_up(&self, level: &AspirationRound) -> Option<f64> {
        const LEAST: f64 = 1e-6;
        let best = self.best?;
        let way = best - level.no_deal?;
        let share = (best - level.aspiration?) / way;
        (way > LEAST && share.is_finite()).then_some(share)
    }

    /// The same in the last round in which it is known.
    pub fn given_up_at_last(&self) -> Option<f64> {
        let rounds = self.rounds.iter().rev();
        rounds.into_iter().find_map(|level| self.given_up(level))
    }

    /// The first round in which it has given up at least half of the way.
    pub fn half_way(&self) -> Option<u32> {
        const HAIR: f64 = 1e-9;
        let gave = |level: &&AspirationRound| {
            let share = self.given_up(level);
            share.is_some_and(|share| share >= 0.5 - HAIR)
        };
        self.rounds.iter().find(gave).map(|level| level.round)
    }
}

impl Account<'_> {
    /// How each signatory gave way, in file order.
    pub fn stances(&self) -> Vec<AspirationPath> {
        let game = &self.game;
        let stance = |&party: &PartyId| {
            let own = Walk::new(game, &[party], &[party]);
            let rounds = self.trace.rounds.iter();
            let agreed = self.settlement.handshake();
            AspirationPath {
                party,
                name: game.frame().party_name(party).to_owned(),
                best: space::highest(&own, 0).map(|(best, _)| game.real(best)),
                agreed: agreed.map(|(deal, _)| game.real(game.worth(party, deal))),
                rounds: rounds.map(|round| level(game, party, round)).collect(),
            }
        };
        game.signatories().iter().map(stance).collect()
    }
}

fn level(game: &Game, party: PartyId, round: &RoundTrace) -> AspirationRound {
    let worth = |deal: &Deal| game.real(game.worth(party, deal));
    let mut stated = round.aspirations.iter();
    let stated = stated.find(|(who, ..)| *who == party);
    let own = round.moves.iter().rev().find(|said| {
        said.party == Some(party)
            && matches!(said.kind, MoveKind::Ask | MoveKind::Offer | MoveKind::Draft)
    });
    let offered = round
        .moves
        .iter()
        .filter(|said| said.is_on_the_table() && said.party != Some(party));
    AspirationRound {
        round: round.round,
        aspiration: stated
            .and_then(|(_, aspiration, _)| *aspiration)
            .map(|points| game.real(points)),
        no_deal: stated
            .map(|(.., no_deal)| *no_deal)
            .or_else(|| game.no_deal_at(party, round.round))
            .map(|points| game.real(points)),
        own: own.map(|said| worth(&said.deal)),
        offered: offered.map(|said| worth(&said.deal)).max_by(f64::total_cmp),
    }
}
