//! `zopa.solve/1`: where they should settle.

use super::shared::{ByParty, PrecisionReport, ScenarioReport, StageReport, stages, terms, whole};
use crate::account::{Draft, Draw, Provenance, Solved};
use crate::game::{Deal, Game, Within};
use crate::scenario::PartyId;
use crate::solutions::lottery::Reach;
use crate::solutions::{Amount, Fraction};
use num_bigint::{BigInt, BigUint};
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
    /// The number of worth vectors on the frontier of all texts that can exist.
    pub raw_frontier_points: usize,
    /// 0: the frontier is exact. Otherwise points: it is thinned out, and each true point that clears every floor by this
    /// has one here that gives no player less by more than this.
    pub frontier_epsilon: f64,
    /// Whether the frontier was finished within the limits.
    pub frontier_complete: bool,
    /// The same two for the frontier of all texts.
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
    /// Whether every body concerned would pass it.
    pub ratified: bool,
    /// The exact chance that they do.
    pub ratified_chance: f64,
    /// The number of deals with exactly this worth to the players, where it stands for several: a number up to 2^64 − 1,
    /// beyond that a string of digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deals_behind: Option<Value>,
    /// The text: issue → option.
    pub text: serde_json::Map<String, Value>,
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
    /// Its text and worth.
    pub deal: DealReport,
    /// What it is worth to the players together, points.
    pub total: f64,
    /// What the players together could still gain, points; below 0 for a text outside the gates; `null` if not known.
    pub left_on_table: Option<f64>,
    /// Euclidean distance of the players' worth to the nearest point of the frontier, points.
    pub pareto_distance: Option<f64>,
    /// What all together gain with the best text that gives no player less, points; `null` if there is none.
    pub improvement: Option<f64>,
    /// That text.
    pub better: Option<DealReport>,
}

impl DealReport {
    pub(super) fn new(game: &Game, deal: &Deal, round: u32, behind: Option<&BigUint>) -> Self {
        let parties = game.frame().parties.iter().zip(game.worths(deal));
        DealReport {
            worth: parties
                .map(|(party, worth)| (party.id.clone(), game.real(worth)))
                .collect(),
            ratified: game
                .failures(deal, Within::All, round)
                .iter()
                .all(|gate| gate.stage() != Within::All),
            ratified_chance: game.ratified_chance(deal, round),
            deals_behind: behind.map(whole),
            text: terms(game, deal),
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
    let (game, round) = (solved.game, solved.round);
    let answers = solved.answers.iter().map(|(about, answer)| {
        let chosen = answer.as_ref().ok();
        let first = chosen.map(|chosen| &chosen.deals[0]);
        let deals = chosen.map_or(&[][..], |chosen| &chosen.deals);
        SolutionReport {
            name: about.name,
            none: answer.as_ref().err().map(ToString::to_string),
            all_gain: chosen.map(|chosen| chosen.all_gain),
            deals: deals
                .iter()
                .map(|deal| DealReport::new(game, deal, round, None))
                .collect(),
            texts: chosen.map(|chosen| whole(&chosen.count)),
            measure: chosen.map(|chosen| chosen.measure),
            at_most: chosen.and_then(|chosen| chosen.at_most),
            total: first.map(|deal| game.real(solved.total(deal))),
            left_on_table: first
                .and_then(|deal| solved.left_on_the_table(deal))
                .map(|left| game.real(left)),
        }
    });
    let behind = solved.frontier.told(most_told(game));
    SolveReport {
        format: "zopa.solve/1",
        scenario: ScenarioReport {
            seed: None,
            ..ScenarioReport::new(solved.scenario, from)
        },
        precision: PrecisionReport::new(solved.game, solved.round),
        players: solved.players.iter().map(|&p| id(game, p)).collect(),
        within: solved.within.word(),
        round,
        gates: stages(solved.scenario, &solved.funnel),
        solutions: answers.collect(),
        complete: solved.is_complete(),
        frontier: behind
            .iter()
            .map(|(deal, count)| DealReport::new(game, deal, round, Some(count)))
            .collect(),
        frontier_points: solved.frontier.len(),
        raw_frontier_points: solved.raw_frontier.len(),
        frontier_epsilon: game.real(solved.frontier.epsilon()),
        frontier_complete: solved.frontier.complete(),
        raw_frontier_epsilon: game.real(solved.raw_frontier.epsilon()),
        raw_frontier_complete: solved.raw_frontier.complete(),
        lotteries: solved
            .draws
            .iter()
            .map(|draw| lottery(solved, draw))
            .collect(),
        adjusted_winner: division(solved),
        trade: solved.trade.map(|trade| TradeReport {
            logrolling_potential: trade.potential,
            tension: trade.tension,
        }),
        drafts: solved
            .drafts
            .iter()
            .map(|draft| drafted(solved, draft))
            .collect(),
    }
}

fn id(game: &Game, party: PartyId) -> String {
    game.frame().parties[party.index()].id.clone()
}

/// Something for each player, by id.
fn by_player<T>(solved: &Solved<'_>, each: impl Iterator<Item = T>) -> ByParty<T> {
    solved
        .players
        .iter()
        .map(|&p| id(solved.game, p))
        .zip(each)
        .collect()
}

fn lottery(solved: &Solved<'_>, (about, draw): &Draw) -> LotteryReport {
    let drawn = draw.as_ref().ok();
    let points = |units: &Fraction| units / BigInt::from(solved.game.unit().size());
    let exact = drawn.and_then(|lottery| {
        let worth = lottery.worth.iter().map(Amount::exact);
        let worth: Option<Vec<&Fraction>> = worth.collect();
        worth.map(|worth| {
            by_player(
                solved,
                worth.into_iter().map(|units| points(units).to_string()),
            )
        })
    });
    let tickets = drawn.map_or(&[][..], |lottery| &lottery.tickets).iter();
    LotteryReport {
        name: about.name,
        none: draw.as_ref().err().map(ToString::to_string),
        worth: drawn
            .map(|lottery| by_player(solved, lottery.points(solved.game.unit()).into_iter())),
        gives: drawn
            .map(|lottery| by_player(solved, lottery.gives(solved.game.unit()).into_iter())),
        exact,
        attained: drawn.map(|lottery| lottery.reach == Reach::Attained),
        tickets: tickets
            .map(|ticket| TicketReport {
                chance: ticket.chance.as_f64(),
                exact: ticket.chance.exact().map(ToString::to_string),
                deal: DealReport::new(solved.game, &ticket.deal, solved.round, None),
            })
            .collect(),
    }
}

fn division(solved: &Solved<'_>) -> Option<DivisionReport> {
    let division = solved.division.as_ref()?;
    let frame = solved.game.frame();
    let done = division.as_ref().ok();
    let shares = done.map_or(&[][..], |division| &division.shares);
    let share = |fraction: &Fraction| crate::solutions::nearest(fraction);
    Some(DivisionReport {
        none: division.as_ref().err().map(ToString::to_string),
        points: done.map(|division| share(&division.points)),
        shares: frame
            .issues
            .iter()
            .zip(shares)
            .map(|(issue, both)| (issue.id.clone(), by_player(solved, both.iter().map(share))))
            .collect(),
        split: done
            .and_then(|division| division.split())
            .map(|issue| frame.issues[issue].id.clone()),
        agreed: done
            .map_or(&[][..], |division| &division.agreed)
            .iter()
            .map(|(issue, option)| {
                let issue = &frame.issues[issue.index()];
                (issue.id.clone(), issue.options[option.index()].clone())
            })
            .collect(),
    })
}

fn drafted(solved: &Solved<'_>, draft: &Draft) -> DraftReport {
    let report = |deal: &Deal| DealReport::new(solved.game, deal, solved.round, None);
    DraftReport {
        id: draft.id.clone(),
        deal: report(&draft.deal),
        total: solved.game.real(solved.total(&draft.deal)),
        left_on_table: solved
            .left_on_the_table(&draft.deal)
            .map(|left| solved.game.real(left)),
        pareto_distance: draft.distance,
        improvement: draft
            .better
            .as_ref()
            .map(|(_, more)| solved.game.real(*more)),
        better: draft.better.as_ref().map(|(deal, _)| report(deal)),
    }
}
