//! A tactic under way, whichever it is.

use super::{micro, nice_tit_for_tat, random, reference, tit_for_tat, trade_off, zeuthen};
use crate::draws::{Luck, PathKey};
use crate::game::{Deal, Game, Points};
use crate::scenario::{Concession, PartyId};
use crate::talks::agenda::Scope;

/// A tactic under way: what it remembers.
pub(in crate::talks) enum Manner<'g> {
    Clock { exponent: f64 },
    Fixed { share: f64 },
    Echo(tit_for_tat::Echo),
    Nice(nice_tit_for_tat::Nice),
    TradeOff(trade_off::Trade),
    Micro(Box<micro::Micro<'g>>),
    Zeuthen(Box<zeuthen::Zeuthen<'g>>),
    Random(random::Random),
    Reference(Box<reference::Reference>),
}

impl<'g> Manner<'g> {
    pub(in crate::talks) fn new(
        game: &'g Game,
        party: PartyId,
        concession: Concession,
        luck: Luck,
        key: PathKey,
    ) -> Self {
        match concession {
            Concession::TimeDependent { exponent } => Manner::Clock { exponent },
            Concession::Fixed { share } => Manner::Fixed { share },
            Concession::TitForTat { imitates, steps } => {
                Manner::Echo(tit_for_tat::Echo::new(imitates, steps))
            }
            Concession::NiceTitForTat { gives_back } => {
                Manner::Nice(nice_tit_for_tat::Nice::new(gives_back))
            }
            Concession::TradeOff { step } => Manner::TradeOff(trade_off::Trade::new(step)),
            Concession::Micro => Manner::Micro(Box::new(micro::Micro::new(game, party))),
            Concession::Zeuthen => Manner::Zeuthen(Box::new(zeuthen::Zeuthen::new(game, party))),
            Concession::Random => Manner::Random(random::Random { luck, key }),
            Concession::Reference {
                exponent,
                tolerance,
            } => {
                let deals = reference::Reference::new(game, party, exponent, tolerance);
                Manner::Reference(Box::new(deals))
            }
        }
    }

    /// Whether it answers what the others say.
    pub(in crate::talks) fn listens(&self) -> bool {
        match self {
            Manner::Clock { .. }
            | Manner::Fixed { .. }
            | Manner::Random(_)
            | Manner::Reference(_) => false,
            Manner::Echo(_)
            | Manner::Nice(_)
            | Manner::TradeOff(_)
            | Manner::Micro(_)
            | Manner::Zeuthen(_) => true,
        }
    }

    /// Hears what somebody else would sign, and what that is worth to oneself.
    pub(in crate::talks) fn hear(&mut self, from: PartyId, deal: &Deal, worth: Points) {
        match self {
            Manner::Echo(echo) => echo.hear(from, worth),
            Manner::Nice(nice) => nice.hear(worth),
            Manner::TradeOff(trade) => trade.hear(worth),
            Manner::Micro(micro) => micro.hear(deal),
            Manner::Zeuthen(zeuthen) => zeuthen.hear(from, deal),
            _ => {}
        }
    }

    /// What it has just asked for or offered.
    pub(in crate::talks) fn made(&mut self, deal: &Deal) {
        match self {
            Manner::Micro(micro) => micro.made(deal),
            Manner::Zeuthen(zeuthen) => zeuthen.made(deal),
            _ => {}
        }
    }

    /// From now on the talks are about this only; `best` is what is best for it now.
    pub(in crate::talks) fn limit(
        &mut self,
        game: &'g Game,
        party: PartyId,
        scope: &Scope,
        best: Option<&(Points, Deal)>,
    ) {
        match self {
            Manner::Micro(micro) => micro.limit(game, party, scope, best),
            Manner::Zeuthen(zeuthen) => zeuthen.limit(scope, best),
            _ => {}
        }
    }
}
