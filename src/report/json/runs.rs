//! Many runs: their tally.

use super::names::{ByParty, each};
use super::shared::ShareReport;
use crate::game::{Game, Gate};
use crate::scenario::{Claim, Scenario};
use crate::trials::{Count, Mean, Tally};
use schemars::JsonSchema;
use serde::Serialize;

/// Many draws of one scenario.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct RunsReport {
    /// How many were played.
    pub n: u64,
    /// Whether nothing is drawn: then all runs are the same, at least one was played, and shares have no sampling error.
    pub exact: bool,
    /// Some deal passes every gate on day one.
    pub possible_day_one: ShareReport,
    /// Some deal passes every gate in some round.
    pub possible: ShareReport,
    /// One deal accepted by every signatory.
    pub handshake: ShareReport,
    /// And it passes every gate of its round but ratification.
    pub reached: ShareReport,
    /// And every ratifier concerned passes it.
    pub ratified: ShareReport,
    /// And it is unbroken at the end of the years that it is to last; only with `[durability]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting: Option<ShareReport>,
    /// The talks broke down.
    pub breakdown: ShareReport,
    /// Alternating offers: the agreed deal, or its absence, depends on who speaks first.
    pub first_mover_matters: Option<ShareReport>,
    /// Single text: some draft is the best deal found, but not proved to be the best.
    pub draft_unproved: ShareReport,
    /// Runs in which each meeting of the file took place.
    pub meetings: ByParty<ShareReport>,
    /// Runs in which each lever of the file was pulled.
    pub levers: ByParty<ShareReport>,
    /// Runs in which each shock of the file happened while the parties talked.
    pub shocks: ByParty<ShareReport>,
    /// Over runs with a handshake: mean exact chance of ratification.
    pub ratified_chance: MeanReport,
    /// Over runs with a ratified deal: mean exact chance that it lasts; only with `[durability]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting_chance: Option<MeanReport>,
    /// Over runs with a handshake: mean round.
    pub round: MeanReport,
    /// Over all runs, by party: mean of what it ends with, in points.
    pub worth: Vec<PartyMean>,
    /// How many handshakes each gate stops; one may be stopped by several.
    pub stopped_by: Vec<Stopper>,
}

/// A mean with its n.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct MeanReport {
    /// The mean; `null` over no runs.
    pub mean: Option<f64>,
    /// Over how many runs.
    pub n: u64,
}

impl From<Mean> for MeanReport {
    fn from(mean: Mean) -> Self {
        MeanReport {
            mean: mean.mean,
            n: mean.n,
        }
    }
}

/// A party's mean worth.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PartyMean {
    /// Its id.
    pub party: String,
    /// The mean.
    #[serde(flatten)]
    pub worth: MeanReport,
}

/// A gate and the handshakes that it stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stopper {
    /// `rule`, `red-line`, `walk-away`, `consent` or `ratifier`.
    pub gate: &'static str,
    /// Whose it is, for people; with the issue, for a red line.
    pub name: String,
    /// How many handshakes.
    pub runs: u64,
}

/// The tally of many runs as a document.
pub fn runs(scenario: &Scenario, game: &Game, tally: &Tally) -> RunsReport {
    let frame = game.frame();
    let name = |gate: Gate| match gate {
        Gate::RedLine(party, issue) => {
            format!(
                "{}: {}",
                frame.party_name(party),
                frame.issues[issue.index()].id
            )
        }
        other => other.holder(frame).to_owned(),
    };
    let exact = scenario.draws_nothing();
    let share = |count: Count| {
        let told = ShareReport::from(count);
        if exact { told.without_error() } else { told }
    };
    let claim = |claim| share(tally.claims[claim]);
    let outlives = scenario.durability.is_some();
    RunsReport {
        n: tally.runs,
        exact,
        possible_day_one: claim(Claim::PossibleDayOne),
        possible: claim(Claim::Possible),
        handshake: claim(Claim::Handshake),
        reached: claim(Claim::Reached),
        ratified: claim(Claim::Ratified),
        lasting: outlives.then(|| claim(Claim::Lasting)),
        breakdown: claim(Claim::Breakdown),
        first_mover_matters: tally.first_mover_matters.map(share),
        draft_unproved: share(tally.draft_unproved),
        meetings: scenario
            .meetings
            .iter()
            .zip(&tally.meetings)
            .map(|(meeting, count)| (meeting.id.clone(), share(*count)))
            .collect(),
        levers: scenario
            .levers
            .iter()
            .zip(&tally.levers)
            .map(|(lever, count)| (lever.id.clone(), share(*count)))
            .collect(),
        shocks: scenario
            .shocks
            .iter()
            .zip(&tally.shocks)
            .map(|(shock, count)| (shock.id.clone(), share(*count)))
            .collect(),
        ratified_chance: tally.ratified_chance.into(),
        lasting_chance: outlives.then(|| tally.lasting_chance.into()),
        round: tally.round.into(),
        worth: each(frame.parties.iter().zip(&tally.worth), |(party, mean)| {
            PartyMean {
                party: party.id.clone(),
                worth: (*mean).into(),
            }
        }),
        stopped_by: each(&tally.stopped_by, |&(gate, runs)| Stopper {
            gate: gate.word(),
            name: name(gate),
            runs,
        }),
    }
}
