//! The facts of the aspiration chart: what each signatory asks for, round by round.

use crate::account::Account;
use crate::charts::party::Named;
use crate::game::Deal;
use crate::scenario::PartyId;
use crate::space::{self, Walk};
use crate::talks::{MoveKind, RoundTrace};

/// The facts of the aspiration chart.
#[derive(Debug, Clone, PartialEq)]
pub struct AspirationFacts {
    /// The last round that was talked; the first is 1.
    pub last: u32,
    /// Those who sign, in file order.
    pub parties: Vec<Stance>,
}

/// How a signatory gave way.
#[derive(Debug, Clone, PartialEq)]
pub struct Stance {
    /// The party.
    pub party: Named,
    /// The most that a text inside the rules and its own red lines is worth to it; none if there is no such text.
    pub best: Option<f64>,
    /// What the agreed text is worth to it; none without one.
    pub agreed: Option<f64>,
    /// Its rounds, ascending, each once.
    pub rounds: Vec<Level>,
}

/// A signatory in a round; worths in points to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// The round.
    pub round: u32,
    /// The least that it would accept; none where it states none.
    pub aspiration: Option<f64>,
    /// What no deal is worth to it; none if the file gives it none.
    pub no_deal: Option<f64>,
    /// What the text that it asked for or offered last is worth to it.
    pub own: Option<f64>,
    /// What the best text that others put on the table is worth to it.
    pub offered: Option<f64>,
}

impl Stance {
    /// Which share of its way, from its best deal to no deal, it has given up in a round; none where it states no
    /// aspiration or has nothing to give.
    pub fn given_up(&self, level: &Level) -> Option<f64> {
        const LEAST: f64 = 1e-6;
        let best = self.best?;
        let way = best - level.no_deal?;
        let share = (best - level.aspiration?) / way;
        (way > LEAST && share.is_finite()).then_some(share)
    }

    /// The first round in which it has given up at least half its way.
    pub fn half_way(&self) -> Option<u32> {
        const HAIR: f64 = 1e-9;
        let gave = |level: &&Level| {
            let share = self.given_up(level);
            share.is_some_and(|share| share >= 0.5 - HAIR)
        };
        self.rounds.iter().find(gave).map(|level| level.round)
    }
}

/// The facts of the aspiration chart; none where nobody signs or no round was talked.
pub(super) fn aspiration(account: &Account<'_>) -> Option<AspirationFacts> {
    let signatories = account.game.signatories();
    if signatories.is_empty() || account.trace.rounds.is_empty() {
        return None;
    }
    let stance = |&party: &PartyId| {
        let own = Walk::new(&account.game, &[party], &[party]);
        let rounds = account.trace.rounds.iter();
        Stance {
            party: Named::of(&account.game, party),
            best: space::highest(&own, 0).map(|(best, _)| account.game.real(best)),
            agreed: account
                .settlement
                .handshake()
                .map(|(deal, _)| account.game.real(account.game.worth(party, deal))),
            rounds: rounds.map(|round| level(account, party, round)).collect(),
        }
    };
    Some(AspirationFacts {
        last: account.round,
        parties: signatories.iter().map(stance).collect(),
    })
}

fn level(account: &Account<'_>, party: PartyId, round: &RoundTrace) -> Level {
    let game = &account.game;
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
    Level {
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
