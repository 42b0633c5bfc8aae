//! `zopa.solve/1`: where they should settle.

use super::names::{ByParty, Names, Text, each};
use super::shared::{PrecisionReport, ScenarioReport, StageReport, stages, whole};
use crate::account::{Draw, Provenance, Solved};
use crate::durability::Outlook;
use crate::game::{Deal, Game, Within};
use crate::scenario::IssueId;
use crate::solutions::lottery::Reach;
use crate::solutions::{BigFraction, nearest};
use num_bigint::BigInt;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The document of `zopa solve --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SolveReport {
    /// `zopa.solve/1`.
    pub format: &'static str,
    /// What was solved.
    pub scenario: ScenarioReport,
    /// In what unit worth was computed, and how exactly.
    pub precision: PrecisionReport,
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
    /// Whether every search came to its end within its limits, so that all of this is exact. If not, brackets, bounds
    /// and the words `complete` and `epsilon` say what is known.
    pub complete: bool,
    /// The Pareto frontier of those deals, by falling worth to the first player; the lowest deal of each point. Of very
    /// many points some, evenly spread: `frontier_points` says of how many.
    pub frontier: Vec<DealReport>,
    /// The number of its points.
    pub frontier_points: usize,
    /// The number of worth vectors on the frontier of all deals that can exist.
    pub raw_frontier_points: usize,
    /// 0: the frontier is exact. Otherwise points: it is thinned out, and each true point that clears every floor by this
    /// has one here that gives no player less by more than this.
    pub frontier_epsilon: f64,
    /// Whether the frontier was finished within the limits.
    pub frontier_complete: bool,
    /// The same two for the frontier of all deals.
    pub raw_frontier_epsilon: f64,
    /// See `raw_frontier_epsilon`.
    pub raw_frontier_complete: bool,
    /// Solutions over lotteries, for two or three players; else empty.
    pub lotteries: Vec<LotteryReport>,
    /// Adjusted Winner; `null` unless two play.
    pub adjusted_winner: Option<DivisionReport>,
    /// How far the weights of two players differ; `null` unless two play.
    pub trade: Option<TradeReport>,
    /// The drafts of the file, held against those deals.
    pub drafts: Vec<DraftReport>,
}

/// What one solution chooses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SolutionReport {
    /// Its name.
    pub name: &'static str,
    /// Why it chooses nothing, if so.
    pub none: Option<String>,
    /// Whether every player gains strictly.
    pub all_gain: Option<bool>,
    /// All maximisers, lowest deal first; of more than 1,000 the lowest and some others.
    pub deals: Vec<DealReport>,
    /// How many maximisers there are: a number up to 2^64 − 1, beyond that a string of digits.
    pub texts: Option<Value>,
    /// What is maximised: for `nash` and `asymmetric-nash` the geometric mean of the gains of those who gain (0 if nobody can), for `kalai-smorodinsky` the
    /// least share, for `egalitarian` the least gain, for `proportional` the least gain/proportion, for `utilitarian`
    /// the sum of worth; points but for the share.
    pub measure: Option<f64>,
    /// `null`: these are exactly the maximisers. Otherwise the search was stopped, and no deal measures more than this.
    pub at_most: Option<f64>,
    /// What the first of them is worth to the players together, points.
    pub total: Option<f64>,
    /// What the players together could still gain among those deals, points; `null` if that is not known.
    pub left_on_table: Option<f64>,
}

/// A deal with what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DealReport {
    /// Worth to each party.
    pub worth: ByParty<f64>,
    /// Whether every ratifier concerned would pass it.
    pub ratified: bool,
    /// The exact chance that they do.
    pub ratified_chance: f64,
    /// The exact chance that it lasts, once ratified; only with `[durability]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting_chance: Option<f64>,
    /// The number of deals with exactly this worth to the players, where it stands for several: a number up to 2^64 − 1,
    /// beyond that a string of digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deals_behind: Option<Value>,
    /// The deal: issue → option.
    pub text: Text,
}

/// What one solution over lotteries chooses.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct LotteryReport {
    /// Its name.
    pub name: &'static str,
    /// Why it chooses nothing, if so.
    pub none: Option<String>,
    /// The point that the solution chooses, points: what each player gets on average where `attained`.
    pub worth: Option<ByParty<f64>>,
    /// What the tickets give each player on average, points.
    pub gives: Option<ByParty<f64>>,
    /// The same as fractions of a point, where it is rational.
    pub exact: Option<ByParty<String>>,
    /// `false`: the point counts on throwing worth away; the tickets give nobody less and somebody more.
    pub attained: Option<bool>,
    /// The deals that are drawn.
    pub tickets: Vec<TicketReport>,
}

/// A deal and the chance that it is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TicketReport {
    /// The chance, 0-1.
    pub chance: f64,
    /// The same as a fraction, where it is rational.
    pub exact: Option<String>,
    /// The deal.
    pub deal: DealReport,
}

/// How Adjusted Winner divides the issues.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DivisionReport {
    /// Why there is nothing to divide, if so.
    pub none: Option<String>,
    /// What each of the two gets of its 100 points.
    pub points: Option<f64>,
    /// The share of each issue that each player wins, 0-1.
    pub shares: BTreeMap<String, ByParty<f64>>,
    /// The issue that is split, if one is.
    pub split: Option<String>,
    /// Issues on which one option is best for both: issue → option.
    pub agreed: BTreeMap<String, String>,
}

/// How far the weights of two players differ; `null` where nothing is at stake for one of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct TradeReport {
    /// 0-1: what giving each issue to whom it matters more is worth over dividing each in half.
    pub logrolling_potential: Option<f64>,
    /// 0-1: the cosine of the two rows of weights.
    pub tension: Option<f64>,
}

/// A draft of the file.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DraftReport {
    /// Its key.
    pub id: String,
    /// Its deal and worth.
    pub deal: DealReport,
    /// What it is worth to the players together, points.
    pub total: f64,
    /// What the players together could still gain, points; below 0 for a deal outside the gates; `null` if not known.
    pub left_on_table: Option<f64>,
    /// Euclidean distance of the players' worth to the nearest point of the frontier, points.
    pub pareto_distance: Option<f64>,
    /// What all together gain with the best deal that gives no player less, points; `null` if there is none.
    pub improvement: Option<f64>,
    /// That deal.
    pub better: Option<DealReport>,
}

impl DealReport {
    pub(super) fn new(names: Names<'_>, deal: &Deal, round: u32) -> Self {
        let failures = names.game.failures(deal, Within::All, round);
        DealReport {
            worth: names.worths(deal),
            ratified: failures.iter().all(|gate| gate.stage() != Within::All),
            ratified_chance: names.game.ratified_chance(deal, round),
            lasting_chance: Outlook::in_game(names.game, deal).map(|outlook| outlook.lasts()),
            deals_behind: None,
            text: names.text(deal),
        }
    }
}

/// The most terms of the deals of a frontier that are written out.
const MOST_TERMS: usize = 1_000_000;

/// How many points of a frontier are written out with the deals behind them.
pub(in crate::report) fn most_told(game: &Game) -> usize {
    (MOST_TERMS / game.sizes().len().max(1)).min(MOST_POINTS)
}

/// The most points of a frontier that are written out.
const MOST_POINTS: usize = 100_000;

/// The document of a solved game.
pub fn solve(solved: &Solved<'_>, from: &Provenance) -> SolveReport {
    let game = solved.game;
    let names = Names::of(solved.scenario, game);
    let report = |deal: &Deal| DealReport::new(names, deal, solved.round);
    let answers = each(&solved.answers, |(about, answer)| {
        let chosen = answer.as_ref().ok();
        let first = chosen.map(|chosen| &chosen.deals[0]);
        let left = first.and_then(|deal| solved.left_on_the_table(deal));
        SolutionReport {
            name: about.name,
            none: answer.as_ref().err().map(ToString::to_string),
            all_gain: chosen.map(|chosen| chosen.all_gain),
            deals: each(chosen.iter().flat_map(|chosen| &chosen.deals), report),
            texts: chosen.map(|chosen| whole(&chosen.count)),
            measure: chosen.map(|chosen| chosen.measure),
            at_most: chosen.and_then(|chosen| chosen.at_most),
            total: first.map(|deal| game.real(solved.total(deal))),
            left_on_table: left.map(|left| game.real(left)),
        }
    });
    let behind = solved.frontier.told(most_told(game));
    SolveReport {
        format: "zopa.solve/1",
        scenario: ScenarioReport {
            seed: None,
            ..ScenarioReport::new(solved.scenario, from)
        },
        precision: PrecisionReport::new(game, solved.round),
        players: names.parties(&solved.players),
        within: solved.within.word(),
        round: solved.round,
        gates: stages(solved.scenario, &solved.funnel),
        solutions: answers,
        complete: solved.is_complete(),
        frontier: each(&behind, |(deal, count)| DealReport {
            deals_behind: Some(whole(count)),
            ..report(deal)
        }),
        frontier_points: solved.frontier.len(),
        raw_frontier_points: solved.raw_frontier.len(),
        frontier_epsilon: game.real(solved.frontier.epsilon()),
        frontier_complete: solved.frontier.complete(),
        raw_frontier_epsilon: game.real(solved.raw_frontier.epsilon()),
        raw_frontier_complete: solved.raw_frontier.complete(),
        lotteries: each(&solved.draws, |draw| lottery(solved, names, draw)),
        adjusted_winner: division(solved, names),
        trade: solved.trade.map(|trade| TradeReport {
            logrolling_potential: trade.potential,
            tension: trade.tension,
        }),
        drafts: each(&solved.drafts, |draft| {
            let left = solved.left_on_the_table(&draft.deal);
            let better = draft.better.as_ref();
            DraftReport {
                id: draft.id.clone(),
                deal: report(&draft.deal),
                total: game.real(solved.total(&draft.deal)),
                left_on_table: left.map(|left| game.real(left)),
                pareto_distance: draft.distance,
                improvement: better.map(|(_, more)| game.real(*more)),
                better: better.map(|(deal, _)| report(deal)),
            }
        }),
    }
}

fn lottery(solved: &Solved<'_>, names: Names<'_>, (about, draw): &Draw) -> LotteryReport {
    let unit = solved.game.unit();
    let drawn = draw.as_ref().ok();
    let by_player = |worth: Vec<f64>| by_player(solved, names, worth);
    let exact = drawn.and_then(|lottery| {
        let size = BigInt::from(unit.size());
        let points = |units: &BigFraction| (units / &size).to_string();
        let worth = lottery.worth.iter().map(|worth| worth.exact().map(points));
        Some(self::by_player(
            solved,
            names,
            worth.collect::<Option<Vec<_>>>()?,
        ))
    });
    let tickets = drawn.iter().flat_map(|lottery| &lottery.tickets);
    LotteryReport {
        name: about.name,
        none: draw.as_ref().err().map(ToString::to_string),
        worth: drawn.map(|lottery| by_player(lottery.points(unit))),
        gives: drawn.map(|lottery| by_player(lottery.gives(unit))),
        exact,
        attained: drawn.map(|lottery| lottery.reach == Reach::Attained),
        tickets: each(tickets, |ticket| TicketReport {
            chance: ticket.chance.as_f64(),
            exact: ticket.chance.exact().map(ToString::to_string),
            deal: DealReport::new(names, &ticket.deal, solved.round),
        }),
    }
}

/// Something for each player, by id.
fn by_player<T>(
    solved: &Solved<'_>,
    names: Names<'_>,
    each: impl IntoIterator<Item = T>,
) -> ByParty<T> {
    names.by_id(solved.players.iter().copied().zip(each))
}

fn division(solved: &Solved<'_>, names: Names<'_>) -> Option<DivisionReport> {
    let division = solved.division.as_ref()?;
    let done = division.as_ref().ok();
    let shares = done.iter().flat_map(|division| &division.shares);
    let shares = solved.game.issue_ids().zip(shares).map(|(issue, both)| {
        let both = by_player(solved, names, both.iter().map(nearest));
        (names.issue(issue), both)
    });
    let agreed = done.iter().flat_map(|division| &division.agreed);
    let split = done.and_then(|division| division.split());
    Some(DivisionReport {
        none: division.as_ref().err().map(ToString::to_string),
        points: done.map(|division| nearest(&division.points)),
        shares: shares.collect(),
        split: split.map(|issue| names.issue(IssueId(issue as u16))),
        agreed: agreed
            .map(|&(issue, option)| (names.issue(issue), names.option(issue, option)))
            .collect(),
    })
}
