//! `zopa.tournament/1`: every pairing of some tactics over the same draws.

use super::names::each;
use super::shared::ScenarioReport;
use crate::account::Provenance;
use crate::scenario::Scenario;
use crate::trials::{Estimate, Gaps, Joint, Own, Rate, Results};
use schemars::JsonSchema;
use serde::Serialize;

/// The document of `zopa tournament --json`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct TournamentReport {
    /// `zopa.tournament/1`.
    pub format: &'static str,
    /// What was played.
    pub scenario: ScenarioReport,
    /// Draws of each pairing; draw `r` of every pairing is the same.
    pub runs: u64,
    /// The signatories by id, in file order: the seats of every pairing.
    pub seats: Vec<String>,
    /// The tactics as they were named.
    pub tactics: Vec<String>,
    /// Every tactic, the best first.
    pub standings: Vec<StandingReport>,
    /// Every pairing, the tactic of the last seat changing fastest.
    pub pairings: Vec<PairingReport>,
    /// Draws whose agreed deals lack a distance.
    pub not_measured: GapsReport,
}

/// A tactic over all pairings; each play counts once for every seat that it holds.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct StandingReport {
    /// Its place, from 1.
    pub place: u64,
    /// Its name.
    pub tactic: String,
    /// What it ends with.
    #[serde(flatten)]
    pub own: OwnReport,
    /// What came of the talks.
    #[serde(flatten)]
    pub joint: JointReport,
}

/// One assignment of tactics to seats.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PairingReport {
    /// Each signatory, its tactic and what it ends with.
    pub seats: Vec<SeatReport>,
    /// What came of the talks.
    #[serde(flatten)]
    pub joint: JointReport,
}

/// A signatory in a pairing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct SeatReport {
    /// Its id.
    pub party: String,
    /// Its tactic.
    pub tactic: String,
    /// What it ends with.
    #[serde(flatten)]
    pub own: OwnReport,
}

/// What a seat ends with, in points.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct OwnReport {
    /// Worth of the agreed deal, ratified or not; without a handshake of no deal in the last round.
    pub utility: EstimateReport,
    /// What the agreed deal gives over no deal in its round; 0 without one.
    pub gain: EstimateReport,
}

/// What came of the talks.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JointReport {
    /// One deal accepted by every signatory.
    pub handshake: RateReport,
    /// And it passes every gate of its round but ratification.
    pub reached: RateReport,
    /// And every ratifier concerned passes it.
    pub ratified: RateReport,
    /// The round of the handshake, over plays with one.
    pub round: EstimateReport,
    /// Distance of agreed deals to the Pareto frontier of what the signatories could agree on, in points.
    pub pareto_distance: EstimateReport,
    /// Distance of agreed deals to the Nash deal of day one, in points.
    pub nash_distance: EstimateReport,
}

/// A mean with its 95% interval by Student's t over draws.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EstimateReport {
    /// The mean; `null` where there is no number.
    pub mean: Option<f64>,
    /// Lower end of the interval; `null` where fewer than two draws have a number.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Over how many plays.
    pub plays: u64,
}

/// A share with its 95% Wilson interval, for as many plays as are worth independent ones.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RateReport {
    /// How many plays.
    pub hits: u64,
    /// Of how many.
    pub plays: u64,
    /// hits/plays.
    pub share: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Draws whose agreed deals lack a distance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GapsReport {
    /// Draws in which some pairing agreed on a deal.
    pub of: u64,
    /// The Pareto frontier was not found within the limits.
    pub pareto_distance: u64,
    /// The Nash deal was not found within the limits.
    pub nash_distance: u64,
    /// No deal has every consent on day one.
    pub no_nash_deal: u64,
}

impl From<Estimate> for EstimateReport {
    fn from(estimate: Estimate) -> Self {
        EstimateReport {
            mean: estimate.mean,
            low: estimate.interval.map(|i| i.low),
            high: estimate.interval.map(|i| i.high),
            plays: estimate.plays,
        }
    }
}

impl From<Rate> for RateReport {
    fn from(rate: Rate) -> Self {
        RateReport {
            hits: rate.hits,
            plays: rate.plays,
            share: rate.share,
            low: rate.interval.low,
            high: rate.interval.high,
        }
    }
}

impl From<Own> for OwnReport {
    fn from(own: Own) -> Self {
        OwnReport {
            utility: own.utility.into(),
            gain: own.gain.into(),
        }
    }
}

impl From<Joint> for JointReport {
    fn from(joint: Joint) -> Self {
        JointReport {
            handshake: joint.handshake.into(),
            reached: joint.reached.into(),
            ratified: joint.ratified.into(),
            round: joint.round.into(),
            pareto_distance: joint.pareto.into(),
            nash_distance: joint.nash.into(),
        }
    }
}

impl From<Gaps> for GapsReport {
    fn from(gaps: Gaps) -> Self {
        GapsReport {
            of: gaps.measured,
            pareto_distance: gaps.frontier,
            nash_distance: gaps.nash,
            no_nash_deal: gaps.no_nash,
        }
    }
}

/// The document of one tournament.
pub fn tournament(scenario: &Scenario, from: &Provenance, results: &Results) -> TournamentReport {
    let id = |seat: usize| scenario.parties[results.players[seat].index()].id.clone();
    let name = |entrant: usize| results.entrants[entrant].clone();
    TournamentReport {
        format: "zopa.tournament/1",
        scenario: ScenarioReport::new(scenario, from),
        runs: results.runs,
        seats: each(0..results.players.len(), id),
        tactics: results.entrants.clone(),
        standings: each(results.standings.iter().zip(1..), |(standing, place)| {
            StandingReport {
                place,
                tactic: name(standing.entrant),
                own: standing.own.into(),
                joint: standing.joint.into(),
            }
        }),
        pairings: each(&results.pairings, |pairing| PairingReport {
            seats: each(0..pairing.seats.len(), |seat| SeatReport {
                party: id(seat),
                tactic: name(pairing.seats[seat]),
                own: pairing.own[seat].into(),
            }),
            joint: pairing.joint.into(),
        }),
        not_measured: results.gaps.into(),
    }
}
