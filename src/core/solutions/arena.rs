//! Who bargains over which deals, and what is chosen among them.

use super::lottery;
use super::no_solution::NoSolution;
use crate::game::{Deal, Game, Points, Within};
use crate::scenario::PartyId;
use crate::space::{self, Aim, DealSet, Entangled, Existence, Frontier, Limits, Oracle, Total};
use num_bigint::BigUint;

/// Who bargains over which deals, when.
#[derive(Debug)]
pub struct Arena<'g> {
    pub(super) game: &'g Game,
    pub(super) players: Vec<PartyId>,
    pub(super) within: Within,
    pub(super) round: u32,
    pub(super) limits: Limits<'g>,
}

/// The choice of a solution.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    /// Every maximiser, lowest first; never empty. If there are more than [`space::MOST_TIES`], the lowest and some others.
    pub deals: Vec<Deal>,
    /// The number of maximisers; where the search was stopped, the number of those found.
    pub count: BigUint,
    /// True if every player gains strictly over no deal in the first of the deals.
    pub all_gain: bool,
    /// The value that is maximised, in the unit of the solution's fact sheet (products as geometric means, points).
    pub measure: f64,
    /// `None`: these deals are exactly the maximisers. Otherwise the search was stopped: the deals are the best found, and
    /// no deal measures more than this.
    pub at_most: Option<f64>,
}

impl Chosen {
    /// Merges two sets of maximisers of the same measure.
    pub(super) fn and(mut self, other: Chosen) -> Chosen {
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

impl<'g> Arena<'g> {
    /// An arena of the signatories over the deals that pass every gate but ratification on day one ([`Within::Consents`]).
    pub fn new(game: &'g Game) -> Self {
        Arena {
            game,
            players: game.signatories().to_vec(),
            within: Within::Consents,
            round: 0,
            limits: Limits::DEFAULT,
        }
    }

    /// Sets the players.
    pub fn players(mut self, players: &[PartyId]) -> Self {
        self.players = players.to_vec();
        self
    }

    /// Sets the gates.
    pub fn within(mut self, within: Within) -> Self {
        self.within = within;
        self
    }

    /// Sets the round whose no-deal values count.
    pub fn round(mut self, round: u32) -> Self {
        self.round = round;
        self
    }

    /// The number of players.
    pub fn number_of_players(&self) -> usize {
        self.players.len()
    }

    /// Sets the limits of the searches.
    pub fn limits(mut self, limits: Limits<'g>) -> Self {
        self.limits = limits;
        self
    }

    /// A player's worth without a deal; 0 for one that states none.
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

    /// The no-deal value of each player.
    pub(super) fn reservations(&self) -> Vec<Points> {
        self.players.iter().map(|&p| self.reservation(p)).collect()
    }

    /// The convex set of what lotteries over the deals inside the gates that no player would refuse can give to the players.
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
    pub(super) fn deals(&self) -> Result<DealSet, Entangled> {
        DealSet::within(self.game, self.within, self.round)
    }

    /// The deals inside the gates that no player would refuse.
    pub(super) fn rational_deals(&self) -> Result<DealSet, Entangled> {
        let mut deals = self.deals()?;
        for &player in &self.players {
            deals.raise(player, self.reservation(player));
        }
        Ok(deals)
    }

    /// True if this set may contain a deal: only a search that was finished rules it out.
    pub(super) fn may_exist(&self, deals: DealSet) -> bool {
        let mut oracle = Oracle::over(deals);
        !matches!(oracle.ask(&self.limits), Existence::No)
    }

    /// The most that a player can get in these deals.
    pub(super) fn highest(&self, deals: &DealSet, player: PartyId) -> Result<Points, NoSolution> {
        let own = Total::of(self.game, vec![player]);
        let searched = space::best(deals, &own, &self.limits);
        match (searched.best, searched.at_most) {
            (Some(best), None) => Ok(Points(best.key as i64)),
            (None, None) => Err(NoSolution::Empty),
            (_, Some(_)) => Err(NoSolution::Undecided),
        }
    }

    /// The deals with the highest measure.
    pub(super) fn choose<A: Aim>(&self, deals: &DealSet, aim: &A) -> Result<Chosen, NoSolution> {
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
