//! Where should they settle? Bargaining solutions, one axiom system a file.
//!
//! A solution chooses among the deals of an [`Arena`]: those inside the gates that it respects, worth at least no deal
//! to every player. It always answers with the **full set** of maximisers, lowest deal first.

mod adjusted_winner;
mod asymmetric_nash;
mod egalitarian;
mod exact;
mod kalai_smorodinsky;
mod leximin;
pub mod lottery;
mod nash;
mod post_settlement;
mod powers;
mod proportional;
mod utilitarian;

pub use adjusted_winner::{ADJUSTED_WINNER, Division};
pub use asymmetric_nash::AsymmetricNash;
pub use egalitarian::Egalitarian;
pub use exact::{Amount, Fraction, nearest};
pub use kalai_smorodinsky::KalaiSmorodinsky;
pub use nash::Nash;
pub use post_settlement::{POST_SETTLEMENT, PostSettlement};
pub use proportional::Proportional;
pub use utilitarian::Utilitarian;

use crate::game::{About, Deal, Game, Points, Within};
use crate::scenario::PartyId;
use crate::space::{self, Aim, DealSet, Entangled, Existence, Frontier, Limits, Oracle, Total};
use num_bigint::BigUint;

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
    limits: Limits<'g>,
}

/// What a solution chooses.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Every maximiser, lowest first; never empty. Of more than [`space::MOST_TIES`] the lowest and some others.
    pub deals: Vec<Deal>,
    /// How many there are; where the search was stopped, how many of them were found.
    pub count: BigUint,
    /// Whether every player gains strictly over no deal in the first of them.
    pub all_gain: bool,
    /// What is maximised, in the unit of the solution's fact sheet (products as geometric means, points).
    pub measure: f64,
    /// `None`: these deals are exactly the maximisers. Otherwise the search was stopped: the deals are the best found, and
    /// no deal measures more than this.
    pub at_most: Option<f64>,
}

impl Chosen {
    /// Two sets of maximisers of the same measure.
    fn and(mut self, other: Chosen) -> Chosen {
        self.deals.extend(other.deals);
        self.deals.sort_unstable();
        self.deals.dedup();
        self.count += other.count;
        self.at_most = self
            .at_most
            .into_iter()
            .chain(other.at_most)
            .reduce(f64::max);
        self
    }
}

/// Why a solution chooses nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSolution {
    /// No deal is inside the gates and worth no deal to every player.
    #[error("no deal gives every player at least what it has without a deal")]
    Empty,
    /// The search was stopped before it found a deal.
    #[error("undecided: the search was stopped first")]
    Undecided,
    /// Links and rules tie too many issues together.
    #[error(transparent)]
    Entangled(#[from] Entangled),
    /// A solution on lotteries that is not worked out for so many players.
    #[error("{}, and there are {players}", if *most == 2 {
        "it walks along the edge of what lotteries can give to two players"
    } else {
        "with lotteries it is worked out for two or three players"
    })]
    Players {
        /// The most it can do.
        most: usize,
        /// How many there are.
        players: usize,
    },
    /// A solution that is defined on a convex set only.
    #[error(
        "it moves along the edge of a convex set, and single deals have none: ask for it over lotteries"
    )]
    NeedsLotteries,
    /// A search in reals that ended before the answer was proved.
    #[error("the best lottery could not be told from its neighbours to nine digits")]
    Accuracy,
    /// A player for whom nothing is at stake.
    #[error(
        "one of the players has nothing at stake on issues that are not agreed anyway: there is nothing to divide"
    )]
    Indifferent,
    /// An issue without an option that everybody's red lines allow.
    #[error("red lines close every option of an issue: there is no deal to divide")]
    Closed,
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
            limits: Limits::DEFAULT,
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

    /// How many play.
    #[must_use]
    pub fn number_of_players(&self) -> usize {
        self.players.len()
    }

    /// Other limits to the searches.
    #[must_use]
    pub fn limits(mut self, limits: Limits<'g>) -> Self {
        self.limits = limits;
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
        Ok(space::frontier(&set, &self.players, &self.limits))
    }

    /// What each player has without a deal.
    fn reservations(&self) -> Vec<Points> {
        self.players.iter().map(|&p| self.reservation(p)).collect()
    }

    /// What lotteries over the deals inside the gates that no player would refuse can give to the players.
    ///
    /// # Errors
    /// [`NoSolution::Entangled`] if links and rules tie too many issues together, [`NoSolution::Undecided`] if the
    /// frontier of these deals is not known exactly within the limits.
    pub fn lotteries(&self) -> Result<lottery::ConvexSet, NoSolution> {
        let frontier = space::frontier(&self.rational_deals()?, &self.players, &self.limits);
        if !frontier.complete() || frontier.epsilon() > Points::ZERO || !frontier.is_small() {
            return Err(NoSolution::Undecided);
        }
        let lowest = frontier
            .points()
            .zip(frontier.lowest_deals())
            .map(|(point, deal)| (point.worth().to_vec(), deal));
        Ok(lottery::ConvexSet::of(lowest, &self.reservations()))
    }

    /// The deals inside the gates, whatever they are worth to the players.
    fn deals(&self) -> Result<DealSet, Entangled> {
        DealSet::within(self.game, self.within, self.round)
    }

    /// The deals inside the gates that no player would refuse.
    fn rational_deals(&self) -> Result<DealSet, Entangled> {
        let mut deals = self.deals()?;
        for &player in &self.players {
            deals.raise(player, self.reservation(player));
        }
        Ok(deals)
    }

    /// Whether there can be a deal of this set: only a search that came to its end says no.
    fn may_exist(&self, deals: DealSet) -> bool {
        let mut oracle = Oracle::over(deals);
        !matches!(oracle.ask(&self.limits), Existence::No)
    }

    /// The most that a player can get in these deals.
    fn highest(&self, deals: &DealSet, player: PartyId) -> Result<Points, NoSolution> {
        let own = Total::of(self.game, vec![player]);
        let searched = space::best(deals, &own, &self.limits);
        match (searched.best, searched.at_most) {
            (Some(best), None) => Ok(Points(best.key as i64)),
            (None, None) => Err(NoSolution::Empty),
            (_, Some(_)) => Err(NoSolution::Undecided),
        }
    }

    /// The deals with the highest measure.
    fn choose<A: Aim>(&self, deals: &DealSet, aim: &A) -> Result<Chosen, NoSolution> {
        let searched = space::best(deals, aim, &self.limits);
        let Some(best) = searched.best else {
            return Err(match searched.at_most {
                Some(_) => NoSolution::Undecided,
                None => NoSolution::Empty,
            });
        };
        let worth = self.game.worths(&best.deals[0]);
        let mut gains = self
            .players
            .iter()
            .map(|&p| worth[p.index()] - self.reservation(p));
        Ok(Chosen {
            all_gain: gains.all(|gain| gain > Points::ZERO),
            measure: aim.measure(&best.key),
            deals: best.deals,
            count: best.count,
            at_most: searched.at_most,
        })
    }
}
