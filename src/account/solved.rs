//! All solutions of one game, side by side.

use crate::game::{About, Game, Within};
use crate::scenario::{PartyId, Scenario};
use crate::solutions::{self, Arena, Chosen, NoSolution};
use crate::space::{self, Entangled, Frontier, Funnel, Limits, TooLarge};

/// A solution and what it chooses.
pub type Choice = (&'static About, Result<Chosen, NoSolution>);

/// Why a game cannot be solved by every solution.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotSolved {
    /// The frontier would have to be enumerated.
    #[error(transparent)]
    TooLarge(#[from] TooLarge),
    /// The deals cannot be counted.
    #[error(transparent)]
    Entangled(#[from] Entangled),
}

/// All solutions of one game.
#[derive(Debug)]
pub struct Solved<'a> {
    /// What the file means.
    pub scenario: &'a Scenario,
    /// Its numbers.
    pub game: &'a Game,
    /// Who plays.
    pub players: Vec<PartyId>,
    /// Over which deals.
    pub within: Within,
    /// In which round.
    pub round: u32,
    /// Each solution's answer, in the order of [`solutions::ALL`].
    pub answers: Vec<Choice>,
    /// The Pareto frontier of those deals.
    pub frontier: Frontier,
    /// And of all texts that can exist, whoever refuses them.
    pub raw_frontier: Frontier,
    /// Deals left gate by gate.
    pub funnel: Funnel,
}

impl<'a> Solved<'a> {
    /// Solves a game by every solution.
    ///
    /// # Errors
    /// If the space cannot be enumerated, or links and rules tie too many issues together.
    pub fn of(
        scenario: &'a Scenario,
        game: &'a Game,
        players: &[PartyId],
        within: Within,
        round: u32,
    ) -> Result<Self, NotSolved> {
        let arena = Arena::new(game)
            .players(players)
            .within(within)
            .round(round);
        let raw = Arena::new(game)
            .players(players)
            .within(Within::Anything)
            .round(round);
        Ok(Solved {
            scenario,
            game,
            players: players.to_vec(),
            within,
            round,
            frontier: arena.frontier()?,
            raw_frontier: raw.frontier()?,
            funnel: space::funnel(game, round, &Limits::DEFAULT)?,
            answers: solutions::ALL
                .iter()
                .map(|solution| (solution.about(), solution.solve(&arena)))
                .collect(),
        })
    }
}
