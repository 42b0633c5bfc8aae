//! `zopa.solve/1`: where they should settle.

use super::shared::{ByParty, ScenarioReport, StageReport, stages, terms};
use crate::account::{Provenance, Solved};
use crate::game::{Deal, Game, Within};
use serde::Serialize;

/// The document of `zopa solve --json`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SolveReport {
    /// `zopa.solve/1`.
    pub format: &'static str,
    /// What was solved.
    pub scenario: ScenarioReport,
    /// Who plays, by id.
    pub players: Vec<String>,
    /// Over which deals: `anything`, `red-lines`, `zopa`, `consents` or `all`.
    pub within: &'static str,
    /// With the walk-away values of this round.
    pub round: u32,
    /// Deals left gate by gate.
    pub gates: Vec<StageReport>,
    /// One entry a solution.
    pub solutions: Vec<SolutionReport>,
    /// The Pareto frontier of those deals, by falling worth to the first player.
    pub frontier: Vec<DealReport>,
    /// The number of worth vectors on the frontier of all texts that can exist.
    pub raw_frontier_points: usize,
}

/// What one solution chooses.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SolutionReport {
    /// Its name.
    pub name: &'static str,
    /// Why it chooses nothing, if so.
    pub none: Option<String>,
    /// Whether every player gains strictly.
    pub all_gain: Option<bool>,
    /// All maximisers, lowest deal first.
    pub deals: Vec<DealReport>,
}

/// A deal with what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DealReport {
    /// Worth to each party.
    pub worth: ByParty<f64>,
    /// Whether every body concerned would pass it.
    pub ratified: bool,
    /// The exact chance that they do.
    pub ratified_chance: f64,
    /// The number of deals with exactly this worth to the players, where it stands for several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deals_behind: Option<u64>,
    /// The text: issue → option.
    pub text: serde_json::Map<String, serde_json::Value>,
}

impl DealReport {
    pub(super) fn new(game: &Game, deal: &Deal, round: u32, deals_behind: Option<u64>) -> Self {
        let parties = game.frame().parties.iter().zip(game.worths(deal));
        DealReport {
            worth: parties
                .map(|(party, worth)| (party.id.clone(), worth.as_points()))
                .collect(),
            ratified: game
                .failures(deal, Within::All, round)
                .iter()
                .all(|gate| gate.stage() != Within::All),
            ratified_chance: game.ratified_chance(deal),
            deals_behind,
            text: terms(game, deal),
        }
    }
}

/// The document of a solved game.
#[must_use]
pub fn solve(solved: &Solved<'_>, from: &Provenance) -> SolveReport {
    let (game, round) = (solved.game, solved.round);
    let answers = solved.answers.iter().map(|(about, answer)| SolutionReport {
        name: about.name,
        none: answer.as_ref().err().map(ToString::to_string),
        all_gain: answer.as_ref().ok().map(|chosen| chosen.all_gain),
        deals: match answer {
            Ok(chosen) => chosen
                .deals
                .iter()
                .map(|deal| DealReport::new(game, deal, round, None))
                .collect(),
            Err(_) => Vec::new(),
        },
    });
    let points = solved.frontier.points();
    SolveReport {
        format: "zopa.solve/1",
        scenario: ScenarioReport {
            seed: None,
            ..ScenarioReport::new(solved.scenario, from)
        },
        players: solved
            .players
            .iter()
            .map(|p| game.frame().parties[p.index()].id.clone())
            .collect(),
        within: solved.within.word(),
        round,
        gates: stages(solved.scenario, &solved.funnel),
        solutions: answers.collect(),
        frontier: points
            .map(|point| {
                let deals = u64::try_from(point.count()).unwrap_or(u64::MAX);
                DealReport::new(game, &point.lowest(), round, Some(deals))
            })
            .collect(),
        raw_frontier_points: solved.raw_frontier.len(),
    }
}
