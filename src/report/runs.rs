//! Many runs: their tally as JSON, each of them as a row.

use super::shared::{ByParty, ShareReport};
use crate::files::{Column, Table};
use crate::game::{Game, Gate};
use crate::scenario::Scenario;
use crate::trials::{Count, Mean, Run, Tally};
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
    /// One text accepted by every signatory.
    pub handshake: ShareReport,
    /// And it passes every gate of its round but ratification.
    pub reached: ShareReport,
    /// And every body concerned passes it.
    pub ratified: ShareReport,
    /// The talks broke down.
    pub breakdown: ShareReport,
    /// Alternating offers: the agreed text, or its absence, depends on who speaks first.
    pub first_mover_matters: Option<ShareReport>,
    /// Single text: some draft is the best text found, but not proved to be the best.
    pub draft_unproved: ShareReport,
    /// Runs in which each meeting of the file took place.
    pub meetings: ByParty<ShareReport>,
    /// Runs in which each lever of the file was pulled.
    pub levers: ByParty<ShareReport>,
    /// Runs in which each shock of the file happened while the parties talked.
    pub shocks: ByParty<ShareReport>,
    /// Over runs with a handshake: mean exact chance of ratification.
    pub ratified_chance: MeanReport,
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
    let stoppers = tally.stopped_by.iter();
    let exact = scenario.draws_nothing();
    let share = |count: Count| {
        let told = ShareReport::from(count);
        if exact { told.without_error() } else { told }
    };
    RunsReport {
        n: tally.runs,
        exact,
        possible_day_one: share(tally.possible_day_one),
        possible: share(tally.possible),
        handshake: share(tally.handshake),
        reached: share(tally.reached),
        ratified: share(tally.ratified),
        breakdown: share(tally.breakdown),
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
        round: tally.round.into(),
        worth: frame
            .parties
            .iter()
            .zip(&tally.worth)
            .map(|(party, mean)| PartyMean {
                party: party.id.clone(),
                worth: (*mean).into(),
            })
            .collect(),
        stopped_by: stoppers
            .map(|&(gate, runs)| Stopper {
                gate: gate.word(),
                name: name(gate),
                runs,
            })
            .collect(),
    }
}

/// Every run as a row.
pub fn runs_table(scenario: &Scenario, game: &Game, runs: &[Run]) -> Table {
    let frame = game.frame();
    let yes_no = |name: &str, meaning: &str| Column::new(name, "yes/no", "1 or 0", meaning);
    let mut columns = vec![
        Column::new(
            "run_id",
            "integer",
            "",
            "number of the run: --run-id plays it again under the same seed",
        ),
        yes_no(
            "possible_day_one",
            "some deal passes every gate on day one; empty where the search was too long",
        ),
        yes_no(
            "possible",
            "some deal passes every gate in some round 0 to R, however long the talks last; empty where the search was too long",
        ),
        yes_no(
            "handshake",
            "the talks ended with one text accepted by every signatory",
        ),
        yes_no(
            "reached",
            "and it passes every gate of its round but ratification",
        ),
        yes_no("ratified", "and every body concerned passes it"),
        yes_no("breakdown", "the talks broke down"),
        yes_no(
            "first_mover_matters",
            "the agreed text depends on who speaks first; empty unless offers alternate",
        ),
        yes_no(
            "draft_unproved",
            "some draft of the mediator is the best text found, but not proved to be the best: the search was too long",
        ),
        Column::new(
            "round",
            "integer",
            &scenario.time.unit,
            "round of the handshake; empty without one",
        ),
        Column::new(
            "ratified_chance",
            "number",
            "0-1",
            "exact chance that the bodies concerned ratify the agreed text; empty without a handshake",
        ),
    ];
    columns.extend(frame.parties.iter().map(|party| {
        let meaning = format!(
            "what {} ends with: the text if ratified, else no deal in the last round R (after a breakdown too)",
            party.name
        );
        Column::new(
            format!("worth_{}_points", party.id),
            "number",
            "points",
            meaning,
        )
    }));
    columns.extend(frame.parties.iter().map(|party| {
        let meaning = format!(
            "what the agreed text is worth to {}; empty without a handshake",
            party.name
        );
        Column::new(
            format!("text_worth_{}_points", party.id),
            "number",
            "points",
            meaning,
        )
    }));
    columns.extend(frame.issues.iter().map(|issue| {
        let meaning = format!(
            "what the agreed text says on: {}; empty without a handshake",
            issue.title
        );
        Column::new(format!("text_{}", issue.id), "text", "", meaning)
    }));
    for meeting in &scenario.meetings {
        columns.push(Column::new(
            format!("meeting_{}", meeting.id),
            "integer",
            &scenario.time.unit,
            format!(
                "round in which they met: {}; empty if they did not",
                meeting.name
            ),
        ));
    }
    for lever in &scenario.levers {
        columns.push(Column::new(
            format!("lever_{}", lever.id),
            "integer",
            "times",
            format!("how often it was pulled: {}", lever.title),
        ));
    }
    for shock in &scenario.shocks {
        columns.push(Column::new(
            format!("shock_{}", shock.id),
            "integer",
            "times",
            format!("how often it happened while they talked: {}", shock.title),
        ));
    }
    let row = |run: &Run| {
        let flag = |yes: bool| u8::from(yes).to_string();
        let mut row = vec![
            run.id.to_string(),
            run.possible_day_one.map(flag).unwrap_or_default(),
            run.possible.map(flag).unwrap_or_default(),
            flag(run.handshake),
            flag(run.reached),
            flag(run.ratified),
            flag(run.breakdown),
            run.first_mover_matters.map(flag).unwrap_or_default(),
            flag(run.around.draft_unproved),
            run.round.map(|r| r.to_string()).unwrap_or_default(),
            run.ratified_chance
                .map(|c| c.to_string())
                .unwrap_or_default(),
        ];
        row.extend(run.worth.iter().map(|w| run.unit.of(*w).to_string()));
        match &run.text_worth {
            Some(worth) => row.extend(worth.iter().map(|w| run.unit.of(*w).to_string())),
            None => row.extend(frame.parties.iter().map(|_| String::new())),
        }
        match &run.deal {
            Some(deal) => row.extend(frame.terms(deal).map(|(_, option)| option.to_owned())),
            None => row.extend(frame.issues.iter().map(|_| String::new())),
        }
        let around = &run.around;
        let rounds = around.meetings.iter();
        row.extend(rounds.map(|round| round.map(|r| r.to_string()).unwrap_or_default()));
        row.extend(around.levers.iter().map(u32::to_string));
        row.extend(around.shocks.iter().map(u32::to_string));
        row
    };
    Table {
        rows: runs.iter().map(row).collect(),
        columns,
    }
}
