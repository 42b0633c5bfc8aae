//! Where should they settle? Bargaining solutions, one axiom system a file.
//!
//! A solution chooses among the deals of an [`Arena`]: those inside the gates that it respects, worth at least no deal
//! to every player. It always answers with the **full set** of maximisers, lowest deal first.

mod asymmetric_nash;
mod egalitarian;
mod kalai_smorodinsky;
mod leximin;
mod nash;
mod utilitarian;

pub use asymmetric_nash::AsymmetricNash;
pub use egalitarian::Egalitarian;
pub use kalai_smorodinsky::KalaiSmorodinsky;
pub use nash::Nash;
pub use utilitarian::Utilitarian;

use crate::game::{About, Deal, Game, Points, Within};
use crate::scenario::PartyId;
use crate::space::{self, DealSet, Entangled, Frontier, Limits, Objective, TooLarge, Walk};

/// Every solution that needs no parameter, in the order in which they are shown.
pub static ALL: &[&dyn Solution] = &[&Nash, &KalaiSmorodinsky, &Egalitarian, &Utilitarian];

/// A bargaining solution: a rule that chooses deals.
pub trait Solution: Sync {
    /// Its fact sheet.
    fn about(&self) -> &'static About;

    /// The deals it chooses.
    ///
    /// # Errors
    /// Why there is nothing to choose.
    fn solve(&self, arena: &Arena<'_>) -> Result<Chosen, NoSolution>;
}

/// Who bargains over which deals, when.
#[derive(Debug)]
pub struct Arena<'g> {
    game: &'g Game,
    players: Vec<PartyId>,
    within: Within,
    round: u32,
}

/// What a solution chooses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// Every maximiser, lowest first; never empty.
    pub deals: Vec<Deal>,
    /// Whether every player gains strictly over no deal in the first of them.
    pub all_gain: bool,
}

/// Why a solution chooses nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSolution {
    /// No deal is inside the gates and worth no deal to every player.
    #[error("no deal is left to choose from")]
    Empty,
    /// The space cannot be enumerated in this version.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
}

impl<'g> Arena<'g> {
    /// The signatories over the deals through gates 1-4 on day one.
    #[must_use]
    pub fn new(game: &'g Game) -> Self {
        Arena {
            game,
            players: game.signatories().to_vec(),
            within: Within::Consents,
            round: 0,
        }
    }

    /// Other players.
    #[must_use]
    pub fn players(mut self, players: &[PartyId]) -> Self {
        self.players = players.to_vec();
        self
    }

    /// Other gates.
    #[must_use]
    pub fn within(mut self, within: Within) -> Self {
        self.within = within;
        self
    }

    /// The walk-away values of another round.
    #[must_use]
    pub fn round(mut self, round: u32) -> Self {
        self.round = round;
        self
    }

    /// A player's worth without a deal; 0 for one that states none.
    #[must_use]
    pub fn reservation(&self, player: PartyId) -> Points {
        self.game.no_deal_at(player, self.round).unwrap_or_default()
    }

    /// The Pareto frontier of these deals for the players.
    ///
    /// # Errors
    /// [`Entangled`] if links and rules tie too many issues together.
    pub fn frontier(&self) -> Result<Frontier, Entangled> {
        let set = DealSet::within(self.game, self.within, self.round)?;
        Ok(space::frontier(&set, &self.players, &Limits::DEFAULT))
    }

    /// The deals inside the gates, whatever they are worth to the players.
    fn deals(&self) -> Walk<'g> {
        Walk::within(self.game, self.within, self.round)
    }

    /// The deals inside the gates that no player would refuse.
    fn rational_deals(&self) -> Walk<'g> {
        let mut walk = self.deals();
        for &player in &self.players {
            let lane = player.index();
            walk.set_floor(lane, walk.floor(lane).max(self.reservation(player)));
        }
        walk
    }

    /// Gains of the players, from the worth to every party.
    fn gains<'a>(&'a self, worth: &'a [Points]) -> impl Iterator<Item = Points> + 'a {
        self.players
            .iter()
            .map(|&p| worth[p.index()] - self.reservation(p))
    }

    fn choose<O: Objective>(&self, walk: &Walk<'_>, objective: &O) -> Result<Chosen, NoSolution> {
        space::enumerable(self.game)?;
        let best = space::maximisers(walk, objective).ok_or(NoSolution::Empty)?;
        let worth = self.game.worths(&best.deals[0]);
        let all_gain = self.gains(&worth).all(|gain| gain > Points::ZERO);
        Ok(Chosen {
            deals: best.deals,
            all_gain,
        })
    }
}
