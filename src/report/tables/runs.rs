//! Many runs, each of them as a row.

use crate::files::{Column, Table};
use crate::game::Game;
use crate::scenario::Scenario;
use crate::trials::Run;

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
