//! Who said what, one row a move.

use crate::account::Account;
use crate::files::{Column, Table};
use crate::report::json::{HappeningReport, SaidInRound, rounds};

/// The trace as a table, one row a move.
pub fn trace_table(account: &Account<'_>) -> Table {
    let frame = account.game.frame();
    let unit = &account.scenario.time.unit;
    let mut columns = vec![
        Column::new("round", "integer", unit.as_str(), "round of talks, from 1"),
        Column::new("move", "integer", "", "order within the round, from 1"),
        Column::new(
            "party",
            "text",
            "",
            "who speaks; empty for the text of day one and for a handshake",
        ),
        Column::new(
            "kind",
            "text",
            "",
            "ask, draft, offer, text, yes, no or handshake; or what happened around the talks: shock, walk-out, lever-pulled, lever-let-go, meeting, trust, broken-word, settled, reopened, whole-refused",
        ),
        Column::new(
            "why",
            "text",
            "",
            "the reason of a no; what happened, with its effect; of a draft that is not proved to be the best, how far it can be from it; else empty",
        ),
        Column::new(
            "asks_coincide",
            "integer",
            "issues",
            "issues on which the latest asks of all signatories coincide after this round",
        ),
    ];
    columns.push(Column::new(
        "changed",
        "text",
        "points",
        "what is new against the same speaker's last text: issue from → to (change of its worth to each signatory, links aside); empty if nothing",
    ));
    columns.extend(frame.parties.iter().map(|party| {
        let meaning = format!("undiscounted worth of the text to {}", party.name);
        Column::new(
            format!("worth_{}_points", party.id),
            "number",
            "points",
            meaning,
        )
    }));
    columns.extend(frame.issues.iter().map(|issue| {
        Column::new(
            format!("text_{}", issue.id),
            "text",
            "",
            format!("what the text says on: {}", issue.title),
        )
    }));
    let mut rows = Vec::new();
    let signatories: Vec<&str> = account
        .game
        .signatories()
        .iter()
        .map(|p| &*frame.parties[p.index()].id)
        .collect();
    for round in rounds(account) {
        let coincide = round.asks_coincide_on.len().to_string();
        let around = |happened: &HappeningReport, rows: &mut Vec<Vec<String>>| {
            let mut row = vec![
                round.round.to_string(),
                happened.after_moves.to_string(),
                happened.party.clone().unwrap_or_default(),
                happened.kind.to_owned(),
                happened.what.clone(),
                coincide.clone(),
                String::new(),
            ];
            row.resize(columns.len(), String::new());
            rows.push(row);
        };
        for (n, said) in round.moves.iter().enumerate() {
            let before = round.happened.iter().filter(|h| h.after_moves == n);
            before.for_each(|happened| around(happened, &mut rows));
            let mut row = vec![
                round.round.to_string(),
                (n + 1).to_string(),
                said.party.clone().unwrap_or_default(),
                said.kind.to_owned(),
                said.why.clone().unwrap_or_default(),
                coincide.clone(),
                told_changes(said, &signatories),
            ];
            row.extend(
                frame
                    .parties
                    .iter()
                    .map(|party| said.worth[&party.id].to_string()),
            );
            row.extend(
                said.text
                    .values()
                    .map(|option| option.as_str().unwrap_or_default().to_owned()),
            );
            rows.push(row);
        }
        let after = round
            .happened
            .iter()
            .filter(|h| h.after_moves >= round.moves.len());
        after.for_each(|happened| around(happened, &mut rows));
    }
    Table { columns, rows }
}

/// Changes as one cell.
fn told_changes(said: &SaidInRound, signatories: &[&str]) -> String {
    let changes = said.changed.iter().flatten().map(|change| {
        let worth = signatories
            .iter()
            .map(|&id| format!("{id} {:+.2}", change.worth[id]));
        let worth: Vec<String> = worth.collect();
        format!(
            "{} {} → {} ({})",
            change.issue,
            change.from,
            change.to,
            worth.join(", ")
        )
    });
    changes.collect::<Vec<_>>().join("; ")
}
